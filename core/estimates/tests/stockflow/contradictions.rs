//! What must hold: hard words bend, origins count once, nothing said is refused, the same seed gives the same bytes.

use attested_estimates::stockflow::{
    Answer, Books, Counted, Kind, Origin, PLAN, Part, Plan, Prior, Said, Says, StockRefusal, Trust, infer,
};

fn origin(code: &str) -> Origin {
    Origin { origin: code.to_owned(), trust: Trust::Unjudged }
}

fn said(claim: &str, counted: Counted, says: Says, low: Option<u64>, high: Option<u64>, origin: usize) -> Said {
    Said { claim: claim.to_owned(), counted, says, low, high, origin }
}

fn books(origins: &[&str], said: Vec<Said>) -> Books {
    Books {
        name: "test".to_owned(),
        population: "people".to_owned(),
        moments: vec!["June".to_owned(), "October".to_owned()],
        entering: true,
        unknown_up_to: 0,
        parts: vec![Part { label: "a night".to_owned(), kind: Kind::Returned, stretch: 0 }],
        origins: origins.iter().map(|code| origin(code)).collect(),
        said,
    }
}

/// Fewer states than usual, so that runs may differ by more.
const QUICK: Plan = Plan { states: 400, rounds: 8, spread_most: 0.6, ..PLAN };

fn weigh(books: &Books) -> Answer {
    infer(books, Prior::of(books), QUICK, 1, |_| ()).expect("good books")
}

fn last_held(answer: &Answer) -> (f64, f64, f64) {
    let numbers = answer.quantities[1].posterior.expect("a number");
    (numbers.low, numbers.median, numbers.high)
}

const JUNE: usize = 0;
const OCTOBER: usize = 1;

fn held(at: usize) -> Counted {
    Counted::Held(vec![at])
}

#[test]
fn a_hard_as_many_as_rules_no_truth_out() {
    let many = |claim, origin| said(claim, held(JUNE), Says::Exact, Some(2600), Some(2600), origin);
    let found = weigh(&books(
        &["A", "B", "C", "D"],
        vec![said("1", held(JUNE), Says::AtMost, None, Some(1000), 0), many("2", 1), many("3", 2), many("4", 3)],
    ));
    let june = found.quantities[JUNE].posterior.unwrap();
    assert!(june.median > 2300.0 && june.low > 1500.0, "{june:?}");
    assert!(found.origins[0].sound_posterior < 0.4 && found.origins[1].sound_posterior > 0.9, "{:?}", found.origins);
}

#[test]
fn claims_of_one_origin_share_its_bias_and_tell_less_than_those_of_several() {
    let claims = |origins: [usize; 3]| {
        let one = |(at, origin): (usize, usize)| {
            said(&at.to_string(), held(OCTOBER), Says::Exact, Some(500), Some(500), origin)
        };
        origins.into_iter().enumerate().map(one).collect::<Vec<_>>()
    };
    let width = |(low, _, high): (f64, f64, f64)| high / low;
    let one = width(last_held(&weigh(&books(&["A", "B", "C"], claims([0, 0, 0])))));
    let three = width(last_held(&weigh(&books(&["A", "B", "C"], claims([0, 1, 2])))));
    assert!(three < 0.8 * one, "{three} {one}");
}

#[test]
fn what_contradicts_is_weighed_by_whom_it_comes_from() {
    let rival = |trust_a, trust_b| {
        let mut books = books(
            &["A", "B"],
            vec![
                said("1", held(OCTOBER), Says::Exact, Some(300), Some(300), 0),
                said("2", held(OCTOBER), Says::Exact, Some(3000), Some(3000), 1),
            ],
        );
        (books.origins[0].trust, books.origins[1].trust) = (trust_a, trust_b);
        weigh(&books)
    };
    let first = rival(Trust::Reliable, Trust::Unreliable);
    let second = rival(Trust::Unreliable, Trust::Reliable);
    assert!(last_held(&first).1 < 400.0 && last_held(&second).1 > 2000.0);
    assert!(first.origins[0].sound_posterior > first.origins[1].sound_posterior);
}

#[test]
fn declining_binds_nothing_and_nothing_said_is_refused() {
    let number = said("1", held(JUNE), Says::About, Some(540), Some(660), 0);
    let declined = said("2", held(OCTOBER), Says::Nothing, None, None, 0);
    let (with, without) =
        (weigh(&books(&["A"], vec![number.clone(), declined.clone()])), weigh(&books(&["A"], vec![number])));
    assert_eq!(with.quantities, without.quantities);
    let refused = infer(&books(&["A"], vec![declined]), Prior::SMALL, PLAN, 1, |_| ()).unwrap();
    assert_eq!(refused.refused, Some(StockRefusal::NothingSaid));
    assert!(refused.quantities.iter().all(|quantity| quantity.posterior.is_none()));
}

#[test]
fn runs_whose_middles_lie_apart_give_no_number() {
    let books = books(&["A"], vec![said("1", held(JUNE), Says::About, Some(540), Some(660), 0)]);
    let of = |plan| infer(&books, Prior::of(&books), plan, 1, |_| ()).unwrap();
    let (given, strict) = (of(QUICK), of(Plan { spread_most: 0.0, ..QUICK }));
    assert!(given.refused.is_none() && given.spread_of_medians > 0.0, "{}", given.spread_of_medians);
    assert_eq!(strict.refused, Some(StockRefusal::RunsDisagree));
    assert!(strict.quantities.iter().all(|quantity| quantity.posterior.is_none()));
}

#[test]
fn where_the_claims_say_little_it_is_said() {
    let found = weigh(&books(&["A"], vec![said("1", held(JUNE), Says::About, Some(540), Some(660), 0)]));
    let (june, died) = (&found.quantities[JUNE], found.quantities.iter().find(|q| q.counts == "died").unwrap());
    assert!(!june.data_say_little && died.data_say_little);
    let shares: f64 = june.bins.iter().map(|bin| bin.posterior).sum();
    assert!((shares - 1.0).abs() < 1e-9);
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let books = books(&["A"], vec![said("1", held(OCTOBER), Says::Vague, Some(200), Some(999), 0)]);
    let told = || serde_json::to_string(&weigh(&books)).unwrap();
    assert_eq!(told(), told());
}

#[test]
fn books_that_name_what_they_lack_are_an_error() {
    let mut wrong = books(&["A"], vec![said("1", held(7), Says::Exact, Some(1), Some(1), 0)]);
    assert!(wrong.check().is_err());
    wrong.said[0].counted = Counted::Flow { kind: Kind::Returned, from: 1, to: 0 };
    assert!(wrong.check().is_err());
    wrong.said[0].counted = held(0);
    assert!(wrong.check().is_ok());
}

#[test]
fn an_origin_is_not_believed_for_repeating_itself() {
    let rival = |repeats: usize| {
        let mut claims = vec![said("0", held(OCTOBER), Says::Exact, Some(300), Some(300), 0)];
        let again = |at: usize| said(&format!("r{at}"), held(OCTOBER), Says::Exact, Some(3000), Some(3000), 1);
        claims.extend((0..repeats).map(again));
        weigh(&books(&["A", "B"], claims)).origins[1].sound_posterior
    };
    let (once, five_times) = (rival(1), rival(5));
    assert!(five_times < once + 0.1, "{once} {five_times}");
}
