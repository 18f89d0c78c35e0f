//! Estimates of what nobody documented, from a table of lists. Reads one file and no project.

use super::stock_flow::stock_flow;
use crate::args::{EstimateAction, EstimateArgs, EstimateMethod, Format, Global, WrongUse};
use crate::output::{print, print_exact, print_json, print_jsonl};
use crate::progress::bar;
use crate::session::words;
use crate::text;
use anyhow::Context;
use attested_estimates::{EstimateError, Method, Report, Settings, Table, report};
use std::path::Path;

pub(crate) fn estimate(global: &Global, args: &EstimateArgs) -> anyhow::Result<()> {
    match (&args.action, &args.table) {
        (Some(EstimateAction::StockFlow(args)), _) => stock_flow(global, args),
        (None, Some(file)) => from_table(global, args, file),
        (None, None) => Err(WrongUse("name a table of lists, or say `stock-flow`".to_owned()).into()),
    }
}

fn from_table(global: &Global, args: &EstimateArgs, file: &Path) -> anyhow::Result<()> {
    let place = || file.display().to_string();
    let bytes = std::fs::read(file).with_context(|| format!("{}: the file can't be read", place()))?;
    let told = String::from_utf8(bytes).with_context(|| format!("{}: not UTF-8", place()))?;
    let mut table = Table::read(&told, &args.covariates).map_err(wrong_use).with_context(place)?;
    for merged in &args.merge {
        let names: Vec<String> = merged.split('+').map(|name| name.trim().to_owned()).collect();
        table = table.merged(&names).map_err(wrong_use).with_context(place)?;
    }
    let answer = report(&table, &settings(args)?, progress());
    let words = words();
    match global.format {
        Format::Text => print(&text::estimates(&answer, &words, text::width())),
        Format::Csv => print_exact(&csv(&answer)?),
        Format::Json => print_json(&answer),
        Format::Jsonl => print_jsonl([&answer]),
    }
}

/// A column that isn't there was mistyped; anything else is wrong with the file.
fn wrong_use(error: EstimateError) -> anyhow::Error {
    match error {
        EstimateError::UnknownColumn { .. } => WrongUse(error.to_string()).into(),
        error => error.into(),
    }
}

fn settings(args: &EstimateArgs) -> anyhow::Result<Settings> {
    let methods = match args.method {
        EstimateMethod::All => Method::ALL.to_vec(),
        EstimateMethod::Lcmcr => vec![Method::Lcmcr],
        EstimateMethod::Dga => vec![Method::Dga],
        EstimateMethod::Loglinear => vec![Method::Loglinear],
        EstimateMethod::Sparse => vec![Method::Sparse],
        EstimateMethod::Chao => vec![Method::Chao],
        EstimateMethod::Covariates => vec![Method::Covariates],
    };
    if !args.unseen_most.is_finite() || args.unseen_most < 1.0 {
        return Err(WrongUse("--unseen-most is a number from 1".to_owned()).into());
    }
    if !(100..=100_000).contains(&args.replicates) {
        return Err(WrongUse("--replicates is a number from 100 to 100000".to_owned()).into());
    }
    let replicates = args.replicates as usize;
    Ok(Settings { methods, seed: args.seed, unseen_most: args.unseen_most, replicates })
}

/// A bar for the method at work.
fn progress() -> impl FnMut(Method, f64) {
    let bar = bar("estimate", 100);
    move |method, done| {
        bar.set_prefix(text::method_code(method));
        bar.set_position((100.0 * done) as u64);
    }
}

fn csv(answer: &Report) -> anyhow::Result<String> {
    let number = |x: Option<f64>| x.map(|x| x.to_string()).unwrap_or_default();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "method",
        "kind",
        "assumption",
        "estimate",
        "centre",
        "low",
        "high",
        "level",
        "refused",
        "flags",
    ])?;
    for found in &answer.methods {
        let flags: Vec<String> = found.flags.iter().map(text::code).collect();
        writer.write_record([
            text::code(&found.method),
            text::code(&found.kind),
            found.assumption.to_owned(),
            number(found.estimate),
            text::code(&found.centre),
            number(found.low),
            number(found.high),
            found.level.to_string(),
            found.refused.as_ref().map(text::code).unwrap_or_default(),
            flags.join(";"),
        ])?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
