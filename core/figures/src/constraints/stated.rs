//! Everything that coders state between claims. Input: judgments, or JSON. Output: relations and accounts, each with the name
//! by which bounds and conflicts name it. Leaves out what they say (`attested_claims`) and what follows from them.

use crate::FiguresError;
use attested_claims::{Account, Decision, JudgmentRecord, StatedRelation, in_force};
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

    /// What the judgments in force state. Each is named by its entry's position and by its own name, so that no two are one:
    /// `#123 two crossings`. `judge undo 123` takes it back.
    pub fn of(judgments: &[JudgmentRecord]) -> Stated {
        let mut stated = Stated::default();
        for record in in_force(judgments) {
            let named = |name: &str| format!("#{} {name}", record.position).trim_end().to_owned();
            let reason = record.judgment.reason.clone();
            match &record.judgment.decision {
                Decision::Parts { name, kind, whole, parts } => stated.relations.push(StatedRelation {
                    name: named(name),
                    kind: *kind,
                    whole: whole.clone(),
                    parts: parts.clone(),
                    reason,
                }),
                Decision::Account { account } => {
                    stated.accounts.push(Account { name: named(&account.name), reason, ..Account::clone(account) });
                }
                Decision::Utterance { .. }
                | Decision::Origin { .. }
                | Decision::Repeats { .. }
                | Decision::Scope { .. }
                | Decision::PartOf { .. }
                | Decision::Disputes { .. }
                | Decision::RelativeTo { .. }
                | Decision::Exclude { .. }
                | Decision::SameOrigin { .. }
                | Decision::Independent { .. }
                | Decision::Apart { .. }
                | Decision::Unsure { .. }
                | Decision::Reliability { .. }
                | Decision::Undo { .. } => {}
            }
        }
        stated
    }
}
