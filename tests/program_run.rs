//! Running the program as a person or a script would: a folder of its own, arguments, what came out.
//!
//! Input: arguments. Output: exit code, standard output, standard error. Left out: what any command should say;
//! that is for the test that asks.

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The passphrase of every project made here.
pub(crate) const PASSPHRASE: &str = "시험용 암호 for tests only";
/// What is never to be read: the words of a panic.
const DEFECT: &str = "a defect of the program";

/// A folder with the files of one test, and the language its person reads.
pub(crate) struct Desk {
    folder: TempDir,
    language: &'static str,
}

/// How a run went.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) said: String,
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    /// An empty folder.
    pub(crate) fn empty() -> Desk {
        Desk { folder: TempDir::new().unwrap(), language: "en" }
    }

    /// A folder with a new project in `project`, at the least cost that a passphrase may have.
    pub(crate) fn with_project() -> Desk {
        let desk = Desk::empty();
        desk.bare(&["init", "project", "--unlock-seconds", "0"]).fine();
        desk
    }

    /// The same with the example's claims imported, and its events made by that.
    pub(crate) fn with_example_claims() -> Desk {
        let desk = Desk::with_project();
        std::fs::write(desk.path("claims.csv"), example("claims.csv")).unwrap();
        desk.run(&["claim", "import", "claims.csv", "--commit"]).fine();
        desk
    }

    /// The same person reading another language.
    pub(crate) fn reading(mut self, language: &'static str) -> Desk {
        self.language = language;
        self
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file in the folder.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    /// The project as a copy in a folder of its own: for what will damage it.
    pub(crate) fn copy(&self) -> Desk {
        let other = Desk { folder: TempDir::new().unwrap(), language: self.language };
        copy_folder(&self.path("project"), &other.path("project"));
        other
    }

    /// The program, in this folder, with nothing in its environment that the test didn't put there.
    pub(crate) fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_attested-of-this-tree"));
        command.current_dir(self.folder.path()).env_clear();
        // As if it were installed: it then speaks of itself by its name.
        command.env("PATH", Path::new(env!("CARGO_BIN_EXE_attested-of-this-tree")).parent().unwrap());
        command.env("ATTESTED_PASSPHRASE", PASSPHRASE).env("ATTESTED_LANG", self.language);
        command.stdin(Stdio::null());
        command
    }

    /// Runs the program without naming a project.
    pub(crate) fn bare(&self, arguments: &[&str]) -> Ran {
        finished(self.program().args(arguments), arguments)
    }

    /// Runs the program on the folder's project.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        finished(self.program().args(["--project", "project"]).args(arguments), arguments)
    }

    /// The same with something on standard input.
    pub(crate) fn typed(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut command = self.program();
        command.args(["--project", "project"]).args(arguments).stdin(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // The program may end before it has read everything: that is its right.
        let _ = child.stdin.take().unwrap().write_all(input);
        Ran::of(arguments, child.wait_with_output().unwrap())
    }

    /// Runs the program on the folder's project for programs: what it says, as JSON.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let mut all = arguments.to_vec();
        all.extend(["--format", "json"]);
        self.run(&all).fine().json()
    }

    /// A figure of an event, by its id.
    pub(crate) fn figure(&self, id: &str, arguments: &[&str]) -> Value {
        let view = self.json(&[&["figure"], arguments].concat());
        let figures = view["figures"].as_array().unwrap();
        figures.iter().find(|f| f["id"] == id).unwrap_or_else(|| panic!("no figure {id} in {view:#}")).clone()
    }

    /// Verifies the project: how many entries it has.
    pub(crate) fn verified(&self) -> u64 {
        let report = self.json(&["verify"]);
        assert_eq!(report["verified"], true);
        report["entries"].as_u64().unwrap()
    }
}

impl Ran {
    pub(crate) fn of(arguments: &[&str], output: std::process::Output) -> Ran {
        let short = |text: &&str| text.chars().take(60).collect::<String>();
        let ran = Ran {
            said: arguments.iter().map(short).collect::<Vec<_>>().join(" "),
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!ran.err.contains(DEFECT) && !ran.err.contains("panicked"), "{ran:?}");
        ran
    }

    /// It went well.
    #[track_caller]
    pub(crate) fn fine(self) -> Ran {
        assert_eq!(self.code, Some(0), "{self:#?}");
        self
    }

    /// It failed as failures do: this exit code, nothing on standard output, one line on standard error without
    /// control characters. The line.
    #[track_caller]
    pub(crate) fn refused(self, code: i32) -> String {
        assert_eq!(self.code, Some(code), "{self:#?}");
        assert_eq!(self.out, "", "{self:#?}");
        let line = self.err.strip_suffix('\n').unwrap_or_else(|| panic!("no line: {self:#?}"));
        assert!(!line.is_empty() && !line.chars().any(char::is_control), "not one clean line: {self:#?}");
        assert!(line.starts_with("attested: ") && line.chars().count() < 1_000, "{self:#?}");
        line.to_owned()
    }

    /// The same, and the line holds all of these.
    #[track_caller]
    pub(crate) fn refused_saying(self, code: i32, words: &[&str]) {
        let said = self.said.clone();
        let line = self.refused(code);
        for word in words {
            assert!(line.contains(word), "`{said}` should say {word:?}: {line}");
        }
    }

    /// Its standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}

fn finished(command: &mut Command, arguments: &[&str]) -> Ran {
    Ran::of(arguments, command.output().unwrap())
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A file of the example record.
pub(crate) fn example(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/returns-2023").join(name)).unwrap()
}

/// A file kept beside the repository, where it is present.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(name);
    if path.is_file() {
        return Some(path.canonicalize().unwrap());
    }
    eprintln!("skipped: ../shared is absent ({name})");
    None
}
