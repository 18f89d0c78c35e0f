//! What a claim changes, and what it leaves as it was: over random histories of claims, their corrections and judgments, in a
//! project on disk.
//!
//! Input: proptest's histories. Output: after each commit, the figures of every event are to the letter those derived from the
//! whole record without any look-up; only events that the commit can reach have changed; what was recorded before reads as
//! before; at the end a rebuilt project gives the same bytes. Left out: speed (`bench scale`).

use super::figures::vocabulary;
use attested_app::event_figures;
use attested_claims::{Claim, ClaimRecord, ClaimsEntry, Decision, Event, Judgment, JudgmentRecord, NumberElsewhere};
use attested_figures::{Policy, Slice, Vocabulary, v1};
use attested_model::{AsOf, ClaimId, Envelope, EventId, Timestamp};
use attested_store::{Access, KdfCost, Passphrase, Project};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

const EVENTS: [&str; 4] = ["E0", "E1", "E2", "E3"];
const CLAIMS: usize = 9;

/// What is recorded at once.
#[derive(Debug, Clone)]
enum Step {
    /// A claim, or a new version of it.
    Claim(Box<Claim>),
    Judgment(Decision),
}

fn claim_id(i: usize) -> ClaimId {
    ClaimId::parse(&format!("C{i}")).unwrap()
}

fn any_claim() -> impl Strategy<Value = Claim> {
    let pick = |words: &'static [&'static str]| proptest::sample::select(words);
    let what =
        (0..CLAIMS, pick(&EVENTS), pick(&["12", "600", "600-650", "9", ">600"]), pick(&["flow", "stock", "rate", ""]));
    let dates = pick(&[
        "",
        "2023",
        "2023-10",
        "2022-09-30",
        "2021-01-01",
        "2020-01-01/..",
        "../2019",
        "{2022-10-08,2022-10-09}",
    ]);
    let rest = (
        dates,
        pick(&["", "persons", "families"]),
        pick(&["forcible_return", "detention", "an_act"]),
        pick(&["number", "number", "number", "occurrence"]),
    );
    let links = (0..3 * CLAIMS, 0..3 * CLAIMS, pick(&["2023-10-01", "2023-10-02", ""]), pick(&["X", "Y", ""]));
    (what, rest, links).prop_map(|(what, (date, unit, act, aspect), (repeats, disputes, uttered, origin))| {
        let (id, event, number, measure) = what;
        let (kind, low, high) = match number.split_once('-') {
            Some((low, high)) => ("between", low, high),
            None => number.strip_prefix('>').map_or(("exact", number, ""), |n| ("more_than", n, "")),
        };
        let other = |i: usize| if i < CLAIMS && i != id { claim_id(i).to_string() } else { String::new() };
        let cells = [
            ("id", claim_id(id).to_string()),
            ("event", event.to_owned()),
            ("event_date", date.to_owned()),
            ("act", act.to_owned()),
            ("measure", measure.to_owned()),
            ("unit", unit.to_owned()),
            ("aspect", aspect.to_owned()),
            ("modality", "asserted".to_owned()),
            ("quantity_kind", kind.to_owned()),
            ("low", low.to_owned()),
            ("high", high.to_owned()),
            ("uttered", uttered.to_owned()),
            ("origin", origin.to_owned()),
            ("repeats", other(repeats)),
            ("disputes", other(disputes)),
        ];
        Claim::from_cells(&cells.map(|(column, value)| (column.to_owned(), value)).into()).unwrap()
    })
}

fn any_decision() -> impl Strategy<Value = Decision> {
    let id = || (0..CLAIMS).prop_map(claim_id);
    prop_oneof![
        id().prop_map(|claim| Decision::Exclude { claim }),
        (id(), id()).prop_map(|(claim, of)| Decision::Repeats { claim, of: Some(of) }),
        (id(), id()).prop_map(|(claim, of)| Decision::RelativeTo { claim, of: Some(of) }),
        (0..20u64).prop_map(|judgment| Decision::Undo { judgment }),
    ]
}

fn any_history() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![4 => any_claim().prop_map(|claim| Step::Claim(Box::new(claim))), 1 => any_decision().prop_map(Step::Judgment)];
    proptest::collection::vec(step, 1..16)
}

/// The record kept by hand: every version, with when it came and when another took its place.
#[derive(Default)]
struct Record {
    claims: BTreeMap<ClaimId, ClaimRecord>,
    judgments: Vec<JudgmentRecord>,
    events: BTreeSet<EventId>,
}

impl Record {
    /// The slice of an event, in which every number elsewhere stands.
    fn slice(&self, event: &EventId) -> Slice {
        let (claims, related): (Vec<ClaimRecord>, Vec<ClaimRecord>) =
            self.claims.values().cloned().partition(|r| r.claim.event == *event);
        let same_numbers = related.iter().filter_map(|r| NumberElsewhere::of(&r.claim)).collect();
        // Only those elsewhere that an event's claims name are compared with: the rest change nothing.
        Slice { event: Event::named(event.clone()), claims, related, same_numbers, judgments: self.judgments.clone() }
    }

