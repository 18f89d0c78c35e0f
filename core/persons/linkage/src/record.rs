//! Records as they come, and as they are compared. Input: rows of text. Output: units: what is alike in everything that is compared
//! is one unit with its members, in an order that rests on content alone. Leaves out comparing.

use crate::date::Date;
use crate::name::{Name, Names};
use crate::place::Places;
use attested_names::NameModel;
use std::collections::BTreeMap;

/// A row of a list of persons. What is empty is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    /// Its id, unlike every other.
    pub id: String,
    /// The list it stands in.
    pub list: String,
    /// The whole name.
    pub name: String,
    /// The given name.
    pub given_name: String,
    /// The family name.
    pub family_name: String,
    /// The sex, in any word.
    pub sex: String,
    /// Date of birth, as far as it is known.
    pub birth_date: String,
    /// Place of birth.
    pub birth_place: String,
    /// Date of the event.
    pub event_date: String,
    /// Place of the event.
    pub event_place: String,
}

/// No value.
pub(crate) const NONE: u32 = u32::MAX;

/// What is compared of a record, as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Unit {
    pub(crate) given: u32,
    pub(crate) family: u32,
    pub(crate) sex: u8,
    pub(crate) birth: Date,
    pub(crate) birth_place: u32,
    pub(crate) event: Date,
    pub(crate) event_place: u32,
    /// The list, where lists are free of duplicates; else none.
    pub(crate) list: u32,
}

/// All units with the names and places that they speak of.
#[derive(Debug)]
pub(crate) struct Units {
    pub(crate) units: Vec<Unit>,
    /// The records of each unit, by their places in the input, in the order of ids.
    pub(crate) members: Vec<Vec<u32>>,
    /// The place of each record in the order of ids.
    pub(crate) rank: Vec<u32>,
    pub(crate) given: Vec<Name>,
    pub(crate) family: Vec<Name>,
    pub(crate) birth_places: Places,
    pub(crate) event_places: Places,
}

impl Units {
    pub(crate) fn of(records: &[Record], unique_lists: bool, model: &NameModel) -> Units {
        let mut order: Vec<usize> = (0..records.len()).collect();
        order.sort_by(|a, b| records[*a].cmp(&records[*b]));
        let mut rank = vec![0; records.len()];
        for (place, at) in (0u32..).zip(&order) {
            rank[*at] = place;
        }
        let lists: BTreeMap<&str, u32> = numbered(records.iter().map(|r| r.list.as_str()));
        let names = Names::of(records, model);
        let birth_places = Places::of(records.iter().map(|r| r.birth_place.as_str()));
        let event_places = Places::of(records.iter().map(|r| r.event_place.as_str()));
        let mut keyed: Vec<(Unit, u32)> = Vec::with_capacity(records.len());
        for at in order {
            let record = &records[at];
            let (given, family) = names.ids(record);
            let unit = Unit {
                given,
                family,
                sex: sex(&record.sex),
                birth: Date::read(&record.birth_date),
                birth_place: birth_places.id(&record.birth_place),
                event: Date::read(&record.event_date),
                event_place: event_places.id(&record.event_place),
                list: if unique_lists { lists.get(record.list.as_str()).copied().unwrap_or(NONE) } else { NONE },
            };
            keyed.push((unit, u32::try_from(at).unwrap_or(NONE)));
        }
        // A stable sort: members stay in the order of ids.
        keyed.sort_by_key(|(unit, _)| *unit);
        let (mut units, mut members): (Vec<Unit>, Vec<Vec<u32>>) = (Vec::new(), Vec::new());
        for (unit, record) in keyed {
            // In a list free of duplicates even records alike in everything are several persons.
            let same = units.last() == Some(&unit) && unit.list == NONE;
            match (same, members.last_mut()) {
                (true, Some(last)) => last.push(record),
                _ => {
                    units.push(unit);
                    members.push(vec![record]);
                }
            }
        }
        let (given, family) = names.counted(&units, &members);
        Units { given, family, birth_places, event_places, units, members, rank }
    }

    /// How many records a unit stands for.
    pub(crate) fn count(&self, unit: usize) -> f64 {
        f64::from(u32::try_from(self.members[unit].len()).unwrap_or(u32::MAX))
    }
}

/// Distinct texts numbered in their own order; the empty one has no number.
pub(crate) fn numbered<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, u32> {
    let mut all: BTreeMap<&str, u32> = texts.filter(|text| !text.is_empty()).map(|text| (text, 0)).collect();
    for (number, place) in (0..).zip(all.values_mut()) {
        *place = number;
    }
    all
}

/// 0 unknown, 1 woman, 2 man, 3 and above another word.
fn sex(text: &str) -> u8 {
    match text.trim().to_lowercase().as_str() {
        "" | "u" | "unknown" | "?" | "미상" | "不明" | "未知" => 0,
        "f" | "female" | "woman" | "w" | "여" | "여성" | "여자" | "女" | "女性" => 1,
        "m" | "male" | "man" | "남" | "남성" | "남자" | "男" | "男性" => 2,
        _ => 3,
    }
}
