//! Suggestion: from a file without a project, or from a document of the project with numbers to accept or
//! reject; with a second opinion beside either if one is asked for.

use crate::args::{AcceptArgs, Format, Global, SuggestArgs, WrongUse};
use crate::commands::assist::{self, Asked};
use crate::commands::{claim_id, document, document_number, event_id};
use crate::output::{Lines, note, print, print_rows, print_value};
use crate::session::{Session, media_type, words};
use crate::times;
use crate::translate::{Words, num, text};
use anyhow::Context as _;
use attested_app::{Acceptance, DocumentRecord, NumberedSuggestion, accept as accept_them, reject as reject_them};
use attested_claims::SuggestionVerdict;
use attested_claims::suggest::assist::{Opinion, second_opinion};
use attested_claims::suggest::{
    Context, Dropped, Lang, Suggestion, mismatches, suggest as suggest_from, suggest_each, suggest_explained,
};
use attested_office::{
    Reading, keep_quotes, keep_reading, language, last_reading, quotes_kept, read, read_record, suggestion_places,
    suggestion_tables,
};
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

fn of_file(global: &Global, path: &Path, args: &SuggestArgs) -> anyhow::Result<()> {
    let asked = Asked::of(&args.assist)?;
    if let Some(asked) = &asked {
        asked.check_file(args.assist.tlp.as_deref())?;
    }
    let published = args
        .published
        .as_deref()
        .ok_or_else(|| WrongUse("a file needs --published DATE: relative dates count from it".to_owned()))?;
    let published = times::day(published)?;
    let bytes = std::fs::read(path).with_context(|| format!("{}: the file can't be read", path.display()))?;
    let media_type = media_type(&bytes, path.file_name().and_then(|n| n.to_str()), args.charset.as_deref());
    let copy = attested_parsers::extract_text(bytes, &media_type).with_context(|| path.display().to_string())?;
    let copy = copy.with_context(|| {
        format!("{}: no text can be taken from this kind of file yet ({media_type})", path.display())
    })?;
    let lang = language(args.lang.as_deref(), &copy)?;
    let tables = suggestion_tables()?;
    let gazetteer = suggestion_places()?;
    let outlet = args.outlet.as_deref();
    let context = Context { published, lang, outlet, tables: &tables, gazetteer: Some(&gazetteer) };
    if asked.is_none() && args.translation.is_none() && global.format == Format::Jsonl {
        return stream(&copy, &context, args.explain);
    }
    let say = words();
    let (rules, left_out) = read(&copy, &context);
    let (suggestions, opinion) = match asked {
        None => (rules, None),
        Some(asked) => {
            let quotes = asked.quotes(&copy, &say.say("assist-asking", &[]))?;
            let mut opinion = second_opinion(&copy, &context, rules, &quotes);
            (std::mem::take(&mut opinion.suggestions), Some(opinion))
        }
    };
    let all = numbered(suggestions);
    let beside = Beside {
        opinion: opinion.as_ref(),
        left_out: if args.explain { &left_out } else { &[] },
        translation: match &args.translation {
            None => None,
            Some(other) => Some(translated_file(other, &context, args)?),
        },
    };
    show(global.format, &all, &beside, &say, args.explain, |one| row(&one.suggestion, args.explain))
}

/// The suggestions of a file that translates another, read in its own language.
fn translated_file(file: &str, of: &Context<'_>, args: &SuggestArgs) -> anyhow::Result<Vec<Suggestion>> {
    let bytes = std::fs::read(file).with_context(|| format!("{file}: the file can't be read"))?;
    let name = Path::new(file).file_name().and_then(|n| n.to_str());
    let media_type = media_type(&bytes, name, args.charset.as_deref());
    let copy = attested_parsers::extract_text(bytes, &media_type).with_context(|| file.to_owned())?;
    let copy =
        copy.with_context(|| format!("{file}: no text can be taken from this kind of file yet ({media_type})"))?;
    Ok(suggest_from(&copy, &Context { lang: Lang::guess(&copy), ..*of }))
}

/// One suggestion a line, each as it is found: memory does not grow with what is found.
fn stream(copy: &str, context: &Context<'_>, explain: bool) -> anyhow::Result<()> {
    let lines = std::cell::RefCell::new(Lines::begin());
    let mut failed = None;
    let each = |one| match row(&one, explain) {
        Ok(row) => lines.borrow_mut().line(&row),
        Err(error) => failed = Some(error),
    };
    if explain {
        suggest_explained(copy, context, each, |one| lines.borrow_mut().line(&left_out_row(&one)));
    } else {
        suggest_each(copy, context, each);
    }
    lines.into_inner().end()?;
    failed.map_or(Ok(()), |error| Err(error.into()))
}

fn row(one: &Suggestion, explain: bool) -> Result<serde_json::Value, serde_json::Error> {
    if explain { one.explained() } else { serde_json::to_value(one) }
}

/// A number left out, as a row of its own.
fn left_out_row(one: &Dropped) -> serde_json::Value {
    serde_json::json!({ "left_out": one })
}

/// What may be asked for beside suggestions.
#[derive(Default)]
struct Beside<'a> {
    /// The second opinion.
    opinion: Option<&'a Opinion>,
    /// The numbers that make no suggestion.
    left_out: &'a [Dropped],
    /// The suggestions of the text's translation.
    translation: Option<Vec<Suggestion>>,
}

