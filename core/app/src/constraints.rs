//! What follows from an event's claims together with those of the events they hang together with, and which can't all be
//! true. Input: an event or none (the whole record), point in time, policy, vocabulary, gazetteer, practices. Output: bounds,
//! conflicts, accounts stated and suggested, halts. Decides nothing and leaves out figures: those say what is stated.

use crate::figures::{named_by_judgment, unknown_event};
use crate::{Across, AppError, Snapshot, slice_of};
use attested_claims::{Account, StatedRelation, effective, in_force};
use attested_figures::constraints::{
    AccountView, EventView, Halt, PartsAndWholes, Stated, halts, parts_and_wholes, stock_and_flow, suggested_accounts,
};
use attested_figures::{EventFigures, Policy, Practices, Slice, Vocabulary, v1};
use attested_model::{AsOf, ClaimId, EventId, Gazetteer};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What reads claims: the same for every event.
#[derive(Debug, Clone, Copy)]
pub struct Readers<'a> {
    /// Hedges, bodies, terms.
    pub vocabulary: &'a Vocabulary,
    /// Places.
    pub gazetteer: &'a Gazetteer,
    /// Words by which a practice is said to be halted.
    pub practices: &'a Practices,
}

/// What follows from claims, and which can't all be true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Constraints {
    /// The event; `null` for the whole record.
    pub event: Option<EventId>,
    /// As known on this day.
    pub as_of: Option<String>,
    /// As recorded by this moment.
    pub as_recorded: Option<String>,
    /// The policy of the figures.
    pub policy: &'static str,
    /// The events that were weighed together.
    pub events: Vec<EventId>,
    /// The relations stated, in force.
    pub stated: Vec<StatedRelation>,
    /// Parts and wholes.
    pub parts_and_wholes: PartsAndWholes,
    /// The accounts stated, weighed.
    pub accounts: Vec<AccountView>,
    /// Accounts at which the record hints and which nobody has stated.
    pub suggested_accounts: Vec<SuggestedAccount>,
    /// Claims that something was no longer done, against what happened meanwhile.
    pub halts: Vec<Halt>,
}

/// An account for a person to accept, change or leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SuggestedAccount {
    /// The claim on the flow, and …
    pub flow: ClaimId,
    /// … the claim on the stock it left: `judge account FLOW STOCK` accepts.
    pub stock: ClaimId,
    /// The account.
    pub account: Account,
    /// What would follow.
    pub weighed: AccountView,
}

/// What follows from an event's claims, or from all.
///
/// # Errors
/// [`AppError::UnknownEvent`], and what the store says.
pub fn constraints(
    snapshot: &dyn Snapshot,
    event: Option<&EventId>,
    as_of: AsOf,
    recorded_shown: Option<String>,
    policy: &Policy,
    readers: Readers<'_>,
) -> Result<Constraints, AppError> {
    let stated = Stated::of(&snapshot.judgments_on(&BTreeSet::new(), as_of.recorded)?);
    let found = gather(snapshot, event, as_of, &stated)?;
    let figures = |slice: &Slice| v1::reconcile(slice, as_of, None, policy, readers.vocabulary);
    let views: Vec<EventFigures> = found.slices.iter().map(figures).collect();
    let all: Vec<EventView<'_>> =
        found.slices.iter().zip(&views).map(|(slice, figures)| EventView { slice, figures }).collect();
    let together: Vec<EventView<'_>> =
        all.iter().filter(|view| found.together.contains(&view.slice.event.id)).copied().collect();
    let suggested = suggested_accounts(&together, &readers.vocabulary.terms);
    let mut constraints = Constraints {
        event: event.cloned(),
        as_of: as_of.known.map(|day| day.to_string()),
        as_recorded: recorded_shown,
        policy: policy.name,
        parts_and_wholes: parts_and_wholes(&together, &stated, readers.gazetteer, readers.vocabulary),
        accounts: stock_and_flow(&together, &stated.accounts),
        suggested_accounts: suggested
            .into_iter()
            .filter(|account| !stated.accounts.iter().any(|one| covers(one, account)))
            .filter_map(|account| {
                let weighed = stock_and_flow(&together, std::slice::from_ref(&account)).pop()?;
                let flow = account.flows.first()?.claims.first()?.clone();
                let stock = account.held.first()?.claims.first()?.clone();
                Some(SuggestedAccount { flow, stock, account, weighed })
            })
            .collect(),
        halts: halts(&all, readers.practices, &readers.vocabulary.terms, readers.gazetteer),
        stated: stated.relations.clone(),
        events: found.together.iter().cloned().collect(),
    };
    if let Some(event) = event {
        let own = found.slices.iter().find(|slice| slice.event.id == *event);
        let own: BTreeSet<&ClaimId> = own.iter().flat_map(|slice| &slice.claims).map(|r| &r.claim.id).collect();
        constraints.narrow(event, &own, &stated);
    }
    Ok(constraints)
}

