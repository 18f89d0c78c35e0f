//! What one claim costs: reconciles one event with 1,000, 3,000 and 10,000 made-up claims and prints the time a
//! claim, and the time that reading the vocabulary takes.
//!
//! Input: none (`cargo run --release -p attested-tests --example reconcile_per_claim`). Output: a line a record. Leaves
//! out a verdict: machines differ; what must hold is that the time a claim hardly grows with their number.

#![allow(clippy::unwrap_used, reason = "a measurement on rows of its own making: a panic is the report")]

use attested_claims::{ClaimRecord, ColumnMap, Event, read_csv};
use attested_figures::{Policy, Slice, Vocabulary, VocabularyTexts, v1};
use attested_model::{AsOf, EventId, Timestamp};
use std::fmt::Write;
use std::time::Instant;

const HEADER: &str = "id,event,event_date,aspect,act,measure,class,scope,part_of,place,quantity_kind,quantity_words,low,high,relative_to,disputes,modality,words,lang,speaker,via,utterance,uttered,origin,origin_certainty,repeats,document,published\n";

const KINDS: [(&str, &str, &str); 6] = [
    ("approx", "around {n}", "l"),
    ("more_than", "{n}여 명", "l"),
    ("exact", "", "b"),
    ("at_most", "as many as {n}", "h"),
    ("qualitative", "hundreds", ""),
    ("fewer_than", "far less than the figure claimed", "h"),
];

/// Made-up records that meet each rule; `shape` says which one to strain.
fn record(shape: &str, n: usize) -> Vec<ClaimRecord> {
    let mut csv = HEADER.to_owned();
    for i in 0..n {
        let (kind, words, ends) = KINDS[i % KINDS.len()];
        let number = 100 + (i * 7) % 900;
        let (low, high) = match ends {
            "l" => (number.to_string(), String::new()),
            "b" => (number.to_string(), number.to_string()),
            "h" => (String::new(), number.to_string()),
            _ => (String::new(), String::new()),
        };
        let words = words.replace("{n}", &number.to_string());
        let before = |k: usize| if i >= k { format!("C{:06}", i - k) } else { String::new() };
        let relative = if kind == "fewer_than" { before(1) } else { String::new() };
        let (measure, date) = match (shape, i % 5) {
            ("stocks", _) => ("stock", format!("20{:02}-{:02}-{:02}", i % 25, 1 + i / 25 % 12, 1 + i / 300 % 28)),
            ("chains" | "origins", _) => ("flow", "2023-10-09".to_owned()),
            (_, 0) => ("stock", format!("2023-{:02}", 1 + i % 12)),
            _ => ("flow", "2023-10-09".to_owned()),
        };
        let utterance = match shape {
            "utterance" => "U1".to_owned(),
            "chains" => String::new(),
            _ => format!("U{}", i / 4),
        };
        let repeats = if shape == "chains" { before(1) } else { String::new() };
        let origin = if shape == "origins" { i } else { i % 97 };
        let scope = ["whole", "whole", "part", "wider"][i / 4 % 4];
        let (aspect, modality) = if i % 11 == 0 { ("occurrence", "confirmed") } else { ("number", "asserted") };
        writeln!(
            csv,
            "C{i:06},E1,{date},{aspect},forcible_return,{measure},defectors,{scope},,CN-LN {},{kind},{words},{low},{high},{relative},,{modality},said,en,\"spokesperson {i}, Unification Ministry\",newspaper,{utterance},2023-10-{:02},O{origin},stated,{repeats},Paper {},2023-10-{:02}",
            i % 13,
            1 + i % 28,
            i % 400,
            1 + i % 28,
        )
        .unwrap();
    }
    let rows = read_csv(csv.as_bytes(), &ColumnMap::default()).unwrap();
    let held = |(i, claim)| ClaimRecord { claim, position: i as u64, recorded: Timestamp(0), quotations: Vec::new() };
    rows.into_iter().map(|row| row.claim.unwrap()).enumerate().map(held).collect()
}

fn main() {
    let texts = VocabularyTexts {
        readings: attested_vocab::READINGS,
        bodies: attested_vocab::BODIES,
        officials: attested_vocab::OFFICIALS,
        channels: attested_vocab::CHANNELS,
        terms: attested_vocab::TERMS,
    };
    let start = Instant::now();
    let vocabulary = Vocabulary::read(texts).unwrap();
    println!("vocabulary: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let policy = Policy::named("attested/v1").unwrap();
    let largest = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(10_000);
    for shape in ["mixed", "stocks", "utterance", "chains", "origins"] {
        for n in [1_000, 3_000, 10_000].into_iter().filter(|n| *n <= largest) {
            let slice = Slice {
                event: Event::named(EventId::parse("E1").unwrap()),
                claims: record(shape, n),
                related: Vec::new(),
                same_numbers: Vec::new(),
                judgments: Vec::new(),
            };
            let start = Instant::now();
            let view = v1::reconcile(&slice, AsOf::EVERYTHING, None, &policy, &vocabulary);
            let spent = start.elapsed();
            let a_claim = spent.as_secs_f64() * 1e6 / n as f64;
            println!(
                "{shape:>10} {n:>6} claims: {:>9.1} ms, {a_claim:>8.1} µs a claim, {} figures",
                spent.as_secs_f64() * 1e3,
                view.figures.len()
            );
        }
    }
}
