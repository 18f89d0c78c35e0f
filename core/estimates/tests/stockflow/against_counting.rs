//! The sampler against counting every state, on books small enough for it.

use attested_estimates::stockflow::{
    Books, Counted, Kind, Origin, PLAN, Plan, Prior, Said, Says, Trust, exact_last_held, infer,
};

fn small(entering: bool, unknown_up_to: u64) -> Books {
    let origin = |code: &str, trust| Origin { origin: code.to_owned(), trust };
    let said = |claim: &str, counted, says, low, high, origin| Said {
        claim: claim.to_owned(),
        counted,
        says,
        low,
        high,
        origin,
    };
    Books {
        name: "small".to_owned(),
        population: "people".to_owned(),
        moments: vec!["first".to_owned(), "last".to_owned()],
        entering,
        unknown_up_to,
        parts: Vec::new(),
        origins: vec![origin("A", Trust::Usually), origin("B", Trust::Unjudged)],
        said: vec![
            said("1", Counted::Held(vec![0]), Says::About, Some(6), Some(7), 0),
            said("2", Counted::Flow { kind: Kind::Returned, from: 0, to: 1 }, Says::AtLeast, Some(3), None, 0),
            said("3", Counted::Held(vec![1]), Says::AtMost, None, Some(2), 1),
        ],
    }
}

#[test]
fn the_same_distribution_as_by_counting() {
    for (entering, unknown) in [(false, 0), (true, 0), (false, 2)] {
        let books = small(entering, unknown);
        let prior = Prior { most: 9, level_from_held: 3.0, ..Prior::SMALL };
        let exact = exact_last_held(&books, prior, 2_000_000).unwrap();
        let answer = infer(&books, prior, Plan { states: 2000, ..PLAN }, 3, |_| ()).unwrap();
        let last = answer.quantities[1].bins.iter();
        let far: f64 = last
            .map(|bin| {
                let share: f64 = exact.iter().skip(bin.from as usize).take((bin.to - bin.from) as usize).sum();
                (share - bin.posterior).abs()
            })
            .sum();
        assert!(far / 2.0 < 0.02, "entering {entering}, unknown {unknown}: {far}");
    }
}
