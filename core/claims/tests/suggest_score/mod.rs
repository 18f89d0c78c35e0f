//! Scores suggestions against annotated claims: number, number and bound, and act, speaker, modality, date, and claims
//! without a number. The same measures as the annotated texts' own scorer, in their simplest form: numbers are matched
//! where they stand, speakers by one name's being in the other or a shared word, dates at the annotated precision.

use attested_claims::suggest::Suggestion;
use attested_model::{Modality, QuantityKind};

/// An annotated quantity: kind, low, high, and where the words stand (code points).
type Said = (QuantityKind, Option<u64>, Option<u64>, usize, usize);

/// One annotated claim.
pub struct Gold {
    what: String,
    modality: Modality,
    speaker: String,
    quantity: Option<Said>,
    edtf: Option<String>,
    start: usize,
    end: usize,
}

/// One text and its claims.
pub struct Case {
    pub published: String,
    pub text: String,
    pub gold: Vec<Gold>,
}

/// Reads the data file: `= id date`, the text, then `> what | modality | speaker | words bound | date | quote`.
pub fn read_cases(data: &str) -> Vec<Case> {
    let mut cases: Vec<(Case, Vec<&str>)> = Vec::new();
    for line in data.lines() {
        if let Some(head) = line.strip_prefix("= ") {
            let published = head.split(' ').nth(1).expect("an id and a date").to_owned();
            cases.push((Case { published, text: String::new(), gold: Vec::new() }, Vec::new()));
        } else if let Some((case, claims)) = cases.last_mut() {
            match line.strip_prefix("> ") {
                Some(claim) => claims.push(claim),
                None => {
                    case.text.push_str(line);
                    case.text.push('\n');
                }
            }
        }
    }
    cases
        .into_iter()
        .map(|(mut case, claims)| {
            case.gold = claims.iter().map(|line| gold(line, &case.text)).collect();
            case
        })
        .collect()
}

fn gold(line: &str, text: &str) -> Gold {
    let cells: Vec<&str> = line.split(" | ").map(str::trim).collect();
    let [what, modality, speaker, quantity, date, quote] = cells[..] else { panic!("six cells: {line}") };
    let at = text.find(quote).unwrap_or_else(|| panic!("no such words: {quote}"));
    let start = text[..at].chars().count();
    Gold {
        what: what.into(),
        modality: Modality::parse(modality).expect("a modality"),
        speaker: speaker.into(),
        quantity: (quantity != "-").then(|| bounded(quantity, text, at, quote)),
        edtf: (date != "-").then(|| date.to_owned()),
        start,
        end: start + quote.chars().count(),
    }
}

fn bounded(cell: &str, text: &str, at: usize, quote: &str) -> Said {
    let (words, bound) = cell.rsplit_once(' ').expect("words and a bound");
    let byte = at + quote.find(words).unwrap_or_else(|| panic!("{words} is not in {quote}"));
    let start = text[..byte].chars().count();
    let end = start + words.chars().count();
    if bound == "?" {
        return (QuantityKind::Qualitative, None, None, start, end);
    }
    if let Some((low, high)) = bound.split_once("..") {
        return (QuantityKind::Between, low.parse().ok(), high.parse().ok(), start, end);
    }
    let number = bound.trim_start_matches(['=', '~', '<', '>']).parse::<u64>().ok();
    let (kind, low, high) = match bound.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "=" => (QuantityKind::Exact, number, number),
        "~" => (QuantityKind::Approx, number, number),
        ">=" => (QuantityKind::AtLeast, number, None),
        ">" => (QuantityKind::MoreThan, number, None),
        "<=" => (QuantityKind::AtMost, None, number),
        "<" => (QuantityKind::FewerThan, None, number),
        other => panic!("no such bound: {other}"),
    };
    (kind, low, high, start, end)
}

/// Right, false and missed.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    fn f1(self) -> f64 {
        let all = 2 * self.right + self.wrong + self.missed;
        if all == 0 { 100.0 } else { 200.0 * self.right as f64 / all as f64 }
    }

    fn add(&mut self, other: Tally) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }
}

/// The measures of one or more texts.
#[derive(Debug, Default, Clone, Copy)]
pub struct Scores {
    value: Tally,
    bound: Tally,
    act: Tally,
    speaker: (usize, usize),
    modality: (usize, usize),
    date: (usize, usize),
    numberless: Tally,
}

impl Scores {
    pub fn add(&mut self, other: &Scores) {
        self.value.add(other.value);
        self.bound.add(other.bound);
        self.act.add(other.act);
        self.numberless.add(other.numberless);
        for (mine, theirs) in
            [(&mut self.speaker, other.speaker), (&mut self.modality, other.modality), (&mut self.date, other.date)]
        {
            mine.0 += theirs.0;
            mine.1 += theirs.1;
        }
    }

    /// Fails when a measure has fallen under its floor, and shows all of them.
    #[allow(clippy::too_many_arguments)] // one floor a measure, in the order they are printed
    pub fn floor(
        &self,
        lang: &str,
        value: f64,
        bound: f64,
        act: f64,
        speaker: f64,
        modality: f64,
        date: f64,
        numberless: f64,
    ) {
        let share = |(right, all): (usize, usize)| if all == 0 { 100.0 } else { 100.0 * right as f64 / all as f64 };
        let measured = [
            ("number F1", self.value.f1(), value),
            ("number and bound F1", self.bound.f1(), bound),
            ("number, bound and act F1", self.act.f1(), act),
            ("speaker", share(self.speaker), speaker),
            ("modality", share(self.modality), modality),
            ("date", share(self.date), date),
            ("claims without a number F1", self.numberless.f1(), numberless),
        ];
        let all: Vec<String> =
            measured.iter().map(|(name, found, floor)| format!("{name} {found:.1} (floor {floor:.1})")).collect();
        assert!(measured.iter().all(|(_, found, floor)| found >= floor), "{lang}: {}", all.join(", "));
    }
}

