//! Estimates of what nobody documented (multiple systems estimation), and refusals where none can be had.
//!
//! Input: a table of people by combination of lists, and a seed. Output: several methods side by side, each with what it
//! assumes before its number, or with why it gives none. Pure: the same table and seed give the same bytes on every
//! machine. The same for books of stock and flow (`stockflow`). Leaves out lists and strata from a project's persons, and words: codes and
//! arguments come out, sentences are in `messages/`.
//!
//! ```
//! use attested_estimates::{Method, Settings, Table, report};
//! let table = Table::read("A,B,C,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n1,1,0,6\n", &[])?;
//! let settings = Settings { methods: vec![Method::Loglinear], ..Settings::default() };
//! let report = report(&table, &settings, |_, _| ());
//! assert_eq!(report.observed, 96);
//! assert_eq!(report.methods[0].estimate.map(|total| total.round()), Some(539.0));
//! # Ok::<(), attested_estimates::EstimateError>(())
//! ```

pub mod bounds;
pub mod covariates;
pub mod dga;
mod error;
pub mod latent;
pub mod loglinear;
pub mod pooling;
pub mod random;
mod report;
pub mod sparse;
pub mod special;
pub mod stockflow;
mod table;

pub use error::EstimateError;
pub use report::{Centre, Coverage, Estimate, Flag, Kind, Method, Refusal, Report, Sensitivity, Settings, report};
pub use table::{COUNT, LISTS_HIGH, Note, PEOPLE_HIGH, Pattern, Row, Table};
