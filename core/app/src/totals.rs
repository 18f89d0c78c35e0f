//! Numbers for many events: by act, period and place. Input: what is asked, point in time, policy, vocabulary, gazetteer.
//! Output: sums with their rule, coverage and what was left out. Leaves out how events are summed (`attested_figures`).

use crate::{AppError, Readers, Snapshot, slice_of};
use attested_claims::Claim;
use attested_figures::constraints::EventView;
use attested_figures::{Aggregate, EventFigures, Over, Policy, Slice, aggregate, v1};
use attested_model::{Act, AsOf, Aspect, Day, Edtf, Gazetteer, Measure, PlaceId, Unit};
use serde::Serialize;
use std::collections::BTreeSet;

/// What is to be summed.
#[derive(Debug, Clone)]
pub struct TotalsAsked {
    /// The acts; none: each act that the record tells of.
    pub acts: Vec<Act>,
    /// What is counted.
    pub unit: Unit,
    /// The periods, first and last day; none: each year in which an event begins or ends.
    pub periods: Vec<(Day, Day)>,
    /// The places; none: everywhere.
    pub places: Vec<PlaceId>,
    /// Besides, each country that the record tells of.
    pub each_country: bool,
}

/// Sums over events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// As known on this day.
    pub as_of: Option<String>,
    /// As recorded by this moment.
    pub as_recorded: Option<String>,
    /// The policy of the figures that are summed.
    pub policy: &'static str,
    /// The sums, by act, period and place. What was not asked for by name and has no event isn't among them.
    pub totals: Vec<Aggregate>,
}

/// Sums over the events of the record.
///
/// # Errors
/// What the store says.
pub fn totals(
    snapshot: &dyn Snapshot,
    asked: &TotalsAsked,
    as_of: AsOf,
    recorded_shown: Option<String>,
    policy: &Policy,
    readers: Readers<'_>,
) -> Result<Totals, AppError> {
    let events = snapshot.events()?;
    let slices: Vec<Slice> =
        events.iter().map(|event| slice_of(snapshot, &event.id, as_of)).collect::<Result<_, _>>()?;
    let figures = |slice: &Slice| v1::reconcile(slice, as_of, None, policy, readers.vocabulary);
    let views: Vec<EventFigures> = slices.iter().map(figures).collect();
    let all: Vec<EventView<'_>> =
        slices.iter().zip(&views).map(|(slice, figures)| EventView { slice, figures }).collect();
    let mut found = Vec::new();
    let acts = if asked.acts.is_empty() { acts(&all) } else { asked.acts.clone() };
    for act in &acts {
        let of_act: Vec<EventView<'_>> = all.iter().filter(|view| tells_of(view, act)).copied().collect();
        let periods = if asked.periods.is_empty() { years(&of_act, act) } else { asked.periods.clone() };
        let mut places: Vec<Option<PlaceId>> = asked.places.iter().cloned().map(Some).collect();
        if asked.each_country {
            places.extend(countries(&of_act, act, readers.gazetteer).into_iter().map(Some));
        } else if places.is_empty() {
            places.push(None);
        }
        let by_name = !asked.acts.is_empty() && !asked.periods.is_empty() && !asked.each_country;
        for (from, to) in &periods {
            for place in &places {
                let over =
                    Over { act: act.clone(), unit: asked.unit.clone(), from: *from, to: *to, place: place.clone() };
                let sum = aggregate(&of_act, &over, readers.gazetteer);
                if by_name || sum.coverage.events > 0 {
                    found.push(sum);
                }
            }
        }
    }
    Ok(Totals {
        as_of: as_of.known.map(|day| day.to_string()),
        as_recorded: recorded_shown,
        policy: policy.name,
        totals: found,
    })
}

fn tells_of(view: &EventView<'_>, act: &Act) -> bool {
    let figures = &view.figures;
    figures.figures.iter().any(|f| f.act == act.as_str()) || figures.positions.iter().any(|p| p.act == act.as_str())
}

/// The acts that are told of as flows, or as having occurred.
fn acts(views: &[EventView<'_>]) -> Vec<Act> {
    let mut acts = BTreeSet::new();
    for view in views {
        let flows = view.figures.figures.iter().filter(|f| f.measure == Measure::Flow.as_str()).map(|f| &f.act);
        let occurred = view.figures.positions.iter().filter(|p| p.aspect == Aspect::Occurrence).map(|p| &p.act);
        acts.extend(flows.chain(occurred).filter_map(|act| Act::parse(act).ok()));
    }
    acts.into_iter().collect()
}

fn claims<'a>(views: &'a [EventView<'a>], act: &'a Act) -> impl Iterator<Item = &'a Claim> {
    views.iter().flat_map(|view| &view.slice.claims).map(|record| &record.claim).filter(move |claim| claim.act == *act)
}

/// The years in which an event, or what a claim on the act tells of, begins or ends.
fn years(views: &[EventView<'_>], act: &Act) -> Vec<(Day, Day)> {
    let dates = views.iter().filter_map(|view| view.slice.event.date.as_ref());
    let dates = dates.chain(claims(views, act).filter_map(|claim| claim.event_date.as_ref()));
    let ends = |date: &Edtf| [date.earliest_day(), date.latest_day()];
    let years: BTreeSet<i16> = dates.flat_map(ends).flatten().map(Day::year).collect();
    let of = |year: i16| Some((Day::new(year, 1, 1).ok()?, Day::new(year, 12, 31).ok()?));
    years.into_iter().filter_map(of).collect()
}

/// The countries in which the events lie.
fn countries(views: &[EventView<'_>], act: &Act, gazetteer: &Gazetteer) -> BTreeSet<PlaceId> {
    let places = views.iter().map(|view| view.slice.event.place.as_str());
    let places = places.chain(claims(views, act).map(|claim| claim.place.as_str()));
    let said: BTreeSet<&str> = places.filter(|place| !place.is_empty()).collect();
    let resolved = said.into_iter().flat_map(|place| gazetteer.resolve(place));
    resolved.map(|id| PlaceId(gazetteer.country(&id).to_owned())).filter(|country| !country.0.is_empty()).collect()
}
