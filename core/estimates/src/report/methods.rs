//! Each method on a table, with its refusals and flags. Input: the table, settings. Output: an estimate or a refusal with what it
//! rests on. Leaves out comparing methods (`report`).

use super::{Centre, DISAGREE, Estimate, Flag, Method, Refusal, Sensitivity, Settings};
use crate::random::generator;
use crate::special::CHI2_95;
use crate::table::Table;
use crate::{bounds, covariates, dga, latent, loglinear, sparse};
use serde_json::json;

/// The bootstrap's stream of the seed; chains have the first ones.
const BOOTSTRAP: u32 = 64;
/// The stream by which people are parted for cross-fitting.
const FOLDS: u32 = 65;
/// A median that moves by more than this share depends on the prior.
const MOVED: f64 = 0.25;
/// A posterior with more than this share at what the prior allows at most says nothing of its own.
const AT_THE_BOUND: f64 = 0.01;

pub(super) fn estimate(table: &Table, method: Method, settings: &Settings, tell: &mut dyn FnMut(f64)) -> Estimate {
    let blank = Estimate::blank(method);
    if let Some(refusal) = refusal_of_the_table(table, method) {
        return blank.refused(refusal);
    }
    match method {
        Method::Chao => chao(table, blank),
        Method::Loglinear => loglinear(table, blank),
        Method::Sparse => sparse(table, settings, blank),
        Method::Dga => dga(table, blank),
        Method::Lcmcr => lcmcr(table, settings, blank, tell),
        Method::Covariates => with_covariates(table, settings, blank),
    }
}

/// What no method can do with this table.
fn refusal_of_the_table(table: &Table, method: Method) -> Option<Refusal> {
    let lists = table.lists.len();
    let most = match method {
        Method::Chao | Method::Lcmcr | Method::Covariates => usize::MAX,
        Method::Loglinear | Method::Sparse => sparse::LISTS_HIGH,
        Method::Dga => dga::LISTS_HIGH,
    };
    if method == Method::Covariates && table.covariates.is_empty() {
        return Some(Refusal::NoCovariates);
    }
    if lists < 2 {
        return Some(Refusal::FewerThanTwoLists);
    }
    if lists < 3 && method != Method::Covariates {
        return Some(Refusal::FewerThanThreeLists);
    }
    if table.on_exactly(1) == table.observed() {
        return Some(Refusal::NoOverlap);
    }
    if table.a_list_holds_everybody() {
        return Some(Refusal::ListHoldsEverybody);
    }
    (lists > most).then_some(Refusal::TooManyLists)
}

fn chao(table: &Table, mut found: Estimate) -> Estimate {
    let Some(bounds) = bounds::bounds(table) else { return found.refused(Refusal::NobodyTwice) };
    found.estimate = Some(bounds.estimate);
    (found.low, found.high) = (Some(bounds.low), Some(bounds.high));
    found.diagnostics.insert("once", json!(bounds.once));
    found.diagnostics.insert("twice", json!(bounds.twice));
    found.forms = bounds.forms;
    found
}

fn loglinear(table: &Table, mut found: Estimate) -> Estimate {
    let (counts, lists, observed) = (table.dense_counts(), table.lists.len(), table.observed() as f64);
    let choice = loglinear::search(&counts, lists);
    let how = match choice.search {
        loglinear::Search::AllHierarchical => "all_hierarchical",
        loglinear::Search::AllTwoWay => "all_two_way",
        loglinear::Search::Stepwise => "two_way_stepwise",
    };
    found.diagnostics.insert("search", json!(how));
    found.diagnostics.insert("models", json!(choice.models));
    found.diagnostics.insert("models_without_maximum", json!(choice.without_maximum));
    found.diagnostics.insert("models_not_identifiable", json!(choice.not_identifiable));
    let Some(best) = choice.ranked.first() else {
        let none = choice.without_maximum == 0 && choice.not_identifiable > 0;
        return found.refused(if none { Refusal::NotIdentifiable } else { Refusal::NoMaximum });
    };
    found.estimate = Some(observed + best.unseen);
    found.diagnostics.insert("model", json!(best.name));
    found.diagnostics.insert("bic", json!(best.bic));
    found.diagnostics.insert("parameters", json!(best.model.parameters()));
    found.diagnostics.insert("parameters_at_minus_infinity", json!(best.model.at_minus_infinity.len()));
    let interval = loglinear::profile(&counts, lists, &best.model, best.unseen, CHI2_95);
    if let Some((low, high)) = interval {
        found.low = Some(observed + low);
        found.high = high.map(|high| observed + high);
    }
    if let Some(aic) = choice.best_by_aic() {
        found.sensitivity.push(other(format!("aic {}", aic.name), observed + aic.unseen));
    }
    for rival in choice.ranked.iter().skip(1).take(4) {
        found
            .sensitivity
            .push(other(format!("bic +{:.2} {}", rival.bic - best.bic, rival.name), observed + rival.unseen));
    }
    let near = choice.ranked.iter().filter(|rival| rival.bic <= best.bic + 2.0).map(|rival| observed + rival.unseen);
    let (low, high) = near.fold((f64::INFINITY, 0.0f64), |(low, high), total| (low.min(total), high.max(total)));
    if high > DISAGREE * low {
        found.flags.push(Flag::RivalModelsDisagree);
    }
    found
}

fn other(choice: String, median: f64) -> Sensitivity {
    Sensitivity { choice, mean: None, median }
}

