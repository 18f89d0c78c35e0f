//! `link RECORDS.csv --out CLUSTERS.csv`: links without the program, for scoring and benchmarks. The program proper is `attested link`.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::disallowed_macros)] // an example stands outside the pure core: it opens files

use attested_linkage::{Record, Settings, link};
use attested_names::{NameModel, NameTables};
use attested_vocab::names as vocab;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "link").collect();
    let mut reader = csv::Reader::from_path(&arguments[0])?;
    let headers = reader.headers()?.clone();
    let at = |name: &str| headers.iter().position(|h| h == name);
    let columns = [
        "id",
        "list",
        "name",
        "given_name",
        "family_name",
        "sex",
        "birth_date",
        "birth_place",
        "event_date",
        "event_place",
    ]
    .map(at);
    let mut records = Vec::new();
    for row in reader.records() {
        let row = row?;
        let cell = |i: usize| columns[i].and_then(|c| row.get(c)).unwrap_or_default().to_owned();
        records.push(Record {
            id: cell(0),
            list: cell(1),
            name: cell(2),
            given_name: cell(3),
            family_name: cell(4),
            sex: cell(5),
            birth_date: cell(6),
            birth_place: cell(7),
            event_date: cell(8),
            event_place: cell(9),
        });
    }
    let model = NameModel::read(&NameTables {
        systems: vocab::SYSTEMS,
        surnames: vocab::SURNAMES,
        han: vocab::HAN,
        learned: vocab::LEARNED,
        calibration: vocab::CALIBRATION,
    })?;
    let unique_lists = arguments.iter().any(|a| a == "--unique-lists");
    let linkage = link(&records, &model, &Settings { unique_lists, pairs_from: 0.5, threads: 2 })?;
    if let Ok(path) = std::env::var("REPORT") {
        std::fs::write(path, format!("{:#?}", linkage.report))?;
    }
    let mut out = csv::Writer::from_path(&arguments[2])?;
    out.write_record(["id", "cluster_id"])?;
    for (record, cluster) in records.iter().zip(&linkage.clusters) {
        out.write_record([&record.id, &records[*cluster].id])?;
    }
    Ok(out.flush()?)
}
