//! Agreement between coders in a terminal. Input: alpha by field, how the codings were paired. Output: a table and what to
//! mind. Leaves out the codings.

use super::layout::{flushed, padded, width_of};
use attested_claims::{AgreementNote, FieldAgreement, Paired};
use attested_publication::{Arg, Translate};

/// From so much on, coding may be relied on; from so much on, tentatively (Krippendorff 2013, chapter 12).
const RELIABLE: f64 = 0.8;
const TENTATIVE: f64 = 0.667;
/// With fewer quotations than this, alpha moves much with each.
const FEW: usize = 30;

/// The table of fields.
pub(crate) fn agreement(paired: &Paired, coders: usize, fields: &[FieldAgreement], words: &dyn Translate) -> String {
    let count = |name, n: usize| (name, Arg::Count(n as u64));
    let say = |key: &str, args: &[(&str, Arg<'_>)]| words.text(key, args);
    let mut out = say("agreement-heading", &[count("units", paired.shared), count("coders", coders)]);
    out.push('\n');
    out.push_str(&say(&format!("agreement-by-{}", paired.by.code()), &[]));
    out.push('\n');
    for (key, n) in [
        ("agreement-alone", paired.alone),
        ("agreement-words-differ", paired.other_words),
        ("agreement-without", paired.without),
    ] {
        if n > 0 {
            out.push_str(&format!("{}\n", say(key, &[count("count", n)])));
        }
    }
    out.push('\n');
    let titles = ["field", "alpha", "units"].map(|column| say(&format!("agreement-column-{column}"), &[]));
    let first = fields.iter().map(|f| f.field.len()).chain([width_of(&titles[0])]).max().unwrap_or(0);
    let line = |field: &str, alpha: &str, units: &str, reading: &str| {
        let line = format!("  {}  {}  {}  {reading}", padded(field, first), flushed(alpha, 6), flushed(units, 6));
        format!("{}\n", line.trim_end())
    };
    out.push_str(&line(&titles[0], &titles[1], &titles[2], ""));
    for field in fields {
        let alpha = field.alpha.map_or_else(|| "–".to_owned(), |alpha| format!("{alpha:.3}"));
        let reading = match (field.alpha, field.note) {
            (Some(alpha), _) if alpha >= RELIABLE => "reliable",
            (Some(alpha), _) if alpha >= TENTATIVE => "tentative",
            (Some(_), _) => "unreliable",
            (None, note) => note.map_or("nothing_to_compare", AgreementNote::code),
        };
        out.push_str(&line(field.field, &alpha, &field.units.to_string(), &say(&format!("agreement-{reading}"), &[])));
    }
    out.push('\n');
    if paired.shared < FEW {
        out.push_str(&format!("{}\n", say("agreement-few", &[])));
    }
    out.push_str(&say("agreement-custom", &[]));
    out
}
