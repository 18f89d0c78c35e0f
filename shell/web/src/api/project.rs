//! The project as a whole: what it is, whether it holds, its policies, its ledger, and words looked for in it. Input: a call.
//! Output: views. Leaves out what is sealed, as `access` says.

use super::call::{Call, MOST, part_of_list};
use super::{Done, value};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::View;
use crate::pages::history::{about, told};
use crate::pages::search::code;
use attested_app::{Searched, Undoing, places};
use attested_figures::POLICIES;
use attested_office::{times, verify_quotations};
use attested_store::{Hit, HitKind, words_of_claim, words_of_document, words_of_event};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use utoipa::ToSchema;

/// Places of words in one text that are told.
const MOST_PLACES: usize = 20;

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
    /// The label of who works here; empty until one is given.
    coder: String,
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
        coder: open.coder()?,
    })
}

/// Who works here.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CoderSent {
    /// A label that the office gives: no name of a person.
    #[schema(max_length = 40)]
    coder: String,
}

/// Says who works here from now on: what is recorded names them.
#[utoipa::path(
    put, path = "/project/coder", operation_id = "setCoder", tag = "project", request_body = CoderSent,
    responses((status = 204, description = "It is kept"))
)]
pub(super) fn coder(_view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let CoderSent { coder } = call.sent()?;
    open.keep_coder(&coder)?;
    Ok(Done::Nothing)
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
    /// Quotations that stand where they are said to.
    quotations: u64,
    /// The Merkle root over all entries, in hexadecimal.
    root: String,
    /// Whether the log reaches a checkpoint that was kept apart from the database.
    checkpoint_held: bool,
}

/// Verifies database, ledger, originals, derived rows and quotations. What doesn't hold is a failure that says where. Of a large
/// record, `POST /jobs` does the same as long work.
#[utoipa::path(
    post, path = "/project/verification", operation_id = "verify", tag = "project",
    responses((status = 200, body = Verification, description = "Everything holds"))
)]
pub(super) fn verify(_view: &View<'_>, open: &mut Unlocked, _call: &Call<'_>) -> Result<Done, Fault> {
    let report = open.project.verify(&mut |_, _, _| ControlFlow::Continue(()))?;
    let quotations = verify_quotations(&open.project, &mut |_, _| ControlFlow::Continue(()))?;
    value(&Verification {
        pages: report.pages,
        entries: report.entries,
        commits: report.commits,
        payloads_erased: report.payloads_erased,
        originals: report.originals,
        originals_erased: report.originals_erased,
        quotations,
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

/// What was found.
#[derive(Serialize, ToSchema)]
pub(crate) struct Found {
    /// Whether everything was looked through: not while words are still indexed.
    is_whole: bool,
    /// In what the words stand, kind by kind.
    found: Vec<FoundView>,
}

/// Something in which words stand.
#[derive(Serialize, ToSchema)]
pub(crate) struct FoundView {
    /// Of which kind it is.
    kind: FoundIn,
    /// The event's or the claim's id; the document's number.
    of: String,
    /// Where the words stand in it, the first first; 20 places at most.
    places: Vec<PlaceInText>,
}

/// What words are looked for in.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FoundIn {
    /// What is said of an event.
    Events,
    /// What is said of a document.
    Documents,
    /// A document's working copy.
    Texts,
    /// A claim's columns.
    Claims,
}

impl FoundIn {
    const fn of(kind: HitKind) -> Self {
        match kind {
            HitKind::Events => FoundIn::Events,
            HitKind::Documents => FoundIn::Documents,
            HitKind::Texts => FoundIn::Texts,
            HitKind::Claims => FoundIn::Claims,
        }
    }
}

/// Where words stand.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlaceInText {
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
        ("in" = Option<String>, Query, description = "One kind of things; all unless said"),
        ("from" = Option<u64>, Query, description = "So many of each kind are skipped", minimum = 0, maximum = 9007199254740991_u64),
        ("rows" = Option<u64>, Query, description = "At most so many of each kind; 100 unless said", minimum = 1, maximum = 1000),
    ),
    responses((status = 200, body = Found, description = "Where they stand"))
)]
pub(super) fn search(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let wanted = call.text("q").ok_or_else(|| Fault::Malformed("q: say what to look for".to_owned()))?;
    let kinds = HitKind::ALL.map(code);
    let only = call.one_of("in", &kinds)?;
    let (from, rows) = part_of_list(call)?;
    let part = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let is_whole = open.index_some(view.viewer)?.is_whole();
    let mut found = Vec::new();
    for kind in HitKind::ALL.into_iter().filter(|kind| only.is_none_or(|only| only == code(*kind))) {
        let (hits, _) = open.project.find_words(kind, wanted, part(from), part(rows))?;
        for hit in hits {
            found.extend(found_in(view, open, kind, hit, wanted)?);
        }
    }
    value(&Found { is_whole, found })
}

/// The places of the words in what was found; nothing where it may not be seen.
fn found_in(
    view: &View<'_>,
    open: &Unlocked,
    kind: HitKind,
    hit: Hit,
    wanted: &str,
) -> Result<Option<FoundView>, Fault> {
    let (of, text) = match hit {
        Hit::Event(event) => (event.id.to_string(), words_of_event(&event)),
        Hit::Claim(claim) => (claim.id.to_string(), words_of_claim(&claim)),
        Hit::Document(record) => (record.number.to_string(), words_of_document(&record)),
        Hit::Text(number, copy) => {
            let record = attested_office::document(&open.project, number)?;
            if !view.sees(Field::Text(record.document.tlp)) {
                return Ok(None);
            }
            (number.to_string(), copy)
        }
    };
    let text = Searched::new((), &text);
    let places = places(&text, wanted, MOST_PLACES).into_iter().map(|hit| {
        let (start, end) = (hit.start as u64, hit.end as u64);
        PlaceInText { start, end, before: hit.before, exact: hit.exact, after: hit.after }
    });
    Ok(Some(FoundView { kind: FoundIn::of(kind), of, places: places.collect() }))
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
    /// The label of who recorded it; empty where none was given.
    coder: String,
    /// Why, where a reason was asked for.
    because: String,
    /// How it can be undone, if it can and still holds.
    undo: Option<UndoView>,
}

/// How an entry is undone: always by another.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum UndoView {
    /// A judgment, by one that says that it no longer holds.
    Judgment,
    /// A version of a claim, by the version before it, recorded anew.
    Version,
    /// A new claim, by leaving it out of figures.
    Exclusion,
    /// A description of an event, by the one before it.
    Description,
    /// A decision on a suggestion, which then waits again.
    Suggestion,
    /// A decision on a second coding.
    SecondCoding,
}

impl UndoView {
    const fn of(how: Undoing) -> Self {
        match how {
            Undoing::Judgment => UndoView::Judgment,
            Undoing::Version => UndoView::Version,
            Undoing::Exclusion => UndoView::Exclusion,
            Undoing::Description => UndoView::Description,
            Undoing::Suggestion => UndoView::Suggestion,
            Undoing::SecondCoding => UndoView::SecondCoding,
        }
    }
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
    let mut entries = Vec::with_capacity(rows.len());
    for (row, how, by) in told(open, &rows)? {
        let (coder, because) = by.map(|by| (by.coder, by.reason)).unwrap_or_default();
        entries.push(EntryView {
            position: row.position,
            recorded: times::shown(row.time),
            kind: row.kind.clone(),
            about: about(view, row).into_iter().filter(|(name, _)| !name.is_empty()).collect(),
            coder,
            because,
            undo: how.map(UndoView::of),
        });
    }
    value(&Entries { entries, earlier })
}
