//! Suggestion: from a file without a project, or from a document of the project with numbers to accept or
//! reject.

use crate::args::{AcceptArgs, Format, Global, SuggestArgs, WrongUse};
use crate::commands::{claim_id, document, document_number, event_id};
use crate::output::{print, print_json, print_jsonl, print_rows, print_value};
use crate::session::{Session, media_type, words};
use crate::times;
use crate::translate::{num, text};
use anyhow::Context as _;
use attested_app::{
    Acceptance, DocumentRecord, NumberedSuggestion, accept as accept_them, number_suggestions, reject as reject_them,
};
use attested_claims::SuggestionVerdict;
use attested_claims::suggest::{Context, Gazetteer, Lang, Suggestion, TableTexts, Tables};
use attested_model::{Day, Edtf};
use attested_store::Access;
use std::collections::BTreeMap;
use std::path::Path;

/// The working-state key of the document that was suggested from last.
const LAST: &str = "last-suggested";

pub(crate) fn suggest(global: &Global, args: &SuggestArgs) -> anyhow::Result<()> {
    if args.report {
        return report(global);
    }
    let target = args.target.as_deref().unwrap_or_default();
    let is_document =
        target.strip_prefix(['D', 'd']).is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    if is_document && !Path::new(target).exists() {
        of_document(global, target, args)
    } else {
        of_file(global, Path::new(target), args)
    }
}

pub(crate) fn tables() -> anyhow::Result<Tables> {
    use attested_vocab::suggest as v;
    Ok(Tables::load(&TableTexts {
        bounds: v::BOUNDS,
        numerals: v::NUMERALS,
        nouns: v::NOUNS,
        drops: v::DROPS,
        acts: v::ACTS,
        cues: v::CUES,
        bodies: v::BODIES,
        roles: v::ROLES,
        places: v::PLACES,
        times: v::TIMES,
        statements: v::STATEMENTS,
        han_variants: v::HAN_VARIANTS,
    })?)
}

fn language(said: Option<&str>, copy: &str) -> anyhow::Result<Lang> {
    match said {
        None => Ok(Lang::guess(copy)),
        Some(tag) => Lang::parse(tag)
            .ok_or_else(|| WrongUse(format!("'{tag}' is not a language suggestion reads: use en, ko or zh")).into()),
    }
}

fn found(copy: &str, published: Day, lang: Lang, outlet: Option<&str>) -> anyhow::Result<Vec<Suggestion>> {
    let tables = tables()?;
    let gazetteer = Gazetteer::open(attested_vocab::GAZETTEER, attested_vocab::WORLD)?;
    let context = Context { published, lang, outlet, tables: &tables, gazetteer: Some(&gazetteer) };
    Ok(attested_claims::suggest::suggest(copy, &context))
}

fn of_file(global: &Global, path: &Path, args: &SuggestArgs) -> anyhow::Result<()> {
    let published = args
        .published
        .as_deref()
        .ok_or_else(|| WrongUse("a file needs --published DATE: relative dates count from it".to_owned()))?;
    let published = times::day(published)?;
    let bytes = std::fs::read(path).with_context(|| format!("{}: the file can't be read", path.display()))?;
    let media_type = media_type(&bytes, path.file_name().and_then(|n| n.to_str()), args.charset.as_deref());
    let copy = attested_parsers::extract(&bytes, &media_type).with_context(|| path.display().to_string())?;
    let copy = copy.with_context(|| {
        format!("{}: no text can be taken from this kind of file yet ({media_type})", path.display())
    })?;
    let suggestions =
        found(&copy.text, published, language(args.lang.as_deref(), &copy.text)?, args.outlet.as_deref())?;
    let explained = |s: &Suggestion| if args.explain { s.explained() } else { serde_json::to_value(s) };
    match global.format {
        Format::Text => print(&crate::walk::suggestions(&numbered(suggestions), &words(), args.explain)),
        Format::Json => print_json(&suggestions.iter().map(explained).collect::<Result<Vec<_>, _>>()?),
        Format::Jsonl => print_jsonl(suggestions.iter().map(explained).collect::<Result<Vec<_>, _>>()?),
        Format::Csv => Err(WrongUse("suggestions come as text, json or jsonl".to_owned()).into()),
    }
}

