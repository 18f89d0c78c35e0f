//! From a number and its act, or a statement, to a suggestion.
//!
//! Input: what the steps found in a sentence. Output: a [`Suggestion`] with speaker, modality, date, places, quotation and
//! trace. Decides who answers where no reporting word governs, which hedge wins, and which date is the event's. Leaves
//! out relations between suggestions (`relations`).

use attested_model::{Measure, Modality, QuantityKind, Scope};

use super::act::{Act, floor};
use super::discourse::{Attribution, LastCount, Speaker};
use super::lexicon::{BodyKind, Class, CueRole, Word};
use super::mention::{self, Mention};
use super::pipeline::Run;
use super::statement::Statement;
use super::text::Sentence;
use super::types::{DateMention, Lang, Part, Quantity, Step, Suggestion};
use super::when::{Time, When};
use super::{en, ko, zh};

impl<F: FnMut(Suggestion)> Run<'_, F> {
    /// Who answers for a place in the sentence.
    pub(crate) fn speaker(
        &self,
        sentence: &Sentence<'_>,
        at: usize,
        act: Option<&Act>,
        attributions: &[Attribution],
        times: &[Time],
    ) -> (Speaker, Modality, Option<usize>, &'static str) {
        let governing = attributions
            .iter()
            .enumerate()
            .filter(|(_, found)| found.from <= at && at < found.to)
            .min_by_key(|(_, found)| found.to - found.from);
        if let Some((index, found)) = governing {
            return (found.speaker.clone(), found.modality, Some(index), found.rule);
        }
        if let Some(act) = act
            && let Some(speaker) = self.agent(sentence, act)
        {
            return (speaker, Modality::Asserted, None, "the actor counts its own");
        }
        // Korean reports end in their verb: what follows it is said by the same subject.
        if self.context.lang == Lang::Ko
            && let Some(before) =
                attributions.iter().rev().find(|found| found.to <= at && found.subject.1 > found.subject.0)
        {
            return (before.speaker.clone(), Modality::Asserted, None, "the sentence's subject");
        }
        if let Some((speaker, number, paragraph, modality)) = &self.discourse.last
            && number + 2 > self.number
            && paragraph + 1 >= sentence.paragraph
            && !self.background(sentence, times)
        {
            let modality = if *modality == Modality::Reported { Modality::Reported } else { Modality::Asserted };
            return (speaker.clone(), modality, None, "carried from the sentence before");
        }
        (Speaker { name: "unattributed".into(), ..Speaker::default() }, Modality::Asserted, None, "nobody named")
    }

    /// Who saves, finds or counts answers for the number: a rescue service, a health ministry.
    fn agent(&self, sentence: &Sentence<'_>, act: &Act) -> Option<Speaker> {
        if self.context.lang == Lang::En {
            return en::agent(sentence, self.lexicon, act);
        }
        if !matches!(act.what.as_str(), "rescued" | "killed" | "injured" | "missing") {
            return None;
        }
        sentence.of(Class::Body, 0, act.start).chain(sentence.of(Class::Role, 0, act.start)).find_map(|hit| match self
            .lexicon
            .word(hit)
        {
            Word::Body { name, kind: kind @ (BodyKind::Rescue | BodyKind::Health) } => Some(Speaker {
                name: name.clone(),
                written: sentence.words(hit.start, hit.end).to_owned(),
                via: Vec::new(),
                kind: Some(*kind),
            }),
            Word::Role { kind: Some(BodyKind::Rescue), .. } => {
                let written = sentence.words(hit.start, hit.end).to_owned();
                Some(Speaker { name: written.clone(), written, via: Vec::new(), kind: Some(BodyKind::Rescue) })
            }
            _ => None,
        })
    }

    /// An outlet's own look back: another year, "earlier", "앞서", "此前".
    fn background(&self, sentence: &Sentence<'_>, times: &[Time]) -> bool {
        let year = self.context.published.year();
        let opening = times.first().filter(|time| time.start < sentence.norm.len() / 3 + 1);
        let other_year = opening.is_some_and(|time| match &time.when {
            When::Year(named) | When::Month(named, _) | When::Season(named, _) => *named < year - 1,
            When::Day(date) => date.year() < year - 1,
            _ => false,
        });
        let marked =
            ["앞서", "지난해", "此前，", "此前,", "以往", "그동안", "去年", "前年", "早前"].iter().any(|word| {
                sentence.norm.starts_with(word)
                    || sentence
                        .slice(0, sentence.norm.len())
                        .split(", ")
                        .next()
                        .is_some_and(|start| start.contains(word) && *word == "앞서")
            });
        other_year
            || marked
            || self.context.lang == Lang::Ko && (sentence.norm.contains("바 있다") || sentence.norm.contains("앞서 "))
    }

    /// Hedges that stand with the claim override a plain report.
    fn modality(
        &self,
        sentence: &Sentence<'_>,
        range: (usize, usize),
        mention: Option<&Mention>,
        base: Modality,
        speaker: &Speaker,
        attribution: Option<&Attribution>,
    ) -> (Modality, String) {
        let from = match self.context.lang {
            Lang::En => attribution.map_or(range.0, |found| {
                if found.cue.1 <= range.0 {
                    found.cue.1
                } else {
                    range.0.min(found.from.max(range.0.saturating_sub(40)))
                }
            }),
            // 据报道，… stands before the clause.
            Lang::Zh if attribution.is_none() => 0,
            Lang::Zh => attribution.map_or(range.0, |found| {
                if found.cue.1 <= range.0 {
                    found.cue.1.max(floor(&sentence.norm, range.0.saturating_sub(75)))
                } else {
                    range.0
                }
            }),
            Lang::Ko => range.0,
        };
        let to = match self.context.lang {
            Lang::Ko => (range.1 + 60).min(sentence.norm.len()),
            Lang::En | Lang::Zh => range.1,
        };
        if let Some(mention) = mention
            && ["不明", "不详", "未知", "unknown", "unspecified", "undetermined"]
                .iter()
                .any(|word| sentence.slice(mention.start, mention.end).contains(word))
        {
            return (Modality::Undetermined, "a number said to be unknown".into());
        }
        let hedge =
            sentence.hits.iter().filter(|hit| hit.class == Class::Cue && hit.start >= from && hit.end <= to).find_map(
                |hit| {
                    self.lexicon.meanings(hit).find_map(|word| match word {
                        // A verdict belongs to its own clause.
                        Word::Cue { role: CueRole::Hedge, modality: Modality::Confirmed }
                            if hit.start > range.1
                                && !sentence
                                    .slice(floor(&sentence.norm, range.1.saturating_sub(9)), hit.start)
                                    .contains("것으로") =>
                        {
                            None
                        }
                        Word::Cue { role: CueRole::Hedge, modality } => {
                            Some((*modality, sentence.slice(hit.start, hit.end).to_owned()))
                        }
                        _ => None,
                    })
                },
            );
        // "said it had verified 8,231": a confirming verb before the number.
        if let (Some(mention), Some(found)) = (mention, attribution)
            && found.cue.1 <= mention.start
            && self.context.lang != Lang::Ko
            && let Some(hit) = sentence.of(Class::Cue, found.cue.1, mention.start).next_back()
            && sentence.slice(hit.end, mention.start).len() < 24
            && self
                .lexicon
                .meanings(hit)
                .any(|word| matches!(word, Word::Cue { modality: Modality::Confirmed, role: CueRole::Say }))
        {
            return (Modality::Confirmed, sentence.slice(hit.start, hit.end).to_owned());
        }
        // …，这一消息看来属实: the verdict stands in the next clause.
        let verdict = (self.context.lang == Lang::Zh && hedge.is_none()).then(|| {
            let reach = floor(&sentence.norm, (range.1 + 60).min(sentence.norm.len()));
            sentence
                .of(Class::Cue, range.1, reach)
                .find(|hit| {
                    self.lexicon
                        .meanings(hit)
                        .any(|word| matches!(word, Word::Cue { role: CueRole::Hedge, modality: Modality::Confirmed }))
                })
                .map(|hit| (Modality::Confirmed, sentence.slice(hit.start, hit.end).to_owned()))
        });
        let hedge = hedge.or(verdict.flatten());
        if base == Modality::Denied || base == Modality::Unattributed {
            return (base, "the reporting word".into());
        }
        if let Some((modality, words)) = hedge.filter(|_| base != Modality::Reported) {
            return (modality, words);
        }
        if mention.is_some_and(|mention| sentence.slice(mention.start, mention.end).contains("estimate")) {
            return (Modality::Estimated, "an estimated number".into());
        }
        let counted = attribution.is_some_and(|found| {
            sentence.hits.iter().any(|hit| {
                hit.class == Class::Cue
                    && hit.start == found.cue.0
                    && matches!(self.lexicon.word(hit), Word::Cue { role: CueRole::Count, .. })
            })
        });
        if counted && self.context.lang == Lang::En && speaker.kind == Some(BodyKind::Un) && base == Modality::Asserted
        {
            return (Modality::Confirmed, "a body's own count".into());
        }
        (base, "the reporting word".into())
    }

    /// The date that holds for a range: in the clause, else of the sentence, else of the statement.
    fn date(
        &self,
        sentence: &Sentence<'_>,
        range: (usize, usize),
        times: &[Time],
        attributions: &[Attribution],
    ) -> Option<DateMention> {
        let other_event =
            |time: &Time| self.context.lang == Lang::En && en::dates::of_other_event(sentence, time, range);
        let of_statement =
            |time: &Time| attributions.iter().any(|found| dates_statement(sentence, found, time, self.context.lang));
        // With several speakers in a sentence, each one's dates are its own.
        let own = attributions
            .iter()
            .filter(|found| found.from <= range.0 && range.1 <= found.to)
            .min_by_key(|found| found.to - found.from)
            .map(|found| (found.from, found.to));
        let own = own
            .filter(|(from, to)| {
                attributions.len() > 1
                    && times.iter().any(|time| time.start >= *from && time.end <= *to && time.when != When::Nothing)
            })
            .unwrap_or((0, sentence.norm.len()));
        let dated = || {
            times.iter().filter(|time| {
                time.when != When::Nothing && !other_event(time) && time.start >= own.0 && time.end <= own.1
            })
        };
        let inside = dated()
            .filter(|time| time.start >= range.0 && time.end <= range.1 && !of_statement(time))
            .max_by_key(|time| time.end - time.start);
        let event = || dated().filter(|time| !of_statement(time));
        let before = || event().rfind(|time| time.end <= range.0);
        let after = || event().find(|time| time.start >= range.1);
        let chosen = inside.map(|time| (time, false)).or_else(|| match self.context.lang {
            Lang::En => before().or_else(after).map(|time| (time, false)),
            Lang::Ko | Lang::Zh => before().or_else(after).map(|time| (time, false)),
        });
        let chosen = chosen.or_else(|| dated().find(|time| of_statement(time)).map(|time| (time, true)));
        let vague = || times.iter().find(|time| time.start >= range.0 && time.end <= range.1).map(|time| (time, false));
        let (time, of_statement) = chosen.or_else(vague)?;
        Some(DateMention {
            text: sentence.words(time.start, time.end).to_owned(),
            edtf: time.when.edtf(),
            rule: time.rule,
            of_statement,
        })
    }

    /// Puts one number and one act together.
    #[allow(clippy::too_many_arguments)] // the steps' results, each named; a struct would only rename them
    pub(crate) fn assemble(
        &mut self,
        sentence: &Sentence<'_>,
        mention: &Mention,
        act: &Act,
        times: &[Time],
        attributions: &[Attribution],
        drafts: &[(Mention, Act)],
    ) -> Suggestion {
        let (speaker, base, found, speaker_rule) =
            self.speaker(sentence, mention.core.0, Some(act), attributions, times);
        let attribution = found.map(|at| &attributions[at]);
        let (start, end) = match self.context.lang {
            Lang::En => en::quotes::of_mention(sentence, mention, act, attribution),
            Lang::Ko => ko::quotes::of_mention(sentence, mention, act, attribution, drafts),
            Lang::Zh => zh::quotes::of_mention(sentence, mention, act, attribution, drafts),
        };
        let start = locate(sentence, mention, start);
        let (modality, modality_rule) =
            self.modality(sentence, (start, end), Some(mention), base, &speaker, attribution);
        let part = drafts.iter().find(|(other, other_act)| {
            other.core != mention.core
                && act.start == act.end
                && other.core.0 < mention.core.0
                && other_act.start != other_act.end
        });
        let date = self.event_date(sentence, (start, end), times, attributions, act);
        let category = mention.category.map(|(from, to)| sentence.words(from, to).to_owned());
        let places = self.places(sentence, start, end);
        let mut trace: Vec<Step> = mention
            .rules
            .iter()
            .map(|(step, words)| Step { step, rule: (*step).into(), words: words.clone().into_owned() })
            .collect();
        trace.push(Step { step: "act", rule: act.rule.into(), words: sentence.words(act.start, act.end).to_owned() });
        trace.push(Step { step: "speaker", rule: speaker_rule.into(), words: speaker.written.clone() });
        trace.push(Step {
            step: "modality",
            rule: modality_rule.into(),
            words: attribution.map_or_else(String::new, |found| sentence.words(found.cue.0, found.cue.1).to_owned()),
        });
        if let Some(date) = &date {
            trace.push(Step { step: "date", rule: date.rule.into(), words: date.text.clone() });
        }
        let quantity = self.quantity(sentence, mention, act);
        Suggestion {
            quote: sentence.words(start, end).to_owned(),
            start: sentence.code_point(start),
            end: sentence.code_point(end),
            via: self.via(&speaker),
            speaker: shown(&speaker),
            speaker_name: speaker.name.clone(),
            modality,
            quantity: Some(quantity),
            what: act.what.clone(),
            category,
            places,
            date,
            relative_to: None,
            group: 0,
            rule: format!("{}+{}+{}", mention.rules.first().map_or("number", |rule| rule.0), act.rule, speaker_rule),
            trace,
            measure: measure(&act.what),
            scope: if part.is_some() { Some(Scope::Part) } else { None },
            part_of: None,
            part: sentence.part.unwrap_or(Part::Body),
            checks: Vec::new(),
        }
    }

    /// The date in the sentence, else that of the same event's last sentence; it is remembered.
    fn event_date(
        &mut self,
        sentence: &Sentence<'_>,
        range: (usize, usize),
        times: &[Time],
        attributions: &[Attribution],
        act: &Act,
    ) -> Option<DateMention> {
        let date = self.date(sentence, range, times, attributions);
        if let Some(known) = &date
            && let Some(edtf) = &known.edtf
        {
            self.discourse.date = Some((known.clone(), edtf.clone(), self.number));
            return date;
        }
        let same_event = self
            .discourse
            .count
            .as_ref()
            .is_some_and(|count| count.what == act.what || (toll(&count.what) && toll(&act.what)));
        match &self.discourse.date {
            Some((known, _, number))
                if date.is_none() && same_event && number + 2 >= self.number && !known.of_statement =>
            {
                Some(DateMention { rule: "carried from the same event's sentence", ..known.clone() })
            }
            _ => date,
        }
    }

    /// The quantity as said; a relative one takes the number it speaks of, if that is one. Numbers are remembered.
    fn quantity(&mut self, sentence: &Sentence<'_>, mention: &Mention, act: &Act) -> Quantity {
        let mut quantity = Quantity {
            kind: mention.kind,
            low: mention.low,
            high: mention.high,
            text: sentence.words(mention.start, mention.end).to_owned(),
        };
        let last = self.discourse.count.as_ref();
        if mention.relative {
            let mixed = last.is_some_and(|count| count.mixed);
            if mixed {
                quantity.kind = QuantityKind::Qualitative;
            }
            let base = last.filter(|_| !mixed).and_then(|count| count.value);
            (quantity.low, quantity.high) = base.map_or((None, None), |value| mention::ends(mention.kind, value));
            return quantity;
        }
        let number = mention.value().filter(|_| mention.numeric() && mention.share.is_none());
        // A part never stands for its whole.
        let carried = act.start == act.end || act.rule.starts_with("earlier") || act.rule.starts_with("modifier");
        let whole = last
            .filter(|count| carried && count.sentence == self.number && count.what == act.what)
            .and_then(|count| count.value)
            .filter(|value| number.is_some_and(|part| part < *value));
        let value = number.map(|number| whole.unwrap_or(number)).or_else(|| last.and_then(|count| count.value));
        let mixed = last.is_some_and(|count| count.sentence == self.number && (count.mixed || count.what != act.what));
        self.discourse.count = Some(LastCount { what: act.what.clone(), value, sentence: self.number, mixed });
        if let Some(number) = number {
            self.discourse.counted(&act.what, number);
        }
        quantity
    }

    /// A claim without a number, unless a numbered one already says the same.
    pub(crate) fn assemble_statement(
        &mut self,
        sentence: &Sentence<'_>,
        statement: &Statement,
        times: &[Time],
        attributions: &[Attribution],
        items: &[Suggestion],
    ) -> Option<Suggestion> {
        let (start, end) = (statement.start, statement.end);
        let (from, to) = (sentence.code_point(start), sentence.code_point(end));
        let said = items.iter().any(|item| item.modality == statement.modality && item.start < to && from < item.end);
        if said || end <= start {
            return None;
        }
        let (speaker, _, _, speaker_rule) = match &statement.speaker {
            Some(speaker) => (speaker.clone(), statement.modality, None, "the clause's subject"),
            None => self.speaker(sentence, statement.words.0, None, attributions, times),
        };
        let mut date = self.date(sentence, (start, end), times, attributions);
        // What began and was not said to end goes on.
        if let Some(known) = &mut date
            && known.rule.starts_with("since")
            && let Some(edtf) = &mut known.edtf
            && let Some(slash) = edtf.find('/')
        {
            edtf.replace_range(slash + 1.., "..");
        }
        Some(Suggestion {
            quote: sentence.words(start, end).to_owned(),
            start: from,
            end: to,
            via: self.via(&speaker),
            speaker: shown(&speaker),
            speaker_name: speaker.name.clone(),
            modality: statement.modality,
            quantity: None,
            what: statement.what.clone(),
            category: None,
            places: self.places(sentence, start, end),
            date,
            relative_to: None,
            group: 0,
            rule: statement.rule.into(),
            trace: vec![
                Step {
                    step: "statement",
                    rule: statement.rule.into(),
                    words: sentence.words(statement.words.0, statement.words.1).to_owned(),
                },
                Step { step: "speaker", rule: speaker_rule.into(), words: speaker.written.clone() },
            ],
            measure: None,
            scope: None,
            part_of: None,
            part: sentence.part.unwrap_or(Part::Body),
            checks: Vec::new(),
        })
    }

    /// The chain from the speaker to the page, outlet last.
    fn via(&self, speaker: &Speaker) -> Vec<String> {
        let mut via = speaker.via.clone();
        if let Some(outlet) = self.context.outlet
            && !via.iter().any(|known| known == outlet)
            && speaker.name != outlet
        {
            via.push(outlet.to_owned());
        }
        via
    }

    fn places(&self, sentence: &Sentence<'_>, start: usize, end: usize) -> Vec<String> {
        let ranges = match self.context.lang {
            Lang::En => en::quotes::places(sentence, self.lexicon, start, end),
            Lang::Ko => ko::quotes::places(sentence, self.lexicon, start, end),
            Lang::Zh => zh::quotes::places(sentence, self.lexicon, start, end),
        };
        let mut out: Vec<String> = Vec::new();
        for (from, to) in ranges.into_iter().take(8) {
            let words = sentence.words(from, to).to_owned();
            if !out.contains(&words) {
                out.push(words);
            }
        }
        out
    }

    /// Keeps who spoke last for the sentences that follow.
    pub(crate) fn remember(&mut self, sentence: &Sentence<'_>, attributions: &[Attribution]) {
        if let Some(found) = attributions
            .iter()
            .rev()
            .find(|found| found.rule != "announced by X" && found.speaker.name != "unnamed source")
        {
            self.discourse.last = Some((found.speaker.clone(), self.number, sentence.paragraph, found.modality));
        } else if let Some((_, number, paragraph, _)) = &mut self.discourse.last
            && *number + 1 == self.number
            && *paragraph == sentence.paragraph
            && attributions.is_empty()
        {
            *number = self.number;
        }
    }
}

