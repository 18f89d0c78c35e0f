//! That `docs/methods/reconcile-v1.md` says what the method does: the tables marked `<!-- derived: NAME -->` are compared
//! with computed ones, and its words with the glossary.
//!
//! Input: the document, the glossary, the example record. Output: agreement to the letter. Left out: its prose.

use super::{figures, records, sources};
use attested_claims::ClaimRecord;
use attested_figures::{Admission, EventFigures, Figure, GradeLevel, POLICIES, Policy, Position, Reading, WarningCode};
use attested_model::{ClaimId, Scope};
use serde_json::Value;
use std::collections::BTreeSet;

const METHOD: &str = include_str!("../../../docs/methods/reconcile-v1.md");
const GLOSSARY: &str = include_str!("../../../docs/glossary.md");

type Row = Vec<String>;

/// The cells of a marked table, its header aside.
fn table(name: &str) -> Vec<Row> {
    let marker = format!("<!-- derived: {name} -->\n");
    let (_, rest) = METHOD.split_once(&marker).unwrap_or_else(|| panic!("no table '{name}'"));
    let lines = rest.lines().take_while(|line| line.starts_with('|')).skip(2);
    lines.map(|line| line.trim_matches('|').split(" | ").map(|cell| cell.trim().replace('`', "")).collect()).collect()
}

fn example() -> Vec<ClaimRecord> {
    records(&sources().swap_remove(0).1)
}

fn view(day: &str, policy: &str) -> EventFigures {
    figures(&example(), "OCT09", day, policy)
}

fn same(name: &str, derived: &[Row]) {
    let written = table(name);
    for (written, derived) in written.iter().zip(derived) {
        assert_eq!(written, derived, "table '{name}'");
    }
    assert_eq!(written.len(), derived.len(), "rows of table '{name}'");
}

fn row<const N: usize>(cells: [&dyn std::fmt::Display; N]) -> Row {
    cells.iter().map(|cell| cell.to_string()).collect()
}

fn ids(ids: &[ClaimId]) -> String {
    ids.iter().map(ClaimId::as_str).collect::<Vec<_>>().join(" ")
}

fn or_dash(n: Option<u64>) -> String {
    n.map_or("–".to_owned(), |n| n.to_string())
}

fn envelope(figure: &Figure) -> String {
    let envelope = &figure.envelope;
    let open = match (envelope.open_low, envelope.open_high) {
        (true, true) => ", open at both ends",
        (true, false) => ", open below",
        (false, true) => ", open above",
        (false, false) => "",
    };
    format!("{}–{}{open}", or_dash(envelope.low), or_dash(envelope.high))
}

fn core(figure: &Figure) -> String {
    figure.core.map_or("none".to_owned(), |c| format!("{}–{} ({})", c.low, c.high, c.origins))
}

fn rivals(figure: &Figure) -> String {
    let rivals: Vec<String> = figure.rivals.iter().map(|r| format!("{}–{} ({})", r.low, r.high, r.origins)).collect();
    if rivals.is_empty() { "–".to_owned() } else { rivals.join(", ") }
}

#[test]
fn the_worked_example_is_what_the_method_gives() {
    let view = view("2023-10-13", "attested/v1");
    let position = |p: &Position| {
        let origin = p.origin.as_ref().map_or("–", |o| o.as_str());
        row([&origin, &p.aspect, &p.modality, &ids(&p.renderings)])
    };
    same("positions", &view.positions.iter().map(position).collect::<Vec<_>>());
    let reading = |r: &Reading| {
        let origin = r.origin.as_ref().map_or("–", |o| o.as_str());
        let reads = format!("{}{}", r.interval(), if r.vague { ", vague" } else { "" });
        row([&r.claim, &origin, &reads, &r.scope, &r.rule, &ids(&r.renderings)])
    };
    let figure = &view.figures[0];
    same("readings", &figure.readings.iter().map(reading).collect::<Vec<_>>());
    same("figure", &fields(figure));
}

