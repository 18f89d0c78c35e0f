//! Tying a claim to words in a document. Words that aren't there verbatim are refused.

use crate::args::Global;
use crate::commands::{claim_id, document, document_number};
use crate::output::print;
use crate::session::Session;
use crate::translate::text;
use attested_app::attach_quotation;
use attested_evidence::{Quotation, QuotationError};
use attested_store::Access;

pub(crate) fn quote(
    global: &Global,
    claim: &str,
    document_text: &str,
    words: &str,
    start: Option<usize>,
) -> anyhow::Result<()> {
    let claim = claim_id(claim)?;
    let number = document_number(document_text)?;
    let mut session = Session::open(global, Access::Write)?;
    let record = document(&session.project, number)?;
    let copy = session.working_copy(&record)?;
    let quotation = found(number, &copy.text, words, start)?;
    let envelope = attach_quotation(&session.project, &claim, number, &quotation)?;
    session.commit(vec![envelope])?;
    print(&session.words.say("cli-quoted", &[text("claim", claim.as_str()), text("document", &format!("D{number}"))]))?;
    session.close()
}

/// The words in a document's working copy, at the place named or at the only one there is.
pub(crate) fn found(document: u64, copy: &str, words: &str, start: Option<usize>) -> anyhow::Result<Quotation> {
    let quotation = match start {
        None => Quotation::find(copy, words),
        Some(start) => Quotation::find_at(copy, words, start),
    };
    let how = if matches!(quotation, Err(QuotationError::Several { .. })) { ": --start N" } else { "" };
    quotation.map_err(|why| anyhow::anyhow!("document D{document}: {why}{how}"))
}
