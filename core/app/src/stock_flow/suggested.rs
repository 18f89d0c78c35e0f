//! Books at which the record hints where nobody stated an account. Input: the record, an event of stocks. Output: books, or none where
//! the stocks are of one moment. Leaves out deciding that these claims count the same people: it is said that nobody did.
//!
//! Moments are the days of stocks dated to a day, and the eves of flows of a few days that lie within the date of a stock dated less
//! finely: such a stock is taken as held at one of the moments that its date allows. Flows of a few days are parts; longer ones
//! count what left between the moments around them.

use super::read::{Read, Record, Taken};
use super::stated::kind;
use super::{Account, LeftOut};
use crate::Readers;
use attested_estimates::stockflow::{Books, Counted, Kind, Part};
use attested_figures::constraints::leaves_custody;
use attested_model::{Day, EventId, Scope};
use std::collections::{BTreeMap, BTreeSet};

/// A stock that is said of more days than this tells nothing of a moment.
const STOCK_DAYS_MOST: i32 = 62;
/// A flow of at most so many days is an event of its own.
const PART_DAYS_MOST: i32 = 7;
/// Returns, with their kinds, that happen to people whom nobody held: without an account they aren't taken for a way out of custody.
const OF_THE_FREE: [&str; 2] = ["voluntary_return", "pushback"];

type Days = (Day, Day);

struct Flow<'r> {
    read: &'r Read,
    kind: Kind,
    from: Option<Day>,
    to: Day,
}

impl Flow<'_> {
    fn is_part(&self) -> bool {
        self.from.is_some_and(|from| between(from, self.to) <= PART_DAYS_MOST)
    }

    fn is_whole(&self) -> bool {
        self.read.claim.scope() == Scope::Whole
    }
}

pub(super) fn account(record: &Record, event: &EventId, readers: Readers<'_>) -> Option<Account> {
    let mut left_out = BTreeSet::new();
    let stocks = stocks(record, event, &mut left_out);
    let unit = &stocks.first()?.0.unit;
    let first = stocks.iter().map(|(_, days)| days.0).min()?;
    let last = stocks.iter().map(|(_, days)| days.1).max()?;
    let flows = flows(record, &stocks, unit, (first, last), readers, &mut left_out);
    let moments = moments(&stocks, &flows);
    if moments.len() < 2 {
        return None;
    }
    let mut taken = Taken::default();
    for (read, days) in &stocks {
        let at: Vec<usize> = (0..moments.len()).filter(|at| meets(moments[*at].days, *days)).collect();
        if read.claim.scope() == Scope::Part {
            taken.take_as_floor(record, read, Counted::Held(at));
        } else {
            taken.take(record, read, Counted::Held(at));
        }
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut part_of: BTreeMap<(&EventId, Kind), usize> = BTreeMap::new();
    // Events of their own first: claims on some of an event are told of it.
    let (wholes, some): (Vec<&Flow<'_>>, Vec<&Flow<'_>>) = flows.iter().partition(|flow| flow.is_whole());
    for flow in wholes.into_iter().chain(some) {
        let own = (&flow.read.event, flow.kind);
        let at = place(flow, &moments);
        let stretch = at.filter(|(from, to)| *to == from + 1 && flow.is_part() && flow.is_whole());
        if let Some((from, _)) = stretch {
            part_of.entry(own).or_insert_with(|| {
                parts.push(Part { label: flow.read.event.to_string(), kind: flow.kind, stretch: from });
                parts.len() - 1
            });
        }
        let part = part_of.get(&own).copied();
        let counted = part.map(Counted::Part);
        let counted = counted.or_else(|| at.map(|(from, to)| Counted::Flow { kind: flow.kind, from, to }));
        match counted {
            None => leave(&mut left_out, flow.read, "date_not_in_books"),
            Some(counted) if flow.is_whole() => taken.take(record, flow.read, counted),
            Some(counted) => taken.take_as_floor(record, flow.read, counted),
        }
    }
    Some(Account {
        books: Books {
            name: event.to_string(),
            population: stocks.first()?.0.claim.class.clone(),
            moments: moments.into_iter().map(|moment| moment.label).collect(),
            entering: true,
            unknown_up_to: 0,
            parts,
            origins: taken.origins,
            said: taken.said,
        },
        stated: false,
        reason: String::new(),
        entering_unstated: true,
        left_out,
    })
}

fn leave(left_out: &mut BTreeSet<LeftOut>, read: &Read, why: &'static str) {
    left_out.insert(LeftOut { claim: read.reading.claim.clone(), why });
}

/// Days from one to the other.
fn between(from: Day, to: Day) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

fn meets(a: Days, b: Days) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

/// The stocks of an event that are said of a time fine enough.
fn stocks<'r>(record: &'r Record, event: &EventId, left_out: &mut BTreeSet<LeftOut>) -> Vec<(&'r Read, Days)> {
    let mut found = Vec::new();
    for read in record.stocks().filter(|read| read.event == *event) {
        match read.days() {
            (Some(from), Some(to)) if between(from, to) <= STOCK_DAYS_MOST => match read.claim.scope() {
                Scope::Whole | Scope::Part => found.push((read, (from, to))),
                Scope::Wider => leave(left_out, read, "wider_than_its_event"),
            },
            (_, _) => leave(left_out, read, "date_too_wide"),
        }
    }
    // One act and unit to a book: those of most readings.
    let mut lots: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (read, _) in &found {
        *lots.entry((&read.act, &read.unit)).or_default() += 1;
    }
    let most = lots.into_iter().max_by_key(|(lot, count)| (*count, std::cmp::Reverse(*lot)));
    if let Some(((act, unit), _)) = most {
        found.retain(|(read, _)| read.act == act && read.unit == unit);
    }
    found
}

