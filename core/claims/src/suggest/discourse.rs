//! What the text has said so far, for words that point back.
//!
//! Holds the last bodies, persons and counts of the document, each list bounded, so that memory does not grow with the
//! text. Input: what the steps found. Output: whom "the ministry", "he" or a bare surname means.

use super::lexicon::BodyKind;
use attested_model::Modality;

/// How many bodies and persons are remembered.
const REMEMBERED: usize = 24;

/// Who answers for a proposition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Speaker {
    /// Normalised where known, else as written.
    pub(crate) name: String,
    /// As the text writes it.
    pub(crate) written: String,
    /// Spokesperson, go-between.
    pub(crate) via: Vec<String>,
    pub(crate) kind: Option<BodyKind>,
}

/// A part of a sentence that a speaker answers for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Attribution {
    /// What it governs, by bytes of the normalised sentence.
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) speaker: Speaker,
    pub(crate) modality: Modality,
    /// The reporting word.
    pub(crate) cue: (usize, usize),
    /// The speaker's words.
    pub(crate) subject: (usize, usize),
    pub(crate) rule: &'static str,
}

/// The last counted thing, for numbers that lean on it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct LastCount {
    pub(crate) what: String,
    pub(crate) value: Option<u64>,
    pub(crate) sentence: usize,
    /// Its sentence counted several acts: what leans on it leans on none.
    pub(crate) mixed: bool,
}

/// The document's memory.
#[derive(Debug, Clone, Default)]
pub(crate) struct Discourse {
    bodies: Vec<Speaker>,
    persons: Vec<(String, Speaker)>,
    /// Bodies by the short name that a bracket gave them.
    short_names: Vec<(String, Speaker)>,
    /// Who spoke last, and in which sentence and paragraph.
    pub(crate) last: Option<(Speaker, usize, usize, Modality)>,
    pub(crate) count: Option<LastCount>,
    /// The act most often told so far: (what, times); numbers without an act lean on the first.
    pub(crate) acts: Vec<(String, usize)>,
    /// The last numbers by act, for shares of them.
    pub(crate) counts: Vec<(String, u64)>,
    /// How many words for acts of the field were read: a text without any makes no claims without a number.
    pub(crate) field: usize,
    /// The act most often told in the text's beginning.
    pub(crate) ahead: Option<String>,
    /// When the war that the text is about began, for "since the war began".
    pub(crate) theatre: Option<&'static str>,
    /// The adjective of the one country that the text's beginning names.
    pub(crate) country: Option<String>,
    /// Whether the text's beginning tells of a death.
    pub(crate) deaths: bool,
    /// The region that the text's beginning names first: "Niger State", "Kherson".
    pub(crate) region: Option<String>,
    /// The last date of an event, with its sentence.
    pub(crate) date: Option<(super::types::DateMention, String, usize)>,
    /// The last day on which somebody is said to have spoken.
    pub(crate) spoken: Option<jiff::civil::Date>,
}

impl Discourse {
    /// Remembers a body that was named.
    pub(crate) fn saw(&mut self, speaker: Speaker) {
        self.bodies.retain(|known| known.name != speaker.name);
        if self.bodies.len() >= REMEMBERED {
            self.bodies.remove(0);
        }
        self.bodies.push(speaker);
    }

    /// Whether a body was named before.
    pub(crate) fn knows(&self, name: &str) -> bool {
        self.bodies.iter().any(|known| known.name == name)
    }

    /// Remembers a body that was named but has not spoken: what points back finds it last.
    pub(crate) fn mentioned(&mut self, speaker: Speaker) {
        if self.bodies.len() < REMEMBERED && !self.bodies.iter().any(|known| known.name == speaker.name) {
            self.bodies.insert(0, speaker);
        }
    }

    /// Remembers whose spokesperson a person is, by surname or by the word the text goes on with.
    pub(crate) fn saw_person(&mut self, word: &str, speaker: Speaker) {
        self.persons.retain(|(known, _)| known != word);
        if self.persons.len() >= REMEMBERED {
            self.persons.remove(0);
        }
        self.persons.push((word.to_owned(), speaker));
    }

    /// Remembers the short name of a body: RSF.
    pub(crate) fn saw_short(&mut self, word: &str, speaker: Speaker) {
        self.short_names.retain(|(known, _)| known != word);
        if self.short_names.len() >= REMEMBERED {
            self.short_names.remove(0);
        }
        self.short_names.push((word.to_owned(), speaker));
    }

    /// The body that a short name was given for.
    pub(crate) fn short_name(&self, word: &str) -> Option<&Speaker> {
        self.short_names.iter().find(|(known, _)| known == word).map(|(_, speaker)| speaker)
    }

