//! Points in time as arguments give them: the clock and the dates of `attested-office`, under the name that commands know.

pub(crate) use attested_office::times::{as_of, day, now, shown};
