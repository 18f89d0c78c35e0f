//! Learns `vocab/names/learned.csv` and `calibration.csv` from spellings of names that were met: counts of syllables and of their
//! spellings (expectation–maximisation over the ways to cut a spelling), and the weights of evidence (logistic regression).
//!
//! usage: learn VARIANTS.tsv PAIRS.csv OUT_DIR [--half 0|1]
//! VARIANTS.tsv: qid, Hangul, Latin spellings, Hanja; PAIRS.csv: a,b,same,kind. `--half` keeps every second name, and the pairs whose
//! syllables it shares, out of learning, and prints how well they are told. Only weights are written: no name of a person.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::disallowed_macros)] // an example stands outside the pure core: it opens files

use attested_names::{FEATURES, Features, Field, Kind, NameModel, NameTables, Script, Syllable, fold};
use attested_vocab::names as vocab;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A Hangul name and one of its spellings, in parts.
type Spelled = (Vec<Syllable>, Vec<String>);

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [variants, pairs, out, options @ ..] = arguments.as_slice() else {
        return Err("usage: learn VARIANTS PAIRS OUT".into());
    };
    let half: Option<u64> = options.get(1).map(|n| n.parse()).transpose()?;
    let names = names(&std::fs::read_to_string(variants)?);
    let kept = |hangul: &[Syllable]| half.is_none_or(|half| parity(hangul) != half);
    let mut learned = String::from("kind,hangul,spelling,weight\n");
    let mut counted = BTreeMap::new();
    for (syllables, _) in names.iter().filter(|(syllables, _)| kept(syllables)) {
        counted.insert(syllables.clone(), ());
    }
    let mut prior: BTreeMap<Syllable, f64> = BTreeMap::new();
    for syllable in counted.keys().flatten() {
        *prior.entry(*syllable).or_insert(0.0) += 1.0;
    }
    for (syllable, count) in &prior {
        writeln!(learned, "syllable,{},,{count}", syllable.character())?;
    }
    let base = learned.clone();
    for _ in 0..6 {
        let model = model(&learned, "kind,feature,weight\n")?;
        learned = format!("{base}{}", expect(&model, names.iter().filter(|(s, _)| kept(s)))?);
    }
    let model = model(&learned, "kind,feature,weight\n")?;
    let table = std::fs::read_to_string(pairs)?;
    let mut examples: BTreeMap<Kind, Vec<(Features, f64, bool)>> = BTreeMap::new();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    for row in reader.records() {
        let row = row?;
        let (a, b) = (model.reading(&row[0], Field::Whole), model.reading(&row[1], Field::Whole));
        let aside = half.is_some_and(|half| hangul_of(&row[0], &model).is_some_and(|h| parity(&h) == half));
        if let Some(evidence) = model.evidence(&a, &b) {
            examples.entry(evidence.kind).or_default().push((
                evidence.features,
                f64::from(u8::from(&row[2] == "1")),
                aside,
            ));
        } else {
            println!("can't be laid side by side ({})", &row[2]);
        }
    }
    let mut calibration = String::from("kind,feature,weight\n");
    for (kind, rows) in &examples {
        let training: Vec<_> = rows.iter().filter(|r| !r.2).cloned().collect();
        let weights = regress(&training);
        for (feature, weight) in FEATURES.iter().zip(weights) {
            writeln!(calibration, "{},{feature},{weight:.4}", kind.name())?;
        }
        for (name, aside) in [("learned from", false), ("kept aside", true)] {
            report(&format!("{} {name}", kind.name()), rows.iter().filter(|r| r.2 == aside), &weights);
        }
    }
    std::fs::create_dir_all(out)?;
    std::fs::write(format!("{out}/learned.csv"), learned)?;
    std::fs::write(format!("{out}/calibration.csv"), calibration)?;
    Ok(())
}

fn model(learned: &str, calibration: &str) -> Result<NameModel> {
    let tables =
        NameTables { systems: vocab::SYSTEMS, surnames: vocab::SURNAMES, han: vocab::HAN, learned, calibration };
    Ok(NameModel::read(&tables)?)
}

/// Which half a name falls into.
fn parity(hangul: &[Syllable]) -> u64 {
    hangul.iter().fold(7u64, |n, s| n.wrapping_mul(31).wrapping_add(s.place() as u64)) / 7 % 2
}

fn hangul_of(text: &str, model: &NameModel) -> Option<Vec<Syllable>> {
    let best = model.candidates(&model.reading(text, Field::Whole), 1).into_iter().next()?;
    Some(best.given.chars().filter_map(Syllable::of).collect())
}

/// Names of one to three syllables and their Latin spellings that can be Korean ones.
fn names(table: &str) -> Vec<Spelled> {
    let mut all = Vec::new();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        for hangul in cells[1].split('|') {
            let syllables: Option<Vec<Syllable>> = hangul.chars().map(Syllable::of).collect();
            let Some(syllables) = syllables.filter(|s| s.len() <= 2 && !s.is_empty()) else { continue };
            // Names of other languages in Hangul teach nothing of how Korean is spelled: those that a hyphen parts are Korean.
            let korean = syllables.len() == 1 || cells[2].contains('-') || cells[3].is_empty();
            for spelling in cells[2].split('|').filter(|_| korean) {
                let folded = fold(spelling);
                if folded.tokens.iter().all(|t| t.script == Script::Latin)
                    && spelling.chars().any(|c| c.is_ascii_lowercase())
                {
                    let parts: Vec<String> = folded.tokens.into_iter().flat_map(|t| t.parts).collect();
                    if parts.len() == 1 || parts.len() == syllables.len() {
                        all.push((syllables.clone(), parts));
                    }
                }
            }
        }
    }
    all
}

