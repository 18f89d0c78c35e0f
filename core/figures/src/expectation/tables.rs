//! The model's tables as text: `vocab/expectation/{settings,acts,scales,record}.csv`. Input and output: text. Scales are
//! written with four decimals; what is read is what is used, so that every machine starts from the same numbers.

use super::model::{Model, Place, Prediction, Scales, Setting};
use super::said::{Kind, log, number};
use crate::FiguresError;
use attested_model::{ModelError, Row, Table, count};
use std::collections::BTreeMap;

/// The texts of the model's tables.
#[derive(Debug, Clone, Copy)]
pub struct ExpectationTexts<'a> {
    /// `settings.csv`: words of acts, and the setting each stands for.
    pub settings: &'a str,
    /// `acts.csv`: acts of the record, and the class that they settle as.
    pub acts: &'a str,
    /// `scales.csv`: the fitted scales.
    pub scales: &'a str,
    /// `record.csv`: how many events, how often right, what the totals were.
    pub record: &'a str,
}

fn wrong(table: &str, row: &Row, why: String) -> ModelError {
    ModelError::Table { table: table.to_owned(), line: row.line, why }
}

fn setting(text: &str) -> Option<Setting> {
    [Setting::Site, Setting::Open].into_iter().find(|s| s.code() == text)
}

impl Model {
    /// Reads the model.
    ///
    /// # Errors
    /// [`FiguresError::Vocabulary`] with table, line and reason.
    pub fn read(texts: &ExpectationTexts<'_>) -> Result<Model, FiguresError> {
        let mut model = Model::untaught(texts)?;
        for row in &Table::read("scales.csv", texts.scales, &["level", "of", "kind", "up", "down"])?.rows {
            let unknown = |what: &str| wrong("scales.csv", row, format!("'{}' is no {what}", row.cell(what)));
            let kind = Kind::ALL.into_iter().find(|k| k.code() == row.cell("kind"));
            let place = match row.cell("level") {
                "all" => Some(Place::All),
                "setting" => setting(row.cell("of")).map(Place::Setting),
                "act" => Some(Place::Act(row.cell("of").to_owned())),
                _ => None,
            };
            let scale = |column: &str| {
                let read = row.cell(column).parse::<f64>().ok().filter(|scale| scale.is_finite() && *scale > 0.0);
                read.ok_or_else(|| unknown(column))
            };
            let scales = Scales { up: scale("up")?, down: scale("down")? };
            let key = (place.ok_or_else(|| unknown("level"))?, kind.ok_or_else(|| unknown("kind"))?);
            model.scales.insert(key, scales);
        }
        for row in &Table::read("record.csv", texts.record, &["what", "of", "number", "right"])?.rows {
            let n = count(row.cell("number"))?;
            match (row.cell("what"), row.cell("of")) {
                ("alike", class) => {
                    model.alike.insert(class.to_owned(), n as usize);
                }
                ("left_out", day) => {
                    model.record.insert(count(day)? as u32, (count(row.cell("right"))? as usize, n as usize));
                }
                ("total", "low") => model.totals.low = log(n),
                ("total", "median") => model.totals.median = log(n),
                ("total", "high") => model.totals.high = log(n),
                (what, of) => return Err(wrong("record.csv", row, format!("'{what}' of '{of}' is not known")).into()),
            }
        }
        Ok(model)
    }

    /// A model that knows the settings and acts and has seen nothing.
    pub(super) fn untaught(texts: &ExpectationTexts<'_>) -> Result<Model, FiguresError> {
        let mut settings = Vec::new();
        for row in &Table::read("settings.csv", texts.settings, &["word", "setting"])?.rows {
            let of = setting(row.cell("setting"))
                .ok_or_else(|| wrong("settings.csv", row, format!("'{}' is no setting", row.cell("setting"))))?;
            settings.push((row.cell("word").to_lowercase(), of));
        }
        let acts = Table::read("acts.csv", texts.acts, &["act", "settled"])?;
        let acts = acts.rows.iter().map(|r| (r.cell("act").to_owned(), r.cell("settled").to_owned())).collect();
        Ok(Model {
            scales: BTreeMap::new(),
            settings,
            totals: Prediction { low: 0.0, median: 0.0, high: 0.0 },
            acts,
            alike: BTreeMap::new(),
            record: BTreeMap::new(),
        })
    }

    /// `scales.csv` as it is shipped.
    pub fn scales_text(&self) -> String {
        let mut text = "level,of,kind,up,down\n".to_owned();
        for ((place, kind), scales) in &self.scales {
            let (level, of) = match place {
                Place::All => ("all", ""),
                Place::Setting(setting) => ("setting", setting.code()),
                Place::Act(act) => ("act", act.as_str()),
            };
            text.push_str(&format!("{level},{of},{},{:.4},{:.4}\n", kind.code(), scales.up, scales.down));
        }
        text
    }

    /// `record.csv` as it is shipped.
    pub fn record_text(&self) -> String {
        let mut text = "what,of,number,right\n".to_owned();
        for (class, n) in &self.alike {
            text.push_str(&format!("alike,{class},{n},\n"));
        }
        for (day, (right, tried)) in &self.record {
            text.push_str(&format!("left_out,{day},{tried},{right}\n"));
        }
        let totals = [("low", self.totals.low), ("median", self.totals.median), ("high", self.totals.high)];
        for (end, log) in totals {
            text.push_str(&format!("total,{end},{},\n", number(log)));
        }
        text
    }
}
