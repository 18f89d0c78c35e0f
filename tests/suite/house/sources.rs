//! How a source file opens, how long it may grow, and words that may not stand in it.
//!
//! Input: the project's files. Output: the files that break a rule, with the line where one can be named.
//! Left out: formatting (rustfmt) and what clippy sees in the types (`lints`).

use super::tree;

/// Past this a file is split by concept.
const LINES_HIGH: usize = 800;

/// What core/ may not name, whatever clippy makes of it: clippy follows types, this reads letters.
const FORBIDDEN_IN_CORE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::os",
    "std::time::Instant",
    "std::time::SystemTime",
    "SystemTime",
    "Instant::now",
    "Zoned::now",
    "Timestamp::now",
    "TimeZone::system",
    "HashMap",
    "HashSet",
    "RandomState",
    "getrandom",
    "thread_rng",
    "rand::rng",
    "OsRng",
    "println!",
    "eprintln!",
    "thread_local!",
    "static mut",
    "include_bytes!(env!",
];

fn rust_files() -> Vec<String> {
    let mut files = tree::files();
    files.retain(|file| file.ends_with(".rs"));
    files
}

#[test]
fn every_file_opens_by_saying_what_it_decides() {
    let silent: Vec<_> =
        rust_files().into_iter().filter(|file| !tree::text(file).unwrap().starts_with("//! ")).collect();
    assert!(
        silent.is_empty(),
        "these files do not open with `//!` (what it decides, its input, its output, what it leaves out): {silent:#?}"
    );
}

#[test]
fn no_file_outgrows_its_concept() {
    let long: Vec<_> = rust_files()
        .into_iter()
        .map(|file| (tree::text(&file).unwrap().lines().count(), file))
        .filter(|(lines, _)| *lines > LINES_HIGH)
        .collect();
    assert!(long.is_empty(), "over {LINES_HIGH} lines, split by concept: {long:#?}");
}

#[test]
fn no_file_names_a_path_of_somebodys_machine() {
    // Put together here so that this file does not break its own rule.
    let machines: Vec<String> =
        ["work", "root", "tmp", "home", "Users", "farm"].iter().map(|folder| format!("/{folder}/")).collect();
    let mut found = Vec::new();
    for file in tree::files() {
        let Some(text) = tree::text(&file) else {
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            if machines.iter().any(|path| names_path(line, path)) {
                found.push(format!("{file}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "paths of one machine in the tree: {found:#?}");
}

/// Whether `line` names the absolute `path`, rather than a folder inside some other path or address.
fn names_path(line: &str, path: &str) -> bool {
    line.match_indices(path)
        .any(|(at, _)| !line[..at].ends_with(|before: char| before.is_alphanumeric() || "._-~)}>*".contains(before)))
}

#[test]
fn core_names_no_clock_file_environment_or_chance() {
    let mut found = Vec::new();
    for file in rust_files() {
        if !file.starts_with("core/") || !file.contains("/src/") {
            continue;
        }
        let text = tree::text(&file).unwrap();
        for (number, line) in outside_tests(&text) {
            let code = line.split("//").next().unwrap_or_default();
            if let Some(name) = FORBIDDEN_IN_CORE.iter().find(|name| code.contains(**name)) {
                found.push(format!("{file}:{number}: {name}"));
            }
        }
    }
    assert!(found.is_empty(), "core/ is pure: make it an argument. {found:#?}");
}

/// The lines above the file's tests, which stand last, with their numbers from 1; none of a file that is tests altogether.
fn outside_tests(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_tests = text.lines().any(|line| line == "#![cfg(test)]");
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .take_while(move |(_, line)| !is_tests && line.trim() != "#[cfg(test)]")
}

#[test]
fn the_scans_find_what_they_look_for() {
    let path = ["", "root", "project"].join("/");
    let folder = &["", "root", ""].join("/");
    assert!(names_path(&format!("\"{path}\""), folder));
    assert!(names_path(&path, folder));
    assert!(!names_path(&format!("https://example.org{path}"), folder));
    assert!(!names_path(&format!("../shared{path}"), folder));
    let text = "use std::fs;\n#[cfg(test)]\nmod tests { use std::fs; }\n";
    assert_eq!(outside_tests(text).collect::<Vec<_>>(), [(1, "use std::fs;")]);
    assert_eq!(outside_tests("//! Tests.\n#![cfg(test)]\nuse std::fs;\n").count(), 0);
}
