//! Whether a value fits a schema of the API's document: as much of JSON Schema as the document uses, and a panic on what it
//! doesn't know, so that nothing passes unread. Input: the document, a schema, a value. Output: nothing, or where it doesn't fit.

use serde_json::Value;

/// Words of a schema that say nothing about which values fit.
const ABOUT: [&str; 7] = ["description", "title", "example", "format", "default", "contentMediaType", "deprecated"];

/// Whether a value fits.
pub(super) fn fits(document: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    let Value::Object(words) = schema else {
        return if schema == &Value::Bool(false) { Err(format!("{at}: nothing may stand here")) } else { Ok(()) };
    };
    for (word, says) in words {
        let fine = match word.as_str() {
            "$ref" => {
                let name = says.as_str().unwrap().trim_start_matches("#/components/schemas/");
                fits(document, &document["components"]["schemas"][name], value, at)?;
                true
            }
            "type" => match says {
                Value::Array(kinds) => kinds.iter().any(|kind| is(kind, value)),
                kind => is(kind, value),
            },
            "enum" => says.as_array().unwrap().contains(value),
            "const" => says == value,
            "minimum" => value.as_f64().is_none_or(|n| n >= says.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|n| n <= says.as_f64().unwrap()),
            "minLength" => value.as_str().is_none_or(|s| s.chars().count() as u64 >= says.as_u64().unwrap()),
            "maxLength" => value.as_str().is_none_or(|s| s.chars().count() as u64 <= says.as_u64().unwrap()),
            "minItems" => value.as_array().is_none_or(|all| all.len() as u64 >= says.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|all| all.len() as u64 <= says.as_u64().unwrap()),
            "required" => says.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some()),
            "properties" => {
                for (name, schema) in says.as_object().unwrap() {
                    if let Some(value) = value.get(name) {
                        fits(document, schema, value, &format!("{at}/{name}"))?;
                    }
                }
                true
            }
            "additionalProperties" => {
                let own = words.get("properties").and_then(Value::as_object);
                for (name, value) in value.as_object().into_iter().flatten() {
                    if own.is_none_or(|own| !own.contains_key(name)) {
                        fits(document, says, value, &format!("{at}/{name}"))?;
                    }
                }
                true
            }
            "uniqueItems" => value.as_array().is_none_or(|all| (1..all.len()).all(|i| !all[..i].contains(&all[i]))),
            // Names of a map are any text.
            "propertyNames" => true,
            "items" => {
                for (i, value) in value.as_array().into_iter().flatten().enumerate() {
                    fits(document, says, value, &format!("{at}/{i}"))?;
                }
                true
            }
            "oneOf" | "anyOf" => says.as_array().unwrap().iter().any(|one| fits(document, one, value, at).is_ok()),
            "allOf" => {
                for one in says.as_array().unwrap() {
                    fits(document, one, value, at)?;
                }
                true
            }
            about => {
                assert!(ABOUT.contains(&about), "{at}: a schema says {about}, which isn't known here");
                true
            }
        };
        if !fine {
            return Err(format!("{at}: {value} doesn't fit {word} {says}"));
        }
    }
    Ok(())
}

fn is(kind: &Value, value: &Value) -> bool {
    match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("no such type: {other}"),
    }
}
