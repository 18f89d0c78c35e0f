//! What may be shown of a payload whose subject was erased: nothing, whatever day the view shows. Input: every
//! entry on erasure recorded up to *now*, the subjects of a payload, and the payload as the store could or
//! could not open it. Output: the payload, or that it was erased. Leaves out destroying keys and telling a
//! damaged page from an erased one further down (`attested-store`).

use crate::{ProtectionEntry, ProtectionError};
use attested_model::SubjectHandle;
use std::collections::BTreeSet;

/// The subjects erased up to now. Consent and erasure apply as of now to every view, so this is folded from
/// *all* entries, never from those up to the day a view asks about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Erasures {
    erased: BTreeSet<SubjectHandle>,
}

impl Erasures {
    /// Takes note of an entry.
    pub fn record(&mut self, entry: &ProtectionEntry) {
        match entry {
            ProtectionEntry::Subject { handle: _ } => {}
            ProtectionEntry::Erasure { handle, reason: _ } => {
                self.erased.insert(*handle);
            }
        }
    }

    /// Whether a subject was erased.
    pub fn contains(&self, handle: &SubjectHandle) -> bool {
        self.erased.contains(handle)
    }
}

/// A payload, or the fact that it was erased: a value, not an error, so that a view can say so and go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown<T> {
    /// It may be shown.
    Present(T),
    /// One of its subjects was erased.
    Erased,
}

/// What may be shown of a payload that concerns `subjects`. `payload` is `None` when the store can't open it.
/// One erased subject is enough: a payload sealed for several goes with any of them.
///
/// # Errors
/// [`ProtectionError::Show`] when the payload is gone although none of its subjects was erased: that is damage.
///
/// ```
/// use attested_model::SubjectHandle;
/// use attested_protection::{Erasures, ProtectionEntry, Shown, shown};
///
/// let contact = SubjectHandle([7; 16]);
/// let mut erasures = Erasures::default();
/// assert_eq!(shown(&erasures, &[contact], Some("a ministry's desk")), Ok(Shown::Present("a ministry's desk")));
///
/// erasures.record(&ProtectionEntry::Erasure { handle: contact, reason: "asked".to_owned() });
/// assert_eq!(shown(&erasures, &[contact], None::<&str>), Ok(Shown::Erased));
/// // a copy that somebody still has is not shown either
/// assert_eq!(shown(&erasures, &[contact], Some("a ministry's desk")), Ok(Shown::Erased));
/// ```
pub fn shown<T>(
    erasures: &Erasures,
    subjects: &[SubjectHandle],
    payload: Option<T>,
) -> Result<Shown<T>, ProtectionError> {
    if subjects.iter().any(|subject| erasures.contains(subject)) {
        return Ok(Shown::Erased);
    }
    payload.map(Shown::Present).ok_or(ProtectionError::Show)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_erased_subject_hides_what_concerns_several() {
        let (one, other) = (SubjectHandle([1; 16]), SubjectHandle([2; 16]));
        let mut erasures = Erasures::default();
        erasures.record(&ProtectionEntry::Subject { handle: one });
        assert_eq!(shown(&erasures, &[one, other], Some(1)), Ok(Shown::Present(1)));
        erasures.record(&ProtectionEntry::Erasure { handle: other, reason: String::new() });
        assert_eq!(shown(&erasures, &[one, other], Some(1)), Ok(Shown::Erased));
        assert_eq!(shown(&erasures, &[one], Some(1)), Ok(Shown::Present(1)));
    }

    #[test]
    fn what_is_gone_without_an_erasure_is_damage() {
        assert_eq!(shown(&Erasures::default(), &[], None::<u8>), Err(ProtectionError::Show));
    }
}
