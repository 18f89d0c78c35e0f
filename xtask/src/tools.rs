//! How the steps start programs: cargo from the same toolchain, and cargo's helpers, installed if they are missing.
//!
//! Input: a command. Output: success or an error that names the command. No command gets our standard input.
//! Left out: which commands to run, in `steps`.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// A call of cargo, its arguments parted by spaces.
pub fn cargo(arguments: &str) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(arguments.split(' ')).stdin(Stdio::null());
    command
}

/// Runs to the end, its output shown as it comes.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("could not start {command:?}"))?;
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(())
}

/// Runs to the end, its output shown as it comes and returned too. Both streams become one.
pub fn run_aloud(command: &mut Command) -> Result<String> {
    let (reader, writer) = std::io::pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().with_context(|| format!("could not start {command:?}"))?;
    // Ours are closed, so that the reader sees the end when the child's are.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut said = String::new();
    for line in BufReader::new(reader).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        eprintln!("{line}");
        said.push_str(&line);
        said.push('\n');
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(said)
}

/// Runs silently; whether it succeeded.
pub fn answers(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Whether one of cargo's helpers is there, after trying to install it if it was not.
pub fn is_there(helper: &str) -> bool {
    let there = || answers(Command::new(helper).arg("--version").stdin(Stdio::null()));
    if there() {
        return true;
    }
    eprintln!("Installing {helper} (some minutes, once) ...");
    run(&mut cargo(&format!("install --locked --quiet {helper}"))).is_ok() && there()
}
