//! The project as a whole: what it is, whether it holds, its policies, its ledger, and words looked for in it. Input: a call.
//! Output: views. Leaves out what is sealed, as `access` says.

use super::call::{Call, MOST};
use super::{Done, value};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::View;
use crate::pages::history::about;
use attested_app::{Searched, search as look};
use attested_figures::POLICIES;
use attested_office::times;
use attested_store::{Hit, HitKind, words_of_claim, words_of_document, words_of_event};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The project.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProjectView {
    /// The log's id.
    log: String,
    /// Entries in the ledger.
    entries: u64,
    /// The office's public key.
    office_key: String,
    /// SHA-256 of the vocabulary.
    vocabulary: String,
    /// After so many seconds without work it locks.
    lock_after_seconds: u64,
    /// Events.
    events: u64,
    /// Claims in force.
    claims: u64,
    /// Documents held.
    documents: u64,
}

/// What this project is.
#[utoipa::path(
    get, path = "/project", operation_id = "project", tag = "project",
    responses((status = 200, body = ProjectView, description = "The project"))
)]
pub(super) fn project(view: &View<'_>, open: &mut Unlocked, _call: &Call<'_>) -> Result<Done, Fault> {
    let (events, claims, documents) = open.project.counted()?;
    value(&ProjectView {
        log: open.project.log().to_string(),
        entries: open.project.entries(),
        office_key: open.project.public_key().to_string(),
        vocabulary: view.site.tables.vocabulary.hash.clone(),
        lock_after_seconds: view.site.lock_after.as_secs(),
        events,
        claims,
        documents,
    })
}

/// What was verified.
#[derive(Serialize, ToSchema)]
pub(crate) struct Verification {
    /// Pages of the database authenticated.
    pages: u64,
    /// Entries whose link, position and commitment hold.
    entries: u64,
    /// Commits whose signature and Merkle root hold.
    commits: u64,
    /// Payloads that were erased.
    payloads_erased: u64,
    /// Originals whose hash holds.
    originals: u64,
    /// Originals that were erased.
    originals_erased: u64,
    /// The Merkle root over all entries, in hexadecimal.
    root: String,
    /// Whether the log reaches a checkpoint that was kept apart from the database.
    checkpoint_held: bool,
}

/// Verifies database, ledger, originals and derived rows. What doesn't hold is a failure that says where.
#[utoipa::path(
    post, path = "/project/verification", operation_id = "verify", tag = "project",
    responses((status = 200, body = Verification, description = "Everything holds"))
)]
pub(super) fn verify(_view: &View<'_>, open: &mut Unlocked, _call: &Call<'_>) -> Result<Done, Fault> {
    let report = open.project.verify(&mut |_, _, _| std::ops::ControlFlow::Continue(()))?;
    value(&Verification {
        pages: report.pages,
        entries: report.entries,
        commits: report.commits,
        payloads_erased: report.payloads_erased,
        originals: report.originals,
        originals_erased: report.originals_erased,
        root: report.root,
        checkpoint_held: report.checkpoint_held,
    })
}

/// A policy.
#[derive(Serialize, ToSchema)]
pub(crate) struct PolicyView {
    /// Its name.
    name: &'static str,
    /// Half the width that "about n" reads as, in per cent of n.
    about_percent: u64,
}

/// The policies that figures can be asked under.
#[utoipa::path(
    get, path = "/policies", operation_id = "policies", tag = "project",
    responses((status = 200, body = Vec<PolicyView>, description = "The policies"))
)]
pub(super) fn policies(_view: &View<'_>, _open: &mut Unlocked, _call: &Call<'_>) -> Result<Done, Fault> {
    let all = POLICIES.iter().map(|policy| PolicyView { name: policy.name, about_percent: policy.about_percent });
    value(&all.collect::<Vec<_>>())
}

