//! A person as a row: the columns by which persons are recorded by hand, brought in and taken out. Input: cells by column. Output: a
//! statement's values and source, or which column can't be read; and back. Leaves out files (`exchange`).

use crate::{PersonKind, PersonName, PersonsError, Source, Statement, Value};
use attested_model::{Edtf, EventId, Quantity, QuantityKind, SubjectHandle, count};
use attested_protection::Tlp;
use std::collections::BTreeMap;

/// The columns, those of `attested link` among them. `other_names`, `family`, `identifier` take several, parted by `|`.
pub const COLUMNS: [&str; 28] = [
    "id",
    "list",
    "kind",
    "name",
    "given_name",
    "family_name",
    "romanisation",
    "other_names",
    "sex",
    "birth_date",
    "birth_place",
    "description",
    "family",
    "group",
    "event",
    "role",
    "event_date",
    "event_place",
    "held_at",
    "held_from",
    "held_to",
    "whereabouts",
    "whereabouts_on",
    "count",
    "identifier",
    "note",
    "document",
    "tlp",
];

/// Columns that say nothing of anybody by themselves.
const AROUND: [&str; 6] = ["id", "list", "kind", "romanisation", "document", "tlp"];

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// One or several.
    pub kind: PersonKind,
    /// What is said.
    pub values: Vec<Value>,
    /// Who says it.
    pub source: Source,
    /// How far it may travel.
    pub tlp: Tlp,
}

impl Row {
    /// The row as a statement on somebody.
    pub fn about(self, subject: SubjectHandle) -> Statement {
        Statement { subject, values: self.values, source: self.source, tlp: self.tlp }
    }
}

/// Reads cells.
///
/// # Errors
/// [`PersonsError::Cell`] names the column and not what it holds; [`PersonsError::Empty`].
pub fn statement_of(cells: &BTreeMap<String, String>) -> Result<Row, PersonsError> {
    let cell = |column: &str| cells.get(column).map_or("", |text| text.trim());
    let date = |column: &str| dated(column, cell(column));
    let kind = match cell("kind") {
        "" | "person" => PersonKind::Person,
        "group" => PersonKind::Group,
        _ => return Err(wrong("kind", "write person or group")),
    };
    let mut values: Vec<Value> = names(&cell).into_iter().map(Value::Name).collect();
    for text in several(cell("identifier")) {
        let (scheme, id) = text.split_once(':').ok_or_else(|| wrong("identifier", "write SCHEME: NUMBER"))?;
        values.push(Value::Identifier { scheme: scheme.trim().to_owned(), id: id.trim().to_owned() });
    }
    let text_of = |column: &str| Some(cell(column).to_owned()).filter(|text| !text.is_empty());
    values.extend(text_of("sex").map(|text| Value::Sex { text }));
    values.extend(date("birth_date")?.map(|date| Value::Birth { date }));
    values.extend(text_of("birth_place").map(|place| Value::Origin { place }));
    values.extend(text_of("description").map(|text| Value::Description { text }));
    for text in several(cell("family")) {
        let (relation, name) = text.split_once(':').ok_or_else(|| wrong("family", "write RELATION: NAME"))?;
        values.push(Value::Family { relation: relation.trim().to_owned(), who: None, name: name.trim().to_owned() });
    }
    values.extend(text_of("group").map(|name| Value::Group { who: None, name }));
    values.extend(role(&cell)?);
    let (from, to) = (date("held_from")?, date("held_to")?);
    if !cell("held_at").is_empty() || from.is_some() || to.is_some() {
        values.push(Value::Custody { place: cell("held_at").to_owned(), from, to });
    }
    if let Some(text) = text_of("whereabouts") {
        values.push(Value::Whereabouts { text, on: date("whereabouts_on")? });
    }
    if let Some(quantity) = counted(cell("count"))? {
        if kind == PersonKind::Person {
            return Err(wrong("count", "a person is one; kind = group has a count"));
        }
        values.push(Value::Count { quantity });
    }
    values.extend(text_of("note").map(|text| Value::Note { text }));
    if values.is_empty() {
        let says: Vec<&str> = COLUMNS.into_iter().filter(|column| !AROUND.contains(column)).collect();
        return Err(PersonsError::Empty { columns: says.join(", ") });
    }
    let (document, cited) = document(cell("document"));
    let source = Source { list: cell("list").to_owned(), record: cell("id").to_owned(), document, quoted: None, cited };
    let tlp = match cell("tlp") {
        "" => Tlp::Amber,
        label => Tlp::parse(label).map_err(|_| wrong("tlp", "write RED, AMBER+STRICT, AMBER, GREEN or CLEAR"))?,
    };
    Ok(Row { kind, values, source, tlp })
}

