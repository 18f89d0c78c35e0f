//! Points in time as people give them. Input: text. Output: a day as known on, a moment as recorded by, and
//! now. The only clock of the program is here.

use crate::OfficeError;
use attested_model::{AsOf, Day, Edtf, Timestamp};
use std::time::{SystemTime, UNIX_EPOCH};

/// Now.
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// The day that it is, in UTC.
///
/// # Errors
/// [`OfficeError::Date`] when the clock stands beyond the calendar.
pub fn today() -> Result<Day, OfficeError> {
    day(shown(now()).get(..10).unwrap_or_default())
}

/// A day: the last that an EDTF date allows.
///
/// # Errors
/// [`OfficeError::Date`], [`OfficeError::NoLastDay`].
pub fn day(text: &str) -> Result<Day, OfficeError> {
    let date = Edtf::parse(text).map_err(OfficeError::Date)?;
    date.latest_day().ok_or_else(|| OfficeError::NoLastDay { text: text.to_owned() })
}

/// A moment: RFC 3339, or a date, which means the end of that day in UTC.
///
/// # Errors
/// [`OfficeError::Date`], [`OfficeError::NoLastDay`], [`OfficeError::Moment`].
pub fn moment(text: &str) -> Result<Timestamp, OfficeError> {
    if let Ok(exact) = text.parse::<jiff::Timestamp>() {
        return Ok(Timestamp(exact.as_millisecond()));
    }
    let end = format!("{}T23:59:59.999Z", day(text)?);
    let exact = end
        .parse::<jiff::Timestamp>()
        .map_err(|e| OfficeError::Moment { text: text.to_owned(), why: e.to_string() })?;
    Ok(Timestamp(exact.as_millisecond()))
}

/// Both axes.
///
/// # Errors
/// Those of [`day`] and [`moment`].
pub fn as_of(known: Option<&str>, recorded: Option<&str>) -> Result<AsOf, OfficeError> {
    Ok(AsOf { known: known.map(day).transpose()?, recorded: recorded.map(moment).transpose()? })
}

/// A moment as an address carries it: UTC, to the millisecond, so that what was recorded at it is there.
pub fn exact(moment: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(moment.0)
        .map(|t| t.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string())
        .unwrap_or_default()
}

/// A moment as people read it: UTC, to the second.
pub fn shown(moment: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(moment.0)
        .map(|t| t.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
        .unwrap_or_default()
}
