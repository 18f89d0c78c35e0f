//! Stock and flow by probability, from the record. Input: an event of stocks or none, point in time, policy, what reads claims, a
//! seed. Output: each account weighed: those that coders stated, and where none is, what the record suggests. Leaves out
//! what can't be true at all (`constraints`) and words.

mod read;
mod stated;
mod suggested;

use crate::{AppError, Readers, Snapshot, slice_of};
use attested_claims::{Entering, Event};
use attested_estimates::stockflow::{Answer, Books, Plan, Prior, infer};
use attested_figures::constraints::Stated;
use attested_figures::{Policy, v1};
use attested_model::{AsOf, ClaimId, EventId};
use read::Record;
use serde::Serialize;
use std::collections::BTreeSet;

/// An account, weighed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StockFlow {
    /// As known on this day.
    pub as_of: Option<String>,
    /// As recorded by this moment.
    pub as_recorded: Option<String>,
    /// The policy of the readings.
    pub policy: &'static str,
    /// Whether a coder stated that these claims count the same people. If not, the record only hints at it.
    pub stated: bool,
    /// Why the coder thinks so; empty where nobody stated it.
    pub reason: String,
    /// Claims that were left out, and why: a code.
    pub left_out: Vec<LeftOut>,
    /// What the claims allow. Where nobody said who may enter: if anybody may.
    pub answer: Answer,
    /// Where nobody said who may enter: the same if nobody does.
    pub if_nobody_entered: Option<Answer>,
}

/// A claim that is not in the books.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LeftOut {
    /// The claim.
    pub claim: ClaimId,
    /// The code of why.
    pub why: &'static str,
}

/// Every code of why a claim is left out.
pub const LEFT_OUT: [&str; 5] =
    ["date_too_wide", "date_not_in_books", "wider_than_its_event", "another_place", "states_no_number"];

/// Books, and how they came to be.
struct Account {
    books: Books,
    stated: bool,
    reason: String,
    /// Whether to weigh them once more with nobody entering.
    entering_unstated: bool,
    left_out: BTreeSet<LeftOut>,
}

/// Which view of the record.
#[derive(Debug, Clone)]
pub struct View<'a> {
    /// The point in time.
    pub as_of: AsOf,
    /// The moment as recorded by which, as it is shown.
    pub recorded_shown: Option<String>,
    /// By which policy claims are read.
    pub policy: &'a Policy,
}

/// How much is drawn, from which seed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawing {
    /// How much.
    pub plan: Plan,
    /// The seed.
    pub seed: u64,
}

/// Weighs the accounts that touch an event, or all of the record. `tell` hears how much is done.
///
/// # Errors
/// [`AppError::UnknownEvent`], and what the store says.
pub fn stock_flow(
    snapshot: &dyn Snapshot,
    event: Option<&EventId>,
    view: View<'_>,
    readers: Readers<'_>,
    drawing: Drawing,
    mut tell: impl FnMut(f64),
) -> Result<Vec<StockFlow>, AppError> {
    let View { as_of, recorded_shown, policy } = view;
    let events = snapshot.events()?;
    if let Some(event) = event.filter(|event| !events.iter().any(|known| known.id == **event)) {
        return Err(crate::figures::unknown_event(snapshot, event));
    }
    let record = record(snapshot, &events, as_of, policy, readers)?;
    let mut accounts = accounts(snapshot, &record, event, as_of, readers)?;
    let total = accounts.iter().map(|account| if account.entering_unstated { 2.0 } else { 1.0 }).sum::<f64>();
    let mut done = 0.0;
    let mut weigh = |books: &Books| {
        let found = infer(books, Prior::of(books), drawing.plan, drawing.seed, |share| tell((done + share) / total));
        done += 1.0;
        found.map_err(|error| AppError::Books { why: error.to_string() })
    };
    let mut weighed = Vec::new();
    for account in &mut accounts {
        let answer = weigh(&account.books)?;
        let nobody = account.entering_unstated.then(|| Books { entering: false, ..account.books.clone() });
        weighed.push(StockFlow {
            as_of: as_of.known.map(|day| day.to_string()),
            as_recorded: recorded_shown.clone(),
            policy: policy.name,
            stated: account.stated,
            reason: account.reason.clone(),
            left_out: account.left_out.iter().cloned().collect(),
            answer,
            if_nobody_entered: nobody.as_ref().map(&mut weigh).transpose()?,
        });
    }
    Ok(weighed)
}

fn record(
    snapshot: &dyn Snapshot,
    events: &[Event],
    as_of: AsOf,
    policy: &Policy,
    readers: Readers<'_>,
) -> Result<Record, AppError> {
    let mut record = Record::default();
    for event in events {
        let slice = slice_of(snapshot, &event.id, as_of)?;
        let figures = v1::reconcile(&slice, as_of, None, policy, readers.vocabulary);
        record.take(&slice, &figures, &readers.vocabulary.readings);
    }
    Ok(record)
}

fn accounts(
    snapshot: &dyn Snapshot,
    record: &Record,
    event: Option<&EventId>,
    as_of: AsOf,
    readers: Readers<'_>,
) -> Result<Vec<Account>, AppError> {
    let stated = Stated::of(&snapshot.judgments_on(&BTreeSet::new(), as_of.recorded)?);
    let of_event = |claim: &ClaimId, event: &EventId| record.of(claim).is_some_and(|read| read.event == *event);
    let touches = |account: &&attested_claims::Account| {
        event.is_none_or(|event| account.claims().any(|claim| of_event(claim, event)))
    };
    let own: Vec<_> = stated.accounts.iter().filter(touches).collect();
    let mut found: Vec<Account> = own.iter().map(|account| stated::account(record, account)).collect();
    let told: BTreeSet<&EventId> = own
        .iter()
        .flat_map(|account| account.held.iter().flat_map(|held| &held.claims))
        .filter_map(|claim| record.of(claim).map(|read| &read.event))
        .collect();
    let stocks: BTreeSet<&EventId> = record.stocks().map(|read| &read.event).collect();
    for stock in stocks.into_iter().filter(|stock| event.is_none_or(|event| event == *stock) && !told.contains(stock)) {
        found.extend(suggested::account(record, stock, readers));
    }
    Ok(found)
}

/// Whether an account says nothing of who may enter.
fn unstated(entering: Entering) -> bool {
    match entering {
        Entering::Unstated => true,
        Entering::Nobody | Entering::Anybody => false,
    }
}
