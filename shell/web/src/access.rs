//! Who may see which field: the one place that decides it. Input: who looks, and what at. Output: shown or withheld.
//! Today one person holds the passphrase; accounts of a team will be further viewers here and nowhere else.

use attested_protection::Tlp;

/// Who looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Viewer {
    /// The one who holds the passphrase.
    Holder,
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    /// A document's text, and words quoted from it.
    Text(Tlp),
    /// A suggested link to a source that is protected (invariant 12).
    SealedLink,
    /// Where exactly a facility is: those inside could be moved, and those who told be found.
    FacilityPoint,
    /// The payload of an entry that is sealed under a subject: who was heard.
    SealedEntry,
    /// What a source says of a person, by its label, with what tells who it is masked.
    Said(Tlp),
    /// The same with names, once somebody asked for them with a reason and the look is recorded.
    Named(Tlp),
}

/// Whether a viewer is shown a field. What is withheld can be had at the command line, where it is asked for by name.
pub(crate) const fn may_see(viewer: Viewer, field: Field) -> bool {
    match (viewer, field) {
        (Viewer::Holder, Field::Text(tlp) | Field::Said(tlp) | Field::Named(tlp)) => match tlp {
            Tlp::Clear | Tlp::Green | Tlp::Amber | Tlp::AmberStrict => true,
            // To named recipients only: not on a screen that others may pass.
            Tlp::Red => false,
        },
        (Viewer::Holder, Field::SealedLink | Field::FacilityPoint | Field::SealedEntry) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_or_red_is_withheld() {
        let sees = |field| may_see(Viewer::Holder, field);
        assert!(sees(Field::Text(Tlp::AmberStrict)));
        assert!(!sees(Field::Text(Tlp::Red)) && !sees(Field::SealedLink) && !sees(Field::SealedEntry));
        assert!(!sees(Field::FacilityPoint));
        assert!(sees(Field::Said(Tlp::AmberStrict)) && sees(Field::Named(Tlp::Amber)));
        assert!(!sees(Field::Said(Tlp::Red)) && !sees(Field::Named(Tlp::Red)));
    }
}
