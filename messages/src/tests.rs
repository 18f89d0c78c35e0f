//! The three languages say the same things, and everything that core can ask for is there.

use crate::{Language, Messages, Value, files};
use attested_estimates::{Flag, Method, Refusal};
use attested_figures::drift::DriftCode;
use attested_figures::links::{DifferenceCode, EvidenceCode, LinkKind, Status, Strength};
use attested_figures::{BestRule, GradeLevel, POLICIES, WarningCode};
use attested_model::{Aspect, Measure, Modality, OriginCertainty, PlaceRole, QuantityKind, Scope, Table};
use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};

/// Each key of a file with the arguments its text names.
fn keys(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            current = line.split('=').next().unwrap().trim().to_owned();
            assert!(keys.insert(current.clone(), BTreeSet::new()).is_none(), "{current} stands twice");
        }
        for named in line.split('$').skip(1) {
            let name = named.split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))).next().unwrap();
            keys.get_mut(&current).unwrap().insert(name.to_owned());
        }
    }
    keys
}

#[test]
fn the_three_languages_have_the_same_keys_and_arguments() {
    for language in Language::ALL {
        for ((name, text), (_, english)) in files::of(language).iter().zip(files::of(Language::En)) {
            assert_eq!(keys(text), keys(english), "{}/{name} against en/{name}", language.code());
            let flawless = FluentResource::try_new((*text).to_owned());
            assert!(flawless.is_ok(), "{}/{name}: {:?}", language.code(), flawless.err().map(|(_, e)| e));
        }
    }
}

#[test]
fn no_key_stands_in_two_files() {
    let mut seen = BTreeMap::new();
    for (name, text) in files::of(Language::En) {
        for key in keys(text).into_keys() {
            assert_eq!(seen.insert(key.clone(), name), None, "{key} in {name}");
        }
    }
}

#[test]
fn every_group_has_a_word_for_the_translator() {
    for language in Language::ALL {
        for (name, text) in files::of(language) {
            assert!(text.starts_with("# "), "{}/{name} opens with a comment", language.code());
            let groups = |t: &str| t.lines().filter(|l| l.starts_with("## ")).count();
            let english = files::of(Language::En).iter().find(|(n, _)| n == name).unwrap().1;
            assert_eq!(groups(text), groups(english), "{}/{name}", language.code());
        }
    }
}

/// Every key that core's codes lead to.
fn wanted() -> Vec<String> {
    let of = |prefix: &str, codes: Vec<&str>| codes.iter().map(|c| format!("{prefix}-{c}")).collect::<Vec<_>>();
    let mut wanted = [
        of("aspect", Aspect::ALL.iter().map(|a| a.as_str()).collect()),
        of("modality", Modality::ALL.iter().map(|m| m.as_str()).collect()),
        of("position", Modality::ALL.iter().map(|m| m.as_str()).collect()),
        of("scope", Scope::ALL.iter().map(|s| s.as_str()).collect()),
        of("measure", Measure::ALL.iter().map(|m| m.as_str()).collect()),
        of("quantity", QuantityKind::ALL.iter().map(|q| q.as_str()).collect()),
        of("place-role", PlaceRole::ALL.iter().map(|p| p.as_str()).collect()),
        of("origin-certainty", OriginCertainty::ALL.iter().map(|o| o.as_str()).collect()),
        of("warning", WarningCode::ALL.iter().map(|w| w.code()).collect()),
        of("excluded", EXCLUDED.to_vec()),
        of("link", LinkKind::ALL.iter().map(|k| k.code()).collect()),
        of("link-strength", Strength::ALL.iter().map(|s| s.code()).collect()),
        of("link-status", Status::ALL.iter().map(|s| s.code()).collect()),
        of("evidence", EvidenceCode::ALL.iter().map(|e| e.code()).collect()),
        of("difference", DifferenceCode::ALL.iter().map(|d| d.code()).collect()),
        of("drift", DriftCode::ALL.iter().map(|d| d.code()).collect()),
        of("drift-name", DriftCode::ALL.iter().map(|d| d.code()).collect()),
    ]
    .concat();
    wanted.extend(
        GradeLevel::ALL.iter().flat_map(|g| [format!("grade-{}", g.code()), format!("grade-{}-means", g.code())]),
    );
    let rules = [BestRule::None, BestRule::MostReliable, BestRule::MostConservative];
    wanted.extend(of("best-rule", rules.iter().map(|r| r.code()).collect()));
    wanted.extend(POLICIES.iter().map(|p| format!("policy-{}", p.name.replace('/', "_"))));
    let estimates = |prefix: &str, codes: Vec<String>| -> Vec<String> {
        codes.iter().map(|code| format!("estimate-{prefix}-{}", code.replace('_', "-"))).collect()
    };
    let code = |value: serde_json::Value| value.as_str().unwrap().to_owned();
    wanted.extend(estimates("method", Method::ALL.iter().map(|m| code(serde_json::to_value(m).unwrap())).collect()));
    wanted.extend(estimates("assumes", Method::ALL.iter().map(|m| m.assumption().to_owned()).collect()));
    wanted.extend(estimates("refused", Refusal::ALL.iter().map(|r| code(serde_json::to_value(r).unwrap())).collect()));
    wanted.extend(estimates("flag", Flag::ALL.iter().map(|f| code(serde_json::to_value(f).unwrap())).collect()));
    let studies = Method::ALL.iter().map(|m| m.coverage()).filter(|c| c.share.is_none());
    wanted.extend(estimates("coverage", studies.map(|c| c.source.to_owned()).collect()));
    wanted.extend(interests().into_iter().map(|i| format!("interest-{i}")));
    wanted
}

