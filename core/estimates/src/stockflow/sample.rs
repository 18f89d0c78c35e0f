//! Sequential Monte Carlo from the prior to the posterior. Input: a model, a plan, a seed. Output: states drawn, by run. Leaves out
//! what they say (`answer`).
//!
//! Each run begins with states from the prior and lets the claims in by degrees: at each, states are weighed, drawn anew by weight,
//! and moved by steps that leave the distribution as it is (Del Moral, Doucet and Jasra 2006). How large a degree is follows
//! from the states: half of them stay worth something. Runs follow one another, each on its own stream of the seed.

use super::model::{Model, State};
use crate::random::{generator, normal, uniform};
use crate::special::log_sum_exp;
use libm::{ceil, exp, log};
use rand_core::Rng;

/// How much is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// How many runs, which must agree.
    pub runs: u32,
    /// States of each.
    pub states: usize,
    /// Rounds of moves at each degree.
    pub rounds: usize,
    /// The highest split-Rhat, between runs, at which they agree.
    pub rhat_most: f64,
    /// The largest difference between their medians of those held last, as a share, at which they agree.
    pub spread_most: f64,
}

/// The usual plan.
pub const PLAN: Plan = Plan { runs: 4, states: 2000, rounds: 16, rhat_most: 1.05, spread_most: 0.25 };

/// The first stream of the seed that is used here; the lists' methods have those below.
const STREAM: u32 = 128;
/// The share of states that stay worth something at each degree.
const KEPT: f64 = 0.5;

/// One run.
pub(super) struct Run {
    /// States from the prior.
    pub(super) before: Vec<State>,
    /// States from the posterior.
    pub(super) after: Vec<State>,
    /// The logarithm of the claims' chance under the model.
    pub(super) log_evidence: f64,
    /// How many degrees it took.
    pub(super) degrees: usize,
}

#[derive(Clone)]
struct Particle {
    state: State,
    held: Vec<i64>,
    log_people: f64,
    /// By origin.
    log_said: Vec<f64>,
}

impl Particle {
    fn log_likelihood(&self) -> f64 {
        self.log_said.iter().sum()
    }
}

/// All runs. `tell` hears how much is done.
pub(super) fn runs(model: &Model<'_>, plan: Plan, seed: u64, tell: &mut dyn FnMut(f64)) -> Vec<Run> {
    (0..plan.runs)
        .map(|run| {
            let mut rng = generator(seed, STREAM + run);
            let mut done = |share: f64| tell((f64::from(run) + share) / f64::from(plan.runs));
            one(model, plan, &mut rng, &mut done)
        })
        .collect()
}

fn one(model: &Model<'_>, plan: Plan, rng: &mut impl Rng, tell: &mut dyn FnMut(f64)) -> Run {
    let before: Vec<State> = (0..plan.states).map(|_| model.draw(rng)).collect();
    let mut particles: Vec<Particle> = before.iter().map(|state| weigh(model, state.clone())).collect();
    let (mut degree, mut log_evidence, mut degrees) = (0.0, 0.0, 0);
    while degree < 1.0 {
        let logs: Vec<f64> = particles.iter().map(Particle::log_likelihood).collect();
        let next = next_degree(&logs, degree);
        let weights: Vec<f64> = logs.iter().map(|value| (next - degree) * value).collect();
        log_evidence += log_sum_exp(&weights) - log(weights.len() as f64);
        particles = drawn_anew(particles, &weights, uniform(rng));
        degree = next;
        degrees += 1;
        for particle in &mut particles {
            for _ in 0..plan.rounds {
                move_people(model, particle, degree, rng);
                move_bias(model, particle, degree, rng);
            }
        }
        tell(degree);
    }
    // Once more at the end, so that states drawn twice part.
    for particle in &mut particles {
        for _ in 0..2 * plan.rounds {
            move_people(model, particle, 1.0, rng);
            move_bias(model, particle, 1.0, rng);
        }
    }
    Run { before, after: particles.into_iter().map(|p| p.state).collect(), log_evidence, degrees }
}

fn weigh(model: &Model<'_>, state: State) -> Particle {
    let held = model.held(&state.people).unwrap_or_default();
    let log_people = model.log_prior_people(&state.people, &held);
    let log_said = (0..state.bias.len()).map(|o| model.log_origin(o, &state.people, &held, state.bias[o])).collect();
    Particle { state, held, log_people, log_said }
}

