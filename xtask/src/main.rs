//! `cargo xtask`: the chores of the house, as one program. `cargo xtask test` is what `sh run/test` runs once the
//! machine is set up; each of its steps can be run alone.
//!
//! Input: the name of a chore. Output: the tools' own output, what each step took, and last a test runner's closing line;
//! exit 0 only if every step passed, 2 for wrong use. Left out: setting up the machine (`run/setup.sh`).
#![allow(clippy::disallowed_methods, reason = "a chore runner starts programs; it is never part of Attested")]

mod api;
mod browser;
mod fuzz;
mod served;
mod steps;
mod studies;
mod tools;

use std::process::ExitCode;
use std::time::Instant;
use steps::{STEPS, Step};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let chosen: Vec<&Step> = match arguments.as_slice() {
        [chore] if chore == "test" => STEPS.iter().collect(),
        [chore] if chore == "studies" => return exit_code(studies::run()),
        [chore, target] if chore == "fuzz" => return exit_code(fuzz::run(target, "60")),
        [chore, target, seconds] if chore == "fuzz" => return exit_code(fuzz::run(target, seconds)),
        [chore] if chore == "api-in-full" => return exit_code(api::in_full().map(|_| ())),
        [chore] if chore == "screenshots" => return exit_code(browser::screenshots().map(|_| ())),
        [chore] => STEPS.iter().filter(|step| step.name == chore).collect(),
        _ => Vec::new(),
    };
    if chosen.is_empty() {
        usage();
        return ExitCode::from(2);
    }
    if run(&chosen) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn exit_code(result: anyhow::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn usage() {
    eprintln!("cargo xtask CHORE, where CHORE is one of");
    eprintln!("  test    all of these, in this order");
    for step in STEPS {
        eprintln!("  {:7} {}", step.name, step.does);
    }
    eprintln!("or");
    eprintln!("  studies                  the long checks of estimates: samplers, coverage");
    eprintln!("  api-in-full              schemathesis against the API, with all that it can do");
    eprintln!("  screenshots              pictures of the main pages into docs/pictures/, for the README");
    eprintln!("  fuzz TARGET [SECONDS]    one target of fuzz/, for a minute or as long as you say");
}

/// Runs every step, whatever became of those before it, and sums up. True if all passed.
fn run(steps: &[&Step]) -> bool {
    let mut failed = Vec::new();
    let mut took = Vec::new();
    let mut closing_line = None;
    for step in steps {
        eprintln!("\n== {}: {}", step.name, step.does);
        let start = Instant::now();
        match (step.run)() {
            Ok(line) => closing_line = line.or(closing_line),
            Err(error) => {
                eprintln!("{}: {error:#}", step.name);
                failed.push(step.name);
            }
        }
        took.push(format!("{} {} s", step.name, start.elapsed().as_secs()));
    }
    eprintln!("\n== {}", took.join(", "));
    if !failed.is_empty() {
        eprintln!("Failed: {}", failed.join(", "));
    }
    if let Some(line) = closing_line {
        println!("{line}");
    }
    failed.is_empty()
}
