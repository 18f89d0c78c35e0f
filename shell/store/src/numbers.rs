//! Where numbers are stated: the look-up that finds, in a record of any size, the few claims with which an event's numbers may be
//! confused. Input: claims as they are derived; windows of numbers and days. Output: rows; what the claims state there, and
//! nothing else of them. A row is a function of its claim's row, so the look-up may be made anew at any time.

use crate::commit::sql;
use attested_app::NumberWindow;
use attested_claims::{Claim, NumberElsewhere, StatedNumber};
use attested_model::{Act, ClaimId, Day, EventId, Measure, ModelError, Unit};
use rusqlite::types::{Type, ValueRef};
use rusqlite::{Connection, Row};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// Dates longer than this are kept apart, so that the others are found by where they begin.
const WIDE_DAYS: i64 = 366;

/// Writes the rows of one claim's version.
pub(crate) fn insert(
    connection: &Connection,
    position: i64,
    recorded: i64,
    superseded_recorded: Option<i64>,
    claim: &Claim,
) -> Result<(), rusqlite::Error> {
    for stated in claim.stated_numbers() {
        let mut statement = connection.prepare_cached(
            "INSERT INTO d_numbers VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?;
        statement.execute(rusqlite::params![
            sql(stated.number),
            stated.measure.as_str(),
            is_wide(&stated),
            stated.days.0,
            position,
            stated.days.1,
            recorded,
            superseded_recorded,
            claim.id.as_str(),
            claim.event.as_str(),
            claim.act.as_str(),
            claim.measure.map(|m| m.as_str()),
            claim.unit.as_ref().map(|u| u.as_str()),
            claim.public_from().map(to_number),
        ])?;
    }
    Ok(())
}

/// Marks the rows of a version that another took the place of.
pub(crate) fn supersede(
    connection: &Connection,
    position: i64,
    claim: &Claim,
    recorded: i64,
) -> Result<(), rusqlite::Error> {
    for stated in claim.stated_numbers() {
        let mut statement = connection.prepare_cached(
            "UPDATE d_numbers SET superseded_recorded = ?1
             WHERE number = ?2 AND measure = ?3 AND wide = ?4 AND first = ?5 AND position = ?6",
        )?;
        let key = (recorded, sql(stated.number), stated.measure.as_str(), is_wide(&stated), stated.days.0, position);
        statement.execute(key)?;
    }
    Ok(())
}

/// The rows of all versions that are derived already.
pub(crate) fn fill(connection: &Connection) -> Result<(), rusqlite::Error> {
    let mut claims =
        connection.prepare("SELECT position, recorded, superseded_recorded, json FROM d_claims ORDER BY position")?;
    let mut rows = claims.query([])?;
    while let Some(row) = rows.next()? {
        // A row that can't be read is the affair of who reads it: `rebuild` makes both anew.
        if let Ok(claim) = serde_json::from_str::<Claim>(row.get_ref(3)?.as_str()?) {
            insert(connection, row.get(0)?, row.get(1)?, row.get(2)?, &claim)?;
        }
    }
    Ok(())
}

fn is_wide(stated: &StatedNumber) -> bool {
    stated.days.1.saturating_sub(stated.days.0) > WIDE_DAYS
}

/// What claims of other events, in force at a moment, state in a window, by claim.
pub(crate) fn search(
    connection: &Connection,
    windows: &BTreeSet<NumberWindow>,
    not_of: &EventId,
    moment: i64,
) -> Result<Vec<NumberElsewhere>, rusqlite::Error> {
    let mut statement = connection.prepare_cached(
        "SELECT position, id, act, coded, unit, first, last, public FROM d_numbers
         WHERE number = ?1 AND measure = ?2 AND wide = ?3 AND first BETWEEN ?4 AND ?5 AND last >= ?6
           AND event <> ?7 AND recorded <= ?8 AND (superseded_recorded IS NULL OR superseded_recorded > ?8)",
    )?;
    // One transaction, so that the file is locked once and not for each window.
    let transaction = connection.is_autocommit().then(|| connection.unchecked_transaction()).transpose()?;
    let mut found: BTreeMap<i64, NumberElsewhere> = BTreeMap::new();
    for window in windows {
        let (number, measure, (from, to)) = (sql(window.number), window.measure.as_str(), window.days);
        for (wide, earliest) in [(false, from.saturating_sub(WIDE_DAYS)), (true, i64::MIN)] {
            let mut rows = statement.query((number, measure, wide, earliest, to, from, not_of.as_str(), moment))?;
            while let Some(row) = rows.next()? {
                match found.entry(row.get(0)?) {
                    Entry::Occupied(mut there) => {
                        there.get_mut().numbers.insert(window.number);
                    }
                    Entry::Vacant(free) => {
                        free.insert(elsewhere(row, window.number)?);
                    }
                }
            }
        }
    }
    drop(statement);
    transaction.map_or(Ok(()), rusqlite::Transaction::commit)?;
    let mut found: Vec<NumberElsewhere> = found.into_values().collect();
    found.sort_by(|a, b| a.claim.cmp(&b.claim));
    Ok(found)
}

fn elsewhere(row: &Row<'_>, number: u64) -> Result<NumberElsewhere, rusqlite::Error> {
    let optional = |column: usize| -> Result<Option<&str>, rusqlite::Error> {
        match row.get_ref(column)? {
            ValueRef::Null => Ok(None),
            value => Ok(Some(value.as_str()?)),
        }
    };
    let unreadable =
        |column: usize| move |e: ModelError| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(e));
    Ok(NumberElsewhere {
        claim: ClaimId::parse(row.get_ref(1)?.as_str()?).map_err(unreadable(1))?,
        numbers: BTreeSet::from([number]),
        act: Act::parse(row.get_ref(2)?.as_str()?).map_err(unreadable(2))?,
        measure: optional(3)?.map(Measure::parse).transpose().map_err(unreadable(3))?,
        unit: optional(4)?.map_or_else(|| Ok(Unit::persons()), Unit::parse).map_err(unreadable(4))?,
        days: (row.get(5)?, row.get(6)?),
        public_from: row.get::<_, Option<i64>>(7)?.and_then(from_number),
    })
}

/// A day as a number: year, month and day in decimal places of their own, so that it reads itself.
fn to_number(day: Day) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

fn from_number(number: i64) -> Option<Day> {
    let (year, rest) = (number.div_euclid(10_000), number.rem_euclid(10_000));
    let part = |n: i64| i8::try_from(n).ok();
    Day::new(i16::try_from(year).ok()?, part(rest / 100)?, part(rest % 100)?).ok()
}
