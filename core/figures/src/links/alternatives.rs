//! Both readings: what a figure would be if suggestions that nobody has decided were true ("3 origins, or 2 if C019 repeats
//! C006"). Input: a slice, suggestions, a day, a policy, a vocabulary. Output: what differs, as codes and arguments; the
//! sentences are in `messages/`. The figures themselves stay those of the slice: nothing is applied.

use super::Suggestion;
use super::review::as_true;
use crate::{EventFigures, Figure, Policy, Slice, Vocabulary, v1};
use attested_claims::{Decision, Judgment, JudgmentRecord};
use attested_model::{AsOf, Aspect, ClaimId, OriginCertainty, Timestamp};
use serde::Serialize;
use std::collections::BTreeMap;

/// What about a figure differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceCode {
    /// Named origins.
    Origins,
    /// Origins, each unknown one counted.
    OriginsHigh,
    /// The core: its ends and its origins.
    Core,
    /// The ranges apart from it.
    Rivals,
    /// The envelope.
    Envelope,
    /// Whether the number is contested.
    Contested,
    /// The grade of the number.
    GradeNumber,
    /// The grade of the occurrence.
    GradeOccurrence,
    /// The readings: reports of one utterance are one.
    Readings,
}

impl DifferenceCode {
    /// Every code, in the order of a list.
    pub const ALL: [DifferenceCode; 9] = [
        DifferenceCode::Origins,
        DifferenceCode::OriginsHigh,
        DifferenceCode::Core,
        DifferenceCode::Rivals,
        DifferenceCode::Envelope,
        DifferenceCode::Contested,
        DifferenceCode::GradeNumber,
        DifferenceCode::GradeOccurrence,
        DifferenceCode::Readings,
    ];

    /// The code as text; also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            DifferenceCode::Origins => "origins",
            DifferenceCode::OriginsHigh => "origins_high",
            DifferenceCode::Core => "core",
            DifferenceCode::Rivals => "rivals",
            DifferenceCode::Envelope => "envelope",
            DifferenceCode::Contested => "contested",
            DifferenceCode::GradeNumber => "grade_number",
            DifferenceCode::GradeOccurrence => "grade_occurrence",
            DifferenceCode::Readings => "readings",
        }
    }

    /// What it compares, in figures and signs: `600–660 (3)`; empty where there is nothing.
    fn of(self, figure: &Figure) -> String {
        let grade = |aspect: Aspect| figure.grade.get(&aspect).map_or("", |g| g.level.code()).to_owned();
        match self {
            DifferenceCode::Origins => figure.origins.to_string(),
            DifferenceCode::OriginsHigh => figure.origins_range.high.to_string(),
            DifferenceCode::Core => {
                figure.core.map_or(String::new(), |c| format!("{}–{} ({})", c.low, c.high, c.origins))
            }
            DifferenceCode::Rivals => {
                let rivals = figure.rivals.iter().map(|r| format!("{}–{} ({})", r.low, r.high, r.origins));
                rivals.collect::<Vec<_>>().join("; ")
            }
            DifferenceCode::Envelope => {
                let e = figure.envelope;
                let end = |n: Option<u64>, open: bool| {
                    format!("{}{}", n.map_or(String::new(), |n| n.to_string()), if open { "…" } else { "" })
                };
                format!("{}–{}", end(e.low, e.open_low), end(e.high, e.open_high))
            }
            DifferenceCode::Contested => if figure.contested { "yes" } else { "no" }.to_owned(),
            DifferenceCode::GradeNumber => grade(Aspect::Number),
            DifferenceCode::GradeOccurrence => grade(Aspect::Occurrence),
            DifferenceCode::Readings => figure.readings.len().to_string(),
        }
    }
}

/// One difference: what it is, as the figure stands and as it would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The figure.
    pub figure: String,
    /// What differs.
    pub code: DifferenceCode,
    /// As the figure stands.
    pub stands: String,
    /// As it would be.
    pub would_be: String,
}

/// One suggestion, taken as true by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// The claim that would derive.
    pub from: ClaimId,
    /// The claim from which.
    pub to: ClaimId,
    /// Whether it must not be published.
    pub sealed: bool,
    /// What would differ; may be empty.
    pub differences: Vec<Difference>,
}

/// A figure's other readings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternatives {
    /// All suggestions given taken as true; with a sealed one among them, never published.
    pub together: Vec<Difference>,
    /// Whether one of them is sealed.
    pub sealed: bool,
    /// Each by itself, in the order given.
    pub each: Vec<Alternative>,
    /// Suggestions beyond `at_most`, not looked at by themselves.
    pub left_out: usize,
}

/// What would differ if suggestions were true: all together, and the first `at_most` each by itself (every one costs a
/// derivation of the event's figures).
pub fn alternatives(
    slice: &Slice,
    suggestions: &[&Suggestion],
    as_of: AsOf,
    policy: &Policy,
    vocabulary: &Vocabulary,
    at_most: usize,
) -> Alternatives {
    let derive = |slice: &Slice| v1::reconcile(slice, as_of, None, policy, vocabulary);
    let stands = derive(slice);
    let mut supposed = slice.clone();
    let mut if_true = |suggestions: &[&Suggestion]| {
        let decisions = as_true(slice, suggestions, |_| OriginCertainty::Stated);
        supposed.judgments.truncate(slice.judgments.len());
        let last = slice.judgments.iter().map(|j| j.position).max().unwrap_or(0);
        supposed.judgments.extend(decisions.into_iter().zip(1..).map(|(decision, i)| suppose(decision, last + i)));
        differences(&stands, &derive(&supposed))
    };
    let each = suggestions.iter().take(at_most).map(|s| Alternative {
        from: s.from.clone(),
        to: s.to.clone(),
        sealed: s.sealed,
        differences: if_true(&[s]),
    });
    let each = each.collect();
    Alternatives {
        together: if suggestions.is_empty() { Vec::new() } else { if_true(suggestions) },
        sealed: suggestions.iter().any(|s| s.sealed),
        each,
        left_out: suggestions.len().saturating_sub(at_most),
    }
}

fn suppose(decision: Decision, position: u64) -> JudgmentRecord {
    JudgmentRecord { judgment: Judgment { decision, reason: String::new() }, position, recorded: Timestamp(0) }
}

fn differences(stands: &EventFigures, would_be: &EventFigures) -> Vec<Difference> {
    let others: BTreeMap<&str, &Figure> = would_be.figures.iter().map(|f| (f.id.as_str(), f)).collect();
    let mut all = Vec::new();
    for figure in &stands.figures {
        let Some(other) = others.get(figure.id.as_str()) else { continue };
        for code in DifferenceCode::ALL {
            let (stands, would_be) = (code.of(figure), code.of(other));
            if stands != would_be {
                all.push(Difference { figure: figure.id.clone(), code, stands, would_be });
            }
        }
    }
    all
}
