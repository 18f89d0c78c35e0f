//! Tying a claim to words in a document. Words that aren't there verbatim are refused.

use crate::args::Global;
use crate::commands::{claim_id, document, document_number};
use crate::output::print;
use crate::session::Session;
use crate::translate::text;
use attested_app::attach_quotation;
use attested_evidence::Quotation;
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
    let quotation = found(&copy.text, words, start)?;
    let envelope = attach_quotation(&session.project, &claim, number, &quotation)?;
    session.commit(vec![envelope])?;
    print(&session.words.say("cli-quoted", &[text("claim", claim.as_str()), text("document", &format!("D{number}"))]))?;
    session.close()
}

/// The words in a working copy, at the place named or at the only one there is.
pub(crate) fn found(copy: &str, words: &str, start: Option<usize>) -> anyhow::Result<Quotation> {
    match start {
        None => Ok(Quotation::find(copy, words)?),
        Some(start) => Ok(Quotation::find_at(copy, words, start)?),
    }
}
