//! What a coder states between claims: how parts are related to their whole, and accounts of stock and flow. Input: JSON,
//! or the arguments of a judgment. Output: values. Without a statement here nothing is added up: who says that parts share
//! nobody says it with a reason, as a judgment. Leaves out what follows (`attested-figures`).

use attested_model::{ClaimId, Edtf};
use serde::{Deserialize, Serialize};

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

impl StatedKind {
    /// The kind's code.
    pub const fn code(self) -> &'static str {
        match self {
            StatedKind::Within => "within",
            StatedKind::Disjoint => "disjoint",
            StatedKind::Partition => "partition",
        }
    }
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
    #[serde(default, skip_serializing_if = "String::is_empty")]
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
    /// Why the coder thinks that these claims belong together. In the ledger it is the judgment's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Account {
    /// Every claim that it names, in its order.
    pub fn claims(&self) -> impl Iterator<Item = &ClaimId> {
        let held = self.held.iter().flat_map(|held| &held.claims);
        held.chain(self.flows.iter().flat_map(|flow| flow.claims.iter().chain(&flow.disjoint_parts)))
    }
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assume_at_most: Option<u64>,
}
