//! Accounts that the record itself hints at: a flow out of custody that is said of a stock ("all of them were returned", "of
//! those held"), or stands in one event with an earlier stock; with the stocks of that event from later days. Input: events
//! with their figures. Output: accounts for a person to accept, change or drop. Nothing is decided here: who may have
//! entered is left unstated, so that both readings are weighed.

use super::record::{EventView, Record, Said};
use crate::Terms;
use attested_claims::{Account, Entering, Flow, FlowKind, Held};
use attested_model::{ClaimId, Day, Edtf, EventId, Measure, Quantity, Scope};
use std::collections::BTreeMap;

/// Acts that move people out of custody.
const LEAVING: [(&str, FlowKind); 6] = [
    ("return", FlowKind::Returned),
    ("deportation", FlowKind::Returned),
    ("release", FlowKind::Released),
    ("escape", FlowKind::Released),
    ("killing", FlowKind::Died),
    ("death_in_custody", FlowKind::Died),
];

/// Accounts to look at, one for each flow that is said of a stock, and one for each flow and stock of one event.
pub fn suggested_accounts(events: &[EventView<'_>], terms: &Terms) -> Vec<Account> {
    let record = Record::new(events);
    let flows = record.said.iter().filter(|said| said.figure.measure == Measure::Flow.as_str());
    let leaving: Vec<Leaving<'_, '_>> =
        flows.filter_map(|said| Some(Leaving { said, kind: leaves_custody(&said.figure.act, terms)? })).collect();
    let mut stocks: BTreeMap<(&EventId, &str), Vec<&Said<'_>>> = BTreeMap::new();
    for said in record.said.iter().filter(|said| is_stock(said)) {
        stocks.entry((said.event, &said.figure.unit)).or_default().push(said);
    }
    let mut accounts = Vec::new();
    let mut of_event: BTreeMap<(&EventId, &str), Vec<&Leaving<'_, '_>>> = BTreeMap::new();
    for flow in &leaving {
        match flow.linked(&record) {
            Some((stock, link)) => accounts.extend(account(&[flow], stock, link, &stocks)),
            None => of_event.entry((flow.said.event, &flow.said.figure.id)).or_default().push(flow),
        }
    }
    for flows in of_event.values() {
        let earlier = flows.iter().filter_map(|flow| flow.earlier(&stocks));
        let Some(stock) = earlier.max_by_key(|stock| (last_day(stock), std::cmp::Reverse(&stock.claim.id))) else {
            continue;
        };
        let after = |flow: &&&Leaving<'_, '_>| flow.first_day() > last_day(stock);
        let flows: Vec<&Leaving<'_, '_>> = flows.iter().filter(after).copied().collect();
        accounts.extend(account(&flows, stock, "event", &stocks));
    }
    accounts
}

/// A flow out of custody.
struct Leaving<'s, 'a> {
    said: &'s Said<'a>,
    kind: FlowKind,
}

impl<'s> Leaving<'s, '_> {
    /// The stock that the flow is said of, and by which column.
    fn linked<'r>(&self, record: &'r Record<'_>) -> Option<(&'r Said<'r>, &'static str)> {
        let claim = &self.said.claim;
        let relative = claim.quantity.as_ref().and_then(Quantity::relative_to);
        let links: [(Option<&ClaimId>, &str); 2] = [(relative, "relative_to"), (claim.part_of.as_ref(), "part_of")];
        links.into_iter().find_map(|(target, link)| {
            let (_, stock) = record.reading(target?)?;
            (is_stock(stock) && stock.figure.unit == self.said.figure.unit).then_some((stock, link))
        })
    }

    /// The last stock of the flow's own event from a day before it.
    fn earlier<'r>(&self, stocks: &BTreeMap<(&EventId, &str), Vec<&'r Said<'s>>>) -> Option<&'r Said<'s>> {
        let first = self.first_day()?;
        let own = stocks.get(&(self.said.event, self.said.figure.unit.as_str()))?;
        let before = own.iter().copied().filter(|stock| last_day(stock).is_some_and(|day| day < first));
        before
            .filter(|stock| self.said.claim.scope() == Scope::Whole && stock.claim.scope() == Scope::Whole)
            .max_by_key(|stock| (last_day(stock), std::cmp::Reverse(&stock.claim.id)))
    }

    fn first_day(&self) -> Option<Day> {
        self.said.claim.event_date.as_ref()?.earliest_day()
    }
}

fn last_day(said: &Said<'_>) -> Option<Day> {
    said.claim.event_date.as_ref()?.latest_day()
}

fn is_stock(said: &Said<'_>) -> bool {
    said.figure.measure == Measure::Stock.as_str()
}

/// How an act, or the act it is a kind of, moves people out of custody, if it does.
pub fn leaves_custody(act: &str, terms: &Terms) -> Option<FlowKind> {
    let known = |act: &str| LEAVING.iter().find(|(leaving, _)| *leaving == act).map(|(_, kind)| *kind);
    terms.with_wider("act", act).find_map(known)
}

/// The account of flows from a stock: the stock, the end of the flows, and later stocks like it.
fn account(
    flows: &[&Leaving<'_, '_>],
    stock: &Said<'_>,
    link: &str,
    stocks: &BTreeMap<(&EventId, &str), Vec<&Said<'_>>>,
) -> Option<Account> {
    let first = flows.first()?;
    let from = stock.claim.event_date.clone()?;
    let end = flows.iter().filter_map(|flow| last_day(flow.said)).max()?;
    if from.earliest_day()? >= end {
        return None;
    }
    let like = stocks.get(&(stock.event, stock.figure.unit.as_str())).into_iter().flatten();
    let like = like.filter(|said| said.same_lot(stock) && said.claim.scope() == Scope::Whole);
    let mut held: BTreeMap<(Option<Day>, &str), Held> = BTreeMap::new();
    for said in like {
        let Some(at) = said.claim.event_date.clone() else { continue };
        if at.earliest_day() > Some(end) {
            let later = held.entry((at.earliest_day(), said.date())).or_insert_with(|| Held { at, claims: Vec::new() });
            later.claims.push(said.claim.id.clone());
        }
    }
    let end = Edtf::day(end);
    let moments =
        [Held { at: from.clone(), claims: vec![stock.claim.id.clone()] }, Held { at: end.clone(), claims: Vec::new() }];
    let claims: Vec<ClaimId> = flows.iter().map(|flow| flow.said.claim.id.clone()).collect();
    Some(Account {
        name: format!("{} of {}", first.said.claim.id, stock.claim.id),
        population: stock.claim.class.clone(),
        entering: Entering::Unstated,
        held: moments.into_iter().chain(held.into_values()).collect(),
        flows: vec![Flow { kind: first.kind, from, to: end, claims, disjoint_parts: Vec::new(), assume_at_most: None }],
        unknown_up_to: 0,
        reason: link.to_owned(),
    })
}
