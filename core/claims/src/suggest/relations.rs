//! Relations between the suggestions of one document: groups, relative quantities, parts, checks.
//!
//! Input: suggestions in order. Output: the same, handed on once the window has passed, with `group`, `relative_to`,
//! `part_of` and `checks` filled. A relative quantity looks back, then forward within the window.

use std::collections::{BTreeMap, VecDeque};

use super::mention::ends;
use super::types::{Check, Suggestion};
use attested_model::{QuantityKind, Scope};

/// How many suggestions are held back for forward references.
const HELD: usize = 48;

/// How many numbers are remembered for groups; older ones are forgotten all at once.
const NUMBERS: usize = 4096;

/// Suggestions held back, and what is known of those handed on.
pub(crate) struct Window<F: FnMut(Suggestion)> {
    held: VecDeque<Suggestion>,
    /// Index of the first one held.
    first: usize,
    next_group: usize,
    groups: BTreeMap<(u64, String), (usize, QuantityKind)>,
    each: F,
}

impl<F: FnMut(Suggestion)> Window<F> {
    /// A window that hands on to `each`.
    pub(crate) fn new(each: F) -> Self {
        Window { held: VecDeque::new(), first: 0, next_group: 1, groups: BTreeMap::new(), each }
    }

    /// Takes a suggestion in, relates it to those before.
    pub(crate) fn push(&mut self, mut item: Suggestion) {
        self.group(&mut item);
        self.part(&mut item);
        self.look_back(&mut item);
        self.held.push_back(item);
        if self.held.len() > HELD {
            self.release();
        }
    }

    /// Hands on all that is held.
    pub(crate) fn finish(&mut self) {
        while !self.held.is_empty() {
            self.release();
        }
    }

    /// One number, one group: the same words, or the same number of the same act anywhere in the document.
    fn group(&mut self, item: &mut Suggestion) {
        let same_words = self.held.iter_mut().rev().take(4).find(|other| {
            other.quantity.is_some()
                && other.quantity == item.quantity
                && other.start < item.end
                && item.start < other.end
        });
        if let Some(other) = same_words {
            item.group = other.group;
            if other.what != item.what {
                item.checks.push(Check::OneNumberTwoActs);
                if !other.checks.contains(&Check::OneNumberTwoActs) {
                    other.checks.push(Check::OneNumberTwoActs);
                }
            }
            return;
        }
        if self.groups.len() > NUMBERS {
            self.groups.clear();
        }
        let number = item
            .quantity
            .as_ref()
            .and_then(|quantity| quantity.low.or(quantity.high).map(|value| (value, quantity.kind)));
        if let Some((value, kind)) = number
            && !relative(item)
        {
            let key = (value, item.what.clone());
            if let Some((group, known)) = self.groups.get(&key) {
                item.group = *group;
                if *known != kind {
                    item.checks.push(Check::BoundDiffers);
                }
                return;
            }
            self.groups.insert(key, (self.next_group, kind));
        }
        item.group = self.next_group;
        self.next_group += 1;
    }

    /// A part names its whole, and parts that exceed it are flagged.
    fn part(&mut self, item: &mut Suggestion) {
        if item.scope != Some(Scope::Part) {
            return;
        }
        let size = |one: &Suggestion| one.quantity.as_ref().and_then(|quantity| quantity.low.or(quantity.high));
        let Some(at) = self.held.iter().rposition(|other| {
            other.scope != Some(Scope::Part)
                && other.what == item.what
                && size(other).is_some()
                && size(other) >= size(item)
        }) else {
            item.scope = None;
            return;
        };
        item.part_of = Some(self.first + at);
        let parts: u64 = self
            .held
            .iter()
            .filter(|other| other.part_of == item.part_of)
            .filter_map(size)
            .sum::<u64>()
            .saturating_add(size(item).unwrap_or(0));
        let floor_only = self.held[at].quantity.as_ref().is_some_and(|quantity| quantity.high.is_none());
        if size(&self.held[at]).is_some_and(|whole| parts > whole) && !floor_only {
            item.checks.push(Check::PartsExceedTotal);
        }
    }

    /// A relative quantity that already took a number before it names that number's claim.
    fn look_back(&self, item: &mut Suggestion) {
        let value = |one: &Suggestion| one.quantity.as_ref().and_then(|quantity| quantity.low.or(quantity.high));
        if !relative(item) || value(item).is_none() {
            return;
        }
        item.relative_to = self
            .held
            .iter()
            .rposition(|other| !relative(other) && value(other) == value(item))
            .map(|at| self.first + at);
    }

    /// Hands the oldest on, its relative quantity resolved against what stands around it.
    fn release(&mut self) {
        let Some(mut item) = self.held.pop_front() else { return };
        let index = self.first;
        self.first += 1;
        if relative(&item) {
            self.resolve(&mut item, index);
        }
        (self.each)(item);
    }

    /// A relative quantity takes the number of the claim whose speaker it names, else of the nearest claim.
    fn resolve(&self, item: &mut Suggestion, index: usize) {
        let numbered = |other: &&Suggestion| {
            other.quantity.as_ref().is_some_and(|quantity| quantity.low.or(quantity.high).is_some()) && !relative(other)
        };
        let named = self.held.iter().enumerate().take(12).find(|(_, other)| {
            numbered(other)
                && other.speaker != "unattributed"
                && other.speaker != item.speaker
                && item.quote.contains(other.speaker.as_str())
        });
        let target = named.map(|(at, other)| (index + 1 + at, other));
        let known = item.quantity.as_ref().is_some_and(|quantity| quantity.low.or(quantity.high).is_some());
        let target = match target {
            None if !known => self
                .held
                .iter()
                .enumerate()
                .take(4)
                .find(|(_, other)| numbered(other))
                .map(|(at, other)| (index + 1 + at, other)),
            other => other,
        };
        let Some((at, other)) = target else { return };
        let value = other.quantity.as_ref().and_then(|quantity| quantity.low.or(quantity.high));
        if let (Some(value), Some(quantity)) = (value, item.quantity.as_mut()) {
            (quantity.low, quantity.high) = ends(quantity.kind, value);
            item.relative_to = Some(at);
        }
    }
}

/// Whether a suggestion's quantity speaks of another's.
fn relative(item: &Suggestion) -> bool {
    item.trace.first().is_some_and(|step| step.step == "relative")
}
