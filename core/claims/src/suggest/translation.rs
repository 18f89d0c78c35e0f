//! A text beside its translation: numbers of people that one has and the other has not, or has with another bound.
//!
//! Input: the suggestions of both. Output: [`Mismatch`]es in the original's order, those of the translation last. Numbers
//! are paired by value first, then by act in the order told, so that a slip of a unit (만 read as thousand) is named as
//! one. Leaves out which of the two is right: a person looks.

use attested_model::QuantityKind;
use serde::Serialize;

use super::types::{Quantity, Suggestion};

/// What differs between a text and its translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// The same number stands with another bound: 600여 and "about 600".
    Bound,
    /// The number is ten, a hundred … times the other: a unit was misread.
    Unit,
    /// Another number of the same act.
    Number,
    /// The translation has no such number.
    OnlyOriginal,
    /// The original has no such number.
    OnlyTranslation,
}

/// One number that the two texts do not share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Mismatch {
    /// What differs.
    pub difference: Difference,
    /// Index of the original's suggestion.
    pub original: Option<usize>,
    /// Index of the translation's suggestion.
    pub translation: Option<usize>,
}

/// Compares the numbers of a text with those of its translation.
///
/// Numbers of one mention that carries two acts count once. Vague words ("수십 명", "dozens") are not compared.
pub fn mismatches(original: &[Suggestion], translation: &[Suggestion]) -> Vec<Mismatch> {
    let (ours, theirs) = (numbers(original), numbers(translation));
    let mut taken = vec![false; theirs.len()];
    let mut partner: Vec<Option<usize>> = vec![None; ours.len()];
    // Same number and bound, then same number, then the same act in the order told.
    for rank in 0..3 {
        for (index, (one, quantity)) in ours.iter().enumerate() {
            if partner[index].is_some() {
                continue;
            }
            let found = theirs.iter().enumerate().find(|(at, (other, said))| {
                !taken[*at]
                    && match rank {
                        0 => same_value(quantity, said) && quantity.kind == said.kind,
                        1 => same_value(quantity, said),
                        _ => original[*one].what == translation[*other].what,
                    }
            });
            if let Some((at, _)) = found {
                taken[at] = true;
                partner[index] = Some(at);
            }
        }
    }
    let mut out: Vec<Mismatch> = Vec::new();
    for ((one, quantity), partner) in ours.iter().zip(&partner) {
        let Some(at) = *partner else {
            out.push(Mismatch { difference: Difference::OnlyOriginal, original: Some(*one), translation: None });
            continue;
        };
        let (other, said) = theirs[at];
        let difference = if same_value(quantity, said) {
            if quantity.kind == said.kind {
                continue;
            }
            Difference::Bound
        } else if tenfold(quantity, said) {
            Difference::Unit
        } else {
            Difference::Number
        };
        out.push(Mismatch { difference, original: Some(*one), translation: Some(other) });
    }
    out.extend(theirs.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|((other, _), _)| Mismatch {
        difference: Difference::OnlyTranslation,
        original: None,
        translation: Some(*other),
    }));
    out
}

/// Numeric mentions, each once, with the index of the suggestion that carries it.
fn numbers(of: &[Suggestion]) -> Vec<(usize, &Quantity)> {
    let mut out: Vec<(usize, &Quantity)> = Vec::new();
    for (index, one) in of.iter().enumerate() {
        let Some(quantity) = one.quantity.as_ref().filter(|quantity| quantity.low.or(quantity.high).is_some()) else {
            continue;
        };
        let twice = out.last().is_some_and(|(last, _)| of[*last].group == one.group && of[*last].start == one.start);
        if !twice {
            out.push((index, quantity));
        }
    }
    out
}

fn same_value(one: &Quantity, other: &Quantity) -> bool {
    if one.kind == QuantityKind::Between && other.kind == QuantityKind::Between {
        return (one.low, one.high) == (other.low, other.high);
    }
    one.low.or(one.high) == other.low.or(other.high)
}

fn tenfold(one: &Quantity, other: &Quantity) -> bool {
    let (Some(a), Some(b)) = (one.low.or(one.high), other.low.or(other.high)) else { return false };
    let (small, large) = (a.min(b), a.max(b));
    if small == 0 || !large.is_multiple_of(small) {
        return false;
    }
    let mut times = large / small;
    while times.is_multiple_of(10) {
        times /= 10;
    }
    times == 1 && large > small
}
