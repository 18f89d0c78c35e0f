//! Which records of a table are one person. Reads a table, writes clusters and pairs; says how it went. Reads no project.

use crate::args::{Format, Global, LinkArgs, WrongUse};
use crate::output::{note, print, print_value};
use crate::session::words;
use crate::translate::{Words, num};
use anyhow::Context;
use attested_linkage::{Column, Linkage, LinkageError, Records, Report, Settings};
use attested_office::name_model;
use std::borrow::Cow;
use std::path::Path;

/// Pairs are written from even odds on.
const PAIRS_FROM: f64 = 0.5;

pub(crate) fn link(global: &Global, args: &LinkArgs) -> anyhow::Result<()> {
    let words = words();
    if args.out == args.records || args.pairs.as_ref().is_some_and(|pairs| *pairs == args.records || *pairs == args.out)
    {
        return Err(WrongUse("name a file of its own for each of records, clusters and pairs".to_owned()).into());
    }
    let (records, lines) = records(&args.records, &words)?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let settings = Settings { unique_lists: args.unique_lists, pairs_from: PAIRS_FROM, threads };
    let linkage = attested_linkage::link(&records, &name_model()?, &settings).map_err(|error| match error {
        LinkageError::SameId { first, second } => anyhow::anyhow!(
            "{}: lines {} and {} have one id: give every record an id of its own",
            args.records.display(),
            lines[first],
            lines[second]
        ),
    })?;
    write(&args.out, &clusters(&records, &linkage)?)?;
    if let Some(file) = &args.pairs {
        write(file, &pairs(&records, &linkage)?)?;
    }
    match global.format {
        Format::Text | Format::Csv => print(&told(&linkage.report, &words)),
        Format::Json | Format::Jsonl => print_value(global.format, &linkage.report),
    }
}

fn write(file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    std::fs::write(file, bytes).with_context(|| format!("{}: the file can't be written", file.display()))
}

/// The records of a table, each with its line. A row without an id is named and left out.
fn records(file: &Path, words: &Words) -> anyhow::Result<(Records, Vec<u64>)> {
    let at = || file.display().to_string();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(file).with_context(at)?;
    let headers = reader.byte_headers().with_context(at)?.clone();
    let column = |name: &str| {
        headers.iter().position(|h| h.strip_prefix("\u{feff}".as_bytes()).unwrap_or(h).trim_ascii() == name.as_bytes())
    };
    let id = column("id").with_context(|| format!("{}: the table needs a column id", file.display()))?;
    let columns =
        ["list", "name", "given_name", "family_name", "sex", "birth_date", "birth_place", "event_date", "event_place"];
    let columns = columns.map(column);
    let (mut records, mut lines) = (Records::default(), Vec::new());
    let mut row = csv::ByteRecord::new();
    while reader.read_byte_record(&mut row).with_context(at)? {
        let line = row.position().map_or(0, csv::Position::line);
        if row.iter().any(|cell| std::str::from_utf8(cell).is_err()) {
            note(&words.say("link-bytes", &[num("line", line)]));
        }
        let cell = |column: Option<usize>| {
            let bytes = column.and_then(|c| row.get(c)).unwrap_or_default();
            String::from_utf8_lossy(bytes.trim_ascii())
        };
        let id = cell(Some(id));
        let [list, name, given, family, sex, birth, born_at, event, event_at] = columns.map(cell);
        let cells = [&id, &list, &name, &given, &family, &sex, &birth, &born_at, &event, &event_at];
        if id.trim().is_empty() {
            note(&words.say("link-left-out", &[num("line", line)]));
        } else {
            records.push(cells.map(|cell: &Cow<'_, str>| cell.trim()));
            lines.push(line);
        }
    }
    Ok((records, lines))
}

fn clusters(records: &Records, linkage: &Linkage) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["id", "cluster_id"])?;
    for (record, cluster) in linkage.clusters.iter().enumerate() {
        writer.write_record([records.cell(record, Column::Id), records.cell(*cluster, Column::Id)])?;
    }
    Ok(writer.into_inner()?)
}

fn pairs(records: &Records, linkage: &Linkage) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["id_l", "id_r", "probability", "weight"])?;
    for pair in &linkage.pairs {
        let (probability, weight) = (format!("{:.6}", pair.probability), format!("{:.3}", pair.weight));
        let id = |record: usize| records.cell(record, Column::Id);
        writer.write_record([id(pair.l), id(pair.r), &probability, &weight])?;
    }
    Ok(writer.into_inner()?)
}

fn told(report: &Report, words: &Words) -> String {
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let rounds = num("rounds", count(report.convergence.rounds));
    let mut lines = vec![
        words.say("link-records", &[num("records", count(report.records)), num("distinct", count(report.distinct))]),
        words.say("link-pairs", &[num("compared", report.pairs_compared), num("left_out", report.pairs_left_out)]),
        words.say(if report.convergence.settled { "link-settled" } else { "link-unsettled" }, &[rounds]),
    ];
    if !report.convergence.at_floor.is_empty() {
        lines.push(words.say("link-floors", &[num("count", count(report.convergence.at_floor.len()))]));
    }
    lines.push(
        words.say("link-clusters", &[num("clusters", count(report.clusters)), num("largest", count(report.largest))]),
    );
    lines.join("\n")
}
