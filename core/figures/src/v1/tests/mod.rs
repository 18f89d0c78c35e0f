//! The rules one by one, on small made-up records. Input: `cases/*.txt`, in which each case is a title (`== …`), its
//! claims and judgments, a question (`-- day [policy]`, day `all` for everything) and the view in short. Output:
//! agreement to the letter; on a difference, the whole file as it would have to be.
//!
//! A claim is `id number key=value …`: `600`, `~600` (approx), `>500`, `>=500`, `<600`, `<=600`, `200-300`, `?` (no
//! quantity) or a word (qualitative); keys are columns of `claims.csv`, some shortened; unstated ones have defaults.

mod properties;

use crate::{EventFigures, Figure, Policy, Slice, Vocabulary, VocabularyTexts, v1};
use attested_claims::{Claim, ClaimRecord, Decision, Event, Judgment, JudgmentRecord, NumberElsewhere};
use attested_model::{
    AsOf, ClaimId, Edtf, EventId, OriginCertainty, OriginId, Reliability, Scope, Timestamp, UtteranceId,
};
use std::collections::BTreeMap;
use std::fmt::Write;

pub(crate) fn vocabulary() -> Vocabulary {
    Vocabulary::read(VocabularyTexts {
        readings: attested_vocab::READINGS,
        bodies: attested_vocab::BODIES,
        officials: attested_vocab::OFFICIALS,
        channels: attested_vocab::CHANNELS,
        terms: attested_vocab::TERMS,
    })
    .unwrap()
}

/// Words of a line; double quotes hold several together.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|w| !w.is_empty());
    words
}

/// A claim of event E: `id number key=value …`.
pub(crate) fn claim(line: &str) -> Claim {
    let words = words(line);
    let mut cells: BTreeMap<String, String> = [
        ("event", "E"),
        ("aspect", "number"),
        ("act", "forcible_return"),
        ("measure", "flow"),
        ("modality", "asserted"),
        ("uttered", "2023-10-10"),
    ]
    .map(|(column, value)| (column.to_owned(), value.to_owned()))
    .into();
    let mut put = |column: &str, value: &str| cells.insert(column.to_owned(), value.to_owned());
    put("id", &words[0]);
    let (kind, ends) = quantity(&words[1]);
    if !kind.is_empty() {
        put("quantity_kind", kind);
    }
    if kind == "qualitative" {
        put("quantity_words", &words[1]);
    }
    for (column, value) in ["low", "high"].iter().zip(ends) {
        put(column, value);
    }
    for pair in &words[2..] {
        let (key, value) = pair.split_once('=').unwrap();
        let column = match key {
            "by" => "origin",
            "u" => "utterance",
            "on" => "uttered",
            "date" => "event_date",
            "kind" => "quantity_kind",
            "qwords" => "quantity_words",
            "than" => "relative_to",
            "doc" => "document",
            other => other,
        };
        put(column, value);
    }
    Claim::from_cells(&cells).unwrap_or_else(|e| panic!("{line}: {e}"))
}

fn quantity(text: &str) -> (&'static str, [&str; 2]) {
    let starts = [
        (">=", "at_least", 0),
        ("<=", "at_most", 1),
        (">", "more_than", 0),
        ("<", "fewer_than", 1),
        ("~", "approx", 0),
    ];
    if let Some((sign, kind, end)) = starts.iter().find(|(sign, _, _)| text.starts_with(sign)) {
        let n = &text[sign.len()..];
        return (kind, if *end == 0 { [n, ""] } else { ["", n] });
    }
    match text.split_once('-') {
        _ if text == "?" => ("", ["", ""]),
        Some((low, high)) => ("between", [low, high]),
        None if text.starts_with(|c: char| c.is_ascii_digit()) => ("exact", [text, ""]),
        None => ("qualitative", ["", ""]),
    }
}

