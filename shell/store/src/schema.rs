//! The tables of a project's database. The ledger's are ground state; those whose names begin with `d_` are
//! derived from it and may be wiped and rebuilt to the same bytes; `working` is erasable and never replayed.

/// The version of this layout, kept in `user_version`.
pub(crate) const VERSION: i64 = 3;

pub(crate) const GROUND: &str = "
CREATE TABLE entries  (position INTEGER PRIMARY KEY, time INTEGER NOT NULL, leaf BLOB NOT NULL) STRICT;
CREATE TABLE commits  (first INTEGER PRIMARY KEY, size INTEGER NOT NULL, body TEXT NOT NULL, signature BLOB NOT NULL) STRICT;
-- A payload that names a subject is sealed under its key, nonce included: `nonce` is then null.
CREATE TABLE payloads (position INTEGER PRIMARY KEY, subject BLOB, nonce BLOB, bytes BLOB NOT NULL) STRICT;
CREATE TABLE working  (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
";

pub(crate) const DERIVED: &str = "
CREATE TABLE d_events      (id TEXT PRIMARY KEY, position INTEGER NOT NULL, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE d_claims      (position INTEGER PRIMARY KEY, recorded INTEGER NOT NULL, id TEXT NOT NULL, superseded INTEGER,
                            superseded_recorded INTEGER, event TEXT NOT NULL, measure TEXT, low INTEGER, high INTEGER, json TEXT NOT NULL) STRICT;
CREATE INDEX d_claims_event ON d_claims (event, id);
CREATE INDEX d_claims_id    ON d_claims (id);
CREATE TABLE d_judgments   (position INTEGER PRIMARY KEY, recorded INTEGER NOT NULL, claim TEXT, json TEXT NOT NULL) STRICT;
CREATE INDEX d_judgments_claim ON d_judgments (claim);
CREATE TABLE d_quotations  (position INTEGER PRIMARY KEY, recorded INTEGER NOT NULL, claim TEXT NOT NULL, document INTEGER NOT NULL,
                            start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, exact TEXT NOT NULL) STRICT;
CREATE INDEX d_quotations_claim ON d_quotations (claim);
CREATE INDEX d_quotations_document ON d_quotations (document);
CREATE TABLE d_suggestions (position INTEGER PRIMARY KEY, recorded INTEGER NOT NULL, document INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE INDEX d_suggestions_document ON d_suggestions (document);
CREATE TABLE d_documents   (number INTEGER PRIMARY KEY, position INTEGER NOT NULL, recorded INTEGER NOT NULL, sha256 TEXT NOT NULL UNIQUE,
                            name TEXT NOT NULL, json TEXT NOT NULL) STRICT;
CREATE TABLE d_custody     (position INTEGER PRIMARY KEY, recorded INTEGER NOT NULL, document INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE INDEX d_custody_document ON d_custody (document);
CREATE TABLE d_subjects    (handle TEXT NOT NULL, position INTEGER NOT NULL, document INTEGER, erased INTEGER, PRIMARY KEY (handle, position)) STRICT, WITHOUT ROWID;
";

/// The look-up of numbers (`numbers`). Version 1 looked into the claims by two indexes, which read every claim that states a
/// number, whenever and of whatever measure.
pub(crate) const NUMBERS: &str = "
DROP INDEX IF EXISTS d_claims_low;
DROP INDEX IF EXISTS d_claims_high;
CREATE TABLE d_numbers     (number INTEGER NOT NULL, measure TEXT NOT NULL, wide INTEGER NOT NULL, first INTEGER NOT NULL, position INTEGER NOT NULL,
                            last INTEGER NOT NULL, recorded INTEGER NOT NULL, superseded_recorded INTEGER, id TEXT NOT NULL, event TEXT NOT NULL,
                            act TEXT NOT NULL, coded TEXT, unit TEXT, public INTEGER,
                            PRIMARY KEY (number, measure, wide, first, position)) STRICT, WITHOUT ROWID;
";

/// Persons (`persons`): who is registered, and nothing of who it is. What is sealed is opened when asked for. Since version 3.
pub(crate) const PERSONS: &str = "
CREATE TABLE d_persons            (number INTEGER PRIMARY KEY, position INTEGER NOT NULL, recorded INTEGER NOT NULL, handle TEXT NOT NULL UNIQUE, kind TEXT NOT NULL) STRICT;
CREATE TABLE d_persons_judgments  (position INTEGER PRIMARY KEY, recorded INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE TABLE d_marks              (position INTEGER PRIMARY KEY, recorded INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE TABLE d_disclosures        (position INTEGER PRIMARY KEY, recorded INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
";

/// The derived tables with the columns that order their dump.
pub(crate) const DERIVED_TABLES: [(&str, &str); 13] = [
    ("d_events", "id"),
    ("d_claims", "position"),
    ("d_numbers", "number, measure, wide, first, position"),
    ("d_judgments", "position"),
    ("d_quotations", "position"),
    ("d_suggestions", "position"),
    ("d_documents", "number"),
    ("d_custody", "position"),
    ("d_subjects", "handle, position"),
    ("d_persons", "number"),
    ("d_persons_judgments", "position"),
    ("d_marks", "position"),
    ("d_disclosures", "position"),
];