/// Flows out of custody within the stocks' time, from the country that the stocks are in.
fn flows<'r>(
    record: &'r Record,
    stocks: &[(&Read, Days)],
    unit: &str,
    (first, last): Days,
    readers: Readers<'_>,
    left_out: &mut BTreeSet<LeftOut>,
) -> Vec<Flow<'r>> {
    let countries = |read: &Read| -> BTreeSet<String> {
        let said = if read.event_place.is_empty() { &read.claim.place } else { &read.event_place };
        let places = readers.gazetteer.resolve(said);
        places.iter().map(|place| readers.gazetteer.country(place).to_owned()).collect()
    };
    let home: BTreeSet<String> = stocks.iter().flat_map(|(read, _)| countries(read)).collect();
    let mut found = Vec::new();
    for read in record.all().filter(|read| read.is_flow() && read.unit == unit) {
        let terms = &readers.vocabulary.terms;
        if terms.with_wider("act", &read.act).any(|act| OF_THE_FREE.contains(&act)) {
            continue;
        }
        let Some(kind) = leaves_custody(&read.act, terms).map(kind) else { continue };
        let (from, to) = read.days();
        let Some(to) = to.filter(|to| (first..=last).contains(to)) else { continue };
        if from.is_some_and(|from| from < first) {
            continue;
        }
        if !home.is_empty() && countries(read).is_disjoint(&home) {
            leave(left_out, read, "another_place");
        } else if read.claim.scope() == Scope::Wider {
            leave(left_out, read, "wider_than_its_event");
        } else {
            // Said of a stock: from that stock's time on.
            let stock = read.claim.quantity.as_ref().and_then(|q| q.relative_to()).and_then(|id| record.of(id));
            let from = from.or_else(|| stock.filter(|stock| stock.is_stock()).and_then(|stock| stock.days().0));
            found.push(Flow { read, kind, from, to });
        }
    }
    // An event within another that is there too is told with it.
    let events: BTreeSet<EventId> = found.iter().filter(|f| f.is_part()).map(|f| f.read.event.clone()).collect();
    found.retain(|flow| flow.read.event_part_of.as_ref().is_none_or(|whole| !events.contains(whole)));
    found
}

struct Moment {
    days: Days,
    label: String,
}

fn moments(stocks: &[(&Read, Days)], flows: &[Flow<'_>]) -> Vec<Moment> {
    let mut days: BTreeSet<Day> = stocks.iter().filter(|(_, days)| days.0 == days.1).map(|(_, days)| days.0).collect();
    for (_, (from, to)) in stocks.iter().filter(|(_, days)| days.0 < days.1) {
        let parts = flows.iter().filter(|flow| flow.is_part() && flow.is_whole()).filter_map(|flow| flow.from);
        let eves = parts.filter(|day| from < day && day <= to).filter_map(|day| day.yesterday().ok());
        days.extend(eves);
    }
    let mut moments: Vec<Moment> =
        days.into_iter().map(|day| Moment { days: (day, day), label: day.to_string() }).collect();
    // A stock whose date holds no moment yet is one.
    for (read, days) in stocks {
        if !moments.iter().any(|moment| meets(moment.days, *days)) {
            let label = read.claim.event_date.as_ref().map_or_else(String::new, |date| date.as_str().to_owned());
            moments.push(Moment { days: *days, label });
        }
    }
    moments.sort_by_key(|moment| moment.days);
    moments
}

/// Between which moments a flow lies: the last that begins before it, the first that is over by its end.
fn place(flow: &Flow<'_>, moments: &[Moment]) -> Option<(usize, usize)> {
    let to = moments.iter().position(|moment| moment.days.1 >= flow.to)?;
    let from = flow.from.map_or(Some(0), |from| moments.iter().rposition(|moment| moment.days.0 <= from));
    from.filter(|from| *from < to).map(|from| (from, to))
}
