//! Which documents must exist, that their links lead somewhere, and that the README's commands are the real ones.
//!
//! Input: the project's files. Output: what is missing or dangling.
//! Left out: whether a document is true; whether each command, term and setting has its words (their own stages test that).

use super::tree;

/// Documents that people and other tests rely on.
const MUST_EXIST: &[&str] = &[
    "README.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "docs/glossary.md",
    "docs/format.md",
    "docs/threat-model.md",
    "docs/methods/reconcile-v1.md",
    "docs/methods/expectation-v1.md",
    "docs/methods/linkage.md",
    "docs/methods/names.md",
    "docs/decisions/0001-workspace-and-dependencies.md",
];

#[test]
fn every_document_is_there_and_says_something() {
    let missing: Vec<_> = MUST_EXIST
        .iter()
        .filter(|file| {
            let path = tree::root().join(file);
            !path.is_file() || std::fs::metadata(path).unwrap().len() < 400
        })
        .collect();
    assert!(missing.is_empty(), "missing, or hardly begun: {missing:#?}");
}

#[test]
fn every_link_inside_the_tree_leads_somewhere() {
    let mut dangling = Vec::new();
    for file in tree::files() {
        if !file.ends_with(".md") {
            continue;
        }
        let text = tree::text(&file).unwrap();
        let folder = tree::root().join(&file);
        let folder = folder.parent().unwrap();
        for target in link_targets(&text) {
            if !folder.join(target).exists() {
                dangling.push(format!("{file} → {target}"));
            }
        }
    }
    assert!(dangling.is_empty(), "links to nowhere: {dangling:#?}");
}

/// The files that a Markdown text links to, without addresses elsewhere and places within a page.
fn link_targets(text: &str) -> impl Iterator<Item = &str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', ' ', '\n']).next())
        .map(|target| target.split('#').next().unwrap_or_default())
        .filter(|target| !target.is_empty() && !target.contains(':'))
}

#[test]
fn the_readme_gives_two_commands_and_ci_runs_the_second() {
    let readme = tree::text("README.md").unwrap_or_default();
    for command in ["sh run/demo", "sh run/test"] {
        assert!(readme.contains(command), "README.md does not say `{command}`");
    }
    let ci = tree::text(".ci/run").unwrap();
    assert!(ci.contains("sh run/test"), ".ci/run must be the README's own command");
}

#[test]
fn nothing_is_left_to_be_written() {
    // Put together here so that this file does not break its own rule.
    let left = [["TO", "DO"], ["FIX", "ME"], ["(to be", " written)"], ["@", "@"], ["by another", " hand"]]
        .map(|word| word.concat());
    let mut found = Vec::new();
    for file in tree::files() {
        if ![".rs", ".md", ".ftl", ".toml"].iter().any(|kind| file.ends_with(kind)) {
            continue;
        }
        let text = tree::text(&file).unwrap();
        for (number, line) in text.lines().enumerate() {
            if left.iter().any(|word| line.contains(word)) {
                found.push(format!("{file}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "left to be written: {found:#?}");
}

#[test]
fn decisions_are_numbered_once_each() {
    let mut numbers = Vec::new();
    for file in tree::files() {
        let Some(name) = file.strip_prefix("docs/decisions/") else {
            continue;
        };
        let number = name.split('-').next().unwrap_or_default().to_owned();
        assert!(
            number.len() == 4 && number.parse::<u16>().is_ok(),
            "{file}: begin the name with four digits and a hyphen"
        );
        numbers.push(number);
    }
    let count = numbers.len();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), count, "two decisions share a number");
}

#[test]
fn links_are_read_as_a_reader_would() {
    let text = "[a](docs/a.md#part) [b](https://example.org) [c](#here) [d](d.md \"title\")";
    assert_eq!(link_targets(text).collect::<Vec<_>>(), ["docs/a.md", "d.md"]);
}
