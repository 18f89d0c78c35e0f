//! Guided fuzzing of one parser with libFuzzer, on stable Rust.
//!
//! Input: a target of `fuzz/` and how long. Output: libFuzzer's own; new inputs in `fuzz/corpus`, crashes in
//! `fuzz/artifacts`, both kept out of git. Left out: memory checking, which our code without `unsafe` has little use for.

use crate::tools::{self, cargo};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

/// What makes the compiler count the branches taken, so that libFuzzer sees which input found a new one.
const COVERAGE: &str = "-Ccodegen-units=1 -Cdebug-assertions -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table";

/// Builds the targets and runs one.
///
/// # Errors
/// When the build fails, the target does not exist, or a crash was found.
pub fn run(target: &str, seconds: &str) -> Result<()> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("fuzz");
    // Named, so that the flags above reach the targets and not the build scripts.
    let platform = tools::host()?;
    let built = fuzz.join("target");
    tools::run(
        cargo("build --release --locked --quiet --target")
            .arg(&platform)
            .env("RUSTFLAGS", COVERAGE)
            .env("CARGO_TARGET_DIR", &built)
            .current_dir(&fuzz),
    )?;
    let corpus = fuzz.join("corpus").join(target);
    let artifacts = fuzz.join("artifacts").join(target);
    for folder in [&corpus, &artifacts] {
        std::fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
    }
    tools::run(
        Command::new(built.join(platform).join("release").join(target))
            .arg(corpus)
            .arg(fuzz.join("seeds").join(target))
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-artifact_prefix={}/", artifacts.display()))
            .args(["-print_final_stats=1", "-verbosity=0"]),
    )
}
