//! Stock and flow: what was held at a moment, and came in since, is what went out and is held at the next:
//! held(t₂) = held(t₁) + in − returned − released − died, give or take what the coder allows for the unknown.
//!
//! Input: accounts that a coder states (which claims count the same people), events with their figures. Output: for each
//! account what follows, with rule and claims, and which claims can't all be true. A kind of flow of which nobody speaks
//! may be any number: it is not zero. Leaves out probabilities.

use super::derive::{Described, Outcome, derive};
use super::network::{Basis, Network, RelationKind, Statement};
use super::record::{EventView, Record, Said, Span};
use super::stated::{Account, Entering, Flow, FlowKind, Held};
use super::view::{AccountView, Note, NoteCode, note};
use attested_model::{ClaimId, Edtf, Interval, Measure, Precision};
use std::collections::BTreeMap;

/// The method's name and version.
pub(super) const METHOD: &str = "stock-and-flow/v1";

/// Weighs accounts against what is known and read in the views given.
pub fn stock_and_flow(events: &[EventView<'_>], accounts: &[Account]) -> Vec<AccountView> {
    let record = Record::new(events);
    accounts.iter().map(|account| weigh(&record, account)).collect()
}

fn weigh(record: &Record<'_>, account: &Account) -> AccountView {
    let mut books = Books::open(record, account, account.entering == Entering::Nobody);
    let Outcome { counted, conflicts, more_conflicts, notes } = books.close();
    let closed = match account.entering {
        Entering::Unstated => Books::open(record, account, true).close().conflicts,
        Entering::Nobody | Entering::Anybody => Vec::new(),
    };
    books.notes.extend(notes);
    books.notes.sort();
    books.notes.dedup();
    AccountView {
        method: METHOD,
        account: account.name.clone(),
        population: account.population.clone(),
        reason: account.reason.clone(),
        entering: account.entering,
        counted,
        conflicts_if_nobody_entered: closed.into_iter().filter(|c| !conflicts.contains(c)).collect(),
        conflicts,
        more_conflicts,
        notes: books.notes,
    }
}

/// An account as a network.
struct Books<'r> {
    record: &'r Record<'r>,
    account: &'r Account,
    network: Network,
    described: BTreeMap<String, Described>,
    notes: Vec<Note>,
}

impl<'r> Books<'r> {
    fn open(record: &'r Record<'r>, account: &'r Account, nobody_enters: bool) -> Self {
        let (network, described) = (Network::default(), BTreeMap::new());
        let mut books = Books { record, account, network, described, notes: Vec::new() };
        for held in &account.held {
            books.held(held);
        }
        for pair in account.held.windows(2) {
            books.balance(&pair[0].at, &pair[1].at, 1, nobody_enters);
        }
        if account.held.len() > 2 {
            books.stretches(0, account.held.len() - 1, nobody_enters);
        }
        for flow in account.flows.iter().filter(|flow| !nobody_enters || flow.kind != FlowKind::In) {
            books.flow(flow, nobody_enters);
        }
        books
    }

    fn close(&self) -> Outcome {
        derive(&self.network, &self.described)
    }

    fn id(&self, counts: &str, time: &str) -> String {
        format!("{}/{counts}/{time}", self.account.name)
    }

    /// The basis of all that the coder says here.
    fn basis(&self) -> Vec<Basis> {
        vec![Basis::Stated(self.account.name.clone())]
    }

    /// A quantity of the account, described the first time that it is named.
    fn quantity(&mut self, counts: &'static str, time: &str) -> String {
        let id = self.id(counts, time);
        self.network.quantity(&id);
        self.described.entry(id.clone()).or_insert_with(|| Described {
            event: None,
            counts,
            time: time.to_owned(),
            place: String::new(),
            class: self.account.population.clone(),
        });
        id
    }

    fn held(&mut self, held: &Held) {
        let id = self.quantity("held", held.at.as_str());
        let time = Span { from: held.at.earliest_day(), to: held.at.latest_day() };
        for claim in &held.claims {
            self.state(&id, claim, Measure::Stock, |span| span.meets(time));
            // "Held at some time in June" need not hold on the day that the account speaks of; "all through June" does.
            let said = self.record.reading(claim).map(|(_, said)| said);
            let some_day = |said: &&Said<'_>| said.precision() == Some(Precision::Imprecise);
            if said.filter(some_day).and_then(Said::span).is_some_and(|span| span.meets(time) && !time.contains(span)) {
                let args = [("account", self.account.name.clone())];
                self.notes.push(note(NoteCode::DateImpreciseInAccount, vec![claim.clone()], args));
            }
        }
    }

