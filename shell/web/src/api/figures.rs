//! What is derived from an event's claims: figures as known on a day or as recorded at a moment, under every policy, without some
//! sources, explained, over time, and how the claims travelled. Input: an event and a point in time. Output: core's views, in the
//! shapes of the command line (`views.json` has their schemas), with the words of documents withheld as `access` says.

use super::asked::Point;
use super::call::Call;
use super::events::id_of;
use super::{Done, value};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::View;
use crate::pages::event::policy;
use attested_app::{Snapshot, Then, event_ways, explain, history_of, slice_of, slice_without};
use attested_figures::links::Sealed;
use attested_figures::{EventFigures, Figure, POLICIES, Policy, Slice, v1};
use attested_model::AsOf;
use attested_office::{on_days, times};
use attested_publication::words;
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// The point in time that is asked for.
pub(super) fn point(call: &Call<'_>) -> Result<AsOf, Fault> {
    Ok(times::as_of(call.text("as_of"), call.text("as_recorded"))?)
}

/// What is recorded, as it was at the moment asked for.
fn recorded_then(open: &Unlocked, as_of: AsOf) -> Option<Then<'_>> {
    as_of.recorded.map(|moment| Then::new(&open.project, moment))
}

fn of<'s>(then: &'s Option<Then<'s>>, open: &'s Unlocked) -> &'s dyn Snapshot {
    match then {
        Some(then) => then,
        None => &open.project,
    }
}

/// What the figures of the call's event are derived from, without the sources that are left out.
pub(super) fn sliced(open: &Unlocked, call: &Call<'_>, as_of: AsOf) -> Result<Slice, Fault> {
    let id = id_of(call)?;
    let then = recorded_then(open, as_of);
    let without: Vec<String> = call.all("without").map(str::to_owned).collect();
    Ok(match without.as_slice() {
        [] => slice_of(of(&then, open), &id, as_of)?,
        names => slice_without(of(&then, open), &id, as_of, names)?,
    })
}

fn reconciled(view: &View<'_>, slice: &Slice, as_of: AsOf, policy: &Policy) -> EventFigures {
    let shown = as_of.recorded.map(times::shown);
    let mut figures = v1::reconcile(slice, as_of, shown, policy, &view.site.tables.vocabulary);
    tell(view, figures.figures.iter_mut());
    figures
}

fn policy_of(call: &Call<'_>) -> Result<Policy, Fault> {
    let names: Vec<&str> = POLICIES.iter().map(|policy| policy.name).collect();
    policy(call.one_of("policy", &names)?.unwrap_or(POLICIES[0].name))
}

/// Gives each figure's warnings their words in the reader's language.
fn tell<'f>(view: &View<'_>, figures: impl Iterator<Item = &'f mut Figure>) {
    for warning in figures.flat_map(|figure| &mut figure.warnings) {
        warning.text = words::warning(view.words, warning);
    }
}

/// An event's figures.
#[utoipa::path(
    get, path = "/events/{event}/figures", operation_id = "figures", tag = "events",
    params(
        ("event" = String, Path, description = "The event's id", example = "OCT09"),
        Point,
        ("policy" = Option<String>, Query, description = "The policy; attested/v1 unless said", example = "ucdp"),
        ("without" = Option<Vec<String>>, Query, description = "Sources to leave out, each by a claim's id, an origin, a document's name or a publisher"),
    ),
    responses((status = 200, body = ref("#/components/schemas/EventFigures"), description = "The figures"))
)]
pub(super) fn figures(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let (as_of, policy) = (point(call)?, policy_of(call)?);
    let slice = sliced(open, call, as_of)?;
    value(&reconciled(view, &slice, as_of, &policy))
}

