//! Constraints on small made-up records and on the example record. Input: claims in a line each (as in the cases of
//! reconcile/v1), statements as JSON. Output: agreement with what the rules give.

mod large;
mod parts;
mod properties;
pub(crate) mod reference;
mod stock;

use super::{AccountView, Conflict, EventView, PartsAndWholes, Stated, parts_and_wholes, stock_and_flow};
use crate::v1::tests::{claim, record, vocabulary};
use crate::{EventFigures, Policy, Slice, Vocabulary, v1};
use attested_claims::{Claim, ClaimRecord, Event};
use attested_model::{AsOf, ClaimId, Edtf, EventId, Gazetteer};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

pub(crate) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(vocabulary);
pub(crate) static GAZETTEER: LazyLock<Gazetteer> =
    LazyLock::new(|| Gazetteer::read(attested_vocab::GAZETTEER).unwrap());

/// Slices of some events with their figures.
pub(crate) struct Views {
    pub slices: Vec<Slice>,
    figures: Vec<EventFigures>,
}

impl Views {
    pub(crate) fn of(records: Vec<ClaimRecord>, day: &str) -> Views {
        let mut events: BTreeMap<EventId, Vec<ClaimRecord>> = BTreeMap::new();
        for record in &records {
            events.entry(record.claim.event.clone()).or_default().push(record.clone());
        }
        let slices = events.into_iter().map(|(id, claims)| {
            let named = |r: &ClaimRecord| r.claim.quantity.iter().flat_map(|q| q.relative_to().cloned()).next();
            let named: BTreeSet<ClaimId> = claims.iter().filter_map(named).collect();
            let elsewhere = |r: &&ClaimRecord| r.claim.event != id && named.contains(&r.claim.id);
            let related = records.iter().filter(elsewhere).cloned().collect();
            Slice { event: Event::named(id), claims, related, same_numbers: Vec::new(), judgments: Vec::new() }
        });
        let mut views = Views { slices: slices.collect(), figures: Vec::new() };
        views.derive(day);
        views
    }

    pub(super) fn derive(&mut self, day: &str) {
        let known = (day != "all").then(|| Edtf::parse(day).unwrap().latest_day().unwrap());
        let as_of = AsOf { known, recorded: None };
        let policy = Policy::named("attested/v1").unwrap();
        self.figures =
            self.slices.iter().map(|slice| v1::reconcile(slice, as_of, None, &policy, &VOCABULARY)).collect();
    }

    pub(crate) fn events(&self) -> Vec<EventView<'_>> {
        self.slices.iter().zip(&self.figures).map(|(slice, figures)| EventView { slice, figures }).collect()
    }

    pub(super) fn parts(&self, stated: &Stated) -> PartsAndWholes {
        parts_and_wholes(&self.events(), stated, &GAZETTEER, &VOCABULARY)
    }

    pub(super) fn accounts(&self, stated: &Stated) -> Vec<AccountView> {
        stock_and_flow(&self.events(), &stated.accounts)
    }
}

/// Claims, one a line.
pub(crate) fn views(lines: &str) -> Views {
    let claims: Vec<Claim> = lines.lines().map(str::trim).filter(|l| !l.is_empty()).map(claim).collect();
    Views::of(claims.into_iter().map(record).collect(), "all")
}

pub(super) fn stated(json: &str) -> Stated {
    Stated::read(json).unwrap()
}

/// A relation as JSON.
pub(super) fn relation(name: &str, kind: &str, whole: &str, parts: &[&str]) -> String {
    serde_json::json!({"name": name, "kind": kind, "whole": whole, "parts": parts, "reason": "as told"}).to_string()
}

pub(super) fn relations(relations: &[String]) -> Stated {
    stated(&format!("{{\"relations\": [{}]}}", relations.join(",")))
}

pub(super) fn ids(claims: &[ClaimId]) -> String {
    claims.iter().map(ClaimId::as_str).collect::<Vec<_>>().join(" ")
}

/// What holds of the quantity that a claim is on: floor and ceiling, with the rules of derived ends and what they rest on.
pub(super) fn holds(view: &PartsAndWholes, claim: &str) -> String {
    let counted = view.counted.iter().find(|c| c.claims.iter().any(|id| id.as_str() == claim)).unwrap();
    shown(counted)
}

pub(super) fn shown(counted: &super::Counted) -> String {
    let end = |stated: Option<u64>, derived: &Option<super::Derived>| match (stated, derived) {
        (_, Some(d)) => format!("{} ({}: {})", d.value, d.rule, ids(&d.claims)),
        (Some(n), None) => n.to_string(),
        (None, None) => "open".to_owned(),
    };
    format!("{} – {}", end(counted.low, &counted.derived_low), end(counted.high, &counted.derived_high))
}

pub(super) fn clash(conflict: &Conflict) -> String {
    format!(
        "{} [{}] {} {}: {} > {}",
        ids(&conflict.claims),
        conflict.stated.join(", "),
        conflict.smallest,
        conflict.relation,
        conflict.floor,
        conflict.ceiling
    )
}

pub(super) fn clashes(conflicts: &[Conflict]) -> Vec<String> {
    conflicts.iter().map(clash).collect()
}

pub(super) fn codes(notes: &[super::Note]) -> Vec<String> {
    notes.iter().map(|n| format!("{} {}", n.code.code(), ids(&n.claims)).trim().to_owned()).collect()
}