    /// What balances between two moments, over one stretch or several.
    fn balance(&mut self, from: &Edtf, to: &Edtf, stretches: u64, nobody_enters: bool) {
        let time = stretch(from, to);
        let mut left = vec![self.quantity("held", to.as_str())];
        let mut right = vec![self.quantity("held", from.as_str())];
        for kind in FlowKind::ALL {
            match kind {
                FlowKind::In if nobody_enters => {}
                FlowKind::In => right.push(self.quantity(kind.code(), &time)),
                FlowKind::Returned | FlowKind::Released | FlowKind::Died => {
                    left.push(self.quantity(kind.code(), &time))
                }
            }
        }
        if self.account.unknown_up_to > 0 {
            for (counts, side) in [("unknown_out", &mut left), ("unknown_in", &mut right)] {
                let id = self.quantity(counts, &time);
                self.assume(&id, self.account.unknown_up_to.saturating_mul(stretches));
                side.push(id);
            }
        }
        self.network.relate(RelationKind::Balance, &left, &right, self.basis());
        self.network.relate(RelationKind::Balance, &right, &left, self.basis());
    }

    /// What happened over several stretches is what happened over each; and it balances.
    fn stretches(&mut self, first: usize, last: usize, nobody_enters: bool) {
        let account = self.account;
        let held = &account.held[first..=last];
        let whole = stretch(&held[0].at, &held[last - first].at);
        for kind in FlowKind::ALL.into_iter().filter(|kind| !nobody_enters || *kind != FlowKind::In) {
            let id = [self.quantity(kind.code(), &whole)];
            let each: Vec<String> =
                held.windows(2).map(|pair| self.quantity(kind.code(), &stretch(&pair[0].at, &pair[1].at))).collect();
            self.network.relate(RelationKind::Stretches, &each, &id, self.basis());
            self.network.relate(RelationKind::Stretches, &id, &each, self.basis());
        }
        self.balance(&held[0].at, &held[last - first].at, (last - first) as u64, nobody_enters);
    }

    fn flow(&mut self, flow: &Flow, nobody_enters: bool) {
        let position = |at: &Edtf| self.account.held.iter().position(|held| held.at == *at);
        let Some((first, last)) = position(&flow.from).zip(position(&flow.to)).filter(|(a, b)| a < b) else {
            let claims = flow.claims.iter().chain(&flow.disjoint_parts).cloned().collect();
            let args = [("account", self.account.name.clone()), ("time", stretch(&flow.from, &flow.to))];
            self.notes.push(note(NoteCode::FlowOutOfOrder, claims, args));
            return;
        };
        let counts = flow.kind.code();
        let id = self.quantity(counts, &stretch(&flow.from, &flow.to));
        if last - first > 1 {
            self.stretches(first, last, nobody_enters);
        }
        let time = Span { from: flow.from.earliest_day(), to: flow.to.latest_day() };
        for claim in &flow.claims {
            self.state(&id, claim, Measure::Flow, |span| span.meets(time));
        }
        let mut parts = Vec::new();
        for claim in &flow.disjoint_parts {
            let part = self.quantity(counts, &format!("{}/{claim}", stretch(&flow.from, &flow.to)));
            self.state(&part, claim, Measure::Flow, |span| time.contains(span));
            parts.push(part);
        }
        self.network.relate(RelationKind::StatedDisjoint, &parts, std::slice::from_ref(&id), self.basis());
        if let Some(limit) = flow.assume_at_most {
            self.assume(&id, limit);
        }
    }

    /// What a claim says of a quantity, if it says a number of that measure on that day.
    fn state(&mut self, id: &str, claim: &ClaimId, measure: Measure, fits: impl Fn(Span) -> bool) {
        let args = || [("account", self.account.name.clone())];
        let found = self.record.reading(claim).map(|(_, said)| said);
        let Some(said) = found.filter(|said: &&Said<'_>| said.figure.measure == measure.as_str()) else {
            self.notes.push(note(NoteCode::StatedWithoutNumber, vec![claim.clone()], args()));
            return;
        };
        if said.span().is_some_and(|span| !fits(span)) {
            self.notes.push(note(NoteCode::DateOutsideAccount, vec![claim.clone()], args()));
        }
        if said.reading.vague {
            self.notes.push(note(NoteCode::VagueInAccount, vec![claim.clone()], args()));
        }
        let basis = Basis::Claim(said.reading.claim.clone());
        self.network.quantity(id).insert(Statement { basis, interval: said.reading.interval() });
    }

    fn assume(&mut self, id: &str, limit: u64) {
        let basis = Basis::Stated(self.account.name.clone());
        self.network.quantity(id).insert(Statement { basis, interval: Interval::up_to(limit) });
    }
}

fn stretch(from: &Edtf, to: &Edtf) -> String {
    format!("{from} → {to}")
}
