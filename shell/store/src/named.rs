//! What claims in force name: the origins that they derive from, the places that they are of. Input: what is asked of a list.
//! Output: one page of origins with how much derives from each; every place as claims say it, with the events. Leaves out what
//! a place's words mean, which the gazetteer knows.

use crate::commit::sql;
use crate::listing::Listed;
use crate::{Project, StoreError};
use attested_model::{EventId, PlaceRole};

/// An origin in a list, as coded.
#[derive(Debug, Clone)]
pub struct ListedOrigin {
    /// Its name.
    pub origin: String,
    /// Claims in force that derive from it.
    pub claims: u64,
    /// Events that they are of.
    pub events: u64,
    /// The first and last day of their publication.
    pub published: (String, String),
}

/// A place as claims in force name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPlace {
    /// The words, or a place's id; several are parted by `;`.
    pub place: String,
    /// What it is to what happened.
    pub role: Option<PlaceRole>,
    /// The events of the claims that name it, each once.
    pub events: Vec<EventId>,
}

impl Project {
    /// A page of the origins as coded, those with most claims first, or by name.
    ///
    /// # Errors
    /// What the database says.
    pub fn list_origins(
        &self,
        part: &str,
        (by_name, reverse): (bool, bool),
        from: u64,
        at_most: u64,
    ) -> Result<Listed<ListedOrigin>, StoreError> {
        let way = |plain: &str, turned: &str| if reverse { turned.to_owned() } else { plain.to_owned() };
        let order = if by_name {
            format!("origin {}", way("ASC", "DESC"))
        } else {
            format!("claims {}, origin", way("DESC", "ASC"))
        };
        let named = "SELECT origin, count(*) AS claims FROM d_listed
             WHERE origin > '' AND (?1 = '' OR instr(lower(origin), ?1) > 0) GROUP BY origin, event";
        let part = part.trim().to_lowercase();
        let query = format!(
            "SELECT origin, claims, events,
             (SELECT min(published) FROM d_listed l WHERE l.origin = o.origin AND l.published > ''),
             (SELECT max(published) FROM d_listed l WHERE l.origin = o.origin), total FROM
             (SELECT origin, sum(claims) AS claims, count(*) AS events, count(*) OVER () AS total FROM ({named}) GROUP BY origin
              ORDER BY {order} LIMIT {} OFFSET {}) o",
            sql(at_most),
            sql(from)
        );
        let rows = self.rows(&query, [&part], |row| {
            let days = (row.get::<_, Option<String>>(3)?.unwrap_or_default(), row.get::<_, String>(4)?);
            let one = ListedOrigin {
                origin: row.get(0)?,
                claims: row.get::<_, i64>(1)?.unsigned_abs(),
                events: row.get::<_, i64>(2)?.unsigned_abs(),
                published: days,
            };
            Ok((one, row.get::<_, i64>(5)?))
        })?;
        // Beyond the last page nothing says how many there are.
        let total = match rows.first() {
            Some((_, total)) => *total,
            None => {
                let count = format!("SELECT count(DISTINCT origin) FROM ({named})");
                self.rows(&count, [&part], |row| row.get(0))?.first().copied().unwrap_or(0)
            }
        };
        Ok(Listed { rows: rows.into_iter().map(|(one, _)| one).collect(), total: total.unsigned_abs(), cut: None })
    }

    /// Every place that a claim in force names, with the events.
    ///
    /// # Errors
    /// What the database says; [`StoreError::Damaged`] when a row isn't one that this program wrote.
    pub fn named_places(&self) -> Result<Vec<NamedPlace>, StoreError> {
        let query = "SELECT place, place_role, event FROM d_listed WHERE place <> '' GROUP BY place, place_role, event";
        let damaged = || StoreError::Damaged {
            path: crate::database::path(&self.path),
            why: "a listed claim's place can't be read: `attested rebuild` derives it anew".to_owned(),
        };
        let mut places: Vec<NamedPlace> = Vec::new();
        let rows = self.rows(query, [], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
        })?;
        for (place, role, event) in rows {
            let role = if role.is_empty() { None } else { Some(PlaceRole::parse(&role).map_err(|_| damaged())?) };
            let event = EventId::parse(&event).map_err(|_| damaged())?;
            match places.last_mut() {
                Some(last) if last.place == place && last.role == role => last.events.push(event),
                _ => places.push(NamedPlace { place, role, events: vec![event] }),
            }
        }
        Ok(places)
    }
}
