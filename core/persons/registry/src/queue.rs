//! Who may be one person: records for the linkage engine with everything left out that it must not see, and the pairs it proposes, in
//! the order in which a judgment teaches most. Input: persons, the day, judgments, the model of names. Output: proposals, and any two
//! side by side with reasons. Nothing is applied until somebody judges. Leaves out how pairs are weighed (`attested-linkage`).

use crate::{Held, Person, PersonKind, PersonsError, PersonsJudgmentRecord, Value, Verdict, verdicts};
use attested_linkage::{Record, Settings, link};
use attested_model::{Day, SubjectHandle};
use attested_names::{Field, NameModel};
use attested_protection::{Audience, Datum, Purpose};
use std::collections::{BTreeMap, BTreeSet};

/// How two values agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// The same.
    Same,
    /// Alike, or one says less.
    Close,
    /// Unlike.
    Different,
    /// One of the two says nothing.
    Missing,
}

impl Agreement {
    /// The code.
    pub const fn code(self) -> &'static str {
        match self {
            Agreement::Same => "same",
            Agreement::Close => "close",
            Agreement::Different => "different",
            Agreement::Missing => "missing",
        }
    }
}

/// One datum of two persons.
#[derive(Debug, Clone)]
pub struct Beside {
    /// Which.
    pub datum: Datum,
    /// The first person's values.
    pub a: Vec<Held>,
    /// The second's.
    pub b: Vec<Held>,
    /// How they agree at best.
    pub agreement: Agreement,
    /// Of names: the probability that the two most alike are one name.
    pub probability: Option<f64>,
}

/// A pair that may be one person.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// The person with the lesser number.
    pub a: u64,
    /// The other.
    pub b: u64,
    /// The engine's probability.
    pub probability: f64,
    /// log₂ of the odds.
    pub weight: f64,
    /// What somebody found of it, and the position of that judgment.
    pub judged: Option<(Verdict, u64)>,
}

/// What the engine proposes.
#[derive(Debug, Clone, Default)]
pub struct Proposals {
    /// Pairs, those that teach most first, those judged last.
    pub pairs: Vec<Proposal>,
    /// The engine's clusters, by persons' numbers, of those that it saw. By the least number.
    pub clusters: Vec<BTreeSet<u64>>,
    /// Persons whom linkage saw.
    pub seen: u64,
    /// Persons kept from it: groups, protected, erased, without consent.
    pub left_out: u64,
    /// Whether the weights settled; few records teach little.
    pub settled: bool,
}

/// Variants of one person that are compared: rival names and dates each have their turn.
const VARIANTS: usize = 4;
/// Pairs are proposed from this probability on.
const FROM: f64 = 0.1;

/// What linkage may see of a person: nothing of a group, and of a person what the one decision allows.
fn visible(person: &Person, today: Day) -> Vec<&Held> {
    match person.kind {
        PersonKind::Person => person.usable(Purpose::Linkage, Audience::Office, today),
        PersonKind::Group => Vec::new(),
    }
}

/// Records for the engine, each with its person's number. Several for one person where sources rival.
pub fn records(persons: &[Person], today: Day) -> Vec<(u64, Record)> {
    let mut made = Vec::new();
    for person in persons {
        let held = visible(person, today);
        let of =
            |datum: Datum| held.iter().filter(move |h| h.value.datum() == datum).map(|h| &h.value).collect::<Vec<_>>();
        let by: BTreeMap<Datum, Vec<&Value>> = Datum::ALL.iter().map(|datum| (*datum, of(*datum))).collect();
        let compared = [Datum::Name, Datum::Sex, Datum::Birth, Datum::Origin, Datum::Role];
        let variants = compared.iter().map(|datum| by[datum].len()).max().unwrap_or(0).min(VARIANTS);
        let mut own: BTreeSet<Record> = BTreeSet::new();
        for variant in 0..variants {
            let mut record = record(&by, variant);
            if own.insert(record.clone()) {
                record.id = format!("{:012}/{variant}", person.number);
                made.push((person.number, record));
            }
        }
    }
    made
}

/// The values of one turn: where there are fewer rivals, the first stands again.
fn record(by: &BTreeMap<Datum, Vec<&Value>>, variant: usize) -> Record {
    let mut record = Record::default();
    for values in by.values() {
        let Some(value) = values.get(variant).or_else(|| values.first()) else { continue };
        match value {
            Value::Name(name) if !name.given.is_empty() && !name.family.is_empty() => {
                record.given_name.clone_from(&name.given);
                record.family_name.clone_from(&name.family);
            }
            Value::Name(name) => record.name.clone_from(&name.text),
            Value::Sex { text } => record.sex.clone_from(text),
            Value::Birth { date } => record.birth_date = date_as_far_as_known(date),
            Value::Origin { place } => record.birth_place.clone_from(place),
            Value::Role { date, place, event: _, role: _ } => {
                record.event_date = date.as_ref().map(date_as_far_as_known).unwrap_or_default();
                record.event_place.clone_from(place);
            }
            Value::Identifier { .. }
            | Value::Family { .. }
            | Value::Group { .. }
            | Value::Custody { .. }
            | Value::Whereabouts { .. }
            | Value::Count { .. }
            | Value::Description { .. }
            | Value::Note { .. } => {}
        }
    }
    record
}

