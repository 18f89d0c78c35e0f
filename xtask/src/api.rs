//! schemathesis against the JSON API, on the demonstration's record. Input: this tree and python3 with venv (`run/setup.sh`
//! installs it). Output: the tool's own. Its packages are pinned in `tests/api/requirements.txt` and kept under `target/`.
//! Where they can't be fetched, the step fails in CI, and elsewhere says that nothing was checked.

use crate::served::{Served, kept, root, serve};
use crate::tools;
use anyhow::{Context, Result};
use std::io::{Read, Write};
use std::process::Command;

/// What ends or locks the session would end the run: `tests/suite/api.rs` has those.
const LEFT_OUT: [&str; 4] = ["/lock", "/unlock", "/sessions", "/sessions/current"];

/// The short run, for every change.
///
/// # Errors
/// The tool can't be had, or finds a fault.
pub fn in_short() -> Result<Option<String>> {
    schemathesis("5", "examples,coverage,fuzzing")
}

/// The run in full: more examples of each operation, and calls that follow one another.
///
/// # Errors
/// The tool can't be had, or finds a fault.
pub fn in_full() -> Result<Option<String>> {
    schemathesis("200", "examples,coverage,fuzzing,stateful")
}

fn schemathesis(examples: &str, phases: &str) -> Result<Option<String>> {
    let kept = kept("api")?;
    let python = kept.join("venv").join("bin").join("python");
    if !python.exists() {
        tools::run_hushed(Command::new("python3").args(["-m", "venv"]).arg(kept.join("venv")))?;
    }
    let pins = root()?.join("tests/api/requirements.txt");
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(pins);
    if let Err(why) = tools::run_hushed(&mut install) {
        if std::env::var_os("CI").is_some() {
            return Err(why);
        }
        eprintln!("NOT CHECKED: the API by schemathesis: its packages could not be fetched: {why:#}");
        return Ok(None);
    }
    let served = serve("api")?;
    // In the environment: no secret stands among a program's arguments.
    let session = session(&served)?;
    let settings = root()?.join("tests/api/schemathesis.toml");
    let mut check = Command::new(kept.join("venv/bin/schemathesis"));
    check.arg("--config-file").arg(&settings).arg("run").arg(format!("{}/api/v1/openapi.json", served.address));
    check.args(["--max-examples", examples, "--no-color", "--suppress-health-check", "all", "--phases", phases]);
    check.arg("--generation-deterministic").env("ATTESTED_SESSION", &session).current_dir(&served.folder);
    for path in LEFT_OUT {
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
    connection.read_to_string(&mut said)?;
    let session = said.split_once("\"session\":\"").and_then(|(_, rest)| rest.split_once('"'));
    Ok(session.context("no session was begun")?.0.to_owned())
}