fn fields(figure: &Figure) -> Vec<Row> {
    let grade = |aspect| {
        let grade = &figure.grade[&aspect];
        let by = grade.by.as_ref().map(|by| format!(" by {by} (\"{}\", {})", grade.hedge, grade.interest));
        format!("{}{}", grade.level.code(), by.unwrap_or_default())
    };
    let core = figure.core.map_or("none".to_owned(), |c| format!("{}–{} ({} origins)", c.low, c.high, c.origins));
    let range = figure.origins_range;
    let contested: Vec<&str> = figure.contested_aspects.iter().map(|a| a.as_str()).collect();
    let warnings: Vec<&str> = figure.warnings.iter().map(|w| w.code.code()).collect();
    let fields: [(&str, String); 18] = [
        ("id", figure.id.clone()),
        ("time", figure.time.clone().unwrap_or_default()),
        ("envelope", envelope(figure)),
        ("core", core),
        ("rivals", rivals(figure)),
        ("best", or_dash(figure.best.as_ref().map(|b| b.value))),
        ("part floor", or_dash(figure.part_floor)),
        ("wider ceiling", or_dash(figure.wider_ceiling)),
        ("contested", contested.join(" ")),
        ("origins", format!("{} ({} to {})", figure.origins, range.low, range.high)),
        ("independence shown", figure.independence_shown.to_string()),
        ("reports", figure.reports.to_string()),
        ("claims", figure.claims.len().to_string()),
        ("fit the core", ids(&figure.tally.compatible)),
        ("don't", ids(&figure.tally.incompatible)),
        ("occurrence", grade(attested_model::Aspect::Occurrence)),
        ("number", grade(attested_model::Aspect::Number)),
        ("warnings", warnings.join(", ")),
    ];
    fields.into_iter().map(|(name, value)| vec![name.to_owned(), value]).collect()
}

/// The figures that the document reckons by hand, reckoned by hand.
#[test]
fn the_core_of_the_example_by_hand() {
    let view = view("2023-10-13", "attested/v1");
    let votes: Vec<(u64, u64)> = view.figures[0]
        .readings
        .iter()
        .filter(|r| r.scope == Scope::Whole && !r.vague && r.origin.is_some())
        .filter_map(|r| Some((r.low?, r.high?)))
        .collect();
    assert_eq!(votes, [(540, 660), (600, 699), (600, 699)]);
    let count = |n: u64| votes.iter().filter(|(low, high)| *low <= n && n <= *high).count();
    for (from, to, wanted) in [(0, 539, 0), (540, 599, 1), (600, 660, 3), (661, 699, 2), (700, 1000, 0)] {
        assert!((from..=to).all(|n| count(n) == wanted), "{from}–{to}");
    }
}

#[test]
fn how_it_became_known() {
    let days: Vec<String> = table("days").into_iter().map(|row| row[0].clone()).collect();
    let derived: Vec<Row> = days
        .iter()
        .map(|day| {
            let view = view(day, "attested/v1");
            let f = &view.figures[0];
            let contested = if f.contested { "yes" } else { "no" };
            let origins = format!("{} ({})", f.origins, f.origins_range.high);
            let (floor, ceiling) = (or_dash(f.part_floor), or_dash(f.wider_ceiling));
            row([day, &envelope(f), &core(f), &rivals(f), &contested, &origins, &f.reports, &floor, &ceiling])
        })
        .collect();
    same("days", &derived);
}

#[test]
fn the_policies_are_as_documented() {
    let derived: Vec<Row> = POLICIES
        .iter()
        .map(|policy| {
            let view = view("2023-12-07", policy.name);
            let f = &view.figures[0];
            let best = f.best.as_ref().map_or("–".to_owned(), |b| format!("{} ({})", b.value, b.claim));
            row([&policy.name, &envelope(f), &core(f), &rivals(f), &best, &f.excluded.len()])
        })
        .collect();
    same("policies on 2023-12-07", &derived);
    let admits = |policy: &Policy| match policy.admission {
        Admission::All => "every claim",
        Admission::Reliable => "claims that name a source and a stated origin, unless a judgment grades it D or E",
        Admission::NotDiscredited => "all but those of an origin that a judgment grades D or E",
    };
    let derived: Vec<Row> =
        POLICIES.iter().map(|p| row([&p.name, &format!("{}%", p.about_percent), &admits(p), &p.best.code()])).collect();
    same("policies", &derived);
}

