//! Prior and likelihood of a state of the books. Input: books, prior. Output: the logarithms of both at a state, a draw from
//! the prior. Leaves out finding states that fit (`sample`, `exact`).
//!
//! A state is whole numbers: those held at the first moment, and for each stretch those who came in and who left by each
//! way. Who is held later follows; so no state breaks the balance.

use super::books::{Books, Counted, Kind};
use super::factors::{Factor, anything, place};
use crate::random::{gamma, log_gamma, multinomial, normal, uniform};
use libm::{exp, floor, lgamma, log, log1p, sqrt};
use rand_core::Rng;
use serde::Serialize;
use std::collections::BTreeMap;

/// The prior: choices of ours, shown with every answer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Prior {
    /// The most that may be held at first or come in on a stretch.
    pub most: u64,
    /// Those held at first: alike on the scale of logarithms beyond this many.
    pub level_from_held: f64,
    /// Those who come in on a stretch: likewise.
    pub level_from_in: f64,
    /// Staying weighs one; so do the ways out together: returned …
    pub returned: f64,
    /// … released …
    pub released: f64,
    /// … and died. The shares of those present that stay or leave have Dirichlet's distribution with these weights.
    pub died: f64,
    /// The scale of an origin's bias, in logarithms: Student's t with three degrees of freedom.
    pub bias: f64,
}

impl Prior {
    /// The usual prior: up to ten times the largest number that anybody names.
    pub fn of(books: &Books) -> Prior {
        Prior { most: books.largest().saturating_mul(10).clamp(1000, 1_000_000_000), ..Prior::SMALL }
    }

    /// The same choices with fewer people.
    pub const SMALL: Prior = Prior {
        most: 1000,
        level_from_held: 10.0,
        level_from_in: 1.0,
        returned: 0.5,
        released: 0.4,
        died: 0.1,
        bias: 0.15,
    };

    fn weight(&self, kind: Kind) -> f64 {
        match kind {
            Kind::In => 0.0,
            Kind::Returned => self.returned,
            Kind::Released => self.released,
            Kind::Died => self.died,
        }
    }
}

/// What moves people on a stretch, and its share of the ways out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) stretch: usize,
    pub(super) way: Way,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Way {
    In,
    /// Out by a kind; its own flow, or the rest of the kind.
    Out {
        kind: Kind,
        part: Option<usize>,
        weight: f64,
    },
    /// Missing, or counted twice.
    Unknown,
}

/// A state: those held at first, then each cell's people; and each origin's bias, in logarithms.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) people: Vec<i64>,
    pub(super) bias: Vec<f64>,
}

/// What is counted, as places in a state.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Sum {
    Held(Vec<usize>),
    Cells(Vec<usize>),
}

struct Term {
    sum: Sum,
    factor: Factor,
}

pub(super) struct Model<'a> {
    pub(super) books: &'a Books,
    pub(super) prior: Prior,
    pub(super) cells: Vec<Cell>,
    /// Terms by origin.
    terms: Vec<Vec<Term>>,
    /// By origin, how likely its claims are if they have nothing to do with the truth.
    other: Vec<f64>,
    /// By origin, whether a place in a state changes anything that its claims count.
    speaks_of: Vec<Vec<bool>>,
}

