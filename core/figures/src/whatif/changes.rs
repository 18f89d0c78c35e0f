//! What changed in an event's figures from one day to the next, and which claim did it. Input: the slice and the days.
//! Output: for each day on which something changed, each changed field with its values before and after, and the claims
//! without which it would not have changed. Leaves out prose.

use crate::{EventFigures, Figure, Slice, v1};
use attested_model::{AsOf, ClaimId, Day};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A field of a figure that can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeOf {
    /// Whether there is such a figure at all.
    Existence,
    /// The envelope.
    Envelope,
    /// The core.
    Core,
    /// Ranges apart from the core.
    Rivals,
    /// Whether the number is contested.
    Contested,
    /// Named origins.
    Origins,
    /// The highest floor that parts state.
    PartFloor,
    /// The lowest ceiling that wider claims state.
    WiderCeiling,
}

impl ChangeOf {
    const ALL: [ChangeOf; 8] = [
        ChangeOf::Existence,
        ChangeOf::Envelope,
        ChangeOf::Core,
        ChangeOf::Rivals,
        ChangeOf::Contested,
        ChangeOf::Origins,
        ChangeOf::PartFloor,
        ChangeOf::WiderCeiling,
    ];

    fn is_same(self, was: &Figure, is: &Figure) -> bool {
        match self {
            ChangeOf::Existence => true,
            ChangeOf::Envelope => was.envelope == is.envelope,
            ChangeOf::Core => was.core == is.core,
            ChangeOf::Rivals => was.rivals == is.rivals,
            ChangeOf::Contested => was.contested == is.contested,
            ChangeOf::Origins => was.origins == is.origins,
            ChangeOf::PartFloor => was.part_floor == is.part_floor,
            ChangeOf::WiderCeiling => was.wider_ceiling == is.wider_ceiling,
        }
    }

    /// The field's value as JSON; `null` where the figure isn't there.
    fn value(self, figure: Option<&Figure>) -> serde_json::Value {
        let Some(figure) = figure else { return serde_json::Value::Null };
        match self {
            ChangeOf::Existence => true.into(),
            ChangeOf::Envelope => serde_json::json!(figure.envelope),
            ChangeOf::Core => serde_json::json!(figure.core),
            ChangeOf::Rivals => serde_json::json!(figure.rivals),
            ChangeOf::Contested => figure.contested.into(),
            ChangeOf::Origins => figure.origins.into(),
            ChangeOf::PartFloor => figure.part_floor.into(),
            ChangeOf::WiderCeiling => figure.wider_ceiling.into(),
        }
    }
}

/// One field of one figure that changed on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The day.
    pub day: Day,
    /// The figure's id.
    pub figure: String,
    /// The field.
    pub field: ChangeOf,
    /// Its value before.
    pub before: serde_json::Value,
    /// Its value from that day on.
    pub after: serde_json::Value,
    /// The claims of the day without any one of which it would not have become so; when no single one is needed
    /// (two say the same) or the event and the day have very many, all that became known that day in the figure.
    pub by: Vec<ClaimId>,
}

/// Claims of a day times claims of the event, up to which the day is derived again without each of its claims.
const LOOKS: usize = 20_000;

/// The figures of a view, by id.
type ById<'v> = BTreeMap<&'v str, &'v Figure>;

fn by_id(view: &EventFigures) -> ById<'_> {
    view.figures.iter().map(|figure| (figure.id.as_str(), figure)).collect()
}

/// The changes between two views of one event.
fn between<'v>(before: &ById<'v>, after: &ById<'v>) -> Vec<(&'v str, ChangeOf)> {
    let ids: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    let mut out = Vec::new();
    for id in ids {
        match (before.get(id), after.get(id)) {
            (Some(was), Some(is)) => {
                out.extend(ChangeOf::ALL.into_iter().filter(|field| !field.is_same(was, is)).map(|field| (id, field)));
            }
            // What stands first stands all at once.
            (Some(_), None) | (None, Some(_)) => out.push((id, ChangeOf::Existence)),
            (None, None) => {}
        }
    }
    out
}

