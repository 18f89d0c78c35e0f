//! The walk back, claims and suggestions as people read them in a terminal. Input: views. Output: text. Leaves
//! out figures, which `text` draws.

use crate::times;
use crate::translate::{Words, num, text};
use attested_app::{ExplainedClaim, ExplainedFigure, Explanation, NumberedSuggestion};
use attested_claims::SuggestionVerdict;
use attested_claims::suggest::assist::{Opinion, Standing};
use attested_claims::suggest::{Difference, Dropped, Mismatch, Suggestion};
use attested_model::Timestamp;
use attested_publication::words;

/// The walk back from an event's figures.
pub(crate) fn explanation(walk: &Explanation, say: &Words) -> String {
    let mut out = String::new();
    let args = [text("method", walk.method), text("policy", walk.policy), text("vocabulary", &walk.vocabulary)];
    out.push_str(&format!("{}\n{}\n", walk.event, say.say("walk-method", &args)));
    if let Some(day) = &walk.as_of {
        out.push_str(&format!("{}\n", say.say("as-known", &[text("day", day)])));
    }
    for explained in &walk.figures {
        figure(explained, say, &mut out);
    }
    if !walk.positions.is_empty() {
        out.push_str(&format!("\n{}\n", say.say("section-positions", &[])));
    }
    for explained in &walk.positions {
        let position = &explained.position;
        let aspect = say.say(&format!("aspect-{}", position.aspect), &[]);
        let modality = say.say(&format!("modality-{}", position.modality), &[]);
        out.push_str(&format!("  {} · {aspect} · {modality}\n", position.speaker));
        for one in &explained.claims {
            out.push_str(&claim(one, say, 4));
        }
    }
    out
}

fn figure(explained: &ExplainedFigure, say: &Words, out: &mut String) {
    let figure = &explained.figure;
    let range = words::range(say, figure.envelope.low, figure.envelope.high);
    out.push_str(&format!("\n{}  {range}\n", figure.id));
    for explained in &explained.readings {
        let reading = &explained.reading;
        let range = words::range(say, reading.low, reading.high);
        let scope = say.say(&format!("scope-{}", reading.scope), &[]);
        let rule = say.say("walk-rule", &[text("rule", &reading.rule)]);
        out.push_str(&format!("  {range} · {scope} · {rule}\n"));
        for one in &explained.claims {
            out.push_str(&claim(one, say, 4));
        }
    }
    for excluded in &figure.excluded {
        out.push_str(&format!("  {} · {}\n", excluded.claim, words::excluded(say, excluded.reason)));
    }
    for warning in &figure.warnings {
        out.push_str(&format!("  ▲ {}\n", warning.text));
    }
}

/// A claim down to its words, indented.
pub(crate) fn claim(one: &ExplainedClaim, say: &Words, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let mut out = String::new();
    let basis = say.say(if one.basis == "held" { "basis-held" } else { "basis-cited" }, &[]);
    let via = if one.via.is_empty() { String::new() } else { format!(" → {}", one.via) };
    let said = if one.words.is_empty() {
        String::new()
    } else {
        format!("  {}", say.say("quoted", &[text("words", &one.words)]))
    };
    out.push_str(&format!("{pad}{} {}{via}{said}  ({basis})\n", one.claim, one.speaker));
    let reference = &one.reference;
    let cited = [reference.document.as_str(), reference.url.as_str()]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    if !cited.is_empty() {
        out.push_str(&format!("{pad}  {cited}\n"));
    }
    for quotation in &one.quotations {
        let quoted = say.say("quoted", &[text("words", &quotation.exact)]);
        let retold =
            if quotation.retelling { format!("  ({})", say.say("walk-retelling", &[])) } else { String::new() };
        out.push_str(&format!(
            "{pad}  D{} [{}–{}] {quoted}{retold}\n",
            quotation.document, quotation.start, quotation.end
        ));
        out.push_str(&format!("{pad}    sha256 {}\n", quotation.sha256));
    }
    let moment = times::shown(Timestamp(one.recorded));
    out.push_str(&format!("{pad}  {}\n", say.say("walk-entry", &[text("entry", &one.entry), text("moment", &moment)])));
    out
}

/// Numbered suggestions, each with its quotation.
pub(crate) fn suggestions(all: &[NumberedSuggestion], say: &Words, explain: bool) -> String {
    let mut out = String::new();
    for one in all {
        let suggestion = &one.suggestion;
        let mark = match &one.decided {
            None | Some((SuggestionVerdict::Reopened, _)) => " ",
            Some((SuggestionVerdict::Accepted, _)) => "✓",
            Some((SuggestionVerdict::Rejected, _)) => "✗",
        };
        let modality = say.say(&format!("modality-{}", suggestion.modality), &[]);
        let quantity = suggestion.quantity.as_ref().map(|q| format!(" · {}", q.text)).unwrap_or_default();
        out.push_str(&format!("{mark} {:>3}  {modality}{quantity} · {}\n", one.number, suggestion.what));
        let chain = std::iter::once(suggestion.speaker.as_str())
            .chain(suggestion.via.iter().map(String::as_str))
            .collect::<Vec<_>>()
            .join(" → ");
        let date = suggestion
            .date
            .as_ref()
            .map(|d| format!(" · {} {}", d.text, d.edtf.as_deref().map(|e| format!("= {e}")).unwrap_or_default()))
            .unwrap_or_default();
        let places =
            if suggestion.places.is_empty() { String::new() } else { format!(" · {}", suggestion.places.join("; ")) };
        out.push_str(&format!("       {chain}{places}{date}\n"));
        let quote = suggestion.quote.split_whitespace().collect::<Vec<_>>().join(" ");
        out.push_str(&format!(
            "       [{}–{}] {}\n",
            suggestion.start,
            suggestion.end,
            say.say("quoted", &[text("words", &quote)])
        ));
        if explain {
            for step in &suggestion.trace {
                out.push_str(&format!("         {}: {} “{}”\n", step.step, step.rule, step.words));
            }
        } else {
            out.push_str(&format!("       {}\n", say.say("walk-rule", &[text("rule", &suggestion.rule)])));
        }
    }
    out.push_str(&say.say("cli-suggestions", &[num("count", all.len() as u64)]));
    out
}

