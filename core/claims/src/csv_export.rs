//! Writing tables: claims as the CSV they are imported from, so that import → export → import is the identity, and
//! whatever other rows leave as CSV. Cells that a spreadsheet would run as a formula are escaped, reversibly. Leaves out
//! order: rows are written in the order given.

use crate::{COLUMNS, Claim, ClaimsError};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The mark at the head of a file by which a spreadsheet knows it as UTF-8: without it Excel reads Hangul as CP949.
pub const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Characters that make a spreadsheet read a cell as a formula (those of full width in East Asian ones), and the escape itself.
const RISKY: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\''];

/// Puts an apostrophe before a cell that begins like a formula (or with an apostrophe). A negative number is a number and
/// stays as it is: a minus, digits, at most one point among them, and nothing else.
///
/// ```
/// use attested_claims::escape_formula;
/// assert_eq!(escape_formula("=1+1"), "'=1+1");
/// assert_eq!(escape_formula("-12.5"), "-12.5");
/// assert_eq!(escape_formula("-1+1"), "'-1+1");
/// ```
pub fn escape_formula(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(RISKY) && !is_negative_number(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

fn is_negative_number(cell: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    cell.strip_prefix('-').is_some_and(|number| match number.split_once('.') {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(number),
    })
}

/// Takes the apostrophe of [`escape_formula`] off again; other cells pass unchanged.
pub fn unescape_formula(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(RISKY) => rest,
        Some(_) | None => cell,
    }
}

/// Claims as CSV bytes: the columns of `claims.csv`, then the coder's own in alphabetical order.
///
/// # Errors
/// [`ClaimsError::Write`] when the writer fails (it writes to memory: it doesn't).
pub fn export<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Result<Vec<u8>, ClaimsError> {
    let claims: Vec<&Claim> = claims.into_iter().collect();
    let own: BTreeSet<&str> = claims.iter().flat_map(|c| c.extra.keys().map(String::as_str)).collect();
    let columns: Vec<&str> = COLUMNS.into_iter().chain(own).collect();
    let rows = claims.iter().map(|claim| {
        let mut cells = claim.to_cells();
        columns.iter().map(|c| cells.remove(*c).unwrap_or_default()).collect()
    });
    table(&columns, rows)
}

/// Rows as CSV bytes, each as long as the header: lines end in CRLF, and no cell begins like a formula.
///
/// # Errors
/// [`ClaimsError::Write`] when the writer fails (it writes to memory: it doesn't).
pub fn table(columns: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>, ClaimsError> {
    let failed = |e: csv::Error| ClaimsError::Write { why: e.to_string() };
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(columns.iter().map(|c| escape_formula(c).into_owned())).map_err(failed)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| escape_formula(cell).into_owned())).map_err(failed)?;
    }
    writer.into_inner().map_err(|e| ClaimsError::Write { why: e.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn escaping_is_reversible(cell in "['=+@＝\\-a-z0-9.\\t]{0,6}") {
            let escaped = escape_formula(&cell);
            prop_assert_eq!(unescape_formula(&escaped), cell.as_str());
            let number = escaped.strip_prefix('-').is_some_and(|n| n.parse::<f64>().is_ok());
            prop_assert!(number || !escaped.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']));
        }
    }
}
