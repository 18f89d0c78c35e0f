//! What a page of an event is made from. Input: none (plain values that `attested-app` fills in). Output:
//! none. Everything a page shows stands here; it asks nobody for more.

use attested_claims::{Claim, Event};
use attested_figures::{EventFigures, Terms};
use attested_model::ClaimId;
use std::collections::BTreeMap;

/// An event as a page shows it.
#[derive(Debug, Clone)]
pub struct EventDossier {
    /// The event.
    pub event: Event,
    /// Its figures as they are to be shown.
    pub now: EventFigures,
    /// The same as known on earlier days, the earliest first; each has `as_of` set. May be empty.
    pub history: Vec<EventFigures>,
    /// The claims that figures, positions, statements and warnings name. One that is missing is said to be.
    pub references: BTreeMap<ClaimId, ClaimReference>,
    /// When the page is made, as it is to be printed.
    pub generated: String,
    /// Labels of vocabulary terms in the reader's language.
    pub labels: Labels,
}

/// A claim with what it rests on.
#[derive(Debug, Clone)]
pub struct ClaimReference {
    /// The claim, in the version in force.
    pub claim: Claim,
    /// Whether a quotation in a document we hold bears it; retellings don't.
    pub held: bool,
    /// Its quotations.
    pub quotations: Vec<ShownQuotation>,
    /// Position of the ledger entry that recorded this version.
    pub position: u64,
}

/// A quotation, with the document it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownQuotation {
    /// The document, by its number in the project.
    pub document: u64,
    /// The document's name.
    pub document_name: String,
    /// Whether the document only retells the cited one.
    pub retelling: bool,
    /// The words, verbatim.
    pub exact: String,
    /// First code point of the span in the working copy.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// SHA-256 of the original's bytes, in hexadecimal.
    pub sha256: String,
}

/// Labels of vocabulary terms in the reader's language; a term without one is shown as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    /// Of acts, by code.
    pub acts: BTreeMap<String, String>,
    /// Of units, by code.
    pub units: BTreeMap<String, String>,
    /// Of places, by the words of the record.
    pub places: BTreeMap<String, String>,
}

impl Labels {
    /// Labels of the acts and units that some figures name. `language` is a column of `terms.csv`: `en`, `ko`
    /// or `zh`. Of several labels joined by `|` the first is taken.
    pub fn of(terms: &Terms, figures: &EventFigures, language: &str) -> Labels {
        let label = |vocabulary: &str, term: &str| {
            let label = terms.label(vocabulary, term, language);
            label.split('|').next().unwrap_or(label).to_owned()
        };
        let acts = figures.figures.iter().map(|f| &f.act).chain(figures.positions.iter().map(|p| &p.act));
        Labels {
            acts: acts.map(|act| (act.clone(), label("act", act))).collect(),
            units: figures.figures.iter().map(|f| (f.unit.clone(), label("unit", &f.unit))).collect(),
            places: BTreeMap::new(),
        }
    }

    /// An act's label.
    pub fn act<'a>(&'a self, act: &'a str) -> &'a str {
        self.acts.get(act).map_or(act, String::as_str)
    }

    /// A unit's label.
    pub fn unit<'a>(&'a self, unit: &'a str) -> &'a str {
        self.units.get(unit).map_or(unit, String::as_str)
    }

    /// A place's label.
    pub fn place<'a>(&'a self, place: &'a str) -> &'a str {
        self.places.get(place).map_or(place, String::as_str)
    }
}