/// The numbers that make no suggestion, each with its reason.
pub(crate) fn left_out(dropped: &[Dropped], say: &Words) -> String {
    let mut out = say.say("suggest-left-out", &[num("count", dropped.len() as u64)]);
    for one in dropped {
        let words = say.say("quoted", &[text("words", &one.words)]);
        out.push_str(&format!("\n  [{}–{}] {words}: {}", one.start, one.end, one.reason));
    }
    out
}

/// What differs between the numbers of a text and those of its translation.
pub(crate) fn translation(
    all: &[NumberedSuggestion],
    theirs: &[Suggestion],
    found: &[Mismatch],
    say: &Words,
) -> String {
    if found.is_empty() {
        return say.say("translation-agrees", &[]);
    }
    let words =
        |of: Option<&Suggestion>| of.and_then(|s| s.quantity.as_ref()).map(|q| q.text.clone()).unwrap_or_default();
    let mut out = say.say("translation-differs", &[num("count", found.len() as u64)]);
    for one in found {
        let ours = one.original.and_then(|at| all.get(at));
        let original = words(ours.map(|one| &one.suggestion));
        let translation = words(one.translation.and_then(|at| theirs.get(at)));
        let key = match one.difference {
            Difference::Bound => "translation-bound",
            Difference::Unit => "translation-unit",
            Difference::Number => "translation-number",
            Difference::OnlyOriginal => "translation-only-original",
            Difference::OnlyTranslation => "translation-only-translation",
        };
        let args = [text("original", &original), text("translation", &translation)];
        let number = ours.map(|one| one.number.to_string()).unwrap_or_default();
        out.push_str(&format!("\n {number:>4}  {}", say.say(key, &args)));
    }
    out
}

/// The second opinion beside numbered suggestions: by number which agree, which it added, which the rules alone have; the
/// quotes without a claim; what was left out.
pub(crate) fn second_opinion(all: &[NumberedSuggestion], opinion: &Opinion, say: &Words) -> String {
    let mut out = format!("{}\n", quotes_told(opinion, say));
    let numbers = |of: &dyn Fn(&Standing) -> bool| {
        let those = all.iter().zip(&opinion.standings).filter(|(_, standing)| of(standing));
        those.map(|(one, _)| one.number.to_string()).collect::<Vec<_>>().join(", ")
    };
    for (key, those) in [
        ("assist-agreed", numbers(&|standing| matches!(standing, Standing::Agreed(_)))),
        ("assist-added", numbers(&|standing| *standing == Standing::Added)),
        ("assist-only-rules", numbers(&|standing| *standing == Standing::OnlyRules)),
    ] {
        if !those.is_empty() {
            out.push_str(&format!("  {}\n", say.say(key, &[text("numbers", &those)])));
        }
    }
    for (one, standing) in all.iter().zip(&opinion.standings) {
        if let Standing::Agreed(fields) = standing
            && !fields.is_empty()
        {
            let fields: Vec<String> = fields.iter().map(|field| say.say(&format!("assist-{field}"), &[])).collect();
            let (number, fields) = (one.number.to_string(), fields.join(", "));
            let args = [text("number", &number), text("fields", &fields)];
            out.push_str(&format!("  ▲ {}\n", say.say("assist-differs", &args)));
        }
    }
    if !opinion.unclaimed.is_empty() {
        out.push_str(&format!("  {}\n", say.say("assist-only-assist", &[])));
    }
    for one in &opinion.unclaimed {
        let quote = one.quote.split_whitespace().collect::<Vec<_>>().join(" ");
        out.push_str(&format!("    [{}–{}] {}\n", one.start, one.end, say.say("quoted", &[text("words", &quote)])));
    }
    out.trim_end().to_owned()
}

/// How many quotes there were, and how many were left out and why.
pub(crate) fn quotes_told(opinion: &Opinion, say: &Words) -> String {
    let mut parts = vec![say.say("assist-quotes", &[num("count", opinion.located.len() as u64)])];
    for (key, count) in
        [("assist-absent", opinion.absent), ("assist-repeated", opinion.repeated), ("assist-excess", opinion.excess)]
    {
        if count > 0 {
            parts.push(say.say(key, &[num("count", count as u64)]));
        }
    }
    parts.join(" · ")
}