fn wrong(column: &str, why: &str) -> PersonsError {
    PersonsError::Cell { column: column.to_owned(), why: why.to_owned() }
}

fn dated(column: &str, text: &str) -> Result<Option<Edtf>, PersonsError> {
    let why = "write a date as EDTF: 1990-02-01, 1990-02, 1990~, [1988..1992]";
    let read = Some(text).filter(|text| !text.is_empty()).map(Edtf::parse).transpose();
    read.map_err(|_| wrong(column, why))
}

fn several(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').map(str::trim).filter(|part| !part.is_empty())
}

/// The name, whole or from its parts, then the others.
fn names<'a>(cell: &dyn Fn(&str) -> &'a str) -> Vec<PersonName> {
    let (given, family) = (cell("given_name"), cell("family_name"));
    let mut text = cell("name").to_owned();
    if text.is_empty() {
        let together = format!("{family}{given}");
        // Names in Hangul and Han characters are written in one, the family name first.
        let is_joined = !together.is_empty() && !together.chars().any(|c| c.is_ascii() || c == ' ');
        text = if is_joined { together } else { format!("{given} {family}").trim().to_owned() };
    }
    let whole = Some(text).filter(|text| !text.is_empty()).map(|text| PersonName {
        given: given.to_owned(),
        family: family.to_owned(),
        romanisation: cell("romanisation").to_owned(),
        ..PersonName::new(&text)
    });
    whole.into_iter().chain(several(cell("other_names")).map(PersonName::new)).collect()
}

fn role<'a>(cell: &dyn Fn(&str) -> &'a str) -> Result<Option<Value>, PersonsError> {
    let event = Some(cell("event")).filter(|text| !text.is_empty()).map(EventId::parse).transpose();
    let event = event.map_err(|_| wrong("event", "an event's id is 1 to 200 characters, none of control"))?;
    let date = dated("event_date", cell("event_date"))?;
    let (role, place) = (cell("role").to_owned(), cell("event_place").to_owned());
    let says = event.is_some() || date.is_some() || !role.is_empty() || !place.is_empty();
    Ok(says.then_some(Value::Role { event, role, date, place }))
}

/// `12`, `about 12`, `10-15`, `at least 12`.
fn counted(text: &str) -> Result<Option<Quantity>, PersonsError> {
    if text.is_empty() {
        return Ok(None);
    }
    let why = "write 12, 10-15, at least 12, at most 12 or about 12";
    let number = |digits: &str| count(digits).map_err(|_| wrong("count", why));
    let made = |kind, low, high| Quantity::new(kind, low, high, None, text, "").map_err(|_| wrong("count", why));
    let quantity = if let Some(rest) = text.strip_prefix("at least ") {
        made(QuantityKind::AtLeast, Some(number(rest)?), None)?
    } else if let Some(rest) = text.strip_prefix("at most ") {
        made(QuantityKind::AtMost, None, Some(number(rest)?))?
    } else if let Some(rest) = text.strip_prefix("about ") {
        let n = number(rest)?;
        made(QuantityKind::Approx, Some(n), Some(n))?
    } else if let Some((low, high)) = text.split_once(['-', '–']) {
        made(QuantityKind::Between, Some(number(low)?), Some(number(high)?))?
    } else {
        let n = number(text)?;
        made(QuantityKind::Exact, Some(n), Some(n))?
    };
    Ok(Some(quantity))
}

/// A held document by its number (`D3`), or the name of one that is only cited.
fn document(text: &str) -> (Option<u64>, String) {
    match text.strip_prefix('D').and_then(|digits| digits.parse().ok()) {
        Some(number) => (Some(number), String::new()),
        None => (None, text.to_owned()),
    }
}

