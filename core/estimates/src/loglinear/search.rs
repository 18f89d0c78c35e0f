//! Which log-linear model to take. Input: a table. Output: models with a maximum, by BIC; and how many had none. Leaves out
//! averaging them: the first is taken, the next are shown.

use super::models::{all_models, effects_of, main_effects, model_name, two_way_models};
use super::{Effect, Fit, Model, Trouble};
use libm::log;

/// A model that was fitted.
#[derive(Debug, Clone)]
pub struct Ranked {
    /// Its largest effects.
    pub name: String,
    /// The model on this table.
    pub model: Model,
    /// The people on no list.
    pub unseen: f64,
    /// Twice the parameters minus twice the log likelihood.
    pub aic: f64,
    /// The parameters times the logarithm of the people, minus twice the log likelihood.
    pub bic: f64,
}

/// How the models were gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// Every hierarchical model without the interaction of all lists.
    AllHierarchical,
    /// Every set of two-way effects.
    AllTwoWay,
    /// Two-way effects added and taken away one at a time, as long as BIC falls.
    Stepwise,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Choice {
    /// How.
    pub search: Search,
    /// Models with a maximum, lowest BIC first.
    pub ranked: Vec<Ranked>,
    /// How many models were looked at.
    pub models: usize,
    /// How many have no maximum.
    pub without_maximum: usize,
    /// How many are not identifiable.
    pub not_identifiable: usize,
}

/// The models that are kept to be shown, for each criterion.
const KEPT: usize = 200;

/// Goes through the models of a table: all hierarchical ones up to four lists, all two-way ones for five and six, beyond
/// that step by step.
pub fn search(counts: &[f64], lists: usize) -> Choice {
    let how = match lists {
        0..=4 => Search::AllHierarchical,
        5..=6 => Search::AllTwoWay,
        _ => Search::Stepwise,
    };
    let mut choice = Choice { search: how, ranked: Vec::new(), models: 0, without_maximum: 0, not_identifiable: 0 };
    match how {
        Search::AllHierarchical => all_models(lists).iter().for_each(|effects| choice.take(counts, lists, effects)),
        Search::AllTwoWay => two_way_models(lists).for_each(|effects| choice.take(counts, lists, &effects)),
        Search::Stepwise => stepwise(&mut choice, counts, lists),
    }
    choice.sort();
    choice
}

impl Choice {
    fn take(&mut self, counts: &[f64], lists: usize, effects: &[Effect]) {
        self.models += 1;
        let model = Model::on(counts, lists, effects);
        match model.fit(counts, lists) {
            Ok(fit) => self.ranked.push(ranked(counts, model, effects, &fit)),
            Err(Trouble::NoMaximum) => self.without_maximum += 1,
            Err(Trouble::NotIdentifiable) => self.not_identifiable += 1,
        }
        if self.ranked.len() > 8 * KEPT {
            self.sort();
        }
    }

    /// Lowest BIC first; equal ones by fewer parameters, then by name. The best by AIC stays too.
    fn sort(&mut self) {
        self.ranked.sort_by(|a, b| {
            a.bic.total_cmp(&b.bic).then(a.model.parameters().cmp(&b.model.parameters())).then(a.name.cmp(&b.name))
        });
        if self.ranked.len() > KEPT {
            let rest = self.ranked.split_off(KEPT);
            self.ranked.extend(rest.into_iter().min_by(|a, b| a.aic.total_cmp(&b.aic)));
        }
    }

    /// The model of lowest AIC.
    pub fn best_by_aic(&self) -> Option<&Ranked> {
        self.ranked.iter().min_by(|a, b| a.aic.total_cmp(&b.aic))
    }
}

fn ranked(counts: &[f64], model: Model, effects: &[Effect], fit: &Fit) -> Ranked {
    let people: f64 = counts.iter().sum();
    let parameters = model.parameters() as f64;
    let misfit = -2.0 * fit.log_likelihood;
    Ranked {
        name: model_name(effects),
        unseen: fit.unseen(),
        aic: misfit + 2.0 * parameters,
        bic: misfit + log(people) * parameters,
        model,
    }
}

fn stepwise(choice: &mut Choice, counts: &[f64], lists: usize) {
    let pairs = effects_of(lists, 2);
    let mut effects = main_effects(lists);
    choice.take(counts, lists, &effects);
    choice.sort();
    loop {
        let best = choice.ranked.first().map_or(f64::INFINITY, |ranked| ranked.bic);
        let mut next: Option<(f64, Vec<Effect>)> = None;
        for &pair in &pairs {
            let mut other = effects.clone();
            match other.iter().position(|&effect| effect == pair) {
                Some(at) => drop(other.remove(at)),
                None => other.push(pair),
            }
            other[1 + lists..].sort_unstable();
            let model = Model::on(counts, lists, &other);
            choice.models += 1;
            match model.fit(counts, lists) {
                Ok(fit) => {
                    let found = ranked(counts, model, &other, &fit);
                    if next.as_ref().is_none_or(|(bic, _)| found.bic < *bic) {
                        next = Some((found.bic, other));
                        choice.ranked.push(found);
                    }
                }
                Err(Trouble::NoMaximum) => choice.without_maximum += 1,
                Err(Trouble::NotIdentifiable) => choice.not_identifiable += 1,
            }
        }
        choice.sort();
        match next {
            Some((bic, other)) if bic < best - 1e-9 => effects = other,
            Some(_) | None => return,
        }
    }
}
