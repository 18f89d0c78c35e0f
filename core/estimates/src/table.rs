//! The table that an estimate is made from. Input: CSV text with a 0/1 column a list, `count`, and other columns as
//! covariates. Output: how many people stand on each combination of lists, or what is wrong and where. Leaves out
//! whether lists share sources: nothing in a table can tell, so whoever makes the lists must merge those that do.

use crate::error::EstimateError;
use serde::Serialize;
use std::collections::BTreeMap;

/// The most lists of a table: a combination is a bit for each.
pub const LISTS_HIGH: usize = 31;

/// The most people of a table, so that sums and products of counts stay exact where they must.
pub const PEOPLE_HIGH: u64 = 1_000_000_000_000;

/// The column that says how many people a row stands for.
pub const COUNT: &str = "count";

/// A combination of lists: bit `j` is list `j`.
pub type Pattern = u32;

/// One row with covariates: which lists, which values, how many people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The lists that hold these people.
    pub pattern: Pattern,
    /// Their covariates, in the order of [`Table::covariates`].
    pub values: Vec<String>,
    /// How many they are.
    pub count: u64,
}

/// What a reader of the result must know about the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Note {
    /// Rows that repeat a combination: their counts were added.
    RepeatedPatterns {
        /// How many rows repeat one that came before.
        rows: u64,
    },
    /// A list that holds nobody: it was left out.
    EmptyList {
        /// Its name.
        list: String,
    },
    /// Lists that were merged because they share records or sources.
    Merged {
        /// Their names, joined by `+`.
        list: String,
    },
}

/// People by combination of lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The lists' names.
    pub lists: Vec<String>,
    /// The covariates' names.
    pub covariates: Vec<String>,
    /// Counts above zero, by combination.
    pub cells: BTreeMap<Pattern, u64>,
    /// The rows, for methods that use covariates.
    pub rows: Vec<Row>,
    /// What a reader must know.
    pub notes: Vec<Note>,
}

impl Table {
    /// Reads a table. `covariates` names columns that are covariates although they hold only 0 and 1.
    pub fn read(text: &str, covariates: &[String]) -> Result<Table, EstimateError> {
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        let header: Vec<String> = reader.headers().map_err(EstimateError::csv)?.iter().map(plain).collect();
        check_header(&header, covariates)?;
        let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().map_err(EstimateError::csv)?;
        if records.is_empty() {
            return Err(EstimateError::Empty);
        }
        let count_at = header.iter().position(|name| name == COUNT).ok_or(EstimateError::NoCount)?;
        let is_list = |at: usize| {
            at != count_at
                && !covariates.contains(&header[at])
                && records.iter().all(|record| matches!(&record[at], "0" | "1"))
        };
        let (list_at, other_at): (Vec<usize>, Vec<usize>) =
            (0..header.len()).filter(|&at| at != count_at).partition(|&at| is_list(at));
        if list_at.len() > LISTS_HIGH {
            return Err(EstimateError::TooManyLists { lists: list_at.len(), high: LISTS_HIGH });
        }
        if list_at.is_empty() {
            return Err(EstimateError::NoLists);
        }
        let mut rows = Vec::with_capacity(records.len());
        for record in &records {
            let line = record.position().map_or(0, csv::Position::line);
            let count = count(&record[count_at], line)?;
            let pattern =
                list_at.iter().enumerate().filter(|(_, at)| &record[**at] == "1").map(|(bit, _)| 1 << bit).sum();
            if pattern == 0 && count > 0 {
                return Err(EstimateError::OnNoList { line });
            }
            let values = other_at.iter().map(|&at| record[at].to_owned()).collect();
            if count > 0 {
                rows.push(Row { pattern, values, count });
            }
        }
        let name = |at: &Vec<usize>| at.iter().map(|&at| header[at].clone()).collect();
        Table::of_rows(name(&list_at), name(&other_at), rows)
    }

