//! That core's lints forbid what they should, and that each of them fires.
//!
//! Input: `clippy.toml`, `core/clippy.toml`, and `forbidden_in_core.txt`, which breaks each rule once. Output: rules
//! that are missing, never tried, or silent. Left out: running clippy on the tree itself, which `cargo xtask lint` does.

use super::tree;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// What core's lints must cover at least, whatever else they grow to.
const CORE_MUST_FORBID: &[&str] = &[
    "std::time::SystemTime::now",
    "std::time::Instant::now",
    "jiff::Timestamp::now",
    "jiff::Zoned::now",
    "std::fs::read",
    "std::fs::write",
    "std::fs::File::open",
    "std::env::var",
    "std::env::args",
    "std::io::stdin",
    "std::process::Command::new",
    "std::net::TcpStream::connect",
    "std::net::TcpListener::bind",
    "getrandom::fill",
    "std::hash::RandomState",
    "std::collections::HashMap",
    "std::collections::HashSet",
    "f64::ln",
    "f64::exp",
    "f64::powf",
    "std::println",
    "std::eprintln",
];

const LISTS: &[&str] = &["disallowed-methods", "disallowed-types", "disallowed-macros"];

struct Rule {
    path: String,
    reason: String,
    /// The path belongs to a crate that not every core crate is built with, so it can't be tried here.
    elsewhere: bool,
}

fn rules(file: &str) -> Vec<Rule> {
    let table: toml::Table = tree::text(file).unwrap().parse().unwrap();
    LISTS
        .iter()
        .filter_map(|list| table.get(*list))
        .flat_map(|list| list.as_array().unwrap())
        .map(|rule| Rule {
            path: rule["path"].as_str().unwrap().to_owned(),
            reason: rule["reason"].as_str().unwrap().to_owned(),
            elsewhere: rule.get("allow-invalid").is_some(),
        })
        .collect()
}

fn paths(rules: &[Rule]) -> BTreeSet<&str> {
    rules.iter().map(|rule| rule.path.as_str()).collect()
}

#[test]
fn core_forbids_what_it_must_and_says_why() {
    let core = rules("core/clippy.toml");
    let everywhere = rules("clippy.toml");
    let forbidden = paths(&core);
    for path in CORE_MUST_FORBID {
        assert!(forbidden.contains(path), "core/clippy.toml does not forbid {path}");
    }
    for path in paths(&everywhere) {
        assert!(
            forbidden.contains(path),
            "core/clippy.toml is the nearest file for core/, so it must repeat {path} from clippy.toml"
        );
    }
    for rule in core.iter().chain(&everywhere) {
        assert!(!rule.reason.is_empty(), "{} has no reason", rule.path);
    }
}

#[test]
fn every_rule_of_core_fires() {
    let folder = "tests/suite/house";
    let sample = format!("{folder}/forbidden_in_core.txt");
    let text = tree::text(&sample).unwrap();
    let expected: BTreeMap<u64, &str> =
        (1..).zip(text.lines()).filter_map(|(number, line)| Some((number, line.split_once("//~ ")?.1))).collect();

    let core = rules("core/clippy.toml");
    let tried: BTreeSet<&str> = expected.values().copied().collect();
    for rule in core.iter().filter(|rule| !rule.elsewhere) {
        assert!(tried.contains(rule.path.as_str()), "{sample} has no line that breaks {}", rule.path);
    }

    let mut fired: BTreeMap<u64, BTreeSet<String>> = BTreeMap::new();
    for (line, message) in refusals(&sample) {
        fired.entry(line).or_default().insert(message);
    }
    for (line, path) in expected {
        let messages = fired.get(&line).cloned().unwrap_or_default();
        assert!(
            messages.iter().any(|message| message.contains(&format!("`{path}`"))),
            "{sample}:{line}: clippy let {path} pass; it said {messages:?}"
        );
    }
}

/// What clippy says of `file` as if it stood in core/: the line and the message of each refusal.
fn refusals(file: &str) -> Vec<(u64, String)> {
    let answer = Command::new("clippy-driver")
        .args(["--edition", "2024", "--crate-type", "lib"])
        .args(["--crate-name", "forbidden_in_core", "--error-format", "json"])
        .args(["--emit", "metadata", "-o", "-"])
        .args(["-W", "clippy::disallowed_methods"])
        .args(["-W", "clippy::disallowed_types"])
        .args(["-W", "clippy::disallowed_macros"])
        .arg(file)
        .env("CLIPPY_CONF_DIR", tree::root().join("core"))
        .current_dir(tree::root())
        .output()
        .unwrap_or_else(|error| panic!("clippy-driver: {error}; `rustup component add clippy` installs it"));
    let said = String::from_utf8_lossy(&answer.stderr);
    assert!(answer.status.success(), "{said}");
    said.lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|said| {
            let line = said["spans"].get(0)?["line_start"].as_u64()?;
            Some((line, said["message"].as_str()?.to_owned()))
        })
        .collect()
}
