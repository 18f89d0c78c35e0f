//! What is said of a person: one value, and the statement that brings values with their source. Input: what documenters record.
//! Output: plain values, kept as recorded. Leaves out which value is right: rivals stay side by side.

use attested_model::{Edtf, EventId, Quantity, Script, SubjectHandle};
use attested_protection::{Datum, Tlp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Whether an entry of the registry is one human being or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonKind {
    /// One human being, named or not.
    Person,
    /// Several, with a count as far as one is stated. Never linked.
    Group,
}

impl PersonKind {
    /// The code.
    pub const fn code(self) -> &'static str {
        match self {
            PersonKind::Person => "person",
            PersonKind::Group => "group",
        }
    }
}

/// A name as recorded. Free-form: the parts only where a source gives them apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PersonName {
    /// The whole name as recorded.
    pub text: String,
    /// Its script.
    pub script: Script,
    /// The given name, where the source tells it apart.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub given: String,
    /// The family name, where there is one and the source tells it apart.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub family: String,
    /// The system of romanisation, where it is known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub romanisation: String,
}

impl PersonName {
    /// A name, its script seen from its letters.
    pub fn new(text: &str) -> Self {
        let text = text.trim().to_owned();
        let (given, family, romanisation) = (String::new(), String::new(), String::new());
        PersonName { script: Script::of(&text), text, given, family, romanisation }
    }
}

/// One value. Its `Debug` prints what kind of value it is and nothing of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Value {
    /// A name.
    Name(PersonName),
    /// A number or an address by which others know the person.
    Identifier {
        /// Whose: a case number's court, `wikidata`.
        scheme: String,
        /// The number.
        id: String,
    },
    /// The sex, in the source's word.
    Sex {
        /// The word.
        text: String,
    },
    /// When the person was born.
    Birth {
        /// The date, as far as it is known.
        date: Edtf,
    },
    /// Where the person is from, or was born.
    Origin {
        /// The place, in the source's words.
        place: String,
    },
    /// Somebody of the family.
    Family {
        /// What they are to the person: mother, brother.
        relation: String,
        /// Them, when they are in the registry.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        who: Option<SubjectHandle>,
        /// Their name as recorded.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        name: String,
    },
    /// A group that the person belongs to.
    Group {
        /// It, when it is in the registry.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        who: Option<SubjectHandle>,
        /// Its name as recorded.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        name: String,
    },
    /// A part in something that happened.
    Role {
        /// The event, when it is recorded as one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        event: Option<EventId>,
        /// The part: returned, detained, witness.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        role: String,
        /// When.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        date: Option<Edtf>,
        /// Where.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        place: String,
    },
    /// A time in which the person was held. Its ends are as imprecise as their dates are.
    Custody {
        /// Where.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        place: String,
        /// From when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Edtf>,
        /// To when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Edtf>,
    },
    /// Where the person is, or that nobody knows.
    Whereabouts {
        /// In the source's words.
        text: String,
        /// As of when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Edtf>,
    },
    /// How many a group counts.
    Count {
        /// With its bounds, as said.
        quantity: Quantity,
    },
    /// Somebody without a name, described: "a woman in her 30s from Musan".
    Description {
        /// In the source's words.
        text: String,
    },
    /// Anything else that is said.
    Note {
        /// In the source's words.
        text: String,
    },
}

impl Value {
    /// Which datum it is.
    pub const fn datum(&self) -> Datum {
        match self {
            Value::Name(_) => Datum::Name,
            Value::Identifier { .. } => Datum::Identifier,
            Value::Sex { .. } => Datum::Sex,
            Value::Birth { .. } => Datum::Birth,
            Value::Origin { .. } => Datum::Origin,
            Value::Family { .. } => Datum::Family,
            Value::Group { .. } => Datum::Group,
            Value::Role { .. } => Datum::Role,
            Value::Custody { .. } => Datum::Custody,
            Value::Whereabouts { .. } => Datum::Whereabouts,
            Value::Count { .. } => Datum::Count,
            Value::Description { .. } => Datum::Description,
            Value::Note { .. } => Datum::Note,
        }
    }

    /// Whether it may tell who somebody is, so that views mask it until asked.
    pub const fn identifies(&self) -> bool {
        match self {
            Value::Name(_)
            | Value::Identifier { .. }
            | Value::Family { .. }
            | Value::Group { .. }
            | Value::Whereabouts { .. }
            | Value::Description { .. }
            | Value::Note { .. } => true,
            Value::Sex { .. }
            | Value::Birth { .. }
            | Value::Origin { .. }
            | Value::Role { .. }
            | Value::Custody { .. }
            | Value::Count { .. } => false,
        }
    }

    /// The value in words, as far as it has them.
    pub fn shown(&self) -> String {
        let dated = |text: &str, date: Option<&Edtf>| match date {
            Some(date) => format!("{text} ({date})").trim().to_owned(),
            None => text.to_owned(),
        };
        match self {
            Value::Name(name) => name.text.clone(),
            Value::Identifier { scheme, id } => format!("{scheme}: {id}"),
            Value::Sex { text } | Value::Description { text } | Value::Note { text } => text.clone(),
            Value::Birth { date } => date.to_string(),
            Value::Origin { place } => place.clone(),
            Value::Family { relation, who: _, name } => format!("{relation}: {name}"),
            Value::Group { who: _, name } => name.clone(),
            Value::Role { event, role, date, place } => {
                let parts = [event.as_ref().map_or("", |e| e.as_str()), role, place];
                let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                dated(&said.join(" · "), date.as_ref())
            }
            Value::Custody { place, from, to } => {
                let end = |date: &Option<Edtf>| date.as_ref().map_or("?".to_owned(), ToString::to_string);
                format!("{place} {} – {}", end(from), end(to)).trim().to_owned()
            }
            Value::Whereabouts { text, on } => dated(text, on.as_ref()),
            Value::Count { quantity } => quantity.to_string(),
        }
    }

    /// Whether two values can't both be true, as far as that can be told without knowing the person.
    pub fn contradicts(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Sex { text: a }, Value::Sex { text: b }) => a.trim().to_lowercase() != b.trim().to_lowercase(),
            (Value::Birth { date: a }, Value::Birth { date: b }) => {
                let before = |x: &Edtf, y: &Edtf| {
                    x.latest_day().zip(y.earliest_day()).is_some_and(|(latest, earliest)| latest < earliest)
                };
                before(a, b) || before(b, a)
            }
            _ => false,
        }
    }
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PersonName").field("script", &self.script).finish_non_exhaustive()
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Value({})", self.datum())
    }
}

/// Words in a held document that say it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoted {
    /// First code point in the working copy.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words, verbatim.
    pub exact: String,
}

impl fmt::Debug for Quoted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Quoted({}..{})", self.start, self.end)
    }
}

/// Who says it, and where.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The list it stands in.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub list: String,
    /// The record's id in that list.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub record: String,
    /// The held document, by its number in the project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<u64>,
    /// The words in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quoted: Option<Quoted>,
    /// A document that is only cited, or who says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cited: String,
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("document", &self.document).finish_non_exhaustive()
    }
}

/// What one source says of one person: sealed under that person's key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Of whom.
    pub subject: SubjectHandle,
    /// What is said.
    pub values: Vec<Value>,
    /// By whom, and where.
    pub source: Source,
    /// How far it may travel.
    pub tlp: Tlp,
}
