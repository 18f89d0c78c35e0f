//! Closed vocabularies: aspect, measure, scope, modality, place role, certainty of an origin. And two open
//! ones, act and unit, which keep whatever was said (unknown terms are flagged by views, never rejected).
//! Input: the words of `claims.csv`. Output: an enum with the same words back. Leaves out translations
//! (`messages/`) and the labels of acts (`vocab/terms.csv`).

use crate::ModelError;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! closed {
    ($(#[$doc:meta])* $name:ident, $what:literal { $($(#[$vdoc:meta])* $variant:ident = $word:literal $(| $alias:literal)*),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every term, in the order of the glossary.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// Reads a term exactly as the vocabulary writes it (surrounding white space aside).
            ///
            /// # Errors
            /// [`ModelError::Term`], which lists the terms that exist.
            pub fn parse(text: &str) -> Result<Self, ModelError> {
                match text.trim() {
                    $($word $(| $alias)* => Ok($name::$variant),)+
                    other => Err(ModelError::Term {
                        what: $what,
                        text: other.chars().take(60).collect(),
                        allowed: [$($word),+].join(", "),
                    }),
                }
            }

            /// The term as the vocabulary writes it.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }

        impl TryFrom<String> for $name {
            type Error = ModelError;
            fn try_from(text: String) -> Result<Self, ModelError> { Self::parse(&text) }
        }

        impl From<$name> for String {
            fn from(term: $name) -> String { term.as_str().to_owned() }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.as_str()) }
        }
    };
}
pub(crate) use closed;

closed!(
    /// What a claim speaks about.
    Aspect, "aspect" {
        /// That it happened at all.
        Occurrence = "occurrence",
        /// How many.
        Number = "number",
        /// Of which kinds of people the number is made.
        Breakdown = "breakdown",
        /// Where.
        Place = "place",
        /// When.
        Date = "date",
        /// What the people are called: "no so-called defectors".
        Category = "category",
        /// That it is (or is no longer) done as a rule.
        Practice = "practice",
        /// What surrounds the event.
        Context = "context",
        /// Something was conveyed to somebody.
        Notice = "notice",
        /// Somebody is asked to act.
        Demand = "demand",
        /// The speaker binds itself.
        Commitment = "commitment",
        /// What may come.
        Forecast = "forecast",
    }
);

impl Aspect {
    /// Notices, demands, commitments, forecasts and context are kept and shown, and never counted or
    /// turned into positions (RECONCILE.md, section 2).
    pub const fn is_surrounding(self) -> bool {
        match self {
            Aspect::Notice | Aspect::Demand | Aspect::Commitment | Aspect::Forecast | Aspect::Context => true,
            Aspect::Occurrence
            | Aspect::Number
            | Aspect::Breakdown
            | Aspect::Place
            | Aspect::Date
            | Aspect::Category
            | Aspect::Practice => false,
        }
    }
}

closed!(
    /// How a number relates to time. A flow and a stock must never merge.
    Measure, "measure" {
        /// People to whom it happened in an interval.
        Flow = "flow",
        /// People in a state at a time.
        Stock = "stock",
        /// People per unit of time.
        Rate = "rate",
    }
);

closed!(
    /// What a claim counts compared with its event, as its coder judged it.
    Scope, "scope" {
        /// The event's total.
        Whole = "whole",
        /// A place, night, subgroup or home town of it.
        Part = "part",
        /// More than the event.
        Wider = "wider",
    }
);

closed!(
    /// The stance of the speaker to the proposition. Declined, undetermined and zero are three facts.
    Modality, "modality" {
        /// Stated as a fact.
        Asserted = "asserted",
        /// Officially confirmed, or said to be verified.
        Confirmed = "confirmed",
        /// Said to be an estimate.
        Estimated = "estimated",
        /// Passed on from somebody else.
        Reported = "reported",
        /// Said to be false.
        Denied = "denied",
        /// Said to be doubtful or wrong in part.
        Disputed = "disputed",
        /// Could say, won't.
        Declined = "declined",
        /// Can't say (yet).
        Undetermined = "undetermined",
        /// Taken back by who said it.
        Retracted = "retracted",
        /// No source is named.
        Unattributed = "unattributed" | "unknown-source" | "unknown_source",
    }
);

impl Modality {
    /// Whether it says that something is so, in whatever way, and not that it isn't, or that it can't or won't be said.
    pub const fn says_so(self) -> bool {
        match self {
            Modality::Asserted
            | Modality::Confirmed
            | Modality::Estimated
            | Modality::Reported
            | Modality::Unattributed => true,
            Modality::Denied
            | Modality::Disputed
            | Modality::Declined
            | Modality::Undetermined
            | Modality::Retracted => false,
        }
    }

    /// Whether it says so without vouching for it: estimated, reported, or nobody's.
    pub const fn is_open(self) -> bool {
        self.says_so() && !matches!(self, Modality::Asserted | Modality::Confirmed)
    }
}

closed!(
    /// The part a place plays in the claim.
    PlaceRole, "place role" {
        /// Where people were held.
        HeldIn = "held_in",
        /// Where they were returned from.
        ReturnedFrom = "returned_from",
        /// Where they crossed.
        CrossedAt = "crossed_at",
        /// Where they were received.
        ReceivedAt = "received_at",
        /// Their home town.
        Home = "home",
    }
);

closed!(
    /// How sure the coder is of a claim's origin.
    OriginCertainty, "origin certainty" {
        /// The document states it.
        Stated = "stated",
        /// The coder suspects it.
        Suspected = "suspected",
        /// Nobody knows.
        Unknown = "unknown",
    }
);

macro_rules! open {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads a term, keeping it as said.
            ///
            /// # Errors
            /// [`ModelError::Identifier`] when it is empty, too long or holds a control character.
            pub fn parse(text: &str) -> Result<Self, ModelError> {
                let trimmed = text.trim();
                if trimmed.is_empty() || trimmed.chars().count() > 200 || trimmed.chars().any(char::is_control) {
                    return Err(ModelError::Identifier { what: $what, text: trimmed.chars().filter(|c| !c.is_control()).take(60).collect() });
                }
                Ok(Self(trimmed.to_owned()))
            }

            /// The term as said.
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl TryFrom<String> for $name {
            type Error = ModelError;
            fn try_from(text: String) -> Result<Self, ModelError> { Self::parse(&text) }
        }

        impl From<$name> for String {
            fn from(term: $name) -> String { term.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
    };
}

open!(
    /// What was done to people, for example `forcible_return`. Unknown acts are kept as said.
    Act, "act"
);
open!(
    /// What is counted: `persons`, `events`, `persons_per_year`. Different units never mix.
    Unit, "unit"
);

impl Unit {
    /// The unit when none is written: persons.
    pub fn persons() -> Self {
        Unit("persons".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_read_back_as_written() {
        for modality in Modality::ALL {
            assert_eq!(Modality::parse(modality.as_str()).unwrap(), *modality);
        }
        assert_eq!(Modality::parse("unknown-source").unwrap(), Modality::Unattributed);
        let error = Aspect::parse("size").unwrap_err().to_string();
        assert!(error.contains("unknown aspect 'size'") && error.contains("occurrence, number"), "{error}");
    }
}
