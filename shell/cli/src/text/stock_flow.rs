//! Stock and flow in a terminal: who is counted and what is assumed first, then what the claims allow beside what was thought before
//! them, and whom one would have to believe. Input: accounts weighed, words, a width. Output: text that fits it.

use super::code;
use super::layout::wrapped;
use attested_app::StockFlow;
use attested_estimates::stockflow::{Answer, Numbers, PLAN, Quantity};
use attested_publication::{Arg, Translate, visible, words as said};

/// All accounts.
pub(crate) fn stock_flow(all: &[StockFlow], words: &dyn Translate, width: usize) -> String {
    let mut out = Lines { text: String::new(), width };
    if all.is_empty() {
        out.line(0, &words.text("stockflow-none", &[]));
    }
    for (at, one) in all.iter().enumerate() {
        if at > 0 {
            out.text.push('\n');
        }
        account(one, words, &mut out);
    }
    out.text
}

struct Lines {
    text: String,
    width: usize,
}

impl Lines {
    fn line(&mut self, indent: usize, text: &str) {
        for line in wrapped(text, self.width - indent, 2) {
            self.text.push_str(&format!("{}{line}\n", " ".repeat(indent)));
        }
    }
}

fn account(one: &StockFlow, words: &dyn Translate, out: &mut Lines) {
    let answer = &one.answer;
    let books = &answer.books;
    out.line(0, &words.text("stockflow-heading", &[("account", Arg::Text(&visible(&books.name)))]));
    out.line(0, &words.text("stockflow-population", &[("population", Arg::Text(&visible(&books.population)))]));
    let reason = visible(&one.reason);
    out.line(
        0,
        &match one.stated {
            true => words.text("stockflow-stated", &[("reason", Arg::Text(&reason))]),
            false => words.text("stockflow-suggested", &[]),
        },
    );
    out.line(0, &words.text("stockflow-assumptions", &[]));
    for assumption in &answer.assumptions {
        out.line(2, &words.text(&format!("stockflow-assume-{}", assumption.replace('_', "-")), &[]));
    }
    out.line(2, &prior(answer, words));
    out.text.push('\n');
    results(answer, words, out);
    if let Some(nobody) = &one.if_nobody_entered {
        out.text.push('\n');
        out.line(0, &words.text("stockflow-if-nobody-entered", &[]));
        results(nobody, words, out);
    }
    out.text.push('\n');
    out.line(0, &words.text("stockflow-origins", &[]));
    for origin in &answer.origins {
        let ratio = |x: f64| format!("{x:.2}");
        let claims = said::list(words, &origin.claims.iter().map(|claim| visible(claim)).collect::<Vec<_>>());
        let args = [
            ("origin", Arg::Text(&visible(&origin.origin))),
            ("before", Arg::Count(percent(origin.sound_prior))),
            ("after", Arg::Count(percent(origin.sound_posterior))),
            ("bias", Arg::Text(&ratio(origin.bias))),
            ("low", Arg::Text(&ratio(origin.bias_low))),
            ("high", Arg::Text(&ratio(origin.bias_high))),
            ("claims", Arg::Text(&claims)),
        ];
        out.line(2, &words.text("stockflow-origin", &args));
    }
    if !one.left_out.is_empty() {
        out.line(0, &words.text("stockflow-left-out", &[]));
        for left in &one.left_out {
            let key = format!("stockflow-left-out-{}", left.why.replace('_', "-"));
            out.line(2, &words.text(&key, &[("claim", Arg::Text(&visible(left.claim.as_str())))]));
        }
    }
    let args = [
        ("runs", Arg::Count(u64::from(answer.runs))),
        ("states", Arg::Count(answer.states as u64)),
        ("seed", Arg::Text(&answer.seed.to_string())),
        ("spread", Arg::Count(percent(answer.spread_of_medians))),
    ];
    out.line(0, &words.text("stockflow-runs", &args));
}

fn percent(share: f64) -> u64 {
    (100.0 * share).round() as u64
}

fn prior(answer: &Answer, words: &dyn Translate) -> String {
    let prior = &answer.prior;
    let args = [
        ("most", Arg::Count(prior.most)),
        ("returned", Arg::Count(percent(prior.returned))),
        ("released", Arg::Count(percent(prior.released))),
        ("died", Arg::Count(percent(prior.died))),
        ("bias", Arg::Count(percent(prior.bias))),
    ];
    words.text("stockflow-prior", &args)
}

fn results(answer: &Answer, words: &dyn Translate, out: &mut Lines) {
    if let Some(refusal) = &answer.refused {
        let rhat = |value: f64| format!("{value:.2}");
        let args = [
            ("spread", Arg::Count(percent(answer.spread_of_medians))),
            ("allowed", Arg::Count(percent(PLAN.spread_most))),
            ("rhat", Arg::Text(&rhat(answer.rhat))),
            ("rhat-allowed", Arg::Text(&rhat(PLAN.rhat_most))),
        ];
        out.line(2, &words.text(&format!("stockflow-refused-{}", code(refusal).replace('_', "-")), &args));
    }
    for quantity in &answer.quantities {
        let Some(posterior) = &quantity.posterior else { continue };
        let label = visible(&quantity.label);
        out.line(2, &words.text(&format!("stockflow-quantity-{}", quantity.counts), &[("label", Arg::Text(&label))]));
        out.line(4, &numbers("stockflow-posterior", posterior, words));
        out.line(4, &numbers("stockflow-before", &quantity.prior, words));
        if quantity.data_say_little {
            out.line(4, &words.text("stockflow-little", &[]));
        }
        drawn(quantity, words, out);
    }
}

fn numbers(key: &str, numbers: &Numbers, words: &dyn Translate) -> String {
    let range = |low: f64, high: f64| said::range(words, Some(low as u64), Some(high as u64));
    let args = [
        ("median", Arg::Count(numbers.median as u64)),
        ("range", Arg::Text(&range(numbers.low, numbers.high))),
        ("half", Arg::Text(&range(numbers.quarter, numbers.three_quarters))),
    ];
    words.text(key, &args)
}

/// Prior and posterior on one scale, that of logarithms, from nobody to the most.
fn drawn(quantity: &Quantity, words: &dyn Translate, out: &mut Lines) {
    const HEIGHTS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let shares = || quantity.bins.iter().flat_map(|bin| [bin.prior, bin.posterior]);
    let top = shares().fold(0.0, f64::max);
    let line = |of: &dyn Fn(usize) -> f64| -> String {
        let height = |share: f64| if share > 0.0 { (8.0 * share / top).ceil() as usize } else { 0 };
        (0..quantity.bins.len()).map(|at| HEIGHTS[height(of(at)).min(8)]).collect()
    };
    let most = quantity.bins.last().map_or(0.0, |bin| bin.to - 1.0) as u64;
    let before = line(&|at| quantity.bins[at].prior);
    let after = line(&|at| quantity.bins[at].posterior);
    for (key, line) in [("stockflow-drawn-before", before), ("stockflow-drawn-after", after)] {
        out.text.push_str(&format!("    0 │{line}│ {most} {}\n", words.text(key, &[])));
    }
}
