//! The words that consent is given in: which datum, for what purpose, to whom. Input: codes as people write them. Output: closed
//! enums. Leaves out what follows from them (`decide`).

use crate::ProtectionError;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident, $what:literal { $($(#[$variant_doc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// Reads a code.
            ///
            /// # Errors
            /// [`ProtectionError::Code`], which lists the codes that exist.
            pub fn parse(text: &str) -> Result<Self, ProtectionError> {
                match text.trim() {
                    $($code => Ok($name::$variant),)+
                    _ => Err(ProtectionError::Code {
                        what: $what,
                        text: text.trim().chars().filter(|c| !c.is_control()).take(40).collect(),
                        allowed: [$($code),+].join(", "),
                    }),
                }
            }

            /// The code.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }
        }

        impl TryFrom<String> for $name {
            type Error = ProtectionError;
            fn try_from(text: String) -> Result<Self, ProtectionError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(one: $name) -> String {
                one.code().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}

codes!(
    /// What is said of a person: the datum that consent is about.
    Datum, "datum" {
        /// A name, in any script.
        Name = "name",
        /// A number or address by which others know the person.
        Identifier = "identifier",
        /// The sex.
        Sex = "sex",
        /// The date of birth, as far as it is known.
        Birth = "birth",
        /// Where the person is from.
        Origin = "origin",
        /// Who belongs to the family.
        Family = "family",
        /// Which group the person belongs to.
        Group = "group",
        /// A part in an event.
        Role = "role",
        /// A time in which the person was held.
        Custody = "custody",
        /// Where the person is.
        Whereabouts = "whereabouts",
        /// How many a group counts.
        Count = "count",
        /// A description of somebody without a name.
        Description = "description",
        /// Anything else.
        Note = "note",
    }
);

codes!(
    /// What something is used for.
    Purpose, "purpose" {
        /// Keeping the record.
        Documentation = "documentation",
        /// Finding out which records are of one person.
        Linkage = "linkage",
        /// Counting, and estimating what nobody counted.
        Estimation = "estimation",
        /// Help for the person.
        Casework = "casework",
        /// A submission to a mechanism.
        Submission = "submission",
        /// An exchange with a partner.
        Exchange = "exchange",
        /// Publication.
        Publication = "publication",
    }
);

codes!(
    /// Who would see it.
    Audience, "audience" {
        /// The office itself.
        Office = "office",
        /// A partner office.
        Partner = "partner",
        /// A body that cases are submitted to.
        Mechanism = "mechanism",
        /// Anybody.
        Public = "public",
    }
);

codes!(
    /// What a person decided.
    ConsentState, "state of consent" {
        /// Yes.
        Given = "given",
        /// No.
        Refused = "refused",
        /// No longer.
        Withdrawn = "withdrawn",
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back_as_written() {
        for datum in Datum::ALL {
            assert_eq!(Datum::parse(datum.code()), Ok(*datum));
        }
        for purpose in Purpose::ALL {
            assert_eq!(Purpose::parse(purpose.code()), Ok(*purpose));
        }
        for audience in Audience::ALL {
            assert_eq!(Audience::parse(audience.code()), Ok(*audience));
        }
        assert!(ConsentState::parse("maybe").unwrap_err().to_string().contains("withdrawn"));
    }
}
