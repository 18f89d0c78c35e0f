//! The two axes of time on which any view may be asked: what was *known* to the public on a day, and what we
//! had *recorded* by a moment. Leaves out clocks: "now" is always an argument.

use crate::Day;
use serde::{Deserialize, Serialize};

/// A moment in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// A point on both axes; `None` means everything on that axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AsOf {
    /// Claims public by the end of this day.
    pub known: Option<Day>,
    /// Entries recorded by this moment, it included.
    pub recorded: Option<Timestamp>,
}

impl AsOf {
    /// Everything, on both axes.
    pub const EVERYTHING: AsOf = AsOf { known: None, recorded: None };

    /// What the public could know by the end of `day`.
    pub fn known_on(day: Day) -> Self {
        AsOf { known: Some(day), recorded: None }
    }

    /// Whether something public from `day` on is known.
    pub fn knows(self, day: Day) -> bool {
        self.known.is_none_or(|limit| day <= limit)
    }

    /// The same of something that may have no such day: it is then known only where no day is asked for.
    pub fn knows_from(self, day: Option<Day>) -> bool {
        day.map_or(self.known.is_none(), |day| self.knows(day))
    }

    /// Whether something recorded at `moment` is there.
    pub fn has_recorded(self, moment: Timestamp) -> bool {
        self.recorded.is_none_or(|limit| moment <= limit)
    }
}
