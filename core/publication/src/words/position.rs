//! Positions in words: phrases, the mark of each stance, and who stands together. Input: positions. Output: text
//! and groups. Declined, undetermined and zero are three facts: each stance of the first two has its own mark.

use crate::{Arg, Translate};
use attested_figures::{EventFigures, Position};
use attested_model::Modality;
use std::collections::BTreeMap;

/// A position as a phrase: `declined to say how many`.
pub fn position(words: &dyn Translate, position: &Position) -> String {
    words.text(&format!("position-{}", position.modality), &[("aspect", Arg::Text(position.aspect.as_str()))])
}

/// A stance's mark, and the key that explains it in a legend.
pub fn stance(modality: Modality) -> (&'static str, &'static str) {
    match modality {
        Modality::Confirmed => ("✓", "legend-confirmed"),
        Modality::Asserted | Modality::Estimated | Modality::Reported | Modality::Unattributed => {
            ("•", "legend-stated")
        }
        Modality::Denied | Modality::Disputed => ("✕", "legend-denied"),
        Modality::Declined => ("⊘", "legend-declined"),
        Modality::Undetermined => ("?", "legend-undetermined"),
        Modality::Retracted => ("↩", "legend-retracted"),
    }
}

/// Positions of one origin together (of one speaker, where no origin is stated), in the order of the first of
/// each, under the fullest name that their speaker is given.
pub fn positions_by_speaker(view: &EventFigures) -> Vec<(&str, Vec<&Position>)> {
    let mut index: BTreeMap<(bool, &str), usize> = BTreeMap::new();
    let mut groups: Vec<(&str, Vec<&Position>)> = Vec::new();
    for position in &view.positions {
        let key = position.origin.as_ref().map_or((true, position.speaker.as_str()), |o| (false, o.as_str()));
        let at = *index.entry(key).or_insert(groups.len());
        match groups.get_mut(at) {
            Some((fullest, own)) => {
                if position.speaker.chars().count() > fullest.chars().count() {
                    *fullest = &position.speaker;
                }
                own.push(position);
            }
            None => groups.push((&position.speaker, vec![position])),
        }
    }
    groups
}
