//! The steps that a change must pass, in the order that fails soonest.
//!
//! Input: the tree, the committed lock file. Output: for each step success or why not, and from the tests the closing
//! line of their runner. All use the one `dev` profile, so that OpenSSL's C code is compiled once.
//! Left out: what the steps check; that is in the tools' own files (`rustfmt.toml`, `clippy.toml`, `deny.toml`, `tests/`).

use crate::api;
use crate::browser;
use crate::tools::{self, cargo};
use anyhow::{Result, bail};

/// One step.
pub struct Step {
    /// The word to call it by.
    pub name: &'static str,
    /// What it does, for people.
    pub does: &'static str,
    /// Does it; a test runner's closing line comes back.
    pub run: fn() -> Result<Option<String>>,
}

/// Every step, in order.
pub const STEPS: &[Step] = &[
    Step { name: "format", does: "rustfmt changes nothing", run: format },
    Step { name: "lint", does: "clippy has no warning, anywhere", run: lint },
    Step { name: "doc", does: "the documentation builds without a warning, and its examples run", run: doc },
    Step { name: "suite", does: "every test", run: suite },
    Step { name: "api", does: "schemathesis finds no fault in the API", run: api::in_short },
    Step {
        name: "browser",
        does: "the pages in a real browser: the story, two tabs, offline, lock, access",
        run: browser::tests,
    },
    Step {
        name: "deny",
        does: "licences, sources and bans of the packages; advisories if their database can be fetched",
        run: deny,
    },
];

fn format() -> Result<Option<String>> {
    tools::run(&mut cargo("fmt --all --check"))?;
    Ok(None)
}

fn lint() -> Result<Option<String>> {
    tools::run(&mut cargo("clippy --workspace --all-targets --locked -- --deny warnings"))?;
    Ok(None)
}

fn doc() -> Result<Option<String>> {
    tools::run(
        cargo("doc --workspace --no-deps --document-private-items --locked").env("RUSTDOCFLAGS", "--deny warnings"),
    )?;
    let said = tools::run_hushed(&mut cargo("test --workspace --doc --locked"))?;
    eprintln!("examples: {}", sum_of_results(&said));
    Ok(None)
}

fn suite() -> Result<Option<String>> {
    if tools::is_there("cargo-nextest") {
        let said = tools::run_aloud(&mut cargo("nextest run --workspace --locked"))?;
        let closing_line = said.lines().rev().find(|line| line.contains("Summary [")).map(str::to_owned);
        return Ok(closing_line);
    }
    eprintln!("cargo-nextest is not there and could not be installed: plain cargo test instead");
    let said = tools::run_aloud(&mut cargo("test --workspace --all-targets --locked"))?;
    Ok(Some(sum_of_results(&said)))
}

/// `cargo test` closes each of its binaries with a line of its own; this is their sum.
fn sum_of_results(said: &str) -> String {
    let count = |what: &str| -> u64 {
        said.lines()
            .filter(|line| line.starts_with("test result:"))
            .flat_map(|line| line.split([';', '.']))
            .filter_map(|part| part.trim().strip_suffix(what)?.trim().parse::<u64>().ok())
            .sum()
    };
    format!("{} passed, {} failed, {} skipped", count("passed"), count("failed"), count("ignored"))
}

fn deny() -> Result<Option<String>> {
    if !tools::is_there("cargo-deny") {
        let sorry = "cargo-deny is not there and could not be installed";
        if std::env::var_os("CI").is_some() {
            bail!("{sorry}");
        }
        eprintln!("NOT CHECKED: licences, sources, bans, advisories: {sorry}");
        return Ok(None);
    }
    // The check looks at packages for every platform, also those that a build here never fetched.
    tools::run(&mut cargo("fetch --locked"))?;
    tools::run(&mut cargo(
        "deny --offline --locked --log-level error check --hide-inclusion-graph bans licenses sources",
    ))?;
    if tools::answers(&mut cargo("deny --log-level off fetch db")) {
        tools::run(&mut cargo("deny --offline --locked check advisories"))?;
    } else {
        eprintln!("NOT CHECKED: advisories: their database can't be fetched from here");
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::sum_of_results;

    #[test]
    fn results_of_several_binaries_add_up() {
        let said = "running 2 tests\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: FAILED. 3 passed; 4 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
        assert_eq!(sum_of_results(said), "5 passed, 4 failed, 1 skipped");
    }
}