fn numbered(suggestions: Vec<Suggestion>) -> Vec<NumberedSuggestion> {
    suggestions
        .into_iter()
        .enumerate()
        .map(|(i, suggestion)| NumberedSuggestion { number: i + 1, suggestion, decided: None })
        .collect()
}

fn of_document(global: &Global, target: &str, args: &SuggestArgs) -> anyhow::Result<()> {
    let number = document_number(target)?;
    let mut session = Session::open(global, Access::Write)?;
    let record = document(&session.project, number)?;
    let reading = Reading { published: args.published.clone(), lang: args.lang.clone() };
    let all = of_record(&session, &record, &reading)?.0;
    session.project.keep_working(LAST, &number.to_string())?;
    session.project.keep_working(&reading_key(number), &serde_json::to_string(&reading)?)?;
    match global.format {
        Format::Text => print(&crate::walk::suggestions(&all, &session.words, args.explain))?,
        Format::Json | Format::Jsonl => {
            let rows: Result<Vec<_>, serde_json::Error> = all.iter().map(|s| as_json(s, args.explain)).collect();
            print_rows(global.format, rows?)?;
        }
        Format::Csv => return Err(WrongUse("suggestions come as text, json or jsonl".to_owned()).into()),
    }
    session.close()
}

fn as_json(one: &NumberedSuggestion, explain: bool) -> Result<serde_json::Value, serde_json::Error> {
    let mut value = if explain { one.suggestion.explained()? } else { serde_json::to_value(&one.suggestion)? };
    if let Some(map) = value.as_object_mut() {
        map.insert("number".to_owned(), one.number.into());
        map.insert(
            "decided".to_owned(),
            serde_json::to_value(one.decided.as_ref().map(|(verdict, claim)| (verdict, claim)))?,
        );
    }
    Ok(value)
}

/// How a document is read where the arguments go before what is recorded of it. Kept, so that numbers accepted later
/// are the numbers that were shown.
#[derive(Debug, Default, serde::Serialize, serde::Deserialize)]
struct Reading {
    published: Option<String>,
    lang: Option<String>,
}

fn reading_key(document: u64) -> String {
    format!("suggested-from-{document}")
}

/// How a document was read when it was suggested from last.
fn last_reading(session: &Session, document: u64) -> anyhow::Result<Reading> {
    let kept = session.project.working(&reading_key(document))?;
    Ok(kept.map(|json| serde_json::from_str(&json)).transpose()?.unwrap_or_default())
}

/// A document's suggestions, numbered, and its working copy.
fn of_record(
    session: &Session,
    record: &DocumentRecord,
    reading: &Reading,
) -> anyhow::Result<(Vec<NumberedSuggestion>, String)> {
    let evidence = &record.document;
    let dated = reading
        .published
        .as_deref()
        .map(times::day)
        .transpose()?
        .or_else(|| evidence.published.as_ref().and_then(Edtf::latest_day))
        .or_else(|| evidence.captured.as_ref().and_then(Edtf::latest_day));
    let published = dated.ok_or_else(|| {
        let number = record.number;
        WrongUse(format!(
            "document D{number} has no date of publication: `attested suggest D{number} --published DATE` gives one"
        ))
    })?;
    let copy = session.working_copy(record)?;
    let lang = language(reading.lang.as_deref().or(evidence.lang.as_ref().map(|l| l.as_str())), &copy.text)?;
    let outlet = Some(evidence.publisher.as_str()).filter(|p| !p.is_empty());
    let suggestions = found(&copy.text, published, lang, outlet)?;
    Ok((number_suggestions(&session.project, record.number, suggestions)?, copy.text))
}

