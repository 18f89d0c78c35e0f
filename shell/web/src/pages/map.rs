//! Maps: of an event, and of all. Input: places as events and claims name them. Output: a drawing made here, with a table beside
//! it that says of each place how precisely it is known, as what it is drawn, and which claims or events name it; what can't be
//! drawn is listed in its own words. Where a facility is exactly is `access`'s to say.

use super::{Answer, part, titled};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::layout::{View, made, own};
use attested_app::Snapshot;
use attested_figures::Slice;
use attested_model::{AsOf, Gazetteer, PlaceId, PlaceRole, Shapes};
use attested_office::{num, text};
use attested_publication::map::{Crossing, Located, Map, Mark, Precision, crossings, draw, locate};
use attested_publication::name_in;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The outlines, read when a map is first asked for. Those built in are whole, which a test of theirs checks.
static SHAPES: LazyLock<Option<Shapes>> = LazyLock::new(|| Shapes::read(attested_vocab::SHAPES).ok());
/// Claims or events that a row of the table names before it only counts.
const NAMED: usize = 8;

/// The places that are named, and words that mean no one place; with the ids of what names them, which stand under one address.
pub(crate) struct Named {
    /// Where what names them stands: the beginning of its address.
    under: &'static str,
    /// Their roles, and who names them.
    pub(crate) places: BTreeMap<PlaceId, (BTreeSet<&'static str>, BTreeSet<String>)>,
    /// Who says the words.
    pub(crate) words: BTreeMap<String, BTreeSet<String>>,
}

impl Named {
    fn by(under: &'static str) -> Self {
        Named { under, places: BTreeMap::new(), words: BTreeMap::new() }
    }

    fn take(&mut self, gazetteer: &Gazetteer, said: &str, role: Option<PlaceRole>, by: &[String]) {
        for one in said.split(';').map(str::trim).filter(|one| !one.is_empty()) {
            let found = gazetteer.resolve(one);
            if found.is_empty() {
                self.words.entry(one.to_owned()).or_default().extend(by.iter().cloned());
            }
            for id in found {
                let (roles, namings) = self.places.entry(id).or_default();
                roles.extend(role.map(PlaceRole::as_str));
                namings.extend(by.iter().cloned());
            }
        }
    }
}

/// The places that an event's claims name, as known on a day.
pub(crate) fn named_in(view: &View<'_>, slice: &Slice, as_of: AsOf) -> Named {
    let gazetteer = view.site.tables.links.places();
    let mut named = Named::by("/claims/");
    let claims = slice.claims.iter().map(|record| &record.claim);
    for claim in claims.filter(|claim| as_of.knows_from(claim.public_from())) {
        named.take(gazetteer, &claim.place, claim.place_role, &[claim.id.to_string()]);
    }
    named
}

/// As what a place is drawn, and how precisely it is known; nothing when that can't be told.
pub(crate) fn located(view: &View<'_>, id: &PlaceId) -> Option<Located> {
    let shapes = SHAPES.as_ref()?;
    locate(id, view.site.tables.links.places(), shapes, view.sees(Field::FacilityPoint))
}

/// A place's name in the reader's language.
pub(crate) fn name_of<'v>(view: &View<'v>, id: &'v PlaceId) -> &'v str {
    let place = view.site.tables.links.places().place(id);
    place.and_then(|place| name_in(place, view.language.code())).unwrap_or(&id.0)
}

/// The map of an event: the places that its claims name, as known on the day asked for.
pub(super) fn of_event(view: &View<'_>, slice: &Slice, as_of: AsOf) -> Markup {
    let named = named_in(view, slice, as_of);
    let title = view.say_with("map-of", &[text("event", slice.event.id.as_str())]);
    html! {
        section aria-labelledby="map-heading" {
            h2 #map-heading { (view.say("map-heading")) }
            (drawing(view, &named, &title))
        }
    }
}

pub(super) fn map(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let gazetteer = view.site.tables.links.places();
    let mut named = Named::by("/events/");
    for event in open.project.events()? {
        named.take(gazetteer, &event.place, None, &[event.id.to_string()]);
    }
    for one in open.project.named_places()? {
        let events: Vec<String> = one.events.iter().map(ToString::to_string).collect();
        named.take(gazetteer, &one.place, one.role, &events);
    }
    let title = view.say("map-heading");
    titled(view, &title, &drawing(view, &named, &view.say("map-of-all")))
}

/// A row of the table: a place and where it is drawn, if it is.
struct Row<'n> {
    id: &'n PlaceId,
    located: Option<Located>,
    roles: &'n BTreeSet<&'static str>,
    namings: &'n BTreeSet<String>,
}

