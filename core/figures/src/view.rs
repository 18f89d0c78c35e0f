//! Figures as they are handed out: the shapes of `figure --format json` (a contract), documented in
//! `docs/methods/reconcile-v1.md`. Leaves out prose and drawing.

use attested_model::{Aspect, ClaimId, EventId, Interval, Modality, OriginId, Scope};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// All figures of an event, and the positions on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventFigures {
    /// The event.
    pub event: EventId,
    /// The day as known on which; `null` for everything.
    pub as_of: Option<String>,
    /// The moment as recorded by which; `null` for everything.
    pub as_recorded: Option<String>,
    /// The policy's name.
    pub policy: &'static str,
    /// The method and its version.
    pub method: &'static str,
    /// SHA-256 of the vocabulary, in hexadecimal.
    pub vocabulary: String,
    /// The figures, by id.
    pub figures: Vec<Figure>,
    /// The positions taken, by act, aspect and speaker.
    pub positions: Vec<Position>,
    /// Notices, demands, commitments, forecasts and context: shown, never counted.
    pub statements: Vec<Statement>,
    /// Positions and statements left out, and why; numbers left out stand with their figures.
    pub excluded: Vec<Excluded>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// Its id within the event: act, measure, the unit unless persons, the date of a stock.
    pub id: String,
    /// The act.
    pub act: String,
    /// The measure.
    pub measure: String,
    /// What is counted.
    pub unit: String,
    /// When: the event's date, or the stock's.
    pub time: Option<String>,
    /// Places as said.
    pub places: Vec<String>,
    /// From the lowest floor to the highest ceiling that somebody states.
    pub envelope: Envelope,
    /// Where the most origins agree.
    pub core: Option<Core>,
    /// Without a core: the regions that tie.
    pub core_regions: Vec<Region>,
    /// Ranges apart from the core.
    pub rivals: Vec<Rival>,
    /// The best estimate, when the policy has a rule for one.
    pub best: Option<Best>,
    /// The highest floor that parts state.
    pub part_floor: Option<u64>,
    /// The lowest ceiling that wider claims state.
    pub wider_ceiling: Option<u64>,
    /// Whether the number is contested.
    pub contested: bool,
    /// The aspects that are contested.
    pub contested_aspects: Vec<Aspect>,
    /// The grade of each aspect.
    pub grade: BTreeMap<Aspect, AspectGrade>,
    /// Named origins of whole or wider readings.
    pub origins: usize,
    /// The same, with suspected links true, and with each unknown origin counted.
    pub origins_range: OriginsRange,
    /// Origins whose independence somebody looked into.
    pub independence_shown: usize,
    /// Documents.
    pub reports: usize,
    /// The claims considered.
    pub claims: Vec<ClaimId>,
    /// How each utterance reads.
    pub readings: Vec<Reading>,
    /// One-sided, wider, part, vague and unknown-origin claims that fit the core, and those that don't.
    pub tally: Compatibility,
    /// The claims left out, and why.
    pub excluded: Vec<Excluded>,
    /// What a reader should know.
    pub warnings: Vec<Warning>,
}

/// The envelope; an end is open when a reading leaves it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Envelope {
    /// The lowest floor stated; `null` when nobody states one.
    pub low: Option<u64>,
    /// The highest ceiling stated.
    pub high: Option<u64>,
    /// Whether some reading has no floor.
    pub open_low: bool,
    /// Whether some reading has no ceiling.
    pub open_high: bool,
}

/// The core.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Core {
    /// Its low end.
    pub low: u64,
    /// Its high end.
    pub high: u64,
    /// The origins that agree on it.
    pub origins: usize,
}

/// A region of most agreement, when several tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Region {
    /// Its low end.
    pub low: u64,
    /// Its high end.
    pub high: u64,
    /// The origins that agree on it.
    pub origins: usize,
}

/// A range apart from the core.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Rival {
    /// Its low end.
    pub low: u64,
    /// Its high end.
    pub high: u64,
    /// The origins that state it.
    pub origins: usize,
}

/// A best estimate under a named rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Best {
    /// The number.
    pub value: u64,
    /// The rule's code.
    pub rule: &'static str,
    /// The claim it comes from.
    pub claim: ClaimId,
}

/// How many origins, at least and at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OriginsRange {
    /// Suspected links taken as true.
    pub low: usize,
    /// Each unknown origin counted.
    pub high: usize,
}

/// One utterance, read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// The rendering nearest the speaker.
    pub claim: ClaimId,
    /// Its origin; `null` when unknown.
    pub origin: Option<OriginId>,
    /// What it counts compared with the event.
    pub scope: Scope,
    /// Its floor.
    pub low: Option<u64>,
    /// Its ceiling.
    pub high: Option<u64>,
    /// All claims that render the utterance, the nearest first.
    pub renderings: Vec<ClaimId>,
    /// Whether its words are vague: shown, never counted in the envelope.
    pub vague: bool,
    /// Whether a quotation holds the nearest rendering; else it is cited.
    pub held: bool,
    /// Who says so, as said.
    pub speaker: String,
    /// The words of the quantity, as said.
    pub words: String,
    /// The speaker's stance.
    pub modality: Modality,
    /// Where, as said.
    pub place: String,
    /// The row of the vocabulary that read the words.
    pub rule: String,
    /// From which day on it is public.
    pub public_from: Option<String>,
}

impl Reading {
    /// The range it reads as.
    pub fn interval(&self) -> Interval {
        Interval::new(self.low, self.high).unwrap_or(Interval::OPEN)
    }
}

