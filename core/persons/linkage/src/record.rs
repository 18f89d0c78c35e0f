//! Records as they are compared. Input: rows of text. Output: units: what is alike in everything that is compared
//! is one unit with its members, in an order that rests on content alone. Leaves out comparing.

use crate::date::Date;
use crate::intern::interned;
use crate::name::{Name, Names};
use crate::place::Places;
use crate::records::{Column, Records};
use attested_names::NameModel;

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
    pub(crate) fn of(records: &Records, order: &[u32], unique_lists: bool, model: &NameModel, threads: usize) -> Units {
        let column = |column: Column| interned(records.len(), &|at| records.cell(at, column));
        let mut rank = vec![0; records.len()];
        for (place, at) in (0u32..).zip(order) {
            rank[*at as usize] = place;
        }
        let names = Names::of(records, model, threads);
        let (birth_places, births) = Places::of(&column(Column::BirthPlace));
        let (event_places, events) = Places::of(&column(Column::EventPlace));
        let dates = |of: Column| {
            let column = column(of);
            let read: Vec<Date> = column.values.iter().map(|text| Date::read(text)).collect();
            move |at: usize| read.get(column.ids[at] as usize).copied().unwrap_or_default()
        };
        let (birth, event) = (dates(Column::BirthDate), dates(Column::EventDate));
        let lists = if unique_lists { column(Column::List).ids } else { Vec::new() };
        let sexes = column(Column::Sex);
        let read: Vec<u8> = sexes.values.iter().map(|text| sex(text)).collect();
        let mut keyed: Vec<(Unit, u32)> = Vec::with_capacity(records.len());
        for record in order {
            let at = *record as usize;
            let unit = Unit {
                given: names.given_of[at],
                family: names.family_of[at],
                sex: read.get(sexes.ids[at] as usize).copied().unwrap_or(0),
                birth: birth(at),
                birth_place: births[at],
                event: event(at),
                event_place: events[at],
                list: lists.get(at).copied().unwrap_or(NONE),
            };
            keyed.push((unit, *record));
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

/// 0 unknown, 1 woman, 2 man, 3 and above another word.
fn sex(text: &str) -> u8 {
    match text.trim().to_lowercase().as_str() {
        "" | "u" | "unknown" | "?" | "미상" | "不明" | "未知" => 0,
        "f" | "female" | "woman" | "w" | "여" | "여성" | "여자" | "女" | "女性" => 1,
        "m" | "male" | "man" | "남" | "남성" | "남자" | "男" | "男性" => 2,
        _ => 3,
    }
}
