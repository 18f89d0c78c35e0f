//! The vocabulary of one language, indexed: which words of which table stand where in a sentence.
//!
//! Input: rows of the vocabulary tables (`tables`) and a normalised sentence (`text`). Output: [`Hit`]s sorted by
//! position, the longest of each class at a place. Leaves out what the words mean together: that is the steps' work.

use super::text::Sentence;
use super::trie::Trie;
use attested_model::{Modality, QuantityKind};
use std::collections::BTreeMap;

/// What a vocabulary entry is for; one class a table (bodies and roles share the speakers' step).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    Bound,
    Numeral,
    Noun,
    Drop,
    Act,
    Cue,
    Body,
    Role,
    Place,
    Time,
    Statement,
    Relative,
}

/// How many classes there are.
const CLASSES: usize = 12;

/// What a numeral word does in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumeralRole {
    /// A value below ten, or a word that stands for its value (twelve, 스무).
    Unit,
    /// Twenty, thirty … that a unit may follow.
    Ten,
    /// Hundred, thousand, 만: multiplies what stands before it.
    Multiplier,
    /// Dozen, score: multiplies, and with an article is itself.
    Group,
    /// A word that names no number.
    Vague,
    /// A share of another number; the value is the denominator.
    Share,
}

/// How an act word is built into its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ActForm {
    /// A verb that takes those counted as its object, or as its subject when passive.
    Transitive,
    /// A verb whose subject is counted.
    Intransitive,
    /// A noun for the act, or for those it befell ("deaths", "사상자").
    Noun,
    /// A predicate after "to be", or a bare one after the number ("12 dead").
    State,
}

/// What a reporting word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CueRole {
    /// Speaker before it, what was said after or before it.
    Say,
    /// As `Say`, and an addressee may follow.
    Tell,
    /// The speaker follows: "according to".
    According,
    /// The speaker counts: "recorded", "put … at".
    Count,
    /// The outlet's own voice: "has learned".
    Learned,
    /// No speaker: "reportedly", "believed to".
    Hedge,
    /// Names a document or channel the speaker used: "in a report", "citing".
    Citing,
}

/// What kind of speaker a body or a role is; anaphora resolve to the last of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum BodyKind {
    Ministry,
    Government,
    Ngo,
    Un,
    Media,
    Military,
    Police,
    Court,
    Rescue,
    Health,
    Official,
    People,
    Agency,
    Person,
}

/// What a word of the roles table does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RoleUse {
    /// A title: it belongs to a body and names no speaker alone ("spokesperson").
    Title,
    /// Speaks for itself, unnamed ("officials", "survivors").
    Speaker,
    /// Points back ("the ministry", "it", "he").
    Anaphor,
    /// An office named by its kind: the place before it makes the name (以色列 + 监狱管理局).
    Office,
}

/// What a time word does; the value's meaning depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeRole {
    /// 1 Monday … 7 Sunday.
    Weekday,
    /// 1 … 12.
    Month,
    /// EDTF season codes 21 … 24.
    Season,
    /// Days from publication: yesterday −1.
    Day,
    /// A part of the day: night, morning.
    DayPart,
    /// Weeks, months, years from publication: the unit is in the kind.
    Week,
    /// The last Saturday and Sunday, weeks shifted.
    Weekend,
    /// Months from publication.
    MonthOffset,
    /// Years from publication.
    YearOffset,
    /// early −1, mid 0, late 1, end 2.
    Portion,
    /// A named epoch with an EDTF date of its own.
    Epoch,
    /// "recently": a time without a date.
    Vague,
    /// last −1, this 0, next 1: before a weekday, month, season or unit.
    Shift,
    /// A unit of time: days 1, weeks 7, months 30, years 365.
    Unit,
}

/// A vocabulary entry's meaning.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Word {
    Bound {
        kind: QuantityKind,
        after: bool,
    },
    /// A quantity that speaks of another claim's number: "far less than the figure".
    Relative {
        kind: QuantityKind,
    },
    Numeral {
        role: NumeralRole,
        value: u64,
    },
    Noun {
        /// The act that the noun itself tells.
        what: Option<String>,
        /// What is likely told of them where no verb says it; `-` where it is no claim.
        likely: Option<String>,
    },
    Drop,
    Act {
        what: String,
        form: ActForm,
        weak: bool,
        with: Vec<String>,
    },
    Cue {
        role: CueRole,
        modality: Modality,
    },
    Body {
        name: String,
        kind: BodyKind,
    },
    Role {
        role: RoleUse,
        kind: Option<BodyKind>,
        name: String,
    },
    Place {
        name: String,
        /// The word for it before an office ("Israeli"), where it has one.
        adjective: String,
    },
    Time {
        role: TimeRole,
        value: i32,
        edtf: String,
    },
    Statement {
        modality: Modality,
        what: String,
        needs: Vec<String>,
    },
}

