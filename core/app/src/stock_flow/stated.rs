//! Books of an account that a coder stated. Input: the record, the account. Output: books, and the claims that could not be taken.
//! Leaves out whether the coder is right: an account is a judgment with a name.

use super::read::{Record, Taken};
use super::{Account, LeftOut, unstated};
use attested_claims::{Account as StatedAccount, Entering, FlowKind};
use attested_estimates::stockflow::{Books, Counted, Kind, Part, Said, Says, Trust};
use attested_model::{ClaimId, Edtf, LARGEST};
use std::collections::BTreeSet;

pub(super) fn account(record: &Record, account: &StatedAccount) -> Account {
    let mut taken = Taken::default();
    let mut parts: Vec<Part> = Vec::new();
    let mut left_out = BTreeSet::new();
    let mut leave = |claim: &ClaimId, why| {
        left_out.insert(LeftOut { claim: claim.clone(), why });
    };
    for (at, held) in account.held.iter().enumerate() {
        for claim in &held.claims {
            match record.of(claim).filter(|read| read.is_stock()) {
                Some(read) => taken.take(record, read, Counted::Held(vec![at])),
                None => leave(claim, "states_no_number"),
            }
        }
    }
    let position = |at: &Edtf| account.held.iter().position(|held| held.at == *at);
    for flow in &account.flows {
        let Some((from, to)) = position(&flow.from).zip(position(&flow.to)).filter(|(from, to)| from < to) else {
            flow.claims.iter().chain(&flow.disjoint_parts).for_each(|claim| leave(claim, "date_not_in_books"));
            continue;
        };
        let kind = kind(flow.kind);
        let whole = || Counted::Flow { kind, from, to };
        for claim in &flow.claims {
            match record.of(claim).filter(|read| read.is_flow()) {
                Some(read) => taken.take(record, read, whole()),
                None => leave(claim, "states_no_number"),
            }
        }
        for claim in &flow.disjoint_parts {
            let Some(read) = record.of(claim).filter(|read| read.is_flow()) else {
                leave(claim, "states_no_number");
                continue;
            };
            if to == from + 1 && kind != Kind::In {
                parts.push(Part { label: claim.as_str().to_owned(), kind, stretch: from });
                taken.take(record, read, Counted::Part(parts.len() - 1));
            } else {
                taken.take_as_floor(record, read, whole());
            }
        }
        if let Some(most) = flow.assume_at_most {
            // The coder's own assumption binds as an origin that is trusted.
            let origin = taken.origin(account.name.clone(), Trust::Reliable);
            let claim = account.name.clone();
            taken.said.push(Said { claim, counted: whole(), says: Says::AtMost, low: None, high: Some(most), origin });
        }
    }
    Account {
        books: Books {
            name: account.name.clone(),
            population: account.population.clone(),
            moments: account.held.iter().map(|held| held.at.as_str().to_owned()).collect(),
            entering: account.entering != Entering::Nobody,
            // No claim counts more, and the books reckon in whole numbers with a sign.
            unknown_up_to: account.unknown_up_to.min(LARGEST),
            parts,
            origins: taken.origins,
            said: taken.said,
        },
        stated: true,
        reason: account.reason.clone(),
        entering_unstated: unstated(account.entering),
        left_out,
    }
}

/// A way of the books.
pub(super) fn kind(kind: FlowKind) -> Kind {
    match kind {
        FlowKind::In => Kind::In,
        FlowKind::Returned => Kind::Returned,
        FlowKind::Released => Kind::Released,
        FlowKind::Died => Kind::Died,
    }
}