fn decision(line: &str) -> Decision {
    let words = words(line);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let claim = || ClaimId::parse(words[1]).unwrap();
    let other = || (words[2] != "none").then(|| ClaimId::parse(words[2]).unwrap());
    let origin = |i: usize| OriginId::parse(words[i]).unwrap();
    let certainty = if words[0] == "suspected" { OriginCertainty::Suspected } else { OriginCertainty::Stated };
    match words[0] {
        "exclude" => Decision::Exclude { claim: claim() },
        "same" | "suspected" => Decision::SameOrigin { a: origin(1), b: origin(2), certainty },
        "independent" => Decision::Independent { a: origin(1), b: origin(2) },
        "reliability" => Decision::Reliability { origin: origin(1), grade: Reliability::parse(words[2]).unwrap() },
        "scope" => Decision::Scope { claim: claim(), scope: Scope::parse(words[2]).unwrap() },
        "origin" => Decision::Origin { claim: claim(), origin: Some(origin(2)), certainty: OriginCertainty::Stated },
        "utterance" => Decision::Utterance { claim: claim(), utterance: Some(UtteranceId::parse(words[2]).unwrap()) },
        "repeats" => Decision::Repeats { claim: claim(), of: other() },
        "disputes" => Decision::Disputes { claim: claim(), of: other().into_iter().collect() },
        "relative" => Decision::RelativeTo { claim: claim(), of: other() },
        "undo" => Decision::Undo { judgment: words[1].parse().unwrap() },
        other => panic!("{other}"),
    }
}

pub(crate) fn record(claim: Claim) -> ClaimRecord {
    ClaimRecord { claim, position: 0, recorded: Timestamp(0), quotations: Vec::new() }
}

pub(crate) fn slice(claims: Vec<Claim>, decisions: Vec<Decision>) -> Slice {
    let id = EventId::parse("E").unwrap();
    let (claims, related): (Vec<_>, Vec<_>) = claims.into_iter().map(record).partition(|r| r.claim.event == id);
    let judgment = |(i, decision): (usize, Decision)| JudgmentRecord {
        judgment: Judgment { decision, reason: "because".to_owned() },
        position: i as u64 + 1,
        recorded: Timestamp(0),
    };
    let judgments = decisions.into_iter().enumerate().map(judgment).collect();
    let same_numbers = related.iter().filter_map(|r| NumberElsewhere::of(&r.claim)).collect();
    Slice { event: Event::named(id), claims, same_numbers, related, judgments }
}

pub(crate) fn view(slice: &Slice, day: &str, policy: &str, vocabulary: &Vocabulary) -> EventFigures {
    let known = (day != "all").then(|| Edtf::parse(day).unwrap().latest_day().unwrap());
    let as_of = AsOf { known, recorded: None };
    v1::reconcile(slice, as_of, None, &Policy::named(policy).unwrap(), vocabulary)
}

fn ids(ids: &[ClaimId]) -> String {
    ids.iter().map(ClaimId::as_str).collect::<Vec<_>>().join(" ")
}