    /// Whether a body of exactly this kind was named.
    pub(crate) fn spoke(&self, kind: BodyKind) -> bool {
        self.bodies.iter().any(|known| known.kind == Some(kind))
    }

    /// Whether a body was named whose normalised name begins so.
    pub(crate) fn named(&self, opening: &str) -> bool {
        self.bodies.iter().any(|known| known.name.starts_with(opening))
    }

    /// The last body of a kind.
    pub(crate) fn body_of(&self, kind: BodyKind) -> Option<&Speaker> {
        let near = |known: &&Speaker| known.kind == Some(kind);
        self.bodies.iter().rev().find(near).or_else(|| {
            // An organisation may be the last that is no state organ; a ministry is never an organisation.
            self.bodies.iter().rev().find(|known| match kind {
                BodyKind::Ngo => matches!(known.kind, Some(BodyKind::Un)),
                BodyKind::Un => matches!(known.kind, Some(BodyKind::Ngo | BodyKind::Agency)),
                BodyKind::Government => matches!(known.kind, Some(BodyKind::Ministry)),
                BodyKind::Ministry => matches!(known.kind, Some(BodyKind::Health)),
                _ => false,
            })
        })
    }

    /// The last body named, whatever its kind.
    pub(crate) fn last_body(&self) -> Option<&Speaker> {
        self.bodies.last()
    }

    /// The last body whose name of several words holds a word.
    pub(crate) fn called(&self, word: &str) -> Option<&Speaker> {
        let holds = |known: &&Speaker| {
            known.written.contains(' ')
                && known.written.split(' ').any(|part| part.eq_ignore_ascii_case(word))
                && known.written.chars().next().is_some_and(char::is_uppercase)
        };
        self.bodies.iter().rev().find(holds)
    }

    /// The text looks back in its own voice: what follows is not carried on from who spoke last.
    pub(crate) fn turned_away(&mut self) {
        if let Some((_, number, ..)) = &mut self.last {
            *number = 0;
        }
    }

    /// The last organisation or state organ named: what "it" can mean.
    pub(crate) fn last_organ(&self) -> Option<&Speaker> {
        self.bodies.iter().rev().find(|known| {
            !matches!(
                known.kind,
                None | Some(BodyKind::People | BodyKind::Person | BodyKind::Official | BodyKind::Media)
            )
        })
    }

    /// A body whose name a short form ends: 情报院 after 韩国国家情报院, 센터 after 북한인권정보센터.
    pub(crate) fn short(&self, word: &str) -> Option<&Speaker> {
        (word.chars().count() >= 2).then_some(())?;
        self.bodies.iter().rev().find(|known| known.written.ends_with(word) && known.written != word)
    }

    /// The body that a title without a name of its own heads: 团长 after 监察团, 会长 after 委员会.
    pub(crate) fn headed(&self, title: &str) -> Option<&Speaker> {
        let first = title.trim_start_matches(['副', '代']).chars().next()?;
        let heads = |known: &&Speaker| {
            !matches!(known.kind, Some(BodyKind::Media | BodyKind::Government | BodyKind::Person | BodyKind::People))
        };
        let mut bodies = self.bodies.iter().rev().filter(heads);
        if title.ends_with('长') {
            return bodies.find(|known| known.written.ends_with(first));
        }
        bodies.next()
    }

    /// The person a word names.
    pub(crate) fn person(&self, word: &str) -> Option<&Speaker> {
        self.persons.iter().rev().find(|(known, _)| known == word).map(|(_, speaker)| speaker)
    }

    /// The last person named.
    pub(crate) fn last_person(&self) -> Option<&Speaker> {
        self.persons.last().map(|(_, speaker)| speaker)
    }

    /// Remembers a number of an act.
    pub(crate) fn counted(&mut self, what: &str, value: u64, largest: bool) {
        // Where parts follow their whole, the whole stays.
        let known = self.counts.iter().find(|(known, _)| known == what).map_or(0, |(_, value)| *value);
        let value = if largest { value.max(known) } else { value };
        self.counts.retain(|(known, _)| known != what);
        if self.counts.len() >= REMEMBERED {
            self.counts.remove(0);
        }
        self.counts.push((what.to_owned(), value));
    }

    /// Counts an act told.
    pub(crate) fn told(&mut self, what: &str) {
        if let Some((_, times)) = self.acts.iter_mut().find(|(known, _)| known == what) {
            *times += 1;
        } else if self.acts.len() < REMEMBERED {
            self.acts.push((what.to_owned(), 1));
        }
    }

    /// The act the document is about so far.
    pub(crate) fn topic(&self) -> Option<&str> {
        self.acts.iter().max_by_key(|(_, times)| *times).map(|(what, _)| what.as_str())
    }
}
