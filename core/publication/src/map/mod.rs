//! A map of places, drawn as precisely as they are known and no more: a place known to its province is that area, to its country
//! the country's, a town a circle that its people may have been anywhere in. Input: outlines, the gazetteer, marks. Output: SVG
//! with a title and a description, the same bytes each time; it fetches nothing. Leaves out the table beside it, which is a
//! page's, and who may know where a facility is, which the caller says.

mod draw;
mod locate;

pub use draw::{Crossing, Map, Mark, draw};
pub use locate::{Extent, Located, Precision, crossings, locate};

/// The style sheet of maps.
pub const STYLE: &str = include_str!("map.css");
