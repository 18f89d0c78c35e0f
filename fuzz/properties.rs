//! What must hold of every parser whatever it is given: it ends, it does not panic, and what it accepts it accepts again.
//!
//! Input: any bytes. Output: a panic where a property fails. Both the fuzzer's targets and the stable tests
//! (`tests/suite/hostile.rs`) call these. Left out: whether the parse is the right one; each parser's own tests say that.
#![allow(dead_code, reason = "each target includes this file and calls one of its functions")]

use attested_claims::{ColumnMap, export, read_csv};
use attested_ledger::{Checkpoint, Entry};
use attested_model::{Edtf, Table, count};

/// A property: panics where it does not hold of these bytes.
pub type Property = fn(&[u8]);

/// Every parser by its name, which is also its target's and its folder of seeds.
pub const ALL: &[(&str, Property)] = &[
    ("edtf", edtf),
    ("table", table),
    ("ledger_entry", ledger_entry),
    ("ledger_checkpoint", ledger_checkpoint),
    ("claims_csv", claims_csv),
];

/// Times: what is accepted reads the same again, and its first day is no later than its last.
pub fn edtf(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(time) = Edtf::parse(&text) else { return };
    assert_eq!(Edtf::parse(time.as_str()).as_ref(), Ok(&time));
    if let (Some(first), Some(last)) = (time.earliest_day(), time.latest_day()) {
        assert!(first <= last, "{time:?}");
    }
    assert!(time.overlaps(&time));
}

/// Tables: rows come in the order of their lines, and a cell that is a count prints as that count.
pub fn table(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(table) = Table::read("fuzz", &text, &["a"]) else { return };
    assert!(table.rows.is_sorted_by_key(|row| row.line));
    for row in &table.rows {
        if let Ok(number) = count(row.cell("a")) {
            assert_eq!(count(&number.to_string()), Ok(number));
        }
    }
}

/// Entries: whatever is accepted is the one way to write that entry.
pub fn ledger_entry(bytes: &[u8]) {
    if let Ok(entry) = Entry::decode(bytes) {
        assert_eq!(entry.encode(), bytes);
    }
}

/// Checkpoints: whatever is accepted is the one way to write that checkpoint.
pub fn ledger_checkpoint(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(checkpoint) = text.parse::<Checkpoint>() {
        assert_eq!(checkpoint.body(), text);
    }
}

/// Claims: what was imported is exported, and imported again the same.
pub fn claims_csv(bytes: &[u8]) {
    let Ok(rows) = read_csv(bytes, &ColumnMap::default()) else { return };
    let claims: Vec<_> = rows.into_iter().filter_map(|row| row.claim.ok()).collect();
    let Ok(file) = export(&claims) else { panic!("claims that were read can't be written: {claims:?}") };
    let again = read_csv(&file, &ColumnMap::default());
    let Ok(again) = again else { panic!("what was exported can't be read: {again:?}") };
    let again: Vec<_> = again.into_iter().map(|row| row.claim.ok()).collect();
    assert_eq!(again, claims.into_iter().map(Some).collect::<Vec<_>>());
}
