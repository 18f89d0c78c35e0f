//! The vocabulary tables, read once.
//!
//! Input: the CSV files of `vocab/suggest/` as text (core opens no file). Output: [`Tables`], an indexed lexicon for
//! each language. A row's `lang` is en, ko, zh or `*`. Decides how a cell becomes a word's meaning; leaves out all use.

use super::lexicon::{ActForm, BodyKind, CueRole, Lexicon, NumeralRole, RoleUse, TimeRole, Word};
use super::types::Lang;
use attested_model::{Modality, QuantityKind};
use std::collections::BTreeMap;

/// The text of the vocabulary tables, one field a file of `vocab/suggest/`.
#[derive(Debug, Clone, Copy)]
pub struct TableTexts<'a> {
    /// `bounds.csv`: lang,expression,position,kind
    pub bounds: &'a str,
    /// `numerals.csv`: lang,expression,role,value
    pub numerals: &'a str,
    /// `nouns.csv`: lang,expression,what,likely
    pub nouns: &'a str,
    /// `drops.csv`: lang,expression,reason
    pub drops: &'a str,
    /// `acts.csv`: lang,expression,what,form,strength,with
    pub acts: &'a str,
    /// `cues.csv`: lang,expression,role,modality
    pub cues: &'a str,
    /// `bodies.csv`: lang,expression,name,kind
    pub bodies: &'a str,
    /// `roles.csv`: lang,expression,role,kind,name
    pub roles: &'a str,
    /// `places.csv`: lang,expression,name,adjective
    pub places: &'a str,
    /// `times.csv`: lang,expression,role,value,edtf
    pub times: &'a str,
    /// `statements.csv`: lang,expression,modality,what,needs
    pub statements: &'a str,
    /// `han_variants.csv`: traditional,simplified
    pub han_variants: &'a str,
}

/// A vocabulary table that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// A row is not CSV.
    #[error("{table}: not a row of comma-separated values: {source}")]
    Row {
        /// The file.
        table: &'static str,
        /// What the reader said.
        #[source]
        source: csv::Error,
    },
    /// A cell holds a word the table does not know.
    #[error("{table}, line {line}: {column} \"{value}\" is not known; see the table's first lines for what is")]
    Cell {
        /// The file.
        table: &'static str,
        /// The line, counted from 1.
        line: u64,
        /// The column.
        column: &'static str,
        /// What stands there.
        value: String,
    },
}

/// The vocabulary, indexed by language.
#[derive(Debug, Clone)]
pub struct Tables {
    en: Lexicon,
    ko: Lexicon,
    zh: Lexicon,
    pub(crate) han_variants: Vec<(char, char)>,
}

/// Entries collected while reading.
#[derive(Default)]
struct Builder {
    entries: [Vec<(String, Word)>; 3],
    variants: Vec<(char, char)>,
    leaders: BTreeMap<String, String>,
    state_media: Vec<String>,
}

/// What stands for the adjective of any place in an expression.
const ADJECTIVE: &str = "{adjective}";

/// One row: its cells and its line.
struct Row<'r> {
    table: &'static str,
    record: &'r csv::StringRecord,
    line: u64,
}

impl Row<'_> {
    fn cell(&self, index: usize) -> &str {
        self.record.get(index).unwrap_or("").trim()
    }

    fn bad(&self, column: &'static str, index: usize) -> TableError {
        TableError::Cell { table: self.table, line: self.line, column, value: self.cell(index).to_owned() }
    }

    fn list(&self, index: usize) -> Vec<String> {
        self.cell(index).split('|').map(str::trim).filter(|item| !item.is_empty()).map(str::to_lowercase).collect()
    }
}

