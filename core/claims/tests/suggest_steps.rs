//! Each step of suggestion on sentences of its own: `tests/data/suggest/steps/*.txt`.
//!
//! A line is `lang date | text | what the step gives`, several results parted by `; `, `-` for none. The step's file says
//! what is shown of each suggestion (or of each number left out). A failing run prints the lines as they would have to be.

use attested_claims::suggest::{Context, Dropped, Lang, Suggestion, TableTexts, Tables, suggest_explained};
use attested_model::QuantityKind;
use attested_vocab::suggest as vocab;

fn tables() -> Tables {
    Tables::load(&TableTexts {
        bounds: vocab::BOUNDS,
        numerals: vocab::NUMERALS,
        nouns: vocab::NOUNS,
        drops: vocab::DROPS,
        acts: vocab::ACTS,
        cues: vocab::CUES,
        bodies: vocab::BODIES,
        roles: vocab::ROLES,
        places: vocab::PLACES,
        times: vocab::TIMES,
        statements: vocab::STATEMENTS,
        han_variants: vocab::HAN_VARIANTS,
    })
    .expect("the vocabulary reads")
}

/// Runs every line of a step's file and compares what `show` makes of it.
fn check(name: &str, lines: &str, show: impl Fn(&[Suggestion], &[Dropped]) -> Vec<String>) {
    let tables = tables();
    let (mut wrong, mut read) = (Vec::new(), [0usize; 3]);
    for line in lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = line.splitn(3, " | ").collect();
        let [head, text, expected] = cells[..] else { panic!("{name}: not three cells: {line}") };
        let (lang, date) = head.split_once(' ').expect("a language and a date");
        let lang = Lang::parse(lang).expect("en, ko or zh");
        read[lang as usize] += 1;
        let context =
            Context { published: date.parse().expect("a date"), lang, outlet: None, tables: &tables, gazetteer: None };
        let (mut found, mut dropped) = (Vec::new(), Vec::new());
        suggest_explained(text, &context, |one| found.push(one), |one| dropped.push(one));
        let shown = show(&found, &dropped).join("; ");
        let shown = if shown.is_empty() { "-" } else { &shown };
        if shown != expected {
            wrong.push(format!("{head} | {text} | {shown}"));
        }
    }
    assert!(read.iter().all(|lines| *lines >= 5), "{name}: five lines a language at least, not {read:?}");
    assert!(wrong.is_empty(), "{name}: {} lines read otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

/// The bound in the notation of the annotated texts: `=600`, `~600`, `>=600`, `>600`, `<=600`, `<600`, `500..550`, `?`.
fn bound(one: &Suggestion) -> Option<String> {
    let quantity = one.quantity.as_ref()?;
    let value = quantity.low.or(quantity.high);
    let sign = match quantity.kind {
        QuantityKind::Exact => "=",
        QuantityKind::Approx => "~",
        QuantityKind::AtLeast => ">=",
        QuantityKind::MoreThan => ">",
        QuantityKind::AtMost => "<=",
        QuantityKind::FewerThan => "<",
        QuantityKind::Between => {
            return Some(format!("{}..{}", quantity.low.unwrap_or(0), quantity.high.unwrap_or(0)));
        }
        QuantityKind::Qualitative | QuantityKind::Relative => "",
    };
    Some(value.map_or_else(|| "?".to_owned(), |value| format!("{sign}{value}")))
}

/// The words that one step of the trace fired on.
fn step<'s>(one: &'s Suggestion, step: &'s str) -> impl Iterator<Item = &'s str> {
    one.trace.iter().filter(move |known| known.step == step).map(|known| known.words.as_str())
}

#[test]
fn sentences() {
    check("sentences", include_str!("data/suggest/steps/sentences.txt"), |found, _| {
        found.iter().map(|one| one.quote.clone()).collect()
    });
}

#[test]
fn numerals() {
    check("numerals", include_str!("data/suggest/steps/numerals.txt"), |found, _| {
        found
            .iter()
            .filter_map(|one| {
                let quantity = one.quantity.as_ref()?;
                let value = quantity.low.or(quantity.high).map_or_else(|| "?".to_owned(), |value| value.to_string());
                Some(format!("{} {value}", quantity.text))
            })
            .collect()
    });
}

#[test]
fn bounds() {
    check("bounds", include_str!("data/suggest/steps/bounds.txt"), |found, _| {
        found.iter().filter_map(|one| Some(format!("{} {}", one.quantity.as_ref()?.text, bound(one)?))).collect()
    });
}

#[test]
fn counted_nouns() {
    check("nouns", include_str!("data/suggest/steps/nouns.txt"), |found, dropped| {
        let kept = found
            .iter()
            .filter(|one| one.quantity.is_some())
            .map(|one| format!("{} {}", bound(one).unwrap_or_default(), one.category.as_deref().unwrap_or("(none)")));
        kept.chain(dropped.iter().map(|one| format!("left out {}: {}", one.words, one.reason))).collect()
    });
}

#[test]
fn acts() {
    check("acts", include_str!("data/suggest/steps/acts.txt"), |found, _| {
        found
            .iter()
            .map(|one| format!("{} {}", bound(one).unwrap_or_else(|| "no number".to_owned()), one.what))
            .collect()
    });
}

#[test]
fn speakers() {
    check("speakers", include_str!("data/suggest/steps/speakers.txt"), |found, _| {
        found
            .iter()
            .map(|one| {
                let via = if one.via.is_empty() { String::new() } else { format!(" via {}", one.via.join(" via ")) };
                format!("{}{via}", one.speaker_name)
            })
            .collect()
    });
}

#[test]
fn modality() {
    check("modality", include_str!("data/suggest/steps/modality.txt"), |found, _| {
        found.iter().map(|one| format!("{} {}", one.modality.as_str(), one.what)).collect()
    });
}

#[test]
fn places() {
    check("places", include_str!("data/suggest/steps/places.txt"), |found, _| {
        found
            .iter()
            .map(|one| if one.places.is_empty() { "nowhere".to_owned() } else { one.places.join(" + ") })
            .collect()
    });
}

#[test]
fn dates() {
    check("dates", include_str!("data/suggest/steps/dates.txt"), |found, _| {
        found
            .iter()
            .map(|one| {
                one.date.as_ref().map_or_else(
                    || "undated".to_owned(),
                    |date| format!("{} = {} ({})", date.text, date.edtf.as_deref().unwrap_or("?"), date.rule),
                )
            })
            .collect()
    });
}

#[test]
fn statements() {
    check("statements", include_str!("data/suggest/steps/statements.txt"), |found, _| {
        found
            .iter()
            .filter(|one| one.quantity.is_none())
            .map(|one| {
                let words: Vec<&str> = step(one, "statement").collect();
                format!("{} {} by \"{}\"", one.modality.as_str(), one.what, words.join(" "))
            })
            .collect()
    });
}
