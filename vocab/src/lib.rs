//! (to be written)

pub mod suggest;
