//! Positions in words: phrases, the mark of each stance, and who stands together. Input: positions. Output: text
//! and groups. Declined, undetermined and zero are three facts: each stance of the first two has its own mark.

use crate::{Arg, Translate};
use attested_figures::{EventFigures, Position};
use attested_model::{Modality, OriginId};

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

/// Positions of one speaker together, under the name as said: two officials of one body are two speakers, and
/// nobody is given another's words. Speakers of one origin follow one another.
pub fn positions_by_speaker(view: &EventFigures) -> Vec<(&str, Vec<&Position>)> {
    let mut origins: Vec<Option<&OriginId>> = Vec::new();
    let mut groups: Vec<(usize, &str, Vec<&Position>)> = Vec::new();
    for position in &view.positions {
        let origin = position.origin.as_ref();
        let known = origins.iter().position(|o| origin.is_some() && *o == origin);
        let rank = known.unwrap_or_else(|| {
            origins.push(origin);
            origins.len() - 1
        });
        match groups.iter_mut().find(|(_, speaker, _)| *speaker == position.speaker) {
            Some((_, _, own)) => own.push(position),
            None => groups.push((rank, &position.speaker, vec![position])),
        }
    }
    groups.sort_by_key(|(rank, _, _)| *rank);
    groups.into_iter().map(|(_, speaker, own)| (speaker, own)).collect()
}
