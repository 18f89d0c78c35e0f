//! What must hold of every parser whatever it is given: it ends, it does not panic, and what it accepts it accepts again.
//!
//! Input: any bytes. Output: a panic where a property fails. Both the fuzzer's targets and the stable tests
//! (`tests/suite/hostile.rs`) call these. Left out: whether the parse is the right one; each parser's own tests say that.
#![allow(dead_code, reason = "each target includes this file and calls one of its functions")]

use attested_model::{Edtf, Table, count};

/// A property: panics where it does not hold of these bytes.
pub type Property = fn(&[u8]);

/// Every parser by its name, which is also its target's and its folder of seeds.
pub const ALL: &[(&str, Property)] = &[("edtf", edtf), ("table", table)];

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
