//! `suggest FILE --published DATE [--lang L] [--format jsonl] [--explain]`: the command's contract, without a project,
//! for scoring and benchmarks. Reads one file; writes one suggestion a line. The program proper is `attested suggest`.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)] // an example stands outside the pure core: it opens a file

use std::io::Write as _;

use attested_claims::suggest::{Context, Gazetteer, Lang, TableTexts, Tables, suggest_each};
use attested_vocab::suggest as vocab;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1).peekable();
    let (mut file, mut published, mut lang, mut outlet, mut explain) = (None, None, None, None, false);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "suggest" if file.is_none() => {}
            "--published" => published = arguments.next(),
            "--lang" => lang = arguments.next(),
            "--outlet" => outlet = arguments.next(),
            "--format" => drop(arguments.next()),
            "--explain" => explain = true,
            _ => file = Some(argument),
        }
    }
    let bytes = std::fs::read(file.ok_or("which file?")?)?;
    let text = String::from_utf8_lossy(&bytes);
    let published: jiff::civil::Date = published.ok_or("--published DATE?")?.parse()?;
    let lang = lang.as_deref().and_then(Lang::parse).unwrap_or_else(|| Lang::guess(&text));
    let tables = Tables::load(&TableTexts {
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
    })?;
    let gazetteer = Gazetteer::open(attested_vocab::GAZETTEER, attested_vocab::WORLD)?;
    let context = Context { published, lang, outlet: outlet.as_deref(), tables: &tables, gazetteer: Some(&gazetteer) };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut failed = None;
    suggest_each(&text, &context, |suggestion| {
        let line = if explain {
            suggestion.explained().map(|value| value.to_string())
        } else {
            serde_json::to_string(&suggestion)
        };
        let written = line.map_err(std::io::Error::from).and_then(|line| writeln!(out, "{line}"));
        if let Err(error) = written {
            failed.get_or_insert(error);
        }
    });
    failed.map_or(Ok(()), |error| Err(error.into()))
}