impl Word {
    /// The class an entry of this meaning belongs to.
    pub(crate) fn class(&self) -> Class {
        match self {
            Word::Bound { .. } => Class::Bound,
            Word::Relative { .. } => Class::Relative,
            Word::Numeral { .. } => Class::Numeral,
            Word::Noun { .. } => Class::Noun,
            Word::Drop => Class::Drop,
            Word::Act { .. } => Class::Act,
            Word::Cue { .. } => Class::Cue,
            Word::Body { .. } => Class::Body,
            Word::Role { .. } => Class::Role,
            Word::Place { .. } => Class::Place,
            Word::Time { .. } => Class::Time,
            Word::Statement { .. } => Class::Statement,
        }
    }
}

/// An entry that stands in a sentence, by bytes of its normalised form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) class: Class,
    pub(crate) entry: u32,
    /// Of an act's rows the one that holds in this sentence; [`UNREAD`] where none does.
    pub(crate) read: u32,
}

/// No row of an act's expression holds.
pub(crate) const UNREAD: u32 = u32::MAX;

/// One language's entries and their index.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    words: Vec<Word>,
    /// The next row of the same expression and class, if any.
    next: Vec<Option<u32>>,
    trie: Trie,
    /// Whether expressions must begin and end at word boundaries.
    spaced: bool,
    /// The adjective of the country that a president or premier of this surname leads: asked for, never sought in a text.
    leaders: BTreeMap<String, String>,
    /// Media that speak for their state.
    state_media: Vec<String>,
}

impl Lexicon {
    /// Indexes normalised expressions.
    pub(crate) fn new(entries: Vec<(String, Word)>, spaced: bool) -> Lexicon {
        let mut words = Vec::with_capacity(entries.len());
        let mut next: Vec<Option<u32>> = Vec::with_capacity(entries.len());
        let mut pairs = Vec::with_capacity(entries.len());
        let mut last: BTreeMap<(String, Class), usize> = BTreeMap::new();
        for (expression, word) in entries {
            let index = words.len();
            match last.insert((expression.clone(), word.class()), index) {
                Some(earlier) => next[earlier] = Some(index as u32),
                None => pairs.push((expression, index as u32)),
            }
            words.push(word);
            next.push(None);
        }
        Lexicon { words, next, trie: Trie::new(pairs), spaced, leaders: BTreeMap::new(), state_media: Vec::new() }
    }

    /// Adds the leaders of countries by surname.
    pub(crate) fn led_by(self, leaders: BTreeMap<String, String>) -> Lexicon {
        Lexicon { leaders, ..self }
    }

    /// Adds the media that speak for their state.
    pub(crate) fn with_state_media(self, state_media: Vec<String>) -> Lexicon {
        Lexicon { state_media, ..self }
    }

    /// Whether a medium of this name speaks for its state.
    pub(crate) fn of_state(&self, name: &str) -> bool {
        self.state_media.iter().any(|known| name.contains(known.as_str()))
    }

    /// The adjective of the country that somebody of this surname leads.
    pub(crate) fn leader(&self, surname: &str) -> Option<&str> {
        self.leaders.get(surname).map(String::as_str)
    }

    /// All meanings of a hit's expression in its class, in the order of the table.
    pub(crate) fn meanings(&self, hit: &Hit) -> impl Iterator<Item = &Word> {
        let mut at = Some(hit.entry);
        std::iter::from_fn(move || {
            let index = at? as usize;
            at = self.next[index];
            Some(&self.words[index])
        })
    }

    /// The adjective of a place that exactly these words name.
    pub(crate) fn adjective(&self, words: &str) -> Option<&str> {
        match &self.words[self.entry(words, Class::Place)? as usize] {
            Word::Place { adjective, .. } if !adjective.is_empty() => Some(adjective),
            _ => None,
        }
    }

    /// The body that exactly these words name.
    pub(crate) fn body(&self, words: &str) -> Option<&Word> {
        self.entry(words, Class::Body).map(|entry| &self.words[entry as usize])
    }

