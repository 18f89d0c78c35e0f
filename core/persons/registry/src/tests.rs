//! What the tests of this crate share, and a property of the whole: in whatever order persons come, the queue and who is who are the
//! same. Input: persons drawn from few names. Output: the runner's verdict. Left out: how well records are linked.

use crate::{
    Person, PersonsDecision, PersonsJudgment, PersonsJudgmentRecord, Protection, Row, Stored, Verdict, assemble,
    clusters, proposals, statement_of,
};
use attested_model::{Edtf, SubjectHandle, Timestamp};
use attested_names::{NameModel, NameTables};
use proptest::prelude::{Just, Strategy, any, proptest};
use proptest::test_runner::Config;
use std::collections::BTreeMap;

/// Statements stand in the ledger from the position after this one on.
pub(crate) const NOBODY: u64 = 100;

fn handle(number: u64) -> SubjectHandle {
    SubjectHandle([u8::try_from(number).unwrap(); 16])
}

/// Somebody as a store serves them.
pub(crate) fn stored(number: u64, rows: &[Row]) -> Stored {
    let statements = (NOBODY + 10 * (number - 1) + 1..).zip(rows.iter().map(|row| row.clone().about(handle(number))));
    Stored {
        number,
        handle: handle(number),
        kind: rows[0].kind,
        position: number,
        recorded: Timestamp(0),
        erased: false,
        statements: statements.collect(),
        consents: Vec::new(),
    }
}

/// A judgment, after everything that was stated.
pub(crate) fn judged(decision: PersonsDecision) -> PersonsJudgmentRecord {
    let judgment = PersonsJudgment { decision, reason: "because".to_owned() };
    PersonsJudgmentRecord { judgment, position: 10_000, recorded: Timestamp(0) }
}

const NAMES: [&str; 6] = ["홍길동", "Hong Gil-dong", "洪吉童", "성춘향", "Seong Chun-hyang", "Hong Kil Tong"];
const PERSONS: usize = 9;

fn said() -> impl Strategy<Value = Vec<Row>> {
    let row = (0..NAMES.len(), 1970..1973u32, any::<bool>()).prop_map(|(name, year, is_sure)| {
        let (name, date) = (NAMES[name], if is_sure { format!("{year}-05-01") } else { year.to_string() });
        let cells = [("name", name), ("birth_date", &date), ("birth_place", "Musan")];
        statement_of(&BTreeMap::from(cells.map(|(column, text)| (column.to_owned(), text.to_owned())))).unwrap()
    });
    proptest::collection::vec(row, 1..=2)
}

fn pairs_judged() -> impl Strategy<Value = Vec<PersonsJudgmentRecord>> {
    let verdict = proptest::sample::select(vec![Verdict::Same, Verdict::NotSame, Verdict::Unsure]);
    let persons = 1..=u64::try_from(PERSONS).unwrap();
    let pair = (persons.clone(), persons, verdict).prop_map(|(a, b, verdict)| (handle(a), handle(b), verdict));
    proptest::collection::vec(pair, 0..8).prop_map(|pairs| {
        let distinct = pairs.into_iter().filter(|(a, b, _)| a != b);
        let record = |(position, (a, b, verdict))| PersonsJudgmentRecord {
            position,
            ..judged(PersonsDecision::Pair { a, b, verdict })
        };
        (10_000..).zip(distinct).map(record).collect()
    })
}

fn persons(rows: &[Vec<Row>]) -> Vec<Person> {
    assemble((1..).zip(rows).map(|(number, rows)| stored(number, rows)).collect(), &[], &Protection::default())
}

#[test]
fn the_order_of_persons_makes_no_difference() {
    use attested_vocab::names::{CALIBRATION, HAN, LEARNED, SURNAMES, SYSTEMS};
    let tables =
        NameTables { systems: SYSTEMS, surnames: SURNAMES, han: HAN, learned: LEARNED, calibration: CALIBRATION };
    let model = NameModel::read(&tables).unwrap();
    let today = Edtf::parse("2024-06-01").unwrap().latest_day().unwrap();
    let said = proptest::collection::vec(said(), PERSONS);
    let order = Just((0..PERSONS).collect::<Vec<usize>>()).prop_shuffle();
    proptest!(Config::with_cases(24), |(said in said, order in order, judgments in pairs_judged())| {
        let ordered = persons(&said);
        let shuffled: Vec<Person> = order.iter().map(|at| ordered[*at].clone()).collect();
        let told = |persons: &[Person]| {
            let found = proposals(persons, &judgments, today, &model).unwrap();
            let pairs: Vec<_> = found.pairs.iter().map(|p| (p.a, p.b, p.weight.to_bits(), p.judged)).collect();
            let who = [None, Some(&found)].map(|proposed| clusters(persons, &judgments, proposed));
            (pairs, found.clusters, who)
        };
        let first = told(&ordered);
        // Whom people keep apart no cluster joins, whatever is proposed.
        for who in &first.2 {
            for ((a, b), (verdict, _)) in crate::verdicts(&judgments) {
                let (a, b) = (u64::from(a.0[0]), u64::from(b.0[0]));
                let together = who.clusters.iter().any(|cluster| cluster.contains(&a) && cluster.contains(&b));
                proptest::prop_assert!(verdict != Verdict::NotSame || !together);
            }
        }
        proptest::prop_assert_eq!(first, told(&shuffled));
    });
}
