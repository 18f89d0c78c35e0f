//! Events in the formats of others, into a file. Input: events, format. Output: the file, and how many items it has. What may be
//! handed over is core's decision; here the words around quotations are read from the working copies.

use crate::args::{ExportArgs, ExportFormat, Format, Global};
use crate::commands::{document, event_id, figure::policy, write_file};
use crate::output::{note, print, print_value};
use crate::session::Session;
use crate::times;
use crate::translate::{num, text};
use attested_app::exported_event;
use attested_evidence::IndexedText;
use attested_publication::interop::{
    ExportedEvent, ExportedQuotation, STAMP, claim_review, follow_the_money, ucdp_rows, web_annotation,
};
use attested_store::Access;
use std::collections::BTreeMap;

pub(crate) fn export(global: &Global, args: &ExportArgs) -> anyhow::Result<()> {
    let as_of = times::as_of(args.as_of.as_deref(), None)?;
    let policy = policy(&args.policy)?;
    let ids = args.events.iter().map(|e| event_id(e)).collect::<anyhow::Result<Vec<_>>>()?;
    let session = Session::open(global, Access::Read)?;
    let mut events: Vec<ExportedEvent> = Vec::new();
    for id in &ids {
        if !events.iter().any(|e| e.event == *id) {
            events.push(exported_event(&session.project, id, as_of, &policy, &session.vocabulary)?);
        }
    }
    let mut unreadable = 0;
    let written = match args.to {
        ExportFormat::UcdpCsv => ucdp_rows(&events)?,
        ExportFormat::Claimreview => claim_review(&session.words, &session.vocabulary, &events),
        ExportFormat::FtmCsv => follow_the_money(&session.vocabulary, &events)?,
        ExportFormat::WebAnnotation => {
            unreadable = surround(&session, &mut events)?;
            web_annotation(&events)
        }
    };
    write_file(&session, &args.out, &written.bytes)?;
    // Figures are made of all claims; what names single ones leaves those of protected sources out.
    let left_out = if args.to == ExportFormat::UcdpCsv { 0 } else { events.iter().map(|e| e.left_out as u64).sum() };
    let file = args.out.display().to_string();
    if global.format == Format::Text {
        print(&session.words.say("interop-written", &[num("items", written.items as u64), text("file", &file)]))?;
    } else {
        let value = serde_json::json!({
            "file": file,
            "items": written.items,
            "claims_left_out": left_out,
            "quotations_unreadable": unreadable,
            "stamp": STAMP,
        });
        print_value(global.format, &value)?;
    }
    if left_out > 0 {
        note(&session.words.say("interop-left-out", &[num("claims", left_out)]));
    }
    if unreadable > 0 {
        note(&session.words.say("interop-unreadable", &[num("quotations", unreadable)]));
    }
    Ok(())
}

/// Fills in the words around each quotation; gives how many were left out because their document can be read no more.
fn surround(session: &Session, events: &mut [ExportedEvent]) -> anyhow::Result<u64> {
    let mut of_document: BTreeMap<u64, Vec<&mut ExportedQuotation>> = BTreeMap::new();
    for quotation in events.iter_mut().flat_map(|e| &mut e.quotations) {
        of_document.entry(quotation.document).or_default().push(quotation);
    }
    let mut erased = Vec::new();
    for (number, quotations) in of_document {
        // An original whose key was destroyed can't be read; a damaged one is for `verify` to tell.
        let Ok(copy) = session.working_copy(&document(&session.project, number)?) else {
            erased.push(number);
            continue;
        };
        let indexed = IndexedText::new(&copy.text);
        for quotation in quotations {
            let found = indexed.at(quotation.start, quotation.end)?;
            (quotation.prefix, quotation.suffix) = (found.prefix, found.suffix);
        }
    }
    let mut left_out = 0;
    for event in events {
        let before = event.quotations.len();
        event.quotations.retain(|q| !erased.contains(&q.document));
        left_out += (before - event.quotations.len()) as u64;
    }
    Ok(left_out)
}
