//! Constraints as they are handed out: the shapes of their JSON, documented in `docs/methods/parts-and-wholes.md` and
//! `docs/methods/stock-and-flow.md`. Leaves out prose: codes and arguments only.

use super::stated::Entering;
use attested_model::{ClaimId, EventId};
use serde::Serialize;
use std::collections::BTreeMap;

/// What follows from claims over parts and wholes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartsAndWholes {
    /// The method and its version.
    pub method: &'static str,
    /// What is counted, by id.
    pub counted: Vec<Counted>,
    /// Claims that can't all be true.
    pub conflicts: Vec<Conflict>,
    /// Whether there are conflicts that aren't listed.
    pub more_conflicts: bool,
    /// What could not be used as stated.
    pub notes: Vec<Note>,
}

/// One quantity: what is stated of it, and what follows for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Its id: event, figure, and the part or period.
    pub id: String,
    /// The event; `null` for what an account names.
    pub event: Option<EventId>,
    /// `whole`, `part`, `wider`; in accounts `held`, `in`, `returned`, `released`, `died`, `unknown_in`, `unknown_out`.
    pub counts: &'static str,
    /// When, as written.
    pub time: String,
    /// Where, as said.
    pub place: String,
    /// Who is counted, as said.
    pub class: String,
    /// The claims that state it, the nearest rendering of each utterance.
    pub claims: Vec<ClaimId>,
    /// The lowest floor of all claims on it; `null` when one leaves it open.
    pub low: Option<u64>,
    /// The highest ceiling of all claims on it; `null` when one leaves it open.
    pub high: Option<u64>,
    /// A higher floor, which follows from other quantities.
    pub derived_low: Option<Derived>,
    /// A lower ceiling, which follows from other quantities.
    pub derived_high: Option<Derived>,
}

impl Counted {
    /// The floor that holds: the derived one, else the stated one.
    pub fn floor(&self) -> Option<u64> {
        self.derived_low.as_ref().map(|d| d.value).or(self.low)
    }

    /// The ceiling that holds.
    pub fn ceiling(&self) -> Option<u64> {
        self.derived_high.as_ref().map(|d| d.value).or(self.high)
    }
}

/// A bound that nobody stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Derived {
    /// The bound.
    pub value: u64,
    /// The rule's code.
    pub rule: &'static str,
    /// The code of the relation it was applied to.
    pub relation: &'static str,
    /// The claims it rests on.
    pub claims: Vec<ClaimId>,
    /// Whether it rests on more claims than are listed.
    pub more_claims: bool,
    /// Stated relations and accounts it rests on, by name.
    pub stated: Vec<String>,
    /// The walk back: every bound that it was computed from, premises first, itself last.
    pub walk: Vec<Step>,
}

/// A step of the walk back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The quantity.
    pub id: String,
    /// `floor` or `ceiling`.
    pub end: &'static str,
    /// Its value.
    pub value: u64,
    /// The rule's code: `stated`, `stated_by_any`, or that of a derivation.
    pub rule: &'static str,
    /// The code of the relation, where one was used.
    pub relation: Option<&'static str>,
}

/// Claims that can't all be true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// The claims.
    pub claims: Vec<ClaimId>,
    /// Stated relations and accounts without which they could, by name.
    pub stated: Vec<String>,
    /// `minimum`: no smaller set of what the conflict was derived from conflicts. `minimal`: none of them can be spared.
    /// `bounded`: too many to be made minimal.
    pub smallest: &'static str,
    /// The code of the relation that leaves no number; `rivals` where two claims on one quantity share none.
    pub relation: &'static str,
    /// The quantity on which they clash.
    pub quantity: String,
    /// At least so many …
    pub floor: u64,
    /// … where there can be at most so many.
    pub ceiling: u64,
}

