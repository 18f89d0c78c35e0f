//! Where paragraphs and sentences begin and end, and which part of the document they are.
//!
//! Input: the text. Output: byte ranges with their [`Part`], in order, by one pass. A line break ends a paragraph
//! unless the line was wrapped (no final mark, and the next line goes on in lower case or the line is long).
//! Leaves out furniture (bylines, "Link copied"): lines without a final mark after the headline are read as body and
//! rarely hold a claim.

use super::act::floor;
use super::text::SENTENCE_MAX;
use super::types::{Lang, Part};

/// One sentence's place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) part: Part,
    pub(crate) opens: bool,
    pub(crate) paragraph: usize,
}

/// Calls `found` for every sentence of the text, in order.
pub(crate) fn each(text: &str, lang: Lang, mut found: impl FnMut(Span)) {
    let mut paragraph = 0;
    let mut seen_headline = false;
    let mut at = 0;
    while at < text.len() {
        let end = paragraph_end(text, at, lang);
        let body = &text[at..end];
        if !body.trim().is_empty() {
            let part = part_of(body, paragraph, &mut seen_headline, lang);
            let mut opens = true;
            split(body, lang, |from, to| {
                found(Span { start: at + from, end: at + to, part, opens, paragraph });
                opens = false;
            });
            paragraph += 1;
        }
        at = end;
    }
}

/// Where the paragraph that begins at `start` ends: after its line break.
fn paragraph_end(text: &str, start: usize, lang: Lang) -> usize {
    let bytes = text.as_bytes();
    let mut line = start;
    loop {
        let Some(length) = bytes[line..].iter().position(|byte| *byte == b'\n') else { return text.len() };
        let stop = line + length;
        let here = text[line..stop].trim_end();
        let next = &text[stop + 1..];
        let wrapped = !here.is_empty()
            && !here.ends_with(is_final)
            && next
                .chars()
                .next()
                .is_some_and(|c| !c.is_whitespace() && (c.is_lowercase() || (lang != Lang::En && here.len() > 90)))
            && stop - start < SENTENCE_MAX;
        if !wrapped {
            return stop + 1;
        }
        line = stop + 1;
    }
}

/// Marks that end a sentence, and the closing marks that may follow them.
fn is_final(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '。'
            | '！'
            | '？'
            | '…'
            | '"'
            | '\u{201d}'
            | '\''
            | '\u{2019}'
            | '」'
            | '』'
            | ')'
            | '）'
            | ':'
            | '：'
            | ';'
            | '；'
    )
}

/// Headline: an early short line without a final mark. Caption: a line that ends with a credit in brackets.
fn part_of(body: &str, paragraph: usize, seen_headline: &mut bool, lang: Lang) -> Part {
    let line = body.trim();
    let credit = [
        "(yonhap)",
        "(ap)",
        "(afp)",
        "(reuters)",
        "(연합뉴스)",
        "[연합뉴스]",
        "(법신사)",
        "(路透社)",
        "(法新社)",
        "（路透社）",
        "（法新社）",
    ];
    if line.len() < 1200 && line.ends_with([')', '）', ']']) {
        let lower = line.to_lowercase();
        if credit.iter().any(|mark| lower.ends_with(mark)) {
            return Part::Caption;
        }
    }
    let short = match lang {
        Lang::En => (25..160).contains(&line.len()) && line.split_whitespace().count() >= 4,
        Lang::Ko | Lang::Zh => (24..180).contains(&line.len()),
    };
    let mark = line.ends_with(['.', '。', '!', '?', '？', '！', ':', '：']) || line.contains(". ") && lang == Lang::Ko;
    if paragraph < 4 && !*seen_headline && short && !mark && !line.ends_with("다") && !line.contains("。") {
        *seen_headline = true;
        return Part::Headline;
    }
    Part::Body
}

/// Abbreviations whose stop ends no sentence.
const ABBREVIATIONS: [&str; 36] = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "sen", "rep", "gov", "st", "no", "vs",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "approx", "est", "inc", "co",
    "messrs", "brig", "ca",
];

/// Splits a paragraph at final marks; none of its sentences is longer than [`SENTENCE_MAX`].
fn split(body: &str, lang: Lang, mut found: impl FnMut(usize, usize)) {
    let mut start = 0;
    let mut chars = body.char_indices().peekable();
    let mut soft = 0; // the last place where an overlong sentence may be cut
    while let Some((at, c)) = chars.next() {
        if c == ' ' || c == ',' || c == '，' || c == '、' {
            soft = at + c.len_utf8();
        }
        let mut end = at + c.len_utf8();
        let ends = match c {
            '。' | '！' | '？' | '!' | '?' => true,
            '；' | ';' => lang == Lang::Zh && c == '；',
            '.' => stop_ends(body, start, at, lang),
            _ => false,
        };
        if ends {
            // A colon-like use inside quotes ("…" she said?) stays: closing marks go with the sentence.
            while let Some(&(next, mark)) = chars.peek()
                && matches!(mark, '"' | '\u{201d}' | '\'' | '\u{2019}' | '」' | '』' | ')' | '）' | '》' | '.')
                && end - start < SENTENCE_MAX
            {
                end = next + mark.len_utf8();
                chars.next();
            }
            if !continues(&body[end..], lang) {
                emit(body, start, end, &mut found);
                start = end;
            }
        }
        if end - start >= SENTENCE_MAX {
            let cut = if soft > start { soft } else { end };
            emit(body, start, cut, &mut found);
            start = cut;
        }
    }
    emit(body, start, body.len(), &mut found);
}