fn shown(figure: &Figure, out: &mut String) {
    let end = |n: Option<u64>| n.map_or("·".to_owned(), |n| n.to_string());
    let envelope = &figure.envelope;
    write!(out, "{}: {}–{}", figure.id, end(envelope.low), end(envelope.high)).unwrap();
    for (open, word) in [(envelope.open_low, " open below"), (envelope.open_high, " open above")] {
        out.push_str(if open { word } else { "" });
    }
    if let Some(core) = figure.core {
        write!(out, ", core {}–{} ({})", core.low, core.high, core.origins).unwrap();
    }
    for region in &figure.core_regions {
        write!(out, ", tied {}–{} ({})", region.low, region.high, region.origins).unwrap();
    }
    for rival in &figure.rivals {
        write!(out, ", rival {}–{} ({})", rival.low, rival.high, rival.origins).unwrap();
    }
    if let Some(best) = &figure.best {
        write!(out, ", best {} {} {}", best.value, best.rule, best.claim).unwrap();
    }
    if let Some(floor) = figure.part_floor {
        write!(out, ", parts from {floor}").unwrap();
    }
    if let Some(ceiling) = figure.wider_ceiling {
        write!(out, ", wider to {ceiling}").unwrap();
    }
    for aspect in &figure.contested_aspects {
        write!(out, ", contested {aspect}").unwrap();
    }
    let range = figure.origins_range;
    write!(out, ", origins {} [{}–{}]", figure.origins, range.low, range.high).unwrap();
    if figure.independence_shown > 0 {
        write!(out, " shown {}", figure.independence_shown).unwrap();
    }
    write!(out, ", reports {}", figure.reports).unwrap();
    for (aspect, grade) in &figure.grade {
        let by = grade.by.as_ref().map_or(String::new(), |by| format!(" by {by}"));
        write!(out, ", {aspect} {}{by}", grade.level.code()).unwrap();
    }
    out.push('\n');
    for r in &figure.readings {
        let origin = r.origin.as_ref().map_or("?", |o| o.as_str());
        let vague = if r.vague { " vague" } else { "" };
        let scope = if r.scope == Scope::Whole { String::new() } else { format!(" {}", r.scope) };
        writeln!(out, "  {} {}{scope}{vague} [{}]", origin, r.interval(), ids(&r.renderings)).unwrap();
    }
    for (sign, claims) in [('+', &figure.tally.compatible), ('-', &figure.tally.incompatible)] {
        if !claims.is_empty() {
            writeln!(out, "  {sign} {}", ids(claims)).unwrap();
        }
    }
    for excluded in &figure.excluded {
        writeln!(out, "  out {} {}", excluded.claim, excluded.reason).unwrap();
    }
    for warning in &figure.warnings {
        writeln!(out, "  ! {} {}", warning.code.code(), ids(&warning.claims)).unwrap();
    }
}

pub(super) fn in_short(view: &EventFigures) -> String {
    let mut out = String::new();
    for figure in &view.figures {
        shown(figure, &mut out);
    }
    for p in &view.positions {
        writeln!(out, "position {} {} [{}]", p.aspect, p.modality, ids(&p.renderings)).unwrap();
    }
    for s in &view.statements {
        writeln!(out, "statement {} {}", s.aspect, s.claim).unwrap();
    }
    for excluded in &view.excluded {
        writeln!(out, "out {} {}", excluded.claim, excluded.reason).unwrap();
    }
    out
}

/// Derives each case anew and compares the whole file.
fn check(name: &str, text: &str) {
    let vocabulary = vocabulary();
    let mut derived = String::new();
    let (mut claims, mut decisions) = (Vec::new(), Vec::new());
    let mut input = true;
    for line in text.lines() {
        if line.starts_with("== ") {
            (claims, decisions) = (Vec::new(), Vec::new());
            input = true;
        } else if let Some(question) = line.strip_prefix("-- ") {
            input = false;
            writeln!(derived, "{line}").unwrap();
            let (day, policy) = question.split_once(' ').unwrap_or((question, "attested/v1"));
            derived.push_str(&in_short(&view(&slice(claims.clone(), decisions.clone()), day, policy, &vocabulary)));
            continue;
        } else if let Some(judgment) = line.strip_prefix("judge ") {
            decisions.push(decision(judgment));
            writeln!(derived, "{line}").unwrap();
            continue;
        } else if input && !line.is_empty() {
            claims.push(claim(line));
        }
        if input || line.is_empty() {
            writeln!(derived, "{line}").unwrap();
        }
    }
    assert!(text == derived, "{name} is not what the rules give, which is:\n\n{derived}");
}

macro_rules! cases {
    ($($name:ident),+ $(,)?) => {
        $(#[test]
        fn $name() {
            check(stringify!($name), include_str!(concat!("cases/", stringify!($name), ".txt")));
        })+
    };
}

cases!(known, readings, relative, utterances, withdrawal, scope, votes, contest, judgments, grades, policies, stocks);
