//! Writing claims as the CSV they are imported from, so that import → export → import is the identity. Cells
//! that a spreadsheet would run as a formula are escaped, reversibly. Leaves out order: claims are written
//! in the order given.

use crate::{COLUMNS, Claim, ClaimsError};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Characters that make a spreadsheet read a cell as a formula, and the escape itself.
const RISKY: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// Puts an apostrophe before a cell that begins like a formula (or with an apostrophe).
pub fn escape_formula(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(RISKY) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
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
    let failed = |e: csv::Error| ClaimsError::Write { why: e.to_string() };
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(columns.iter().map(|c| escape_formula(c).into_owned())).map_err(failed)?;
    for claim in claims {
        let cells = claim.to_cells();
        let row = columns.iter().map(|c| escape_formula(cells.get(*c).map_or("", String::as_str)).into_owned());
        writer.write_record(row.collect::<Vec<_>>()).map_err(failed)?;
    }
    writer.into_inner().map_err(|e| ClaimsError::Write { why: e.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn escaping_is_reversible(cell in "['=+@\\-a-z\\t]{0,6}") {
            let escaped = escape_formula(&cell);
            prop_assert_eq!(unescape_formula(&escaped), cell.as_str());
            prop_assert!(!escaped.starts_with(['=', '+', '-', '@', '\t', '\r']));
        }
    }
}
