//! Writes the page of an event of the example record, to look at while working on pages and messages:
//! `cargo run -p attested-messages --example event_page -- ko OCT09 2023-11-01 > page.html`. Documents' hashes
//! and positions are stand-ins; `attested demo` makes the real page.

use attested_claims::{ClaimRecord, ColumnMap, Event, NumberElsewhere, QuotationLink, read_csv};
use attested_figures::{POLICIES, Slice, Vocabulary, VocabularyTexts, v1};
use attested_messages::{Language, Messages, Value};
use attested_model::{AsOf, Day, Edtf, EventId, Timestamp};
use attested_publication::{Arg, ClaimReference, EventDossier, Labels, ShownQuotation, Translate, page};
use std::error::Error;

const CLAIMS: &[u8] = include_bytes!("../../examples/returns-2023/claims.csv");
const QUOTATIONS: &str = include_str!("../../examples/returns-2023/documents/QUOTATIONS.csv");
const DAYS: [&str; 7] =
    ["2023-10-10", "2023-10-11", "2023-10-12", "2023-10-13", "2023-10-17", "2023-11-01", "2023-12-07"];

struct Spoken(Messages);

impl Translate for Spoken {
    fn text(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let args: Vec<(&str, Value<'_>)> = args
            .iter()
            .map(|(name, arg)| match *arg {
                Arg::Text(text) => (*name, Value::Str(text)),
                Arg::Count(n) => (*name, Value::Num(n)),
            })
            .collect();
        self.0.text(key, &args)
    }

    fn lang(&self) -> &str {
        self.0.language().tag()
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let language = Language::of_setting(&args.next().unwrap_or_default());
    let event = EventId::parse(&args.next().unwrap_or("OCT09".to_owned()))?;
    let day: Option<Day> = args.next().map(|d| d.parse()).transpose()?;
    let quotations = attested_model::Table::read("QUOTATIONS.csv", QUOTATIONS, &["file", "claim", "exact"])?;
    let records: Vec<ClaimRecord> = read_csv(CLAIMS, &ColumnMap::default())?
        .into_iter()
        .enumerate()
        .map(|(i, row)| {
            Ok(ClaimRecord {
                claim: row.claim?,
                position: i as u64,
                recorded: Timestamp(0),
                quotations: Vec::<QuotationLink>::new(),
            })
        })
        .collect::<Result<_, attested_claims::ClaimsError>>()?;
    let vocabulary = Vocabulary::read(VocabularyTexts {
        readings: attested_vocab::READINGS,
        bodies: attested_vocab::BODIES,
        officials: attested_vocab::OFFICIALS,
        channels: attested_vocab::CHANNELS,
        terms: attested_vocab::TERMS,
    })?;
    let mut shown = Event::named(event.clone());
    shown.title = "Forcible returns, night of 9 October 2023".to_owned();
    shown.date = Edtf::parse("2023-10-09").ok();
    let slice = Slice {
        event: Event::named(event.clone()),
        claims: records.iter().filter(|r| r.claim.event == event).cloned().collect(),
        related: records.iter().filter(|r| r.claim.event != event).cloned().collect(),
        same_numbers: records
            .iter()
            .filter(|r| r.claim.event != event)
            .filter_map(|r| NumberElsewhere::of(&r.claim))
            .collect(),
        judgments: Vec::new(),
    };
    let view =
        |known: Option<Day>| v1::reconcile(&slice, AsOf { known, recorded: None }, None, &POLICIES[0], &vocabulary);
    let now = view(day);
    let reference = |record: &ClaimRecord| {
        let own = quotations.rows.iter().filter(|r| r.cell("claim") == record.claim.id.as_str());
        let quotation = |row: &attested_model::Row| ShownQuotation {
            document: 1,
            document_name: row.cell("file").to_owned(),
            retelling: true,
            exact: row.cell("exact").to_owned(),
            start: 120,
            end: 120 + row.cell("exact").chars().count(),
            sha256: "7c".repeat(32),
        };
        ClaimReference {
            claim: record.claim.clone(),
            held: false,
            quotations: own.map(quotation).collect(),
            position: record.position,
        }
    };
    let dossier = EventDossier {
        event: shown,
        labels: Labels::of(&vocabulary.terms, &now, language.code()),
        now,
        history: DAYS.iter().map(|d| Ok(view(Some(d.parse::<Day>()?)))).collect::<Result<_, Box<dyn Error>>>()?,
        references: records.iter().map(|r| (r.claim.id.clone(), reference(r))).collect(),
        generated: "2026-11-24".to_owned(),
    };
    let gazetteer = attested_model::Gazetteer::read(attested_vocab::GAZETTEER)?;
    let dossier = dossier.with_place_names(&gazetteer, language.code());
    println!("{}", page::render(&dossier, &Spoken(Messages::load(language))));
    Ok(())
}