impl Constraints {
    /// Leaves only what touches an event: its quantities, and what names a claim of it.
    fn narrow(&mut self, event: &EventId, own: &BTreeSet<&ClaimId>, stated: &Stated) {
        let touches = |claims: &[ClaimId]| claims.iter().any(|id| own.contains(id));
        let of_account = |account: &Account| account.claims().any(|id| own.contains(id));
        self.parts_and_wholes.counted.retain(|counted| counted.event.as_ref() == Some(event));
        self.parts_and_wholes.conflicts.retain(|conflict| touches(&conflict.claims));
        self.parts_and_wholes.notes.retain(|note| touches(&note.claims));
        self.stated.retain(|relation| own.contains(&relation.whole) || touches(&relation.parts));
        let kept: BTreeSet<&str> =
            stated.accounts.iter().filter(|account| of_account(account)).map(|a| a.name.as_str()).collect();
        self.accounts.retain(|view| kept.contains(view.account.as_str()));
        self.suggested_accounts.retain(|suggested| of_account(&suggested.account));
        for halt in self.halts.iter_mut().filter(|halt| !own.contains(&halt.claim)) {
            halt.contradicted_by.retain(|against| own.contains(&against.claim));
        }
        self.halts.retain(|halt| own.contains(&halt.claim) || !halt.contradicted_by.is_empty());
    }
}

/// Whether an account that somebody stated tells of the same flow and stock as a suggestion.
fn covers(stated: &Account, suggested: &Account) -> bool {
    let flows = |account: &Account| -> BTreeSet<ClaimId> {
        account.flows.iter().flat_map(|f| f.claims.iter().chain(&f.disjoint_parts)).cloned().collect()
    };
    let held = |account: &Account| -> BTreeSet<ClaimId> {
        account.held.iter().flat_map(|h| h.claims.iter()).cloned().collect()
    };
    let first: BTreeSet<ClaimId> = suggested.held.first().into_iter().flat_map(|h| h.claims.clone()).collect();
    flows(suggested).is_subset(&flows(stated)) && first.is_subset(&held(stated))
}

/// The events that are looked at.
struct Gathered {
    /// Those whose claims are weighed together.
    together: BTreeSet<EventId>,
    /// Their slices, and those of events on whose practices claims are made.
    slices: Vec<Slice>,
}

fn gather(
    snapshot: &dyn Snapshot,
    event: Option<&EventId>,
    as_of: AsOf,
    stated: &Stated,
) -> Result<Gathered, AppError> {
    let events = snapshot.events()?;
    let Some(event) = event else {
        let slices = events.iter().map(|event| slice_of(snapshot, &event.id, as_of)).collect::<Result<_, _>>()?;
        return Ok(Gathered { together: events.into_iter().map(|event| event.id).collect(), slices });
    };
    if snapshot.event(event)?.is_none() {
        return Err(unknown_event(snapshot, event));
    }
    let mut ties: BTreeMap<EventId, BTreeSet<EventId>> = BTreeMap::new();
    let mut tie = |a: &EventId, b: &EventId| {
        ties.entry(a.clone()).or_default().insert(b.clone());
        ties.entry(b.clone()).or_default().insert(a.clone());
    };
    for one in &events {
        one.part_of.iter().for_each(|whole| tie(&one.id, whole));
    }
    let Across { names, practices } = snapshot.across_events()?;
    let mut home: BTreeMap<ClaimId, Option<EventId>> = BTreeMap::new();
    let mut home_of = |claim: &ClaimId| -> Result<Option<EventId>, AppError> {
        if let Some(known) = home.get(claim) {
            return Ok(known.clone());
        }
        let found = snapshot.claim(claim, as_of.recorded)?.map(|record| record.claim.event);
        home.insert(claim.clone(), found.clone());
        Ok(found)
    };
    for (from, claim) in &names {
        if let Some(to) = home_of(claim)? {
            tie(from, &to);
        }
    }
    let relations = stated.relations.iter().map(|r| std::iter::once(&r.whole).chain(&r.parts).collect::<Vec<_>>());
    for claims in relations.chain(stated.accounts.iter().map(|account| account.claims().collect())) {
        let mut first = None;
        for claim in claims {
            if let Some(home) = home_of(claim)? {
                tie(first.get_or_insert_with(|| home.clone()), &home);
            }
        }
    }
    let (mut together, mut waiting) = (BTreeSet::new(), vec![event.clone()]);
    let mut slices = Vec::new();
    while let Some(next) = waiting.pop() {
        if !together.insert(next.clone()) {
            continue;
        }
        let slice = slice_of(snapshot, &next, as_of)?;
        waiting.extend(ties.get(&next).into_iter().flatten().cloned());
        // A judgment may have tied a claim elsewhere.
        for claim in judged_names(&slice) {
            waiting.extend(home_of(&claim)?);
        }
        slices.push(slice);
    }
    for one in practices.difference(&together) {
        slices.push(slice_of(snapshot, one, as_of)?);
    }
    Ok(Gathered { together, slices })
}

