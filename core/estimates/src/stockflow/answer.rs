//! What the states say. Input: books, a prior, a plan, a seed. Output: each quantity's prior beside its posterior, how far origins are
//! believed, whether runs agree. Leaves out words: codes and numbers.

use super::books::{Books, Kind};
use super::model::{Model, Prior, State};
use super::sample::{Plan, Run, runs};
use crate::error::EstimateError;
use crate::latent::agreement;
use crate::special::quantile;
use libm::{exp, log};
use serde::Serialize;

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StockRefusal {
    /// No claim of the books states a number.
    NothingSaid,
    /// The runs don't agree.
    RunsDisagree,
}

impl StockRefusal {
    /// All.
    pub const ALL: [StockRefusal; 2] = [StockRefusal::NothingSaid, StockRefusal::RunsDisagree];
}

/// Where a distribution lies, in people.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Numbers {
    /// The 5 % point.
    pub low: f64,
    /// The 25 % point.
    pub quarter: f64,
    /// The middle.
    pub median: f64,
    /// The 75 % point.
    pub three_quarters: f64,
    /// The 95 % point.
    pub high: f64,
}

/// Numbers of people, and how much of prior and posterior lies there.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bin {
    /// From so many …
    pub from: f64,
    /// … to fewer than so many.
    pub to: f64,
    /// The prior's share.
    pub prior: f64,
    /// The posterior's.
    pub posterior: f64,
}

/// One quantity of the books.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quantity {
    /// `held`, `in`, `returned`, `released`, `died`, `part`.
    pub counts: &'static str,
    /// The moment, the stretch, or the part's name.
    pub label: String,
    /// Before the claims.
    pub prior: Numbers,
    /// After them; None when refused.
    pub posterior: Option<Numbers>,
    /// Whether the claims narrow the prior by less than a quarter, on the scale of logarithms.
    pub data_say_little: bool,
    /// Both, drawn.
    pub bins: Vec<Bin>,
}

/// How far an origin is believed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Believed {
    /// The origin.
    pub origin: String,
    /// Its claims here.
    pub claims: Vec<String>,
    /// The chance that what it says has to do with the truth, before …
    pub sound_prior: f64,
    /// … and after all claims are weighed.
    pub sound_posterior: f64,
    /// By what its numbers are multiplied, one factor for all of them: the middle, …
    pub bias: f64,
    /// … and the ends, 5 % and 95 %.
    pub bias_low: f64,
    /// The upper end.
    pub bias_high: f64,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// The method and its version.
    pub method: &'static str,
    /// The codes of what is assumed, in their order.
    pub assumptions: Vec<&'static str>,
    /// The books.
    pub books: Books,
    /// The prior's numbers.
    pub prior: Prior,
    /// Why there is no number.
    pub refused: Option<StockRefusal>,
    /// Held at each moment, then flows over all stretches, then parts.
    pub quantities: Vec<Quantity>,
    /// Origins, in the books' order.
    pub origins: Vec<Believed>,
    /// The logarithm of the claims' chance under these books: to compare books of the same claims.
    pub log_evidence: f64,
    /// How far the runs agree on those held last.
    pub rhat: f64,
    /// The largest difference between runs' medians of those held last, as a share.
    pub spread_of_medians: f64,
    /// How many runs, states of each, degrees at most.
    pub runs: u32,
    /// States of each.
    pub states: usize,
    /// The most degrees that a run took.
    pub degrees: usize,
    /// The seed.
    pub seed: u64,
}

/// A quantity is narrowed if its 90 % range, in logarithms, is below this share of the prior's.
const LITTLE: f64 = 0.75;
/// Bins of the drawing.
const BINS: usize = 32;

/// Weighs the books. `tell` hears how much is done.
///
/// # Errors
/// [`EstimateError::Books`] where books name what they don't have.
pub fn infer(
    books: &Books,
    prior: Prior,
    plan: Plan,
    seed: u64,
    mut tell: impl FnMut(f64),
) -> Result<Answer, EstimateError> {
    books.check()?;
    let model = Model::new(books, prior);
    let runs = runs(&model, plan, seed, &mut tell);
    let last = |state: &State| model.held(&state.people).and_then(|held| held.last().copied()).unwrap_or_default();
    let chains: Vec<Vec<f64>> =
        runs.iter().map(|run| run.after.iter().map(|state| log(last(state) as f64 + 1.0)).collect()).collect();
    let agree = agreement(&chains);
    let medians: Vec<f64> = chains.iter().map(|chain| exp(middle(chain.clone()))).collect();
    let (low, high) = medians.iter().fold((f64::INFINITY, 0.0f64), |(low, high), m| (low.min(*m), high.max(*m)));
    let spread = (high - low) / low.max(1.0);
    let refused = if !books.says_anything() {
        Some(StockRefusal::NothingSaid)
    } else {
        // A posterior that is one number has no spread to compare, and nothing to disagree on.
        let apart = agree.rhat > plan.rhat_most && high > low;
        (apart || spread > plan.spread_most).then_some(StockRefusal::RunsDisagree)
    };
    let mut assumptions = vec!["one_population", "balance_of_whole_numbers", "one_bias_an_origin", "soft_claims"];
    assumptions.push(if books.entering { "anybody_may_enter" } else { "nobody_enters" });
    Ok(Answer {
        method: "stock-flow-inference/v1",
        assumptions,
        books: books.clone(),
        prior,
        refused,
        quantities: quantities(&model, &runs, refused.is_some()),
        origins: origins(&model, &runs),
        log_evidence: runs.iter().map(|run| run.log_evidence).sum::<f64>() / runs.len() as f64,
        rhat: agree.rhat,
        spread_of_medians: spread,
        runs: plan.runs,
        states: plan.states,
        degrees: runs.iter().map(|run| run.degrees).max().unwrap_or(0),
        seed,
    })
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    quantile(&values, 0.5)
}

