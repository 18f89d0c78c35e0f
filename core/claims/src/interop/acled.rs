//! A row of ACLED as claims. Input: a row. Output: that it happened; and, when the row counts dead, how many, both spoken for
//! by ACLED; everything else under `acled_…`. Leaves out a claim of "zero killed": ACLED writes 0 when no death was reported,
//! which says nothing.

use super::dates::{day, month, week_around};
use super::row::{Cells, Mapped, Row, fault, place, put};
use crate::{ClaimsError, Event};
use attested_model::{Edtf, EventId};

pub(super) const NEEDED: [&str; 9] = [
    "event_id_cnty",
    "event_date",
    "time_precision",
    "event_type",
    "sub_event_type",
    "location",
    "geo_precision",
    "source",
    "fatalities",
];

const SPEAKER: &str = "Armed Conflict Location & Event Data (ACLED)";

/// Kinds of event that the vocabulary has an act for; another is kept as an act of its own.
const ACTS: [(&str, &str); 3] =
    [("Abduction/forced disappearance", "abduction"), ("Arrests", "arrest"), ("Sexual violence", "sexual_violence")];

pub(super) fn map(row: &Row<'_>) -> Result<Mapped, ClaimsError> {
    let id = format!("ACLED-{}", row.needed("event_id_cnty")?);
    let date = date(row)?;
    let place = place_of(row)?;
    let fatalities = row.count("fatalities")?;
    let act = act(row)?;
    let mut shared = Cells::new();
    for (column, value) in [
        ("event", id.as_str()),
        ("event_date", &date),
        ("scope", "whole"),
        ("place", &place),
        ("modality", "reported"),
        ("speaker", SPEAKER),
        ("via", "database"),
        ("origin_certainty", "unknown"),
        ("document", &id),
        ("seen", "not read; as coded by ACLED"),
    ] {
        put(&mut shared, column, value);
    }
    let source = row.text("source");
    if !source.contains(';') {
        put(&mut shared, "publisher", source);
    }
    put(&mut shared, "uttered", &uploaded(row)?);
    let event = Event {
        id: EventId::parse(&id).map_err(|source| ClaimsError::Cell { column: "event", source })?,
        title: [row.text("event_type"), row.text("sub_event_type")]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join(": "),
        date: Some(Edtf::parse(&date).map_err(|source| ClaimsError::Cell { column: "event_date", source })?),
        place,
        part_of: None,
    };
    let mut occurrence = row.kept("acled_", &["event_id_cnty"]);
    occurrence.extend(shared.clone());
    for (column, value) in [("id", id.as_str()), ("aspect", "occurrence"), ("act", &act)] {
        put(&mut occurrence, column, value);
    }
    let mut claims = vec![occurrence];
    if let Some(dead) = fatalities.filter(|n| *n > 0) {
        claims.push(killed(shared, &id, dead));
    }
    Ok(Mapped { claims, event })
}

fn killed(mut cells: Cells, id: &str, dead: u64) -> Cells {
    for (column, value) in [
        ("id", format!("{id}-F").as_str()),
        ("aspect", "number"),
        ("act", "killing"),
        ("measure", "flow"),
        ("unit", "persons"),
        ("class", "fatalities"),
        ("quantity_kind", "exact"),
        ("low", &dead.to_string()),
        ("high", &dead.to_string()),
    ] {
        put(&mut cells, column, value);
    }
    cells
}

fn act(row: &Row<'_>) -> Result<String, ClaimsError> {
    let kind = [row.text("sub_event_type"), row.needed("event_type")?].into_iter().find(|k| !k.is_empty());
    let kind = kind.unwrap_or_default();
    let known = ACTS.iter().find(|(theirs, _)| *theirs == kind).map(|(_, ours)| (*ours).to_owned());
    let words = kind.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase);
    let act = known.unwrap_or_else(|| words.collect::<Vec<_>>().join("_"));
    if act.is_empty() { Err(fault("event_type", "says no kind of event: write one of ACLED's")) } else { Ok(act) }
}

/// `time_precision`: 1 the day is known; 2 the week; 3 the month.
fn date(row: &Row<'_>) -> Result<String, ClaimsError> {
    let precision = row.code("time_precision", 3)?;
    let day = day("event_date", row.needed("event_date")?)?;
    Ok(match precision {
        1 => day.to_string(),
        2 => week_around(day),
        _ => month(day),
    })
}

/// `geo_precision`: 1 the place is known; 2 it stands for its surroundings; 3 only the province is known.
fn place_of(row: &Row<'_>) -> Result<String, ClaimsError> {
    let (site, first, country) = (row.text("location"), row.text("admin1"), row.text("country"));
    Ok(match row.code("geo_precision", 3)? {
        1 => place(&[site, first, country]),
        2 if site.is_empty() => place(&[first, country]),
        2 => place(&[&format!("near {site}"), first, country]),
        // A province's seat stands for it; without its name nothing finer than the country is said.
        _ => place(&[first, country]),
    })
}

/// The day on which the row was last uploaded, from seconds since 1970: from then on it was public as it stands.
fn uploaded(row: &Row<'_>) -> Result<String, ClaimsError> {
    let text = row.text("timestamp");
    if text.is_empty() {
        return Ok(String::new());
    }
    let moment = text.parse::<i64>().ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    let day = moment.map(|m| jiff::tz::TimeZone::UTC.to_datetime(m).date().to_string());
    day.ok_or_else(|| {
        fault("timestamp", "is no number of seconds since 1970: leave it empty, or give the file as exported")
    })
}
