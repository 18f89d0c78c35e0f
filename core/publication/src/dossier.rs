//! What a page of an event is made from. Input: none (plain values that `attested-app` fills in). Output:
//! none. Everything a page shows stands here; it asks nobody for more.

use attested_claims::{Claim, Event};
use attested_figures::{EventFigures, Terms};
use attested_model::{ClaimId, Gazetteer, Place, PlaceId, Script};
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

impl EventDossier {
    /// The same, with the codes of provinces and countries in its places (`CN-LN Dandong`) said by their names in
    /// a language (`en`, `ko`, `zh`). What else a document said of a place stays as it said it.
    pub fn with_place_names(mut self, gazetteer: &Gazetteer, language: &str) -> EventDossier {
        let said = self.references.values().map(|r| &r.claim.place).chain([&self.event.place]);
        let labels = said.filter(|p| !p.is_empty()).map(|p| (p.clone(), place_names(gazetteer, p, language)));
        self.labels.places = labels.collect();
        self
    }
}

/// Words that are a place's id, replaced by its name.
fn place_names(gazetteer: &Gazetteer, said: &str, language: &str) -> String {
    let segments = said.split(';').map(|segment| {
        let named = segment.split_whitespace().map(|word| {
            let place = gazetteer.place(&PlaceId(word.to_owned()));
            place.and_then(|p| name_in(p, language)).unwrap_or(word).to_owned()
        });
        named.collect::<Vec<_>>().join(" ")
    });
    segments.collect::<Vec<_>>().join("; ")
}

/// A place's first name in the script of a language, else its first name.
pub fn name_in<'p>(place: &'p Place, language: &str) -> Option<&'p str> {
    let script = match language {
        "ko" => Script::Hang,
        "zh" => Script::Hani,
        _ => Script::Latn,
    };
    let own = place.names.iter().find(|name| Script::of(name) == script);
    own.or(place.names.first()).map(String::as_str)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_places_become_names_and_words_stay() {
        let gazetteer = Gazetteer::read(attested_vocab::GAZETTEER).unwrap();
        for (said, language, wanted) in [
            ("CN-LN Dandong;CN-JL Hunchun;Tumen", "en", "Liaoning Dandong; Jilin Hunchun; Tumen"),
            ("CN-LN;CN-JL", "ko", "랴오닝성; 지린성"),
            ("CN Dandong -> KP Sinuiju", "zh", "中国 Dandong -> 朝鲜 Sinuiju"),
            ("five crossings", "ko", "five crossings"),
        ] {
            assert_eq!(place_names(&gazetteer, said, language), wanted);
        }
    }
}
