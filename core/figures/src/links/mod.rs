//! Suggested links: which claims may come from one origin, each with its evidence. The rules are
//! `docs/methods/origins.md`.
//!
//! Input: an event's slice, the claims whose source is protected, the vocabularies. Output: suggestions in a fixed order,
//! one a pair. Leaves out deciding: a suggestion changes nothing until somebody accepts or rejects it by a judgment
//! (`review`), and until then figures are shown both ways (`alternatives`). The columns `origin`, `repeats` and `note` are
//! not read, and `utterance` is not either: what coders state is compared with the suggestions afterwards.

mod alternatives;
mod citing;
mod details;
mod review;
mod seal;
mod speakers;
mod texts;

pub use alternatives::{Alternative, Alternatives, Difference, DifferenceCode, alternatives};
pub use review::{Reviewed, Status, accepting, rejecting, review};
pub(crate) use speakers::is_rounded;

use crate::Slice;
use crate::told::{Lookups, Told, told};
use attested_model::ClaimId;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Why two claims may come from one origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// Two renderings of one speaker's words, in one language.
    OneUtterance,
    /// Two renderings of one speaker's words, in two languages.
    Translation,
    /// One says that it has it from the other's speaker or publisher.
    Cites,
    /// A speaker says that it learnt it from the press, and this is the press.
    LearntFromPress,
    /// Two texts that are nearly the same.
    NearDuplicate,
    /// One speaker says two things from the same knowledge.
    OneSpeaker,
    /// An unusual number, places and hours that two speakers share.
    SharedDetail,
    /// It passes on reports, and this is the report that fits.
    Relay,
    /// The same number with its bound turned round, told later and at second hand.
    TurnedBound,
}

impl LinkKind {
    /// Every kind, the best grounded first.
    pub const ALL: [LinkKind; 9] = [
        LinkKind::OneUtterance,
        LinkKind::Translation,
        LinkKind::Cites,
        LinkKind::LearntFromPress,
        LinkKind::NearDuplicate,
        LinkKind::OneSpeaker,
        LinkKind::SharedDetail,
        LinkKind::Relay,
        LinkKind::TurnedBound,
    ];

    /// The kind's code; also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            LinkKind::OneUtterance => "one_utterance",
            LinkKind::Translation => "translation",
            LinkKind::Cites => "cites",
            LinkKind::LearntFromPress => "learnt_from_press",
            LinkKind::NearDuplicate => "near_duplicate",
            LinkKind::OneSpeaker => "one_speaker",
            LinkKind::SharedDetail => "shared_detail",
            LinkKind::Relay => "relay",
            LinkKind::TurnedBound => "turned_bound",
        }
    }

    /// Whether the documents themselves say it; else it is inferred from what two claims have in common.
    pub const fn is_said(self) -> bool {
        match self {
            LinkKind::OneUtterance
            | LinkKind::Translation
            | LinkKind::Cites
            | LinkKind::LearntFromPress
            | LinkKind::OneSpeaker => true,
            LinkKind::NearDuplicate | LinkKind::SharedDetail | LinkKind::Relay | LinkKind::TurnedBound => false,
        }
    }

    /// Whether one of the two claims passes on the other's number, so that they are one reading.
    pub const fn is_rendering(self) -> bool {
        match self {
            LinkKind::OneUtterance | LinkKind::Translation | LinkKind::Cites | LinkKind::Relay => true,
            LinkKind::LearntFromPress
            | LinkKind::NearDuplicate
            | LinkKind::OneSpeaker
            | LinkKind::SharedDetail
            | LinkKind::TurnedBound => false,
        }
    }
}

/// How well the evidence bears a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Possibly one origin.
    Possible,
    /// Likely one origin.
    Likely,
    /// The documents say so.
    Strong,
}

impl Strength {
    /// Every strength, the weakest first.
    pub const ALL: [Strength; 3] = [Strength::Possible, Strength::Likely, Strength::Strong];

    /// The strength as a code; also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Strength::Possible => "possible",
            Strength::Likely => "likely",
            Strength::Strong => "strong",
        }
    }
}

/// What speaks for a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceCode {
    /// One body speaks (`body`), or one unnamed speaker in one document.
    SameSpeaker,
    /// On one day (`day`).
    SameDay,
    /// On two days (`days` apart).
    OtherDay,
    /// Of one number (`number`).
    SameNumber,
    /// One number is the other, rounded (`number`, `rounded`).
    RoundedNumber,
    /// Of the same places (`places`, `count`).
    SamePlaces,
    /// At the same hours (`from`, `to`).
    SameHours,
    /// In one document.
    SameDocument,
    /// In two languages (`first`, `second`).
    TwoLanguages,
    /// The one names the other's speaker (`body`).
    NamesSpeaker,
    /// The one names the other's publisher (`body`).
    NamesPublisher,
    /// It says that it learnt it from the press.
    SaysLearnt,
    /// It says that it passes on reports.
    SaysReports,
    /// A floor in one, a ceiling in the other, at one number (`number`).
    OppositeBound,
    /// Shared words (`percent` of their sequences).
    SharedText,
}

