//! Quotations as W3C Web Annotations (Recommendation of 2017), in JSON-LD. Input: events with the quotations' surroundings. Output: a
//! page of annotations, each with a text position selector in Unicode code points and a text quote selector, on the working copy
//! that its SHA-256 names. Leaves out who made the annotation, and the document's name and text.

use super::{Exported, ExportedEvent, ExportedQuotation, STAMP, linked_data};
use serde_json::{Map, Value, json};

/// The quotations of events as annotations.
pub fn web_annotation(events: &[ExportedEvent]) -> Exported {
    let items: Vec<Value> = events.iter().flat_map(|e| e.quotations.iter().map(|q| annotation(e, q))).collect();
    let count = items.len();
    let value = json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"attested": "urn:attested:"}],
        "type": "AnnotationPage",
        "attested:stamp": STAMP,
        "items": items,
    });
    linked_data(&value, count)
}

fn annotation(event: &ExportedEvent, quotation: &ExportedQuotation) -> Value {
    let mut quote =
        Map::from_iter([("type".to_owned(), json!("TextQuoteSelector")), ("exact".to_owned(), json!(quotation.exact))]);
    let mut source = Map::from_iter([
        ("id".to_owned(), json!(hash(&quotation.text_sha256))),
        ("type".to_owned(), json!("Text")),
        ("format".to_owned(), json!("text/plain")),
        ("attested:extractor".to_owned(), json!(quotation.extractor)),
        ("attested:original".to_owned(), json!(hash(&quotation.original_sha256))),
        ("attested:retelling".to_owned(), json!(quotation.retelling)),
    ]);
    for (key, value) in [("prefix", &quotation.prefix), ("suffix", &quotation.suffix)] {
        if !value.is_empty() {
            quote.insert(key.to_owned(), json!(value));
        }
    }
    for (key, value) in [("language", &quotation.language), ("attested:address", &quotation.url)] {
        if !value.is_empty() {
            source.insert(key.to_owned(), json!(value));
        }
    }
    json!({
        "id": format!("urn:attested:{}", quotation.entry),
        "type": "Annotation",
        "motivation": "identifying",
        "body": {
            "type": "attested:Claim",
            "attested:claim": quotation.claim,
            "attested:event": event.event,
        },
        "target": {
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": quotation.start, "end": quotation.end},
                quote,
            ],
        },
        "attested:stamp": STAMP,
    })
}

/// A hash as a name (RFC 6920, in the form that people can compare).
fn hash(sha256: &str) -> String {
    format!("nih:sha-256;{sha256}")
}
