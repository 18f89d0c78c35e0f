//! How the steps start programs: cargo from the same toolchain, and cargo's helpers, installed if they are missing.
//!
//! Input: a command. Output: success or an error that names the command. No command gets our standard input.
//! Left out: which commands to run, in `steps`.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, IsTerminal};
use std::path::Path;
use std::process::{Command, Stdio};

/// A call of cargo, its arguments parted by spaces. It tells a terminal how far it is, and anything else only what is wrong.
pub fn cargo(arguments: &str) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(arguments.split(' ')).stdin(Stdio::null());
    if !std::io::stderr().is_terminal() {
        command.env("CARGO_TERM_QUIET", "true");
    }
    command
}

/// Runs to the end, its output shown as it comes.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("could not start `{}`", spoken(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", spoken(command));
    }
    Ok(())
}

/// Runs to the end, its output shown as it comes and returned too. Both streams become one.
pub fn run_aloud(command: &mut Command) -> Result<String> {
    let (reader, writer) = std::io::pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().with_context(|| format!("could not start `{}`", spoken(command)))?;
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
        bail!("`{}` ended with {status}", spoken(command));
    }
    Ok(said)
}

/// Runs to the end and returns what it printed; shown only if it failed.
pub fn run_hushed(command: &mut Command) -> Result<String> {
    let answer = command.output().with_context(|| format!("could not start `{}`", spoken(command)))?;
    let said = String::from_utf8_lossy(&answer.stdout).into_owned();
    if !answer.status.success() {
        eprint!("{said}{}", String::from_utf8_lossy(&answer.stderr));
        bail!("`{}` ended with {}", spoken(command), answer.status);
    }
    Ok(said)
}

/// A command as one would type it.
fn spoken(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy());
    std::iter::once(program).chain(arguments).collect::<Vec<_>>().join(" ")
}

/// Runs silently; whether it succeeded.
pub fn answers(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// The platform that the compiler runs on and builds for.
pub fn host() -> Result<String> {
    let answer = Command::new("rustc").arg("-vV").output().context("could not start rustc")?;
    let said = String::from_utf8_lossy(&answer.stdout);
    let host = said.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc did not name its host")?;
    Ok(host.to_owned())
}

/// Whether one of cargo's helpers is there, after trying to install it if it was not.
pub fn is_there(helper: &str) -> bool {
    let there = || answers(Command::new(helper).arg("--version").stdin(Stdio::null()));
    if there() {
        return true;
    }
    eprintln!("Installing {helper} (some minutes, once) ...");
    let mut install = cargo(&format!("install --locked {helper}"));
    // Built once and run for seconds: built fast rather than to be fast.
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1").env("CARGO_PROFILE_RELEASE_LTO", "off");
    run(&mut install).is_ok() && there()
}
