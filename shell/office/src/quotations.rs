//! Every quotation against the working copy of its document, taken anew. Input: a project. Output: how many hold, or the first
//! that doesn't; and what verifying says once all holds. What the store checks of itself is the store's (`Project::verify`).

use crate::{OfficeError, Words, document, num, text, working_copy};
use attested_claims::QuotationLink;
use attested_evidence::Quotation;
use attested_store::{Project, StoreError, VerifyReport};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// Checks all quotations; `progress` is told documents done and documents in all, and ends the work with a break.
///
/// # Errors
/// [`OfficeError::OtherWords`] for the first quotation that doesn't stand where it is recorded, [`StoreError::Cancelled`], and
/// what taking a working copy says.
pub fn verify_quotations(
    project: &Project,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<u64, OfficeError> {
    let mut by_document: BTreeMap<u64, Vec<(String, QuotationLink)>> = BTreeMap::new();
    for (claim, link) in project.all_quotations()? {
        by_document.entry(link.document).or_default().push((claim, link));
    }
    let (mut checked, total) = (0, by_document.len() as u64);
    for (done, (number, quotations)) in (0..).zip(by_document) {
        if progress(done, total).is_break() {
            return Err(StoreError::Cancelled.into());
        }
        let record = document(project, number)?;
        let copy = working_copy(project, &record)?;
        for (claim, QuotationLink { start, end, exact, .. }) in quotations {
            let there = Quotation::at(&copy.text, start, end);
            if !there.is_ok_and(|quotation| quotation.exact == exact) {
                return Err(OfficeError::OtherWords { claim, document: number, start, end });
            }
            checked += 1;
        }
    }
    // Whether to go on is no question any more.
    let _ = progress(total, total);
    Ok(checked)
}

/// What verifying says, a sentence a line: counts, and whether a checkpoint was kept apart to compare with.
pub fn verified(words: &Words, report: &VerifyReport, quotations: u64) -> String {
    let args = [
        num("pages", report.pages),
        num("entries", report.entries),
        num("commits", report.commits),
        num("erased", report.payloads_erased),
        num("originals", report.originals),
        num("originals_erased", report.originals_erased),
        num("quotations", quotations),
        text("root", &report.root),
    ];
    let mut says = words.say("cli-verified", &args);
    if !report.checkpoint_held {
        says.push('\n');
        says.push_str(&words.say("cli-verified-without-checkpoint", &[]));
    }
    says
}
