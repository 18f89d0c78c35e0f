//! What people decided: judgments recorded, listed and undone, and suggested links decided. Input: a decision and its reason.
//! Output: views, and the entry that was made. Links to protected sources are left out, as `access` says.

use super::call::Call;
use super::events::id_of;
use super::{Done, made, value};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::View;
use crate::pages::record::{Linked, judged, link_judged, undone};
use crate::pages::review::found;
use attested_claims::{Judgment, in_force};
use attested_model::ClaimId;
use attested_office::times;
use attested_publication::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Links that are told of an event, at most.
const MOST_LINKS: usize = 500;

/// A judgment, as recorded.
#[derive(Serialize, ToSchema)]
pub(crate) struct JudgmentView {
    /// The entry that recorded it.
    entry: u64,
    /// When that was.
    recorded: String,
    /// Whether it holds: no judgment that holds undoes it.
    in_force: bool,
    /// What was decided, and why.
    #[schema(schema_with = super::openapi::judgment)]
    judgment: Judgment,
}

/// All judgments, in the order of the ledger.
#[utoipa::path(
    get, path = "/judgments", operation_id = "judgments", tag = "judgments",
    responses((status = 200, body = Vec<JudgmentView>, description = "The judgments"))
)]
pub(super) fn judgments(_view: &View<'_>, open: &mut Unlocked, _call: &Call<'_>) -> Result<Done, Fault> {
    let records = open.project.judgments()?;
    let holding: BTreeSet<u64> = in_force(&records).iter().map(|record| record.position).collect();
    let all = records.into_iter().map(|record| JudgmentView {
        entry: record.position,
        recorded: times::shown(record.recorded),
        in_force: holding.contains(&record.position),
        judgment: record.judgment,
    });
    value(&all.collect::<Vec<_>>())
}

/// The entry that was made.
#[derive(Serialize, ToSchema)]
pub(crate) struct Judged {
    /// The first entry; null where there was nothing to record.
    entry: Option<u64>,
}

/// Records a judgment.
#[utoipa::path(
    post, path = "/judgments", operation_id = "judge", tag = "judgments",
    request_body(content = ref("#/components/schemas/Judgment"), content_type = "application/json"),
    responses((status = 201, body = Judged, description = "It is recorded"))
)]
pub(super) fn judge(_view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    // What is JSON and no judgment is refused, as what can't be recorded.
    let sent: serde_json::Value = call.sent()?;
    let Judgment { decision, reason } = serde_json::from_value(sent).map_err(|why| Fault::Refused(why.to_string()))?;
    made("/judgments", &Judged { entry: judged(open, vec![decision], &reason)? })
}

/// Why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reason {
    /// In the judge's words.
    reason: String,
}

/// Undoes what an entry did, by another entry: a judgment, a version of a claim, a new claim, a description, a decision.
#[utoipa::path(
    post, path = "/entries/{entry}/undo", operation_id = "undo", tag = "project", request_body = Reason,
    params(("entry" = u64, Path, description = "The entry's position", minimum = 1, maximum = 9007199254740991_u64)),
    responses((status = 201, body = Judged, description = "It holds no longer"))
)]
pub(super) fn undo(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let position = call.numbered(0)?;
    let Reason { reason } = call.sent()?;
    made("/entries", &Judged { entry: undone(view, open, position, &reason)? })
}

/// A suggested link.
#[derive(Serialize, ToSchema)]
pub(crate) struct LinkView {
    /// The claim that is later, or further from the speaker.
    from: String,
    /// The claim from which it may derive.
    to: String,
    /// Why, as a code.
    kind: &'static str,
    /// How well it is borne out, as a code.
    strength: &'static str,
    /// `pending`, `stated`, `accepted`, `suspected`, `unsure` or `rejected`.
    status: &'static str,
    /// The link in a sentence.
    text: String,
    /// What speaks for it, in sentences.
    evidence: Vec<String>,
    /// What the figures would be otherwise if it were true, in sentences; of the first pending ones only.
    differences: Vec<String>,
}

/// Links suggested between an event's claims, the best borne out first.
#[utoipa::path(
    get, path = "/events/{event}/links", operation_id = "links", tag = "judgments",
    params(("event" = String, Path, description = "The event's id", example = "OCT09")),
    responses((status = 200, body = Vec<LinkView>, description = "The links; 500 at most"))
)]
pub(super) fn links(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let found = found(view, open, &id_of(call)?)?;
    let links = found.reviewed.iter().take(MOST_LINKS).map(|reviewed| {
        let one = &reviewed.suggestion;
        let otherwise = found.alternatives.each.iter().find(|a| a.from == one.from && a.to == one.to);
        LinkView {
            from: one.from.to_string(),
            to: one.to.to_string(),
            kind: one.kind.code(),
            strength: one.strength.code(),
            status: reviewed.status.code(),
            text: words::link(view.words, one),
            evidence: one.evidence.iter().map(|evidence| words::evidence(view.words, evidence)).collect(),
            differences: otherwise
                .iter()
                .flat_map(|a| a.differences.iter().map(|difference| words::difference(view.words, difference, a)))
                .collect(),
        }
    });
    value(&links.collect::<Vec<_>>())
}

/// A link, decided.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkSent {
    /// One claim.
    #[schema(example = "C002")]
    from: String,
    /// The other.
    #[schema(example = "C001")]
    to: String,
    /// What is decided.
    decision: Linked,
    /// Why, in the judge's words.
    reason: String,
}

/// Decides a suggested link.
#[utoipa::path(
    post, path = "/events/{event}/links", operation_id = "decideLink", tag = "judgments", request_body = LinkSent,
    params(("event" = String, Path, description = "The event's id", example = "OCT09")),
    responses((status = 201, body = Judged, description = "It is decided"))
)]
pub(super) fn decide_link(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let event = id_of(call)?;
    let sent: LinkSent = call.sent()?;
    let (from, to) = (ClaimId::parse(&sent.from)?, ClaimId::parse(&sent.to)?);
    let first = attested_app::Snapshot::claim(&open.project, &from, None)?;
    if first.is_none_or(|record| record.claim.event != event) {
        return Err(Fault::NotFound(format!("event {event} has no claim {from}")));
    }
    let entry = link_judged(view, open, &from, &to, sent.decision, &sent.reason)?;
    made("/judgments", &Judged { entry })
}