/// An event's figures under every policy.
#[utoipa::path(
    get, path = "/events/{event}/policies", operation_id = "figuresByPolicy", tag = "events",
    params(
        ("event" = String, Path, description = "The event's id", example = "OCT09"),
        Point,
        ("without" = Option<Vec<String>>, Query, description = "Sources to leave out, each by a claim's id, an origin, a document's name or a publisher"),
    ),
    responses((status = 200, body = ByPolicy, description = "The figures under each policy"))
)]
pub(super) fn policies(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let as_of = point(call)?;
    let slice = sliced(open, call, as_of)?;
    value(&ByPolicy { views: POLICIES.iter().map(|policy| reconciled(view, &slice, as_of, policy)).collect() })
}

/// The walk back from an event's figures, or from one of them, to words and entries.
#[utoipa::path(
    get, path = "/events/{event}/explanation", operation_id = "explanation", tag = "events",
    params(
        ("event" = String, Path, description = "The event's id", example = "OCT09"),
        ("figure" = Option<String>, Query, description = "One figure, by its id", example = "forcible_return.flow"),
        Point,
        ("policy" = Option<String>, Query, description = "The policy; attested/v1 unless said", example = "ucdp"),
    ),
    responses((status = 200, body = ref("#/components/schemas/Explanation"), description = "Every step"))
)]
pub(super) fn explanation(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let (id, as_of, policy) = (id_of(call)?, point(call)?, policy_of(call)?);
    let vocabulary = &view.site.tables.vocabulary;
    let then = recorded_then(open, as_of);
    let mut found = explain(of(&then, open), &id, call.text("figure"), as_of, &policy, vocabulary)?;
    tell(view, found.figures.iter_mut().map(|explained| &mut explained.figure));
    let mut json = serde_json::to_value(&found)?;
    withhold(view, open, &mut json)?;
    Ok(Done::Value(json))
}

/// Takes out, wherever a view quotes a document, the words that this viewer may not see.
fn withhold(view: &View<'_>, open: &Unlocked, json: &mut serde_json::Value) -> Result<(), Fault> {
    match json {
        serde_json::Value::Array(values) => values.iter_mut().try_for_each(|value| withhold(view, open, value)),
        serde_json::Value::Object(fields) => {
            let of = fields.get("document").and_then(serde_json::Value::as_u64);
            if let (Some(number), true) = (of, fields.contains_key("exact")) {
                let tlp = attested_office::document(&open.project, number)?.document.tlp;
                if !view.sees(Field::Text(tlp)) {
                    fields.insert("exact".to_owned(), serde_json::Value::Null);
                }
            }
            fields.values_mut().try_for_each(|value| withhold(view, open, value))
        }
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::String(_) => Ok(()),
    }
}

/// The figures on a day.
#[derive(Serialize, ToSchema)]
pub(crate) struct DayView {
    /// The day; null for an event whose claims were never dated.
    day: Option<String>,
    /// The figures.
    #[schema(schema_with = super::openapi::figures)]
    figures: EventFigures,
    /// What changed on the day.
    changes: Vec<ChangeView>,
}

/// An event's figures under each policy.
#[derive(Serialize, ToSchema)]
pub(crate) struct ByPolicy {
    /// The figures, each under its policy.
    #[schema(schema_with = super::openapi::figures_each)]
    views: Vec<EventFigures>,
}

/// What changed.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChangeView {
    /// The figure's id.
    figure: String,
    /// What of it.
    field: String,
    /// Before; null for nothing.
    #[schema(value_type = serde_json::Value)]
    before: serde_json::Value,
    /// From that day on.
    #[schema(value_type = serde_json::Value)]
    after: serde_json::Value,
    /// The claims that did it.
    by: Vec<String>,
}

