//! Sensitivity: the five labels of the Traffic Light Protocol 2.0 (FIRST, 2022), ordered by how far something
//! may travel. Input: text. Output: a label. Leaves out what each label allows a view to do: views compare.

use crate::ProtectionError;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How far something may travel; the greater, the less far.
///
/// ```
/// use attested_protection::Tlp;
/// let label = Tlp::parse("TLP:AMBER+STRICT")?;
/// assert!(label > Tlp::Amber && label < Tlp::Red);
/// assert_eq!(label.as_str(), "AMBER+STRICT");
/// # Ok::<(), attested_protection::ProtectionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Tlp {
    /// To anybody.
    Clear,
    /// Within the community.
    Green,
    /// Within the office and those it works for, on a need-to-know basis.
    Amber,
    /// Within the office only.
    AmberStrict,
    /// To the named recipients only.
    Red,
}

impl Tlp {
    /// The labels, from the most open to the most closed.
    pub const ALL: [Tlp; 5] = [Tlp::Clear, Tlp::Green, Tlp::Amber, Tlp::AmberStrict, Tlp::Red];

    /// Reads a label, in either case, with or without `TLP:` before it. `WHITE` is what version 1 of the
    /// protocol called `CLEAR`.
    ///
    /// # Errors
    /// [`ProtectionError::Tlp`], which lists the labels that exist.
    pub fn parse(text: &str) -> Result<Self, ProtectionError> {
        let upper = text.trim().to_ascii_uppercase();
        match upper.strip_prefix("TLP:").unwrap_or(&upper) {
            "RED" => Ok(Tlp::Red),
            "AMBER+STRICT" => Ok(Tlp::AmberStrict),
            "AMBER" => Ok(Tlp::Amber),
            "GREEN" => Ok(Tlp::Green),
            "CLEAR" | "WHITE" => Ok(Tlp::Clear),
            _ => Err(ProtectionError::Tlp { text: text.trim().chars().filter(|c| !c.is_control()).take(40).collect() }),
        }
    }

    /// Whether what bears this label may be shown to a server that gives a second opinion, on this machine or another: a
    /// server keeps what it is sent, in logs and caches that nobody here can erase.
    pub const fn may_be_sent(self) -> bool {
        matches!(self, Tlp::Clear | Tlp::Green)
    }

    /// The label as the protocol writes it, without `TLP:`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Tlp::Red => "RED",
            Tlp::AmberStrict => "AMBER+STRICT",
            Tlp::Amber => "AMBER",
            Tlp::Green => "GREEN",
            Tlp::Clear => "CLEAR",
        }
    }
}

impl TryFrom<String> for Tlp {
    type Error = ProtectionError;
    fn try_from(text: String) -> Result<Self, ProtectionError> {
        Self::parse(&text)
    }
}

impl From<Tlp> for String {
    fn from(label: Tlp) -> String {
        label.as_str().to_owned()
    }
}

impl fmt::Display for Tlp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TLP:{}", self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_read_back_as_written_and_stand_in_order() {
        for label in Tlp::ALL {
            assert_eq!(Tlp::parse(label.as_str()), Ok(label));
            assert_eq!(Tlp::parse(&label.to_string().to_lowercase()), Ok(label));
        }
        assert!(Tlp::ALL.is_sorted());
        assert_eq!(Tlp::parse("white"), Ok(Tlp::Clear));
        let error = Tlp::parse("secret\u{7}").unwrap_err().to_string();
        assert!(error.contains("'secret'") && error.contains("AMBER+STRICT"), "{error}");
    }
}
