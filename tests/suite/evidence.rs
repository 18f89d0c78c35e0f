//! Evidence on the example record: every quotation of its index stands word for word, and once, in the working copy
//! of its document.
//!
//! Input: `examples/returns-2023/documents`. Output: the quotations that don't hold. Left out: how a page or a text is
//! read (`shell/parsers` and `core/evidence` test that themselves).

use attested_evidence::{Quotation, WorkingCopy, recognise};
use attested_model::Table;
use std::path::{Path, PathBuf};

fn documents() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/returns-2023/documents")
}

fn working_copy(file: &str) -> WorkingCopy {
    let bytes = std::fs::read(documents().join(file)).unwrap();
    let media_type = recognise(&bytes, file).media_type;
    attested_parsers::extract(&bytes, media_type).unwrap().unwrap_or_else(|| panic!("{file}: {media_type}"))
}

fn table(name: &str, columns: &[&str]) -> Table {
    Table::read(name, &std::fs::read_to_string(documents().join(name)).unwrap(), columns).unwrap()
}

#[test]
fn every_quotation_of_the_example_stands_once_in_its_document() {
    let quotations = table("QUOTATIONS.csv", &["file", "claim", "exact"]);
    assert!(quotations.rows.len() >= 30);
    for row in &quotations.rows {
        let (file, exact) = (row.cell("file"), row.cell("exact"));
        let copy = working_copy(file);
        let quotation = Quotation::find(&copy.text, exact).unwrap_or_else(|error| panic!("{file}: {error}: {exact}"));
        assert_eq!(quotation.exact, exact, "{file}");
        assert_eq!(quotation.verify(&copy.text), Ok(()), "{file}");
    }
}

#[test]
fn every_document_of_the_example_gives_its_headline_and_no_navigation() {
    for row in &table("INDEX.csv", &["file", "title"]).rows {
        let copy = working_copy(row.cell("file"));
        let text = &copy.text;
        assert!(text.contains(row.cell("title")), "{}: {text}", row.cell("file"));
        for navigation in ["INDEX.csv", "All documents", "max-width", "CC BY"] {
            assert!(!text.contains(navigation), "{}: {text}", row.cell("file"));
        }
    }
}