/// Where words stand.
#[derive(Serialize, ToSchema)]
pub(crate) struct FoundView {
    /// `event`, `claim`, `document` (what is said of it) or `text` (its working copy).
    kind: &'static str,
    /// The event's or the claim's id; the document's number.
    of: String,
    /// The first code point.
    start: u64,
    /// One past the last.
    end: u64,
    /// The words before it.
    before: String,
    /// The words found, as they are written.
    exact: String,
    /// The words after it.
    after: String,
}

/// Words looked for.
#[utoipa::path(
    get, path = "/search", operation_id = "search", tag = "project",
    params(
        ("q" = String, Query, description = "Words, in any script; marks and case don't matter", example = "600"),
        ("rows" = Option<u64>, Query, description = "At most so many hits; 200 unless said", minimum = 1, maximum = 1000),
    ),
    responses((status = 200, body = Vec<FoundView>, description = "Where they stand"))
)]
pub(super) fn search(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let wanted = call.text("q").ok_or_else(|| Fault::Malformed("q: say what to look for".to_owned()))?;
    let rows = call.number("rows", 1, 1000)?.unwrap_or(200_usize);
    open.index_some(view.viewer)?;
    let mut found = Vec::new();
    for kind in HitKind::ALL {
        let (hits, _) = open.project.find_words(kind, wanted, 0, rows - found.len())?;
        for hit in hits {
            found.extend(found_in(view, open, hit, wanted)?);
        }
        if found.len() >= rows {
            break;
        }
    }
    value(&found)
}

/// The first place of the words in what was found; nothing where it may not be seen.
fn found_in(view: &View<'_>, open: &Unlocked, hit: Hit, wanted: &str) -> Result<Option<FoundView>, Fault> {
    let (kind, of, text) = match hit {
        Hit::Event(event) => ("event", event.id.to_string(), words_of_event(&event)),
        Hit::Claim(claim) => ("claim", claim.id.to_string(), words_of_claim(&claim)),
        Hit::Document(record) => ("document", record.number.to_string(), words_of_document(&record)),
        Hit::Text(number, copy) => {
            let record = attested_office::document(&open.project, number)?;
            if !view.sees(Field::Text(record.document.tlp)) {
                return Ok(None);
            }
            ("text", number.to_string(), copy)
        }
    };
    let texts = [Searched::new((), &text)];
    let first = look(&texts, wanted, 1).into_iter().next();
    Ok(first.map(|hit| {
        let (start, end) = (hit.start as u64, hit.end as u64);
        FoundView { kind, of, start, end, before: hit.before, exact: hit.exact, after: hit.after }
    }))
}

/// An entry of the ledger.
#[derive(Serialize, ToSchema)]
pub(crate) struct EntryView {
    /// Its position.
    position: u64,
    /// When it was recorded.
    recorded: String,
    /// Its kind.
    kind: String,
    /// What it is about, as far as it is not sealed.
    about: BTreeMap<&'static str, String>,
}

/// Entries, the last first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Entries {
    /// The entries.
    entries: Vec<EntryView>,
    /// The position to ask for earlier ones with.
    earlier: Option<u64>,
}

/// What was recorded and when, the last first.
#[utoipa::path(
    get, path = "/entries", operation_id = "entries", tag = "project",
    params(
        ("before" = Option<u64>, Query, description = "Entries before this position", minimum = 0, maximum = 9007199254740991_u64),
        ("rows" = Option<u64>, Query, description = "At most so many; 100 unless said", minimum = 1, maximum = 1000),
    ),
    responses((status = 200, body = Entries, description = "The entries"))
)]
pub(super) fn entries(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let before = call.number("before", 0, MOST)?.unwrap_or(MOST);
    let rows = open.project.entries_before(before, call.number("rows", 1, 1000)?.unwrap_or(100))?;
    let earlier = rows.last().map(|row| row.position).filter(|position| *position > 0);
    let entries = rows.iter().map(|row| EntryView {
        position: row.position,
        recorded: times::shown(row.time),
        kind: row.kind.clone(),
        about: about(view, row).into_iter().filter(|(name, _)| !name.is_empty()).collect(),
    });
    value(&Entries { entries: entries.collect(), earlier })
}
