//! A record served for tools from outside: the demonstration's, made anew, on a port that is free. Input: a name for the folder
//! it is kept in. Output: where it listens and the token that logs in once; dropped, it ends what it began. Leaves out what is
//! asked of it (`api`).

use crate::tools::{self, cargo};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The demonstration's passphrase: the program prints it.
pub const PASSPHRASE: &str = "an example is no secret";

/// The demonstration, served.
pub struct Served {
    server: Child,
    /// Where it listens: `http://127.0.0.1:PORT`.
    pub address: String,
    /// The token that logs in once.
    pub token: String,
    /// A folder of its own, which goes with it.
    pub folder: PathBuf,
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself; its folder goes either way.
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The folder of this tree.
///
/// # Errors
/// It can't be told.
pub fn root() -> Result<PathBuf> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(manifest.parent().context("xtask has no folder above it")?.to_owned())
}

fn target() -> Result<PathBuf> {
    Ok(std::env::var_os("CARGO_TARGET_DIR").map_or(root()?.join("target"), PathBuf::from))
}

/// A folder under `target/`, where packages of other languages are kept.
///
/// # Errors
/// It can't be made.
pub fn kept(name: &str) -> Result<PathBuf> {
    let folder = target()?.join("xtask").join(name);
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    Ok(folder)
}

/// Builds the program, makes the demonstration's record and serves it.
///
/// # Errors
/// The program doesn't build, or doesn't say where it listens.
pub fn serve(name: &str) -> Result<Served> {
    tools::run(&mut cargo("build --workspace --bin attested --locked"))?;
    let program = target()?.join("debug").join("attested");
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