/// An account of stock and flow, weighed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccountView {
    /// The method and its version.
    pub method: &'static str,
    /// The account's name.
    pub account: String,
    /// Who is counted, in the coder's words.
    pub population: String,
    /// Why the coder thinks that these claims belong together.
    pub reason: String,
    /// Who may enter: `nobody`, `anybody`, `unstated` (then as if anybody might).
    pub entering: Entering,
    /// What was held, came in and went out, by id.
    pub counted: Vec<Counted>,
    /// Claims that can't all be true.
    pub conflicts: Vec<Conflict>,
    /// Whether there are conflicts that aren't listed.
    pub more_conflicts: bool,
    /// Where the coder doesn't say who may enter: the conflicts there would be if nobody did.
    pub conflicts_if_nobody_entered: Vec<Conflict>,
    /// What could not be used as stated.
    pub notes: Vec<Note>,
}

/// Something that could not be used as stated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Note {
    /// What about.
    pub code: NoteCode,
    /// The claims concerned.
    pub claims: Vec<ClaimId>,
    /// The arguments of its message, by name.
    pub args: BTreeMap<&'static str, String>,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteCode {
    /// Part-of leads back to where it began; the relations on the circle were set aside.
    PartOfCircle,
    /// A claim is part of one that states no number on that day.
    PartOfWithoutNumber,
    /// A claim is part of one that counts another act, measure, unit or date.
    PartOfOtherMeasure,
    /// A part of its event is also part of a claim that is wider than the event: it is no floor of the event here.
    PartOfWider,
    /// A stated relation or account names a claim that states no number on that day.
    StatedWithoutNumber,
    /// A stated relation names claims that count different acts, measures, units or dates.
    StatedMixes,
    /// A stated relation names one quantity twice.
    StatedTwice,
    /// An account's flow leads to no later moment of it.
    FlowOutOfOrder,
    /// A claim of an account speaks of another time than the account says.
    DateOutsideAccount,
    /// A claim of an account speaks of some day in a longer time, which need not be the account's moment.
    DateImpreciseInAccount,
    /// A claim of an account says "hundreds" or the like: read by its range, which is ours.
    VagueInAccount,
    /// Sums that feed each other were given up before they came to rest; what was found holds.
    StoppedEarly,
    /// Whichever of the claims one believes, they don't fit: nothing is derived from them.
    NoChoiceFits,
}

impl NoteCode {
    /// Every code.
    pub const ALL: [NoteCode; 13] = [
        NoteCode::PartOfCircle,
        NoteCode::PartOfWithoutNumber,
        NoteCode::PartOfOtherMeasure,
        NoteCode::PartOfWider,
        NoteCode::StatedWithoutNumber,
        NoteCode::StatedMixes,
        NoteCode::StatedTwice,
        NoteCode::FlowOutOfOrder,
        NoteCode::DateOutsideAccount,
        NoteCode::DateImpreciseInAccount,
        NoteCode::VagueInAccount,
        NoteCode::StoppedEarly,
        NoteCode::NoChoiceFits,
    ];

    /// The code as text; also the key of its message.
    pub const fn code(self) -> &'static str {
        match self {
            NoteCode::PartOfCircle => "part_of_circle",
            NoteCode::PartOfWithoutNumber => "part_of_without_number",
            NoteCode::PartOfOtherMeasure => "part_of_other_measure",
            NoteCode::PartOfWider => "part_of_wider",
            NoteCode::StatedWithoutNumber => "stated_without_number",
            NoteCode::StatedMixes => "stated_mixes",
            NoteCode::StatedTwice => "stated_twice",
            NoteCode::FlowOutOfOrder => "flow_out_of_order",
            NoteCode::DateOutsideAccount => "date_outside_account",
            NoteCode::DateImpreciseInAccount => "date_imprecise_in_account",
            NoteCode::VagueInAccount => "vague_in_account",
            NoteCode::StoppedEarly => "stopped_early",
            NoteCode::NoChoiceFits => "no_choice_fits",
        }
    }
}

/// A note of some claims.
pub(super) fn note<const N: usize>(code: NoteCode, claims: Vec<ClaimId>, args: [(&'static str, String); N]) -> Note {
    Note { code, claims, args: args.into_iter().collect() }
}
