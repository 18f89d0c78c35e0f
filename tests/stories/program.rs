//! The program as a person runs it: in a folder, with arguments, and with nothing else of this machine.
//!
//! Input: arguments and a folder that is gone afterwards. Output: the exit code and both streams, as text.
//! Left out: what a story expects of them.

use std::path::Path;
use std::process::{Command, Stdio};

/// The passphrase of every project that a story makes.
pub const PASSPHRASE: &str = "a passphrase for stories only";

/// An empty folder in which a story happens.
pub struct Folder(tempfile::TempDir);

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    /// The exit code: 0 done, 1 failed, 2 wrong use.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Folder {
    /// Makes one.
    pub fn new() -> Self {
        Folder(tempfile::tempdir().unwrap())
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Runs `attested` here and hands back whatever happened.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        let answer = Command::new(env!("CARGO_BIN_EXE_attested-of-this-tree"))
            .args(arguments)
            .current_dir(self.path())
            .env_clear()
            .env("ATTESTED_PASSPHRASE", PASSPHRASE)
            .env("ATTESTED_LANG", "en")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        Ran {
            code: answer.status.code().unwrap_or(-1),
            out: String::from_utf8(answer.stdout).unwrap(),
            err: String::from_utf8(answer.stderr).unwrap(),
        }
    }

    /// Runs `attested` here, which must succeed; its standard output comes back.
    pub fn done(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.code, 0, "attested {}: {ran:#?}", arguments.join(" "));
        ran.out
    }

    /// Runs `attested` here, which must fail with `code` and one line on standard error, which comes back.
    pub fn refused(&self, code: i32, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.code, code, "attested {}: {ran:#?}", arguments.join(" "));
        assert_eq!(ran.err.lines().count(), 1, "an error is one line: {ran:#?}");
        ran.err
    }
}
