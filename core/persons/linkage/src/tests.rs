//! Linkages small enough to see whole, and what must hold for all of them.

use crate::fellegi::{Histogram, Parameters};
use crate::pattern::Comparer;
use crate::record::Units;
use crate::{Linkage, LinkageError, Record, Records, Settings};
use attested_names::{NameModel, NameTables};
use attested_vocab::names as vocab;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static MODEL: LazyLock<NameModel> = LazyLock::new(|| {
    let tables = NameTables {
        systems: vocab::SYSTEMS,
        surnames: vocab::SURNAMES,
        han: vocab::HAN,
        learned: vocab::LEARNED,
        calibration: vocab::CALIBRATION,
    };
    NameModel::read(&tables).unwrap()
});

const SETTINGS: Settings = Settings { unique_lists: false, pairs_from: 0.5, threads: 2 };

fn link(records: &[Record], model: &NameModel, settings: &Settings) -> Result<Linkage, LinkageError> {
    crate::link(&records.iter().collect(), model, settings)
}

/// Records from lines `id | list | name | sex | birth | place | event`.
fn records(lines: &str) -> Vec<Record> {
    let row = |line: &str| {
        let cells: Vec<String> = line.split('|').map(|cell| cell.trim().to_owned()).collect();
        let [id, list, name, sex, birth_date, event_place, event_date] = cells.try_into().unwrap();
        Record { id, list, name, sex, birth_date, event_place, event_date, ..Record::default() }
    };
    lines.trim().lines().map(row).collect()
}

/// The clusters of several records, each as their ids.
fn clusters(records: &[Record], linkage: &Linkage) -> BTreeSet<Vec<String>> {
    let ids = |cluster: usize| {
        let members = linkage.clusters.iter().zip(records).filter(|(c, _)| **c == cluster);
        let mut ids: Vec<String> = members.map(|(_, r)| r.id.clone()).collect();
        ids.sort();
        ids
    };
    linkage.clusters.iter().map(|c| ids(*c)).filter(|ids| ids.len() > 1).collect()
}

/// Invented persons, so that what is rare is told from what is common.
fn crowd() -> Vec<Record> {
    let names =
        ["Pak Chol-su", "Ri Yong-hui", "Choe Kum-sil", "Kim Myong-ok", "Jong Kwang-il", "Han Sun-ae", "Jang Hyok"];
    let row = |i: usize| Record {
        id: format!("x{i:03}"),
        list: "A".to_owned(),
        name: names[i % names.len()].to_owned(),
        sex: if i.is_multiple_of(3) { "M" } else { "F" }.to_owned(),
        birth_date: format!("19{:02}-{:02}-{:02}", 40 + i * 7 % 60, 1 + i * 5 % 12, 1 + i * 11 % 28),
        event_place: ["Onsong", "Hoeryong", "Musan", "Hyesan"][i % 4].to_owned(),
        event_date: format!("20{:02}-{:02}-{:02}", i * 3 % 20, 1 + i * 7 % 12, 1 + i * 13 % 28),
        ..Record::default()
    };
    (0..120).map(row).collect()
}

const ACROSS_SCRIPTS: &str = "
a1 | A | Koo Byoung-sam | M | 1971-03-05 | Onsong | 2019-06-01
a2 | B | 구병삼 | 남 | 1971-03-05 | Onsong | 2019-06
a3 | C | 具炳杉 | 男 | 1971-05-03 | Onsong | 2019-06-01
a4 | D | Ку Пён Сам | M | 1971 | Onsong | 2019-06-01
b1 | A | Koo Byoung-chol | M | 1980-11-20 | Musan | 2003-02-10
b2 | B | 구병철 | 남 | 1980-11-20 | Musan | 2003-02-10";