/// The changes from one view to the next, with the claims that made them.
///
/// `newly` are the claims that became known in between, in order, of so many `claims` of the event.
fn changes(
    prepared: &v1::Prepared<'_>,
    claims: usize,
    before: &ById<'_>,
    after: &ById<'_>,
    day: Day,
    newly: &[ClaimId],
) -> Vec<Change> {
    let changed = between(before, after);
    if changed.is_empty() {
        return Vec::new();
    }
    // The day again without each of its claims; a single one needs no second look, and a great many get none.
    let views: Vec<(&ClaimId, EventFigures)> = if newly.len() > 1 && newly.len() * claims <= LOOKS {
        newly.iter().map(|id| (id, prepared.without(id, AsOf::known_on(day), None))).collect()
    } else {
        Vec::new()
    };
    let lacking: Vec<(&ClaimId, ById<'_>)> = views.iter().map(|(id, view)| (*id, by_id(view))).collect();
    changed
        .into_iter()
        .map(|(id, field)| {
            let value = |view: &ById<'_>| field.value(view.get(id).copied());
            let is = value(after);
            let mut by: Vec<ClaimId> =
                lacking.iter().filter(|(_, view)| value(view) != is).map(|(claim, _)| (*claim).clone()).collect();
            if by.is_empty() {
                let in_figure = |claim: &&ClaimId| after.get(id).is_some_and(|f| f.claims.contains(claim));
                by = newly.iter().filter(in_figure).cloned().collect();
                if by.is_empty() {
                    by = newly.to_vec();
                }
            }
            Change { day, figure: id.to_owned(), field, before: value(before), after: is, by }
        })
        .collect()
}

/// The days on which claims of an event became known, each with its claims.
pub fn known_days(slice: &Slice) -> BTreeMap<Day, Vec<ClaimId>> {
    let mut days: BTreeMap<Day, Vec<ClaimId>> = BTreeMap::new();
    for record in &slice.claims {
        if let Some(day) = record.claim.public_from() {
            days.entry(day).or_default().push(record.claim.id.clone());
        }
    }
    days
}

/// Every change of an event's figures, day by day, from nothing. `views` are the figures on each of its [`known_days`], as
/// `prepared` gives them.
pub fn timeline(slice: &Slice, prepared: &v1::Prepared<'_>, views: &[EventFigures]) -> Vec<Change> {
    let mut out = Vec::new();
    // Before anything is known, there is no figure.
    let mut before = ById::new();
    for ((day, newly), view) in known_days(slice).into_iter().zip(views) {
        let after = by_id(view);
        out.extend(changes(prepared, slice.claims.len(), &before, &after, day, &newly));
        before = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Policy;
    use crate::v1::tests::{claim, slice, vocabulary};

    #[test]
    fn each_change_names_the_claim_that_made_it() {
        let lines = [
            "A 600 by=X on=2023-10-10",
            "B 600-650 by=Y on=2023-10-11",
            "C 100 by=Z on=2023-10-11",
            "D ? on=2023-10-12",
        ];
        let policy = Policy::named("attested/v1").unwrap();
        let (slice, vocabulary) = (slice(lines.map(claim).to_vec(), Vec::new()), vocabulary());
        let prepared = v1::Prepared::new(&slice, &policy, &vocabulary);
        let views: Vec<_> =
            known_days(&slice).into_keys().map(|day| prepared.as_of(AsOf::known_on(day), None)).collect();
        let all = timeline(&slice, &prepared, &views);
        let told: Vec<(String, ChangeOf, Vec<&str>)> = all
            .iter()
            .map(|change| (change.day.to_string(), change.field, change.by.iter().map(ClaimId::as_str).collect()))
            .collect();
        let on = |day: &str, field| told.iter().find(|(d, f, _)| d == day && *f == field).map(|(_, _, by)| by.clone());
        assert_eq!(on("2023-10-10", ChangeOf::Existence), Some(vec!["A"]));
        assert_eq!(on("2023-10-11", ChangeOf::Core), Some(vec!["B"]));
        assert_eq!(on("2023-10-11", ChangeOf::Contested), Some(vec!["C"]));
        assert_eq!(on("2023-10-11", ChangeOf::Envelope), Some(vec!["B", "C"]));
        assert!(!told.iter().any(|(day, ..)| day == "2023-10-12"));
    }
}
