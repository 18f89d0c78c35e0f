//! From a number and its act, or a statement, to a suggestion.
//!
//! Input: what the steps found in a sentence. Output: a [`Suggestion`] with speaker, modality, date, places, quotation and
//! trace. Decides who answers where no reporting word governs, which hedge wins, and which date is the event's. Leaves
//! out relations between suggestions (`relations`).

use attested_model::{Measure, Modality, QuantityKind, Scope};

use super::act::Act;
use super::discourse::{Attribution, LastCount, Speaker};
use super::mention::{self, Mention};
use super::pipeline::Run;
use super::places::Asked;
use super::statement::Statement;
use super::text::Sentence;
use super::types::{DateMention, Lang, Part, Quantity, Step, Suggestion};
use super::when::{Time, When};
use super::{en, ko, zh};

impl<F: FnMut(Suggestion)> Run<'_, F> {
    /// The date that holds for a range: in the clause, else of the sentence, else of the statement.
    fn date(
        &self,
        sentence: &Sentence<'_>,
        range: (usize, usize),
        times: &[Time],
        attributions: &[Attribution],
        at: Option<usize>,
    ) -> Option<DateMention> {
        let other_event = |time: &Time| match self.context.lang {
            Lang::En => en::dates::of_other_event(sentence, time, range),
            Lang::Zh => zh::dates::compared(sentence, time, range),
            Lang::Ko => false,
        };
        let of_statement = |time: &Time| {
            time.rule == zh::dates::AS_OF
                || attributions.iter().any(|found| dates_statement(sentence, found, time, self.context.lang))
        };
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
                time.when != When::Nothing
                    && !other_event(time)
                    && time.start >= own.0
                    && time.end <= own.1
                    && !(self.context.lang == Lang::En && en::dates::aside(sentence, time, range))
            })
        };
        let mut inside = dated().filter(|time| time.end > range.0 && time.end <= range.1 && !of_statement(time));
        // 지난 하루 40명이 숨져 개전 이후 사망자가 3만 명: in Korean the last date is the number's.
        let inside = match self.context.lang {
            Lang::Ko => inside.next_back(),
            // "1,200 last year and 900 in 2022": the date beside the number is its own.
            // "the toll of Sunday's wreck rose to 68 on Thursday": the wreck's day.
            Lang::En if sentence.norm.contains("toll ") && dated().any(|time| possessed(sentence, time)) => {
                dated().find(|time| possessed(sentence, time))
            }
            Lang::En => match at {
                Some(at) => inside
                    .min_by_key(|time| if time.start >= at { time.start - at } else { at - time.end.min(at) + 12 }),
                None => inside.max_by_key(|time| time.end - time.start),
            },
            Lang::Zh => inside.max_by_key(|time| time.end - time.start),
        };
        let event = || dated().filter(|time| !of_statement(time));
        let before = || event().rfind(|time| time.end <= range.0);
        let after = || event().find(|time| time.start >= range.1);
        let chosen = inside.map(|time| (time, false)).or_else(|| match self.context.lang {
            Lang::En => before().or_else(after).map(|time| (time, false)),
            // 1500명이 건너갔고 …, 12월까지 1만 명에 이를: what stands clauses away dates something else.
            Lang::Ko => before()
                .or_else(|| after().filter(|time| ko::dates::near(sentence, range.1, time)))
                .map(|time| (time, false)),
            // What stands clauses away dates something else.
            Lang::Zh => before()
                .or_else(|| after().filter(|time| zh::dates::near(sentence, range.1, time)))
                .map(|time| (time, false)),
        });
        let chosen = chosen
            .or_else(|| dated().find(|time| time.rule == zh::dates::AS_OF).map(|time| (time, false)))
            .or_else(|| dated().find(|time| of_statement(time)).map(|time| (time, true)));
        let chosen =
            chosen.or_else(|| (self.context.lang != Lang::En).then(|| after().map(|time| (time, false))).flatten());
        let vague = || times.iter().find(|time| time.start >= range.0 && time.end <= range.1).map(|time| (time, false));
        let (time, of_statement) = chosen.or_else(vague)?;
        Some(DateMention {
            text: sentence.words(time.start, time.end).to_owned(),
            edtf: time.when.edtf(),
            rule: time.rule,
            of_statement: of_statement && time.rule != zh::dates::AS_OF,
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
        // "between 2014 and 2017" is not cut at its "and".
        let straddles = |time: &&Time| time.start < end && end < time.end && time.start >= start;
        let end = match times.iter().find(straddles) {
            Some(time) if self.context.lang == Lang::En => time.end,
            _ => end,
        };
        let (modality, modality_rule) =
            self.modality(sentence, (start, end), Some(mention), base, &speaker, attribution);
        let (modality, modality_rule) = match act.what.as_str() {
            "sourcing" if self.context.lang == Lang::Ko => (Modality::Asserted, "who was asked".to_owned()),
            _ => (modality, modality_rule),
        };
        let part = drafts.iter().find(|(other, other_act)| {
            other.core != mention.core
                && act.start == act.end
                && other.core.0 < mention.core.0
                && other_act.start != other_act.end
        });
        let date = self.event_date(sentence, mention, (start, end), times, attributions, act);
        let category = mention.category.map(|(from, to)| sentence.words(from, to).to_owned());
        let others = drafts.iter().map(|(other, _)| other.core.0).filter(|at| *at != mention.core.0).collect();
        let places =
            self.places(sentence, &Asked { range: (start, end), what: &act.what, counts: true, attribution, others });
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
        let checks = places.checks();
        trace.extend(places.steps);
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
            places: places.written,
            resolved_places: places.resolved,
            date,
            relative_to: None,
            group: 0,
            rule: format!("{}+{}+{}", mention.rules.first().map_or("number", |rule| rule.0), act.rule, speaker_rule),
            trace,
            measure: measure(&act.what),
            scope: if part.is_some() { Some(Scope::Part) } else { None },
            part_of: None,
            part: sentence.part.unwrap_or(Part::Body),
            checks,
        }
    }

    /// Remembers the day on which a sentence's speaker spoke.
    pub(crate) fn spoken_on(&mut self, sentence: &Sentence<'_>, attributions: &[Attribution], times: &[Time]) {
        let spoken = times.iter().find_map(|time| match time.when {
            When::Day(date)
                if attributions.iter().any(|found| dates_statement(sentence, found, time, self.context.lang)) =>
            {
                Some(date)
            }
            _ => None,
        });
        self.discourse.spoken = spoken.or(self.discourse.spoken);
    }

    /// Remembers the date of a sentence that tells an event and makes no claim.
    pub(crate) fn dated(&mut self, sentence: &Sentence<'_>, times: &[Time], attributions: &[Attribution]) {
        let event = times.iter().find(|time| {
            time.when != When::Nothing
                && !attributions.iter().any(|found| dates_statement(sentence, found, time, self.context.lang))
        });
        if let Some(time) = event
            && let Some(edtf) = time.when.edtf()
        {
            let date = DateMention {
                text: sentence.words(time.start, time.end).to_owned(),
                edtf: Some(edtf.clone()),
                rule: time.rule,
                of_statement: false,
            };
            self.discourse.date = Some((date, edtf, self.number));
        }
    }

    /// The date in the sentence, else that of the same event's last sentence; it is remembered.
    fn event_date(
        &mut self,
        sentence: &Sentence<'_>,
        mention: &Mention,
        range: (usize, usize),
        times: &[Time],
        attributions: &[Attribution],
        act: &Act,
    ) -> Option<DateMention> {
        // 10月9日的500余人: the date that modifies the number is its own.
        let beside = (self.context.lang == Lang::Zh)
            .then(|| zh::dates::beside(sentence, mention, times))
            .flatten()
            .and_then(|time| Some((time, time.when.edtf()?)))
            .map(|(time, edtf)| DateMention {
                text: sentence.words(time.start, time.end).to_owned(),
                edtf: Some(edtf),
                rule: time.rule,
                of_statement: false,
            });
        let date = beside.or_else(|| {
            let described = |time: &Time| match self.context.lang {
                Lang::En => en::acts::of_modifier(sentence, self.lexicon, time, mention, act),
                Lang::Ko => ko::dates::of_modifier(sentence, self.lexicon, (time, times), mention, act),
                Lang::Zh => zh::dates::of_modifier(sentence, self.lexicon, time, mention, act),
            };
            // 지난 21일 납치된 학생 중 50명이 돌아왔다고 23일 알렸다. What follows is of the day they were taken.
            if self.context.lang == Lang::Ko
                && self.discourse.date.is_none()
                && let Some(time) = times.iter().find(|time| described(time))
                && let Some(edtf) = time.when.edtf()
            {
                let text = sentence.words(time.start, time.end).to_owned();
                let taken = DateMention { text, edtf: Some(edtf.clone()), rule: time.rule, of_statement: false };
                self.discourse.date = Some((taken, edtf, self.number));
            }
            let own = times
                .iter()
                .any(described)
                .then(|| times.iter().filter(|time| !described(time)).cloned().collect::<Vec<Time>>());
            own.and_then(|own| self.date(sentence, range, &own, attributions, Some(mention.core.0))).or_else(|| {
                // 지난달 붙잡혔던 103명이 풀려났다, after the day of it was told: that day.
                let told = self.context.lang == Lang::Ko
                    && times.iter().any(described)
                    && self
                        .discourse
                        .date
                        .as_ref()
                        .is_some_and(|(known, _, last)| !known.of_statement && *last + 3 >= self.number);
                // 救回4名去年被掳走的人质: no other day is told of the rescue.
                let told = told
                    || self.context.lang == Lang::Zh
                        && act.start < mention.start
                        && times.iter().all(described)
                        && !times.is_empty()
                        && act.rule == "object";
                (!told).then(|| self.date(sentence, range, times, attributions, Some(mention.core.0))).flatten()
            })
        });
        // 卫生部今天说，这次行动造成…: the day of the event just told, not the statement's.
        let back = || zh::dates::points_back(sentence);
        if let Some((event, _, last)) = &mut self.discourse.date
            && self.context.lang == Lang::Zh
            && *last + 2 >= self.number
            && !event.of_statement
            && date.as_ref().is_none_or(|date| date.of_statement || date.rule == zh::dates::AS_OF)
            && (back()
                || event.rule != zh::dates::AS_OF && date.as_ref().is_some_and(|date| date.rule == zh::dates::AS_OF))
        {
            *last = self.number;
            return Some(DateMention { rule: "carried from the same event's sentence", ..event.clone() });
        }
        if let Some(known) = &date
            && let Some(edtf) = &known.edtf
        {
            // 26일 끌려갔던 279명이 풀려났다고 2일 발표했다: what follows is of the event's day, not of the statement's.
            let told = self.context.lang == Lang::Ko
                && known.of_statement
                && self
                    .discourse
                    .date
                    .as_ref()
                    .is_some_and(|(event, _, last)| !event.of_statement && *last + 3 >= self.number);
            // 14일 …. 지난달 붙잡혔던 103명이 풀려났다: how they were taken is no date for what follows.
            let before = act.rule == ko::acts::BEFORE
                && self.discourse.date.as_ref().is_some_and(|(event, ..)| !event.of_statement);
            if told || before {
                return date;
            }
            // 周日证实，两天前被掳的学生里，50人已脱身: what follows is of the day they were taken.
            let event = (self.context.lang == Lang::Zh && known.of_statement)
                .then(|| times.iter().find(|time| zh::dates::of_modifier(sentence, self.lexicon, time, mention, act)))
                .flatten()
                .and_then(|time| Some((time, time.when.edtf()?)));
            self.discourse.date = Some(match event {
                Some((time, edtf)) => {
                    let text = sentence.words(time.start, time.end).to_owned();
                    let event = DateMention { text, edtf: Some(edtf.clone()), rule: time.rule, of_statement: false };
                    (event, edtf, self.number)
                }
                None => (known.clone(), edtf.clone(), self.number),
            });
            return date;
        }
        let korean = self.context.lang == Lang::Ko;
        let zh = self.context.lang == Lang::Zh;
        let same_event = match &self.discourse.count {
            Some(count) => {
                count.what == act.what
                    || (toll(&count.what) && toll(&act.what))
                    || self.context.lang == Lang::En && disaster(&count.what) && disaster(&act.what)
                    || korean
                    || zh && zh::context::one_event(&count.what, &act.what)
            }
            // The text's first sentence may tell the event and count nobody.
            None => korean || zh,
        };
        // 당시: then, which is when the event was.
        let then = korean && date.as_ref().is_some_and(|date| date.edtf.is_none() && date.text == "당시");
        let number = self.number;
        match &mut self.discourse.date {
            Some((known, _, last))
                if (date.is_none()
                    || then
                    || self.context.lang == Lang::En && date.as_ref().is_some_and(|date| date.edtf.is_none()))
                    && same_event
                    && *last + if korean { 4 } else { 2 } >= number
                    && !known.of_statement =>
            {
                // A report goes on about one event, sentence by sentence.
                if !korean {
                    *last = number;
                }
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
            let of_act = (self.context.lang == Lang::Zh && act.rule == "the clause of the relative quantity")
                .then(|| self.discourse.counts.iter().find(|(known, _)| *known == act.what).map(|(_, value)| *value))
                .flatten();
            if of_act.is_some() {
                quantity.kind = mention.kind;
            }
            let base = of_act.or_else(|| last.filter(|_| !mixed).and_then(|count| count.value));
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
        // A word for most of them counts nothing that later numbers lean on.
        if self.context.lang == Lang::Zh
            && !mention.numeric()
            && last.is_some()
            && act.rule != "carried from the number before"
        {
            return quantity;
        }
        // Those who were asked are no count that others lean on.
        if self.context.lang == Lang::Ko && act.what == "sourcing" {
            return quantity;
        }
        self.discourse.count = Some(LastCount { what: act.what.clone(), value, sentence: self.number, mixed });
        if let Some(number) = number {
            self.discourse.counted(&act.what, number, self.context.lang == Lang::Zh);
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
        let mut date = self.date(sentence, (start, end), times, attributions, None);
        // A Chinese denial or doubt speaks of the event just told.
        if self.context.lang == Lang::Zh
            && date.is_none()
            && let Some((known, _, last)) = &self.discourse.date
            && last + 2 >= self.number
            && !known.of_statement
        {
            date = Some(DateMention { rule: "carried from the same event's sentence", ..known.clone() });
        }
        // 30일까지 답하지 않았다: the silence is of that day.
        if let Some(known) = &mut date
            && known.rule == "up to X"
            && let Some(edtf) = &mut known.edtf
        {
            *edtf = edtf.trim_start_matches("../").to_owned();
        }
        // What began and was not said to end goes on.
        if let Some(known) = &mut date
            && (self.context.lang != Lang::Ko || statement.modality == attested_model::Modality::Asserted)
            && known.rule.starts_with("since")
            && let Some(edtf) = &mut known.edtf
            && let Some(slash) = edtf.find('/')
        {
            edtf.replace_range(slash + 1.., "..");
        }
        let places = self.places(
            sentence,
            &Asked { range: (start, end), what: &statement.what, counts: false, attribution: None, others: Vec::new() },
        );
        let checks = places.checks();
        let mut trace = vec![
            Step {
                step: "statement",
                rule: statement.rule.into(),
                words: sentence.words(statement.words.0, statement.words.1).to_owned(),
            },
            Step { step: "speaker", rule: speaker_rule.into(), words: speaker.written.clone() },
        ];
        trace.extend(places.steps);
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
            places: places.written,
            resolved_places: places.resolved,
            date,
            relative_to: None,
            group: 0,
            rule: statement.rule.into(),
            trace,
            measure: None,
            scope: None,
            part_of: None,
            part: sentence.part.unwrap_or(Part::Body),
            checks,
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

/// "Sunday's shipwreck": the date names an event.
fn possessed(sentence: &Sentence<'_>, time: &Time) -> bool {
    sentence.norm.get(time.end..).is_some_and(|rest| rest.starts_with("'s "))
}

/// Acts of one shipwreck: who was aboard, saved, lost.
fn disaster(what: &str) -> bool {
    toll(what) || matches!(what, "aboard" | "rescued")
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
