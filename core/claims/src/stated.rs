//! The numbers that a claim states, by what a stock and a flow can be confused by: number, measure, days. Input: a claim.
//! Output: a look-up's rows, one a number and measure; and all that a figure of another event reads of the claim. Leaves out whether they are confused: that is a figure's affair.

use crate::Claim;
use attested_model::{Act, Aspect, ClaimId, Day, Edtf, Measure, Unit};
use std::collections::BTreeSet;

/// Days from the first to the last that a date allows, counted from a fixed one; open ends reach as far as numbers do.
pub type Days = (i64, i64);

/// A number stated of some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct StatedNumber {
    /// The number as said.
    pub number: u64,
    /// A flow or a stock; a claim whose measure isn't coded may be either and states both.
    pub measure: Measure,
    /// The days it is said of.
    pub days: Days,
}

impl Claim {
    /// The dated numbers of people that it states; rates are left out, as they are confused with neither.
    pub fn stated_numbers(&self) -> Vec<StatedNumber> {
        let (Aspect::Number, Some(date)) = (self.aspect, &self.event_date) else { return Vec::new() };
        let days = days(date);
        let measures: &[Measure] = match self.measure {
            Some(Measure::Flow) => &[Measure::Flow],
            Some(Measure::Stock) => &[Measure::Stock],
            Some(Measure::Rate) => &[],
            None => &[Measure::Flow, Measure::Stock],
        };
        let numbers: BTreeSet<u64> = self.quantity.iter().flat_map(|q| [q.low(), q.high()]).flatten().collect();
        let stated = |number| measures.iter().map(move |measure| StatedNumber { number, measure: *measure, days });
        numbers.into_iter().flat_map(stated).collect()
    }
}

/// What a figure reads of a claim of another event: what a number that both state is judged by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberElsewhere {
    /// The claim.
    pub claim: ClaimId,
    /// Its numbers as said, or those of them that were asked for.
    pub numbers: BTreeSet<u64>,
    /// What was done.
    pub act: Act,
    /// Its measure as coded.
    pub measure: Option<Measure>,
    /// What is counted.
    pub unit: Unit,
    /// The days it is said of.
    pub days: Days,
    /// The day from which it is public.
    pub public_from: Option<Day>,
}

impl NumberElsewhere {
    /// What a claim states; `None` when it states no number or of no date.
    pub fn of(claim: &Claim) -> Option<Self> {
        let days = claim.event_date.as_ref().filter(|_| claim.aspect == Aspect::Number).map(days)?;
        let numbers: BTreeSet<u64> = claim.quantity.iter().flat_map(|q| [q.low(), q.high()]).flatten().collect();
        (!numbers.is_empty()).then(|| NumberElsewhere {
            claim: claim.id.clone(),
            numbers,
            act: claim.act.clone(),
            measure: claim.measure,
            unit: claim.unit(),
            days,
            public_from: claim.public_from(),
        })
    }
}

fn days(date: &Edtf) -> Days {
    let number = |day: Day| Day::ZERO.until(day).map_or(0, |span| i64::from(span.get_days()));
    (date.earliest_day().map_or(i64::MIN, number), date.latest_day().map_or(i64::MAX, number))
}
