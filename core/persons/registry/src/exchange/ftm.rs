//! Persons as FollowTheMoney entities: a JSON object a line, `{"id", "schema", "properties"}`, each property a list of strings.
//! Input: text. Output: rows, and back. Entities that are no person are refused with their line; properties that nobody knows are
//! notes. Leaves out statements and edges between entities.

use super::{Mapping, ReadRow, STAMP, Written};
use crate::{PersonKind, PersonName, PersonsError, Row, Value, statement_of};
use serde::Deserialize;
use serde_json::{Map, json};
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Entity {
    #[serde(default)]
    id: String,
    schema: String,
    #[serde(default)]
    properties: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    datasets: Vec<String>,
}

/// Properties whose first value is a cell of ours.
const CELLS: [(&str, &str); 8] = [
    ("firstName", "given_name"),
    ("lastName", "family_name"),
    ("gender", "sex"),
    ("birthDate", "birth_date"),
    ("birthPlace", "birth_place"),
    ("summary", "description"),
    ("ethnicity", "group"),
    ("status", "whereabouts"),
];
/// Properties whose values are names.
const NAMES: [&str; 4] = ["name", "alias", "weakAlias", "previousName"];
/// Properties whose values are numbers of others, each with its scheme.
const NUMBERS: [(&str, &str); 3] =
    [("wikidataId", "wikidata"), ("idNumber", "idNumber"), ("passportNumber", "passport")];

pub(super) fn read(text: &str, mapping: &Mapping) -> Vec<ReadRow> {
    let lines = (1u64..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(line, text)| ReadRow { line, row: row(text, mapping) }).collect()
}

fn row(text: &str, mapping: &Mapping) -> Result<Row, PersonsError> {
    let wrong = |column: &str, why: &str| PersonsError::Cell { column: column.to_owned(), why: why.to_owned() };
    let mut entity: Entity = serde_json::from_str(text)
        .map_err(|_| wrong("(line)", "write {\"id\", \"schema\", \"properties\": {…: […]}} as JSON on one line"))?;
    let kind = match entity.schema.as_str() {
        "Person" => "person",
        "Organization" | "LegalEntity" if entity.properties.contains_key("attestedCount") => "group",
        _ => return Err(wrong("schema", "only entities of the schema Person are taken")),
    };
    let mut cells = mapping.defaults.clone();
    cells.insert("kind".to_owned(), kind.to_owned());
    cells.insert("id".to_owned(), entity.id.clone());
    let dataset = entity.datasets.iter().find(|dataset| dataset.as_str() != STAMP);
    if let Some(dataset) = dataset {
        cells.entry("list".to_owned()).or_insert_with(|| dataset.clone());
    }
    let mut take = |property: &str| entity.properties.remove(property).unwrap_or_default();
    let mut notes = Vec::new();
    for (property, column) in CELLS {
        let mut values = take(property).into_iter();
        if let Some(first) = values.next() {
            cells.insert(column.to_owned(), first);
        }
        notes.extend(values.map(|text| Value::Note { text: format!("{property}: {text}") }));
    }
    if let Some(count) = take("attestedCount").into_iter().next() {
        cells.insert("count".to_owned(), count);
    }
    let names: Vec<String> = NAMES.iter().flat_map(|property| take(property)).collect();
    // Parts alone make a name; whole names are kept as they are, whatever is in them.
    let (given, family) =
        (cells.remove("given_name").unwrap_or_default(), cells.remove("family_name").unwrap_or_default());
    let mut values: Vec<Value> = Vec::new();
    for (at, text) in names.iter().enumerate() {
        let name = PersonName::new(text);
        let parted = if at == 0 { PersonName { given: given.clone(), family: family.clone(), ..name } } else { name };
        values.push(Value::Name(parted));
    }
    if names.is_empty() {
        cells.extend([("given_name".to_owned(), given), ("family_name".to_owned(), family)]);
    }
    for (property, scheme) in NUMBERS {
        let ids = take(property).into_iter();
        values.extend(ids.map(|id| Value::Identifier { scheme: scheme.to_owned(), id }));
    }
    values.extend(take("notes").into_iter().map(|text| Value::Note { text }));
    for (property, texts) in std::mem::take(&mut entity.properties) {
        notes.extend(texts.into_iter().map(|text| Value::Note { text: format!("{property}: {text}") }));
    }
    let anything = !values.is_empty() || !notes.is_empty();
    let mut read = match statement_of(&cells) {
        Ok(read) => read,
        // The cells say nothing, and the names do.
        Err(PersonsError::Empty { .. }) if anything => {
            cells.insert("note".to_owned(), "-".to_owned());
            let mut read = statement_of(&cells)?;
            read.values.retain(|value| !matches!(value, Value::Note { .. }));
            read
        }
        Err(why) => return Err(why),
    };
    values.append(&mut read.values);
    values.append(&mut notes);
    read.values = values;
    Ok(read)
}

pub(super) fn write(persons: &[Written<'_>]) -> Result<Vec<u8>, PersonsError> {
    let mut out = Vec::new();
    for person in persons {
        let mut properties: Map<String, serde_json::Value> = Map::new();
        let mut add = |property: &str, text: &str| {
            let list = properties.entry(property.to_owned()).or_insert_with(|| json!([]));
            if let Some(list) = list.as_array_mut().filter(|_| !text.is_empty()) {
                list.push(json!(text));
            }
        };
        let mut named = false;
        for (value, _) in &person.values {
            match value {
                Value::Name(name) => {
                    add(if named { "alias" } else { "name" }, &name.text);
                    let is_parted = !name.given.is_empty() || !name.family.is_empty();
                    if is_parted && !named {
                        add("firstName", &name.given);
                        add("lastName", &name.family);
                    }
                    named = true;
                }
                Value::Identifier { scheme, id } => match NUMBERS.iter().find(|(_, own)| own == scheme) {
                    Some((property, _)) => add(property, id),
                    None => add("idNumber", &value.shown()),
                },
                Value::Sex { text } => add("gender", text),
                Value::Birth { date } => add("birthDate", date.as_str()),
                Value::Origin { place } => add("birthPlace", place),
                Value::Group { .. } => add("ethnicity", &value.shown()),
                Value::Whereabouts { .. } => add("status", &value.shown()),
                Value::Description { text } => add("summary", text),
                Value::Count { quantity } => {
                    add("attestedCount", &quantity.numeral().map(|n| n.to_string()).unwrap_or_default())
                }
                Value::Family { .. } | Value::Role { .. } | Value::Custody { .. } => {
                    add("notes", &format!("{}: {}", value.datum(), value.shown()));
                }
                Value::Note { text } => add("notes", text),
            }
        }
        properties.retain(|_, list| list.as_array().is_some_and(|list| !list.is_empty()));
        let schema = match person.kind {
            PersonKind::Person => "Person",
            PersonKind::Group => "Organization",
        };
        let entity = json!({"id": person.id, "schema": schema, "properties": properties, "datasets": [STAMP]});
        out.extend(entity.to_string().into_bytes());
        out.push(b'\n');
    }
    Ok(out)
}
