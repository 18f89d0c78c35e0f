//! A second implementation, in Python after `docs/format.md` and sharing no code, agrees with this one on the fixture and on
//! tampered copies of it. Skipped, and said so, where there is no `python3`.

#[cfg(test)]
#[allow(clippy::disallowed_macros, reason = "a skipped test says so")]
mod tests {
    use crate::fixture::to_json;
    use crate::sample::{Payload, stored, unhex};
    use crate::verify::{Raw, raw, with_order_added};
    use attested_ledger::{LedgerError, Nonce, Signature};
    use serde_json::{Value, json};
    use std::path::PathBuf;
    use std::process::{Command, Output};

    const FIXTURE: &str = "fixtures/ledger-v1/log.json";

    /// A path from the root of the repository.
    fn repository(path: &str) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
    }

    /// Runs the verifier over files; `None` where there is no Python.
    fn python(files: &[PathBuf]) -> Option<Output> {
        let script = repository("fixtures/verify_ledger_v1.py");
        match Command::new("python3").arg(script).args(files).output() {
            Ok(output) => Some(output),
            Err(_) => {
                eprintln!("skipped: there is no python3");
                None
            }
        }
    }

    #[test]
    fn python_accepts_the_fixture() {
        let Some(output) = python(&[repository(FIXTURE)]) else { return };
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        assert!(said.contains("valid: 7 entries in 3 commits, 6 payloads present, 1 erased"), "{said}");
    }

    /// One change to the fixture, to bytes inside the hexadecimal of a field, or to a line of a checkpoint.
    fn tampered() -> Vec<Value> {
        let whole = to_json(&stored());
        let mut all = Vec::new();
        let mut changed = |change: &dyn Fn(&mut Value)| {
            let mut log = whole.clone();
            change(&mut log);
            all.push(log);
        };
        // A bit of every field of an entry in the middle, and of the last one.
        for (commit, entry) in [(1, 1), (2, 1)] {
            for at in [0, 1, 3, 18, 20, 30, 57, 58, 65, 70, 98, 99, 101, 110, 116, 117, 118, 119, 120, 121, 136, 150] {
                changed(&|log| flip(&mut log["commits"][commit]["entries"][entry]["leaf"], at));
            }
        }
        for at in [0, 5] {
            changed(&|log| flip(&mut log["commits"][0]["entries"][1]["payload"]["bytes"], at));
            changed(&|log| flip(&mut log["commits"][1]["entries"][1]["payload"]["nonce"], at));
        }
        for at in [0, 31, 32, 62, 63] {
            changed(&|log| flip(&mut log["commits"][1]["signature"], at));
        }
        changed(&|log| log["commits"][0]["entries"][1]["payload"] = Value::Null);
        changed(&|log| log["commits"][1]["entries"][0]["payload"] = json!({ "nonce": "00".repeat(32), "bytes": "" }));
        changed(&|log| drop(log["commits"].as_array_mut().unwrap().remove(1)));
        changed(&|log| log["commits"].as_array_mut().unwrap().swap(0, 1));
        changed(&|log| drop(log["commits"][1]["entries"].as_array_mut().unwrap().pop()));
        changed(&|log| log["commits"][2]["signature"] = log["commits"][0]["signature"].clone());
        changed(&|log| {
            let signature = stored()[1].commit.checkpoint.signature;
            log["commits"][1]["signature"] = with_order_added(&signature).to_string().into();
        });
        changed(&|log| log["commits"][2]["checkpoint"] = log["commits"][1]["checkpoint"].clone());
        for (from, to) in [
            ("attested.v1", "attested.v2"),
            ("\n5\n", "\n6\n"),
            ("\n5\n", "\n05\n"),
            ("first 3", "first 4"),
            ("first 3", "first  3"),
            ("time 1697155200123", "time 1697155200124"),
            ("author ", "author\t"),
            ("\nlast ", "\n\nlast "),
            ("=\n", "\n"),
            ("=\n", "=\r\n"),
        ] {
            changed(&|log| {
                let body = log["commits"][1]["checkpoint"].as_str().unwrap();
                assert!(body.contains(from), "{from}");
                log["commits"][1]["checkpoint"] = body.replacen(from, to, 1).into();
            });
        }
        all
    }

    /// Flips a bit of one byte of a hexadecimal text.
    fn flip(text: &mut Value, at: usize) {
        let mut bytes = unhex(text.as_str().unwrap());
        bytes[at] ^= 0x81;
        *text = crate::sample::hex(&bytes).into();
    }

    /// This implementation's verdict on the same file: the position of the first fault.
    fn rust_verdict(log: &Value) -> Option<u64> {
        let mut raw = Raw { entries: Vec::new(), commits: Vec::new() };
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        for commit in log["commits"].as_array().unwrap() {
            for entry in commit["entries"].as_array().unwrap() {
                let payload = match &entry["payload"] {
                    Value::Null => Payload::Erased,
                    present => Payload::Present {
                        payload: unhex(&text(&present["bytes"])),
                        nonce: Nonce::from_bytes(unhex(&text(&present["nonce"])).try_into().unwrap()),
                    },
                };
                raw.entries.push((unhex(&text(&entry["leaf"])), payload));
            }
            let signature: Signature = text(&commit["signature"]).parse().unwrap();
            let checkpoint = attested_ledger::SignedCheckpoint { body: text(&commit["checkpoint"]), signature };
            raw.commits.push((raw.entries.len(), checkpoint));
        }
        match raw.verify() {
            Ok(_) => None,
            Err(LedgerError::Verify { position, .. }) => Some(position.0),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn python_refuses_what_this_code_refuses_at_the_same_place() {
        assert_eq!(rust_verdict(&to_json(&stored())), None);
        assert_eq!(raw().entries.len(), 7);
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("tampered-logs");
        std::fs::create_dir_all(&folder).unwrap();
        let logs = tampered();
        let files: Vec<PathBuf> = (0..logs.len()).map(|n| folder.join(format!("{n}.json"))).collect();
        for (file, log) in files.iter().zip(&logs) {
            std::fs::write(file, log.to_string()).unwrap();
        }
        let Some(output) = python(&files) else { return };
        assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(said.lines().count(), logs.len(), "{said}");
        for (log, line) in logs.iter().zip(said.lines()) {
            let expected = rust_verdict(log).map(|position| format!("wrong at entry {position}: "));
            assert!(expected.is_some_and(|expected| line.contains(&expected)), "{line}\n{:?}", rust_verdict(log));
        }
    }
}