/// Acts of one attack: their date is one.
fn toll(what: &str) -> bool {
    matches!(what, "killed" | "injured" | "killed_or_injured" | "missing" | "killed_or_missing")
}

/// The speaker as shown: the normalised name, with the words of the text where they are in another script.
fn shown(speaker: &Speaker) -> String {
    let other_script = !speaker.written.is_ascii()
        && speaker.name.is_ascii()
        && speaker.name != "unattributed"
        && speaker.name != "unnamed source";
    if other_script && speaker.written != speaker.name {
        format!("{} ({})", speaker.name, speaker.written)
    } else {
        speaker.name.clone()
    }
}

/// Moves a quotation's start so that the quantity's words are found in it where they stand, not earlier.
fn locate(sentence: &Sentence<'_>, mention: &Mention, start: usize) -> usize {
    let words = sentence.words(mention.start, mention.end);
    match sentence.words(start.min(mention.start), mention.end).find(words) {
        Some(at) if at + sentence.map[start.min(mention.start)] as usize != sentence.map[mention.start] as usize => {
            mention.start
        }
        _ => start.min(mention.start),
    }
}

/// Whether a date tells when the statement was made: it stands between speaker and cue, or right after the cue.
fn dates_statement(sentence: &Sentence<'_>, found: &Attribution, time: &Time, lang: Lang) -> bool {
    let (low, high) = (found.subject.0.min(found.cue.0), found.subject.1.max(found.cue.1));
    match lang {
        Lang::En => {
            let near = time.start >= high
                && sentence.slice(high, time.start).split(' ').filter(|word| !word.is_empty()).count() <= 4
                && !sentence.slice(high, time.start).contains(['"', ','])
                && !sentence.slice(high, time.start).contains("that");
            (time.start >= low && time.end <= high)
                || (near && (found.cue.1 >= found.subject.1 || found.rule == "…, X said"))
                || (time.end <= low
                    && sentence.slice(time.end, low).trim_matches([' ', ',']).len() < 5
                    && sentence.token_from(time.start) <= 1)
        }
        Lang::Ko => time.start >= found.subject.0 && ko::cues::statement_date(sentence, found, time),
        Lang::Zh => zh::cues::statement_date(sentence, found, time),
    }
}

/// Whether an act is counted over a time or at a time.
fn measure(what: &str) -> Option<Measure> {
    match what {
        "detained" | "imprisoned" | "missing" | "population" | "present" | "aboard" => Some(Measure::Stock),
        "repatriated" | "deported" | "returned" | "abducted" | "killed" | "injured" | "killed_or_injured"
        | "rescued" | "escaped" | "displaced" | "deployed" | "killed_or_missing" | "died_indirect" => {
            Some(Measure::Flow)
        }
        _ => None,
    }
}
