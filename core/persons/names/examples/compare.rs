//! `compare A B`: two spellings, or `compare --csv PAIRS.csv`: columns a,b; prints the comparison. The program proper is `attested names compare`.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::disallowed_macros)] // an example stands outside the pure core: it opens files

use attested_names::{Field, NameModel, NameTables};
use attested_vocab::names as vocab;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "names" && a != "compare").collect();
    let model = NameModel::read(&NameTables {
        systems: vocab::SYSTEMS,
        surnames: vocab::SURNAMES,
        han: vocab::HAN,
        learned: vocab::LEARNED,
        calibration: vocab::CALIBRATION,
    })?;
    if arguments[0] == "--csv" {
        let mut out = csv::Writer::from_writer(std::io::stdout());
        out.write_record(["a", "b", "probability"])?;
        for row in csv::Reader::from_path(&arguments[1])?.records() {
            let row = row?;
            out.write_record([
                &row[0],
                &row[1],
                &format!("{:.4}", model.compare(&row[0], &row[1], Field::Whole).probability),
            ])?;
        }
        return Ok(out.flush()?);
    }
    println!("{:#?}", model.compare(&arguments[0], &arguments[1], Field::Whole));
    for name in &arguments {
        println!("{:?}", model.candidates(&model.reading(name, Field::Whole), 3));
    }
    Ok(())
}
