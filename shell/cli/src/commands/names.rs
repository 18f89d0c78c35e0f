//! Two spellings, or a table of them: the probability that they are one name, and why. Reads no project.

use crate::args::NamesAction;
use crate::output::{print_exact, print_json};
use crate::session::words;
use crate::translate::{Words, text};
use anyhow::Context;
use attested_names::{Basis, Beside, Comparison, Field};
use attested_office::name_model;
use serde::Serialize;
use std::path::Path;

/// A comparison as it is printed.
#[derive(Serialize)]
struct Printed<'a> {
    a: &'a str,
    b: &'a str,
    #[serde(flatten)]
    comparison: &'a Comparison,
    /// The same for people, a sentence a part.
    why: Vec<String>,
}

pub(crate) fn names(action: &NamesAction) -> anyhow::Result<()> {
    match action {
        NamesAction::Compare { a: Some(a), b: Some(b), .. } => {
            let comparison = name_model()?.compare(a, b, Field::Whole);
            let why = why(&comparison, &words());
            print_json(&Printed { a, b, comparison: &comparison, why })
        }
        NamesAction::Compare { csv: Some(file), .. } => table(file),
        NamesAction::Compare { .. } => {
            Err(crate::args::WrongUse("name two spellings, or --csv FILE".to_owned()).into())
        }
    }
}

/// Rows a,b as a,b,probability, in the order given.
fn table(file: &Path) -> anyhow::Result<()> {
    let at = || file.display().to_string();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(file).with_context(at)?;
    let headers = reader.headers().with_context(at)?.clone();
    let column = |name: &str| headers.iter().position(|h| h.trim_start_matches('\u{feff}') == name);
    let (Some(a), Some(b)) = (column("a"), column("b")) else {
        anyhow::bail!("{}: the table needs the columns a and b", file.display());
    };
    let model = name_model()?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["a", "b", "probability"])?;
    for row in reader.records() {
        let row = row.with_context(at)?;
        let (a, b) = (row.get(a).unwrap_or_default(), row.get(b).unwrap_or_default());
        let probability = model.compare(a, b, Field::Whole).probability;
        writer.write_record([a, b, &format!("{probability:.4}")])?;
    }
    print_exact(&String::from_utf8(writer.into_inner()?)?)
}

fn why(comparison: &Comparison, words: &Words) -> Vec<String> {
    let mut all = Vec::new();
    match comparison.basis {
        Basis::Nothing => all.push(words.say("names-nothing", &[])),
        Basis::Pinyin => all.push(words.say("names-pinyin", &[])),
        Basis::Letters => {
            let percent = format!("{:.0}", comparison.letters * 100.0);
            all.push(words.say("names-letters", &[text("percent", &percent)]));
        }
        Basis::Syllables => {
            all.push(match &comparison.family {
                Some(family) => beside("names-family", family, words),
                None => words.say("names-family-missing", &[]),
            });
            all.extend(comparison.syllables.iter().map(|syllable| beside("names-syllable", syllable, words)));
        }
    }
    all
}

fn beside(key: &str, part: &Beside, words: &Words) -> String {
    let evidence = format!("{:+.1}", part.evidence);
    let (a, b) = (text("a", &part.a), text("b", &part.b));
    match &part.hangul {
        Some(hangul) => words.say(key, &[a, b, text("hangul", hangul), text("evidence", &evidence)]),
        None => words.say(&format!("{key}-none"), &[a, b, text("evidence", &evidence)]),
    }
}
