//! How far what stands in `via` is from the speaker, in hops. Input: `channels.csv`. Output: hops; an
//! unknown channel counts as one.

use super::folded;
use attested_model::{ModelError, Table};
use std::collections::BTreeMap;

/// Hops by channel.
#[derive(Debug, Clone, Default)]
pub struct Channels {
    hops: BTreeMap<String, u32>,
}

impl Channels {
    /// Reads `channels.csv`.
    ///
    /// # Errors
    /// [`ModelError::Table`] when a row has no number of hops.
    pub fn read(text: &str) -> Result<Self, ModelError> {
        let table = Table::read("channels.csv", text, &["channel", "hops"])?;
        let mut hops = BTreeMap::new();
        for row in &table.rows {
            let n = row.cell("hops").parse().map_err(|_| ModelError::Table {
                table: "channels.csv".to_owned(),
                line: row.line,
                why: "hops is not a whole number".to_owned(),
            })?;
            hops.insert(folded(row.cell("channel")), n);
        }
        Ok(Channels { hops })
    }

    /// The hops from the speaker through what stands in `via`: the parts of a chain (`;` or `,`) add up. A
    /// channel that is not in the table counts by the longest channel its words begin with, else as one.
    pub fn hops(&self, via: &str) -> u32 {
        via.split([';', ','])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| self.one(&folded(part)))
            .fold(0, u32::saturating_add)
    }

    fn one(&self, part: &str) -> u32 {
        let known = self.hops.get(part).copied();
        let begins = || {
            self.hops
                .iter()
                .filter(|(channel, _)| part.starts_with(channel.as_str()))
                .max_by_key(|(channel, _)| channel.len())
        };
        known.or_else(|| begins().map(|(_, hops)| *hops)).unwrap_or(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hops_add_up_along_the_chain() {
        let channels =
            Channels::read("channel,hops\nstatement,0\nnewspaper,1\nnewspaper quoting newspaper,2\n").unwrap();
        for (via, hops) in [
            ("statement", 0),
            ("newspaper", 1),
            ("Newspaper quoting newspaper", 2),
            ("statement 2023-10-11", 0),
            ("smoke signals", 1),
            ("statement; newspaper", 1),
            ("", 0),
        ] {
            assert_eq!(channels.hops(via), hops, "{via}");
        }
    }
}