    /// A table of rows; lists that hold nobody are left out, repeated combinations added.
    pub fn of_rows(lists: Vec<String>, covariates: Vec<String>, rows: Vec<Row>) -> Result<Table, EstimateError> {
        let mut cells: BTreeMap<Pattern, u64> = BTreeMap::new();
        let mut repeated = 0;
        let mut seen = std::collections::BTreeSet::new();
        for row in &rows {
            *cells.entry(row.pattern).or_default() += row.count;
            repeated += u64::from(!seen.insert((row.pattern, &row.values)));
        }
        if cells.values().try_fold(0u64, |sum, &n| sum.checked_add(n)).is_none_or(|sum| sum > PEOPLE_HIGH) {
            return Err(EstimateError::TooManyPeople { high: PEOPLE_HIGH });
        }
        if cells.is_empty() {
            return Err(EstimateError::Empty);
        }
        let mut notes = Vec::new();
        if repeated > 0 {
            notes.push(Note::RepeatedPatterns { rows: repeated });
        }
        let held = cells.keys().fold(0, |all, pattern| all | pattern);
        let (kept, empty): (Vec<usize>, Vec<usize>) = (0..lists.len()).partition(|&bit| held >> bit & 1 == 1);
        notes.extend(empty.iter().map(|&bit| Note::EmptyList { list: lists[bit].clone() }));
        let squeeze = |pattern: Pattern| -> Pattern {
            kept.iter().enumerate().filter(|(_, old)| pattern >> **old & 1 == 1).map(|(new, _)| 1 << new).sum()
        };
        let lists = kept.iter().map(|&bit| lists[bit].clone()).collect();
        let cells = cells.into_iter().map(|(pattern, n)| (squeeze(pattern), n)).collect();
        let rows = rows.into_iter().map(|row| Row { pattern: squeeze(row.pattern), ..row }).collect();
        Ok(Table { lists, covariates, cells, rows, notes })
    }

    /// A table of counts alone, for tests and programs.
    pub fn of_cells(lists: usize, cells: &[(Pattern, u64)]) -> Result<Table, EstimateError> {
        let names = (1..=lists).map(|list| format!("L{list}")).collect();
        let row = |&(pattern, count): &(Pattern, u64)| Row { pattern, values: Vec::new(), count };
        Table::of_rows(names, Vec::new(), cells.iter().filter(|(_, n)| *n > 0).map(row).collect())
    }

    /// The table with lists merged into one, because they share records or sources.
    pub fn merged(self, names: &[String]) -> Result<Table, EstimateError> {
        let find = |name: &String| {
            self.lists.iter().position(|list| list == name).ok_or(EstimateError::UnknownColumn { column: name.clone() })
        };
        let bits = names.iter().map(find).collect::<Result<std::collections::BTreeSet<usize>, _>>()?;
        if bits.len() < 2 {
            return Ok(self);
        }
        let first = bits.iter().next().copied().unwrap_or_default();
        let joined = bits.iter().map(|&bit| self.lists[bit].as_str()).collect::<Vec<_>>().join("+");
        let all: Pattern = bits.iter().map(|bit| 1 << bit).sum();
        let merge = |pattern: Pattern| if pattern & all == 0 { pattern } else { (pattern & !all) | 1 << first };
        let mut lists = self.lists;
        lists[first].clone_from(&joined);
        let rows = self.rows.into_iter().map(|row| Row { pattern: merge(row.pattern), ..row }).collect();
        let mut table = Table::of_rows(lists, self.covariates, rows)?;
        // The other lists are empty now by our own doing, and merging makes combinations equal: neither is news.
        table.notes = self.notes;
        table.notes.push(Note::Merged { list: joined });
        Ok(table)
    }

    /// How many people some list holds.
    pub fn observed(&self) -> u64 {
        self.cells.values().sum()
    }

    /// How many people stand on exactly `lists` lists.
    pub fn on_exactly(&self, lists: u32) -> u64 {
        self.cells.iter().filter(|(pattern, _)| pattern.count_ones() == lists).map(|(_, n)| n).sum()
    }

    /// Whether some list holds everybody.
    pub fn a_list_holds_everybody(&self) -> bool {
        self.cells.keys().fold(Pattern::MAX, |all, pattern| all & pattern) != 0
    }

    /// Counts of all `2^lists` combinations, by number of the combination.
    pub fn dense_counts(&self) -> Vec<f64> {
        let mut counts = vec![0.0; 1 << self.lists.len()];
        for (&pattern, &n) in &self.cells {
            counts[pattern as usize] = n as f64;
        }
        counts
    }
}

/// A name without the mark that some programs put before a file's first letter.
fn plain(name: &str) -> String {
    name.trim_start_matches('\u{feff}').to_owned()
}

fn check_header(header: &[String], covariates: &[String]) -> Result<(), EstimateError> {
    for (at, name) in header.iter().enumerate() {
        if header[..at].contains(name) {
            return Err(EstimateError::RepeatedColumn { column: name.clone() });
        }
    }
    match covariates.iter().find(|name| !header.contains(name)) {
        Some(name) => Err(EstimateError::UnknownColumn { column: name.clone() }),
        None => Ok(()),
    }
}

