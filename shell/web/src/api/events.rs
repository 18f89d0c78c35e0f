//! Events: listed, described, and the places that their claims name. Input: an event's id. Output: views. Leaves out what is
//! derived from its claims (`figures`), and where a facility is exactly, as `access` says.

use super::asked::Part;
use super::call::{Call, is_whole, part_of_list};
use super::{Done, made, value};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::View;
use attested_app::{Snapshot, describe_event};
use attested_claims::Event;
use attested_model::{Edtf, EventId};
use attested_store::ListedEvent;
use serde::{Deserialize, Serialize};
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
    /// Position of the last entry on it or on a claim of it.
    changed: u64,
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

fn view_of(listed: ListedEvent) -> EventView {
    let ListedEvent { event, claims, last } = listed;
    EventView {
        id: event.id.to_string(),
        title: event.title,
        date: event.date.map(|date| date.to_string()),
        place: event.place,
        part_of: event.part_of.map(|whole| whole.to_string()),
        claims,
        changed: last,
    }
}

/// Some events of all that fit.
#[derive(Serialize, ToSchema)]
pub(crate) struct Events {
    /// How many fit, of those found.
    total: u64,
    /// Whether all that have the words asked for were found: not while words are still indexed, nor where more have them than are
    /// looked at, the latest.
    is_whole: bool,
    /// Those from the one asked for.
    events: Vec<EventView>,
}

/// Events that fit, the last changed first.
#[utoipa::path(
    get, path = "/events", operation_id = "events", tag = "events",
    params(
        ("q" = Option<String>, Query, description = "Words in id, title or place"),
        Part,
    ),
    responses((status = 200, body = Events, description = "The events"))
)]
pub(super) fn events(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let (from, rows) = part_of_list(call)?;
    let wanted = call.text("q").unwrap_or_default();
    let reach = open.index_for(view.viewer, wanted)?;
    let listed = open.project.list_events(wanted, from, rows)?;
    let is_whole = is_whole(reach, &listed);
    value(&Events { total: listed.total, is_whole, events: listed.rows.into_iter().map(view_of).collect() })
}

fn found(open: &Unlocked, id: &EventId) -> Result<EventView, Fault> {
    let listed = open.project.listed_event(id)?;
    Ok(view_of(listed.ok_or_else(|| Fault::NotFound(format!("there is no event {id}")))?))
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
