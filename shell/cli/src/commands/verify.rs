//! Verify: pages, entries, originals, derived rows, then quotations against working copies; the first thing
//! wrong is named.

use crate::args::{Format, Global};
use crate::commands::page;
use crate::output::{print, print_value};
use crate::progress::bar;
use crate::session::Session;
use attested_office::{verified, verify_quotations};
use attested_store::{Access, Stage};
use indicatif::ProgressBar;
use std::path::Path;

pub(crate) fn verify(global: &Global, written_page: Option<&Path>) -> anyhow::Result<()> {
    if let Some(path) = written_page {
        return page::check(&Session::open(global, Access::Read)?, path);
    }
    let session = Session::open(global, Access::Write)?;
    let mut shown: Option<(Stage, ProgressBar)> = None;
    let report = session.project.verify(&mut |stage, done, total| {
        let current = shown.as_ref().filter(|(s, _)| *s == stage).map(|(_, b)| b.clone());
        let bar = current.unwrap_or_else(|| {
            if let Some((_, old)) = shown.take() {
                old.finish_and_clear();
            }
            let new = bar(&session.words.say(label(stage), &[]), total);
            shown = Some((stage, new.clone()));
            new
        });
        bar.set_position(done);
        std::ops::ControlFlow::Continue(())
    });
    if let Some((_, bar)) = shown {
        bar.finish_and_clear();
    }
    let report = report?;
    let quotations = quotations(&session)?;
    if global.format == Format::Text {
        print(&verified(&session.words, &report, quotations))?;
    } else {
        print_value(
            global.format,
            &serde_json::json!({
                "verified": true, "pages": report.pages, "entries": report.entries, "commits": report.commits, "payloads_erased": report.payloads_erased,
                "originals": report.originals, "originals_erased": report.originals_erased, "quotations": quotations, "root": report.root,
                "checkpoint_held": report.checkpoint_held,
            }),
        )?;
    }
    session.close()
}

fn label(stage: Stage) -> &'static str {
    match stage {
        Stage::Pages => "verify-pages",
        Stage::Entries => "verify-entries",
        Stage::Originals => "verify-originals",
        Stage::Derived | Stage::Writing => "verify-derived",
    }
}

/// Every quotation against the working copy of its document.
fn quotations(session: &Session) -> anyhow::Result<u64> {
    let shown = bar(&session.words.say("verify-quotations", &[]), 0);
    let checked = verify_quotations(&session.project, &mut |done, total| {
        shown.set_length(total);
        shown.set_position(done);
        std::ops::ControlFlow::Continue(())
    });
    shown.finish_and_clear();
    Ok(checked?)
}
