//! The document of the API, OpenAPI 3.1. Input: what the routes say of themselves, and `views.json` for core's views, which know
//! nothing of documents. Output: the document, and what of it the gate asks. A test compares it with the routes.

use super::problem::{Kind, Problem};
use super::{BASE, Done, JSON, ROUTES, Route, Work};
use crate::ask::Ask;
use crate::pages::search::code;
use crate::pages::{claims, documents};
use crate::server::Site;
use attested_claims::COLUMNS;
use attested_figures::POLICIES;
use attested_model::Modality;
use attested_store::HitKind;
use serde_json::{Map, Value, json};
use std::sync::OnceLock;
use utoipa::OpenApi;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Type};
use utoipa::openapi::{Array, Ref, RefOr, Schema};

/// Schemas of core's views.
const VIEWS: &str = include_str!("views.json");

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Attested",
        version = "1",
        description = "The record of contested events, for programs on the same machine: what the pages do, persons, passphrase and backup aside."
    ),
    paths(
        served,
        super::sessions::begin,
        super::sessions::end,
        super::sessions::lock,
        super::sessions::unlock,
        super::project::project,
        super::project::coder,
        super::project::verify,
        super::project::policies,
        super::project::search,
        super::project::entries,
        super::events::events,
        super::events::event,
        super::events::describe,
        super::figures::figures,
        super::figures::policies,
        super::figures::explanation,
        super::figures::history,
        super::figures::travel,
        super::places::places,
        super::documents::documents,
        super::documents::add,
        super::documents::document,
        super::documents::text,
        super::documents::draft,
        super::documents::keep_draft,
        super::documents::forget_draft,
        super::suggestions::suggestions,
        super::suggestions::suggestion,
        super::suggestions::accept,
        super::suggestions::reject,
        super::claims::claims,
        super::claims::record,
        super::claims::table,
        super::claims::claim,
        super::claims::correct,
        super::claims::versions,
        super::imports::import,
        super::imports::import_file,
        super::imports::change,
        super::jobs::begin,
        super::jobs::job,
        super::jobs::cancel,
        super::review::origins,
        super::review::duplicates,
        super::review::waiting,
        super::rounds::all,
        super::rounds::begin,
        super::rounds::codings,
        super::rounds::code,
        super::rounds::done,
        super::rounds::comparison,
        super::rounds::decide,
        super::judgments::links,
        super::judgments::decide_link,
        super::judgments::judgments,
        super::judgments::judge,
        super::judgments::undo,
    ),
    components(schemas(Problem))
)]
struct Described;

/// This document.
#[utoipa::path(
    get, path = "/openapi.json", operation_id = "openapi", tag = "project", security(()),
    responses((status = 200, body = Object, description = "This document"))
)]
pub(super) fn served(_site: &Site, _ask: &Ask) -> Result<Done, Problem> {
    Ok(Done::Value(document().clone()))
}

/// The columns of a claim, as they are sent.
pub(super) fn cells_sent() -> RefOr<Schema> {
    Ref::from_schema_name("CellsSent").into()
}

/// The columns of a claim, with a coder's own.
pub(super) fn cells() -> RefOr<Schema> {
    Ref::from_schema_name("Cells").into()
}

/// Numbers of documents.
pub(super) fn numbers() -> RefOr<Schema> {
    let number = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0)).maximum(Some(super::call::MOST));
    ArrayBuilder::new().items(number.build()).examples([serde_json::json!([1])]).into()
}

/// A judgment.
pub(super) fn judgment() -> RefOr<Schema> {
    Ref::from_schema_name("Judgment").into()
}

/// An event's figures.
pub(super) fn figures() -> RefOr<Schema> {
    Ref::from_schema_name("EventFigures").into()
}

/// Several events' figures, or one's several times.
pub(super) fn figures_each() -> RefOr<Schema> {
    Array::new(Ref::from_schema_name("EventFigures")).into()
}

