//! What a coder states between claims: relations, and accounts of stock and flow. Input: JSON. Output: values. Without a
//! statement here, nothing is added up: who says that parts share nobody says it by name and with a reason.

use crate::FiguresError;
use attested_model::{ClaimId, Edtf};
use serde::{Deserialize, Serialize};

/// Everything stated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated {
    /// Relations between what claims count.
    #[serde(default)]
    pub relations: Vec<StatedRelation>,
    /// Accounts of stock and flow.
    #[serde(default)]
    pub accounts: Vec<Account>,
}

impl Stated {
    /// Reads the JSON.
    ///
    /// # Errors
    /// [`FiguresError::Stated`] with what can't be read and where.
    pub fn read(json: &str) -> Result<Stated, FiguresError> {
        serde_json::from_str(json).map_err(|error| FiguresError::Stated { why: error.to_string() })
    }
}

/// How parts are related to their whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatedKind {
    /// Each counts a part of the whole; nothing is said of what the parts share.
    Within,
    /// They are parts of the whole and share nobody.
    Disjoint,
    /// They are parts of the whole, share nobody, and leave nobody out.
    Partition,
}

/// A relation that a coder states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatedRelation {
    /// Its name, by which bounds and conflicts that rest on it name it.
    pub name: String,
    /// Which relation.
    pub kind: StatedKind,
    /// A claim on the whole.
    pub whole: ClaimId,
    /// A claim on each part.
    pub parts: Vec<ClaimId>,
    /// Why the coder thinks so.
    pub reason: String,
}

/// Who may enter an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entering {
    /// Nobody: the account is of the same people all along.
    Nobody,
    /// Anybody, in numbers that claims of the kind `in` state, or nobody states.
    Anybody,
    /// The coder doesn't say: both are weighed.
    #[default]
    Unstated,
}

/// An account: what was held at several moments, and what came in and went out between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Its name, by which bounds and conflicts that rest on it name it.
    pub name: String,
    /// Who is counted, in words.
    pub population: String,
    /// Who may enter.
    #[serde(default)]
    pub entering: Entering,
    /// The moments, in their order.
    pub held: Vec<Held>,
    /// What came in and went out.
    #[serde(default)]
    pub flows: Vec<Flow>,
    /// How many may be missing or counted twice on each stretch.
    #[serde(default)]
    pub unknown_up_to: u64,
    /// Why the coder thinks that these claims belong together.
    pub reason: String,
}

/// What was held at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// When.
    pub at: Edtf,
    /// Claims that state it; none where nobody did.
    #[serde(default)]
    pub claims: Vec<ClaimId>,
}

/// What became of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlowKind {
    /// Taken into custody.
    In,
    /// Returned.
    Returned,
    /// Released.
    Released,
    /// Died.
    Died,
}

impl FlowKind {
    /// Every kind.
    pub const ALL: [FlowKind; 4] = [FlowKind::In, FlowKind::Returned, FlowKind::Released, FlowKind::Died];

    /// The kind's code.
    pub const fn code(self) -> &'static str {
        match self {
            FlowKind::In => "in",
            FlowKind::Returned => "returned",
            FlowKind::Released => "released",
            FlowKind::Died => "died",
        }
    }
}

/// A flow between two moments of the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// What became of them.
    pub kind: FlowKind,
    /// From which moment of the account.
    pub from: Edtf,
    /// To which.
    pub to: Edtf,
    /// Claims that state how many in all.
    #[serde(default)]
    pub claims: Vec<ClaimId>,
    /// Claims on parts of it that share nobody, say on single nights.
    #[serde(default)]
    pub disjoint_parts: Vec<ClaimId>,
    /// At most so many, where the coder assumes it and no claim says it (0: nobody).
    #[serde(default)]
    pub assume_at_most: Option<u64>,
}
