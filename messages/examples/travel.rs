//! Draws how the claims of an event of the example record travelled, to look at while working on drawings and messages:
//! `cargo run -p attested-messages --example travel -- ko OCT09 > travel.svg`.

use attested_claims::{ClaimRecord, ColumnMap, Event, read_csv};
use attested_figures::links::{Sealed, review, suggest};
use attested_figures::travel::travel;
use attested_figures::{Lookups, RelayWords, Slice, Vocabulary, VocabularyTexts};
use attested_messages::{Language, Messages, Value};
use attested_model::{EventId, Gazetteer, Timestamp};
use attested_publication::{Arg, Translate, travel::draw};
use std::collections::BTreeSet;
use std::error::Error;

const CLAIMS: &[u8] = include_bytes!("../../examples/returns-2023/claims.csv");

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
    let vocabulary = Vocabulary::read(VocabularyTexts {
        readings: attested_vocab::READINGS,
        bodies: attested_vocab::BODIES,
        officials: attested_vocab::OFFICIALS,
        channels: attested_vocab::CHANNELS,
        terms: attested_vocab::TERMS,
    })?;
    let (relay, gazetteer) = (RelayWords::read(attested_vocab::RELAY)?, Gazetteer::read(attested_vocab::GAZETTEER)?);
    let lookups = Lookups { vocabulary: &vocabulary, relay: &relay, gazetteer: &gazetteer };
    let mut claims = Vec::new();
    for (position, row) in (0..).zip(read_csv(CLAIMS, &ColumnMap::default())?) {
        let record = ClaimRecord { claim: row.claim?, position, recorded: Timestamp(0), quotations: Vec::new() };
        claims.extend(Some(record).filter(|r| r.claim.event == event));
    }
    let slice = Slice {
        event: Event::named(event),
        claims,
        related: Vec::new(),
        same_numbers: Vec::new(),
        judgments: Vec::new(),
    };
    let reviewed = review(&slice, suggest(&slice, &BTreeSet::new(), &lookups));
    let travel = travel(&slice, &reviewed, Sealed::LeftOut, &lookups);
    println!("{}", draw(&travel, &Spoken(Messages::load(language)), 200).svg);
    Ok(())
}
