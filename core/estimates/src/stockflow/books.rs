//! The books of a population: moments, flows between them, claims on each. Input: whatever reads a record. Output: books
//! without a reference to nothing. Leaves out probability (`model`).

use crate::error::EstimateError;
use serde::{Deserialize, Serialize};

/// What became of people between two moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Taken.
    In,
    /// Returned.
    Returned,
    /// Released, or escaped.
    Released,
    /// Died.
    Died,
}

impl Kind {
    /// The ways out.
    pub const OUT: [Kind; 3] = [Kind::Returned, Kind::Released, Kind::Died];
}

/// A flow of its own within a stretch: an event that claims speak of. Parts of a kind share nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its name.
    pub label: String,
    /// What became of the people; a way out.
    pub kind: Kind,
    /// The stretch: from the moment of this number to the next.
    pub stretch: usize,
}

/// What a claim counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Those held at one of these moments: more than one where the claim's date leaves open which.
    Held(Vec<usize>),
    /// All of a kind between two moments.
    Flow {
        /// The kind.
        kind: Kind,
        /// From this moment …
        from: usize,
        /// … to this.
        to: usize,
    },
    /// A part, by its place in [`Books::parts`].
    Part(usize),
}

/// How a claim's number was said, which decides how softly it binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// This many.
    Exact,
    /// Between two numbers.
    Between,
    /// About this many.
    About,
    /// At least, or more than.
    AtLeast,
    /// At most, fewer than, "as many as".
    AtMost,
    /// "Hundreds", "many": a range read from words.
    Vague,
    /// Far less than another number.
    FarLess,
    /// No number: declined, undetermined. It binds nothing.
    Nothing,
}

/// A claim as it binds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Its id.
    pub claim: String,
    /// What it counts.
    pub counted: Counted,
    /// How it was said.
    pub says: Says,
    /// The lowest number that it names.
    pub low: Option<u64>,
    /// The highest.
    pub high: Option<u64>,
    /// Its origin, by its place in [`Books::origins`].
    pub origin: usize,
}

/// How far an origin is trusted before its claims are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trust {
    /// Judged reliable (A).
    Reliable,
    /// Usually (B).
    Usually,
    /// Fairly (C).
    Fairly,
    /// Not usually (D).
    Seldom,
    /// Unreliable (E).
    Unreliable,
    /// Nobody has judged.
    Unjudged,
}

impl Trust {
    /// The chance, before looking, that what the origin says has to do with the truth. A choice of ours; it is shown.
    pub fn sound(self) -> f64 {
        match self {
            Trust::Reliable => 0.95,
            Trust::Usually => 0.9,
            Trust::Fairly => 0.8,
            Trust::Seldom => 0.6,
            Trust::Unreliable => 0.4,
            Trust::Unjudged => 0.7,
        }
    }
}

/// Whom claims come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Its code; a claim whose origin is unknown is an origin of its own.
    pub origin: String,
    /// How far it is trusted.
    pub trust: Trust,
}

/// The books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Books {
    /// Their name.
    pub name: String,
    /// Who is counted, in words.
    pub population: String,
    /// The moments, in their order.
    pub moments: Vec<String>,
    /// Whether anybody may enter after the first moment.
    pub entering: bool,
    /// How many may be missing or counted twice on each stretch.
    pub unknown_up_to: u64,
    /// Flows of their own.
    pub parts: Vec<Part>,
    /// Whom claims come from.
    pub origins: Vec<Origin>,
    /// The claims.
    pub said: Vec<Said>,
}

impl Books {
    /// Whether everything that is named is there, and in order.
    ///
    /// # Errors
    /// [`EstimateError::Books`] with what is wrong.
    pub fn check(&self) -> Result<(), EstimateError> {
        let no = |why: &'static str| Err(EstimateError::Books { why });
        let moments = self.moments.len();
        if moments == 0 {
            return no("they have no moment");
        }
        if self.parts.iter().any(|part| part.stretch + 1 >= moments || part.kind == Kind::In) {
            return no("a part lies on no stretch, or leads in");
        }
        for said in &self.said {
            if said.origin >= self.origins.len() {
                return no("a claim has no origin");
            }
            if said.low.zip(said.high).is_some_and(|(low, high)| low > high) {
                return no("a claim's low is above its high");
            }
            let there = match &said.counted {
                Counted::Held(at) => !at.is_empty() && at.iter().all(|at| *at < moments),
                Counted::Flow { from, to, .. } => from < to && *to < moments,
                Counted::Part(part) => *part < self.parts.len(),
            };
            if !there {
                return no("a claim counts what is not in them");
            }
        }
        Ok(())
    }

    /// The largest number that any claim names.
    pub fn largest(&self) -> u64 {
        self.said.iter().flat_map(|said| [said.low, said.high]).flatten().max().unwrap_or(0)
    }

    /// Whether a claim binds anything.
    pub fn says_anything(&self) -> bool {
        self.said.iter().any(|said| said.says != Says::Nothing && (said.low.is_some() || said.high.is_some()))
    }
}