#[test]
fn one_person_in_four_scripts() {
    let mut all = records(ACROSS_SCRIPTS);
    all.extend(crowd());
    let linkage = link(&all, &MODEL, &SETTINGS).unwrap();
    let found = clusters(&all, &linkage);
    let ids = |ids: &str| ids.split(' ').map(str::to_owned).collect::<Vec<_>>();
    assert!(found.contains(&ids("a1 a2 a3 a4")) && found.contains(&ids("b1 b2")), "{found:?}");
    assert!(linkage.report.convergence.settled, "{:?}", linkage.report.convergence);
    // The weight of a pair and its probability say the same.
    for pair in &linkage.pairs {
        let odds = libm::exp2(pair.weight);
        assert!((odds / (1.0 + odds) - pair.probability).abs() < 1e-9);
    }
}

#[test]
fn a_handful_of_records_is_enough() {
    let all = records(ACROSS_SCRIPTS);
    let found = clusters(&all, &link(&all, &MODEL, &SETTINGS).unwrap());
    assert!(found.contains(&vec!["b1".to_owned(), "b2".to_owned()]), "{found:?}");
    assert!(found.iter().all(|ids| ids.iter().all(|id| id[..1] == ids[0][..1])), "{found:?}");
}

#[test]
fn lists_free_of_duplicates_link_only_across() {
    let lines = "
a1 | A | Koo Byoung-sam | M | 1971-03-05 | Onsong | 2019-06-01
a2 | A | Koo Byoung-sam | M | 1971-03-05 | Onsong | 2019-06-01
a3 | B | 구병삼 | M | 1971-03-05 | Onsong | 2019-06-01";
    let mut all = records(lines);
    all.extend(crowd());
    let linkage = link(&all, &MODEL, &Settings { unique_lists: true, ..SETTINGS }).unwrap();
    assert_ne!(linkage.clusters[0], linkage.clusters[1]);
    assert!(linkage.pairs.iter().all(|pair| all[pair.l].list != all[pair.r].list));
}

#[test]
fn two_records_with_one_id_are_refused() {
    let all = records("a | A | Kim Chol | M | | |\nb | A | Kim Chol | M | | |\na | B | Pak Chol | M | | |");
    assert_eq!(link(&all, &MODEL, &SETTINGS), Err(LinkageError::SameId { first: 0, second: 2 }));
}