/// An event's figures on each day on which a claim of it became public.
#[utoipa::path(
    get, path = "/events/{event}/history", operation_id = "history", tag = "events",
    params(
        ("event" = String, Path, description = "The event's id", example = "OCT09"),
        ("as_recorded" = Option<String>, Query, description = "As recorded by this moment: RFC 3339, or a date, which means its end"),
        ("policy" = Option<String>, Query, description = "The policy; attested/v1 unless said", example = "ucdp"),
        ("without" = Option<Vec<String>>, Query, description = "Sources to leave out, each by a claim's id, an origin, a document's name or a publisher"),
    ),
    responses((status = 200, body = Vec<DayView>, description = "The days, the first first"))
)]
pub(super) fn history(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let policy = policy_of(call)?;
    let as_of = times::as_of(None, call.text("as_recorded"))?;
    let slice = sliced(open, call, as_of)?;
    let found = history_of(&slice, &BTreeSet::new(), &policy, &view.site.tables.vocabulary, &on_days);
    let mut days = Vec::new();
    for mut figures in found.views {
        tell(view, figures.figures.iter_mut());
        let day = figures.as_of.clone();
        let of_day = found.changes.iter().filter(|change| Some(change.day.to_string()) == day);
        let mut changes = Vec::new();
        for change in of_day {
            let field = serde_json::to_value(change.field)?;
            changes.push(ChangeView {
                figure: change.figure.clone(),
                field: field.as_str().unwrap_or_default().to_owned(),
                before: change.before.clone(),
                after: change.after.clone(),
                by: change.by.iter().map(ToString::to_string).collect(),
            });
        }
        days.push(DayView { day, figures, changes });
    }
    value(&days)
}

/// How claims travelled.
#[derive(Serialize, ToSchema)]
pub(crate) struct TravelView {
    /// The claims, in the order of their days.
    claims: Vec<WayView>,
    /// The steps, in the order of the claims that pass on.
    steps: Vec<StepView>,
    /// What changed on the way, in sentences.
    drift: Vec<String>,
}

/// A claim on its way.
#[derive(Serialize, ToSchema)]
pub(crate) struct WayView {
    /// The claim.
    claim: String,
    /// What it speaks about.
    aspect: String,
    /// The stance.
    modality: String,
    /// The words of its number.
    words: String,
    /// The last day on which its document may have appeared.
    day: Option<String>,
    /// The document it stands in.
    document: Option<String>,
    /// Its origin, where stated.
    origin: Option<String>,
}

/// One claim passed on by another.
#[derive(Serialize, ToSchema)]
pub(crate) struct StepView {
    /// The claim nearer the speaker.
    source: String,
    /// The claim that passes it on.
    rendering: String,
    /// Whether nobody has stated or accepted it.
    suspected: bool,
    /// What changed, in sentences.
    drift: Vec<String>,
}

/// How an event's claims travelled and what changed on the way. Links to protected sources are left out.
#[utoipa::path(
    get, path = "/events/{event}/travel", operation_id = "travel", tag = "events",
    params(
        ("event" = String, Path, description = "The event's id", example = "OCT09"),
        Point,
    ),
    responses((status = 200, body = TravelView, description = "The ways"))
)]
pub(super) fn travel(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let (id, as_of) = (id_of(call)?, point(call)?);
    let tables = &view.site.tables;
    let lookups = tables.links.lookups(&tables.vocabulary);
    let then = recorded_then(open, as_of);
    let sealed = if view.sees(Field::SealedLink) { Sealed::Shown } else { Sealed::LeftOut };
    let (found, drift) = event_ways(of(&then, open), &id, as_of, sealed, &lookups)?;
    value(&TravelView {
        claims: found
            .claims
            .into_iter()
            .map(|node| WayView {
                claim: node.claim.to_string(),
                aspect: node.aspect.to_string(),
                modality: node.modality.to_string(),
                words: node.words,
                day: node.day,
                document: node.document,
                origin: node.origin.map(|origin| origin.to_string()),
            })
            .collect(),
        steps: found
            .steps
            .iter()
            .map(|step| StepView {
                source: step.source.to_string(),
                rendering: step.rendering.to_string(),
                suspected: step.suspected,
                drift: step.drift.iter().map(|one| words::drift(view.words, one)).collect(),
            })
            .collect(),
        drift: drift.iter().map(|one| words::drift(view.words, one)).collect(),
    })
}
