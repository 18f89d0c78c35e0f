//! How the program behaves whatever it is asked: exit codes, one line of error, and streams that programs can read.
//!
//! Input: arguments that are right, wrong, or about things that aren't there. Output: codes and streams.
//! Left out: what the commands do.

use super::program::Folder;

#[test]
fn wrong_use_is_exit_2_and_one_line() {
    let folder = Folder::new();
    for wrong in [&["no-such-command"][..], &["figure"], &["figure", "OCT09", "--as-of", "yesterday"], &["suggest"]] {
        let error = folder.refused(2, wrong);
        assert!(error.starts_with("attested: "), "{error}");
    }
}

#[test]
fn failure_is_exit_1_and_one_line_that_names_what_is_missing() {
    let folder = Folder::new();
    for fails in [&["figure", "OCT09"][..], &["verify"], &["suggest", "absent.txt", "--published", "2023-10-13"]] {
        folder.refused(1, fails);
    }
}

#[test]
fn help_names_every_command_and_each_has_help_of_its_own() {
    let folder = Folder::new();
    let help = folder.done(&["help"]);
    for command in commands(&help) {
        let own = folder.done(&["help", &command]);
        assert!(own.len() > 60, "`attested help {command}` says too little: {own}");
    }
}

/// The commands that the program's help lists.
fn commands(help: &str) -> impl Iterator<Item = String> {
    let lines = help.lines().skip_while(|line| line.trim() != "Commands:").skip(1);
    let rows = lines.take_while(|line| !line.trim().is_empty());
    let names: Vec<String> = rows
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| !name.is_empty() && *name != "help")
        .map(str::to_owned)
        .collect();
    assert!(names.len() > 5, "the help lists too few commands: {help}");
    names.into_iter()
}