impl Tables {
    /// Reads and indexes the tables.
    ///
    /// # Errors
    /// [`TableError`] names the file, the line and the cell that cannot be read.
    pub fn load(texts: &TableTexts<'_>) -> Result<Tables, TableError> {
        let mut builder = Builder::default();
        each_row("han_variants.csv", texts.han_variants, |row| {
            if let (Some(from), Some(to)) = (row.cell(0).chars().next(), row.cell(1).chars().next()) {
                builder.variants.push((from, to));
            }
            Ok(())
        })?;
        builder.variants.sort_unstable();
        builder.variants.dedup_by_key(|pair| pair.0);
        for (name, text, read) in [
            ("bounds.csv", texts.bounds, bound as fn(&Row<'_>) -> Result<Word, TableError>),
            ("numerals.csv", texts.numerals, numeral),
            ("nouns.csv", texts.nouns, noun),
            ("drops.csv", texts.drops, drop_word),
            ("acts.csv", texts.acts, act),
            ("cues.csv", texts.cues, cue),
            ("bodies.csv", texts.bodies, body),
            ("roles.csv", texts.roles, role),
            ("places.csv", texts.places, place),
            ("times.csv", texts.times, time),
            ("statements.csv", texts.statements, statement),
        ] {
            each_row(name, text, |row| match name {
                "bodies.csv" if row.cell(3) == "leader" => builder.leader(row),
                "bodies.csv" if row.cell(3) == "state_media" => builder.state_media(row),
                _ => builder.add(row, read(row)?),
            })?;
        }
        builder.expand();
        let variants = builder.variants;
        let [en, ko, zh] = builder.entries;
        Ok(Tables {
            en: Lexicon::new(en, true).led_by(builder.leaders).with_state_media(builder.state_media),
            ko: Lexicon::new(ko, false),
            zh: Lexicon::new(zh, false),
            han_variants: variants,
        })
    }

    /// One language's lexicon.
    pub(crate) fn lexicon(&self, lang: Lang) -> &Lexicon {
        match lang {
            Lang::En => &self.en,
            Lang::Ko => &self.ko,
            Lang::Zh => &self.zh,
        }
    }
}

impl Builder {
    /// Files a row's word under its language, its expressions (`|` separates spellings) normalised as sentences are.
    fn add(&mut self, row: &Row<'_>, word: Word) -> Result<(), TableError> {
        let langs: &[usize] = match row.cell(0) {
            "en" => &[0],
            "ko" => &[1],
            "zh" => &[2],
            "*" => &[0, 1, 2],
            _ => return Err(row.bad("lang", 0)),
        };
        for spelling in row.cell(1).split('|') {
            let mut expression: String = spelling.trim().replace(['\u{2019}', '\u{2018}'], "'").to_lowercase();
            for &lang in langs {
                if lang == 2 {
                    expression = expression.chars().map(|c| self.simplified(c)).collect();
                }
                self.entries[lang].push((expression.clone(), word.clone()));
            }
        }
        Ok(())
    }

    /// Puts every place's adjective where an expression has `{adjective}`: "in {adjective} cells".
    fn expand(&mut self) {
        for entries in &mut self.entries {
            let mut adjectives: Vec<String> = entries
                .iter()
                .filter_map(|(_, word)| match word {
                    Word::Place { adjective, .. } if !adjective.is_empty() => Some(adjective.to_lowercase()),
                    _ => None,
                })
                .collect();
            adjectives.sort_unstable();
            adjectives.dedup();
            let (open, plain): (Vec<_>, Vec<_>) =
                std::mem::take(entries).into_iter().partition(|(expression, _)| expression.contains(ADJECTIVE));
            *entries = plain;
            for (expression, word) in open {
                entries.extend(
                    adjectives.iter().map(|adjective| (expression.replace(ADJECTIVE, adjective), word.clone())),
                );
            }
        }
    }

    /// Files surnames of a country's leaders with its adjective; only the English grammar asks for them.
    fn leader(&mut self, row: &Row<'_>) -> Result<(), TableError> {
        if row.cell(0) != "en" {
            return Err(row.bad("lang", 0));
        }
        for surname in row.cell(1).split('|') {
            self.leaders.entry(surname.trim().to_lowercase()).or_insert_with(|| row.cell(2).to_owned());
        }
        Ok(())
    }

    /// Files the media that speak for their state, by their normalised names; only the English grammar asks for them.
    fn state_media(&mut self, row: &Row<'_>) -> Result<(), TableError> {
        if row.cell(0) != "en" {
            return Err(row.bad("lang", 0));
        }
        self.state_media.extend(row.cell(1).split('|').map(|name| name.trim().to_owned()));
        Ok(())
    }

    fn simplified(&self, c: char) -> char {
        self.variants.binary_search_by_key(&c, |(from, _)| *from).map_or(c, |index| self.variants[index].1)
    }
}

fn each_row(
    table: &'static str,
    text: &str,
    mut read: impl FnMut(&Row<'_>) -> Result<(), TableError>,
) -> Result<(), TableError> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).comment(Some(b'#')).from_reader(text.as_bytes());
    for record in reader.records() {
        let record = record.map_err(|source| TableError::Row { table, source })?;
        let line = record.position().map_or(0, csv::Position::line);
        read(&Row { table, record: &record, line })?;
    }
    Ok(())
}

fn bound(row: &Row<'_>) -> Result<Word, TableError> {
    let after = match row.cell(2) {
        "before" => false,
        "after" => true,
        "relative" => false,
        _ => return Err(row.bad("position", 2)),
    };
    let kind = QuantityKind::parse(row.cell(3)).map_err(|_| row.bad("kind", 3))?;
    Ok(if row.cell(2) == "relative" { Word::Relative { kind } } else { Word::Bound { kind, after } })
}

fn numeral(row: &Row<'_>) -> Result<Word, TableError> {
    let role = match row.cell(2) {
        "unit" => NumeralRole::Unit,
        "ten" => NumeralRole::Ten,
        "multiplier" => NumeralRole::Multiplier,
        "group" => NumeralRole::Group,
        "vague" => NumeralRole::Vague,
        "share" => NumeralRole::Share,
        _ => return Err(row.bad("role", 2)),
    };
    let value = if row.cell(3).is_empty() { 0 } else { row.cell(3).parse().map_err(|_| row.bad("value", 3))? };
    Ok(Word::Numeral { role, value })
}

fn noun(row: &Row<'_>) -> Result<Word, TableError> {
    let what = row.cell(2);
    let told = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    Ok(Word::Noun { what: told(what), likely: told(row.cell(3)) })
}

fn drop_word(_: &Row<'_>) -> Result<Word, TableError> {
    Ok(Word::Drop)
}

fn act(row: &Row<'_>) -> Result<Word, TableError> {
    let form = match row.cell(3) {
        "transitive" => ActForm::Transitive,
        "intransitive" => ActForm::Intransitive,
        "noun" => ActForm::Noun,
        "state" => ActForm::State,
        _ => return Err(row.bad("form", 3)),
    };
    let weak = match row.cell(4) {
        "weak" => true,
        "" | "strong" => false,
        _ => return Err(row.bad("strength", 4)),
    };
    Ok(Word::Act { what: row.cell(2).to_owned(), form, weak, with: row.list(5) })
}

fn cue(row: &Row<'_>) -> Result<Word, TableError> {
    let role = match row.cell(2) {
        "say" => CueRole::Say,
        "tell" => CueRole::Tell,
        "according" => CueRole::According,
        "count" => CueRole::Count,
        "learned" => CueRole::Learned,
        "hedge" => CueRole::Hedge,
        "citing" => CueRole::Citing,
        _ => return Err(row.bad("role", 2)),
    };
    let modality = Modality::parse(row.cell(3)).map_err(|_| row.bad("modality", 3))?;
    Ok(Word::Cue { role, modality })
}

fn body_kind(word: &str) -> Option<BodyKind> {
    Some(match word {
        "ministry" => BodyKind::Ministry,
        "government" => BodyKind::Government,
        "ngo" => BodyKind::Ngo,
        "un" => BodyKind::Un,
        "media" => BodyKind::Media,
        "military" => BodyKind::Military,
        "police" => BodyKind::Police,
        "court" => BodyKind::Court,
        "rescue" => BodyKind::Rescue,
        "health" => BodyKind::Health,
        "official" => BodyKind::Official,
        "people" => BodyKind::People,
        "agency" => BodyKind::Agency,
        "person" => BodyKind::Person,
        _ => return None,
    })
}

fn body(row: &Row<'_>) -> Result<Word, TableError> {
    let kind = body_kind(row.cell(3)).ok_or_else(|| row.bad("kind", 3))?;
    Ok(Word::Body { name: row.cell(2).to_owned(), kind })
}

fn role(row: &Row<'_>) -> Result<Word, TableError> {
    let role = match row.cell(2) {
        "title" => RoleUse::Title,
        "speaker" => RoleUse::Speaker,
        "anaphor" => RoleUse::Anaphor,
        "office" => RoleUse::Office,
        _ => return Err(row.bad("role", 2)),
    };
    let kind = match row.cell(3) {
        "" => None,
        word => Some(body_kind(word).ok_or_else(|| row.bad("kind", 3))?),
    };
    Ok(Word::Role { role, kind, name: row.cell(4).to_owned() })
}

fn place(row: &Row<'_>) -> Result<Word, TableError> {
    Ok(Word::Place { name: row.cell(2).to_owned(), adjective: row.cell(3).to_owned() })
}

fn time(row: &Row<'_>) -> Result<Word, TableError> {
    let role = match row.cell(2) {
        "weekday" => TimeRole::Weekday,
        "month" => TimeRole::Month,
        "season" => TimeRole::Season,
        "day" => TimeRole::Day,
        "day_part" => TimeRole::DayPart,
        "week" => TimeRole::Week,
        "weekend" => TimeRole::Weekend,
        "month_offset" => TimeRole::MonthOffset,
        "year_offset" => TimeRole::YearOffset,
        "portion" => TimeRole::Portion,
        "epoch" => TimeRole::Epoch,
        "vague" => TimeRole::Vague,
        "shift" => TimeRole::Shift,
        "unit" => TimeRole::Unit,
        _ => return Err(row.bad("role", 2)),
    };
    let value = if row.cell(3).is_empty() { 0 } else { row.cell(3).parse().map_err(|_| row.bad("value", 3))? };
    Ok(Word::Time { role, value, edtf: row.cell(4).to_owned() })
}

fn statement(row: &Row<'_>) -> Result<Word, TableError> {
    let modality = Modality::parse(row.cell(2)).map_err(|_| row.bad("modality", 2))?;
    Ok(Word::Statement { modality, what: row.cell(3).to_owned(), needs: row.list(4) })
}
