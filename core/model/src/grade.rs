//! Scales that stay apart: how reliable a source has shown itself (Admiralty), and how the source is
//! connected to what it tells. The third scale, a figure's grade, belongs to `attested-figures`.

use crate::ModelError;
use crate::term::closed;
use serde::{Deserialize, Serialize};
use std::fmt;

closed!(
    /// Reliability of a source on the Admiralty (NATO STANAG 2511) scale; set by a judgment only.
    Reliability, "reliability" {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Cannot be judged: the value of every source nobody has judged.
        F = "F",
    }
);

closed!(
    /// The source's connection to what it tells.
    SourceConnection, "connection" {
        /// Saw or lived it.
        Direct = "direct",
        /// Has it from somebody who did.
        Indirect = "indirect",
        /// Has it from documents or images.
        Documentary = "documentary",
        /// Not known.
        Unknown = "unknown",
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn better_reliability_sorts_first() {
        assert!(Reliability::A < Reliability::F);
        assert!(Reliability::parse("G").is_err());
    }
}