fn quantities(model: &Model<'_>, runs: &[Run], refused: bool) -> Vec<Quantity> {
    let books = model.books;
    let last = books.moments.len() - 1;
    let mut found = Vec::new();
    let mut take = |counts: &'static str, label: String, of: &dyn Fn(&State) -> i64| {
        let all = |states: &dyn Fn(&Run) -> &Vec<State>| -> Vec<f64> {
            let mut values: Vec<f64> = runs.iter().flat_map(|run| states(run).iter().map(|s| of(s) as f64)).collect();
            values.sort_by(f64::total_cmp);
            values
        };
        let (before, after) = (all(&|run| &run.before), all(&|run| &run.after));
        found.push(quantity(counts, label, &before, &after, refused));
    };
    for (at, moment) in books.moments.iter().enumerate() {
        take("held", moment.clone(), &|state| model.held(&state.people).map_or(0, |held| held[at]));
    }
    let stretch = format!("{} → {}", books.moments[0], books.moments[last]);
    let kinds = [("in", Kind::In), ("returned", Kind::Returned), ("released", Kind::Released), ("died", Kind::Died)];
    for (counts, kind) in kinds.into_iter().filter(|(_, kind)| last > 0 && (books.entering || *kind != Kind::In)) {
        let cells = model.flow(kind, 0, last);
        take(counts, stretch.clone(), &|state| cells.iter().map(|cell| state.people[*cell]).sum());
    }
    for (at, part) in books.parts.iter().enumerate() {
        let cell = model.part(at);
        take("part", part.label.clone(), &|state| cell.map_or(0, |cell| state.people[cell]));
    }
    found
}

fn quantity(counts: &'static str, label: String, before: &[f64], after: &[f64], refused: bool) -> Quantity {
    let (prior, posterior) = (numbers(before), numbers(after));
    let width = |numbers: &Numbers| log(numbers.high + 1.0) - log(numbers.low + 1.0);
    let narrowed = width(&posterior) < LITTLE * width(&prior);
    Quantity {
        counts,
        label,
        prior,
        posterior: (!refused).then_some(posterior),
        data_say_little: !narrowed,
        bins: if refused { Vec::new() } else { bins(before, after) },
    }
}

fn numbers(sorted: &[f64]) -> Numbers {
    let at = |p: f64| libm::round(quantile(sorted, p));
    Numbers { low: at(0.05), quarter: at(0.25), median: at(0.5), three_quarters: at(0.75), high: at(0.95) }
}

/// Bins of equal width on the scale of logarithms; the first holds nobody at all.
fn bins(before: &[f64], after: &[f64]) -> Vec<Bin> {
    let most = before.last().copied().unwrap_or(0.0).max(after.last().copied().unwrap_or(0.0));
    let edge = |at: usize| {
        if at == 0 { 0.0 } else { libm::round(exp(log(most + 2.0) * (at - 1) as f64 / (BINS - 1) as f64)) }
    };
    let mut edges: Vec<f64> = (0..=BINS).map(edge).collect();
    edges.dedup();
    let share = |values: &[f64], from: f64, to: f64| {
        let inside = values.partition_point(|v| *v < to) - values.partition_point(|v| *v < from);
        inside as f64 / values.len().max(1) as f64
    };
    edges
        .windows(2)
        .map(|pair| Bin {
            from: pair[0],
            to: pair[1],
            prior: share(before, pair[0], pair[1]),
            posterior: share(after, pair[0], pair[1]),
        })
        .collect()
}

fn origins(model: &Model<'_>, runs: &[Run]) -> Vec<Believed> {
    let books = model.books;
    let states: Vec<&State> = runs.iter().flat_map(|run| &run.after).collect();
    (0..books.origins.len())
        .map(|at| {
            let believed = |state: &&State| {
                let held = model.held(&state.people).unwrap_or_else(|| vec![0; books.moments.len()]);
                model.believed(at, &state.people, &held, state.bias[at])
            };
            let mut bias: Vec<f64> = states.iter().map(|state| state.bias[at]).collect();
            bias.sort_by(f64::total_cmp);
            let own = books.said.iter().filter(|said| said.origin == at);
            Believed {
                origin: books.origins[at].origin.clone(),
                claims: own.map(|said| said.claim.clone()).collect(),
                sound_prior: books.origins[at].trust.sound(),
                sound_posterior: states.iter().map(believed).sum::<f64>() / states.len().max(1) as f64,
                bias: exp(quantile(&bias, 0.5)),
                bias_low: exp(quantile(&bias, 0.05)),
                bias_high: exp(quantile(&bias, 0.95)),
            }
        })
        .collect()
}