/// The largest degree at which the states stay worth enough; all at once if that can be.
fn next_degree(logs: &[f64], degree: f64) -> f64 {
    let worth = |next: f64| {
        let weights: Vec<f64> = logs.iter().map(|value| (next - degree) * value).collect();
        let squares: Vec<f64> = weights.iter().map(|value| 2.0 * value).collect();
        exp(2.0 * log_sum_exp(&weights) - log_sum_exp(&squares)) / logs.len() as f64
    };
    if worth(1.0) >= KEPT {
        return 1.0;
    }
    let (mut low, mut high) = (degree, 1.0);
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        if worth(middle) >= KEPT { low = middle } else { high = middle }
    }
    // Even a step too small to matter must lead on.
    if low > degree { low } else { high }
}

/// States by weight, at even distances from one uniform number.
fn drawn_anew(particles: Vec<Particle>, weights: &[f64], start: f64) -> Vec<Particle> {
    let total = log_sum_exp(weights);
    let count = particles.len() as f64;
    let mut drawn = Vec::with_capacity(particles.len());
    let mut sum = 0.0;
    for (particle, weight) in particles.into_iter().zip(weights) {
        sum += exp(weight - total);
        let upto = (ceil(sum * count - start).max(0.0) as usize).min(weights.len());
        while drawn.len() + 1 < upto {
            drawn.push(particle.clone());
        }
        if drawn.len() < upto {
            drawn.push(particle);
        }
    }
    // What rounding leaves over goes to the last drawn.
    while drawn.len() < weights.len() {
        let Some(last) = drawn.last().cloned() else { break };
        drawn.push(last);
    }
    drawn
}

/// Steps in one number, or in two together so that what they feed stays as it is; sizes of every order.
fn move_people(model: &Model<'_>, particle: &mut Particle, degree: f64, rng: &mut impl Rng) {
    let places = particle.state.people.len();
    let reach = log(model.prior.most as f64);
    for _ in 0..2 * places {
        let step = ceil(exp(uniform(rng) * reach)) as i64;
        let step = if uniform(rng) < 0.5 { step } else { -step };
        let first = (rng.next_u64() % places as u64) as usize;
        let mut second = first;
        let mut people = particle.state.people.clone();
        people[first] += step;
        if uniform(rng) < 0.6 {
            second = (rng.next_u64() % places as u64) as usize;
            if second != first {
                people[second] += if uniform(rng) < 0.5 { step } else { -step };
            }
        }
        if people[first] < 0 && !model.may_be_negative(first) {
            continue;
        }
        let Some(held) = model.held(&people) else { continue };
        let log_people = model.log_prior_people(&people, &held);
        if log_people == f64::NEG_INFINITY {
            continue;
        }
        let bias = &particle.state.bias;
        let mut log_said = particle.log_said.clone();
        for (origin, said) in log_said.iter_mut().enumerate() {
            if model.speaks_of(origin, first) || model.speaks_of(origin, second) {
                *said = model.log_origin(origin, &people, &held, bias[origin]);
            }
        }
        let gain =
            log_people - particle.log_people + degree * (log_said.iter().sum::<f64>() - particle.log_likelihood());
        if log(uniform(rng)) < gain {
            particle.state.people = people;
            (particle.held, particle.log_people, particle.log_said) = (held, log_people, log_said);
        }
    }
}

fn move_bias(model: &Model<'_>, particle: &mut Particle, degree: f64, rng: &mut impl Rng) {
    for origin in 0..particle.state.bias.len() {
        let before = particle.state.bias[origin];
        let width = if uniform(rng) < 0.5 { model.prior.bias } else { 8.0 * model.prior.bias };
        let bias = before + width * normal(rng);
        let said = model.log_origin(origin, &particle.state.people, &particle.held, bias);
        let gain =
            model.log_prior_bias(bias) - model.log_prior_bias(before) + degree * (said - particle.log_said[origin]);
        if log(uniform(rng)) < gain {
            particle.state.bias[origin] = bias;
            particle.log_said[origin] = said;
        }
    }
}
