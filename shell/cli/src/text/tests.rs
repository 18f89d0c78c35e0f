//! Figures of the example record as a terminal shows them, against files of what is expected: `expected/*.txt`.
//! After a wanted change, `ATTESTED_BLESS=1` writes them anew; read the difference before it is committed.

use super::layout::width_of;
use super::{event, history};
use attested_claims::{ClaimRecord, ColumnMap, Event, NumberElsewhere, read_csv};
use attested_figures::{EventFigures, POLICIES, Slice, Vocabulary, v1};
use attested_messages::{Language, Messages, Value};
use attested_model::{AsOf, Day, EventId, Timestamp};
use attested_publication::{Arg, Translate};
use std::path::Path;

struct Spoken(Messages);

impl Translate for Spoken {
    fn text(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        assert!(self.0.has(key), "no message {key}");
        let args: Vec<(&str, Value<'_>)> = args
            .iter()
            .map(|(name, arg)| match *arg {
                Arg::Text(text) => (*name, Value::Str(text)),
                Arg::Count(n) => (*name, Value::Num(n)),
            })
            .collect();
        let said = self.0.text(key, &args);
        assert!(!said.contains("{$"), "{key} wants more than it was given: {said}");
        said
    }

    fn lang(&self) -> &str {
        self.0.language().tag()
    }
}

fn vocabulary() -> Vocabulary {
    attested_office::vocabulary().unwrap()
}

/// An event of the example record as known on a day.
fn view(of: &str, day: Option<&str>, vocabulary: &Vocabulary) -> EventFigures {
    let id = EventId::parse(of).unwrap();
    let rows = read_csv(attested_examples::CLAIMS.as_bytes(), &ColumnMap::default()).unwrap();
    let record = |(i, row): (usize, attested_claims::ReadRow)| ClaimRecord {
        claim: row.claim.unwrap(),
        position: i as u64,
        recorded: Timestamp(0),
        quotations: Vec::new(),
    };
    let (own, others): (Vec<ClaimRecord>, Vec<ClaimRecord>) =
        rows.into_iter().enumerate().map(record).partition(|r| r.claim.event == id);
    let numbers = others.iter().filter_map(|r| NumberElsewhere::of(&r.claim));
    let slice = Slice {
        event: Event::named(id),
        claims: own,
        related: others.clone(),
        same_numbers: numbers.collect(),
        judgments: Vec::new(),
    };
    let known = day.map(|d| d.parse::<Day>().unwrap());
    v1::reconcile(&slice, AsOf { known, recorded: None }, None, &POLICIES[0], vocabulary)
}

fn agrees(name: &str, got: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/expected").join(name);
    if std::env::var_os("ATTESTED_BLESS").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, got).unwrap();
    }
    let wanted = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(wanted, got, "{name}");
}

const TITLE: &str = "Forcible returns, night of 9 October 2023";
const DAYS: [&str; 7] =
    ["2023-10-10", "2023-10-11", "2023-10-12", "2023-10-13", "2023-10-17", "2023-11-01", "2023-12-07"];

#[test]
fn the_return_of_october_is_shown_as_expected() {
    let vocabulary = vocabulary();
    let view = view("OCT09", Some("2023-11-01"), &vocabulary);
    for (language, width) in [(Language::En, 100), (Language::Ko, 80), (Language::Zh, 60)] {
        let words = Spoken(Messages::load(language));
        let shown = event(&view, TITLE, &words, &vocabulary.terms, width, false);
        agrees(&format!("oct09-{}-{width}.txt", language.code()), &shown);
    }
}

#[test]
fn history_is_shown_as_expected() {
    let vocabulary = vocabulary();
    let views: Vec<EventFigures> = DAYS.iter().map(|day| view("OCT09", Some(day), &vocabulary)).collect();
    for (language, width) in [(Language::En, 120), (Language::Ko, 100), (Language::Zh, 60)] {
        let words = Spoken(Messages::load(language));
        agrees(&format!("history-{}-{width}.txt", language.code()), &history(&views, &[], &words, width));
    }
}

#[test]
fn every_event_fits_every_width_in_every_language() {
    let vocabulary = vocabulary();
    let events = ["OCT09", "STOCK23", "JUL21", "AUG29", "BASE", "NOWHERE"];
    for of in events {
        let all = view(of, None, &vocabulary);
        let views: Vec<EventFigures> = DAYS.iter().map(|day| view(of, Some(day), &vocabulary)).collect();
        for language in Language::ALL {
            let words = Spoken(Messages::load(language));
            for width in [60, 72, 80, 100, 133, 200] {
                let shown =
                    event(&all, TITLE, &words, &vocabulary.terms, width, false) + &history(&views, &[], &words, width);
                for line in shown.lines() {
                    assert!(width_of(line) <= width, "{of} {} {width}: {line}", language.code());
                    assert!(!line.contains('\u{1b}'), "no colour was asked for");
                }
            }
        }
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let vocabulary = vocabulary();
    let view = view("OCT09", None, &vocabulary);
    let words = Spoken(Messages::load(Language::En));
    let plain = event(&view, TITLE, &words, &vocabulary.terms, 100, false);
    let coloured = event(&view, TITLE, &words, &vocabulary.terms, 100, true);
    let mut bare = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        bare.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    bare.push_str(rest);
    assert_eq!(bare, plain);
    assert_ne!(coloured, plain);
}

#[test]
fn hostile_words_reach_no_terminal() {
    let vocabulary = vocabulary();
    let mut view = view("OCT09", None, &vocabulary);
    for reading in &mut view.figures[0].readings {
        reading.speaker = "\u{1b}]0;x\u{7}\u{202e}six".to_owned();
    }
    view.positions[0].speaker = "\u{1b}[2J".to_owned();
    let words = Spoken(Messages::load(Language::En));
    let shown = event(&view, "\u{1b}[2J", &words, &vocabulary.terms, 100, false);
    assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']));
}