    /// What an event's figures may depend on beside its own claims: claims that they name, directly or by a judgment (whether
    /// still in force or not), and those with a number in common.
    fn reaches(&self, claim: &Claim, event: &EventId) -> bool {
        let numbers = |c: &Claim| -> BTreeSet<u64> { c.stated_numbers().iter().map(|s| s.number).collect() };
        let own: Vec<&Claim> = self.claims.values().map(|r| &r.claim).filter(|c| c.event == *event).collect();
        let named = own.iter().any(|c| c.repeats.as_ref() == Some(&claim.id) || c.disputes.contains(&claim.id));
        let judged = self.judgments.iter().any(|r| match &r.judgment.decision {
            Decision::Repeats { claim: of, of: Some(named) } | Decision::RelativeTo { claim: of, of: Some(named) } => {
                *named == claim.id && own.iter().any(|c| c.id == *of)
            }
            _ => false,
        });
        claim.event == *event || named || judged || own.iter().any(|c| !numbers(c).is_disjoint(&numbers(claim)))
    }
}

fn bytes(view: &attested_figures::EventFigures) -> String {
    serde_json::to_string(view).unwrap()
}

fn stored(
    project: &Project,
    events: &BTreeSet<EventId>,
    as_of: AsOf,
    vocabulary: &Vocabulary,
) -> BTreeMap<EventId, String> {
    let policy = Policy::named("attested/v1").unwrap();
    let view = |event: &EventId| event_figures(project, event, as_of, None, &policy, vocabulary).unwrap();
    events.iter().map(|event| (event.clone(), bytes(&view(event)))).collect()
}

fn holds(steps: Vec<Step>, vocabulary: &Vocabulary) -> Result<(), TestCaseError> {
    let policy = Policy::named("attested/v1").unwrap();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("project");
    let passphrase = Passphrase::new("a history".to_owned()).unwrap();
    let mut project = Project::create(&path, &passphrase, KdfCost::calibrated(Duration::ZERO).unwrap()).unwrap();
    let mut record = Record::default();
    let mut moments: Vec<(Timestamp, BTreeMap<EventId, String>)> = Vec::new();
    for (i, step) in steps.into_iter().enumerate() {
        let time = Timestamp(1_000 * (i as i64 + 1));
        let before = moments.last().map(|(_, figures)| figures.clone()).unwrap_or_default();
        let mut reached: BTreeSet<EventId> = BTreeSet::new();
        let mut envelopes: Vec<Envelope> = Vec::new();
        let mut position = project.entries();
        match step {
            Step::Claim(claim) => {
                if record.events.insert(claim.event.clone()) {
                    let event = ClaimsEntry::Event(Event::named(claim.event.clone()));
                    envelopes.push(event.to_envelope().unwrap());
                    position += 1;
                }
                envelopes.push(ClaimsEntry::Claim(claim.clone()).to_envelope().unwrap());
                let new = ClaimRecord { claim: (*claim).clone(), position, recorded: time, quotations: Vec::new() };
                let old = record.claims.get(&claim.id).map(|r| r.claim.clone());
                for version in [old.as_ref(), Some(&*claim)].into_iter().flatten() {
                    reached.extend(record.events.iter().filter(|event| record.reaches(version, event)).cloned());
                }
                record.claims.insert(claim.id.clone(), new);
            }
            Step::Judgment(decision) => {
                // An undoing may name what is no judgment: the store and the hand both keep it.
                let judgment = Judgment { decision, reason: "because".to_owned() };
                envelopes.push(ClaimsEntry::Judgment(judgment.clone()).to_envelope().unwrap());
                record.judgments.push(JudgmentRecord { judgment, position, recorded: time });
                reached.extend(record.events.iter().cloned());
            }
        }
        project.commit(envelopes, time).unwrap();
        let now = stored(&project, &record.events, AsOf::EVERYTHING, vocabulary);
        for (event, figures) in &now {
            let by_hand = v1::reconcile(&record.slice(event), AsOf::EVERYTHING, None, &policy, vocabulary);
            prop_assert_eq!(figures, &bytes(&by_hand), "{} after step {}", event, i);
            if let Some(earlier) = before.get(event).filter(|_| !reached.contains(event)) {
                prop_assert_eq!(figures, earlier, "{} was not reached by step {}", event, i);
            }
        }
        moments.push((time, now));
    }
    for (time, figures) in &moments {
        let events: BTreeSet<EventId> = figures.keys().cloned().collect();
        let as_of = AsOf { known: None, recorded: Some(*time) };
        prop_assert_eq!(&stored(&project, &events, as_of, vocabulary), figures, "as recorded at {}", time.0);
    }
    let dump = project.dump().unwrap();
    project.rebuild().unwrap();
    prop_assert_eq!(project.dump().unwrap(), dump);
    project.close().unwrap();
    let project = Project::open(&path, &passphrase, Access::Read).unwrap();
    let again = stored(&project, &record.events, AsOf::EVERYTHING, vocabulary);
    prop_assert_eq!(Some(&again), moments.last().map(|(_, figures)| figures));
    Ok(())
}

#[test]
fn a_claim_changes_what_depends_on_it_and_nothing_else() {
    let vocabulary = vocabulary();
    TestRunner::new(Config { failure_persistence: None, cases: 48, ..Config::default() })
        .run(&any_history(), |steps| holds(steps, &vocabulary))
        .unwrap_or_else(|failure| panic!("{failure}"));
}