/// The document.
pub(super) fn document() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| {
        let mut document = serde_json::to_value(Described::openapi()).unwrap_or_default();
        let schemas = &mut document["components"]["schemas"];
        if let (Some(schemas), Ok(Value::Object(views))) = (schemas.as_object_mut(), serde_json::from_str(VIEWS)) {
            schemas.extend(views);
            let cells: Map<String, Value> =
                COLUMNS.iter().map(|column| ((*column).to_owned(), json!({ "type": "string" }))).collect();
            for (name, own) in [("Cells", json!({ "type": "string" })), ("CellsSent", json!(false))] {
                let schema = json!({ "type": "object", "properties": cells, "additionalProperties": own });
                schemas.insert(name.to_owned(), schema);
            }
        }
        document["servers"] = json!([{ "url": BASE }]);
        document["security"] = json!([{ "session": [] }]);
        document["components"]["securitySchemes"] = json!({ "session": {
            "type": "http", "scheme": "bearer",
            "description": "The session that POST /sessions began. A browser's session is its cookie, with the token of its forms as X-CSRF-Token.",
        } });
        for form in ["DocumentSent", "ImportFile"] {
            document["components"]["schemas"][form]["additionalProperties"] = json!(false);
        }
        for route in ROUTES {
            let operation = &mut document["paths"][route.path][route.method.to_lowercase()];
            let parameters = operation.get_mut("parameters").and_then(Value::as_array_mut).map(Vec::as_mut_slice);
            for parameter in parameters.into_iter().flatten().filter(|one| one["in"] == "query") {
                if let Some(words) = parameter["name"].as_str().and_then(|name| words(route.path, name)) {
                    parameter["schema"] = json!({ "type": "string", "enum": words });
                }
            }
            let takes_json = operation.get("requestBody").is_some();
            if takes_json {
                operation["requestBody"]["required"] = json!(true);
            }
            for kind in ALL.iter().filter(|kind| applies(**kind, route, takes_json)).chain(route.faults) {
                operation["responses"][kind.status().as_str()] = json!({
                    "description": kind.title(),
                    "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
                });
            }
        }
        document
    })
}

/// The words that a name can be asked with, where only some can be meant.
fn words(path: &str, name: &str) -> Option<Vec<String>> {
    let plain = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Some(match (path, name) {
        (_, "policy") => POLICIES.iter().map(|policy| policy.name.to_owned()).collect(),
        (_, "modality") => Modality::ALL.iter().map(|modality| modality.as_str().to_owned()).collect(),
        (_, "basis") => plain(&["held", "cited"]),
        ("/claims", "sort") => both_ways(&claims::SORTED_BY),
        ("/origins", "sort") => both_ways(&documents::ORIGINS_SORTED_BY),
        ("/search", "in") => plain(&HitKind::ALL.map(code)),
        ("/documents", "sort") => both_ways(&documents::COLUMNS),
        _ => return None,
    })
}

fn both_ways(columns: &[&str]) -> Vec<String> {
    columns.iter().flat_map(|column| [(*column).to_owned(), format!("-{column}")]).collect()
}

/// What can go wrong anywhere.
const ALL: [Kind; 10] = [
    Kind::Malformed,
    Kind::Unauthenticated,
    Kind::Forbidden,
    Kind::Timeout,
    Kind::TooLarge,
    Kind::UnsupportedType,
    Kind::WrongHost,
    Kind::Locked,
    Kind::Busy,
    Kind::Failed,
];

fn applies(kind: Kind, route: &Route, takes_json: bool) -> bool {
    let (open, session) = match route.work {
        Work::Anybody(_) => (false, false),
        Work::Session(_) => (false, true),
        Work::Project(_) => (true, true),
    };
    match kind {
        Kind::Unauthenticated => session,
        Kind::Locked | Kind::Busy => open,
        Kind::Forbidden => route.method != "GET",
        Kind::UnsupportedType => takes_json,
        _ => true,
    }
}