    /// The entry of a class that exactly these words make.
    pub(crate) fn entry(&self, words: &str, class: Class) -> Option<u32> {
        let mut found = None;
        self.trie.at(words.as_bytes(), 0, |end, entry| {
            if end == words.len() && self.words[entry as usize].class() == class {
                found = Some(entry);
            }
        });
        found
    }

    /// The row of an act that holds where it stands.
    pub(crate) fn row_read(&self, hit: &Hit) -> Option<&Word> {
        (hit.read != UNREAD).then(|| &self.words[hit.read as usize])
    }

    /// The meaning of a hit.
    pub(crate) fn word(&self, hit: &Hit) -> &Word {
        &self.words[hit.entry as usize]
    }

    /// Fills the sentence's hits: for each class, leftmost and longest, never overlapping within the class.
    pub(crate) fn scan(&self, sentence: &mut Sentence<'_>) {
        let text = sentence.norm.as_bytes();
        let mut busy = [0usize; CLASSES];
        let mut hits = std::mem::take(&mut sentence.hits);
        hits.clear();
        let mut position = 0;
        let mut token = 0;
        let mut inner = usize::MAX; // after a hyphen inside a word: only number words ("twenty-three")
        while position < text.len() {
            if self.spaced && inner == usize::MAX {
                let Some(next) = sentence.tokens.get(token) else { break };
                position = next.start;
                token += 1;
                inner = text[next.start..next.end]
                    .iter()
                    .position(|byte| *byte == b'-')
                    .map_or(usize::MAX, |at| next.start + at + 1);
            } else if self.spaced {
                position = inner;
                inner = usize::MAX;
            }
            let within = self.spaced
                && position > 0
                && text[position - 1] == b'-'
                && position >= 2
                && text[position - 2] != b' ';
            let first = hits.len();
            self.trie.at(text, position, |end, entry| {
                if self.spaced && !boundary(text, end) {
                    return;
                }
                let class = self.words[entry as usize].class();
                if position < busy[class as usize] || (within && !matches!(class, Class::Numeral | Class::Time)) {
                    return;
                }
                let hit = Hit { start: position, end, class, entry, read: UNREAD };
                match hits[first..].iter_mut().find(|known| known.class == class) {
                    // A longer expression of the same class replaces a shorter one; an equal one keeps the first row.
                    Some(known) if known.end < end => *known = hit,
                    Some(_) => {}
                    None => hits.push(hit),
                }
            });
            for hit in &hits[first..] {
                busy[hit.class as usize] = hit.end;
            }
            if self.spaced {
                continue;
            }
            position += 1;
            while position < text.len() && !sentence.norm.is_char_boundary(position) {
                position += 1;
            }
        }
        // Which of an act's rows holds is asked many times: it is read once.
        for hit in hits.iter_mut().filter(|hit| hit.class == Class::Act) {
            hit.read = self.row(&sentence.norm, hit);
        }
        if self.spaced {
            hits.retain(|hit| hit.class != Class::Act || hit.read != UNREAD);
        }
        sentence.hits = hits;
    }

    /// The row of an act that holds here: its words stand within reach ("taken … to prison"), or it needs none.
    fn row(&self, text: &str, hit: &Hit) -> u32 {
        let mut plain = UNREAD;
        let mut at = Some(hit.entry);
        let mut reach = None;
        while let Some(index) = at {
            if let Word::Act { with, .. } = &self.words[index as usize] {
                if with.is_empty() {
                    plain = plain.min(index);
                } else {
                    let reach = *reach.get_or_insert_with(|| {
                        let from = super::act::floor(text, hit.start.saturating_sub(90));
                        &text[from..super::act::floor(text, hit.end + 120)]
                    });
                    if with.iter().any(|needed| reach.contains(needed.as_str())) {
                        return index;
                    }
                }
            }
            at = self.next[index as usize];
        }
        plain
    }
}

/// Whether a word may end before byte `end` (also before a possessive).
fn boundary(text: &[u8], end: usize) -> bool {
    let after = text.get(end).copied().unwrap_or(b' ');
    if after == b'\'' || after == b'-' {
        return true;
    }
    let before = text.get(end.wrapping_sub(1)).copied().unwrap_or(b' ');
    !(after.is_ascii_alphanumeric() || after >= 0x80) || !(before.is_ascii_alphanumeric() || before >= 0x80)
}
