//! Places that an event's claims name. Input: an event and a point in time. Output: each place, how precisely it is known and as what
//! it is drawn, and the claims that name it; words that mean no one place apart. Where a facility is exactly is `access`'s to say.

use super::asked::Point;
use super::call::Call;
use super::figures::{point, sliced};
use super::{Done, value};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::View;
use crate::pages::map::{located, name_of, named_in};
use attested_model::PlaceId;
use attested_publication::map::{Extent, Precision};
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Places.
#[derive(Serialize, ToSchema)]
pub(crate) struct Places {
    /// The places.
    places: Vec<PlaceView>,
    /// Words that mean no one place.
    words: Vec<WordsView>,
}

/// A place.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlaceView {
    /// Its id in the gazetteer.
    place: String,
    /// Its name in the reader's language.
    name: String,
    /// How precisely it is known; null where it isn't known where it is.
    precision: Option<PlaceKnown>,
    /// The place that is drawn for it: itself, or what it is part of.
    drawn_as: Option<String>,
    /// The circle that is drawn, where it has no outline.
    circle: Option<Circle>,
    /// What it is to the event, as codes.
    roles: BTreeSet<&'static str>,
    /// The claims that name it.
    claims: Vec<String>,
}

/// How precisely a place is known.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PlaceKnown {
    /// Somewhere in a country.
    Country,
    /// Somewhere in a province.
    Province,
    /// Somewhere in a city or county.
    City,
    /// In a town or village.
    Town,
}

impl PlaceKnown {
    const fn of(precision: Precision) -> Self {
        match precision {
            Precision::Country => PlaceKnown::Country,
            Precision::Province => PlaceKnown::Province,
            Precision::City => PlaceKnown::City,
            Precision::Town => PlaceKnown::Town,
        }
    }
}

/// A circle within which a place is.
#[derive(Serialize, ToSchema)]
pub(crate) struct Circle {
    /// Degrees north.
    lat: f64,
    /// Degrees east.
    lon: f64,
    /// Kilometres.
    radius: f64,
}

/// Words that mean no one place.
#[derive(Serialize, ToSchema)]
pub(crate) struct WordsView {
    /// The words.
    words: String,
    /// The claims that say them.
    claims: Vec<String>,
}

/// The places that an event's claims name, as known on a day.
#[utoipa::path(
    get, path = "/events/{event}/places", operation_id = "places", tag = "events",
    params(
        ("event" = String, Path, description = "The event's id", example = "OCT09"),
        Point,
    ),
    responses((status = 200, body = Places, description = "The places"))
)]
pub(super) fn places(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let as_of = point(call)?;
    let named = named_in(view, &sliced(open, call, as_of)?, as_of);
    let name = |id: &PlaceId| name_of(view, id).to_owned();
    let places = named.places.into_iter().map(|(id, (roles, namings))| {
        let drawn = located(view, &id);
        let circle = drawn.as_ref().and_then(|drawn| match drawn.extent {
            Extent::Circle { lat, lon, radius } => Some(Circle { lat, lon, radius }),
            Extent::Areas(_) => None,
        });
        PlaceView {
            name: name(&id),
            place: id.0,
            precision: drawn.as_ref().map(|drawn| PlaceKnown::of(drawn.precision)),
            drawn_as: drawn.map(|drawn| drawn.of.0),
            circle,
            roles,
            claims: namings.into_iter().collect(),
        }
    });
    let places = places.collect();
    let words =
        named.words.into_iter().map(|(words, namings)| WordsView { words, claims: namings.into_iter().collect() });
    value(&Places { places, words: words.collect() })
}
