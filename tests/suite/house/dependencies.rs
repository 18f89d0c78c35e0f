//! Which crate may reach which: core's allow-list, the direction data flows, what runs while building, who links SQLite.
//!
//! Input: cargo's graph of the committed lock file. Output: the crates that break a rule.
//! Left out: licences and where packages come from (`deny.toml`); why each crate was chosen over its rivals
//! (`docs/decisions/0001-workspace-and-dependencies.md`).

use super::tree;
use std::collections::{BTreeMap, BTreeSet};

/// What core/ may be built from, with the reason. `core` names it itself; `via …` comes with that crate.
const CORE_MAY_USE: &[(&str, &str)] = &[
    ("csv", "core: claims in and out as tables"),
    ("ed25519-dalek", "core: signatures on commits"),
    ("jiff", "core: calendar arithmetic; its clock is off and linted"),
    ("libm", "core: exp and log1p, the same bits on every machine"),
    ("rand_core", "core: what a generator of random numbers is, for samplers that are handed one"),
    ("rand_xoshiro", "core: the generator of estimates, from a seed that is an argument"),
    ("serde", "core: payloads and views"),
    ("serde_json", "core: canonical payloads"),
    ("sha2", "core: SHA-256 of evidence and entries"),
    ("strsim", "core: Jaro–Winkler of names that are not Korean"),
    ("thiserror", "core: one error enum a crate"),
    ("unicode-normalization", "core: NFC beside NFD Hangul"),
    ("block-buffer", "via sha2"),
    ("cfg-if", "via sha2"),
    ("cpufeatures", "via sha2"),
    ("crypto-common", "via sha2"),
    ("digest", "via sha2"),
    ("hybrid-array", "via sha2"),
    ("typenum", "via sha2"),
    ("csv-core", "via csv"),
    ("itoa", "via csv, serde_json"),
    ("ryu", "via csv"),
    ("memchr", "via csv, serde_json"),
    ("curve25519-dalek", "via ed25519-dalek"),
    ("curve25519-dalek-derive", "via ed25519-dalek"),
    ("ed25519", "via ed25519-dalek"),
    ("rustc_version", "via ed25519-dalek, while building"),
    ("semver", "via ed25519-dalek, while building"),
    ("signature", "via ed25519-dalek"),
    ("subtle", "via ed25519-dalek: comparison in constant time"),
    ("zeroize", "via ed25519-dalek: keys are wiped"),
    ("jiff-core", "via jiff"),
    ("proc-macro2", "via serde, thiserror: derives"),
    ("quote", "via serde, thiserror: derives"),
    ("serde_core", "via serde"),
    ("serde_derive", "via serde"),
    ("syn", "via serde, thiserror: derives"),
    ("thiserror-impl", "via thiserror"),
    ("tinyvec", "via unicode-normalization"),
    ("unicode-ident", "via serde, thiserror: derives"),
    ("zmij", "via serde_json"),
];

/// Packages whose build script or macro runs on the machine that builds Attested, with the reason that it is trusted to.
const RUNS_WHILE_BUILDING: &[(&str, &str)] = &[
    ("anyhow", "asks the compiler what it can do"),
    ("clap_derive", "derives"),
    ("constant_time_eq", "asks the compiler what it can do; for workbooks"),
    ("crc32fast", "asks the compiler what it can do; for workbooks"),
    ("curve25519-dalek", "picks the arithmetic for the processor"),
    ("curve25519-dalek-derive", "derives"),
    ("displaydoc", "derives"),
    ("getrandom", "picks the system's random source"),
    ("httparse", "asks the compiler what it can do"),
    ("libc", "asks the compiler what it can do"),
    ("libm", "asks for the target"),
    ("libsqlite3-sys", "compiles SQLCipher's C code"),
    ("maud_macros", "makes the pages' code"),
    ("multer", "asks the compiler what it can do; for forms with files"),
    ("num-traits", "asks the compiler what it can do"),
    ("openssl-sys", "compiles OpenSSL's C code, for SQLCipher"),
    ("parking_lot_core", "asks for the target"),
    ("portable-atomic", "asks the compiler what it can do"),
    ("proc-macro2", "asks the compiler what it can do"),
    ("proc-macro2-diagnostics", "asks the compiler what it can do"),
    ("quote", "asks the compiler what it can do"),
    ("ring", "compiles its C and assembly, for TLS to a server that a person allowed"),
    ("rustix", "asks the compiler what it can do"),
    ("rustls", "asks the compiler what it can do"),
    ("rustversion", "asks the compiler for its version; for workbooks"),
    ("serde", "asks the compiler what it can do"),
    ("serde_core", "asks the compiler what it can do"),
    ("serde_derive", "derives"),
    ("serde_json", "asks for the target"),
    ("thiserror", "asks the compiler what it can do"),
    ("thiserror-impl", "derives"),
    ("tokio-macros", "derives; axum asks for it"),
    ("utoipa-gen", "derives the schemas of the API"),
    ("web_atoms", "makes the table of HTML names"),
    ("zeroize_derive", "derives; the archive reader asks for it"),
    ("zmij", "asks the compiler what it can do"),
];

