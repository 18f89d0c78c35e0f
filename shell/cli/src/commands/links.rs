//! Links between claims: who may share an origin, what changed on the way, and how the claims travelled. Shown, never
//! applied: `judge link` and `judge apart` decide.

use crate::args::{Format, Global, LinksArgs, TravelArgs, WrongUse};
use crate::commands::{event_id, figure::policy, write_file};
use crate::output::{print, print_json, print_jsonl};
use crate::session::Session;
use crate::times;
use crate::translate::num;
use attested_app::{Links, event_drift, event_links, event_travel};
use attested_figures::links::{Reviewed, Sealed, Status};
use attested_model::{AsOf, EventId};
use attested_office::LinkTables;
use attested_publication::{Translate, travel::draw, visible, words};
use attested_store::Access;

/// Pending links that are taken as true one by one: each costs a derivation of the figures.
const TRIED: usize = 40;

/// The arguments, read.
fn asked(args: &TravelArgs) -> anyhow::Result<(EventId, AsOf, Sealed)> {
    let sealed = if args.sealed { Sealed::Shown } else { Sealed::LeftOut };
    Ok((event_id(&args.event)?, times::as_of(args.as_of.as_deref(), None)?, sealed))
}

pub(crate) fn links(global: &Global, args: &LinksArgs) -> anyhow::Result<()> {
    let (event, as_of, sealed) = asked(&args.of)?;
    let policy = policy(&args.policy)?;
    let session = Session::open(global, Access::Read)?;
    let reading = LinkTables::read()?;
    let lookups = reading.lookups(&session.vocabulary);
    let mut found = event_links(&session.project, &event, as_of, &policy, sealed, &lookups, TRIED)?;
    if !args.all {
        found.reviewed.retain(|one| one.status == Status::Pending);
    }
    match global.format {
        Format::Text => print(&links_text(&found, &session.words)),
        Format::Json => print_json(&found),
        Format::Jsonl => print_jsonl(&found.reviewed),
        Format::Csv => Err(WrongUse("links come as text, json or jsonl".to_owned()).into()),
    }
}

fn links_text(found: &Links, say: &crate::translate::Words) -> String {
    let mut out = String::new();
    for Reviewed { suggestion, status } in &found.reviewed {
        let key = |of: &str, code: &str| say.text(&format!("link-{of}-{code}"), &[]);
        out.push_str(&format!(
            "{} ← {}  {} · {}\n    {}\n",
            visible(suggestion.to.as_str()),
            visible(suggestion.from.as_str()),
            key("strength", suggestion.strength.code()),
            key("status", status.code()),
            words::link(say, suggestion),
        ));
        let evidence: Vec<String> = suggestion.evidence.iter().map(|one| words::evidence(say, one)).collect();
        out.push_str(&format!("    {}\n", words::list(say, &evidence)));
        if suggestion.sealed {
            out.push_str(&format!("    {}\n", say.text("link-sealed", &[])));
        }
        let otherwise = found.alternatives.each.iter().find(|a| a.from == suggestion.from && a.to == suggestion.to);
        for (other, difference) in otherwise.iter().flat_map(|a| a.differences.iter().map(move |d| (a, d))) {
            out.push_str(&format!("    → {}\n", words::difference(say, difference, other)));
        }
    }
    if found.alternatives.left_out > 0 {
        out.push_str(&format!("{}\n", say.say("links-left-out", &[num("count", found.alternatives.left_out as u64)])));
    }
    out.push_str(&say.say("links-shown", &[num("count", found.reviewed.len() as u64)]));
    out
}

pub(crate) fn drift(global: &Global, args: &TravelArgs) -> anyhow::Result<()> {
    let (event, as_of, sealed) = asked(args)?;
    let session = Session::open(global, Access::Read)?;
    let reading = LinkTables::read()?;
    let found = event_drift(&session.project, &event, as_of, sealed, &reading.lookups(&session.vocabulary))?;
    match global.format {
        Format::Text => {
            let mut out = String::new();
            for one in &found {
                out.push_str(&format!("{}\n", words::drift(&session.words, one)));
                if one.suspected {
                    out.push_str(&format!("    {}\n", session.words.say("drift-suspected", &[])));
                }
            }
            out.push_str(&session.words.say("drift-shown", &[num("count", found.len() as u64)]));
            print(&out)
        }
        Format::Json => print_json(&found),
        Format::Jsonl => print_jsonl(&found),
        Format::Csv => Err(WrongUse("drift comes as text, json or jsonl".to_owned()).into()),
    }
}

pub(crate) fn travel(global: &Global, args: &TravelArgs, out: &std::path::Path, at_most: usize) -> anyhow::Result<()> {
    let (event, as_of, sealed) = asked(args)?;
    let session = Session::open(global, Access::Read)?;
    let reading = LinkTables::read()?;
    let graph = event_travel(&session.project, &event, as_of, sealed, &reading.lookups(&session.vocabulary))?;
    let drawing = draw(&graph, &session.words, at_most);
    write_file(&session, out, drawing.svg.as_bytes())?;
    match global.format {
        Format::Text => {
            let file = out.display().to_string();
            let args = [crate::translate::text("file", &file), num("count", drawing.left_out as u64)];
            print(&session.words.say("travel-drawn", &args))
        }
        Format::Json | Format::Jsonl | Format::Csv => print_json(&graph),
    }
}
