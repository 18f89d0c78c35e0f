//! That every command, argument and setting of the program is documented: `docs/guides/commands.md` is, below its
//! marker, what the program says of itself.
//!
//! Input: the command as `attested_cli` declares it; the names of settings in the sources. Output: the guide, which
//! differs from the file only if someone forgot it. `ATTESTED_BLESS=1` writes it anew. Left out: the guide's own words
//! above the marker.

use super::tree;
use clap::{Arg, Command};
use std::collections::BTreeSet;
use std::fmt::Write;

const GUIDE: &str = "docs/guides/commands.md";
const MARKER: &str = "<!-- From here on a test writes this file from the program itself. -->\n";

#[test]
fn the_guide_of_commands_is_what_the_program_says() {
    let file = tree::text(GUIDE).unwrap();
    let (own_words, written) = file.split_once(MARKER).unwrap();
    let now = reference();
    if std::env::var_os("ATTESTED_BLESS").is_some() {
        std::fs::write(tree::root().join(GUIDE), format!("{own_words}{MARKER}{now}")).unwrap();
    } else {
        assert!(
            written == now,
            "{GUIDE} is behind the program: ATTESTED_BLESS=1 cargo nextest run -p attested-tests guide_of_commands"
        );
    }
}

#[test]
fn every_setting_is_documented() {
    let guide = tree::text(GUIDE).unwrap();
    let mut settings = BTreeSet::new();
    for file in tree::files() {
        if file.starts_with("shell/") && file.ends_with(".rs") && !file.ends_with("tests.rs") {
            settings.extend(settings_in(&tree::text(&file).unwrap()));
        }
    }
    assert!(settings.contains("ATTESTED_PASSPHRASE"), "{settings:?}");
    let silent: Vec<_> = settings.iter().filter(|name| !guide.contains(&format!("`{name}`"))).collect();
    assert!(silent.is_empty(), "{GUIDE} says nothing of {silent:?}");
}

/// The environment variables of ours that a source names.
fn settings_in(text: &str) -> Vec<String> {
    text.split("\"ATTESTED_").skip(1).filter_map(|rest| Some(format!("ATTESTED_{}", rest.split_once('"')?.0))).collect()
}

fn reference() -> String {
    let mut program = attested_cli::command();
    program.build();
    let mut text = String::from("\n## Arguments of every command\n");
    let (shared, _): (Vec<&Arg>, Vec<&Arg>) = program.get_arguments().partition(|argument| argument.is_global_set());
    arguments(&mut text, shared);
    for command in visible(&program) {
        describe(&mut text, "attested", command);
    }
    text
}

fn describe(text: &mut String, above: &str, command: &Command) {
    let name = format!("{above} {}", command.get_name());
    let _ = write!(text, "\n## `{name}`\n{}.\n", command.get_about().unwrap_or_default());
    let own = command.get_arguments().filter(|argument| !argument.is_global_set() && !argument.is_hide_set());
    arguments(text, own.collect());
    for inner in visible(command) {
        describe(text, &name, inner);
    }
}

fn visible(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|inner| !inner.is_hide_set() && inner.get_name() != "help")
}

fn arguments(text: &mut String, arguments: Vec<&Arg>) {
    let shown = arguments.into_iter().filter(|argument| !matches!(argument.get_id().as_str(), "help" | "version"));
    for (index, argument) in shown.enumerate() {
        if index == 0 {
            text.push_str("\n| argument | meaning |\n|---|---|\n");
        }
        let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        let defaults: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        let default = match defaults.join(" ") {
            value if value.is_empty() || !argument.get_action().takes_values() => String::new(),
            value => format!(" Default: `{value}`."),
        };
        let _ = writeln!(text, "| `{}` | {}{default} |", form(argument), sentence(&help));
    }
}

/// A help text as a sentence in a cell.
fn sentence(help: &str) -> String {
    let stop = if help.ends_with(['.', '…']) { "" } else { "." };
    format!("{}{stop}", help.replace('|', "\\|"))
}

/// How an argument is written: `--flag VALUE`, `NAME`, `NAME…`.
fn form(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    let value = names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let many = if argument.get_num_args().is_some_and(|count| count.max_values() > 1) { "…" } else { "" };
    match argument.get_long() {
        Some(long) if argument.get_action().takes_values() => format!("--{long} {value}{many}"),
        Some(long) => format!("--{long}"),
        None => format!("{value}{many}"),
    }
}