/// Claims that don't vote, against the core.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Compatibility {
    /// They allow some number of the core.
    pub compatible: Vec<ClaimId>,
    /// They allow none.
    pub incompatible: Vec<ClaimId>,
}

/// A claim left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Excluded {
    /// The claim.
    pub claim: ClaimId,
    /// Why, as a code.
    pub reason: &'static str,
}

/// Where a speaker stands on an aspect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The speaker, as said.
    pub speaker: String,
    /// The aspect.
    pub aspect: Aspect,
    /// The stance.
    pub modality: Modality,
    /// The rendering nearest the speaker.
    pub claim: ClaimId,
    /// The act.
    pub act: String,
    /// All renderings of it, the nearest first.
    pub renderings: Vec<ClaimId>,
    /// The words of the hedge.
    pub words: String,
    /// The words of a quantity that gives no interval.
    pub quantity_words: String,
    /// The origin; `null` when unknown.
    pub origin: Option<OriginId>,
    /// Whether a quotation holds it; else it is cited.
    pub held: bool,
}

/// Something said around the event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// The speaker, as said.
    pub speaker: String,
    /// What kind of statement.
    pub aspect: Aspect,
    /// The stance.
    pub modality: Modality,
    /// The claim.
    pub claim: ClaimId,
    /// The words.
    pub words: String,
}

/// How well an aspect is supported; the scale is documented in `docs/methods/reconcile-v1.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GradeLevel {
    /// No named origin speaks to it.
    Unsupported,
    /// Named origins speak to it, and no two of them agree: most often there is but one.
    Single,
    /// Two or more named origins agree; nobody has shown that they are independent.
    Agreed,
    /// Two or more named origins agree, and a judgment found two of them independent.
    Corroborated,
    /// A state or intergovernmental body that is no party confirmed it, on a basis of its own.
    Confirmed,
    /// A party to the act (the accused, or who received the people) confirmed it.
    Admitted,
}

impl GradeLevel {
    /// Every level, from the lowest.
    pub const ALL: [GradeLevel; 6] = [
        GradeLevel::Unsupported,
        GradeLevel::Single,
        GradeLevel::Agreed,
        GradeLevel::Corroborated,
        GradeLevel::Confirmed,
        GradeLevel::Admitted,
    ];

    /// The level's code.
    pub const fn code(self) -> &'static str {
        match self {
            GradeLevel::Unsupported => "unsupported",
            GradeLevel::Single => "single",
            GradeLevel::Agreed => "agreed",
            GradeLevel::Corroborated => "corroborated",
            GradeLevel::Confirmed => "confirmed",
            GradeLevel::Admitted => "admitted",
        }
    }
}

/// An aspect's grade, with what raised it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AspectGrade {
    /// The level.
    pub level: GradeLevel,
    /// The claim that raised it to confirmed or admitted.
    pub by: Option<ClaimId>,
    /// That claim's hedge: printed wherever the grade is.
    pub hedge: String,
    /// The interest of the body that confirmed, as a code: printed wherever the grade is.
    pub interest: String,
}

/// What a warning is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WarningCode {
    /// One utterance stands in several renderings that differ.
    Renderings,
    /// A rendering dropped a bound that the nearest one has.
    BoundDropped,
    /// A rendering turned a floor into a ceiling or the reverse.
    BoundFlipped,
    /// A claim disputes another.
    Disputed,
    /// Parts state a floor above the envelope's.
    PartAboveEnvelope,
    /// Wider claims state a ceiling below the envelope's.
    WiderBelowEnvelope,
    /// A stock and a flow state the same number: a coincidence or a confusion, never support.
    StockFlowSameNumber,
    /// One body is reported both to decline and not to know.
    RefusalConflict,
    /// Claims of one figure speak of periods that don't overlap.
    PeriodsDiffer,
    /// An act is not in the vocabulary.
    UnknownAct,
}

impl WarningCode {
    /// Every code.
    pub const ALL: [WarningCode; 10] = [
        WarningCode::Renderings,
        WarningCode::BoundDropped,
        WarningCode::BoundFlipped,
        WarningCode::Disputed,
        WarningCode::PartAboveEnvelope,
        WarningCode::WiderBelowEnvelope,
        WarningCode::StockFlowSameNumber,
        WarningCode::RefusalConflict,
        WarningCode::PeriodsDiffer,
        WarningCode::UnknownAct,
    ];

    /// The code as text; also the key of its message.
    pub const fn code(self) -> &'static str {
        match self {
            WarningCode::Renderings => "renderings",
            WarningCode::BoundDropped => "bound_dropped",
            WarningCode::BoundFlipped => "bound_flipped",
            WarningCode::Disputed => "disputed",
            WarningCode::PartAboveEnvelope => "part_above_envelope",
            WarningCode::WiderBelowEnvelope => "wider_below_envelope",
            WarningCode::StockFlowSameNumber => "stock_flow_same_number",
            WarningCode::RefusalConflict => "refusal_conflict",
            WarningCode::PeriodsDiffer => "periods_differ",
            WarningCode::UnknownAct => "unknown_act",
        }
    }
}

impl Serialize for WarningCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// A warning: a code, the claims concerned, and the arguments of its message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// What it is about.
    pub code: WarningCode,
    /// The claims concerned.
    pub claims: Vec<ClaimId>,
    /// The arguments of its message, by name.
    pub args: BTreeMap<&'static str, String>,
    /// The message in the reader's language; empty until a shell fills it in.
    pub text: String,
}
