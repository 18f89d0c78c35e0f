//! Policies: the choices on which careful people differ, named. Input: a name. Output: tolerance, admission
//! and the rule of a best estimate. Documented in `docs/methods/reconcile-v1.md`.

use crate::FiguresError;

/// Which claims may speak to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// Every claim.
    All,
    /// Claims of a named origin whose reliability nobody judged below C, and that name a source.
    Reliable,
    /// All but those of an origin judged D or E.
    NotDiscredited,
}

/// How a best estimate is chosen, if at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BestRule {
    /// Not at all.
    None,
    /// What the most reliable reading says.
    MostReliable,
    /// The lowest number that a reading states.
    MostConservative,
}

impl BestRule {
    /// The rule's code, as figures print it.
    pub const fn code(self) -> &'static str {
        match self {
            BestRule::None => "none",
            BestRule::MostReliable => "most_reliable",
            BestRule::MostConservative => "most_conservative",
        }
    }
}

/// A named set of choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Its name.
    pub name: &'static str,
    /// Half the width that "about n" reads as, in per cent of n.
    pub about_percent: u64,
    /// Which claims may speak.
    pub admission: Admission,
    /// How a best estimate is chosen.
    pub best: BestRule,
}

/// The policies there are.
pub const POLICIES: [Policy; 4] = [
    Policy { name: "attested/v1", about_percent: 10, admission: Admission::All, best: BestRule::None },
    Policy { name: "ucdp", about_percent: 10, admission: Admission::Reliable, best: BestRule::MostReliable },
    Policy { name: "acled", about_percent: 10, admission: Admission::NotDiscredited, best: BestRule::MostConservative },
    Policy { name: "airwars", about_percent: 0, admission: Admission::All, best: BestRule::None },
];

impl Policy {
    /// The policy of a name.
    ///
    /// # Errors
    /// [`FiguresError::Policy`], which lists the names there are.
    pub fn named(name: &str) -> Result<Policy, FiguresError> {
        let known = || POLICIES.iter().map(|p| p.name).collect::<Vec<_>>().join(", ");
        POLICIES
            .into_iter()
            .find(|p| p.name == name)
            .ok_or_else(|| FiguresError::Policy { name: name.chars().take(40).collect(), known: known() })
    }
}