/// What all days of an imprecise date share: the day, else the month, else the year, else nothing.
fn date_as_far_as_known(date: &attested_model::Edtf) -> String {
    let (Some(first), Some(last)) = (date.earliest_day(), date.latest_day()) else { return String::new() };
    let (first, last) = (first.to_string(), last.to_string());
    let parts = |text: &str| text.splitn(3, '-').map(str::to_owned).collect::<Vec<_>>();
    let shared: Vec<String> =
        parts(&first).into_iter().zip(parts(&last)).take_while(|(a, b)| a == b).map(|(a, _)| a).collect();
    shared.join("-")
}

/// What the engine proposes, for the same record the same, in whatever order persons come.
///
/// # Errors
/// [`PersonsError::File`] when two persons have one number, which no project has.
pub fn proposals(
    persons: &[Person],
    judgments: &[PersonsJudgmentRecord],
    today: Day,
    model: &NameModel,
) -> Result<Proposals, PersonsError> {
    let numbered = records(persons, today);
    let by_number: BTreeMap<u64, &Person> = persons.iter().map(|person| (person.number, person)).collect();
    let seen: BTreeSet<u64> = numbered.iter().map(|(number, _)| *number).collect();
    let records: Vec<Record> = numbered.iter().map(|(_, record)| record.clone()).collect();
    let settings = Settings { unique_lists: false, pairs_from: FROM, threads: 1 };
    let linkage = link(&records.iter().collect(), model, &settings)
        .map_err(|_| PersonsError::File { line: 0, why: "two persons have one number".to_owned() })?;
    let mut best: BTreeMap<(u64, u64), (f64, f64)> = BTreeMap::new();
    for pair in &linkage.pairs {
        let (l, r) = (numbered[pair.l].0, numbered[pair.r].0);
        if l != r {
            let of = best.entry((l.min(r), l.max(r))).or_insert((pair.probability, pair.weight));
            *of = if pair.weight > of.1 { (pair.probability, pair.weight) } else { *of };
        }
    }
    let verdicts = verdicts(judgments);
    let mut pairs = Vec::new();
    for ((a, b), (probability, weight)) in best {
        let (Some(first), Some(second)) = (by_number.get(&a), by_number.get(&b)) else { continue };
        let key = (first.handle.min(second.handle), first.handle.max(second.handle));
        pairs.push(Proposal { a, b, probability, weight, judged: verdicts.get(&key).copied() });
    }
    // Even odds teach most: what the engine is sure of, it knows already.
    let order = |p: &Proposal| (p.judged.is_some(), p.weight.abs());
    pairs.sort_by(|x, y| {
        let ((x_judged, x_sure), (y_judged, y_sure)) = (order(x), order(y));
        x_judged.cmp(&y_judged).then(x_sure.total_cmp(&y_sure)).then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    let mut clusters: BTreeMap<usize, BTreeSet<u64>> = BTreeMap::new();
    for (at, cluster) in linkage.clusters.iter().enumerate() {
        clusters.entry(*cluster).or_default().insert(numbered[at].0);
    }
    Ok(Proposals {
        pairs,
        clusters: clusters.into_values().collect::<BTreeSet<_>>().into_iter().collect(),
        left_out: u64::try_from(persons.len().saturating_sub(seen.len())).unwrap_or(0),
        seen: u64::try_from(seen.len()).unwrap_or(0),
        settled: linkage.report.convergence.settled,
    })
}

/// Two persons, datum by datum, as far as linkage may see them.
pub fn side_by_side(a: &Person, b: &Person, today: Day, model: &NameModel) -> Vec<Beside> {
    let (a, b) = (visible(a, today), visible(b, today));
    let mut made = Vec::new();
    for datum in Datum::ALL {
        let of = |held: &[&Held]| -> Vec<Held> {
            held.iter().filter(|h| h.value.datum() == *datum).map(|h| (*h).clone()).collect()
        };
        let (x, y) = (of(&a), of(&b));
        if x.is_empty() && y.is_empty() {
            continue;
        }
        let (agreement, probability) = agreement(*datum, &x, &y, model);
        made.push(Beside { datum: *datum, a: x, b: y, agreement, probability });
    }
    made
}

fn agreement(datum: Datum, a: &[Held], b: &[Held], model: &NameModel) -> (Agreement, Option<f64>) {
    if a.is_empty() || b.is_empty() {
        return (Agreement::Missing, None);
    }
    let pairs = || a.iter().flat_map(|x| b.iter().map(move |y| (&x.value, &y.value)));
    if datum == Datum::Name {
        let compare = |(x, y): (&Value, &Value)| model.compare(&x.shown(), &y.shown(), Field::Whole).probability;
        let most = pairs().map(compare).fold(0.0, f64::max);
        let agreement = match most {
            p if p >= 0.9 => Agreement::Same,
            p if p >= 0.4 => Agreement::Close,
            _ => Agreement::Different,
        };
        return (agreement, Some(most));
    }
    let folded = |value: &Value| value.shown().trim().to_lowercase();
    if pairs().any(|(x, y)| folded(x) == folded(y)) {
        return (Agreement::Same, None);
    }
    let meets = |(x, y): (&Value, &Value)| match (x, y) {
        (Value::Birth { .. }, Value::Birth { .. }) => !x.contradicts(y),
        (Value::Origin { place: x }, Value::Origin { place: y }) => {
            let (x, y) = (x.to_lowercase(), y.to_lowercase());
            x.contains(&y) || y.contains(&x)
        }
        _ => false,
    };
    (if pairs().any(meets) { Agreement::Close } else { Agreement::Different }, None)
}

/// The numbers of persons by handle.
pub(crate) fn numbers(persons: &[Person]) -> BTreeMap<SubjectHandle, u64> {
    persons.iter().map(|person| (person.handle, person.number)).collect()
}
