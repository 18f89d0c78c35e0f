//! What the house's tests look at: the root folder, the files that belong to the project, and cargo's own answers.
//!
//! Input: the git index and cargo, both offline. Output: paths relative to the root; JSON; text.
//! Left out: any judgment on what is found.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// Every file that belongs to the project, relative to the root, with `/` between folders: what git tracks or would
/// track. A copy without git is walked, leaving out hidden and `target` folders.
pub fn files() -> Vec<String> {
    let git = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output();
    let mut files: Vec<String> = match git {
        Ok(answer) if answer.status.success() => {
            String::from_utf8(answer.stdout).unwrap().split_terminator('\0').map(str::to_owned).collect()
        }
        _ => walk(&root()),
    };
    files.retain(|file| root().join(file).is_file());
    files.sort();
    files.dedup();
    assert!(files.len() > 20, "too few files seen: {files:?}");
    files
}

fn walk(root: &Path) -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "target" && !name.starts_with('.') {
                    folders.push(path);
                }
            } else {
                let inside = path.strip_prefix(root).unwrap();
                files.push(inside.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    files
}

/// A file's text, if it is text at all.
pub fn text(file: &str) -> Option<String> {
    let bytes = std::fs::read(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    String::from_utf8(bytes).ok()
}

/// What `cargo metadata` says of the workspace as built on this machine, from the committed lock file.
pub fn metadata() -> serde_json::Value {
    let rustc = run("rustc", ["-vV"]);
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let answer = cargo(["metadata", "--format-version", "1", "--filter-platform", host]);
    serde_json::from_str(&answer).unwrap()
}

/// Runs cargo offline with the committed lock file and returns what it printed.
pub fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> String {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    run(cargo, arguments.into_iter().chain(["--offline", "--locked"]))
}

fn run(program: impl AsRef<OsStr>, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> String {
    let answer = Command::new(program).args(arguments).current_dir(root()).output().unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    String::from_utf8(answer.stdout).unwrap()
}
