//! Figures, and how they stood as they became known.

use crate::args::{FigureArgs, Format, Global};
use crate::commands::{event_id, expectation};
use crate::output::{print, print_exact, print_json, print_jsonl};
use crate::session::Session;
use crate::translate::Words;
use crate::{text, times};
use attested_app::{AppError, History, Snapshot, event_figures, event_figures_without, event_history};
use attested_figures::{Change, EventFigures, POLICIES, Policy};
use attested_model::{AsOf, Day, EventId};
use attested_publication::{Labels, Translate};
use attested_store::Access;
use std::collections::BTreeSet;

pub(crate) fn figure(global: &Global, args: &FigureArgs) -> anyhow::Result<()> {
    let event = event_id(&args.event)?;
    let as_of = times::as_of(args.view.as_of.as_deref(), args.view.as_recorded.as_deref())?;
    let policies = if args.policies { POLICIES.to_vec() } else { vec![policy(&args.view.policy)?] };
    let session = Session::open(global, Access::Read)?;
    let views: Vec<EventFigures> = policies
        .iter()
        .map(|policy| view_without(&session, &event, as_of, policy, &args.without))
        .collect::<anyhow::Result<_>>()?;
    if args.note {
        return print_notes(global, &session, &views);
    }
    // What to expect is learnt from the record as it is, never from one with a source taken out.
    let expected = match &views[..] {
        [view] if args.without.is_empty() => Some(expectation::expectations(&session, view, as_of)?),
        _ => None,
    };
    match (global.format, &views[..]) {
        (Format::Text, [view]) => {
            let below = expected.map(|all| expectation::shown(&session, view, &all)).unwrap_or_default();
            print(&(shown(&session, &event, view)? + &below))
        }
        (Format::Text, _) => print(&text::policies(&views, &session.words, text::width())),
        (Format::Json, [view]) => match expected {
            Some(expected) => print_json(&expectation::beside(view, &expected)),
            None => print_json(view),
        },
        (Format::Json, _) => print_json(&views),
        (Format::Jsonl, _) => print_jsonl(views.iter().flat_map(|view| &view.figures)),
        (Format::Csv, _) => print_exact(&tables(&views)?),
    }
}

/// The note of each figure, a paragraph each.
fn print_notes(global: &Global, session: &Session, views: &[EventFigures]) -> anyhow::Result<()> {
    let (words, vocabulary) = (&session.words, &session.vocabulary);
    let language = words.lang().split('-').next().unwrap_or_default();
    let mut notes: Vec<(&str, Vec<String>)> = Vec::new();
    for view in views {
        let labels = Labels::of(&vocabulary.terms, view, language);
        for figure in &view.figures {
            let note = attested_publication::words::note(words, &labels, &vocabulary.bodies, view, figure);
            notes.push((&figure.id, note));
        }
    }
    match global.format {
        Format::Text => {
            let separator = words.text("sentence-separator", &[]);
            let paragraphs = notes.iter().map(|(_, note)| format!("{}\n", note.join(&separator)));
            print(&paragraphs.collect::<Vec<_>>().join("\n"))
        }
        Format::Json | Format::Jsonl | Format::Csv => {
            let rows = notes.iter().map(|(figure, note)| serde_json::json!({"figure": figure, "note": note}));
            print_jsonl(rows)
        }
    }
}

/// A policy by name; a name there isn't is wrong use.
pub(crate) fn policy(name: &str) -> anyhow::Result<Policy> {
    Ok(Policy::named(name).map_err(|e| crate::args::WrongUse(e.to_string()))?)
}

/// An event's figures with their warnings in the reader's language.
pub(crate) fn view(session: &Session, event: &EventId, as_of: AsOf, policy: &Policy) -> anyhow::Result<EventFigures> {
    view_without(session, event, as_of, policy, &[])
}

/// The same without some sources.
fn view_without(
    session: &Session,
    event: &EventId,
    as_of: AsOf,
    policy: &Policy,
    without: &[String],
) -> anyhow::Result<EventFigures> {
    let recorded = as_of.recorded.map(times::shown);
    let (project, vocabulary) = (&session.project, &session.vocabulary);
    let mut view = if without.is_empty() {
        event_figures(project, event, as_of, recorded, policy, vocabulary)?
    } else {
        event_figures_without(project, event, as_of, recorded, policy, vocabulary, without)?
    };
    for warning in view.figures.iter_mut().flat_map(|f| &mut f.warnings) {
        warning.text = warning_text(&session.words, warning);
    }
    Ok(view)
}

fn warning_text(words: &Words, warning: &attested_figures::Warning) -> String {
    attested_publication::words::warning(words, warning)
}

