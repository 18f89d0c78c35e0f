//! Suggested links against the example record: with the columns that state links blanked, every pair that a careful
//! analyst finds is found, and none is made of claims that share nothing. Input: `examples/returns-2023/claims.csv`,
//! `pairs.csv` beside this file (written by hand from the findings). Output: precision and recall, as frozen here.

mod deciding;
mod properties;
mod sealing;
mod texts;

use super::*;
use crate::v1::tests::vocabulary;
use crate::{RelayWords, Slice, Vocabulary};
use attested_claims::{Claim, ClaimRecord, ColumnMap, Event, NumberElsewhere, read_csv};
use attested_model::{EventId, Gazetteer, Timestamp};
use std::sync::LazyLock;

const EXAMPLE: &[u8] = include_bytes!("../../../../../examples/returns-2023/claims.csv");

/// What suggestions are read with.
pub(crate) struct Tables {
    vocabulary: Vocabulary,
    relay: RelayWords,
    gazetteer: Gazetteer,
}

impl Tables {
    pub(crate) fn lookups(&self) -> Lookups<'_> {
        Lookups { vocabulary: &self.vocabulary, relay: &self.relay, gazetteer: &self.gazetteer }
    }
}

pub(crate) static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    vocabulary: vocabulary(),
    relay: RelayWords::read(attested_vocab::RELAY).unwrap(),
    gazetteer: Gazetteer::read(attested_vocab::GAZETTEER).unwrap(),
});

/// The example record's claims.
pub(crate) fn example() -> Vec<Claim> {
    read_csv(EXAMPLE, &ColumnMap::default()).unwrap().into_iter().map(|row| row.claim.unwrap()).collect()
}

/// The same without what coders state of origins.
fn blanked() -> Vec<Claim> {
    let blank = |claim: Claim| Claim {
        origin: None,
        origin_certainty: None,
        repeats: None,
        utterance: None,
        note: String::new(),
        ..claim
    };
    example().into_iter().map(blank).collect()
}

pub(crate) fn slice(claims: Vec<Claim>, events: &[&str]) -> Slice {
    let record = |(i, claim)| ClaimRecord { claim, position: i as u64, recorded: Timestamp(0), quotations: Vec::new() };
    let of_event = |c: &Claim| events.is_empty() || events.contains(&c.event.as_str());
    let (own, others): (Vec<Claim>, Vec<Claim>) = claims.into_iter().partition(of_event);
    Slice {
        event: Event::named(EventId::parse(events.first().unwrap_or(&"E")).unwrap()),
        claims: own.into_iter().enumerate().map(record).collect(),
        related: Vec::new(),
        same_numbers: others.iter().filter_map(NumberElsewhere::of).collect(),
        judgments: Vec::new(),
    }
}

/// The events of the record, each by itself, and two whose numbers meet by chance.
const EVENTS: [&[&str]; 11] = [
    &["OCT09"],
    &["STOCK23"],
    &["JUL21"],
    &["STOCK21"],
    &["STOCK20"],
    &["BASE"],
    &["AUG-OCT"],
    &["AUG29"],
    &["SEP18"],
    &["AUG28V"],
    &["OCT09", "STOCK23"],
];

fn suggestions(claims: &[Claim]) -> Vec<Suggestion> {
    let mut all: BTreeMap<(ClaimId, ClaimId), Suggestion> = BTreeMap::new();
    for events in EVENTS {
        for s in suggest(&slice(claims.to_vec(), events), &BTreeSet::new(), &TABLES.lookups()) {
            all.entry((s.from.clone(), s.to.clone())).or_insert(s);
        }
    }
    all.into_values().collect()
}

/// The labelled pairs: two claims, the truth, and why.
fn pairs() -> Vec<(String, String, String)> {
    let rows = include_str!("pairs.csv").lines().skip(1);
    rows.map(|row| {
        let cells: Vec<&str> = row.splitn(4, ',').collect();
        (cells[0].to_owned(), cells[1].to_owned(), cells[2].to_owned())
    })
    .collect()
}

fn connected(suggestions: &[&Suggestion]) -> review::Sets {
    let mut sets = review::Sets::default();
    suggestions.iter().for_each(|s| sets.join(&s.from, &s.to));
    sets
}

/// Of the pairs labelled so, those that suggestions of at least this strength connect, and all.
fn found_of(truth: &str, at_least: Strength) -> (Vec<String>, usize) {
    let all = suggestions(&blanked());
    let strong: Vec<&Suggestion> = all.iter().filter(|s| s.strength >= at_least).collect();
    let mut sets = connected(&strong);
    let labelled: Vec<(String, String, String)> = pairs().into_iter().filter(|(_, _, t)| t == truth).collect();
    let found = labelled.iter().filter(|(a, b, _)| sets.root(a) == sets.root(b));
    (found.map(|(a, b, _)| format!("{a} {b}")).collect(), labelled.len())
}

