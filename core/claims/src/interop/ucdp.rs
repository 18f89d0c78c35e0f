//! A row of UCDP GED as a claim. Input: a row. Output: one claim of killings, low to high, spoken for by UCDP, standing in
//! the article that the row names; `best` and everything else under `ucdp_…`. Leaves out `best` as a number of ours, and the root
//! witness: the row doesn't name one that could be counted as an origin.

use super::dates::{day, range};
use super::row::{Cells, Mapped, Row, fault, place, put};
use crate::{ClaimsError, Event};
use attested_model::{DocumentName, Edtf, EventId, ModelError};

pub(super) const NEEDED: [&str; 10] =
    ["id", "type_of_violence", "where_prec", "country", "date_prec", "date_start", "date_end", "best", "low", "high"];

const SPEAKER: &str = "Uppsala Conflict Data Program (UCDP)";
/// Of these nothing is lost in the claim's own columns.
const MAPPED_WHOLE: [&str; 3] = ["id", "low", "high"];
const PARTS: [&str; 4] = ["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"];

pub(super) fn map(row: &Row<'_>) -> Result<Mapped, ClaimsError> {
    let id = format!("UCDP-{}", row.needed("id")?);
    row.code("type_of_violence", 3)?;
    let date = date(row)?;
    let place = place_of(row)?;
    let mut cells = row.kept("ucdp_", &MAPPED_WHOLE);
    for (column, value) in [
        ("id", id.as_str()),
        ("event", &id),
        ("event_date", &date),
        ("aspect", "number"),
        ("act", "killing"),
        ("measure", "flow"),
        ("unit", "persons"),
        ("class", "deaths"),
        ("scope", "whole"),
        ("place", &place),
        ("modality", "estimated"),
        ("speaker", SPEAKER),
        ("via", "database"),
        ("origin_certainty", "unknown"),
        ("seen", "not read; as coded by UCDP"),
    ] {
        put(&mut cells, column, value);
    }
    numbers(row, &mut cells)?;
    source(row, &id, &mut cells)?;
    let title = [row.text("dyad_name"), row.text("conflict_name")].into_iter().find(|t| !t.is_empty());
    let named = |source: ModelError| ClaimsError::Cell { column: "event", source };
    let event = Event {
        id: EventId::parse(&id).map_err(named)?,
        title: title.unwrap_or_default().to_owned(),
        date: Some(Edtf::parse(&date).map_err(|source| ClaimsError::Cell { column: "event_date", source })?),
        place,
        part_of: None,
    };
    Ok(Mapped { claims: vec![cells], event })
}

/// The interval; a row of which an end is empty states only the other.
fn numbers(row: &Row<'_>, cells: &mut Cells) -> Result<(), ClaimsError> {
    let (low, best, high) = (row.count("low")?, row.count("best")?, row.count("high")?);
    let kind = match (low, high) {
        (Some(l), Some(h)) if l > h => {
            return Err(fault("low", &format!("low {l} is above high {h}: correct the one that is wrong")));
        }
        (Some(l), Some(h)) if l == h => "exact",
        (Some(_), Some(_)) => "between",
        (Some(_), None) => "at_least",
        (None, Some(_)) => "at_most",
        (None, None) => return Err(fault("low", "low and high are both empty: a claim of a number needs one of them")),
    };
    if let Some(best) = best
        && (low.is_some_and(|l| best < l) || high.is_some_and(|h| best > h))
    {
        return Err(fault("best", &format!("best {best} is outside low to high: correct the one that is wrong")));
    }
    put(cells, "quantity_kind", kind);
    for (column, number) in [("low", low), ("high", high)] {
        put(cells, column, &number.map(|n| n.to_string()).unwrap_or_default());
    }
    let mut parts = Vec::new();
    for part in PARTS {
        parts.extend(row.count(part)?.map(|n| format!("{part}={n}")));
    }
    put(cells, "breakdown", &parts.join(";"));
    Ok(())
}

/// `date_prec`: 1 the days are known; 2 and 3 a few days or a week; 4 a month; 5 up to a year.
fn date(row: &Row<'_>) -> Result<String, ClaimsError> {
    let precision = row.code("date_prec", 5)?;
    let from = day("date_start", row.needed("date_start")?)?;
    let to = day("date_end", row.needed("date_end")?)?;
    if from > to {
        return Err(fault("date_end", &format!("{to} is before date_start, {from}: correct the one that is wrong")));
    }
    Ok(range(from, to, precision == 1))
}

/// `where_prec`: names from the level that is known upwards.
fn place_of(row: &Row<'_>) -> Result<String, ClaimsError> {
    let (site, second, first, country) =
        (row.text("where_coordinates"), row.text("adm_2"), row.text("adm_1"), row.text("country"));
    Ok(match row.code("where_prec", 7)? {
        1 => place(&[site, second, first, country]),
        2 if site.is_empty() => place(&[second, first, country]),
        2 => place(&[&format!("near {site}"), second, first, country]),
        3 => place(&[second, first, country]),
        4 => place(&[first, country]),
        6 => place(&[country]),
        // A line, an area or water: no unit of a country, so the words that describe it.
        _ => {
            let described = row.text("where_description");
            place(&[if described.is_empty() { site } else { described }, country])
        }
    })
}

/// One article is the document; of several, the row itself is, and the articles are kept beside it.
fn source(row: &Row<'_>, id: &str, cells: &mut Cells) -> Result<(), ClaimsError> {
    let several = |text: &str| text.contains(';');
    let (article, office) = (row.text("source_article").trim_matches('"'), row.text("source_office"));
    let named = !article.is_empty() && !several(article) && DocumentName::parse(article).is_ok();
    put(cells, "document", if named { article } else { id });
    if !several(office) {
        put(cells, "publisher", office);
    }
    // Public at the earliest when the last of its sources was.
    let mut last = None;
    for date in row.text("source_date").split(';').map(str::trim).filter(|d| !d.is_empty()) {
        last = last.max(Some(day("source_date", date)?));
    }
    put(cells, "published", &last.map(|d| d.to_string()).unwrap_or_default());
    Ok(())
}