/// Trims and reports a range, if anything is left.
fn emit(body: &str, start: usize, end: usize, found: &mut impl FnMut(usize, usize)) {
    let piece = &body[start..end];
    let front = piece.len() - piece.trim_start().len();
    let back = piece.trim_end().len();
    if back > front {
        found(start + front, start + back);
    }
}

/// After a closing quote the sentence goes on: `"…?" she asked`, `"…" 라고`.
fn continues(rest: &str, lang: Lang) -> bool {
    let next = rest.trim_start();
    match lang {
        Lang::En => next.chars().next().is_some_and(char::is_lowercase),
        Lang::Ko => ["라고", "라며", "고 ", "며 ", "면서", "는 "].iter().any(|tail| rest.starts_with(tail)),
        Lang::Zh => rest.starts_with(['，', ',']),
    }
}

/// Whether the stop at byte `at` ends a sentence.
fn stop_ends(body: &str, start: usize, at: usize, lang: Lang) -> bool {
    let after = &body[at + 1..];
    let next = after.chars().next();
    let before = &body[start..at];
    if next.is_some_and(|c| c.is_ascii_digit()) && before.ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    if lang != Lang::En {
        let inside = next.is_some_and(|c| c.is_ascii_alphanumeric());
        let initial = before.ends_with(|c: char| c.is_ascii_uppercase()) && next == Some(' ');
        return !inside && !initial;
    }
    if next.is_some_and(|c| c.is_alphanumeric() || c == ',' || c == ';') {
        return false;
    }
    // No abbreviation is longer than this: a word of thousands of letters and stops is not read anew at each stop.
    let near = floor(before, before.len().saturating_sub(16));
    let word = before[near..]
        .rsplit(|c: char| c.is_whitespace() || c == '(' || c == '"' || c == '\u{201c}')
        .next()
        .unwrap_or("");
    let lower = word.to_ascii_lowercase();
    if ABBREVIATIONS.contains(&lower.as_str()) && word.chars().next().is_some_and(char::is_uppercase) {
        return false;
    }
    let following = after.trim_start_matches(['"', '\u{201d}', '\u{2019}', '\'', ')', ' ', '\u{a0}']);
    // A single initial ("S. Korea", "J. Doe"), or "U.N." before a name or a lower-case word.
    if word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase()) {
        return following.is_empty();
    }
    if word.len() > 1 && word.as_bytes()[word.len() - 2] == b'.' {
        return following.chars().next().is_none_or(|c| c == '"') || starts_sentence(following);
    }
    true
}

/// Words that begin a sentence after an abbreviation ("the U.S. The …").
fn starts_sentence(following: &str) -> bool {
    let first = following.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    matches!(
        first,
        "The"
            | "It"
            | "He"
            | "She"
            | "They"
            | "In"
            | "On"
            | "At"
            | "But"
            | "However"
            | "According"
            | "A"
            | "An"
            | "This"
            | "These"
            | "Those"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, lang: Lang) -> Vec<&str> {
        let mut out = Vec::new();
        each(text, lang, |span| out.push(&text[span.start..span.end]));
        out
    }

    #[test]
    fn stops_of_abbreviations_and_numbers_end_nothing() {
        assert_eq!(
            pieces(
                "The U.N. rights office counted 1.5 million on Oct. 9. It said so.\n\n\"Why?\" she asked.",
                Lang::En
            ),
            ["The U.N. rights office counted 1.5 million on Oct. 9.", "It said so.", "\"Why?\" she asked."]
        );
        assert_eq!(
            pieces("통일부는 밝혔다. “모른다.”라고 했다.", Lang::Ko),
            ["통일부는 밝혔다.", "“모른다.”라고 했다."]
        );
        assert_eq!(pieces("他说。据称，有人被捕！", Lang::Zh), ["他说。", "据称，有人被捕！"]);
    }

    #[test]
    fn an_endless_line_is_cut() {
        for piece in ["word ", "x", ".", "? a", "!\"", "U.S. a", "。，", "며 ", "！」"] {
            for lang in [Lang::En, Lang::Ko, Lang::Zh] {
                let long = piece.repeat(5000);
                assert!(pieces(&long, lang).iter().all(|cut| cut.len() < SENTENCE_MAX + 4), "{piece:?} {lang:?}");
            }
        }
    }
}