fn sparse(table: &Table, settings: &Settings, mut found: Estimate) -> Estimate {
    let (counts, lists, observed) = (table.dense_counts(), table.lists.len(), table.observed() as f64);
    let chosen = match sparse::stepwise(&counts, lists, sparse::THRESHOLD) {
        Ok(chosen) => chosen,
        Err(loglinear::Trouble::NoMaximum) => return found.refused(Refusal::NoMaximum),
        Err(loglinear::Trouble::NotIdentifiable) => return found.refused(Refusal::NotIdentifiable),
    };
    let estimate = observed + chosen.fit.unseen();
    found.estimate = Some(estimate);
    found.diagnostics.insert("model", json!(loglinear::model_name(&chosen.effects)));
    found.diagnostics.insert("threshold", json!(sparse::THRESHOLD));
    found.diagnostics.insert("parameters_at_minus_infinity", json!(chosen.model.at_minus_infinity.len()));
    for threshold in [0.001, 0.05] {
        if let Ok(chosen) = sparse::stepwise(&counts, lists, threshold) {
            found.sensitivity.push(other(format!("threshold {threshold}"), observed + chosen.fit.unseen()));
        }
    }
    // Many lists make each choice dear: fewer replicates then, and the report says how many.
    let replicates = if lists > 8 { settings.replicates.min(200) } else { settings.replicates };
    let mut rng = generator(settings.seed, BOOTSTRAP);
    let drawn = sparse::bootstrap(&counts, lists, sparse::THRESHOLD, estimate, replicates, &mut rng);
    found.diagnostics.insert("replicates", json!(replicates));
    found.diagnostics.insert("replicates_without_estimate", json!(drawn.without));
    found.diagnostics.insert("acceleration", json!(drawn.acceleration));
    if let Some(interval) = drawn.interval(found.level) {
        (found.low, found.high) = (Some(interval.low), Some(interval.high));
    }
    found
}

fn dga(table: &Table, mut found: Estimate) -> Estimate {
    let usual = dga::Prior { delta: 1.0 / (1u64 << table.lists.len()) as f64, unseen_most: 30 };
    let graphs = dga::decomposable_graphs(table.lists.len());
    let answer = dga::posterior_over(table, &graphs, usual);
    found.centre = Centre::Median;
    found.estimate = Some(answer.median);
    (found.low, found.high) = (Some(answer.low), Some(answer.high));
    found.diagnostics.insert("mean", json!(answer.mean));
    found.diagnostics.insert("delta", json!(usual.delta));
    found.diagnostics.insert("unseen_most", json!(usual.unseen_most));
    found.diagnostics.insert("share_at_the_bound", json!(answer.at_the_bound));
    let weights: Vec<_> = answer.weights.iter().take(10).map(|(graph, weight)| json!([graph, weight])).collect();
    found.diagnostics.insert("graphs", json!(weights));
    let half = dga::posterior_over(table, &graphs, dga::Prior { delta: 0.5, ..usual });
    found.sensitivity.push(Sensitivity { choice: "delta 0.5".to_owned(), mean: Some(half.mean), median: half.median });
    if moved(answer.median, half.median) {
        found.flags.push(Flag::PriorSensitive);
    }
    if answer.at_the_bound > AT_THE_BOUND {
        return found.refused(Refusal::BoundSpeaks);
    }
    found
}

fn moved(from: f64, to: f64) -> bool {
    libm::fabs(to - from) > MOVED * from
}

fn lcmcr(table: &Table, settings: &Settings, mut found: Estimate, tell: &mut dyn FnMut(f64)) -> Estimate {
    let prior = latent::Prior { unseen_most: settings.unseen_most, ..latent::Prior::usual(table.lists.len()) };
    let plan = latent::Plan::usual(table.lists.len());
    let draws = latent::sample(table, prior, plan, settings.seed, tell);
    found.centre = Centre::Median;
    found.diagnostics.insert("rhat", json!(draws.agreement.rhat));
    found.diagnostics.insert("ess", json!(draws.agreement.effective));
    found.diagnostics.insert("rhat_most", json!(plan.rhat_most));
    found.diagnostics.insert("ess_least", json!(plan.effective_least));
    found.diagnostics.insert("chains", json!(plan.chains));
    found.diagnostics.insert("draws_of_each", json!(draws.chains.first().map_or(0, Vec::len)));
    found.diagnostics.insert("classes", json!(prior.classes));
    found.diagnostics.insert("unseen_most", json!(prior.unseen_most));
    found.diagnostics.insert("share_at_the_bound", json!(draws.at_the_bound));
    if !draws.agree {
        return found.refused(Refusal::ChainsDisagree);
    }
    found.diagnostics.insert("mean", json!(draws.mean()));
    found.estimate = Some(draws.quantile(0.5));
    (found.low, found.high) = (Some(draws.quantile(0.025)), Some(draws.quantile(0.975)));
    if draws.at_the_bound > AT_THE_BOUND {
        return found.refused(Refusal::BoundSpeaks);
    }
    found
}

fn with_covariates(table: &Table, settings: &Settings, mut found: Estimate) -> Estimate {
    let mut rng = generator(settings.seed, FOLDS);
    found.centre = Centre::Mean;
    match covariates::doubly_robust(table, &mut rng) {
        None => found.refused(Refusal::TooLittleOverlap),
        Some(answer) => {
            found.estimate = Some(answer.estimate);
            (found.low, found.high) = (Some(answer.low), Some(answer.high));
            found.diagnostics.insert("pair", json!(answer.pair));
            found.diagnostics.insert("on_the_pair", json!(answer.people));
            found.diagnostics.insert("chance_to_be_listed", json!(answer.chance));
            found.sensitivity.extend(answer.other_pairs.into_iter().map(|(pair, total)| other(pair, total)));
            found
        }
    }
}