impl EvidenceCode {
    /// Every code.
    pub const ALL: [EvidenceCode; 15] = [
        EvidenceCode::SameSpeaker,
        EvidenceCode::SameDay,
        EvidenceCode::OtherDay,
        EvidenceCode::SameNumber,
        EvidenceCode::RoundedNumber,
        EvidenceCode::SamePlaces,
        EvidenceCode::SameHours,
        EvidenceCode::SameDocument,
        EvidenceCode::TwoLanguages,
        EvidenceCode::NamesSpeaker,
        EvidenceCode::NamesPublisher,
        EvidenceCode::SaysLearnt,
        EvidenceCode::SaysReports,
        EvidenceCode::OppositeBound,
        EvidenceCode::SharedText,
    ];

    /// The code as text; also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            EvidenceCode::SameSpeaker => "same_speaker",
            EvidenceCode::SameDay => "same_day",
            EvidenceCode::OtherDay => "other_day",
            EvidenceCode::SameNumber => "same_number",
            EvidenceCode::RoundedNumber => "rounded_number",
            EvidenceCode::SamePlaces => "same_places",
            EvidenceCode::SameHours => "same_hours",
            EvidenceCode::SameDocument => "same_document",
            EvidenceCode::TwoLanguages => "two_languages",
            EvidenceCode::NamesSpeaker => "names_speaker",
            EvidenceCode::NamesPublisher => "names_publisher",
            EvidenceCode::SaysLearnt => "says_learnt",
            EvidenceCode::SaysReports => "says_reports",
            EvidenceCode::OppositeBound => "opposite_bound",
            EvidenceCode::SharedText => "shared_text",
        }
    }
}

/// One piece of evidence: a code and the arguments of its message. No argument is a person's name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Evidence {
    /// What speaks for it.
    pub code: EvidenceCode,
    /// The arguments, by name.
    pub args: BTreeMap<&'static str, String>,
}

/// A pair of claims that may come from one origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// Why.
    pub kind: LinkKind,
    /// The claim that is later, or further from the speaker.
    pub from: ClaimId,
    /// The claim from which it may derive, or with which it may share its origin.
    pub to: ClaimId,
    /// How well the evidence bears it.
    pub strength: Strength,
    /// Whether it touches an anonymous or protected source: never published, and at most possible (invariant 12).
    pub sealed: bool,
    /// What speaks for it.
    pub evidence: Vec<Evidence>,
}

/// Whether what is sealed is among what is handed out: only for those who may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealed {
    /// It is not there.
    LeftOut,
    /// It is, marked as sealed.
    Shown,
}

/// Suggests links among an event's claims. `protected` are the claims whose source the caller knows to be protected.
/// The same input gives the same list; its length is at most a few times the number of claims.
pub fn suggest(slice: &Slice, protected: &BTreeSet<ClaimId>, lookups: &Lookups<'_>) -> Vec<Suggestion> {
    let mut told = told(&slice.claims, &slice.judgments, lookups);
    told.retain(|t| !t.claim.aspect.is_surrounding());
    let mut found = Found::new(&told);
    speakers::find(&mut found);
    citing::find(&mut found);
    details::find(&mut found);
    texts::find(&mut found);
    seal::sealed(found, protected)
}

/// A link found, before it is known whether it must be sealed.
struct Draft {
    kind: LinkKind,
    strength: Strength,
    from: usize,
    to: usize,
    evidence: BTreeSet<Evidence>,
}

/// The links found so far, one a pair of claims.
struct Found<'c, 'a> {
    told: &'c [Told<'a>],
    drafts: BTreeMap<(usize, usize), Draft>,
}

impl<'c, 'a> Found<'c, 'a> {
    fn new(told: &'c [Told<'a>]) -> Self {
        Found { told, drafts: BTreeMap::new() }
    }

    /// Adds a link; of two on one pair the better grounded kind stays, and the evidence of both.
    fn add(&mut self, from: usize, to: usize, kind: LinkKind, strength: Strength, evidence: Vec<Evidence>) {
        if from == to {
            return;
        }
        let draft = self.drafts.entry((from.min(to), from.max(to))).or_insert_with(|| Draft {
            kind,
            strength,
            from,
            to,
            evidence: BTreeSet::new(),
        });
        if kind < draft.kind {
            (draft.kind, draft.from, draft.to) = (kind, from, to);
        }
        draft.strength = draft.strength.max(strength);
        draft.evidence.extend(evidence);
    }
}

fn evidence<const N: usize>(code: EvidenceCode, args: [(&'static str, String); N]) -> Evidence {
    Evidence { code, args: args.into_iter().collect() }
}

/// What numbers must share to be the same number: act, measure, unit, and what is counted of the event.
type Lot = (String, &'static str, String, &'static str);

fn lot(told: &Told<'_>) -> Lot {
    let claim = &told.claim;
    (claim.act.to_string(), told.measure.as_str(), claim.unit().to_string(), claim.scope().as_str())
}

#[cfg(test)]
pub(crate) mod tests;