/// Compares one text's suggestions with its claims.
pub fn score(case: &Case, found: &[Suggestion]) -> Scores {
    let mut scores = Scores::default();
    let numeric = |gold: &&Gold| gold.quantity.as_ref().is_some_and(|(kind, ..)| *kind != QuantityKind::Qualitative);
    let mut used = vec![false; found.len()];
    for gold in case.gold.iter().filter(numeric) {
        let Some((kind, low, high, start, end)) = gold.quantity else { continue };
        let near: Vec<usize> = (0..found.len())
            .filter(|index| !used[*index] && numbers(&found[*index]).is_some_and(|(from, to)| from < end && start < to))
            .collect();
        let same = |index: &&usize| {
            found[**index]
                .quantity
                .as_ref()
                .is_some_and(|quantity| quantity.kind == kind && quantity.low == low && quantity.high == high)
        };
        let best = near
            .iter()
            .filter(same)
            .find(|index| found[**index].what == gold.what)
            .or(near.iter().find(same))
            .or(near.first());
        let Some(&index) = best else {
            for tally in [&mut scores.value, &mut scores.bound, &mut scores.act] {
                tally.missed += 1;
            }
            continue;
        };
        used[index] = true;
        let suggestion = &found[index];
        let quantity = suggestion.quantity.as_ref().expect("matched by its number");
        let value = [quantity.low, quantity.high]
            .into_iter()
            .flatten()
            .any(|number| Some(number) == low || Some(number) == high);
        let bound = quantity.kind == kind && quantity.low == low && quantity.high == high;
        for (tally, right) in [
            (&mut scores.value, value),
            (&mut scores.bound, bound),
            (&mut scores.act, bound && suggestion.what == gold.what),
        ] {
            tally.right += usize::from(right);
            tally.wrong += usize::from(!right);
            tally.missed += usize::from(!right);
        }
        details(&mut scores, gold, suggestion);
    }
    for (index, suggestion) in found.iter().enumerate() {
        if !used[index] && numbers(suggestion).is_some() {
            for tally in [&mut scores.value, &mut scores.bound, &mut scores.act] {
                tally.wrong += 1;
            }
        }
    }
    numberless(&mut scores, case, found, &numeric);
    scores
}

/// Where a suggestion's number stands, in code points; none without a number.
fn numbers(suggestion: &Suggestion) -> Option<(usize, usize)> {
    let quantity = suggestion.quantity.as_ref().filter(|quantity| quantity.low.or(quantity.high).is_some())?;
    let byte = suggestion.quote.find(&quantity.text)?;
    let start = suggestion.start + suggestion.quote[..byte].chars().count();
    Some((start, start + quantity.text.chars().count()))
}

fn details(scores: &mut Scores, gold: &Gold, suggestion: &Suggestion) {
    scores.speaker.1 += 1;
    scores.speaker.0 += usize::from(same_speaker(&gold.speaker, &suggestion.speaker));
    scores.modality.1 += 1;
    scores.modality.0 += usize::from(gold.modality == suggestion.modality);
    if let Some(edtf) = &gold.edtf {
        let mine = suggestion.date.as_ref().and_then(|date| date.edtf.clone()).unwrap_or_default();
        let (wanted, given): (Vec<&str>, Vec<&str>) = (edtf.split('/').collect(), mine.split('/').collect());
        scores.date.1 += 1;
        scores.date.0 += usize::from(
            wanted.len() == given.len() && wanted.iter().zip(&given).all(|(wanted, given)| given.starts_with(wanted)),
        );
    }
}

fn same_speaker(gold: &str, mine: &str) -> bool {
    let fold = |name: &str| name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (gold, mine) = (fold(gold), fold(mine));
    gold == mine
        || (gold.chars().count() >= 2 && mine.contains(&gold))
        || (mine.chars().count() >= 2 && gold.contains(&mine))
}

/// Claims without a number, one to one by overlap and modality.
fn numberless(scores: &mut Scores, case: &Case, found: &[Suggestion], numeric: &impl Fn(&&Gold) -> bool) {
    let mut used = vec![false; found.len()];
    for gold in case.gold.iter().filter(|gold| !numeric(gold)) {
        let hit = (0..found.len()).find(|index| {
            let one = &found[*index];
            let overlap = one.end.min(gold.end).saturating_sub(one.start.max(gold.start));
            !used[*index]
                && numbers(one).is_none()
                && one.modality == gold.modality
                && overlap * 5 >= 2 * (one.end - one.start).min(gold.end - gold.start)
        });
        match hit {
            Some(index) => {
                used[index] = true;
                scores.numberless.right += 1;
            }
            None => scores.numberless.missed += 1,
        }
    }
    scores.numberless.wrong +=
        (0..found.len()).filter(|index| !used[*index] && numbers(&found[*index]).is_none()).count();
}
