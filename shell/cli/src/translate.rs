//! The reader's language, under the name that commands know: the adapter is shared with the pages.

pub(crate) use attested_office::{Words, num, text};
