//! Events whose early numbers are told and whose total may be settled: the files of `vocab/expectation`, and those that
//! `attested hindcast` is given. Input: `events.csv`, claims with their days. Output: what was said of an event by a day.
//! Leaves out the model.

use super::said::{Said, Voice};
use crate::FiguresError;
use attested_claims::Claim;
use attested_model::{Day, Edtf, EventId, ModelError, Row, Table};

/// The days after an event on which forecasts were made and scored.
pub const DAYS: [u32; 4] = [1, 3, 7, 30];

/// An event of `events.csv`.
#[derive(Debug, Clone, PartialEq)]
pub struct HindcastEvent {
    /// Its id.
    pub id: EventId,
    /// What happened, in the words of the file.
    pub act: String,
    /// The first day, from which days are counted.
    pub day0: Option<Day>,
    /// The classes that count what was settled.
    pub same: Vec<String>,
    /// The classes that count it and something near it.
    pub wide: Vec<String>,
    /// The settled total, at least, best and at most; `None` where none is settled or the file doesn't tell.
    pub settled: Option<[u64; 3]>,
}

/// Reads `events.csv`.
///
/// # Errors
/// [`FiguresError::Events`] when a column is missing, an id or a number can't be read.
pub fn read_events(text: &str) -> Result<Vec<HindcastEvent>, FiguresError> {
    let table = Table::read("events.csv", text, &["event", "act", "same_class"]).map_err(FiguresError::Events)?;
    table.rows.iter().map(event).collect::<Result<_, _>>().map_err(FiguresError::Events)
}

fn event(row: &Row) -> Result<HindcastEvent, ModelError> {
    let list = |column: &str| -> Vec<String> {
        row.cell(column).split(';').map(str::trim).filter(|c| !c.is_empty()).map(str::to_owned).collect()
    };
    let number = |column: &str| match row.cell(column) {
        "" => Ok(None),
        text => attested_model::count(text).map(Some),
    };
    let first = if row.cell("day0").is_empty() { row.cell("date") } else { row.cell("day0") };
    let (low, best, high) = (number("settled_low")?, number("settled_best")?, number("settled_high")?);
    Ok(HindcastEvent {
        id: EventId::parse(row.cell("event"))?,
        act: row.cell("act").to_owned(),
        day0: Edtf::parse(first).ok().and_then(|date| date.earliest_day()),
        same: list("same_class"),
        wide: list("wide_class"),
        settled: best.map(|best| [low.unwrap_or(best), best, high.unwrap_or(best)]),
    })
}

impl HindcastEvent {
    /// The claims on this event that were public by a day, in the order in which they were made; those of one day as
    /// they stand. The statement that settled the total is left out where the file marks it.
    pub(super) fn by_day<'c>(&self, claims: &'c [Claim], day: u32) -> Vec<&'c Claim> {
        let early = |claim: &'c Claim| {
            let at = self.day_of(claim)?;
            (claim.event == self.id && at <= f64::from(day) && column(claim, "settles") != "yes").then_some((at, claim))
        };
        let mut dated: Vec<(f64, &Claim)> = claims.iter().filter_map(early).collect();
        dated.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        dated.into_iter().map(|(_, claim)| claim).collect()
    }

    /// Days after the first: the column `day`, else counted from the day on which the claim became public.
    fn day_of(&self, claim: &Claim) -> Option<f64> {
        let told = column(claim, "day").parse::<f64>().ok().filter(|day| day.is_finite());
        told.or_else(|| days_between(self.day0?, claim.public_from()?).map(f64::from))
    }

    /// Whether a claim counts what was settled, or something near it.
    pub(super) fn counts(&self, claim: &Claim) -> bool {
        self.same.contains(&claim.class) || self.wide.contains(&claim.class)
    }

    /// The numbers said by a day: of the classes that were settled; if none of those was said, of the classes near it.
    pub(super) fn said_by(&self, claims: &[Claim], day: u32) -> Vec<Said> {
        let early = self.by_day(claims, day);
        let of = |wanted: &dyn Fn(&Claim) -> bool| -> Vec<Said> {
            let numbers = early.iter().filter(|claim| wanted(claim));
            numbers.filter_map(|c| Said::of(c, c.scope(), Voice::of_speaker_kind(column(c, "speaker_kind")))).collect()
        };
        let same = of(&|claim| self.same.contains(&claim.class));
        if same.is_empty() { of(&|claim| self.counts(claim)) } else { same }
    }
}

/// A column of the coder's own.
pub(super) fn column<'c>(claim: &'c Claim, name: &str) -> &'c str {
    claim.extra.get(name).map_or("", |value| value.trim())
}

/// Whole days from one day to another.
pub(super) fn days_between(from: Day, to: Day) -> Option<i32> {
    from.until(to).ok().map(|span| span.get_days())
}
