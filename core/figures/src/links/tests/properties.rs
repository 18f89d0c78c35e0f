//! What must hold of every record, however odd: circles of citations, anything naming anything, ten thousand claims on one
//! event. Input: generated claims. Output: agreement. Leaves out whether a suggestion is right.

use super::{TABLES, slice};
use crate::drift::drift;
use crate::links::{alternatives, review, suggest};
use crate::v1::tests::claim;
use crate::{Policy, Slice};
use attested_claims::Claim;
use attested_model::AsOf;
use proptest::prelude::*;
use std::collections::BTreeSet;

const NUMBERS: [&str; 9] = ["600", "~600", ">600", "<=600", "1170", "600-2000", "hundreds", "?", "1000000000000"];
const SPEAKERS: [&str; 8] = [
    "",
    "Justice for North Korea",
    "Human Rights Watch, citing RFA",
    "rights groups (HRW, RFA)",
    "Chosun Ilbo",
    "anonymous source in Jilin",
    "Kim Yung-ho (Unification Minister)",
    "Somebody Else",
];
const PUBLISHERS: [&str; 4] = ["", "RFA (via blog)", "CTI News (quotes HRW)", "Reuters via HRW"];
const WORDS: [&str; 5] = ["said", "citing RFA", "confirmed from the newspaper", "concerned by reports", "援引人权观察"];
const PLACES: [&str; 4] = ["", "CN Hunchun;Tumen;Changbai;Nanping;Dandong", "CN-LN Dandong", "CN -> KP"];
const STANCES: [&str; 5] = ["asserted", "estimated", "reported", "denied", "unattributed"];

fn any_claim(i: usize, n: usize) -> impl Strategy<Value = Claim> {
    let pick = |words: &'static [&'static str]| proptest::sample::select(words);
    let other = move || prop_oneof![1 => Just(n), 1 => 0..n].prop_filter("itself", move |j| *j != i);
    let said = (pick(&NUMBERS), pick(&SPEAKERS), pick(&PUBLISHERS), pick(&WORDS), pick(&PLACES), pick(&STANCES));
    let rest =
        (0..5u8, 0..4u8, other(), other(), pick(&["", "ko", "en", "zh-Hans"]), pick(&["whole", "part", "wider"]));
    (said, rest).prop_map(move |(said, (day, utterance, repeats, disputes, lang, scope))| {
        let (number, speaker, publisher, words, place, modality) = said;
        let mut line = format!("C{i:02} {number} modality={modality} scope={scope} document=D{}", i / 2);
        let mut put = |key: &str, value: String| line.push_str(&format!(" {key}=\"{value}\""));
        put("speaker", speaker.to_owned());
        put("publisher", publisher.to_owned());
        put("words", words.to_owned());
        put("place", place.to_owned());
        put("lang", lang.to_owned());
        put("on", if day == 0 { String::new() } else { format!("2023-10-{day:02}") });
        if day == 1 {
            put("published", "2023-10".to_owned());
        }
        if utterance > 0 {
            put("u", format!("U{utterance}"));
        }
        for (key, j) in [("repeats", repeats), ("disputes", disputes)] {
            if j < n {
                put(key, format!("C{j:02}"));
            }
        }
        claim(&line)
    })
}

fn any_record() -> impl Strategy<Value = Vec<Claim>> {
    (1..14usize).prop_flat_map(|n| (0..n).map(|i| any_claim(i, n)).collect::<Vec<_>>())
}

fn all_of(slice: &Slice) -> String {
    let suggestions = suggest(slice, &BTreeSet::new(), &TABLES.lookups());
    let queue = review(slice, suggestions.clone());
    let drifts = drift(slice, &queue, &TABLES.lookups());
    let policy = Policy::named("attested/v1").unwrap();
    let of: Vec<_> = suggestions.iter().collect();
    let both = alternatives(slice, &of, AsOf::default(), &policy, &TABLES.vocabulary, 3);
    format!("{queue:?} {drifts:?} {both:?}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_panics_or_loops_and_order_changes_nothing(claims in any_record()) {
        let first = all_of(&slice(claims.clone(), &["E"]));
        let mut turned = claims;
        turned.reverse();
        prop_assert_eq!(first, all_of(&slice(turned, &["E"])));
    }

    #[test]
    fn who_shares_nothing_is_not_linked(claims in any_record()) {
        let slice = slice(claims, &["E"]);
        let by_id = |id: &attested_model::ClaimId| slice.claims.iter().map(|r| &r.claim).find(|c| c.id == *id).unwrap();
        for s in suggest(&slice, &BTreeSet::new(), &TABLES.lookups()) {
            let (a, b) = (by_id(&s.from), by_id(&s.to));
            prop_assert!(a.id != b.id && !s.evidence.is_empty());
            prop_assert!(a.act == b.act || a.speaker == b.speaker);
            // Invariant 12: in what is inferred, nobody unnamed stands in the open.
            let unnamed = [a, b].iter().any(|c| c.speaker.starts_with("anonymous"));
            prop_assert!(s.kind.is_said() || !unnamed || s.sealed);
        }
    }
}

/// Many claims of few speakers, of many speakers, of one number, in one long circle of repeats.
#[test]
fn ten_thousand_claims_on_one_event() {
    let lines = (0..10_000u32).map(|i| {
        let speaker = match i % 5 {
            0 => "Justice for North Korea".to_owned(),
            1 => format!("Somebody {i}"),
            2 => "Human Rights Watch, citing RFA".to_owned(),
            3 => "source in Jilin".to_owned(),
            _ => "rights groups".to_owned(),
        };
        let (number, next, day) = (if i % 3 == 0 { 600 } else { 1000 + i }, (i + 1) % 10_000, 1 + i % 28);
        let word = ["estimated", "concerned by reports", "said", "confirmed from the newspaper"][(i % 4) as usize];
        format!(
            "C{i} >{number} speaker=\"{speaker}\" via=newspaper modality=reported words=\"{word}\" on=2023-10-{day:02} \
             repeats=C{next} document=D{} place=\"CN Hunchun;Tumen;Changbai;Nanping;Dandong\"",
            i / 2
        )
    });
    let slice = slice(lines.map(|l| claim(&l)).collect(), &["E"]);
    let suggestions = suggest(&slice, &BTreeSet::new(), &TABLES.lookups());
    assert!(!suggestions.is_empty() && suggestions.len() < 40_000, "{}", suggestions.len());
    let queue = review(&slice, suggestions);
    assert!(drift(&slice, &queue, &TABLES.lookups()).len() >= 9_000);
}
