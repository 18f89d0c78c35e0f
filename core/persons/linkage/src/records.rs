//! Records as they come. Input: rows of text. Output: the same, kept in one piece. Leaves out what the texts mean.

use std::fmt;

/// A row of a list of persons. What is empty is missing.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    /// Its id, unlike every other.
    pub id: String,
    /// The list it stands in.
    pub list: String,
    /// The whole name.
    pub name: String,
    /// The given name.
    pub given_name: String,
    /// The family name.
    pub family_name: String,
    /// The sex, in any word.
    pub sex: String,
    /// Date of birth, as far as it is known.
    pub birth_date: String,
    /// Place of birth.
    pub birth_place: String,
    /// Date of the event.
    pub event_date: String,
    /// Place of the event.
    pub event_place: String,
}

/// What a record has a text for, in the order of [`Records::push`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Its id.
    Id,
    /// The list it stands in.
    List,
    /// The whole name.
    Name,
    /// The given name.
    GivenName,
    /// The family name.
    FamilyName,
    /// The sex.
    Sex,
    /// Date of birth.
    BirthDate,
    /// Place of birth.
    BirthPlace,
    /// Date of the event.
    EventDate,
    /// Place of the event.
    EventPlace,
}

const COLUMNS: usize = 10;

/// Many records: one text, and where each cell ends. A million take about a hundred megabytes.
#[derive(Clone, Default)]
pub struct Records {
    text: String,
    /// Where each record begins.
    begins: Vec<usize>,
    /// Where each of its cells ends, counted from there.
    ends: Vec<[u32; COLUMNS]>,
}

/// No name gets into a log.
impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record").field("id", &self.id).finish_non_exhaustive()
    }
}

impl fmt::Debug for Records {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Records").field("len", &self.len()).finish_non_exhaustive()
    }
}

impl Records {
    /// Adds a record: its cells in the order of [`Column`]. A cell longer than four gigabytes ends there.
    pub fn push(&mut self, cells: [&str; COLUMNS]) {
        let begin = self.text.len();
        let ends = cells.map(|cell| {
            self.text.push_str(cell);
            u32::try_from(self.text.len() - begin).unwrap_or(u32::MAX)
        });
        self.begins.push(begin);
        self.ends.push(ends);
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.begins.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.begins.is_empty()
    }

    /// One cell; empty if it is missing.
    #[must_use]
    pub fn cell(&self, record: usize, column: Column) -> &str {
        let (begin, ends) = (self.begins[record], &self.ends[record]);
        let column = column as usize;
        let from = if column == 0 { 0 } else { ends[column - 1] };
        self.text.get(begin + from as usize..begin + ends[column] as usize).unwrap_or_default()
    }
}

impl<'a> FromIterator<&'a Record> for Records {
    fn from_iter<I: IntoIterator<Item = &'a Record>>(all: I) -> Records {
        let mut records = Records::default();
        for r in all {
            let (birth, event) = ([&r.birth_date, &r.birth_place], [&r.event_date, &r.event_place]);
            let cells = [
                &r.id,
                &r.list,
                &r.name,
                &r.given_name,
                &r.family_name,
                &r.sex,
                birth[0],
                birth[1],
                event[0],
                event[1],
            ];
            records.push(cells.map(String::as_str));
        }
        records
    }
}
