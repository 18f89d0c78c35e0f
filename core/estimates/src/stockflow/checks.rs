//! Whether the sampler of stock and flow is right, by ways that share little of its code. Input: small books whose claims are drawn
//! from the model. Output: distances that are small for a right sampler; each is shown to be large for a wrong one. Leaves out
//! counting every state (`tests/stockflow/against_counting.rs`).
//!
//! Geweke's test (*JASA* 99, 2004) for the moves, simulation-based calibration (Talts et al., arXiv 1804.06788) for the whole
//! of it. Claims are numbers on the scale of logarithms, as the factors see them. Long versions are ignored:
//! `cargo xtask studies` runs them.
#![cfg(test)]
#![allow(clippy::disallowed_macros, reason = "what a study found is said where it runs; no part of core")]

use super::books::{Books, Counted, Kind, Origin, Said, Says, Trust};
use super::factors::place;
use super::model::{Model, Prior, State};
use super::sample::{PLAN, Plan, move_bias, move_people, one, weigh};
use crate::checks::{DRAWS, LEVEL, OFF, largest_difference, level_ranks, rank};
use crate::random::generator;

fn books() -> Books {
    let origin = |code: &str, trust| Origin { origin: code.to_owned(), trust };
    let said = |claim: &str, counted, says, origin| Said {
        claim: claim.to_owned(),
        counted,
        says,
        low: Some(20),
        high: Some(20),
        origin,
    };
    let returned = Counted::Flow { kind: Kind::Returned, from: 0, to: 1 };
    Books {
        name: "drawn".to_owned(),
        population: "people".to_owned(),
        moments: vec!["first".to_owned(), "last".to_owned()],
        entering: true,
        unknown_up_to: 2,
        parts: Vec::new(),
        origins: vec![origin("A", Trust::Usually), origin("B", Trust::Unjudged)],
        said: vec![
            said("1", Counted::Held(vec![0]), Says::About, 0),
            said("2", returned, Says::Exact, 0),
            said("3", Counted::Held(vec![1]), Says::Vague, 1),
            said("4", Counted::Held(vec![0, 1]), Says::Exact, 1),
        ],
    }
}

const PRIOR: Prior = Prior { most: 200, ..Prior::SMALL };
/// Faults put in on purpose: the sampler's bias is wider than the model's, or people leave sooner.
const SLIPPED: Prior = Prior { bias: 1.0, ..PRIOR };
const SOONER: Prior = Prior { returned: 3.0, ..PRIOR };

/// What is compared: on scales on which means settle.
fn looked_at(model: &Model<'_>, state: &State, said: &[f64]) -> [f64; 6] {
    let held = model.held(&state.people).expect("a state of the prior");
    let returned: i64 = model.flow(Kind::Returned, 0, 1).into_iter().map(|cell| state.people[cell]).sum();
    let at = |number: i64| place(number as f64);
    [at(held[0]), at(held[1]), at(returned), libm::tanh(state.bias[0].abs()), libm::tanh(said[0]), libm::tanh(said[2])]
}

/// The largest difference of means between states and claims from the prior, and those drawn in turn by the sampler's moves.
fn geweke(sampled: Prior, rounds: usize, seed: u64) -> f64 {
    let books = books();
    let truth = Model::new(&books, PRIOR);
    let mut moved = Model::new(&books, sampled);
    let mut rng = generator(seed, 0);
    let mut apart = Vec::new();
    let mut state = truth.draw(&mut rng);
    for _ in 0..rounds {
        state = truth.draw(&mut rng);
        let said = truth.draw_said(&state, &mut rng);
        apart.push(looked_at(&truth, &state, &said));
    }
    let mut in_turn = Vec::new();
    for _ in 0..rounds {
        let said = truth.draw_said(&state, &mut rng);
        moved.say(&said);
        let mut particle = weigh(&moved, state);
        for _ in 0..2 {
            move_people(&moved, &mut particle, 1.0, &mut rng);
            move_bias(&moved, &mut particle, 1.0, &mut rng);
        }
        state = particle.state;
        in_turn.push(looked_at(&truth, &state, &said));
    }
    largest_difference(&apart, &in_turn)
}

#[test]
fn states_and_claims_in_turn_look_like_the_prior() {
    let right = geweke(PRIOR, 6000, 1);
    assert!(right < OFF, "{right}");
    for fault in [SLIPPED, SOONER] {
        let wrong = geweke(fault, 6000, 1);
        assert!(wrong > OFF, "a wrong sampler passes: {wrong}");
    }
}

#[test]
#[ignore = "long: cargo xtask studies"]
fn study_states_and_claims_in_turn() {
    for seed in [1, 2, 3] {
        let right = geweke(PRIOR, 200_000, seed);
        eprintln!("Geweke, stock and flow, seed {seed}: {right:.2} standard errors at most");
        assert!(right < OFF, "{right}");
    }
}

/// Ranks of the true numbers held first and last, and returned, among states at the end of a run.
fn ranks(sampled: Prior, populations: u64, plan: Plan) -> [Vec<usize>; 3] {
    let books = books();
    let truth = Model::new(&books, PRIOR);
    let mut found = [Vec::new(), Vec::new(), Vec::new()];
    for seed in 0..populations {
        let mut rng = generator(seed, 200);
        let state = truth.draw(&mut rng);
        let said = truth.draw_said(&state, &mut rng);
        let mut model = Model::new(&books, sampled);
        model.say(&said);
        let run = one(&model, plan, &mut rng, &mut |_| ());
        let wanted = looked_at(&truth, &state, &said);
        let drawn: Vec<[f64; 6]> = run.after.iter().map(|state| looked_at(&truth, state, &said)).collect();
        for (at, ranks) in found.iter_mut().enumerate() {
            let column: Vec<f64> = drawn.iter().map(|all| all[at]).collect();
            ranks.push(rank(&column, wanted[at], &mut rng));
        }
    }
    found
}

fn least_level(ranks: &[Vec<usize>; 3], groups: usize) -> f64 {
    ranks.iter().map(|ranks| level_ranks(ranks, groups)).fold(1.0, f64::min)
}

#[test]
fn the_truth_stands_anywhere_among_the_states() {
    let plan = Plan { states: 100, rounds: 4, ..PLAN };
    let right = least_level(&ranks(PRIOR, 200, plan), 7);
    assert!(right > LEVEL, "{right}");
    let wrong = least_level(&ranks(SOONER, 200, plan), 7);
    assert!(wrong < LEVEL, "a wrong sampler passes: {wrong}");
}

#[test]
#[ignore = "long: cargo xtask studies"]
fn study_the_truth_among_the_states() {
    let plan = Plan { states: 400, ..PLAN };
    let level = least_level(&ranks(PRIOR, 2000, plan), DRAWS + 1);
    eprintln!("Calibration, stock and flow: p = {level:.3} over 2,000 populations");
    assert!(level > LEVEL, "{level}");
}
