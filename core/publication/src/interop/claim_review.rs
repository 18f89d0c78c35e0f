//! Claims as schema.org ClaimReview, in JSON-LD. Input: events, who translates, the vocabulary. Output: a review a claim. The
//! sentence of a claim is made of its codes and numbers; whose it is is said where a body speaks in its own name. The rating says
//! only whether the number is contested: Attested rates no truth. Leaves out persons, notes, and every free text of the record.

use super::{Exported, ExportedEvent, STAMP, linked_data};
use crate::words::{aspect, contested, quantity, range};
use crate::{Arg, Labels, Translate};
use attested_claims::Claim;
use attested_figures::{Body, EventFigures, Vocabulary};
use attested_model::{Aspect, Edtf, QuantityKind};
use serde_json::{Map, Value, json};

/// The claims of events as reviews.
pub fn claim_review(words: &dyn Translate, vocabulary: &Vocabulary, events: &[ExportedEvent]) -> Exported {
    let reviews: Vec<Value> =
        events.iter().flat_map(|e| e.claims.iter().map(|claim| review(words, vocabulary, e, claim))).collect();
    let items = reviews.len();
    let value = json!({
        "@context": "https://schema.org",
        "conditionsOfAccess": STAMP,
        "@graph": reviews,
    });
    linked_data(&value, items)
}

fn review(words: &dyn Translate, vocabulary: &Vocabulary, event: &ExportedEvent, claim: &Claim) -> Value {
    let mut reviewed = Map::from_iter([("@type".to_owned(), json!("Claim"))]);
    let unattributed = claim.modality == attested_model::Modality::Unattributed;
    if let Some(body) = vocabulary.bodies.speaking(&claim.speaker).filter(|_| !unattributed) {
        reviewed.insert("author".to_owned(), organisation(body));
    }
    let said = claim.uttered.as_ref().or(claim.published.as_ref());
    dated(&mut reviewed, said);
    if let Some(appearance) = appearance(vocabulary, claim) {
        reviewed.insert("appearance".to_owned(), appearance);
    }
    let figure = event.view.figures.iter().find(|f| f.claims.contains(&claim.id));
    let rated = figure.map_or_else(|| words.text("interop-no-figure", &[]), |f| contested(words, f));
    json!({
        "@type": "ClaimReview",
        "identifier": claim.id,
        "about": {"@type": "Event", "identifier": event.event},
        "inLanguage": words.lang(),
        "claimReviewed": sentence(words, vocabulary, &event.view, claim),
        "reviewAspect": claim.aspect.as_str(),
        "itemReviewed": reviewed,
        "reviewRating": {
            "@type": "Rating",
            "alternateName": rated,
            "ratingExplanation": words.text("interop-rating", &[]),
        },
        "conditionsOfAccess": STAMP,
    })
}

/// What is claimed, by its codes.
fn sentence(words: &dyn Translate, vocabulary: &Vocabulary, view: &EventFigures, claim: &Claim) -> String {
    let language = words.lang().split('-').next().unwrap_or("en").to_owned();
    let labels = Labels::of(&vocabulary.terms, view, &language);
    let act = labels.act(claim.act.as_str()).to_owned();
    let number = claim.quantity.as_ref().filter(|_| claim.aspect == Aspect::Number).map(|q| match q.kind() {
        QuantityKind::Qualitative | QuantityKind::Relative => {
            words.text(&format!("quantity-{}", q.kind().as_str()), &[])
        }
        QuantityKind::Between => range(words, q.low(), q.high()),
        kind => {
            let numeral = q.numeral();
            quantity(words, kind, &range(words, numeral, numeral))
        }
    });
    let what = number.unwrap_or_else(|| aspect(words, claim.aspect));
    let stance = words.text(&format!("modality-{}", claim.modality), &[]);
    let args = [("act", Arg::Text(&act)), ("what", Arg::Text(&what)), ("stance", Arg::Text(&stance))];
    words.text("interop-claimed", &args)
}

/// Where it was published: its address and day, and the publisher when that is a body.
fn appearance(vocabulary: &Vocabulary, claim: &Claim) -> Option<Value> {
    let mut work = Map::new();
    if !claim.url.is_empty() {
        work.insert("url".to_owned(), json!(claim.url));
    }
    dated(&mut work, claim.published.as_ref());
    if let Some(body) = vocabulary.bodies.speaking(&claim.publisher) {
        work.insert("publisher".to_owned(), organisation(body));
    }
    if work.is_empty() {
        return None;
    }
    work.insert("@type".to_owned(), json!("CreativeWork"));
    Some(Value::Object(work))
}

/// Only a single day is a date of schema.org; an imprecise one is left out rather than narrowed.
fn dated(of: &mut Map<String, Value>, date: Option<&Edtf>) {
    if let Some(day) = date.and_then(Edtf::single_day) {
        of.insert("datePublished".to_owned(), json!(day.to_string()));
    }
}

fn organisation(body: &Body) -> Value {
    json!({"@type": "Organization", "identifier": body.id, "name": body.name})
}