#[test]
fn precision_and_recall_on_labelled_pairs() {
    // Recall, with what stays below likely and without it.
    let (found, all) = found_of("same", Strength::Possible);
    assert_eq!((found.len(), all), (40, 40));
    assert_eq!(
        found_of("same", Strength::Likely).0.len(),
        36,
        "what one body says again, elsewhere or on another day, is possible only"
    );
    // Precision: of pairs that share no origin none is connected, however weakly and through however many links.
    let (wrong, all) = found_of("different", Strength::Possible);
    assert_eq!((wrong, all), (Vec::new(), 50));
    // Suspected ones are open: of several claims that may have been turned round, one is named; none is sure.
    assert_eq!(found_of("suspected", Strength::Possible).0.len(), 12);
    assert_eq!(found_of("suspected", Strength::Likely).0.len(), 5);
    assert_eq!(found_of("suspected", Strength::Strong).0.len(), 0);
}

/// Whatever the labelled pairs say: claims whose coders state two origins are never connected.
#[test]
fn no_two_stated_origins_are_connected() {
    let all = suggestions(&blanked());
    let mut sets = connected(&all.iter().collect::<Vec<_>>());
    let claims = example();
    let mut stated: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for claim in claims.iter().filter(|c| c.stated_origin().is_some()) {
        let lot = sets.root(claim.id.as_str());
        stated.entry(lot).or_default().insert(claim.stated_origin().unwrap().to_string());
    }
    let mixed: Vec<_> = stated.values().filter(|origins| origins.len() > 1).collect();
    assert!(mixed.is_empty(), "{mixed:?}");
}

/// Every pair within an event whose coders state one origin, found or not.
#[test]
fn recall_against_what_coders_state() {
    let mut sets = connected(&suggestions(&blanked()).iter().collect::<Vec<_>>());
    let claims: Vec<Claim> = example().into_iter().filter(|c| !c.aspect.is_surrounding()).collect();
    let (mut found, mut missed) = (0, Vec::new());
    for (i, a) in claims.iter().enumerate() {
        for b in claims[i + 1..].iter().filter(|b| b.event == a.event) {
            if a.stated_origin().is_some() && a.stated_origin() == b.stated_origin() {
                if sets.root(a.id.as_str()) == sets.root(b.id.as_str()) {
                    found += 1;
                } else {
                    missed.push(format!("{} {}", a.id, b.id));
                }
            }
        }
    }
    assert_eq!((found, missed.len()), (70, 0), "{missed:?}");
}

fn suggested(events: &[&str], from: &str, to: &str) -> Option<Suggestion> {
    let of = suggest(&slice(blanked(), events), &BTreeSet::new(), &TABLES.lookups());
    of.into_iter().find(|s| s.from.as_str() == from && s.to.as_str() == to)
}

#[test]
fn findings_by_name() {
    for (event, from, to, kind, strength) in [
        ("OCT09", "C026", "C002", LinkKind::OneUtterance, Strength::Strong),
        ("OCT09", "C027", "C002", LinkKind::OneUtterance, Strength::Strong),
        ("OCT09", "C028", "C002", LinkKind::OneUtterance, Strength::Strong),
        ("OCT09", "C029", "C002", LinkKind::Translation, Strength::Strong),
        ("OCT09", "C085", "C086", LinkKind::Translation, Strength::Strong),
        ("OCT09", "C001", "C008", LinkKind::Translation, Strength::Strong),
        ("OCT09", "C005", "C008", LinkKind::Translation, Strength::Strong),
        ("OCT09", "C030", "C008", LinkKind::Translation, Strength::Strong),
        ("OCT09", "C012", "C011", LinkKind::LearntFromPress, Strength::Strong),
        ("OCT09", "C017", "C082", LinkKind::Cites, Strength::Strong),
        ("OCT09", "C019", "C008", LinkKind::SharedDetail, Strength::Likely),
        ("OCT09", "C041", "C018", LinkKind::TurnedBound, Strength::Possible),
        ("STOCK23", "C004", "C045", LinkKind::OneUtterance, Strength::Strong),
        ("STOCK23", "C048", "C045", LinkKind::TurnedBound, Strength::Possible),
        ("STOCK23", "C049", "C045", LinkKind::TurnedBound, Strength::Possible),
        ("JUL21", "C055", "C054", LinkKind::Cites, Strength::Strong),
        ("JUL21", "C056", "C055", LinkKind::Relay, Strength::Likely),
        ("STOCK21", "C051", "C083", LinkKind::OneUtterance, Strength::Likely),
    ] {
        let found = suggested(&[event], from, to).unwrap_or_else(|| panic!("{from} → {to} is not suggested"));
        assert_eq!((found.kind, found.strength, found.sealed), (kind, strength, false), "{from} → {to}");
        assert!(!found.evidence.is_empty());
    }
}

/// A rule that nobody can read up is no rule.
#[test]
fn every_code_is_documented() {
    let origins = include_str!("../../../../../docs/methods/origins.md");
    let drift = include_str!("../../../../../docs/methods/drift.md");
    let links = LinkKind::ALL.map(LinkKind::code).into_iter().chain(DifferenceCode::ALL.map(DifferenceCode::code));
    let statuses = Status::ALL.map(Status::code);
    for code in links.chain(statuses) {
        assert!(origins.contains(&format!("`{code}`")), "docs/methods/origins.md has no `{code}`");
    }
    for code in crate::drift::DriftCode::ALL.map(crate::drift::DriftCode::code) {
        assert!(drift.contains(&format!("| `{code}` |")), "docs/methods/drift.md has no `{code}`");
    }
}