/// The figures as people read them in a terminal.
pub(crate) fn shown(session: &Session, event: &EventId, view: &EventFigures) -> anyhow::Result<String> {
    let found = session.project.event(event).map_err(AppError::from)?;
    let title = found.map(|e| e.title).filter(|t| !t.is_empty()).unwrap_or_else(|| event.to_string());
    Ok(text::event(view, &title, &session.words, &session.vocabulary.terms, text::width(), text::colour()))
}

pub(crate) fn history(global: &Global, event: &str, days: &[String], policy_name: &str) -> anyhow::Result<()> {
    let event = event_id(event)?;
    let days: Vec<Day> = days.iter().map(|d| times::day(d)).collect::<Result<_, _>>()?;
    let policy = policy(policy_name)?;
    let session = Session::open(global, Access::Read)?;
    let History { views, changes } = over_time(&session, &event, &days, &policy)?;
    match global.format {
        Format::Text => print(&text::history(&views, &changes, &session.words, text::width())),
        Format::Json => print_json(&with_changes(&views, &changes)?),
        Format::Jsonl => print_jsonl(with_changes(&views, &changes)?),
        Format::Csv => print_exact(&tables(&views)?),
    }
}

/// Each view with what changed on its day and by which claims.
fn with_changes(views: &[EventFigures], changes: &[Change]) -> anyhow::Result<Vec<serde_json::Value>> {
    let mut values = Vec::new();
    for view in views {
        let mut value = serde_json::to_value(view)?;
        if let Some(map) = value.as_object_mut() {
            let of_day = changes.iter().filter(|change| Some(change.day.to_string()) == view.as_of);
            map.insert("changes".to_owned(), serde_json::to_value(of_day.collect::<Vec<_>>())?);
        }
        values.push(value);
    }
    Ok(values)
}

/// The rows of several views under one header.
fn tables(views: &[EventFigures]) -> anyhow::Result<String> {
    let mut all = String::new();
    for (i, view) in views.iter().enumerate() {
        let table = csv(view)?;
        all.push_str(if i == 0 { &table } else { table.split_once('\n').map_or("", |(_, rows)| rows) });
    }
    Ok(all)
}

/// The figures on each day, and what changed; without days, on every day on which a claim of the event became public.
pub(crate) fn over_time(session: &Session, event: &EventId, days: &[Day], policy: &Policy) -> anyhow::Result<History> {
    let days: BTreeSet<Day> = days.iter().copied().collect();
    let (project, vocabulary) = (&session.project, &session.vocabulary);
    let mut history = event_history(project, event, &days, policy, vocabulary, &attested_office::on_days)?;
    for warning in history.views.iter_mut().flat_map(|view| &mut view.figures).flat_map(|f| &mut f.warnings) {
        warning.text = warning_text(&session.words, warning);
    }
    Ok(history)
}

/// A row a figure, the nested parts left to JSON. Stamped internal by its column.
fn csv(view: &EventFigures) -> anyhow::Result<String> {
    let end = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "event",
        "as_of",
        "as_recorded",
        "policy",
        "method",
        "figure",
        "act",
        "measure",
        "unit",
        "time",
        "low",
        "high",
        "open_low",
        "open_high",
        "core_low",
        "core_high",
        "core_origins",
        "best",
        "part_floor",
        "wider_ceiling",
        "contested",
        "origins",
        "origins_low",
        "origins_high",
        "reports",
        "warnings",
        "stamp",
    ])?;
    for f in &view.figures {
        let warnings: Vec<&str> = f.warnings.iter().map(|w| w.code.code()).collect();
        let cell = |text: &str| attested_claims::escape_formula(text).into_owned();
        writer.write_record([
            cell(view.event.as_str()),
            view.as_of.clone().unwrap_or_default(),
            view.as_recorded.clone().unwrap_or_default(),
            view.policy.to_owned(),
            view.method.to_owned(),
            cell(&f.id),
            cell(&f.act),
            f.measure.clone(),
            cell(&f.unit),
            cell(f.time.as_deref().unwrap_or_default()),
            end(f.envelope.low),
            end(f.envelope.high),
            f.envelope.open_low.to_string(),
            f.envelope.open_high.to_string(),
            end(f.core.map(|c| c.low)),
            end(f.core.map(|c| c.high)),
            f.core.map(|c| c.origins.to_string()).unwrap_or_default(),
            end(f.best.as_ref().map(|b| b.value)),
            end(f.part_floor),
            end(f.wider_ceiling),
            f.contested.to_string(),
            f.origins.to_string(),
            f.origins_range.low.to_string(),
            f.origins_range.high.to_string(),
            f.reports.to_string(),
            warnings.join(";"),
            "internal".to_owned(),
        ])?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