/// Suggestions and what was asked for beside them.
fn show(
    format: Format,
    all: &[NumberedSuggestion],
    beside: &Beside<'_>,
    say: &Words,
    explain: bool,
    row: impl Fn(&NumberedSuggestion) -> Result<serde_json::Value, serde_json::Error>,
) -> anyhow::Result<()> {
    let opinion = beside.opinion;
    let ours: Vec<Suggestion> = match beside.translation {
        None => Vec::new(),
        Some(_) => all.iter().map(|one| one.suggestion.clone()).collect(),
    };
    let differences = beside.translation.as_ref().map(|theirs| mismatches(&ours, theirs));
    match format {
        Format::Text => {
            let mut out = crate::walk::suggestions(all, say, explain);
            if !beside.left_out.is_empty() {
                out.push_str(&format!("\n\n{}", crate::walk::left_out(beside.left_out, say)));
            }
            if let Some(opinion) = opinion {
                out.push_str(&format!("\n\n{}", crate::walk::second_opinion(all, opinion, say)));
            }
            if let (Some(theirs), Some(found)) = (&beside.translation, &differences) {
                out.push_str(&format!("\n\n{}", crate::walk::translation(all, theirs, found, say)));
            }
            print(&out)
        }
        Format::Json | Format::Jsonl => {
            let mut rows = all.iter().map(row).collect::<Result<Vec<_>, _>>()?;
            if let Some(opinion) = opinion {
                rows.iter_mut().zip(&opinion.standings).for_each(|(row, standing)| assist::stand(row, standing));
                rows.extend(assist::unclaimed(opinion));
                note(&crate::walk::quotes_told(opinion, say));
            }
            rows.extend(beside.left_out.iter().map(left_out_row));
            for one in differences.iter().flatten() {
                let quantity = |of: Option<&Suggestion>| of.and_then(|one| one.quantity.clone());
                let original = quantity(one.original.and_then(|at| ours.get(at)));
                let theirs = beside.translation.as_deref().unwrap_or_default();
                let translation = quantity(one.translation.and_then(|at| theirs.get(at)));
                rows.push(serde_json::json!({"translation_differs": {
                    "difference": one.difference, "original": original, "translation": translation,
                    "suggestion": one.original.map(|at| at + 1),
                }}));
            }
            print_rows(format, rows)
        }
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
    let asked = Asked::of(&args.assist)?;
    if args.assist.tlp.is_some() {
        return Err(WrongUse("--tlp is for a file: a document has the label it was added with".to_owned()).into());
    }
    let mut session = Session::open(global, Access::Write)?;
    let record = document(&session.project, number)?;
    let mut reading = Reading { published: args.published.clone(), lang: args.lang.clone(), assisted: false };
    let copy = session.working_copy(&record)?.text;
    if let Some(asked) = &asked {
        asked.check_document(number, record.document.tlp)?;
        reading.assisted = true;
        // Quotes of earlier answers stay before those of this one, so that numbers once shown keep their meaning.
        let mut quotes = quotes_kept(&session.project, number)?;
        quotes.extend(asked.quotes(&copy, &session.words.say("assist-asking", &[]))?);
        keep_quotes(&mut session.project, number, &quotes)?;
    }
    let read = read_record(&session.project, &record, &reading, &copy)?;
    if let Some(opinion) = &read.opinion {
        keep_quotes(&mut session.project, number, &opinion.located)?;
    }
    session.project.keep_working(LAST, &number.to_string())?;
    keep_reading(&mut session.project, number, &reading)?;
    let translation = match &args.translation {
        None => None,
        Some(other) => {
            let number = document_number(other)?;
            let record = document(&session.project, number)?;
            let copy = session.working_copy(&record)?.text;
            let reading = Reading { published: args.published.clone(), ..Reading::default() };
            let read = read_record(&session.project, &record, &reading, &copy)?;
            Some(read.numbered.into_iter().map(|one| one.suggestion).collect())
        }
    };
    let left_out: &[Dropped] = if args.explain { &read.left_out } else { &[] };
    let beside = Beside { opinion: read.opinion.as_ref(), left_out, translation };
    show(global.format, &read.numbered, &beside, &session.words, args.explain, |one| as_json(one, args.explain))?;
    session.close()
}

fn as_json(one: &NumberedSuggestion, explain: bool) -> Result<serde_json::Value, serde_json::Error> {
    let mut value = row(&one.suggestion, explain)?;
    if let Some(map) = value.as_object_mut() {
        map.insert("number".to_owned(), one.number.into());
        map.insert(
            "decided".to_owned(),
            serde_json::to_value(one.decided.as_ref().map(|(verdict, claim)| (verdict, claim)))?,
        );
    }
    Ok(value)
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
    let copy = session.working_copy(&record)?.text;
    let all = read_record(&session.project, &record, &last_reading(&session.project, record.number)?, &copy)?.numbered;
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
    let copy = session.working_copy(&record)?.text;
    let all = read_record(&session.project, &record, &last_reading(&session.project, record.number)?, &copy)?.numbered;
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
                SuggestionVerdict::Reopened => {}
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
