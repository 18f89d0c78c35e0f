//! What a claim's number says to the model: where it lies on the scale of the logarithm, which kind of number it is, whose
//! voice it is. Input: a claim and its speaker's kind. Output: a [`Said`], or nothing where no number is claimed.

use attested_claims::Claim;
use attested_model::{ClaimId, Modality, QuantityKind, Scope};

/// Which kind of number: kinds err in different directions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// At least so many; what was counted of a part.
    Floor,
    /// At most so many; a total of more than the event.
    Ceiling,
    /// A number to the person.
    Count,
    /// About so many, more than a round number, between two; whole hundreds; whatever an interested voice says.
    Estimate,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 4] = [Kind::Floor, Kind::Ceiling, Kind::Count, Kind::Estimate];

    /// The kind's code.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Floor => "floor",
            Kind::Ceiling => "ceiling",
            Kind::Count => "count",
            Kind::Estimate => "estimate",
        }
    }
}

/// Whose voice it is. The last number of each voice counts, an authority's twice as much as another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// Who counts by office: officials, rescue services.
    Authority,
    /// Who gains by the number: a party to the conflict, a foreign state, a company, an opposition.
    Interested,
    /// All others: media, hospitals, organisations, witnesses.
    Other,
}

impl Voice {
    /// Every voice.
    pub const ALL: [Voice; 3] = [Voice::Authority, Voice::Interested, Voice::Other];

    /// The voice of a kind of speaker, as the data names it (the column `speaker_kind`).
    pub fn of_speaker_kind(kind: &str) -> Voice {
        match kind.trim() {
            "official" | "rescuer" => Voice::Authority,
            "party_or_foreign_state" | "opposition_or_activist" | "company" => Voice::Interested,
            _ => Voice::Other,
        }
    }
}

/// A number said.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The claim.
    pub claim: ClaimId,
    /// Whose voice it is.
    pub voice: Voice,
    /// Which kind of number.
    pub kind: Kind,
    /// ln(1 + n); of a range, the middle of its ends.
    pub log: f64,
}

impl Said {
    /// What a claim says of its number, its scope judged; `None` when it states none. Who denies, declines, doubts or does
    /// not know a number doesn't state it; a number taken back stays in as an estimate, for it was once believed.
    pub fn of(claim: &Claim, scope: Scope, voice: Voice) -> Option<Said> {
        match claim.modality {
            Modality::Denied | Modality::Declined | Modality::Undetermined | Modality::Disputed => return None,
            Modality::Asserted
            | Modality::Confirmed
            | Modality::Estimated
            | Modality::Reported
            | Modality::Unattributed
            | Modality::Retracted => {}
        }
        let quantity = claim.quantity.as_ref()?;
        let (first, second) = match (quantity.low(), quantity.high()) {
            (Some(low), Some(high)) => (low, high),
            (Some(one), None) | (None, Some(one)) => (one, one),
            (None, None) => return None,
        };
        let log = (log(first) + log(second)) / 2.0;
        let round = first >= 100 && first.is_multiple_of(100);
        let loose = matches!(claim.modality, Modality::Estimated | Modality::Unattributed | Modality::Retracted);
        let kind = match (scope, quantity.kind()) {
            (Scope::Part, _) => Kind::Floor,
            (Scope::Wider, _) => Kind::Ceiling,
            (Scope::Whole, _) if voice == Voice::Interested => Kind::Estimate,
            (Scope::Whole, QuantityKind::AtLeast) => Kind::Floor,
            (Scope::Whole, QuantityKind::AtMost | QuantityKind::FewerThan) => Kind::Ceiling,
            (Scope::Whole, QuantityKind::Exact) if !round && !loose => Kind::Count,
            (
                Scope::Whole,
                QuantityKind::Exact
                | QuantityKind::Approx
                | QuantityKind::MoreThan
                | QuantityKind::Between
                | QuantityKind::Qualitative
                | QuantityKind::Relative,
            ) => Kind::Estimate,
        };
        Some(Said { claim: claim.id.clone(), voice, kind, log })
    }
}

/// ln(1 + n).
pub(super) fn log(n: u64) -> f64 {
    libm::log1p(n as f64)
}

/// The number whose ln(1 + n) this is, rounded.
pub(super) fn number(log: f64) -> u64 {
    libm::round(libm::expm1(log.max(0.0))) as u64
}
