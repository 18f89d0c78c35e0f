//! What words say of a practice: that it was halted, has resumed, or goes on. Input: `practices.csv`, in its order of
//! precedence, and the words of a claim on a practice. Output: one of the three, or nothing where no row fits.

use super::folded;
use attested_model::{ModelError, Table};

/// What is said of a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PracticeReads {
    /// It is no longer done.
    Halted,
    /// It is done again.
    Resumed,
    /// It never stopped.
    Continues,
}

/// The table, read.
#[derive(Debug, Clone, Default)]
pub struct Practices {
    rows: Vec<(String, PracticeReads)>,
}

impl Practices {
    /// Reads `practices.csv`.
    ///
    /// # Errors
    /// [`ModelError::Table`] with the line of a row that can't be read.
    pub fn read(text: &str) -> Result<Self, ModelError> {
        let table = Table::read("practices.csv", text, &["lang", "pattern", "reads"])?;
        let row = |row: &attested_model::Row| {
            let reads = match row.cell("reads") {
                "halted" => PracticeReads::Halted,
                "resumed" => PracticeReads::Resumed,
                "continues" => PracticeReads::Continues,
                other => {
                    let why = format!("'{other}' is not a reading: use halted, resumed or continues");
                    return Err(ModelError::Table { table: "practices.csv".to_owned(), line: row.line, why });
                }
            };
            Ok((folded(row.cell("pattern")), reads))
        };
        Ok(Practices { rows: table.rows.iter().map(row).collect::<Result<_, _>>()? })
    }

    /// What the first row that fits says of these words.
    pub fn reads(&self, words: &str) -> Option<PracticeReads> {
        let words = folded(words);
        let stands = |pattern: &str| words.match_indices(pattern).any(|(at, found)| whole_word(&words, at, found));
        self.rows.iter().find(|(pattern, _)| stands(pattern)).map(|(_, reads)| *reads)
    }
}

/// Latin letters must end where the pattern does; Korean and Chinese patterns match as they stand.
fn whole_word(text: &str, at: usize, found: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let begins = letter(found.chars().next()) && letter(text[..at].chars().next_back());
    let ends = letter(found.chars().next_back()) && letter(text[at + found.len()..].chars().next());
    !begins && !ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_practice() {
        let practices = Practices::read(attested_vocab::PRACTICES).unwrap();
        for (words, reads) in [
            ("had halted", Some(PracticeReads::Halted)),
            ("officially confirmed … has resumed", Some(PracticeReads::Resumed)),
            ("has never stopped", Some(PracticeReads::Continues)),
            ("강제북송을 중단했다", Some(PracticeReads::Halted)),
            ("중단된 적이 없다", Some(PracticeReads::Continues)),
            ("재개됐다", Some(PracticeReads::Resumed)),
            ("已暂停遣返", Some(PracticeReads::Halted)),
            ("恢復遣返", Some(PracticeReads::Resumed)),
            ("unstopped bottles", None),
            ("is condemned", None),
        ] {
            assert_eq!(practices.reads(words), reads, "{words}");
        }
        assert!(Practices::read("lang,pattern,reads\nen,x,maybe\n").is_err());
    }
}