/// The reasons that `attested-figures` gives for leaving a claim out.
const EXCLUDED: [&str; 6] =
    ["origin_judged_unreliable", "origin_unknown", "source_unnamed", "retracted", "superseded", "excluded_by_judgment"];

/// The values of `interest` in `vocab/bodies.csv`.
fn interests() -> BTreeSet<String> {
    let bodies = Table::read("bodies.csv", attested_vocab::BODIES, &["interest"]).unwrap();
    bodies.rows.iter().map(|row| row.cell("interest").to_owned()).filter(|i| !i.is_empty()).collect()
}

#[test]
fn everything_core_can_say_has_words() {
    for language in Language::ALL {
        let messages = Messages::load(language);
        for key in wanted() {
            assert!(messages.has_of_its_own(&key), "{}: {key}", language.code());
        }
    }
}

#[test]
fn numbers_are_grouped_and_counted() {
    let text = |language, n| Messages::load(language).text("count-documents", &[("count", Value::Num(n))]);
    assert_eq!(text(Language::En, 1), "1 document");
    assert_eq!(text(Language::En, 2000), "2,000 documents");
    assert_eq!(text(Language::Ko, 2000), "문서 2,000건");
    assert_eq!(text(Language::Zh, 1_000_000_000_000_000), "1,000,000,000,000,000份文件");
    let english = Messages::load(Language::En);
    assert_eq!(english.text("range-exact", &[("low", Value::Num(0))]), "0");
    assert_eq!(
        english.text("sentence-independence", &[("count", Value::Num(0))]),
        "Nobody has looked into whether these origins are independent."
    );
}

#[test]
fn nothing_is_said_with_isolation_marks_and_nothing_panics() {
    for language in Language::ALL {
        let messages = Messages::load(language);
        let text = messages.text("warning-disputed", &[("first", Value::Str("C003")), ("second", Value::Str("C001"))]);
        assert!(text.contains("C003") && text.contains("C001") && !text.contains(['\u{2068}', '\u{2069}']), "{text}");
        assert_eq!(messages.text("no-such-key", &[]), "no-such-key");
        assert_eq!(messages.text("", &[]), "");
        assert!(messages.text("range-between", &[]).contains("{$low}"));
    }
}

#[test]
fn settings_name_languages() {
    for (setting, language) in [
        ("ko", Some(Language::Ko)),
        ("ko_KR.UTF-8", Some(Language::Ko)),
        ("en_GB.UTF-8", Some(Language::En)),
        ("EN", Some(Language::En)),
        ("zh-CN", Some(Language::Zh)),
        ("zh_TW", Some(Language::Zh)),
        ("", None),
        ("C", None),
        ("POSIX", None),
        ("kok_IN", None),
    ] {
        assert_eq!(Language::parse(setting), language, "{setting}");
    }
    assert_eq!(Language::of_setting("C.UTF-8"), Language::En);
}