#[test]
fn bad_input_is_data() {
    let none = link(&[], &MODEL, &SETTINGS).unwrap();
    assert_eq!((none.clusters.len(), none.report.clusters), (0, 0));
    let one = link(&records("a | | | | | |"), &MODEL, &SETTINGS).unwrap();
    assert_eq!(one.clusters, [0]);
    // Alike in everything, or in nothing at all: a name that everyone bears tells nobody apart, and the answer is finite.
    let same = |n: usize, name: &str| -> Vec<Record> {
        (0..n).map(|i| Record { id: format!("{i:05}"), name: name.to_owned(), ..Record::default() }).collect()
    };
    for name in ["", "Kim Yong-suk", "0000-00-00", "\u{fffd}\u{fffd}"] {
        let all = same(20_000, name);
        let linkage = link(&all, &MODEL, &SETTINGS).unwrap();
        assert_eq!(linkage.clusters.len(), all.len());
        assert!(linkage.report.levels.iter().all(|level| level.weight.is_finite()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn the_order_of_records_and_the_threads_make_no_difference(
        turn in 0usize..126, step in prop::sample::select(vec![5usize, 11, 13, 25]), threads in 1usize..4,
    ) {
        let mut all = records(ACROSS_SCRIPTS);
        all.extend(crowd());
        let turned: Vec<Record> = (0..all.len()).map(|i| all[(i * step + turn) % all.len()].clone()).collect();
        prop_assert_eq!(turned.iter().map(|r| &r.id).collect::<BTreeSet<_>>().len(), all.len());
        let one = link(&all, &MODEL, &SETTINGS).unwrap();
        let other = link(&turned, &MODEL, &Settings { threads, ..SETTINGS }).unwrap();
        prop_assert_eq!(clusters(&all, &one), clusters(&turned, &other));
        prop_assert_eq!(&one.report, &other.report);
        let named = |all: &[Record], linkage: &Linkage| -> Vec<(String, String, f64)> {
            linkage.pairs.iter().map(|p| (all[p.l].id.clone(), all[p.r].id.clone(), p.weight)).collect()
        };
        prop_assert_eq!(named(&all, &one), named(&turned, &other));
    }

    /// What is quick to compare lets no pair go that the whole comparison keeps, and gives the same weight.
    #[test]
    fn the_quick_way_finds_every_pair(
        rows in prop::collection::vec(
            (0usize..NAMES.len(), 0usize..NAMES.len(), 0usize..4, 0usize..DATES.len(), 0usize..PLACES.len(), 0usize..DATES.len()),
            2..40,
        ),
        least in -20.0f64..10.0,
    ) {
        let mut all = Records::default();
        for (i, (given, family, sex, birth, place, event)) in rows.into_iter().enumerate() {
            let (id, sex) = (format!("{i:02}"), ["", "F", "M", "U"][sex]);
            all.push([&id, "", "", NAMES[given], NAMES[family], sex, DATES[birth], PLACES[place], DATES[event], PLACES[(place + i) % PLACES.len()]]);
        }
        let order: Vec<u32> = (0u32..).take(all.len()).collect();
        let units = Units::of(&all, &order, false, &MODEL, 1);
        let comparer = Comparer::new(&units);
        let mut seen = Histogram::new();
        let pairs = || (0..units.units.len()).flat_map(|i| (i + 1..units.units.len()).map(move |j| (i, j)));
        pairs().for_each(|(i, j)| *seen.entry(comparer.compare(i, j).pattern).or_insert(0.0) += 1.0);
        let weights = Parameters::estimate(&seen, &seen, 780.0, 40.0).weights();
        for (i, j) in pairs() {
            let whole = Some(comparer.weigh(i, j, &weights)).filter(|weight| *weight >= least);
            prop_assert_eq!(comparer.weigh_from(least, i, j, &weights), whole, "{:?} {:?}", units.units[i], units.units[j]);
        }
    }
}

const NAMES: [&str; 12] =
    ["", "Chol-su", "Cheolsu", "철수", "Su-chol", "Kim", "Gim", "김", "Anna", "Ana", "Anna Maria", "X"];
const DATES: [&str; 7] = ["", "1990", "1990-02", "1990-02-01", "1990-01-02", "1991-02-01", "1955-11-23"];
const PLACES: [&str; 6] = ["", "Onsong", "Onsong 02", "Onsung", "Musan", "온성"];

/// More than are compared each with each.
#[test]
fn many_records_in_any_order_on_any_threads_give_the_same() {
    let all: Vec<Record> = (0..20)
        .flat_map(|copy| {
            crowd().into_iter().enumerate().map(move |(i, r)| Record {
                id: format!("{copy:02}{}", r.id),
                birth_date: format!(
                    "19{:02}-{:02}-{:02}",
                    30 + (i * 7 + copy * 11) % 70,
                    1 + (i + copy) % 12,
                    1 + i % 28
                ),
                ..r
            })
        })
        .collect();
    let one = link(&all, &MODEL, &Settings { threads: 1, ..SETTINGS }).unwrap();
    assert!(one.report.distinct > 1_200 && one.report.pairs_compared > 0, "{:?}", one.report);
    assert!(one.report.clusters < all.len(), "some are linked");
    let turned: Vec<Record> = all.iter().rev().cloned().collect();
    for (records, threads) in [(&all, 3), (&turned, 2)] {
        let other = link(records, &MODEL, &Settings { threads, ..SETTINGS }).unwrap();
        assert_eq!(clusters(&all, &one), clusters(records, &other));
        assert_eq!(one.report, other.report);
    }
}
