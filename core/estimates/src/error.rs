//! What can be wrong with a table or a setting. Output: a message that says what, where, and what to do. A method that
//! can't answer is no error: it is a refusal (`report`).

use thiserror::Error;

/// Why no estimate can even be tried.
#[derive(Debug, Error)]
pub enum EstimateError {
    /// The text is not a table.
    #[error("not a readable table: {reason}. Each row needs as many columns as the first")]
    Csv {
        /// What the reader says.
        reason: String,
    },
    /// No row counts anybody.
    #[error("no rows that count anybody: write a row for each combination of lists, with its count")]
    Empty,
    /// No column `count`.
    #[error("no column 'count': say in it how many people each row stands for")]
    NoCount,
    /// No column of 0 and 1.
    #[error("no list: a list is a column that holds only 0 and 1")]
    NoLists,
    /// A column stands twice.
    #[error("the column '{column}' stands twice: give each its own name")]
    RepeatedColumn {
        /// Its name.
        column: String,
    },
    /// A column is named that isn't there.
    #[error("no column '{column}' among those that it could be")]
    UnknownColumn {
        /// The name.
        column: String,
    },
    /// A count that is no whole number from 0.
    #[error("line {line}: the count '{text}' is not a whole number of people from 0")]
    BadCount {
        /// The line of the file.
        line: u64,
        /// What stands there.
        text: String,
    },
    /// People that no list holds.
    #[error("line {line}: people on no list can't have been counted. Take the row out; they are what is estimated")]
    OnNoList {
        /// The line of the file.
        line: u64,
    },
    /// More lists than can be handled.
    #[error("{lists} lists are more than {high}: merge those that share sources")]
    TooManyLists {
        /// How many.
        lists: usize,
        /// How many there may be.
        high: usize,
    },
    /// More people than can be handled.
    #[error("more than {high} people")]
    TooManyPeople {
        /// How many there may be.
        high: u64,
    },
    /// Books of stock and flow that name what they don't have.
    #[error("the books of stock and flow can't be read: {why}")]
    Books {
        /// What is wrong.
        why: &'static str,
    },
    /// A setting outside its bounds.
    #[error("{setting} must be {bounds}")]
    Setting {
        /// Which.
        setting: &'static str,
        /// What it may be.
        bounds: &'static str,
    },
}

impl EstimateError {
    pub(crate) fn csv(error: csv::Error) -> EstimateError {
        EstimateError::Csv { reason: error.to_string() }
    }
}
