//! The envelope: the lowest floor and the highest ceiling that some whole-scope reading states, vague words
//! aside. Input: ranges. Output: ends, and whether they are open. A floor nobody stated is null, never zero.

use crate::Envelope;
use attested_model::Interval;

pub(super) fn envelope(ranges: impl Iterator<Item = Interval> + Clone) -> Envelope {
    Envelope {
        low: ranges.clone().filter_map(Interval::low).min(),
        high: ranges.clone().filter_map(Interval::high).max(),
        open_low: ranges.clone().any(|r| r.low().is_none()),
        open_high: ranges.clone().any(|r| r.high().is_none()),
    }
}