/// The names that an operation can be asked with, and whether each may be repeated.
pub(super) fn asked(method: &str, path: &str) -> Vec<(String, bool)> {
    let parameters = &document()["paths"][path][method.to_lowercase()]["parameters"];
    let all = parameters.as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter()
        .filter(|one| one["in"] == "query")
        .filter_map(|one| {
            let kind = &one["schema"]["type"];
            let repeats = kind == "array" || kind.as_array().is_some_and(|kinds| kinds.iter().any(|k| k == "array"));
            Some((one["name"].as_str()?.to_owned(), repeats))
        })
        .collect()
}

/// The type of what an operation takes, if it takes anything, and the names of its fields.
pub(super) fn taken(method: &str, path: &str) -> Option<(&'static str, Vec<&'static str>)> {
    let document = document();
    let content = document["paths"][path][method.to_lowercase()]["requestBody"]["content"].as_object()?;
    let (kind, body) = content.iter().next()?;
    let named = body["schema"]["$ref"].as_str().unwrap_or_default().trim_start_matches("#/components/schemas/");
    let fields = document["components"]["schemas"][named]["properties"].as_object();
    Some((kind, fields.into_iter().flatten().map(|(name, _)| name.as_str()).collect()))
}

/// Whether what was sent has the shape that the document says: objects where it has objects, texts no longer than it takes. What is
/// in them is looked at where it is read, which would take a list of values for an object.
pub(super) fn shaped(method: &str, path: &str, sent: &Value) -> Result<(), String> {
    let body = &document()["paths"][path][method.to_lowercase()]["requestBody"]["content"][JSON]["schema"];
    has_shape(body, sent, "")
}

fn has_shape(schema: &Value, sent: &Value, at: &str) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.trim_start_matches("#/components/schemas/");
        return has_shape(&document()["components"]["schemas"][name], sent, at);
    }
    if let Some(each) = schema["oneOf"].as_array() {
        let mut said = each.iter().map(|one| has_shape(one, sent, at));
        return if said.any(|one| one.is_ok()) { Ok(()) } else { Err(format!("{at}/: none of what may stand here")) };
    }
    let says_object = schema["type"] == "object" || schema["type"].as_array().is_some_and(|all| all[0] == "object");
    if says_object && !sent.is_object() && !(sent.is_null() && schema["type"].is_array()) {
        return Err(format!("{at}/: an object is to stand here"));
    }
    if let (Some(most), Some(text)) = (schema["maxLength"].as_u64(), sent.as_str())
        && text.chars().count() as u64 > most
    {
        return Err(format!("{at}/: at most {most} letters are taken"));
    }
    for (name, own) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(value) = sent.get(name) {
            has_shape(own, value, &format!("{at}/{name}"))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn routes_and_document_are_the_same() {
        let document = document();
        assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
        let mut described = BTreeSet::new();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                assert!(operation["operationId"].is_string() && operation["summary"].is_string(), "{method} {path}");
                described.insert((method.to_uppercase(), path.clone()));
            }
        }
        let routes: BTreeSet<(String, String)> =
            ROUTES.iter().map(|route| (route.method.to_owned(), route.path.to_owned())).collect();
        assert_eq!(routes.len(), ROUTES.len(), "an address has a method twice");
        assert_eq!(described, routes);
    }

    #[test]
    fn every_schema_that_is_named_is_there() {
        fn named(value: &Value, names: &mut BTreeSet<String>) {
            match value {
                Value::Object(fields) => {
                    if let Some(name) = fields.get("$ref").and_then(Value::as_str) {
                        names.insert(name.trim_start_matches("#/components/schemas/").to_owned());
                    }
                    fields.values().for_each(|value| named(value, names));
                }
                Value::Array(values) => values.iter().for_each(|value| named(value, names)),
                _ => {}
            }
        }
        let mut names = BTreeSet::new();
        named(document(), &mut names);
        let schemas: BTreeSet<String> =
            document()["components"]["schemas"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(names.difference(&schemas).collect::<Vec<_>>(), Vec::<&String>::new());
        assert_eq!(schemas.difference(&names).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}