#[test]
fn every_level_of_the_grade_is_documented_in_order() {
    let written: Vec<String> = table("grades").into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(written, GradeLevel::ALL.map(GradeLevel::code));
}

#[test]
fn every_warning_is_documented_with_a_true_example() {
    let written = table("warnings");
    let codes: Vec<&str> = written.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(codes, WarningCode::ALL.map(WarningCode::code));
    let records = example();
    for row in written.iter().filter(|row| row[3] != "–") {
        let (question, claims) = row[3].split_once(": ").unwrap();
        let (event, day) = question.split_once(' ').unwrap();
        let view = figures(&records, event, day, "attested/v1");
        let warnings = || view.figures.iter().flat_map(|f| &f.warnings);
        let found = warnings().find(|w| w.code.code() == row[0] && ids(&w.claims) == claims);
        let Some(found) = found else { panic!("no {} {claims} on {question}: {:?}", row[0], warnings()) };
        let arguments: BTreeSet<&str> = found.args.keys().copied().collect();
        assert_eq!(row[2].split(", ").filter(|a| *a != "–").collect::<BTreeSet<_>>(), arguments, "{}", row[0]);
    }
}

/// Every field of a view: `figures[].core.low`, arguments of warnings aside.
fn paths(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) if !path.ends_with(".args") => {
            for (name, value) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                paths(value, &path, found);
            }
        }
        Value::Array(values) if !values.is_empty() => {
            values.iter().for_each(|value| paths(value, &format!("{path}[]"), found));
        }
        Value::Array(_) | Value::Null => {}
        Value::Object(_) | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            found.insert(path.to_owned());
        }
    }
}

#[test]
fn every_field_is_documented_in_words_of_the_glossary() {
    let records = example();
    let mut found = BTreeSet::new();
    for event in ["OCT09", "STOCK23", "JUL21", "BASE", "CONTEXT"] {
        for policy in POLICIES {
            for day in ["2023-10-13", "2024-12-31"] {
                let view = figures(&records, event, day, policy.name);
                paths(&serde_json::to_value(&view).unwrap(), "", &mut found);
            }
        }
    }
    // What is null or empty throughout the example: the names are the types' own.
    let never_there = ["as_recorded", "excluded[].claim", "excluded[].reason"];
    found.extend(never_there.map(str::to_owned));
    let found: BTreeSet<String> =
        found.into_iter().map(|path| path.replace("grade.number", "grade.occurrence")).collect();
    let table = table("fields");
    let written: BTreeSet<String> = table.iter().map(|row| row[0].clone()).collect();
    assert_eq!(
        written.difference(&found).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "documented, and never handed out"
    );
    assert_eq!(found.difference(&written).collect::<Vec<_>>(), Vec::<&String>::new(), "handed out, and not documented");
    for row in &table {
        assert!(GLOSSARY.contains(&format!("\n| {} | ", row[2])), "the glossary has no '{}' ({})", row[2], row[0]);
    }
}

#[test]
fn what_codes_say_is_in_the_glossary() {
    let words = |code: &str| code.replace('_', " ");
    // A code that is no word of the glossary by itself says what it is made of.
    for (code, word) in [
        ("renderings", "rendering"),
        ("bound_dropped", "bound dropped"),
        ("bound_flipped", "bound flipped"),
        ("disputed", "disputes"),
        ("part_above_envelope", "part floor"),
        ("wider_below_envelope", "wider ceiling"),
        ("stock_flow_same_number", "stock"),
        ("refusal_conflict", "declined"),
        ("periods_differ", "time"),
        ("unknown_act", "act"),
    ] {
        assert!(WarningCode::ALL.iter().any(|w| w.code() == code), "{}", words(code));
        assert!(GLOSSARY.contains(&format!("\n| {word} | ")), "the glossary has no '{word}'");
    }
    for reason in [
        "excluded_by_judgment",
        "retracted",
        "superseded",
        "origin_judged_unreliable",
        "origin_unknown",
        "source_unnamed",
    ] {
        assert!(METHOD.contains(&format!("`{reason}`")), "{reason} is not documented");
    }
}