/// The house, in the order that data flows: an arrow may only point to an earlier line. Crates of one line don't
/// reach one another.
const ORDER: &[&[&str]] = &[
    &["attested-model"],
    &["attested-ledger"],
    &["attested-protection"],
    &["attested-evidence"],
    &["attested-claims"],
    &["attested-figures"],
    &["attested-names"],
    &["attested-linkage"],
    &["attested-persons"],
    &["attested-estimates"],
    &["attested-cases"],
    &["attested-publication"],
    &["attested-app"],
    // data and words that the shell hands down as arguments
    &["attested-vocab", "attested-messages", "attested-examples"],
    // the outside world, one heavy dependency a crate
    &["attested-assist", "attested-parsers", "attested-store", "attested-typeset", "attested-engines"],
    &["attested-office"],
    &["attested-web"],
    &["attested-cli"],
    // never part of the program
    &["attested-tests", "attested-bench", "attested-bench-suggest", "attested-xtask"],
];

/// What a crate's own tests may use although it stands later in the order.
const TESTS_MAY_USE: &[&str] = &["attested-vocab"];

fn rank(crate_name: &str) -> Option<usize> {
    ORDER.iter().position(|line| line.contains(&crate_name))
}

fn workspace_packages(metadata: &serde_json::Value) -> Vec<&serde_json::Value> {
    let members = metadata["workspace_members"].as_array().unwrap();
    metadata["packages"].as_array().unwrap().iter().filter(|package| members.contains(&package["id"])).collect()
}

