//! The tables of a project's database. The ledger's are ground state; those whose names begin with `d_` are
//! derived from it and may be wiped and rebuilt to the same bytes; `working` is erasable and never replayed.

/// The version of this layout, kept in `user_version`.
pub(crate) const VERSION: i64 = 4;

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

/// What lists are read from (`listing`): claims in force by the columns they are sorted and filtered by, events by their last
/// change, documents; and second codings with what was decided on them. Version 2 had none of it.
pub(crate) const LISTS: &str = "
CREATE TABLE d_listed      (id TEXT PRIMARY KEY, position INTEGER NOT NULL, event TEXT NOT NULL, modality TEXT NOT NULL, speaker TEXT NOT NULL, low INTEGER,
                            published TEXT NOT NULL, origin TEXT NOT NULL, held INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX d_listed_event     ON d_listed (event, position);
CREATE INDEX d_listed_speaker   ON d_listed (speaker);
CREATE INDEX d_listed_low       ON d_listed (low);
CREATE INDEX d_listed_published ON d_listed (published);
CREATE INDEX d_listed_origin    ON d_listed (origin, published);
CREATE INDEX d_listed_kinds     ON d_listed (modality, held);
CREATE INDEX d_listed_position  ON d_listed (position);
CREATE TABLE d_activity    (event TEXT PRIMARY KEY, part_of TEXT, claims INTEGER NOT NULL, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX d_activity_last    ON d_activity (last);
CREATE INDEX d_activity_part_of ON d_activity (part_of) WHERE part_of IS NOT NULL;
CREATE TABLE d_sources     (number INTEGER PRIMARY KEY, name TEXT NOT NULL, publisher TEXT NOT NULL, published TEXT NOT NULL, lang TEXT NOT NULL,
                            tlp TEXT NOT NULL) STRICT;
CREATE INDEX d_sources_name      ON d_sources (name);
CREATE INDEX d_sources_publisher ON d_sources (publisher);
CREATE INDEX d_sources_published ON d_sources (published);
CREATE TABLE d_attributions (position INTEGER PRIMARY KEY, first INTEGER NOT NULL, coder TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
CREATE TABLE d_codings     (position INTEGER PRIMARY KEY, recorded INTEGER NOT NULL, coder TEXT NOT NULL, document INTEGER NOT NULL, json TEXT NOT NULL,
                            decided TEXT) STRICT;
CREATE INDEX d_codings_document ON d_codings (document, coder);
";

/// The index of words (`words`): made from what may be read again, so it may be wiped at any time. It is never replayed and no part of
/// what is verified; what is erased is taken out of it at once.
pub(crate) const WORDS: &str = "
CREATE TABLE w_events (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE w_copies (document INTEGER PRIMARY KEY, copy TEXT NOT NULL, sketch BLOB NOT NULL) STRICT;
CREATE VIRTUAL TABLE w_grams USING fts5 (grams, content = '', contentless_delete = 1, tokenize = 'ascii');
";

/// Persons (`persons`): who is registered, and nothing of who it is. What is sealed is opened when asked for. Since version 4.
pub(crate) const PERSONS: &str = "
CREATE TABLE d_persons            (number INTEGER PRIMARY KEY, position INTEGER NOT NULL, recorded INTEGER NOT NULL, handle TEXT NOT NULL UNIQUE, kind TEXT NOT NULL) STRICT;
CREATE TABLE d_persons_judgments  (position INTEGER PRIMARY KEY, recorded INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE TABLE d_marks              (position INTEGER PRIMARY KEY, recorded INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
CREATE TABLE d_disclosures        (position INTEGER PRIMARY KEY, recorded INTEGER NOT NULL, json TEXT NOT NULL) STRICT;
";

/// The derived tables with the columns that order their dump.
pub(crate) const DERIVED_TABLES: [(&str, &str); 18] = [
    ("d_events", "id"),
    ("d_claims", "position"),
    ("d_numbers", "number, measure, wide, first, position"),
    ("d_judgments", "position"),
    ("d_quotations", "position"),
    ("d_suggestions", "position"),
    ("d_documents", "number"),
    ("d_custody", "position"),
    ("d_subjects", "handle, position"),
    ("d_listed", "id"),
    ("d_activity", "event"),
    ("d_sources", "number"),
    ("d_attributions", "position"),
    ("d_codings", "position"),
    ("d_persons", "number"),
    ("d_persons_judgments", "position"),
    ("d_marks", "position"),
    ("d_disclosures", "position"),
];
