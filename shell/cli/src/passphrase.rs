//! Where the passphrase comes from: a file that is named, else `ATTESTED_PASSPHRASE`, else the keyboard. Never
//! an argument, which others on the machine could read.

use anyhow::{Context, bail};
use attested_store::Passphrase;
use std::io::IsTerminal;
use std::path::Path;

/// The variable that may hold the passphrase.
pub(crate) const VARIABLE: &str = "ATTESTED_PASSPHRASE";

/// The passphrase of an existing project.
pub(crate) fn known(file: Option<&Path>) -> anyhow::Result<Passphrase> {
    match given(file)? {
        Some(passphrase) => Ok(passphrase),
        None => Ok(Passphrase::new(asked("Passphrase: ")?)?),
    }
}

/// The passphrase of a new project: asked twice when it is typed.
pub(crate) fn chosen(file: Option<&Path>) -> anyhow::Result<Passphrase> {
    match given(file)? {
        Some(passphrase) => Ok(passphrase),
        None => typed_twice(),
    }
}

/// The passphrase that takes the place of another: from a file that is named, else typed twice. The environment holds the
/// present one.
pub(crate) fn next(file: Option<&Path>) -> anyhow::Result<Passphrase> {
    file.map_or_else(typed_twice, of_file)
}

fn typed_twice() -> anyhow::Result<Passphrase> {
    let first = asked("New passphrase: ")?;
    if first != asked("The same again: ")? {
        bail!("the two passphrases differ; nothing was changed");
    }
    Ok(Passphrase::new(first)?)
}

/// The passphrase in the environment, if there is one.
pub(crate) fn of_environment() -> Option<String> {
    std::env::var(VARIABLE).ok().filter(|p| !p.is_empty())
}

fn given(file: Option<&Path>) -> anyhow::Result<Option<Passphrase>> {
    if let Some(path) = file {
        return of_file(path).map(Some);
    }
    of_environment().map(Passphrase::new).transpose().map_err(Into::into)
}

fn of_file(path: &Path) -> anyhow::Result<Passphrase> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("{}: the passphrase file can't be read", path.display()))?;
    Ok(Passphrase::new(text.trim_end_matches(['\n', '\r']).to_owned())?)
}

fn asked(prompt: &str) -> anyhow::Result<String> {
    if !std::io::stdin().is_terminal() {
        bail!("a passphrase is needed: set {VARIABLE}, give --passphrase-file FILE, or run this in a terminal");
    }
    rpassword::prompt_password(prompt).context("the passphrase can't be read from the keyboard")
}
