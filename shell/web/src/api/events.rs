//! Events: their figures as known on a day, under every policy, explained, over time, and how their claims travelled. Input: an
//! event and a point in time. Output: core's views, in the shapes of the command line (`views.json` has their schemas), with
//! the words of documents withheld as `access` says.

use super::call::Call;
use super::{Done, made, value};
use crate::access::{Field, may_see};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::View;
use crate::pages::event::policy;
use attested_app::{
    Snapshot, describe_event, event_drift, event_figures, event_figures_without, event_history, event_travel, explain,
};
use attested_claims::Event;
use attested_figures::links::Sealed;
use attested_figures::{EventFigures, POLICIES, Policy};
use attested_model::{AsOf, Edtf, EventId};
use attested_office::{on_days, times};
use attested_publication::words;
use attested_store::{ClaimOrder, ClaimsAsked};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// An event.
#[derive(Serialize, ToSchema)]
pub(crate) struct EventView {
    /// Its id.
    id: String,
    /// Its title; empty when nobody gave one.
    title: String,
    /// When it happened, EDTF.
    date: Option<String>,
    /// Where, as said.
    place: String,
    /// The event it is part of.
    part_of: Option<String>,
    /// Claims in force that are about it.
    claims: u64,
    /// Position of the last entry that changed a claim of it.
    changed: Option<u64>,
}

/// What is said of an event.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventSaid {
    /// Its title.
    #[serde(default)]
    title: String,
    /// When it happened, EDTF.
    #[serde(default)]
    #[schema(example = "2023-10-09")]
    date: Option<String>,
    /// Where, as said.
    #[serde(default)]
    place: String,
    /// The event it is part of.
    #[serde(default)]
    part_of: Option<String>,
}

/// An event's id in an address.
pub(super) fn id_of(call: &Call<'_>) -> Result<EventId, Fault> {
    EventId::parse(call.part(0)).map_err(|why| Fault::NotFound(why.to_string()))
}

fn view_of(event: Event, claims: u64, changed: Option<u64>) -> EventView {
    EventView {
        id: event.id.to_string(),
        title: event.title,
        date: event.date.map(|date| date.to_string()),
        place: event.place,
        part_of: event.part_of.map(|whole| whole.to_string()),
        claims,
        changed,
    }
}

/// All events, by id.
#[utoipa::path(
    get, path = "/events", operation_id = "events", tag = "events",
    responses((status = 200, body = Vec<EventView>, description = "The events"))
)]
pub(super) fn events(_view: &View<'_>, open: &mut Unlocked, _call: &Call<'_>) -> Result<Done, Fault> {
    let mut events = open.project.list_events("", 0, u64::MAX)?.rows;
    events.sort_by(|a, b| a.event.id.cmp(&b.event.id));
    let views = events.into_iter().map(|one| view_of(one.event, one.claims, Some(one.last)));
    value(&views.collect::<Vec<_>>())
}

fn found(open: &mut Unlocked, id: &EventId) -> Result<EventView, Fault> {
    let asked =
        ClaimsAsked { event: id.to_string(), order: ClaimOrder::Recorded, reverse: true, ..ClaimsAsked::default() };
    let listed = open.project.list_claims(&asked, 0, 1)?;
    let changed = listed.rows.first().map(|one| one.record.position);
    let event = open.project.event(id)?.ok_or_else(|| Fault::NotFound(format!("there is no event {id}")))?;
    Ok(view_of(event, listed.total, changed))
}

/// One event.
#[utoipa::path(
    get, path = "/events/{event}", operation_id = "event", tag = "events",
    params(("event" = String, Path, description = "The event's id", example = "OCT09")),
    responses((status = 200, body = EventView, description = "The event"))
)]
pub(super) fn event(_view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    value(&found(open, &id_of(call)?)?)
}

/// Makes an event, or describes one anew.
#[utoipa::path(
    put, path = "/events/{event}", operation_id = "describeEvent", tag = "events", request_body = EventSaid,
    params(("event" = String, Path, description = "The event's id", example = "OCT09")),
    responses(
        (status = 200, body = EventView, description = "It is described anew"),
        (status = 201, body = EventView, description = "It is made"),
    )
)]
pub(super) fn describe(_view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let id = id_of(call)?;
    let said: EventSaid = call.sent()?;
    let event = Event {
        id: id.clone(),
        title: said.title,
        date: said.date.as_deref().map(Edtf::parse).transpose()?,
        place: said.place,
        part_of: said.part_of.as_deref().map(EventId::parse).transpose()?,
    };
    let is_there = open.project.event(&id)?.is_some();
    let envelopes = describe_event(&open.project, &event)?;
    open.commit(envelopes)?;
    let view = found(open, &id)?;
    if is_there { value(&view) } else { made(&format!("/events/{}", crate::pages::part(id.as_str())), &view) }
}

/// The point in time that is asked for.
fn point(call: &Call<'_>) -> Result<AsOf, Fault> {
    Ok(times::as_of(call.text("as_of"), call.text("as_recorded"))?)
}

fn policy_of(call: &Call<'_>) -> Result<Policy, Fault> {
    let names: Vec<&str> = POLICIES.iter().map(|policy| policy.name).collect();
    policy(call.one_of("policy", &names)?.unwrap_or(POLICIES[0].name))
}

/// Gives each warning its words in the reader's language.
fn told(view: &View<'_>, mut figures: EventFigures) -> EventFigures {
    for warning in figures.figures.iter_mut().flat_map(|figure| &mut figure.warnings) {
        warning.text = words::warning(view.words, warning);
    }
    figures
}

