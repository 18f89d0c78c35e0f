//! Points in time as arguments give them. Input: text. Output: a day as known on, a moment as recorded by, and
//! now. The only clock of the program is here.

use crate::args::WrongUse;
use attested_model::{AsOf, Day, Edtf, Timestamp};
use std::time::{SystemTime, UNIX_EPOCH};

/// Now.
pub(crate) fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// A day: the last that an EDTF date allows.
pub(crate) fn day(text: &str) -> anyhow::Result<Day> {
    let date = Edtf::parse(text).map_err(|e| WrongUse(e.to_string()))?;
    date.latest_day()
        .ok_or_else(|| WrongUse(format!("'{text}' has no last day: give one, for example 2023-10-13")).into())
}

/// A moment: RFC 3339, or a date, which means the end of that day in UTC.
pub(crate) fn moment(text: &str) -> anyhow::Result<Timestamp> {
    if let Ok(exact) = text.parse::<jiff::Timestamp>() {
        return Ok(Timestamp(exact.as_millisecond()));
    }
    let end = format!("{}T23:59:59.999Z", day(text)?);
    let exact = end.parse::<jiff::Timestamp>().map_err(|e| WrongUse(format!("'{text}' is not a moment: {e}")))?;
    Ok(Timestamp(exact.as_millisecond()))
}

/// Both axes.
pub(crate) fn as_of(known: Option<&str>, recorded: Option<&str>) -> anyhow::Result<AsOf> {
    Ok(AsOf { known: known.map(day).transpose()?, recorded: recorded.map(moment).transpose()? })
}

/// A moment as people read it: UTC, to the second.
pub(crate) fn shown(moment: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(moment.0)
        .map(|t| t.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
        .unwrap_or_default()
}
