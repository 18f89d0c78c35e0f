//! The posterior by counting every state: for small books only, to hold the sampler against. Input: books whose prior allows
//! few people. Output: the chance of each number held at the last moment. Leaves out books that are not small.

use super::books::Books;
use super::model::{Model, Prior, Way};
use crate::special::t_quantile;
use libm::{exp, log};

/// Where an origin's bias is looked at: the middles of so many equal shares of its prior.
const SHARES: usize = 40;

/// The chance of each number held at the last moment, from 0 on; None where there are more than `states_most` states.
pub fn exact_last_held(books: &Books, prior: Prior, states_most: u64) -> Option<Vec<f64>> {
    let model = Model::new(books, prior);
    let biases: Vec<f64> = (0..SHARES)
        .map(|share| {
            let p = (share as f64 + 0.5) / SHARES as f64;
            prior.bias * if p < 0.5 { -t_quantile(1.0 - p, 3.0) } else { t_quantile(p, 3.0) }
        })
        .collect();
    let mut sums: Vec<f64> = Vec::new();
    let mut people = vec![0i64; model.cells.len() + 1];
    let mut left = states_most;
    for first in 0..=prior.most as i64 {
        people[0] = first;
        let mut found = |people: &[i64]| -> bool {
            if left == 0 {
                return false;
            }
            left -= 1;
            let Some(held) = model.held(people) else { return true };
            let log_people = model.log_prior_people(people, &held);
            if log_people > f64::NEG_INFINITY {
                let said: f64 = (0..books.origins.len())
                    .map(|origin| {
                        let of = |bias: &f64| exp(model.log_origin(origin, people, &held, *bias));
                        log(biases.iter().map(of).sum::<f64>() / SHARES as f64)
                    })
                    .sum();
                let last = held.last().copied().unwrap_or_default() as usize;
                if sums.len() <= last {
                    sums.resize(last + 1, 0.0);
                }
                sums[last] += exp(log_people + said);
            }
            true
        };
        if !every(&model, &mut people, 0, first, &mut found) {
            return None;
        }
    }
    let total: f64 = sums.iter().sum();
    (total > 0.0).then(|| sums.iter().map(|sum| sum / total).collect())
}

/// Every number of people in a cell and those after it; `present` are there to leave. False once there were too many.
fn every(
    model: &Model<'_>,
    people: &mut [i64],
    cell: usize,
    present: i64,
    found: &mut impl FnMut(&[i64]) -> bool,
) -> bool {
    let Some(one) = model.cells.get(cell) else { return found(people) };
    let unknown = model.books.unknown_up_to as i64;
    let (least, most, sign) = match one.way {
        Way::In => (0, model.prior.most as i64, 1),
        Way::Unknown => (-unknown.min(present), unknown, 1),
        Way::Out { .. } => (0, present, -1),
    };
    for n in least..=most {
        people[cell + 1] = n;
        if !every(model, people, cell + 1, present + sign * n, found) {
            return false;
        }
    }
    people[cell + 1] = 0;
    true
}
