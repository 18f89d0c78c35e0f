//! The claim, and the claim as recorded: with the entry that recorded it and the quotations that hold it.
//! Leaves out reading (what its words amount to): that is a figure's affair.

use attested_model::{
    Act, Aspect, ClaimId, Day, DocumentName, Edtf, EventId, Interval, Language, Measure, Modality, OriginCertainty,
    OriginId, PlaceRole, Quantity, Scope, Timestamp, Unit, UtteranceId,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One speaker, one proposition, at most one quantity. Fields are the columns of `claims.csv`
/// (`docs/guides/coding-claims.md`); an unstated one is `None` or empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Its id, as given.
    pub id: ClaimId,
    /// The event it is about.
    pub event: EventId,
    /// When what it tells happened; for a stock, the date of the stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_date: Option<Edtf>,
    /// Time of day as said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub event_time: String,
    /// What it speaks about.
    pub aspect: Aspect,
    /// What was done to people.
    pub act: Act,
    /// Flow, stock or rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
    /// What is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// Who is counted, as said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub class: String,
    /// Whole, part or wider than the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// The claim whose number this one is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<ClaimId>,
    /// Places as said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The part the places play.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_role: Option<PlaceRole>,
    /// How many, as said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// The claims it disputes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<ClaimId>,
    /// The speaker's stance.
    pub modality: Modality,
    /// The words of the hedge.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// The speaker's own words, when the document gives them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words_original: String,
    /// The document's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Language>,
    /// Who answers for the proposition, as said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub speaker: String,
    /// The chain it came through, as said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub via: String,
    /// The speech act it renders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub utterance: Option<UtteranceId>,
    /// When that was uttered in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uttered: Option<Edtf>,
    /// The root it derives from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<OriginId>,
    /// How sure the coder is of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin_certainty: Option<OriginCertainty>,
    /// The claim it repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<ClaimId>,
    /// Who published the document.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// The document, by the name it is cited by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentName>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Edtf>,
    /// Shares and parts as said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub breakdown: String,
    /// How the coder saw the document.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seen: String,
    /// Where the document is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// The coder's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Columns of the coder's own, kept as they came.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, String>,
}

impl Claim {
    /// The day from which it is public: the last day its utterance allows, else the last day its publication
    /// allows (RECONCILE.md, section 1). `None` when neither is dated: such a claim is known only to a view
    /// that asks for everything.
    pub fn public_from(&self) -> Option<Day> {
        let uttered = self.uttered.as_ref().and_then(Edtf::latest_day);
        uttered.or_else(|| self.published.as_ref().and_then(Edtf::latest_day))
    }

    /// Its origin, when the coder states one without doubt.
    pub fn stated_origin(&self) -> Option<&OriginId> {
        match self.origin_certainty {
            Some(OriginCertainty::Stated) | None => self.origin.as_ref(),
            Some(OriginCertainty::Suspected | OriginCertainty::Unknown) => None,
        }
    }

    /// Its origin, when the coder only suspects one.
    pub fn suspected_origin(&self) -> Option<&OriginId> {
        match self.origin_certainty {
            Some(OriginCertainty::Suspected) => self.origin.as_ref(),
            Some(OriginCertainty::Stated | OriginCertainty::Unknown) | None => None,
        }
    }

    /// The scope, whole unless coded otherwise.
    pub fn scope(&self) -> Scope {
        self.scope.unwrap_or(Scope::Whole)
    }

    /// The unit, persons unless coded otherwise.
    pub fn unit(&self) -> Unit {
        self.unit.clone().unwrap_or_else(Unit::persons)
    }

    /// What its quantity reads as when nothing but its numbers counts: the bounds as said.
    pub fn stated_bounds(&self) -> Option<Interval> {
        let quantity = self.quantity.as_ref()?;
        Interval::new(quantity.low(), quantity.high()).ok()
    }
}

/// A quotation that holds a claim, or a retelling of the document that does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotationLink {
    /// The held document, by its number in the project.
    pub document: u64,
    /// Whether the document only retells the cited one: such a quotation doesn't make the claim *held*.
    pub retelling: bool,
    /// First code point of the span in the working copy.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words, verbatim.
    pub exact: String,
    /// Position of the entry that recorded it.
    pub position: u64,
}

/// A claim as the project holds it: the version in force, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimRecord {
    /// The claim, as coded in the version in force.
    pub claim: Claim,
    /// Position of the ledger entry that recorded this version.
    pub position: u64,
    /// When that entry was recorded.
    pub recorded: Timestamp,
    /// The quotations that hold it.
    pub quotations: Vec<QuotationLink>,
}

impl ClaimRecord {
    /// Whether the claim is *held*: a quotation in a document we hold, retellings aside.
    pub fn is_held(&self) -> bool {
        self.quotations.iter().any(|q| !q.retelling)
    }
}