/// The claims that judgments on an event's claims name.
fn judged_names(slice: &Slice) -> Vec<ClaimId> {
    in_force(&slice.judgments).iter().flat_map(|r| named_by_judgment(&r.judgment.decision)).collect()
}

/// Whether parts, as stated until now and with what is to be stated, would lead back to themselves: the way round.
pub(crate) fn circle_of_parts(
    snapshot: &dyn Snapshot,
    whole: &ClaimId,
    parts: &[ClaimId],
) -> Result<Option<Vec<ClaimId>>, AppError> {
    let stated = Stated::of(&snapshot.judgments_on(&BTreeSet::new(), None)?);
    let wholes = |claim: &ClaimId| -> Result<Vec<ClaimId>, AppError> {
        let stated = stated.relations.iter().filter(|r| r.parts.contains(claim)).map(|r| r.whole.clone());
        let mut wholes: Vec<ClaimId> = stated.collect();
        if let Some(record) = snapshot.claim(claim, None)? {
            let judgments = snapshot.judgments_on(&BTreeSet::from([claim.clone()]), None)?;
            let on_it = in_force(&judgments).into_iter().map(|r| &r.judgment.decision);
            let on_it = on_it.filter(|d| d.claim() == Some(claim)).collect();
            wholes.extend(effective(&record.claim, &BTreeMap::from([(claim.clone(), on_it)])).part_of);
        }
        Ok(wholes)
    };
    // From the whole upwards: whichever part is met again, by the way that led to it.
    let mut before: BTreeMap<ClaimId, ClaimId> = BTreeMap::new();
    let mut waiting = vec![whole.clone()];
    let mut seen = BTreeSet::from([whole.clone()]);
    while let Some(claim) = waiting.pop() {
        if parts.contains(&claim) {
            let mut way = vec![claim.clone()];
            while let Some(earlier) = way.last().and_then(|last| before.get(last)) {
                way.push(earlier.clone());
            }
            way.reverse();
            way.insert(0, claim);
            return Ok(Some(way));
        }
        for next in wholes(&claim)? {
            if seen.insert(next.clone()) {
                before.insert(next.clone(), claim.clone());
                waiting.push(next);
            }
        }
    }
    Ok(None)
}

/// The account that the record hints at for a flow and the stock it left, not yet stated.
///
/// # Errors
/// [`AppError::UnknownClaim`], [`AppError::NoAccount`] when none is suggested, and what the store says.
pub fn suggested_account(
    snapshot: &dyn Snapshot,
    flow: &ClaimId,
    stock: &ClaimId,
    policy: &Policy,
    readers: Readers<'_>,
) -> Result<Account, AppError> {
    let record = snapshot.claim(flow, None)?.ok_or_else(|| AppError::UnknownClaim { claim: flow.clone() })?;
    let event = record.claim.event;
    let view = constraints(snapshot, Some(&event), AsOf::EVERYTHING, None, policy, readers)?;
    let of_both = |s: &SuggestedAccount| s.stock == *stock && s.account.flows.iter().any(|f| f.claims.contains(flow));
    let found = view.suggested_accounts.into_iter().find(of_both);
    found.map(|suggested| suggested.account).ok_or_else(|| AppError::NoAccount {
        flow: flow.clone(),
        stock: stock.clone(),
        event,
    })
}