impl<'a> Model<'a> {
    pub(super) fn new(books: &'a Books, prior: Prior) -> Model<'a> {
        let mut cells = Vec::new();
        for stretch in 0..books.moments.len().saturating_sub(1) {
            if books.entering {
                cells.push(Cell { stretch, way: Way::In });
            }
            if books.unknown_up_to > 0 {
                cells.push(Cell { stretch, way: Way::Unknown });
            }
            for kind in Kind::OUT {
                let own = books.parts.iter().enumerate().filter(|(_, p)| p.stretch == stretch && p.kind == kind);
                let ways: Vec<Option<usize>> = own.map(|(at, _)| Some(at)).chain(std::iter::once(None)).collect();
                let weight = prior.weight(kind) / ways.len() as f64;
                cells.extend(ways.into_iter().map(|part| Cell { stretch, way: Way::Out { kind, part, weight } }));
            }
        }
        let mut model = Model { books, prior, cells, terms: Vec::new(), other: Vec::new(), speaks_of: Vec::new() };
        model.terms = (0..books.origins.len()).map(|origin| model.terms_of(origin)).collect();
        model.speaks_of = model.terms.iter().map(|terms| model.places_of(terms)).collect();
        model.other = model.terms.iter().map(|terms| of_nothing(terms, anything(prior.most))).collect();
        model
    }

    fn terms_of(&self, origin: usize) -> Vec<Term> {
        let own = self.books.said.iter().filter(|said| said.origin == origin);
        own.filter_map(|said| {
            let factor = Factor::of(said.says, said.low, said.high, self.prior.most)?;
            Some(Term { sum: self.sum_of(&said.counted), factor })
        })
        .collect()
    }

    fn places_of(&self, terms: &[Term]) -> Vec<bool> {
        let counts = |place: usize, sum: &Sum| match sum {
            // Who is held follows from those held at first and all that happened before.
            Sum::Held(moments) => place == 0 || moments.iter().any(|moment| self.cells[place - 1].stretch < *moment),
            Sum::Cells(cells) => cells.contains(&place),
        };
        (0..=self.cells.len()).map(|place| terms.iter().any(|term| counts(place, &term.sum))).collect()
    }

    /// Whether a place in a state changes anything that an origin's claims count.
    pub(super) fn speaks_of(&self, origin: usize, place: usize) -> bool {
        self.speaks_of[origin][place]
    }

    fn sum_of(&self, counted: &Counted) -> Sum {
        match counted {
            Counted::Held(at) => Sum::Held(at.clone()),
            Counted::Flow { kind, from, to } => Sum::Cells(self.flow(*kind, *from, *to)),
            Counted::Part(wanted) => Sum::Cells(self.part(*wanted).into_iter().collect()),
        }
    }

    /// The cells of a kind between two moments, as places in a state.
    pub(super) fn flow(&self, wanted: Kind, from: usize, to: usize) -> Vec<usize> {
        let fits = |cell: &Cell| {
            (from..to).contains(&cell.stretch)
                && match cell.way {
                    Way::In => wanted == Kind::In,
                    Way::Out { kind, .. } => kind == wanted,
                    Way::Unknown => false,
                }
        };
        (0..self.cells.len()).filter(|at| fits(&self.cells[*at])).map(|at| at + 1).collect()
    }

    /// A part's cell, as a place in a state.
    pub(super) fn part(&self, wanted: usize) -> Option<usize> {
        let own = |cell: &Cell| matches!(cell.way, Way::Out { part: Some(part), .. } if part == wanted);
        self.cells.iter().position(own).map(|at| at + 1)
    }

    /// Whether a place in a state may hold a number below zero.
    pub(super) fn may_be_negative(&self, place: usize) -> bool {
        place > 0 && self.cells[place - 1].way == Way::Unknown
    }

    /// Those held at each moment; None where somebody would be missing who was never there.
    pub(super) fn held(&self, people: &[i64]) -> Option<Vec<i64>> {
        let mut held = vec![0; self.books.moments.len()];
        held[0] = people[0];
        for at in 1..held.len() {
            held[at] = held[at - 1];
            for (cell, &n) in self.cells.iter().zip(&people[1..]).filter(|(cell, _)| cell.stretch + 1 == at) {
                held[at] += match cell.way {
                    Way::In | Way::Unknown => n,
                    Way::Out { .. } => -n,
                };
            }
        }
        held.iter().all(|n| *n >= 0).then_some(held)
    }

    /// The logarithm of the prior of the people; minus infinity where it allows none.
    pub(super) fn log_prior_people(&self, people: &[i64], held: &[i64]) -> f64 {
        let mut value = self.log_level(people[0], self.prior.level_from_held);
        for (stretch, &before) in held[..held.len() - 1].iter().enumerate() {
            let (mut present, mut leaving) = (before, 0.0);
            for (cell, &n) in self.cells.iter().zip(&people[1..]).filter(|(cell, _)| cell.stretch == stretch) {
                match cell.way {
                    Way::In => {
                        value += self.log_level(n, self.prior.level_from_in);
                        present += n;
                    }
                    Way::Out { weight, .. } => {
                        if n < 0 {
                            return f64::NEG_INFINITY;
                        }
                        let n = n as f64;
                        leaving += lgamma(n + weight) - lgamma(n + 1.0) - lgamma(weight);
                    }
                    Way::Unknown => {
                        let most = self.books.unknown_up_to as i64;
                        let least = -most.min(present);
                        if n < least || n > most {
                            return f64::NEG_INFINITY;
                        }
                        value -= log((most - least + 1) as f64);
                        present += n;
                    }
                }
            }
            // Staying weighs as much as all ways out together, one: so the constant is 1 / (present + 1).
            value += leaving - log((present + 1) as f64);
        }
        value
    }

    /// A whole number that is level on the scale of logarithms beyond `from`.
    fn log_level(&self, n: i64, from: f64) -> f64 {
        if n < 0 || n as u64 > self.prior.most {
            return f64::NEG_INFINITY;
        }
        log(log1p(1.0 / (n as f64 + from)) / log1p((self.prior.most as f64 + 1.0) / from))
    }

    /// The logarithm of an origin's bias's density, without its constant.
    pub(super) fn log_prior_bias(&self, bias: f64) -> f64 {
        let scaled = bias / self.prior.bias;
        -2.0 * log1p(scaled * scaled / 3.0)
    }

    /// The logarithm of what an origin's claims say: sound with its shared bias, or having nothing to do with the truth.
    pub(super) fn log_origin(&self, origin: usize, people: &[i64], held: &[i64], bias: f64) -> f64 {
        let (sound, other) = self.sides(origin, people, held, bias);
        log(sound + other)
    }

    /// The chance that an origin's claims are sound, in a state.
    pub(super) fn believed(&self, origin: usize, people: &[i64], held: &[i64], bias: f64) -> f64 {
        let (sound, other) = self.sides(origin, people, held, bias);
        sound / (sound + other)
    }

    fn sides(&self, origin: usize, people: &[i64], held: &[i64], bias: f64) -> (f64, f64) {
        let trust = self.books.origins[origin].trust.sound();
        let mut sound = trust;
        for term in &self.terms[origin] {
            let at = |number: i64| term.factor.at(place(number as f64) + bias);
            sound *= match &term.sum {
                Sum::Held(moments) => {
                    moments.iter().map(|moment| at(held[*moment])).sum::<f64>() / moments.len() as f64
                }
                Sum::Cells(cells) => at(cells.iter().map(|cell| people[*cell]).sum()),
            };
        }
        let other = (1.0 - trust) * self.other[origin];
        (sound, other)
    }

    /// A state drawn from the prior.
    pub(super) fn draw(&self, rng: &mut impl Rng) -> State {
        let mut people = vec![0i64; self.cells.len() + 1];
        people[0] = self.draw_level(rng, self.prior.level_from_held);
        let mut held = people[0];
        for stretch in 0..self.books.moments.len() - 1 {
            let own: Vec<usize> = (0..self.cells.len()).filter(|at| self.cells[*at].stretch == stretch).collect();
            for &at in &own {
                if self.cells[at].way == Way::In {
                    people[at + 1] = self.draw_level(rng, self.prior.level_from_in);
                    held += people[at + 1];
                } else if self.cells[at].way == Way::Unknown {
                    let most = self.books.unknown_up_to as i64;
                    let least = -most.min(held);
                    people[at + 1] = least + (rng.next_u64() % (most - least + 1) as u64) as i64;
                    held += people[at + 1];
                }
            }
            let mut ways = Vec::new();
            let mut logs = vec![log(gamma(rng, 1.0))];
            for at in own {
                if let Way::Out { weight, .. } = self.cells[at].way {
                    ways.push(at);
                    logs.push(log_gamma(rng, weight));
                }
            }
            let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let chances: Vec<f64> = logs.iter().map(|value| exp(value - top)).collect();
            let mut counts = vec![0; chances.len()];
            multinomial(rng, held.max(0) as u64, &chances, &mut counts);
            for (at, count) in ways.into_iter().zip(&counts[1..]) {
                people[at + 1] = *count as i64;
                held -= *count as i64;
            }
        }
        let bias = self.books.origins.iter().map(|_| self.prior.bias * student(rng)).collect();
        State { people, bias }
    }

    fn draw_level(&self, rng: &mut impl Rng, from: f64) -> i64 {
        let reach = log1p((self.prior.most as f64 + 1.0) / from);
        floor(from * libm::expm1(uniform(rng) * reach)).min(self.prior.most as f64) as i64
    }
}

/// The chance of claims that have nothing to do with the truth: anything may be said of each quantity, but what is said of it again
/// is said alike. Or else an origin would be believed for repeating itself.
fn of_nothing(terms: &[Term], anything: f64) -> f64 {
    let mut heights: BTreeMap<&Sum, Vec<f64>> = BTreeMap::new();
    for term in terms {
        heights.entry(&term.sum).or_default().push(term.factor.height());
    }
    let of_one = |heights: &Vec<f64>| {
        let tallest = heights.iter().copied().fold(0.0, f64::max);
        anything * heights.iter().product::<f64>() / tallest
    };
    heights.values().map(of_one).product()
}

/// Student's t with three degrees of freedom.
fn student(rng: &mut impl Rng) -> f64 {
    normal(rng) / sqrt(2.0 * gamma(rng, 1.5) / 3.0)
}