/// Values as cells, the first of each; further names, identifiers and family in their columns, parted by `|`. `list` and `id` are
/// those of the first value that has them. Whoever is cited is named only where `cites` says so.
pub fn to_cells<'a>(
    kind: PersonKind,
    held: impl IntoIterator<Item = (&'a Value, &'a Source)>,
    cites: bool,
) -> BTreeMap<&'static str, String> {
    let mut cells: BTreeMap<&'static str, String> = BTreeMap::from([("kind", kind.code().to_owned())]);
    let mut set = |column: &'static str, text: &str| {
        if !text.is_empty() {
            cells.entry(column).or_insert_with(|| text.to_owned());
        }
    };
    let mut many: [(&'static str, Vec<String>); 3] =
        [("other_names", vec![]), ("identifier", vec![]), ("family", vec![])];
    let mut named = false;
    let edtf = |date: &Option<Edtf>| date.as_ref().map(ToString::to_string).unwrap_or_default();
    for (value, source) in held {
        set("list", &source.list);
        set("id", &source.record);
        let cited = if cites { source.cited.clone() } else { String::new() };
        set("document", &source.document.map_or(cited, |number| format!("D{number}")));
        match value {
            Value::Name(name) if !named => {
                named = true;
                set("name", &name.text);
                set("given_name", &name.given);
                set("family_name", &name.family);
                set("romanisation", &name.romanisation);
            }
            Value::Name(name) => many[0].1.push(name.text.clone()),
            Value::Identifier { .. } => many[1].1.push(value.shown()),
            Value::Family { .. } => many[2].1.push(value.shown()),
            Value::Sex { text } => set("sex", text),
            Value::Birth { date } => set("birth_date", date.as_str()),
            Value::Origin { place } => set("birth_place", place),
            Value::Group { name, who: _ } => set("group", name),
            Value::Role { event, role, date, place } => {
                set("event", event.as_ref().map_or("", |id| id.as_str()));
                set("role", role);
                set("event_date", &edtf(date));
                set("event_place", place);
            }
            Value::Custody { place, from, to } => {
                set("held_at", place);
                set("held_from", &edtf(from));
                set("held_to", &edtf(to));
            }
            Value::Whereabouts { text, on } => {
                set("whereabouts", text);
                set("whereabouts_on", &edtf(on));
            }
            Value::Count { quantity } => set("count", &count_cell(quantity)),
            Value::Description { text } => set("description", text),
            Value::Note { text } => set("note", text),
        }
    }
    for (column, texts) in many {
        if !texts.is_empty() {
            cells.insert(column, texts.join(" | "));
        }
    }
    cells
}

fn count_cell(quantity: &Quantity) -> String {
    if !quantity.words().is_empty() {
        return quantity.words().to_owned();
    }
    match (quantity.low(), quantity.high()) {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (Some(low), Some(high)) => format!("{low}-{high}"),
        (Some(low), None) => format!("at least {low}"),
        (None, Some(high)) => format!("at most {high}"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(column, text)| ((*column).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_row_comes_back_as_it_went_in() {
        let given = cells(&[
            ("id", "7"),
            ("list", "court"),
            ("kind", "person"),
            ("name", "홍길동"),
            ("other_names", "Hong Gil-dong | 洪吉童"),
            ("sex", "m"),
            ("birth_date", "[1988..1992]"),
            ("birth_place", "Musan"),
            ("family", "mother: (invented)"),
            ("event", "OCT09"),
            ("role", "returned"),
            ("held_at", "Tumen"),
            ("held_from", "2023-09~"),
            ("whereabouts", "unknown"),
            ("identifier", "court: 12"),
            ("document", "D3"),
        ]);
        let row = statement_of(&given).unwrap();
        assert_eq!(row.source.document, Some(3));
        let held: Vec<(&Value, &Source)> = row.values.iter().map(|value| (value, &row.source)).collect();
        let back = to_cells(row.kind, held, true);
        assert_eq!(back.into_iter().map(|(c, t)| (c.to_owned(), t)).collect::<BTreeMap<_, _>>(), given);
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_column_and_not_repeated() {
        for (column, text) in [("birth_date", "Hong 12"), ("tlp", "Hong"), ("kind", "Hong"), ("count", "Hong")] {
            let error = statement_of(&cells(&[("name", "x"), (column, text)])).unwrap_err().to_string();
            assert!(error.contains(column) && !error.contains("Hong"), "{error}");
        }
        assert!(matches!(statement_of(&cells(&[("id", "1"), ("list", "a")])), Err(PersonsError::Empty { .. })));
    }

    #[test]
    fn groups_have_counts_and_nobody_needs_a_name() {
        let group =
            statement_of(&cells(&[("kind", "group"), ("count", "10-15"), ("description", "two families")])).unwrap();
        assert_eq!(group.values.len(), 2);
        let unnamed = statement_of(&cells(&[("description", "a woman in her 30s from Musan")])).unwrap();
        assert_eq!(unnamed.kind, PersonKind::Person);
        assert!(statement_of(&cells(&[("name", "x"), ("count", "2")])).is_err());
    }
}