/// One round: the counts that the model expects behind the spellings, as rows of `learned.csv`.
fn expect<'a>(model: &NameModel, names: impl Iterator<Item = &'a Spelled>) -> Result<String> {
    let mut whole: BTreeMap<(Syllable, String), f64> = BTreeMap::new();
    for (syllables, parts) in names {
        let cuts: Vec<Vec<String>> = if parts.len() == syllables.len() {
            vec![parts.clone()]
        } else {
            let letters: Vec<char> = parts.concat().chars().collect();
            (1..letters.len()).map(|at| vec![letters[..at].iter().collect(), letters[at..].iter().collect()]).collect()
        };
        let weights: Vec<f64> = cuts.iter().map(|cut| probability(model, syllables, cut)).collect();
        let total: f64 = weights.iter().sum();
        if total < 1e-9 {
            continue;
        }
        for (cut, weight) in cuts.iter().zip(weights) {
            for (syllable, spelling) in syllables.iter().zip(cut) {
                let spelling = spelling.trim_start_matches('\'').to_owned();
                *whole.entry((*syllable, spelling)).or_insert(0.0) += weight / total;
            }
        }
    }
    let mut letters: BTreeMap<(usize, char, String), f64> = BTreeMap::new();
    for ((syllable, spelling), count) in &whole {
        for (split, share) in model.splits(*syllable, spelling) {
            for (part, (letter, text)) in split.into_iter().enumerate() {
                *letters.entry((part, letter, text)).or_insert(0.0) += share * count;
            }
        }
    }
    let mut text = String::new();
    for ((syllable, spelling), count) in whole.iter().filter(|(_, count)| **count >= 0.9) {
        writeln!(text, "spelling,{},{spelling},{count:.2}", syllable.character())?;
    }
    for ((part, letter, spelling), count) in letters.iter().filter(|(_, count)| **count >= 0.3) {
        writeln!(text, "{},{letter},{spelling},{count:.2}", ["initial", "vowel", "final"][*part])?;
    }
    Ok(text)
}

fn probability(model: &NameModel, syllables: &[Syllable], cut: &[String]) -> f64 {
    syllables.iter().zip(cut).map(|(s, text)| model.spelled(*s, text.trim_start_matches('\''))).product()
}

/// Weights by Newton's method, with a little ridge.
fn regress(rows: &[(Features, f64, bool)]) -> Features {
    let mut weights: Features = [0.0; FEATURES.len()];
    for _ in 0..60 {
        let mut gradient = weights.map(|w| -0.3 * w);
        let mut hessian = [[0.0; FEATURES.len()]; FEATURES.len()];
        for (x, y, _) in rows {
            let p = chance(&weights, x);
            for i in 0..FEATURES.len() {
                gradient[i] += (y - p) * x[i];
                for j in 0..FEATURES.len() {
                    hessian[i][j] += p * (1.0 - p) * x[i] * x[j];
                }
            }
        }
        for (i, row) in hessian.iter_mut().enumerate() {
            row[i] += 0.3;
        }
        let step = solve(hessian, gradient);
        for (w, s) in weights.iter_mut().zip(step) {
            *w += s.clamp(-1.0, 1.0);
        }
    }
    weights
}

fn solve(mut a: [[f64; FEATURES.len()]; FEATURES.len()], mut b: Features) -> Features {
    for i in 0..FEATURES.len() {
        let pivot = a[i][i];
        for j in 0..FEATURES.len() {
            if j != i {
                let factor = a[j][i] / pivot;
                let row = a[i];
                for (x, y) in a[j].iter_mut().zip(row) {
                    *x -= factor * y;
                }
                b[j] -= factor * b[i];
            }
        }
    }
    for i in 0..FEATURES.len() {
        b[i] /= a[i][i];
    }
    b
}

fn chance(weights: &Features, x: &Features) -> f64 {
    let odds: f64 = weights.iter().zip(x).map(|(w, x)| w * x).sum();
    1.0 / (1.0 + (-odds).exp())
}

fn report<'a>(what: &str, rows: impl Iterator<Item = &'a (Features, f64, bool)>, weights: &Features) {
    let (mut tp, mut fp, mut lost, mut brier, mut n) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (x, y, _) in rows {
        let p = chance(weights, x);
        brier += (p - y) * (p - y);
        n += 1.0;
        match (*y > 0.5, p >= 0.5) {
            (true, true) => tp += 1.0,
            (false, true) => fp += 1.0,
            (true, false) => lost += 1.0,
            (false, false) => {}
        }
    }
    if n > 0.0 {
        println!("{what}: {n} pairs, F1 {:.4}, Brier {:.4}", 2.0 * tp / (2.0 * tp + fp + lost), brier / n);
    }
}
