//! Checks that need a server: schemathesis against the API, a real browser against the pages. Both run on the demonstration's
//! record, served on a port of its own choice, and end what they began.
//!
//! Input: this tree; python3 with venv, node with npm, Debian's Chromium (`run/setup.sh` installs them). Output: the tools'
//! own. Their packages are pinned in `tests/api/requirements.txt` and `tests/browser/package-lock.json` and kept under
//! `target/`. What is missing fails the step: nothing is skipped in silence.

use crate::tools::{self, cargo};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The demonstration's passphrase: the program prints it.
const PASSPHRASE: &str = "an example is no secret";
/// Examples of each operation in the short run; the whole one takes the minutes that it takes.
const FEW: &str = "5";
const MANY: &str = "200";

/// The demonstration, served.
struct Served {
    server: Child,
    address: String,
    token: String,
    folder: PathBuf,
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself; its folder goes either way.
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn root() -> Result<PathBuf> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(manifest.parent().context("xtask has no folder above it")?.to_owned())
}

/// Where packages of other languages are kept.
fn kept(name: &str) -> Result<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root()?.join("target"), PathBuf::from);
    let folder = target.join("xtask").join(name);
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    Ok(folder)
}

/// Builds the program, makes the demonstration's record and serves it.
fn served(name: &str) -> Result<Served> {
    tools::run(&mut cargo("build --package attested-cli --bin attested --locked"))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root()?.join("target"), PathBuf::from);
    let program = target.join("debug").join("attested");
    let folder = kept(name)?.join("served");
    // A record that an earlier run left behind.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    let project = folder.join("project");
    let start = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.args(arguments).env("ATTESTED_LANG", "en").env("ATTESTED_PASSPHRASE", PASSPHRASE).stdin(Stdio::null());
        command
    };
    let project = project.to_str().context("the path is not UTF-8")?.to_owned();
    tools::run_hushed(&mut start(&["demo", &project]))?;
    let mut serve = start(&["--project", &project, "serve", "--port", "0"]);
    let mut server = serve.stdout(Stdio::piped()).spawn().context("could not start the server")?;
    let said = server.stdout.take().context("the server has no output")?;
    let mut served = Served { server, address: String::new(), token: String::new(), folder };
    for line in BufReader::new(said).lines() {
        let line = line?;
        if let Some((before, token)) = line.split_once("one-time token: ") {
            let address = before.split(' ').find(|word| word.starts_with("http://")).unwrap_or_default();
            served.address = address.trim_end_matches('/').to_owned();
            served.token = token.trim().to_owned();
            break;
        }
    }
    if served.token.is_empty() {
        bail!("the server did not say where it listens");
    }
    Ok(served)
}

/// The short run, for every change.
pub fn api() -> Result<Option<String>> {
    schemathesis(FEW)
}

/// The run in full: more examples of each operation, and calls that follow one another.
pub fn api_in_full() -> Result<Option<String>> {
    schemathesis(MANY)
}

fn schemathesis(examples: &str) -> Result<Option<String>> {
    let kept = kept("api")?;
    let python = kept.join("venv").join("bin").join("python");
    if !python.exists() {
        tools::run_hushed(Command::new("python3").args(["-m", "venv"]).arg(kept.join("venv")))?;
    }
    let pins = root()?.join("tests/api/requirements.txt");
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(pins);
    tools::run_hushed(&mut install)?;
    let served = served("api")?;
    // In the environment: no secret stands among a program's arguments.
    let session = session(&served)?;
    let settings = root()?.join("tests/api/schemathesis.toml");
    let mut check = Command::new(kept.join("venv/bin/schemathesis"));
    check.arg("--config-file").arg(&settings).arg("run").arg(format!("{}/api/v1/openapi.json", served.address));
    check.args(["--max-examples", examples, "--no-color", "--suppress-health-check", "all"]);
    check.args([
        "--phases",
        if examples == FEW { "examples,coverage,fuzzing" } else { "examples,coverage,fuzzing,stateful" },
    ]);
    check.arg("--generation-deterministic").env("ATTESTED_SESSION", &session).current_dir(&served.folder);
    // What ends or locks the session would end the run: tests/suite/api.rs has those.
    for path in ["/lock", "/unlock", "/sessions", "/sessions/current"] {
        check.args(["--exclude-path", path]);
    }
    tools::run(&mut check)?;
    Ok(None)
}

/// Begins a session, by hand: the house has no client for HTTP and needs none for one request.
fn session(served: &Served) -> Result<String> {
    let host = served.address.trim_start_matches("http://");
    let mut connection = std::net::TcpStream::connect(host)?;
    let body = format!("{{\"token\":\"{}\"}}", served.token);
    write!(
        connection,
        "POST /api/v1/sessions HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    let mut said = String::new();
    std::io::Read::read_to_string(&mut connection, &mut said)?;
    let session = said.split_once("\"session\":\"").and_then(|(_, rest)| rest.split_once('"'));
    Ok(session.context("no session was begun")?.0.to_owned())
}

/// The pages in Chromium.
pub fn browser() -> Result<Option<String>> {
    in_browser("test.mjs", &[])
}

/// Pictures of the main pages, for the README.
pub fn pictures() -> Result<Option<String>> {
    let folder = root()?.join("docs/pictures");
    std::fs::create_dir_all(&folder)?;
    in_browser("pictures.mjs", &[folder.to_str().context("the path is not UTF-8")?])
}

fn in_browser(script: &str, arguments: &[&str]) -> Result<Option<String>> {
    let kept = kept("browser")?;
    let tests = root()?.join("tests/browser");
    for name in std::fs::read_dir(&tests)? {
        let from = name?.path();
        if from.is_file() {
            std::fs::copy(&from, kept.join(from.file_name().unwrap_or_default()))?;
        }
    }
    let mut install = Command::new("npm");
    install.args(["ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&kept);
    tools::run_hushed(&mut install)?;
    let served = served("browser")?;
    let mut run = Command::new("node");
    run.arg(script).arg(&served.address).args(arguments).current_dir(&kept);
    run.env("ATTESTED_TOKEN", &served.token).env("ATTESTED_PASSPHRASE", PASSPHRASE).stdin(Stdio::null());
    tools::run(&mut run)?;
    Ok(None)
}
