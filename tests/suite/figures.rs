//! Figures against RECONCILE.md's section 7: the same tables, computed from the example record, and from the
//! reference record where the checkout has it beside it.
//!
//! Input: claims files, `suite/figures/*.txt` with the expected lines. Output: agreement to the letter.

mod document;
mod expectation;

use attested_claims::{ClaimRecord, ColumnMap, Event, NumberElsewhere, read_csv};
use attested_figures::{EventFigures, Figure, Policy, Slice, Vocabulary, VocabularyTexts, v1};
use attested_model::{AsOf, ClaimId, Edtf, EventId, Scope, Timestamp};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The vocabulary this program is built with.
pub fn vocabulary() -> Vocabulary {
    Vocabulary::read(VocabularyTexts {
        readings: attested_vocab::READINGS,
        bodies: attested_vocab::BODIES,
        officials: attested_vocab::OFFICIALS,
        channels: attested_vocab::CHANNELS,
        terms: attested_vocab::TERMS,
    })
    .unwrap()
}

/// All claims of a file, as if each had been recorded by an entry of its own.
pub fn records(csv: &[u8]) -> Vec<ClaimRecord> {
    let rows = read_csv(csv, &ColumnMap::default()).unwrap();
    let record = |(i, claim)| ClaimRecord { claim, position: i as u64, recorded: Timestamp(0), quotations: Vec::new() };
    rows.into_iter().map(|row| row.claim.unwrap()).enumerate().map(record).collect()
}

/// The slice of one event, as a store would serve it.
pub fn slice(records: &[ClaimRecord], event: &str) -> Slice {
    let id = EventId::parse(event).unwrap();
    let claims: Vec<ClaimRecord> = records.iter().filter(|r| r.claim.event == id).cloned().collect();
    let named: BTreeSet<&ClaimId> = claims
        .iter()
        .flat_map(|r| {
            r.claim
                .disputes
                .iter()
                .chain(&r.claim.repeats)
                .chain(&r.claim.part_of)
                .chain(r.claim.quantity.as_ref().and_then(|q| q.relative_to()))
        })
        .collect();
    let related = records.iter().filter(|r| r.claim.event != id && named.contains(&r.claim.id)).cloned().collect();
    let same_numbers =
        records.iter().filter(|r| r.claim.event != id).filter_map(|r| NumberElsewhere::of(&r.claim)).collect();
    Slice { event: Event::named(id), claims, related, same_numbers, judgments: Vec::new() }
}

fn figures(records: &[ClaimRecord], event: &str, day: &str, policy: &str) -> EventFigures {
    let known = Edtf::parse(day).unwrap().latest_day();
    let as_of = AsOf { known, recorded: None };
    v1::reconcile(&slice(records, event), as_of, None, &Policy::named(policy).unwrap(), &vocabulary())
}

fn sources() -> Vec<(&'static str, Vec<u8>)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut sources = vec![("example", std::fs::read(root.join("examples/returns-2023/claims.csv")).unwrap())];
    if let Ok(bytes) = std::fs::read(root.join("../shared/domain/claims.csv")) {
        sources.push(("reference", bytes));
    }
    sources
}

/// A figure in the words of section 7.
fn line(figure: &Figure) -> String {
    let end = |n: Option<u64>| n.map_or("null".to_owned(), |n| n.to_string());
    let envelope = &figure.envelope;
    let open = match (envelope.open_low, envelope.open_high) {
        (true, true) => ", open at both ends",
        (true, false) => ", open below",
        (false, true) => ", open above",
        (false, false) => "",
    };
    let core = figure.core.map_or("none".to_owned(), |c| format!("{}–{} ({})", c.low, c.high, c.origins));
    let rivals: Vec<String> = figure.rivals.iter().map(|r| format!("{}–{} ({})", r.low, r.high, r.origins)).collect();
    format!(
        "{}–{}{open} | {core} | {} | {} | {} ({}) | {} | {} | {}",
        end(envelope.low),
        end(envelope.high),
        if rivals.is_empty() { "–".to_owned() } else { rivals.join(", ") },
        if figure.contested { "yes" } else { "no" },
        figure.origins,
        figure.origins_range.high,
        figure.reports,
        end(figure.part_floor),
        end(figure.wider_ceiling),
    )
}

fn compare(name: &str, source: &str, wanted: &str, got: &[String]) {
    let wanted: Vec<&str> = wanted.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
    assert_eq!(wanted, got, "{name} from the {source} record");
}

#[test]
fn the_return_of_october_as_it_became_known() {
    let days = ["2023-10-10", "2023-10-11", "2023-10-12", "2023-10-13", "2023-10-17", "2023-11-01", "2023-12-07"];
    for (source, bytes) in sources() {
        let records = records(&bytes);
        let got: Vec<String> = days
            .iter()
            .map(|day| {
                let view = figures(&records, "OCT09", day, "attested/v1");
                let figure = view.figures.iter().find(|f| f.id == "forcible_return.flow").unwrap();
                format!("{day} | {}", line(figure))
            })
            .collect();
        compare("OCT09", source, include_str!("figures/oct09.txt"), &got);
    }
}

#[test]
fn readings_on_the_thirteenth() {
    for (source, bytes) in sources() {
        let view = figures(&records(&bytes), "OCT09", "2023-10-13", "attested/v1");
        let got: Vec<String> = view.figures[0]
            .readings
            .iter()
            .map(|r| {
                let vague = if r.vague { ", vague" } else { "" };
                let scope = if r.scope == Scope::Whole { String::new() } else { format!(" ({})", r.scope) };
                let origin = r.origin.as_ref().map_or("no origin", |o| o.as_str());
                format!("{} {origin}: {}{vague}{scope}, {} reports", r.claim, r.interval(), r.renderings.len())
            })
            .collect();
        compare("readings", source, include_str!("figures/readings-2023-10-13.txt"), &got);
    }
}

