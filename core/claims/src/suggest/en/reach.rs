//! How far the words of an English speaker reach in a sentence.
//!
//! Input: the reporting words found, each with its speaker. Output: [`Attribution`]s, each with its stretch: "X said …",
//! "…, X said", "announced by X". Leaves out finding them (`cues`).

use super::super::discourse::{Attribution, Speaker};
use super::super::lexicon::{BodyKind, CueRole, Lexicon};
use super::super::text::Sentence;
use super::cues::Found;
use attested_model::Modality;

/// Gives each attribution its stretch of the sentence.
pub(super) fn reach(sentence: &Sentence<'_>, lexicon: &Lexicon, found: Vec<Found>) -> Vec<Attribution> {
    let mut out: Vec<Attribution> = Vec::new();
    let mut floor = 0usize;
    let count = found.len();
    let starts: Vec<usize> = found.iter().map(|item| item.subject.0.min(item.cue.0)).collect();
    for (index, item) in found.into_iter().enumerate() {
        let begin = starts[index];
        let leading = leads(sentence, floor, begin);
        let next =
            if index + 1 < count { boundary(sentence, item.cue.1, starts[index + 1]) } else { sentence.norm.len() };
        if item.local {
            let from = sentence.slice(0, item.cue.0).rfind([',', ';']).map_or(0, |at| at + 1);
            out.push(Attribution {
                from,
                to: item.subject.1,
                speaker: item.speaker,
                modality: item.modality,
                cue: item.cue,
                subject: item.subject,
                rule: "announced by X",
            });
            continue;
        }
        let mut speaker = item.speaker;
        let mut modality = item.modality;
        if let Some(addressee) = &item.addressee
            && matches!(speaker.kind, Some(BodyKind::People) | None)
        {
            speaker.via.push(addressee.name.clone());
            let press = ["reporter", "journalist", "the press", "correspondent"]
                .iter()
                .any(|word| addressee.name.starts_with(word));
            if press {
                speaker.via.pop();
            }
            if matches!(addressee.kind, Some(BodyKind::Ngo | BodyKind::Un | BodyKind::Media))
                || press && speaker.kind == Some(BodyKind::People)
            {
                modality = Modality::Reported;
            }
        }
        // "…, though X denies any role": what stands before is not X's.
        let apart = item.modality == Modality::Denied && !leading;
        let from = if leading || apart {
            begin
        } else {
            // "Two women were shot; how that happened, the army said, …": only its own clause.
            sentence.slice(floor, begin).rfind("; ").map_or(floor, |at| floor + at + 1)
        };
        let rule = if leading { "X said" } else { "…, X said" };
        // "Reuters reported …, citing an official": who is cited answers.
        if item.role == CueRole::Citing {
            if let Some(last) = out.last_mut()
                && last.speaker.kind == Some(BodyKind::Media)
            {
                let medium = std::mem::replace(&mut last.speaker, speaker);
                last.speaker.via.push(medium.written);
                last.rule = "cited by a medium";
            }
            continue;
        }
        if speaker.kind == Some(BodyKind::Media)
            && sentence.slice(item.cue.0, item.cue.1).starts_with("report")
            // A state's own agency speaks for it.
            && !lexicon.of_state(&speaker.name)
        {
            modality = Modality::Reported;
        }
        // A document that a named speaker's words came through.
        if item.role == CueRole::According && !out.is_empty() && !leading && speaker.kind.is_none() {
            if let Some(last) = out.last_mut() {
                last.speaker.via.push(speaker.written);
            }
            continue;
        }
        out.push(Attribution { from, to: next, speaker, modality, cue: item.cue, subject: item.subject, rule });
        floor = next;
        relative_addressee(sentence, &mut out, item.addressee, item.cue.1, next);
    }
    out
}

/// Whether a subject opens its clause: nothing said stands before it.
fn leads(sentence: &Sentence<'_>, floor: usize, begin: usize) -> bool {
    match sentence.token_from(begin).checked_sub(1).map(|at| sentence.token(at)) {
        None | Some(";" | ":" | "while" | "but" | "whereas" | "although" | "and" | "as") => true,
        Some(_) => {
            let before = sentence.slice(floor, begin);
            before.chars().filter(|c| c.is_alphanumeric()).count() < 14 && !before.contains('"')
        }
    }
}

/// "told the authorities, who had spoken earlier of …": the addressee answers for what follows.
fn relative_addressee(
    sentence: &Sentence<'_>,
    out: &mut Vec<Attribution>,
    who: Option<Speaker>,
    from: usize,
    to: usize,
) {
    let Some((speaker, at)) = who.zip(sentence.slice(from, to).find(", who ")) else { return };
    let start = from + at;
    if let Some(last) = out.last_mut() {
        last.to = start;
    }
    let here = (start, start);
    out.push(Attribution {
        from: start,
        to,
        speaker,
        modality: Modality::Asserted,
        cue: here,
        subject: here,
        rule: "told X, who said",
    });
}

/// Where one attribution's words end and the next one's begin: the last clause mark between.
fn boundary(sentence: &Sentence<'_>, from: usize, next: usize) -> usize {
    let gap = sentence.slice(from, next);
    if gap.trim().is_empty() || next <= from {
        return next;
    }
    match gap.rfind([';', ':']) {
        Some(at) => from + at + 1,
        None if gap.trim_end().ends_with(['"', ',']) => from + gap.find([',', ';']).map_or(gap.len(), |at| at + 1),
        None => next,
    }
}
