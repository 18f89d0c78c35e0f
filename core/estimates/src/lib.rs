//! Estimates of what nobody documented (multiple systems estimation), and refusals where none can be had.

pub mod bounds;
pub mod dga;
mod error;
pub mod latent;
pub mod loglinear;
pub mod random;
pub mod sparse;
pub mod special;
mod table;

pub use error::EstimateError;
pub use table::{COUNT, LISTS_HIGH, Note, PEOPLE_HIGH, Pattern, Row, Table};