#[test]
fn positions_on_the_thirteenth() {
    for (source, bytes) in sources() {
        let view = figures(&records(&bytes), "OCT09", "2023-10-13", "attested/v1");
        let got: Vec<String> = view
            .positions
            .iter()
            .map(|p| {
                format!(
                    "{} {} {} ({})",
                    p.origin.as_ref().map_or("?", |o| o.as_str()),
                    p.aspect,
                    p.modality,
                    p.renderings.iter().map(|c| c.as_str()).collect::<Vec<_>>().join(" ")
                )
            })
            .collect();
        compare("positions", source, include_str!("figures/positions-2023-10-13.txt"), &got);
    }
}

#[test]
fn the_stock_and_the_earlier_return() {
    for (source, bytes) in sources() {
        let records = records(&bytes);
        let mut got = Vec::new();
        for (event, day) in
            [("STOCK23", "2024-12-31"), ("JUL21", "2021-09-30"), ("AUG29", "2024-12-31"), ("BASE", "2024-12-31")]
        {
            let view = figures(&records, event, day, "attested/v1");
            for figure in &view.figures {
                let readings: Vec<String> = figure
                    .readings
                    .iter()
                    .map(|r| format!("{}: {}{}", r.claim, r.interval(), if r.vague { ", vague" } else { "" }))
                    .collect();
                let contested: Vec<&str> = figure.contested_aspects.iter().map(|a| a.as_str()).collect();
                got.push(format!(
                    "{event}/{} | {} | {} | contested: {}",
                    figure.id,
                    line(figure),
                    readings.join("; "),
                    contested.join(" ")
                ));
            }
        }
        compare("stocks and others", source, include_str!("figures/others.txt"), &got);
    }
}

#[test]
fn warnings_on_the_first_of_november() {
    for (source, bytes) in sources() {
        let records = records(&bytes);
        let mut got = Vec::new();
        for (event, day) in [("OCT09", "2023-11-01"), ("STOCK23", "2023-12-31"), ("JUL21", "2021-09-30")] {
            for figure in &figures(&records, event, day, "attested/v1").figures {
                for w in &figure.warnings {
                    let args: Vec<String> = w.args.iter().map(|(k, v)| format!("{k}={v}")).collect();
                    got.push(format!(
                        "{event}/{} {} {} {}",
                        figure.id,
                        w.code.code(),
                        w.claims.iter().map(|c| c.as_str()).collect::<Vec<_>>().join(" "),
                        args.join(", ")
                    ));
                }
            }
        }
        compare("warnings", source, include_str!("figures/warnings.txt"), &got);
    }
}

#[test]
fn policies_differ_as_they_say() {
    for (source, bytes) in sources() {
        let records = records(&bytes);
        let got: Vec<String> = attested_figures::POLICIES
            .iter()
            .map(|policy| {
                let view = figures(&records, "OCT09", "2023-12-07", policy.name);
                let figure = &view.figures[0];
                let best = figure
                    .best
                    .as_ref()
                    .map_or("none".to_owned(), |b| format!("{} by {} ({})", b.value, b.claim, b.rule));
                format!("{} | {} | best {best} | {} left out", policy.name, line(figure), figure.excluded.len())
            })
            .collect();
        compare("policies", source, include_str!("figures/policies.txt"), &got);
    }
}

/// The whole view of 13 October as JSON: what `figure OCT09 --as-of 2023-10-13 --format json` hands out.
#[test]
fn the_view_as_json() {
    let (_, bytes) = sources().swap_remove(0);
    let mut view = figures(&records(&bytes), "OCT09", "2023-10-13", "attested/v1");
    has_the_fields_people_script(&serde_json::to_value(&view).unwrap());
    // The hash of the vocabulary changes with every word of it; that it is one is all that matters here.
    assert_eq!(view.vocabulary.len(), 64);
    view.vocabulary = "(hash)".to_owned();
    let derived = serde_json::to_string_pretty(&view).unwrap() + "\n";
    if derived != include_str!("figures/view-2023-10-13.json") {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("view-2023-10-13.json");
        std::fs::write(&path, derived).unwrap();
        panic!("the view changed: compare tests/suite/figures/view-2023-10-13.json with {}", path.display());
    }
}

/// The contract: fields may be added, never renamed or taken away.
fn has_the_fields_people_script(view: &serde_json::Value) {
    let has = |value: &serde_json::Value, fields: &str| {
        for field in fields.split(' ') {
            assert!(value.get(field).is_some(), "{field} is missing in {value}");
        }
    };
    has(view, "event as_of as_recorded policy method vocabulary figures positions");
    let figure = &view["figures"][0];
    has(figure, "id act measure unit time places envelope core core_regions rivals best part_floor wider_ceiling");
    has(figure, "contested contested_aspects grade origins origins_range reports claims readings excluded warnings");
    has(&figure["envelope"], "low high open_low open_high");
    has(&figure["core"], "low high origins");
    has(&figure["origins_range"], "low high");
    has(&figure["readings"][0], "claim origin scope low high renderings");
    has(&figure["warnings"][0], "code claims text");
    has(&view["positions"][0], "speaker aspect modality claim");
    assert!(figure["contested"].is_boolean() && figure["grade"].is_object() && figure["best"].is_null());
}
