//! What must hold of any report: no number before what it rests on, nothing fetched, pictures that can be heard, names that stay text.

use super::render;
use crate::{Arg, Translate};
use attested_estimates::{Method, Row, Settings, Table, report};

struct Keys;

impl Translate for Keys {
    fn text(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let said: Vec<String> = args
            .iter()
            .map(|(name, arg)| match arg {
                Arg::Text(text) => format!("{name}={text}"),
                Arg::Count(n) => format!("{name}={n}"),
            })
            .collect();
        format!("[{key} {}]", said.join(" "))
    }

    fn lang(&self) -> &str {
        "en"
    }
}

fn page(cells: &[(u32, u64)], methods: &[Method]) -> String {
    let rows = cells.iter().map(|&(pattern, count)| Row { pattern, values: Vec::new(), count }).collect();
    let lists = vec!["<script>alert(1)</script>".to_owned(), "\"b\"".to_owned(), "C".to_owned()];
    let table = Table::of_rows(lists, Vec::new(), rows).unwrap();
    let settings = Settings { methods: methods.to_vec(), replicates: 100, ..Settings::default() };
    render(&table, &report(&table, &settings, |_, _| ()), &Keys)
}

/// Ball, Shin and Yang 2018.
const PALEMBANG: &[(u32, u64)] = &[(4, 41), (2, 5), (1, 5), (3, 54), (5, 6), (7, 12)];

#[test]
fn every_picture_is_there_with_title_words_and_table() {
    let told = page(PALEMBANG, &Method::ALL);
    for id in ["lists", "intervals", "weights", "trace", "ranks", "prior", "coverage"] {
        assert!(told.contains(&format!("aria-labelledby=\"{id}-t {id}-d\"")), "{id}");
        assert!(told.contains(&format!("<desc id=\"{id}-d\">[report-{id}-says")), "{id}");
    }
    let count = |what: &str| told.matches(what).count();
    assert_eq!(count("role=\"img\""), 7);
    assert_eq!(count("<table>"), 7);
    assert!(!told.contains("NaN") && !told.contains("inf\""));
}

#[test]
fn target_and_assumption_come_before_numbers() {
    let told = page(PALEMBANG, &[Method::Chao, Method::Dga]);
    let at = |word: &str| told.find(word).unwrap_or_else(|| panic!("{word} is missing"));
    assert!(
        at("[estimate-target") < at("[estimate-untestable") && at("[estimate-untestable") < at("[estimate-observed")
    );
    let (dga, number) = (at("[estimate-assumes-decomposable-dependence"), at("[estimate-number count="));
    assert!(at("[estimate-assumes-people-differ-lists-alike") < at("[estimate-bound count=") && dga < number);
}

#[test]
fn nothing_runs_and_nothing_is_fetched() {
    let told = page(PALEMBANG, &[Method::Chao]);
    assert!(!told.contains("<script") && told.contains("&lt;script"));
    for outside in ["http://", "https://", "url(http", " src=", "@import", " href="] {
        assert!(!told.contains(outside), "{outside}");
    }
    assert!(told.contains("default-src 'none'"));
}

#[test]
fn a_refusal_has_a_reason_and_no_place_on_an_axis() {
    let told = page(&[(1, 10), (2, 12), (4, 4)], &[Method::Chao, Method::Dga]);
    assert_eq!(told.matches("[estimate-refused-no-overlap").count(), 2);
    assert!(told.contains("[estimate-not-estimable"));
    assert!(!told.contains("id=\"intervals\"") && !told.contains("id=\"weights\""));
    assert!(told.contains("id=\"lists\"") && told.contains("id=\"coverage\""));
}