fn core_crates(metadata: &serde_json::Value) -> Vec<String> {
    let core = tree::root().join("core");
    workspace_packages(metadata)
        .into_iter()
        .filter(|package| std::path::Path::new(package["manifest_path"].as_str().unwrap()).starts_with(&core))
        .map(|package| package["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn core_is_built_from_its_allow_list_only() {
    let allowed: BTreeMap<&str, &str> = CORE_MAY_USE.iter().copied().collect();
    let mut used = BTreeSet::new();
    for name in core_crates(&tree::metadata()) {
        let listing =
            tree::cargo(["tree", "--package", &name, "--edges", "normal,build", "--prefix", "none", "--format", "{p}"]);
        for line in listing.lines() {
            let Some(dependency) = line.split(' ').next().filter(|word| !word.is_empty()) else {
                continue;
            };
            if let Some(place) = rank(dependency) {
                assert!(place <= rank("attested-app").unwrap(), "{name} reaches {dependency}, which is outside core");
                continue;
            }
            assert!(
                allowed.contains_key(dependency),
                "{name} is built from `{dependency}`, which core's allow-list does not have. Do without it; or give it \
                 a line with its reason in tests/suite/house/dependencies.rs and docs/decisions"
            );
            used.insert(dependency.to_owned());
        }
    }
    let unused: Vec<_> = allowed.keys().filter(|name| !used.contains(**name)).collect();
    assert!(unused.is_empty(), "core no longer uses {unused:?}: take them off the allow-list");
}

#[test]
fn no_arrow_points_up() {
    let metadata = tree::metadata();
    for package in workspace_packages(&metadata) {
        let from = package["name"].as_str().unwrap();
        let from_rank = rank(from)
            .unwrap_or_else(|| panic!("{from} has no place in the order of tests/suite/house/dependencies.rs"));
        for dependency in package["dependencies"].as_array().unwrap() {
            let to = dependency["name"].as_str().unwrap();
            let Some(to_rank) = rank(to) else { continue };
            let for_tests = dependency["kind"] == "dev" && TESTS_MAY_USE.contains(&to);
            assert!(
                to_rank < from_rank || for_tests,
                "{from} depends on {to}, which comes later: data flows down, so move what is shared to the earlier crate"
            );
        }
    }
}

#[test]
fn only_named_packages_run_code_while_building() {
    let metadata = tree::metadata();
    let runs = |package: &serde_json::Value| {
        package["targets"].as_array().unwrap().iter().any(|target| {
            let kinds = target["kind"].as_array().unwrap();
            kinds.iter().any(|kind| kind == "custom-build" || kind == "proc-macro")
        })
    };
    let found: BTreeSet<&str> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|package| runs(package))
        .map(|package| package["name"].as_str().unwrap())
        .collect();
    let allowed: BTreeSet<&str> = RUNS_WHILE_BUILDING.iter().map(|(name, _)| *name).collect();
    let strangers: Vec<_> = found.difference(&allowed).collect();
    assert!(
        strangers.is_empty(),
        "{strangers:?} would run code while building. Read that code; then give it a line with its reason here"
    );
    if cfg!(target_os = "linux") {
        let gone: Vec<_> = allowed.difference(&found).collect();
        assert!(gone.is_empty(), "{gone:?} no longer run while building: take them off the list");
    }
}

#[test]
fn one_package_links_sqlite_and_one_crate_reaches_it() {
    let metadata = tree::metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let linking: Vec<_> = packages
        .iter()
        .filter(|package| package["links"] == "sqlite3")
        .map(|package| package["name"].as_str().unwrap())
        .collect();
    assert_eq!(linking, ["libsqlite3-sys"], "two copies of SQLite clash");
    let reaching: Vec<_> = workspace_packages(&metadata)
        .into_iter()
        .filter(|package| {
            package["dependencies"]
                .as_array()
                .unwrap()
                .iter()
                .any(|dependency| dependency["name"] == "rusqlite" || dependency["name"] == "libsqlite3-sys")
        })
        .map(|package| package["name"].as_str().unwrap())
        .collect();
    assert_eq!(reaching, ["attested-store"], "the store alone speaks SQL");
}

#[test]
fn every_crate_obeys_the_workspace_lints() {
    for package in workspace_packages(&tree::metadata()) {
        let path = package["manifest_path"].as_str().unwrap();
        let manifest: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
        let inherits = manifest.get("lints").and_then(|lints| lints.get("workspace")).and_then(toml::Value::as_bool);
        assert_eq!(inherits, Some(true), "{path} needs `[lints] workspace = true`");
    }
}

#[test]
fn every_dependency_has_its_reason_written_down() {
    let decision = tree::text("docs/decisions/0001-workspace-and-dependencies.md").unwrap();
    let manifest: toml::Table = tree::text("Cargo.toml").unwrap().parse().unwrap();
    for name in manifest["workspace"]["dependencies"].as_table().unwrap().keys() {
        if !name.starts_with("attested-") {
            assert!(decision.contains(&format!("| `{name}` |")), "docs/decisions/0001 gives no reason for `{name}`");
        }
    }
    for package in workspace_packages(&tree::metadata()) {
        for dependency in package["dependencies"].as_array().unwrap() {
            let name = dependency["name"].as_str().unwrap();
            assert!(
                manifest["workspace"]["dependencies"].get(name).is_some(),
                "{}: take `{name}` from the workspace (`{name}.workspace = true`), so that it is listed in one place",
                package["name"]
            );
        }
    }
}

#[test]
fn the_oldest_rust_we_name_is_old_enough_for_what_we_use() {
    let metadata = tree::metadata();
    let parse = |text: &str| -> Vec<u32> { text.split('.').map(|part| part.parse().unwrap()).collect() };
    let manifest: toml::Table = tree::text("Cargo.toml").unwrap().parse().unwrap();
    let ours = manifest["workspace"]["package"]["rust-version"].as_str().unwrap();
    for package in metadata["packages"].as_array().unwrap() {
        if let Some(theirs) = package["rust_version"].as_str() {
            let mut ours = parse(ours);
            ours.resize(3, 0);
            let mut needs = parse(theirs);
            needs.resize(3, 0);
            assert!(needs <= ours, "{} needs Rust {theirs}: raise rust-version in Cargo.toml", package["name"]);
        }
    }
}
