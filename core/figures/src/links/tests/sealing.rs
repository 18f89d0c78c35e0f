//! Invariant 12: nobody unnamed is matched to a body, and nobody protected to anybody, in the open. Input: claims in short.
//! Output: which links are suggested, and which of them are sealed.

use super::{TABLES, slice};
use crate::links::{LinkKind, Strength, Suggestion, accepting, suggest};
use crate::v1::tests::claim;
use attested_claims::Decision;
use attested_model::{ClaimId, OriginCertainty};
use std::collections::BTreeSet;

const PLACES: &str = "place=\"CN Hunchun;Tumen;Changbai;Nanping;Dandong\" event_time=20:00";

fn links(lines: &[String], protected: &[&str]) -> Vec<Suggestion> {
    let claims = lines.iter().map(|line| claim(line)).collect();
    let protected: BTreeSet<ClaimId> = protected.iter().map(|id| ClaimId::parse(id).unwrap()).collect();
    suggest(&slice(claims, &["E"]), &protected, &TABLES.lookups())
}

/// Two claims that share number, places and hours; who speaks, and when, differs.
fn pair(first: &str, second: &str) -> Vec<String> {
    [("C1", first, "2023-10-11"), ("C2", second, "2023-10-12")]
        .map(|(id, speaker, day)| format!("{id} ~600 {PLACES} speaker=\"{speaker}\" on={day} document={id}"))
        .into()
}

#[test]
fn unnamed_sources_are_never_matched_in_the_open() {
    for (first, second, sealed) in [
        ("Justice for North Korea", "Human Rights Foundation", false),
        ("anonymous source in Jilin", "Human Rights Foundation", true),
        ("Justice for North Korea", "source in Dandong", true),
        ("Justice for North Korea", "양강도 소식통", true),
        ("Justice for North Korea", "消息人士", true),
        ("source in Dandong", "resident of Hoeryong", true),
        // Behind whoever speaks later stands a source who may be the first.
        (
            "J.M. Missionary Union official",
            "Human Rights Watch, citing a missionary with contacts in both countries",
            true,
        ),
        ("Justice for North Korea, citing sources in China", "Human Rights Foundation", false),
    ] {
        let found = links(&pair(first, second), &[]);
        assert_eq!(found.len(), 1, "{first} | {second}: {found:?}");
        assert_eq!((found[0].kind, found[0].sealed), (LinkKind::SharedDetail, sealed), "{first} | {second}");
        let wanted = if sealed { Strength::Possible } else { Strength::Likely };
        assert_eq!(found[0].strength, wanted, "{first} | {second}");
    }
}

/// A body that cites an unnamed source in one claim has that source behind its other claims.
#[test]
fn a_source_is_behind_all_that_a_body_says() {
    let mut lines = pair("J.M. Missionary Union official", "Human Rights Watch");
    assert!(!links(&lines, &[])[0].sealed);
    lines.push("C3 >500 speaker=\"Human Rights Watch, citing a missionary\" on=2023-10-12".to_owned());
    let found = links(&lines, &[]);
    let of = found.iter().find(|s| s.from.as_str() == "C2" && s.to.as_str() == "C1").unwrap();
    assert!(of.sealed);
}

/// Where both speak on one day, either may be the other's source.
#[test]
fn without_an_order_both_sides_are_shielded() {
    let both = |day: &str| -> Vec<String> {
        let mut lines = pair("Justice for North Korea, citing sources in China", "Human Rights Foundation");
        lines[1] = lines[1].replace("on=2023-10-12", &format!("on={day}"));
        lines
    };
    assert!(!links(&both("2023-10-12"), &[])[0].sealed);
    assert!(links(&both("2023-10-11"), &[])[0].sealed);
}

#[test]
fn protected_sources_are_sealed_whatever_the_link() {
    let lines = vec![
        "C1 600 speaker=\"Justice for North Korea\" document=A".to_owned(),
        "C2 600 speaker=\"Justice for North Korea\" document=B".to_owned(),
    ];
    assert_eq!(links(&lines, &[])[0].strength, Strength::Strong);
    let found = links(&lines, &["C2"]);
    assert_eq!((found[0].strength, found[0].sealed), (Strength::Possible, true));
}

/// A sealed suggestion can be accepted as a suspicion only, and says so in what it records.
#[test]
fn accepting_a_sealed_link_records_a_suspicion() {
    let mut lines = pair("anonymous source in Jilin", "Human Rights Foundation");
    lines[0].push_str(" by=X");
    lines[1].push_str(" by=Y");
    let slice = slice(lines.iter().map(|l| claim(l)).collect(), &["E"]);
    let found = suggest(&slice, &BTreeSet::new(), &TABLES.lookups());
    for decision in accepting(&slice, &found.iter().collect::<Vec<_>>()) {
        match decision {
            Decision::SameOrigin { certainty, .. } => assert_eq!(certainty, OriginCertainty::Suspected),
            other => panic!("{other:?}"),
        }
    }
}

/// No argument of any evidence holds the words in which a speaker is described.
#[test]
fn evidence_names_no_person() {
    let lines = [
        "C1 600 speaker=\"Jane Roe (Justice for North Korea)\" document=A".to_owned(),
        "C2 600 speaker=\"Jane Roe (Justice for North Korea)\" document=B".to_owned(),
        "C3 610 speaker=\"Jane Roe\" document=C".to_owned(),
        "C4 610 speaker=\"Jane Roe\" document=D".to_owned(),
    ];
    let found = links(&lines, &[]);
    assert_eq!(found.len(), 2);
    let args = found.iter().flat_map(|s| &s.evidence).flat_map(|e| e.args.values());
    assert!(args.into_iter().all(|value| !value.to_lowercase().contains("roe")));
}
