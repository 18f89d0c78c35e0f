//! Positions in words: phrases, the mark of each stance, and who stands together. Input: positions. Output: text
//! and groups. Declined, undetermined and zero are three facts: each stance of the first two has its own mark.

use crate::{Arg, Translate};
use attested_figures::{EventFigures, Position};
use attested_model::Modality;
use std::collections::BTreeSet;

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
    let key = |p: &Position| p.origin.as_ref().map_or_else(|| (1, p.speaker.clone()), |o| (0, o.to_string()));
    let mut done = BTreeSet::new();
    let mut groups = Vec::new();
    for first in &view.positions {
        if done.insert(key(first)) {
            let own: Vec<&Position> = view.positions.iter().filter(|p| key(p) == key(first)).collect();
            let fullest = own.iter().map(|p| p.speaker.as_str()).max_by_key(|s| s.chars().count());
            groups.push((fullest.unwrap_or_default(), own));
        }
    }
    groups
}
