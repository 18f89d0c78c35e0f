//! Figures as rows like those of UCDP GED. Input: events. Output: a row a figure, with low, best, high, dates and their
//! precision under UCDP's names, and what UCDP has no column for under ours. `best` is empty unless the policy has a rule for it, and
//! an end that nobody stated is empty. Leaves out conflicts, sides and coordinates: the record has none.

use super::{Exported, ExportedEvent, STAMP, sheet};
use attested_claims::ClaimsError;
use attested_claims::interop::OWN_FIGURE_COLUMN;
use attested_figures::{EventFigures, Figure};
use attested_model::{Aspect, Edtf};

const COLUMNS: [&str; 28] = [
    OWN_FIGURE_COLUMN,
    "id",
    "act",
    "measure",
    "unit",
    "where_description",
    "date_start",
    "date_end",
    "date_prec",
    "best",
    "low",
    "high",
    "best_rule",
    "open_low",
    "open_high",
    "core_low",
    "core_high",
    "contested",
    "grade",
    "number_of_sources",
    "origins",
    "origins_low",
    "origins_high",
    "as_of",
    "policy",
    "method",
    "vocabulary",
    "stamp",
];

/// The figures of events, a row each.
///
/// # Errors
/// [`ClaimsError::Write`] when the writer fails (it writes to memory: it doesn't).
pub fn ucdp_rows(events: &[ExportedEvent]) -> Result<Exported, ClaimsError> {
    sheet(&COLUMNS, events.iter().flat_map(|e| e.view.figures.iter().map(|f| row(&e.view, f))).collect())
}

fn row(view: &EventFigures, figure: &Figure) -> Vec<String> {
    let end = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    let (from, to, precision) = dates(figure.time.as_deref());
    let grade = figure.grade.get(&Aspect::Number).map_or("", |g| g.level.code());
    let best = figure.best.as_ref();
    let cells = vec![
        format!("{}/{}", view.event, figure.id),
        view.event.to_string(),
        figure.act.clone(),
        figure.measure.clone(),
        figure.unit.clone(),
        figure.places.join("; "),
        from,
        to,
        precision,
        end(best.map(|b| b.value)),
        end(figure.envelope.low),
        end(figure.envelope.high),
        best.map_or("", |b| b.rule).to_owned(),
        figure.envelope.open_low.to_string(),
        figure.envelope.open_high.to_string(),
        end(figure.core.map(|c| c.low)),
        end(figure.core.map(|c| c.high)),
        figure.contested.to_string(),
        grade.to_owned(),
        figure.reports.to_string(),
        figure.origins.to_string(),
        figure.origins_range.low.to_string(),
        figure.origins_range.high.to_string(),
        view.as_of.clone().unwrap_or_default(),
        view.policy.to_owned(),
        view.method.to_owned(),
        view.vocabulary.clone(),
        STAMP.to_owned(),
    ];
    debug_assert_eq!(cells.len(), COLUMNS.len());
    cells
}

/// First and last day, and UCDP's code for how many there are: a day 1, up to six 2, a week 3, a month 4, a year 5.
fn dates(time: Option<&str>) -> (String, String, String) {
    let time = time.and_then(|t| Edtf::parse(t).ok());
    let (from, to) = time.map_or((None, None), |t| (t.earliest_day(), t.latest_day()));
    let code = match (from, to) {
        (Some(from), Some(to)) => match from.until(to).map_or(i32::MAX, |span| span.get_days()).saturating_add(1) {
            ..=1 => "1",
            2..=6 => "2",
            7 => "3",
            8..=31 => "4",
            32..=366 => "5",
            _ => "",
        },
        (Some(_) | None, Some(_) | None) => "",
    };
    let shown = |day: Option<attested_model::Day>| day.map(|d| d.to_string()).unwrap_or_default();
    (shown(from), shown(to), code.to_owned())
}
