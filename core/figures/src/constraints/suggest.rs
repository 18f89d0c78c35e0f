//! Accounts that the record itself hints at: a flow out of custody that is said of a stock ("all of them were returned"),
//! and the stocks of the same event from later days. Input: events with their figures. Output: accounts for a person to
//! accept or change. Nothing is decided here: who may have entered is left unstated, so that both readings are weighed.

use super::record::{EventView, Record, Said};
use super::stated::{Account, Entering, Flow, FlowKind, Held};
use crate::Terms;
use attested_model::{Edtf, Measure, Quantity};
use std::collections::BTreeMap;

/// How an act, or the act it is a kind of, moves people out of custody.
const LEAVING: [(&str, FlowKind); 6] = [
    ("return", FlowKind::Returned),
    ("deportation", FlowKind::Returned),
    ("release", FlowKind::Released),
    ("escape", FlowKind::Released),
    ("killing", FlowKind::Died),
    ("death_in_custody", FlowKind::Died),
];

/// Accounts to look at.
pub fn suggested_accounts(events: &[EventView<'_>], terms: &Terms) -> Vec<Account> {
    let record = Record::new(events);
    record.said.iter().filter_map(|flow| suggested(&record, flow, terms)).collect()
}

fn suggested(record: &Record<'_>, flow: &Said<'_>, terms: &Terms) -> Option<Account> {
    let stock = record.reading(flow.claim.quantity.as_ref().and_then(Quantity::relative_to)?)?.1;
    let measures = (flow.figure.measure.as_str(), stock.figure.measure.as_str());
    if measures != (Measure::Flow.as_str(), Measure::Stock.as_str()) || flow.figure.unit != stock.figure.unit {
        return None;
    }
    let kind = leaving(&flow.figure.act, terms)?;
    let from = stock.claim.event_date.clone()?;
    let end = Edtf::day(flow.claim.event_date.as_ref()?.latest_day()?);
    let start = from.earliest_day()?;
    let after = |said: &&Said<'_>| said.claim.event_date.as_ref().and_then(Edtf::earliest_day) > end.latest_day();
    let mut later: BTreeMap<(Option<attested_model::Day>, &str), Held> = BTreeMap::new();
    for said in record.said.iter().filter(|said| said.event == stock.event && said.same_lot(stock)).filter(after) {
        let Some(at) = said.claim.event_date.clone() else { continue };
        let held = later.entry((at.earliest_day(), said.date())).or_insert_with(|| Held { at, claims: Vec::new() });
        held.claims.push(said.claim.id.clone());
    }
    if later.is_empty() || end.latest_day().is_none_or(|end| end <= start) {
        return None;
    }
    let mut held = vec![Held { at: from.clone(), claims: vec![stock.claim.id.clone()] }];
    held.push(Held { at: end.clone(), claims: Vec::new() });
    held.extend(later.into_values());
    let name = format!("{} of {}", flow.claim.id, stock.claim.id);
    let flows = vec![Flow {
        kind,
        from,
        to: end,
        claims: vec![flow.claim.id.clone()],
        disjoint_parts: Vec::new(),
        assume_at_most: None,
    }];
    Some(Account {
        name,
        population: stock.claim.class.clone(),
        entering: Entering::Unstated,
        held,
        flows,
        unknown_up_to: 0,
        reason: format!("relative_to of {}", flow.claim.id),
    })
}

fn leaving(act: &str, terms: &Terms) -> Option<FlowKind> {
    let mut act = act;
    // The vocabulary's tree is shallow; a circle in it must not hold us.
    for _ in 0..8 {
        if let Some((_, kind)) = LEAVING.iter().find(|(known, _)| *known == act) {
            return Some(*kind);
        }
        act = terms.broader("act", act)?;
    }
    None
}
