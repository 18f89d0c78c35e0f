//! Stock and flow by probability: how many were held, came in and went out, from claims that contradict one another. Input: the
//! books of a population (moments, flows between them, what is said of each and by which origin), a prior, a seed. Output:
//! the prior beside the posterior of each quantity, how far each origin is believed, and where the data say little. Leaves
//! out which claims speak of one population: that is a judgment, made before. The method, with its sources:
//! docs/methods/stock-flow-inference.md. What can be true at all is `attested_figures::constraints`.

mod answer;
mod books;
mod checks;
mod exact;
mod factors;
mod model;
mod sample;

pub use answer::{Answer, Believed, Bin, Numbers, Quantity, StockRefusal, infer};
pub use books::{Books, Counted, Kind, Origin, Part, Said, Says, Trust};
pub use exact::exact_last_held;
pub use model::Prior;
pub use sample::{PLAN, Plan};
