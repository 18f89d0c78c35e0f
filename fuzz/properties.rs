//! What must hold of every parser whatever it is given: it ends, it does not panic, and what it accepts it accepts again.
//!
//! Input: any bytes. Output: a panic where a property fails. Both the fuzzer's targets and the stable tests
//! (`tests/suite/hostile.rs`) call these. Left out: whether the parse is the right one; each parser's own tests say that.
#![allow(dead_code, reason = "each target includes this file and calls one of its functions")]

use attested_claims::suggest::assist::{quotes, second_opinion};
use attested_claims::suggest::{Context, Lang, Suggestion, TableTexts, Tables};
use attested_claims::{ColumnMap, export, read_csv};
use attested_evidence::{Quotation, WorkingCopy, recognise};
use attested_ledger::{Checkpoint, Entry};
use attested_model::{Edtf, Table, count};
use attested_parsers::extract;
use attested_vocab::suggest as vocab;
use std::sync::LazyLock;

/// A property: panics where it does not hold of these bytes.
pub type Property = fn(&[u8]);

/// Every parser by its name, which is also its target's and its folder of seeds.
pub const ALL: &[(&str, Property)] = &[
    ("edtf", edtf),
    ("table", table),
    ("ledger_entry", ledger_entry),
    ("ledger_checkpoint", ledger_checkpoint),
    ("claims_csv", claims_csv),
    ("html", html),
    ("text", text),
    ("suggest", suggest),
    ("assist", assist),
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

/// Pages: what is read is clean, and the same again.
pub fn html(bytes: &[u8]) {
    for media_type in ["text/html", "text/html; charset=euc-kr"] {
        let Ok(Some(copy)) = extract(bytes, media_type) else { continue };
        assert!(!copy.text.trim().is_empty() && copy.text.ends_with('\n'));
        working_copy(&copy);
        assert_eq!(extract(bytes, media_type), Ok(Some(copy)));
    }
}

/// Text and Markdown, in any encoding: what is read can be quoted; UTF-8 is read word for word.
pub fn text(bytes: &[u8]) {
    let _ = extract(bytes, recognise(bytes, "fuzz").media_type);
    for media_type in ["text/plain", "text/markdown", "text/plain; charset=gb18030", "text/markdown; charset=utf-16be"]
    {
        let Ok(Some(copy)) = extract(bytes, media_type) else { continue };
        if !media_type.contains("charset") {
            assert!(bytes.ends_with(copy.text.as_bytes()) && bytes.len() - copy.text.len() <= 3);
        }
        working_copy(&copy);
    }
}

/// The vocabulary as shipped.
static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let texts = TableTexts {
        bounds: vocab::BOUNDS,
        numerals: vocab::NUMERALS,
        nouns: vocab::NOUNS,
        drops: vocab::DROPS,
        acts: vocab::ACTS,
        cues: vocab::CUES,
        bodies: vocab::BODIES,
        roles: vocab::ROLES,
        places: vocab::PLACES,
        times: vocab::TIMES,
        statements: vocab::STATEMENTS,
        han_variants: vocab::HAN_VARIANTS,
    };
    match Tables::load(&texts) {
        Ok(tables) => tables,
        Err(error) => panic!("the vocabulary can't be read: {error}"),
    }
});

/// Suggestion: whatever the text and the language it is read in, each suggestion stands there verbatim, and reads by its
/// own rules. The first byte says the day of publication.
pub fn suggest(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(rest);
    let published = jiff::civil::date(1900 + i16::from(*first), 1 + (first % 12) as i8, 1 + (first % 28) as i8);
    for lang in [Lang::En, Lang::Ko, Lang::Zh] {
        let context = Context { published, lang, outlet: Some("The Outlet"), tables: &TABLES, gazetteer: None };
        let found = attested_claims::suggest::suggest(&text, &context);
        sound(&text, &found);
        assert_eq!(attested_claims::suggest::suggest(&text, &context), found);
    }
}

/// A second opinion: what is no answer is an error, and what any answer quotes invents nothing.
pub fn assist(bytes: &[u8]) {
    const TEXT: &str = "Around 600 people were repatriated on Monday night, the ministry said. 600여 명이 북송됐다.\n";
    // Either the whole is a server's answer, or its lines are quotes.
    let quotes = quotes(bytes).unwrap_or_else(|_| String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect());
    for lang in [Lang::En, Lang::Ko] {
        let context = Context {
            published: jiff::civil::date(2023, 10, 13),
            lang,
            outlet: None,
            tables: &TABLES,
            gazetteer: None,
        };
        let rules = attested_claims::suggest::suggest(TEXT, &context);
        let opinion = second_opinion(TEXT, &context, rules.clone(), &quotes);
        assert_eq!(opinion.suggestions[..rules.len()], rules[..]);
        assert_eq!(opinion.suggestions.len(), opinion.standings.len());
        sound(TEXT, &opinion.suggestions);
    }
}

/// Suggestions stand in the text, in order of sentences, and name only one another.
fn sound(text: &str, found: &[Suggestion]) {
    let points: Vec<char> = text.chars().collect();
    for one in found {
        assert!(one.start < one.end && one.end <= points.len(), "{one:?}");
        assert_eq!(points[one.start..one.end].iter().collect::<String>(), one.quote);
        if let Some(quantity) = &one.quantity {
            assert!(one.quote.contains(&quantity.text), "{one:?}");
            assert!(quantity.low.zip(quantity.high).is_none_or(|(low, high)| low <= high), "{one:?}");
        }
        if let Some(edtf) = one.date.as_ref().and_then(|date| date.edtf.as_ref()) {
            assert!(Edtf::parse(edtf).is_ok(), "{one:?}");
        }
        assert!(one.relative_to.into_iter().chain(one.part_of).all(|index| index < found.len()), "{one:?}");
    }
}

/// Working copies: marks lie inside, and any span can be quoted and found.
fn working_copy(copy: &WorkingCopy) {
    let length = copy.text.chars().count();
    assert!(copy.marks.is_sorted());
    for mark in &copy.marks {
        assert!(mark.start < mark.end && mark.end <= length, "{mark:?}");
    }
    let (start, end) = (length / 3, length - length / 3);
    let Ok(quotation) = Quotation::at(&copy.text, start, end) else { panic!("{start} to {end} of {length}") };
    assert_eq!(quotation.verify(&copy.text), Ok(()));
    if let Ok(found) = Quotation::find(&copy.text, &quotation.exact) {
        assert_eq!(found.verify(&copy.text), Ok(()));
    }
    assert!(Quotation::locator(&copy.text, end).is_ok());
}
