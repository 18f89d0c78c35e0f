//! The second opinion on our own words: what a quote may do, and what a made-up one may not.
//!
//! Data: sentences written here, the vocabulary as shipped. Left out: the network (the stories have a server of their own)
//! and how well any model quotes.

use attested_claims::suggest::assist::{Opinion, Standing, second_opinion};
use attested_claims::suggest::{Context, Lang, TableTexts, Tables, suggest};
use attested_model::QuantityKind;
use attested_vocab::suggest as vocab;
use proptest::prelude::*;

const TEXT: &str = "The government of Example says 40 lorries left. Around 600 people were repatriated to North Korea on Monday \
night, Human Rights Watch said. More than 170 people were detained in Jilin, the group said. The mayor spoke of snow.\n";

fn tables() -> Tables {
    Tables::load(&TableTexts {
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
    })
    .expect("the vocabulary reads")
}

fn opinion(text: &str, lang: Lang, quotes: &[&str]) -> Opinion {
    let tables = tables();
    let context =
        Context { published: jiff::civil::date(2023, 10, 13), lang, outlet: None, tables: &tables, gazetteer: None };
    let quotes: Vec<String> = quotes.iter().map(|quote| (*quote).to_owned()).collect();
    second_opinion(text, &context, suggest(text, &context), &quotes)
}

fn standing<'o>(opinion: &'o Opinion, words: &str) -> &'o Standing {
    let at = opinion.suggestions.iter().position(|one| one.quote.contains(words));
    &opinion.standings[at.unwrap_or_else(|| panic!("no suggestion with {words}: {opinion:#?}"))]
}

#[test]
fn a_quote_agrees_and_what_no_quote_holds_is_the_rules_alone() {
    let found = opinion(TEXT, Lang::En, &["Around 600 people were repatriated to North Korea on Monday night"]);
    assert_eq!(standing(&found, "600"), &Standing::Agreed(vec![]));
    assert_eq!(standing(&found, "170"), &Standing::OnlyRules);
    assert!(found.unclaimed.is_empty());
}

#[test]
fn a_quote_that_cuts_the_bound_off_makes_no_rival_number_but_shows_the_difference() {
    let found = opinion(TEXT, Lang::En, &["600 people were repatriated to North Korea", "170 people were detained"]);
    assert_eq!(standing(&found, "600"), &Standing::Agreed(vec!["bound"]));
    assert_eq!(standing(&found, "170"), &Standing::Agreed(vec!["bound"]));
    let kinds: Vec<_> = found.suggestions.iter().filter_map(|one| Some(one.quantity.as_ref()?.kind)).collect();
    assert!(!kinds.contains(&QuantityKind::Exact), "{kinds:?}");
}

#[test]
fn what_does_not_stand_there_once_is_dropped_and_counted() {
    let quotes = ["around 600 people", "Around 9,000 people were killed", "people were", "", "said", "\u{0}"];
    let found = opinion(TEXT, Lang::En, &quotes);
    assert_eq!((found.absent, found.repeated, found.excess), (4, 2, 0));
    assert!(found.standings.iter().all(|one| *one == Standing::OnlyRules) && found.unclaimed.is_empty());
    // Overlapping places are several; the same quote twice is one quote.
    assert_eq!(opinion("abab ababa", Lang::En, &["aba", "aba", "ababa"]).repeated, 1);
    let long = "x".repeat(4_000);
    assert_eq!(opinion(&long, Lang::En, &[&long]).excess, 1);
}

#[test]
fn a_quote_without_a_claim_is_shown_and_adds_nothing() {
    let found = opinion(TEXT, Lang::En, &["The mayor spoke of snow"]);
    let shown: Vec<&str> = found.unclaimed.iter().map(|one| one.quote.as_str()).collect();
    assert_eq!(shown, ["The mayor spoke of snow"]);
    let text: Vec<char> = TEXT.chars().collect();
    let one = &found.unclaimed[0];
    assert_eq!(text[one.start..one.end].iter().collect::<String>(), one.quote);
    assert!(!found.standings.contains(&Standing::Added));
}

#[test]
fn what_the_rules_find_only_where_they_are_pointed_is_added_behind_theirs() {
    let text = "As many as 2,000 North Korean defectors were estimated to be detained in China, facing the risk of \
                repatriation.\n";
    let before = opinion(text, Lang::En, &[]);
    let found = opinion(text, Lang::En, &["facing the risk of repatriation"]);
    assert_eq!(found.suggestions[..before.suggestions.len()], before.suggestions[..]);
    let added = found.suggestions.last().expect("one more");
    assert_eq!(found.standings.last(), Some(&Standing::Added));
    assert_eq!(
        (added.what.as_str(), added.quote.as_str()),
        ("risk_of_repatriation", "facing the risk of repatriation")
    );
    assert!(added.rule.starts_with("assist+") && added.trace[0].step == "assist", "{added:#?}");
    assert!(before.suggestions.iter().all(|one| one.group != added.group));
    // Quotes that come later change no number.
    let more = opinion(text, Lang::En, &["facing the risk of repatriation", "As many as 2,000"]);
    assert_eq!(more.suggestions, found.suggestions);
}

#[test]
fn offsets_count_code_points_in_every_script() {
    for (lang, text, quote) in [
        (
            Lang::Ko,
            "“중국은.”\n통일부는 탈북민 600여 명이 강제북송됐다고 13일 밝혔다.\n",
            "탈북민 600여 명이 강제북송됐다",
        ),
        (Lang::Zh, "据报道。\n人权观察说，约600名脱北者周一晚被遣返。\n", "约600名脱北者周一晚被遣返"),
    ] {
        let found = opinion(text, lang, &[quote]);
        assert_eq!(standing(&found, "600"), &Standing::Agreed(vec![]), "{found:#?}");
        assert_eq!((found.absent, found.repeated, found.unclaimed.len()), (0, 0, 0));
    }
}

proptest! {
    #[test]
    fn whatever_is_quoted_every_suggestion_stays_verbatim(
        text in "[가-힣一-龥a-z0-9 .,\n]{0,60}(600여 명이 북송됐다고 통일부가 밝혔다\\.|around 600 people were killed, police said\\.)[ -~가-힣\n]{0,40}",
        cuts in prop::collection::vec((0usize..120, 0usize..40), 0..8),
        strange in prop::collection::vec(".{0,8}", 0..3),
    ) {
        let points: Vec<char> = text.chars().collect();
        let mut quotes: Vec<String> = cuts
            .into_iter()
            .map(|(from, length)| points.iter().skip(from % points.len()).take(length).collect())
            .collect();
        quotes.extend(strange);
        let quotes: Vec<&str> = quotes.iter().map(String::as_str).collect();
        for lang in [Lang::En, Lang::Ko] {
            let found = opinion(&text, lang, &quotes);
            prop_assert_eq!(found.suggestions.len(), found.standings.len());
            let spans = found.suggestions.iter().map(|one| (one.start, one.end, &one.quote));
            for (start, end, quote) in spans.chain(found.unclaimed.iter().map(|one| (one.start, one.end, &one.quote))) {
                prop_assert_eq!(&points[start..end].iter().collect::<String>(), quote);
            }
        }
    }
}