fn chosen_document(session: &Session, said: Option<&str>) -> anyhow::Result<DocumentRecord> {
    let number = match said {
        Some(text) => document_number(text)?,
        None => {
            let last = session.project.working(LAST)?;
            last.and_then(|n| n.parse().ok()).ok_or_else(|| {
                WrongUse("say which document: --document D1, or run `attested suggest D1` first".to_owned())
            })?
        }
    };
    document(&session.project, number)
}

pub(crate) fn accept(global: &Global, args: &AcceptArgs) -> anyhow::Result<()> {
    let event = args.event.as_deref().map(event_id).transpose()?;
    let attach_to = args.claim.as_deref().map(claim_id).transpose()?;
    let mut session = Session::open(global, Access::Write)?;
    let record = chosen_document(&session, args.document.as_deref())?;
    let (all, copy) = of_record(&session, &record, &last_reading(&session, record.number)?)?;
    let numbers = if args.all {
        all.iter().filter(|s| s.decided.is_none()).map(|s| s.number).collect()
    } else {
        args.numbers.clone()
    };
    let how = Acceptance { event, attach_to, vocabulary: &session.vocabulary };
    let accepted = accept_them(&session.project, &record, &copy, &all, &numbers, &how)?;
    let count = accepted.claims.len() as u64;
    let claims: Vec<String> = accepted.claims.iter().map(|(_, id)| id.to_string()).collect();
    session.commit(accepted.envelopes)?;
    if global.format == Format::Text {
        print(&session.words.say("cli-accepted", &[num("count", count), text("claims", &claims.join(", "))]))?;
    } else {
        print_value(
            global.format,
            &serde_json::json!({"accepted": accepted.claims.iter().map(|(n, id)| serde_json::json!({"number": n, "claim": id})).collect::<Vec<_>>()}),
        )?;
    }
    session.close()
}

pub(crate) fn reject(global: &Global, numbers: &[usize], said: Option<&str>) -> anyhow::Result<()> {
    let mut session = Session::open(global, Access::Write)?;
    let record = chosen_document(&session, said)?;
    let (all, _) = of_record(&session, &record, &last_reading(&session, record.number)?)?;
    let envelopes = reject_them(record.number, &all, numbers)?;
    session.commit(envelopes)?;
    print(&session.words.say("cli-rejected", &[num("count", numbers.len() as u64)]))?;
    session.close()
}

/// How often each rule's suggestions were accepted and rejected: the last decision on each counts.
fn report(global: &Global) -> anyhow::Result<()> {
    use attested_app::Snapshot;
    let session = Session::open(global, Access::Read)?;
    let mut by_rule: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for record in session.project.documents()? {
        let mut last = BTreeMap::new();
        for decision in session.project.decided(record.number).map_err(attested_app::AppError::from)? {
            last.insert((decision.start, decision.end, decision.rule.clone()), decision);
        }
        for decision in last.into_values() {
            let (accepted, rejected) = by_rule.entry(decision.rule).or_default();
            match decision.verdict {
                SuggestionVerdict::Accepted => *accepted += 1,
                SuggestionVerdict::Rejected => *rejected += 1,
            }
        }
    }
    if global.format != Format::Text {
        return print_rows(
            global.format,
            by_rule.iter().map(|(rule, (a, r))| serde_json::json!({"rule": rule, "accepted": a, "rejected": r})),
        );
    }
    let mut lines = String::new();
    for (rule, (accepted, rejected)) in &by_rule {
        lines.push_str(&format!(
            "{}\n",
            session
                .words
                .say("cli-rule-report", &[text("rule", rule), num("accepted", *accepted), num("rejected", *rejected)])
        ));
    }
    if lines.is_empty() {
        lines = session.words.say("cli-no-decisions", &[]);
    }
    print(&lines)
}