fn count(text: &str, line: u64) -> Result<u64, EstimateError> {
    text.parse().map_err(|_| EstimateError::BadCount { line, text: text.chars().take(40).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Table, EstimateError> {
        Table::read(text, &[])
    }

    #[test]
    fn lists_and_covariates_are_told_apart_by_what_they_hold() {
        let table = read("A,age,B,count\n1,30,0,4\n1,41,1,2\n0,30,1,3\n").unwrap();
        assert_eq!(table.lists, ["A", "B"]);
        assert_eq!(table.covariates, ["age"]);
        assert_eq!(table.observed(), 9);
        assert!(table.notes.is_empty());
        let table = Table::read("A,sex,B,count\n1,1,0,4\n1,0,1,2\n0,1,1,3\n", &["sex".to_owned()]).unwrap();
        assert_eq!((table.lists.len(), table.covariates.len()), (2, 1));
    }

    #[test]
    fn bad_tables_say_where() {
        let said = |text: &str| read(text).unwrap_err().to_string();
        assert!(said("A,B,count\n1,0,-3\n").contains("line 2"));
        assert!(said("A,B,count\n1,0,1\n0,1,2.5\n").contains("line 3"));
        assert!(said("A,B,count\n0,0,7\n").contains("line 2"));
        assert!(said("A,B\n1,0\n").contains("count"));
        assert!(said("A,A,count\n1,0,1\n").contains('A'));
        assert!(said("").contains("count") || said("").contains("no rows"));
        assert!(said("A,B,count\n1,0,1000000000001\n").contains("1000000000000"));
        assert!(
            said(&format!(
                "{},count\n{}1\n",
                (0..32).map(|i| format!("L{i}")).collect::<Vec<_>>().join(","),
                "1,".repeat(32)
            ))
            .contains("31")
        );
    }

    #[test]
    fn empty_lists_are_left_out_and_repeated_rows_added() {
        let table = read("A,B,C,count\n1,0,0,4\n1,0,0,1\n0,0,1,3\n0,0,0,0\n").unwrap();
        assert_eq!(table.lists, ["A", "C"]);
        assert_eq!(table.cells, BTreeMap::from([(0b01, 5), (0b10, 3)]));
        assert_eq!(table.notes, [Note::RepeatedPatterns { rows: 1 }, Note::EmptyList { list: "B".to_owned() }]);
    }

    #[test]
    fn lists_of_all_zeros_or_all_ones_and_rows_of_nobody_are_read() {
        let zeros = read("A,B,C,count\n1,0,0,4\n1,1,0,2\n0,1,0,3\n").unwrap();
        assert_eq!(zeros.notes, [Note::EmptyList { list: "C".to_owned() }]);
        let ones = read("A,B,C,count\n1,1,0,4\n1,0,1,2\n1,0,0,3\n").unwrap();
        assert!(ones.a_list_holds_everybody());
        let nobody = read("A,B,count\n0,0,0\n1,0,5\n0,1,5\n1,1,0\n").unwrap();
        assert_eq!((nobody.cells.len(), nobody.notes.len()), (2, 0));
        assert!(matches!(read("A,B,count\n1,0,0\n0,1,0\n"), Err(EstimateError::Empty)));
        let one = read("A,count\n1,7\n").unwrap();
        assert_eq!((one.lists.len(), one.observed()), (1, 7));
        let large = read("A,B,C,count\n1,0,0,1000000000\n0,1,0,5\n1,1,0,2\n0,0,1,3\n").unwrap();
        assert_eq!(large.observed(), 1_000_000_010);
        for bad in ["-1", "1.5", "1e3", "", "NaN", "0x10", "99999999999999999999"] {
            let wrong = read(&format!("A,B,count\n1,0,{bad}\n"));
            assert!(matches!(wrong, Err(EstimateError::BadCount { line: 2, .. })), "{bad}: {wrong:?}");
        }
        let names: Vec<String> = (0..30).map(|list| format!("L{list}")).collect();
        let row = |on: usize| (0..30).map(|list| if list == on { "1," } else { "0," }).collect::<String>();
        let rows: String = (0..30).map(|list| format!("{}1\n", row(list))).collect();
        assert_eq!(read(&format!("{},count\n{rows}", names.join(","))).unwrap().lists.len(), 30);
    }

    #[test]
    fn merging_keeps_everybody_once() {
        let table = Table::of_cells(3, &[(0b001, 4), (0b010, 5), (0b011, 2), (0b110, 1), (0b100, 7)]).unwrap();
        let merged = table.merged(&["L1".to_owned(), "L2".to_owned()]).unwrap();
        assert_eq!(merged.lists, ["L1+L2", "L3"]);
        assert_eq!(merged.cells, BTreeMap::from([(0b01, 11), (0b11, 1), (0b10, 7)]));
    }
}
