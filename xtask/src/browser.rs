//! The pages in a real browser, on the demonstration's record. Input: this tree; node with npm and Chromium (`run/setup.sh`
//! installs them). Output: the tests' own, or the pictures under `docs/pictures/`. What the tests stand on is pinned in
//! `tests/browser/package-lock.json` and kept under `target/`. What is missing fails the step: nothing is skipped in silence.

use crate::served::{PASSPHRASE, kept, root, serve};
use crate::tools;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The names that Chromium and its kin go by.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// The oldest node that runs what is pinned.
const NODE_LOW: u32 = 18;

/// The tests.
///
/// # Errors
/// A tool is missing, or a test fails.
pub fn tests() -> Result<Option<String>> {
    run("run.mjs", &["--test-reporter=spec"], &[]).map(|()| None)
}

/// Pictures of the main pages, for the README.
///
/// # Errors
/// A tool is missing, or a picture can't be made.
pub fn screenshots() -> Result<Option<String>> {
    let folder = root()?.join("docs").join("pictures");
    std::fs::create_dir_all(&folder)?;
    run("screenshots.mjs", &[], &[("ATTESTED_PICTURES", &folder)]).map(|()| None)
}

fn run(file: &str, options: &[&str], more: &[(&str, &Path)]) -> Result<()> {
    let chromium = chromium()?;
    is_node_there()?;
    let folder = installed()?;
    let served = serve("browser")?;
    let mut node = Command::new("node");
    node.args(options).arg(file).current_dir(folder);
    // In the environment: no secret stands among a program's arguments.
    node.env("ATTESTED_ADDRESS", &served.address).env("ATTESTED_TOKEN", &served.token);
    node.env("ATTESTED_PASSPHRASE", PASSPHRASE).env("ATTESTED_CHROMIUM", chromium).envs(more.iter().copied());
    tools::run(&mut node)
}

/// Chromium: the one that is named, else the first of its kin.
fn chromium() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("ATTESTED_CHROMIUM") {
        let named = PathBuf::from(named);
        if !named.is_file() {
            bail!("ATTESTED_CHROMIUM names no file: {}", named.display());
        }
        return Ok(named);
    }
    let folders: Vec<PathBuf> = std::env::var_os("PATH").iter().flat_map(std::env::split_paths).collect();
    let found = CHROMIUM.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    found.into_iter().find(|path| path.is_file()).context(
        "the browser tests need Chromium, and none is there: on Debian, as root, apt-get install chromium; elsewhere let \
         ATTESTED_CHROMIUM name its program",
    )
}

fn is_node_there() -> Result<()> {
    let missing = || {
        format!(
            "the browser tests need node {NODE_LOW} or later with npm: on Debian, as root, apt-get install nodejs npm"
        )
    };
    let said = tools::run_hushed(Command::new("node").arg("--version")).with_context(missing)?;
    let major = said.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE_LOW) || !tools::answers(Command::new("npm").arg("--version")) {
        bail!("{}; this is node {}", missing(), said.trim());
    }
    Ok(())
}

/// The tests beside the packages that they stand on, under `target/`: the tree stays as it is.
fn installed() -> Result<PathBuf> {
    let (from, to) = (root()?.join("tests").join("browser"), kept("browser")?.join("tests"));
    std::fs::create_dir_all(&to)?;
    let lock = "package-lock.json";
    let before = std::fs::read(to.join(lock)).ok();
    for entry in std::fs::read_dir(&from)? {
        let entry = entry?;
        std::fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    let is_same =
        before == Some(std::fs::read(from.join(lock))?) && to.join("node_modules/.package-lock.json").exists();
    if !is_same {
        let install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        tools::run_hushed(Command::new("npm").args(install).current_dir(&to))
            .context("npm could not install what tests/browser/package-lock.json pins")?;
    }
    Ok(to)
}
