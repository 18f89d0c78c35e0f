//! The guide to the commands against the program: every command and flag is described, none is that isn't there, and
//! the examples run.
//!
//! Input: `docs/guides/commands.md`, the program's own tree of commands. Output: what is missing, surplus, or fails.
//! Left out: whether a description is true.

use crate::program_run::{Desk, PASSPHRASE, Ran};
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::LazyLock;

/// The guide, without the reference at its end, which the program writes itself (`suite/house/commands`).
static GUIDE: LazyLock<&str> =
    LazyLock::new(|| include_str!("../../../docs/guides/commands.md").split("\n# Reference\n").next().unwrap());

/// A command by its words, with the flags that only it takes.
type Flags = BTreeMap<String, BTreeSet<String>>;

/// Every command that does something, and the flags that every command takes.
fn tree() -> (Flags, BTreeSet<String>) {
    let mut root = attested_cli::command();
    root.build();
    let global: BTreeSet<String> =
        root.get_arguments().filter_map(|a| a.get_long()).map(|l| format!("--{l}")).collect();
    let mut flags = Flags::new();
    collect(&root, "attested", &BTreeSet::new(), &mut flags);
    (flags, global)
}

fn collect(command: &clap::Command, path: &str, inherited: &BTreeSet<String>, flags: &mut Flags) {
    let own =
        command.get_arguments().filter(|a| !a.is_hide_set()).filter_map(|a| a.get_long()).map(|l| format!("--{l}"));
    let mut all: BTreeSet<String> = own.collect();
    all.extend(inherited.iter().cloned());
    let below: Vec<&clap::Command> = command.get_subcommands().filter(|c| c.get_name() != "help").collect();
    // A command that takes something itself does something, whatever stands below it.
    if below.is_empty() || command.get_positionals().next().is_some() {
        flags.insert(path.to_owned(), all);
    }
    for sub in below {
        collect(sub, &format!("{path} {}", sub.get_name()), inherited, flags);
    }
}

/// The guide's sections by the command their heading names: the words before the first argument.
fn sections() -> BTreeMap<String, &'static str> {
    let parts = GUIDE.split("\n### `").skip(1);
    let named = parts.map(|part| {
        let (heading, rest) = part.split_once('`').unwrap();
        let words = heading.split(' ').take_while(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        (words.collect::<Vec<_>>().join(" "), rest.split("\n## ").next().unwrap())
    });
    named.collect()
}

/// The flags that a text names.
fn named(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_ascii_lowercase() || c == '-'));
    words
        .filter(|word| word.starts_with("--") && word.contains(|c: char| c.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_command_and_flag_is_described_and_no_other() {
    let (commands, global) = tree();
    let sections = sections();
    let described: BTreeSet<&String> = sections.keys().collect();
    assert_eq!(described, commands.keys().collect(), "headings of docs/guides/commands.md and commands of the program");
    let intro = GUIDE.split("\n### `").next().unwrap();
    let mut wrong = Vec::new();
    for (command, flags) in &commands {
        let section = sections[command];
        let said = named(section);
        // What `judge` takes is said above its commands.
        let shared = if command.starts_with("attested judge") {
            named(GUIDE.split("## Judgments").nth(1).unwrap().split("\n###").next().unwrap())
        } else {
            BTreeSet::new()
        };
        let missing = flags
            .iter()
            .filter(|f| !global.contains(*f) && *f != "--help" && !said.contains(*f) && !shared.contains(*f));
        wrong.extend(missing.map(|flag| format!("{command} {flag}: not described")));
        let prose: String = section.split("```").step_by(2).collect();
        let unknown = named(&prose)
            .into_iter()
            .filter(|f| !flags.contains(f) && !global.contains(f) && !prose.contains(&format!("verify {f}")));
        wrong.extend(unknown.map(|flag| format!("{command} {flag}: described, and not there")));
        if !section.contains("```sh\n") {
            wrong.push(format!("{command}: no example"));
        }
    }
    wrong.extend(
        global
            .iter()
            .filter(|f| !named(intro).contains(*f))
            .map(|flag| format!("{flag}: not described above all commands")),
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_command_says_what_it_takes() {
    let desk = Desk::empty();
    let (commands, _) = tree();
    for (command, flags) in &commands {
        let words: Vec<&str> = command.split(' ').skip(1).chain(["--help"]).collect();
        let help = desk.bare(&words).fine();
        assert_eq!(help.err, "");
        assert!(help.out.contains("Usage:") && flags.iter().all(|flag| help.out.contains(flag.as_str())), "{help:#?}");
    }
    assert!(desk.bare(&["help"]).fine().out.contains("Usage:"));
    assert!(desk.bare(&["--version"]).fine().out.starts_with("attested "));
    // Called with nothing, or half a command, it shows what there is, and that this was not yet something to do.
    for half in [&[][..], &["claim"], &["judge"], &["event"]] {
        let ran = desk.bare(half);
        assert_eq!((ran.code, ran.out.contains("Usage:")), (Some(2), true), "{ran:?}");
    }
}

#[test]
fn the_examples_run_from_top_to_end() {
    let desk = Desk::empty();
    let mut script = String::from("set -eu\nattested() { \"$PROGRAM\" \"$@\"; }\n");
    for block in GUIDE.split("```sh\n").skip(1) {
        script.push_str(block.split("```").next().unwrap());
    }
    desk.write("examples.sh", script);
    let mut command = Command::new("sh");
    command.arg("examples.sh").current_dir(desk.path("")).env_clear();
    command.env("PROGRAM", env!("CARGO_BIN_EXE_attested-of-this-tree")).env("ATTESTED_PASSPHRASE", PASSPHRASE);
    command.env("PATH", "/usr/bin:/bin").env("ATTESTED_LANG", "en");
    let ran = Ran::of(&["examples"], command.output().unwrap());
    let last = ran.out.lines().last().unwrap_or_default().to_owned();
    ran.fine();
    assert!(last.contains("nothing in it was changed"), "{last}");
}