/// An event's figures.
#[utoipa::path(
    get, path = "/events/{event}/figures", operation_id = "figures", tag = "events",
    params(
        ("event" = String, Path, description = "The event's id", example = "OCT09"),
        ("as_of" = Option<String>, Query, description = "As known on this day, EDTF", example = "2023-10-13"),
        ("as_recorded" = Option<String>, Query, description = "As recorded by this moment: RFC 3339, or a date, which means its end", example = "2026-01-01"),
        ("policy" = Option<String>, Query, description = "The policy; attested/v1 unless said", example = "ucdp"),
        ("without" = Option<Vec<String>>, Query, description = "Sources to leave out, each by a claim's id, an origin, a document's name or a publisher"),
    ),
    responses((status = 200, body = ref("#/components/schemas/EventFigures"), description = "The figures"))
)]
pub(super) fn figures(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let (id, as_of, policy) = (id_of(call)?, point(call)?, policy_of(call)?);
    let recorded = as_of.recorded.map(times::shown);
    let without: Vec<String> = call.all("without").map(str::to_owned).collect();
    let (project, vocabulary) = (&open.project, &view.site.tables.vocabulary);
    let found = if without.is_empty() {
        event_figures(project, &id, as_of, recorded, &policy, vocabulary)?
    } else {
        event_figures_without(project, &id, as_of, recorded, &policy, vocabulary, &without)?
    };
    value(&told(view, found))
}

/// An event's figures under every policy.
#[utoipa::path(
    get, path = "/events/{event}/policies", operation_id = "figuresByPolicy", tag = "events",
    params(
        ("event" = String, Path, description = "The event's id", example = "OCT09"),
        ("as_of" = Option<String>, Query, description = "As known on this day, EDTF", example = "2023-10-13"),
        ("as_recorded" = Option<String>, Query, description = "As recorded by this moment: RFC 3339, or a date, which means its end"),
    ),
    responses((status = 200, body = ByPolicy, description = "The figures under each policy"))
)]
pub(super) fn policies(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let (id, as_of) = (id_of(call)?, point(call)?);
    let recorded = as_of.recorded.map(times::shown);
    let mut views = Vec::new();
    for policy in POLICIES {
        let vocabulary = &view.site.tables.vocabulary;
        let found = event_figures(&open.project, &id, as_of, recorded.clone(), &policy, vocabulary)?;
        views.push(told(view, found));
    }
    value(&ByPolicy { views })
}

/// The walk back from an event's figures, or from one of them, to words and entries.
#[utoipa::path(
    get, path = "/events/{event}/explanation", operation_id = "explanation", tag = "events",
    params(
        ("event" = String, Path, description = "The event's id", example = "OCT09"),
        ("figure" = Option<String>, Query, description = "One figure, by its id", example = "forcible_return.flow"),
        ("as_of" = Option<String>, Query, description = "As known on this day, EDTF", example = "2023-10-13"),
        ("as_recorded" = Option<String>, Query, description = "As recorded by this moment: RFC 3339, or a date, which means its end"),
        ("policy" = Option<String>, Query, description = "The policy; attested/v1 unless said", example = "ucdp"),
    ),
    responses((status = 200, body = ref("#/components/schemas/Explanation"), description = "Every step"))
)]
pub(super) fn explanation(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let (id, as_of, policy) = (id_of(call)?, point(call)?, policy_of(call)?);
    let vocabulary = &view.site.tables.vocabulary;
    let mut found = explain(&open.project, &id, call.text("figure"), as_of, &policy, vocabulary)?;
    for warning in found.figures.iter_mut().flat_map(|explained| &mut explained.figure.warnings) {
        warning.text = words::warning(view.words, warning);
    }
    let mut json = serde_json::to_value(&found)?;
    withhold(view, open, &mut json)?;
    Ok(Done::Value(json))
}

/// Takes out, wherever a view quotes a document, the words that this viewer may not see.
pub(super) fn withhold(view: &View<'_>, open: &Unlocked, json: &mut serde_json::Value) -> Result<(), Fault> {
    match json {
        serde_json::Value::Array(values) => values.iter_mut().try_for_each(|value| withhold(view, open, value)),
        serde_json::Value::Object(fields) => {
            let of = fields.get("document").and_then(serde_json::Value::as_u64);
            if let (Some(number), true) = (of, fields.contains_key("exact")) {
                let tlp = attested_office::document(&open.project, number)?.document.tlp;
                if !may_see(view.viewer, Field::Text(tlp)) {
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
        ("policy" = Option<String>, Query, description = "The policy; attested/v1 unless said", example = "ucdp"),
    ),
    responses((status = 200, body = Vec<DayView>, description = "The days, the first first"))
)]
pub(super) fn history(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let (id, policy) = (id_of(call)?, policy_of(call)?);
    let vocabulary = &view.site.tables.vocabulary;
    let found = event_history(&open.project, &id, &BTreeSet::new(), &policy, vocabulary, &on_days)?;
    let mut days = Vec::new();
    for figures in found.views {
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
        days.push(DayView { day, figures: told(view, figures), changes });
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
        ("as_of" = Option<String>, Query, description = "As known on this day, EDTF", example = "2023-10-13"),
        ("as_recorded" = Option<String>, Query, description = "As recorded by this moment: RFC 3339, or a date, which means its end"),
    ),
    responses((status = 200, body = TravelView, description = "The ways"))
)]
pub(super) fn travel(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let (id, as_of) = (id_of(call)?, point(call)?);
    let tables = &view.site.tables;
    let lookups = tables.links.lookups(&tables.vocabulary);
    let sealed = if view.sees(Field::SealedLink) { Sealed::Shown } else { Sealed::LeftOut };
    let found = event_travel(&open.project, &id, as_of, sealed, &lookups)?;
    let drift = event_drift(&open.project, &id, as_of, sealed, &lookups)?;
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
