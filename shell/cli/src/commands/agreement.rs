//! Agreement between coders, field by field. Input: each coder's claims as CSV; the project's, if asked for. Output: alpha with
//! what it rests on. Writes nothing.

use crate::args::{AgreementArgs, Format, Global, PairBy, WrongUse};
use crate::commands::claim::column_map;
use crate::output::{note, print, print_exact, print_json, print_jsonl};
use crate::session::{Session, words};
use crate::text;
use crate::translate::{Words, num, text as told};
use anyhow::Context;
use attested_app::{AppError, Snapshot};
use attested_claims::{Claim, ColumnMap, FieldAgreement, Paired, Pairing, agreement as measured, pair, read_csv};
use attested_store::Access;
use std::path::Path;

/// Rows that can't be read, of a file, that are named one by one.
const NAMED: usize = 10;

pub(crate) fn agreement(global: &Global, args: &AgreementArgs) -> anyhow::Result<()> {
    let words = words();
    if args.files.len() < 2 && !args.with_record {
        return Err(WrongUse(words.say("agreement-one-coder", &[])).into());
    }
    let map = column_map(args.map.as_deref())?;
    let mut coders = Vec::new();
    for (number, file) in args.files.iter().enumerate() {
        coders.push((format!("{} {}", number + 1, file.display()), claims(file, &map, &words)?));
    }
    if args.with_record {
        let session = Session::open(global, Access::Read)?;
        let records = session.project.all_claims().map_err(AppError::from)?;
        coders.push(("record".to_owned(), records.into_iter().map(|record| record.claim).collect()));
    }
    let by = args.by.map(|by| match by {
        PairBy::Id => Pairing::Id,
        PairBy::Words => Pairing::Words,
    });
    let paired = pair(&coders, by);
    if paired.shared == 0 {
        anyhow::bail!("{}", words.say("agreement-nothing-shared", &[]));
    }
    let fields = measured(&paired.codings);
    match global.format {
        Format::Text => print(&text::agreement(&paired, coders.len(), &fields, &words)),
        Format::Json => print_json(&as_json(&paired, &coders, &fields)),
        Format::Jsonl => print_jsonl(&fields),
        Format::Csv => print_exact(&csv(&fields)?),
    }
}

fn as_json(paired: &Paired, coders: &[(String, Vec<Claim>)], fields: &[FieldAgreement]) -> serde_json::Value {
    serde_json::json!({
        "method": "krippendorff-alpha",
        "coders": coders.iter().map(|(_, claims)| claims.len()).collect::<Vec<_>>(),
        "paired_by": paired.by.code(),
        "units": paired.shared,
        "coded_once": paired.alone,
        "words_differ": paired.other_words,
        "without_words": paired.without,
        "fields": fields,
    })
}

/// The claims of a file; a row that can't be read is named and left out.
fn claims(path: &Path, map: &ColumnMap, words: &Words) -> anyhow::Result<Vec<Claim>> {
    let file = path.display().to_string();
    let bytes = std::fs::read(path).with_context(|| format!("{file}: the file can't be read"))?;
    let mut claims = Vec::new();
    let mut unread = 0u64;
    for row in read_csv(&bytes, map).with_context(|| file.clone())? {
        match row.claim {
            Ok(claim) => claims.push(claim),
            Err(reason) => {
                unread += 1;
                if unread <= NAMED as u64 {
                    let reason = format!("{file}: {reason}");
                    let args = [num("line", row.line), told("id", &row.id), told("reason", &reason)];
                    note(&words.say("hindcast-left-out", &args));
                }
            }
        }
    }
    if unread > NAMED as u64 {
        note(&words.say("agreement-rows-left-out", &[num("count", unread), told("file", &file)]));
    }
    if claims.is_empty() {
        anyhow::bail!("{}", words.say("agreement-no-claims", &[told("file", &file)]));
    }
    Ok(claims)
}

fn csv(fields: &[FieldAgreement]) -> anyhow::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["field", "metric", "alpha", "units", "coders", "values", "note"])?;
    for field in fields {
        writer.write_record([
            field.field.to_owned(),
            field.metric.code().to_owned(),
            field.alpha.map(|alpha| alpha.to_string()).unwrap_or_default(),
            field.units.to_string(),
            field.coders.to_string(),
            field.values.to_string(),
            field.note.map(|note| note.code().to_owned()).unwrap_or_default(),
        ])?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