fn drawing(view: &View<'_>, named: &Named, title: &str) -> Markup {
    let gazetteer = view.site.tables.links.places();
    let Some(shapes) = SHAPES.as_ref() else { return html! {} };
    let rows: Vec<Row<'_>> = named
        .places
        .iter()
        .map(|(id, (roles, namings))| Row { id, located: located(view, id), roles, namings })
        .collect();
    let name = |id: &PlaceId| name_of(view, id).to_owned();
    // Places that are drawn as one are one mark.
    let marks: BTreeMap<&PlaceId, &Located> =
        rows.iter().filter_map(|row| row.located.as_ref()).map(|l| (&l.of, l)).collect();
    let count = |wanted: &[Precision]| {
        let known = rows.iter().filter_map(|row| row.located.as_ref()).filter(|l| wanted.contains(&l.precision));
        known.count() as u64
    };
    let description = view.say_with(
        "map-description",
        &[
            num("places", rows.len() as u64),
            num("provinces", count(&[Precision::Province])),
            num("countries", count(&[Precision::Country])),
            num("towns", count(&[Precision::City, Precision::Town])),
        ],
    );
    let point = |place: &attested_model::Place| place.coordinates.map(|(lat, lon)| (lon, lat));
    let map = Map {
        title: title.to_owned(),
        description,
        marks: marks
            .into_iter()
            .map(|(id, l)| Mark { extent: l.extent.clone(), precision: l.precision, name: name(id) })
            .collect(),
        crossings: crossings(gazetteer)
            .into_iter()
            .filter_map(|(one, other)| Some(Crossing { from: point(one)?, to: point(other)? }))
            .collect(),
        kilometres: view.say("map-km"),
    };
    html! {
        @match draw(&map, shapes) {
            None => p.hint { (view.say("map-none")) },
            Some(svg) => {
                (made(svg))
                p.hint { (view.say("map-hint")) " " (view.say("map-crossings")) " " (view.say("map-outlines")) }
            }
        }
        @if !rows.is_empty() {
            div.scroll tabindex="0" role="region" aria-label=(title) { table {
                thead { tr {
                    th scope="col" { (view.say("map-place")) }
                    th scope="col" { (view.say("map-known")) }
                    th scope="col" { (view.say("map-role")) }
                    th scope="col" { (view.say("web-about")) }
                } }
                tbody { @for row in &rows { tr {
                    th scope="row" { (own(&name(row.id))) " " span.id { (row.id.0) } }
                    td { @match &row.located {
                        None => (view.say("map-nowhere")),
                        Some(located) => {
                            (view.say(&format!("map-precision-{}", located.precision.as_str())))
                            @if located.of != *row.id { br; small { (view.say_with("map-drawn-as", &[text("place", &name(&located.of))])) } }
                        }
                    } }
                    td { (row.roles.iter().map(|role| view.say(&format!("place-role-{role}"))).collect::<Vec<_>>().join(", ")) }
                    td.who { (who(view, named.under, row.namings)) }
                } } }
            } }
        }
        @if !named.words.is_empty() {
            details {
                summary { (view.say("map-unplaced")) }
                ul { @for (words, namings) in &named.words { li.who { (own(words)) ": " (who(view, named.under, namings)) } } }
            }
        }
    }
}

fn who(view: &View<'_>, under: &str, namings: &BTreeSet<String>) -> Markup {
    let more = namings.len().saturating_sub(NAMED) as u64;
    html! {
        @for id in namings.iter().take(NAMED) { a href={ (under) (part(id)) } { (id) } " " }
        @if more > 0 { (view.say_with("cli-and-more", &[num("count", more)])) }
    }
}
