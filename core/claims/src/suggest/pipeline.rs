//! The steps in order, sentence by sentence.
//!
//! Input: the text and its context. Output: suggestions, handed on as soon as the window for forward references (a
//! relative quantity may speak of a number in the next paragraph) has passed. Holds only the discourse and that window.

use super::act::Act;
use super::discourse::{Attribution, Discourse, LastCount, Speaker};
use super::lexicon::{BodyKind, Class, CueRole, Lexicon, Word};
use super::mention::Mention;
use super::relations::Window;
use super::statement::Statement;
use super::text::{Sentence, normalise};
use attested_model::{Measure, Modality, QuantityKind, Scope};
use super::types::{Context, DateMention, Lang, Part, Quantity, Step, Suggestion};
use super::when::{Time, When};
use super::{en, ko, sentences, zh};

/// All suggestions of a text, in order.
///
/// The text is read as given; offsets count its Unicode code points. Never fails: a text without claims gives none.
pub fn suggest(text: &str, context: &Context<'_>) -> Vec<Suggestion> {
    let mut out = Vec::new();
    suggest_each(text, context, |suggestion| out.push(suggestion));
    out
}

/// Hands each suggestion on as it is found: memory stays bounded whatever the text's length.
pub fn suggest_each(text: &str, context: &Context<'_>, each: impl FnMut(Suggestion)) {
    let mut run = Run {
        context,
        lexicon: context.tables.lexicon(context.lang),
        discourse: Discourse::default(),
        window: Window::new(each),
        number: 0,
    };
    let mut sentence = Sentence::default();
    let (mut byte, mut offset) = (0usize, 0usize);
    sentences::each(text, context.lang, |span| {
        offset += text[byte..span.start].chars().count();
        byte = span.start;
        sentence.original = &text[span.start..span.end];
        sentence.offset = offset;
        sentence.part = Some(span.part);
        sentence.opens = span.opens;
        sentence.paragraph = span.paragraph;
        normalise(&mut sentence, context.lang, &context.tables.han_variants);
        run.lexicon.scan(&mut sentence);
        run.sentence(&sentence);
    });
    run.window.finish();
}

/// The state of one reading.
struct Run<'a, F: FnMut(Suggestion)> {
    context: &'a Context<'a>,
    lexicon: &'a Lexicon,
    discourse: Discourse,
    window: Window<F>,
    /// Sentences read.
    number: usize,
}

impl<F: FnMut(Suggestion)> Run<'_, F> {
    /// Reads one sentence through all steps.
    fn sentence(&mut self, sentence: &Sentence<'_>) {
        self.number += 1;
        // A noun for people may stand beside a number in words; only English writes those as separate words.
        let counts = self.context.lang != Lang::En && sentence.hits.iter().any(|hit| hit.class == Class::Noun);
        let interesting = counts || sentence.hits.iter().any(|hit| matches!(hit.class, Class::Act | Class::Statement | Class::Cue | Class::Body | Class::Relative)) || sentence.hits.iter().any(|hit| hit.class == Class::Noun) && (sentence.hits.iter().any(|hit| hit.class == Class::Numeral) || sentence.norm.bytes().any(|byte| byte.is_ascii_digit()));
        if !interesting {
            return;
        }
        let times = self.times(sentence);
        let mut mentions = self.mentions(sentence, &times);
        let attributions = self.attributions(sentence);
        // "Several survivors told IOM": those who speak are not counted.
        mentions.retain(|mention| {
            !attributions.iter().any(|found| (found.subject.0 < mention.end && mention.start < found.subject.1) || (mention.value() == Some(1) && found.subject.0 >= mention.end && found.subject.0 <= mention.end + 1 && found.subject.1 > found.subject.0))
        });
        let mut drafts: Vec<(Mention, Act)> = Vec::new();
        let all = mentions.clone();
        for mention in &mut mentions {
            if mention.relative {
                if let Some(act) = self.carried(sentence, &drafts, "speaks of an earlier number") {
                    drafts.push((mention.clone(), act));
                }
                continue;
            }
            if let Some((num, den)) = mention.share {
                let Some(whole) = self.whole(&drafts, mention.noun_what.as_deref()) else { continue };
                (mention.low, mention.high) = en::numerals::of_whole(mention.kind, (num, den), whole);
            }
            for act in self.acts(sentence, mention, &all, &drafts) {
                drafts.push((mention.clone(), act));
            }
        }
        let statements = self.statements(sentence, &attributions, &mentions);
        let first = self.window.next_index();
        let mut items: Vec<Suggestion> = Vec::new();
        for (mention, act) in &drafts {
            if let Some(mut item) = self.assemble(sentence, mention, act, &times, &attributions, &drafts, first + items.len()) {
                // A part is said in the same breath as its whole.
                if act.start == act.end
                    && let Some(whole) = items.last().filter(|whole| whole.speaker == item.speaker && item.modality == Modality::Asserted)
                {
                    item.modality = whole.modality;
                }
                items.push(item);
            }
        }
        for statement in &statements {
            items.extend(self.assemble_statement(sentence, statement, &times, &attributions, &items));
        }
        items.sort_by_key(|item| (item.start, item.quantity.is_none()));
        for item in items {
            self.discourse.told(&item.what);
            self.window.push(item);
        }
        self.discourse.field = self.discourse.field.saturating_add(sentence.of(Class::Act, 0, sentence.norm.len()).filter(|hit| super::act::read(sentence, self.lexicon, hit).is_some_and(|(_, _, weak)| !weak)).count());
        self.remember(sentence, &attributions);
    }

    fn times(&self, sentence: &Sentence<'_>) -> Vec<Time> {
        match self.context.lang {
            Lang::En => en::dates::times(sentence, self.lexicon, self.context.published),
            Lang::Ko => ko::dates::times(sentence, self.lexicon, self.context.published, self.discourse.date.as_ref().map(|(_, edtf, _)| edtf.as_str())),
            Lang::Zh => zh::dates::times(sentence, self.lexicon, self.context.published, self.discourse.date.as_ref().map(|(_, edtf, _)| edtf.as_str())),
        }
    }

    /// Numerals, bounds and counted nouns.
    fn mentions(&self, sentence: &Sentence<'_>, times: &[Time]) -> Vec<Mention> {
        let taken: Vec<(usize, usize)> = times.iter().map(|time| (time.start, time.end)).collect();
        let found = match self.context.lang {
            Lang::En => en::numerals::numerals(sentence, self.lexicon, &taken),
            Lang::Ko => ko::numerals::numerals(sentence, self.lexicon, &taken),
            Lang::Zh => zh::numerals::numerals(sentence, self.lexicon, &taken),
        };
        let mut out: Vec<Mention> = Vec::new();
        for mut mention in found {
            let leans = !out.is_empty() || self.discourse.count.as_ref().is_some_and(|count| count.sentence + 3 >= self.number);
            let kept = match self.context.lang {
                Lang::En => en::nouns::counted(sentence, self.lexicon, &mut mention, leans),
                Lang::Ko => ko::nouns::counted(sentence, self.lexicon, &mut mention, leans),
                Lang::Zh => zh::nouns::counted(sentence, self.lexicon, &mut mention, leans),
            };
            if kept.is_ok() {
                out.push(mention);
            }
        }
        for hit in sentence.of(Class::Relative, 0, sentence.norm.len()) {
            if let Word::Relative { kind } = self.lexicon.word(hit)
                && (self.discourse.count.is_some() || !self.discourse.acts.is_empty() || !out.is_empty())
                && !out.iter().any(|mention| mention.start < hit.end && hit.start < mention.end)
                && let Some(mention) = relative(sentence, hit.start, hit.end, *kind, self.context.lang)
                && !out.iter().any(|other| other.start >= hit.start && other.start < hit.end + 12)
            {
                out.push(mention);
            }
        }
        out.sort_by_key(|mention| mention.start);
        out
    }

    fn attributions(&mut self, sentence: &Sentence<'_>) -> Vec<Attribution> {
        match self.context.lang {
            Lang::En => en::cues::attributions(sentence, self.lexicon, &mut self.discourse, self.context.outlet),
            Lang::Ko => ko::cues::attributions(sentence, self.lexicon, &mut self.discourse),
            Lang::Zh => zh::cues::attributions(sentence, self.lexicon, &mut self.discourse),
        }
    }

    /// The acts of a mention, or the act it leans on.
    fn acts(&self, sentence: &Sentence<'_>, mention: &Mention, all: &[Mention], drafts: &[(Mention, Act)]) -> Vec<Act> {
        let found = match self.context.lang {
            Lang::En => en::acts::acts(sentence, self.lexicon, mention, all),
            Lang::Ko => ko::acts::acts(sentence, self.lexicon, mention, all),
            Lang::Zh => zh::acts::acts(sentence, self.lexicon, mention, all),
        };
        let topical = !self.discourse.acts.is_empty() || !drafts.is_empty();
        let strong: Vec<Act> = found.into_iter().filter(|act| !act.weak || topical).collect();
        if !strong.is_empty() {
            return strong;
        }
        let predicate = ["are ", "were ", "is "].iter().any(|verb| sentence.slice(mention.end, sentence.norm.len()).trim_start().starts_with(verb));
        if !mention.numeric() && self.context.lang == Lang::En && !predicate {
            return Vec::new();
        }
        // A Korean or Chinese sentence right after a count goes on counting; an English one names its own act.
        let goes_on = self.context.lang != Lang::En && mention.numeric() && self.discourse.count.as_ref().is_some_and(|count| count.sentence + 1 >= self.number);
        if drafts.is_empty() && !goes_on && !self.leans(sentence, mention) {
            return Vec::new();
        }
        self.carried(sentence, drafts, "carried from the number before").into_iter().collect()
    }

    /// Whether a number may take its act from an earlier sentence: it names no doing of its own.
    fn leans(&self, sentence: &Sentence<'_>, mention: &Mention) -> bool {
        if mention.bare || mention.share.is_some() || mention.partitive || mention.relative {
            return true;
        }
        // A share by sex or age of those counted before: women, 어린이, 儿童.
        let group = mention.category.is_some_and(|(from, to)| {
            let words = sentence.slice(from, to);
            ["women", "children", "girls", "boys", "minors", "elderly", "men", "여성", "남성", "어린이", "아동", "미성년자", "노인", "영유아", "청소년", "妇女", "女性", "男性", "儿童", "老人", "未成年", "婴", "少年", "少女"].iter().any(|group| words.ends_with(group))
        });
        if group && self.discourse.count.as_ref().is_some_and(|count| count.sentence + 2 >= self.number) {
            return true;
        }
        let after = sentence.slice(mention.phrase.1.max(mention.end), sentence.norm.len()).trim_start();
        let before = &sentence.norm[..mention.start.min(mention.phrase.0)];
        match self.context.lang {
            Lang::En => {
                ["were ", "are ", "was ", "is "].iter().any(|verb| after.starts_with(verb))
                    || after.trim_end_matches('.').is_empty()
                    || ["they ", "these ", "among ", "of those", "of these", "the figure", "it include", "that include", "the total", "the number", "the toll", "the dead"].iter().any(|opener| before.starts_with(opener))
                    || [" include", " including ", "among them", "take in ", "comprise"].iter().any(|word| before.contains(word))
            }
            Lang::Ko => {
                ["이다", "이며", "이고", "이라", "라고", "인 ", "으로", "로 ", ".", ",", "이 포함", "을 포함", "가 포함", "도 포함", "포함", "뿐", "이었", "였", "에 이", "에 달", "이 여", "등", "에 그", "을 차", "가량", "이 넘", "과 ", "와 "].iter().any(|tail| after.starts_with(tail)) || after.is_empty()
            }
            Lang::Zh => {
                ["其中", "包括", "当中", "里有", "有", "是", "为", "占", "达", "包含", "人数"].iter().any(|word| before.ends_with(word) || before.contains("其中") || before.contains("包括"))
                    || after.is_empty()
                    || after.starts_with(['，', '。', '、', '和', '；', '是'])
            }
        }
    }

    /// The act of the number before, in this sentence or the last few.
    fn carried(&self, sentence: &Sentence<'_>, drafts: &[(Mention, Act)], rule: &'static str) -> Option<Act> {
        if let Some((mention, act)) = drafts.last() {
            return Some(Act::carried(&act.what, mention.start, rule));
        }
        let count = self.discourse.count.as_ref().filter(|count| count.sentence + 4 >= self.number);
        match count {
            Some(count) => Some(Act::carried(&count.what, 0, rule)),
            None if sentence.part == Some(Part::Body) || sentence.part.is_none() => {
                self.discourse.topic().filter(|_| rule.starts_with("speaks")).map(|what| Act::carried(what, 0, rule))
            }
            None => None,
        }
    }

    /// The number that a share is a share of.
    fn whole(&self, drafts: &[(Mention, Act)], what: Option<&str>) -> Option<u64> {
        // 사망자의 절반: the share of those who died.
        if let Some(what) = what {
            let here = drafts.iter().rev().find(|(mention, act)| act.what == what && mention.share.is_none()).and_then(|(mention, _)| mention.value());
            if let Some(value) = here.or_else(|| self.discourse.counts.iter().rev().find(|(known, _)| known == what).map(|(_, value)| *value)) {
                return Some(value);
            }
        }
        drafts.iter().rev().find_map(|(mention, _)| mention.value().filter(|_| mention.numeric() && mention.share.is_none())).or_else(|| self.discourse.count.as_ref().and_then(|count| count.value))
    }

    fn statements(&mut self, sentence: &Sentence<'_>, attributions: &[Attribution], mentions: &[Mention]) -> Vec<Statement> {
        match self.context.lang {
            Lang::En => en::statements::statements(sentence, self.lexicon, &mut self.discourse, attributions, mentions),
            Lang::Ko => ko::statements::statements(sentence, self.lexicon, &mut self.discourse, attributions, mentions),
            Lang::Zh => zh::statements::statements(sentence, self.lexicon, &mut self.discourse, attributions, mentions),
        }
    }

    /// Who answers for a place in the sentence.
    fn speaker(&self, sentence: &Sentence<'_>, at: usize, act: Option<&Act>, attributions: &[Attribution], times: &[Time]) -> (Speaker, Modality, Option<usize>, &'static str) {
        let governing = attributions.iter().enumerate().filter(|(_, found)| found.from <= at && at < found.to).min_by_key(|(_, found)| found.to - found.from);
        if let Some((index, found)) = governing {
            return (found.speaker.clone(), found.modality, Some(index), found.rule);
        }
        if let Some(act) = act
            && let Some(speaker) = self.agent(sentence, act)
        {
            return (speaker, Modality::Asserted, None, "the actor counts its own");
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
        sentence.of(Class::Body, 0, act.start).chain(sentence.of(Class::Role, 0, act.start)).find_map(|hit| match self.lexicon.word(hit) {
            Word::Body { name, kind: kind @ (BodyKind::Rescue | BodyKind::Health) } => Some(Speaker { name: name.clone(), written: sentence.words(hit.start, hit.end).to_owned(), via: Vec::new(), kind: Some(*kind) }),
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
        let marked = ["앞서", "지난해", "此前，", "此前,", "以往", "그동안", "去年", "前年", "早前"].iter().any(|word| sentence.norm.starts_with(word) || sentence.slice(0, sentence.norm.len()).split(", ").next().is_some_and(|start| start.contains(word) && *word == "앞서"));
        other_year || marked || self.context.lang == Lang::Ko && (sentence.norm.contains("바 있다") || sentence.norm.contains("앞서 "))
    }

    /// Hedges that stand with the claim override a plain report.
    fn modality(&self, sentence: &Sentence<'_>, range: (usize, usize), mention: Option<&Mention>, base: Modality, speaker: &Speaker, attribution: Option<&Attribution>) -> (Modality, String) {
        let from = match self.context.lang {
            Lang::En => attribution.map_or(range.0, |found| if found.cue.1 <= range.0 { found.cue.1 } else { range.0.min(found.from.max(range.0.saturating_sub(40))) }),
            // 据报道，… stands before the clause.
            Lang::Zh if attribution.is_none() => 0,
            Lang::Zh => attribution.map_or(range.0, |found| if found.cue.1 <= range.0 { found.cue.1.max(super::act::floor(&sentence.norm, range.0.saturating_sub(75))) } else { range.0 }),
            Lang::Ko => range.0,
        };
        let to = match self.context.lang {
            Lang::Ko => (range.1 + 60).min(sentence.norm.len()),
            Lang::En | Lang::Zh => range.1,
        };
        if let Some(mention) = mention
            && ["不明", "不详", "未知", "unknown", "unspecified", "undetermined"].iter().any(|word| sentence.slice(mention.start, mention.end).contains(word))
        {
            return (Modality::Undetermined, "a number said to be unknown".into());
        }
        let hedge = sentence.hits.iter().filter(|hit| hit.class == Class::Cue && hit.start >= from && hit.end <= to).find_map(|hit| {
            self.lexicon.meanings(hit).find_map(|word| match word {
                Word::Cue { role: CueRole::Hedge, modality } => Some((*modality, sentence.slice(hit.start, hit.end).to_owned())),
                _ => None,
            })
        });
        // "said it had verified 8,231": a confirming verb before the number.
        if let (Some(mention), Some(found)) = (mention, attribution)
            && found.cue.1 <= mention.start
            && self.context.lang != Lang::Ko
            && let Some(hit) = sentence.of(Class::Cue, found.cue.1, mention.start).next_back()
            && sentence.slice(hit.end, mention.start).len() < 24
            && self.lexicon.meanings(hit).any(|word| matches!(word, Word::Cue { modality: Modality::Confirmed, role: CueRole::Say }))
        {
            return (Modality::Confirmed, sentence.slice(hit.start, hit.end).to_owned());
        }
        // …，这一消息看来属实: the verdict stands in the next clause.
        let verdict = (self.context.lang == Lang::Zh && hedge.is_none()).then(|| {
            let reach = super::act::floor(&sentence.norm, (range.1 + 60).min(sentence.norm.len()));
            sentence.of(Class::Cue, range.1, reach).find(|hit| self.lexicon.meanings(hit).any(|word| matches!(word, Word::Cue { role: CueRole::Hedge, modality: Modality::Confirmed }))).map(|hit| (Modality::Confirmed, sentence.slice(hit.start, hit.end).to_owned()))
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
            sentence.hits.iter().any(|hit| hit.class == Class::Cue && hit.start == found.cue.0 && matches!(self.lexicon.word(hit), Word::Cue { role: CueRole::Count, .. }))
        });
        if counted && self.context.lang == Lang::En && speaker.kind == Some(BodyKind::Un) && base == Modality::Asserted {
            return (Modality::Confirmed, "a body's own count".into());
        }
        (base, "the reporting word".into())
    }

    /// The date that holds for a range: in the clause, else of the sentence, else of the statement.
    fn date(&self, sentence: &Sentence<'_>, range: (usize, usize), times: &[Time], attributions: &[Attribution]) -> Option<DateMention> {
        let other_event = |time: &Time| self.context.lang == Lang::En && en::dates::of_other_event(sentence, time, range);
        let of_statement = |time: &Time| attributions.iter().any(|found| dates_statement(sentence, found, time, self.context.lang));
        // With several speakers in a sentence, each one's dates are its own.
        let own = attributions.iter().filter(|found| found.from <= range.0 && range.1 <= found.to).min_by_key(|found| found.to - found.from).map(|found| (found.from, found.to));
        let own = own.filter(|(from, to)| attributions.len() > 1 && times.iter().any(|time| time.start >= *from && time.end <= *to && time.when != When::Nothing)).unwrap_or((0, sentence.norm.len()));
        let dated = || times.iter().filter(|time| time.when != When::Nothing && !other_event(time) && time.start >= own.0 && time.end <= own.1);
        let inside = dated().filter(|time| time.start >= range.0 && time.end <= range.1 && !of_statement(time)).max_by_key(|time| time.end - time.start);
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
        Some(DateMention { text: sentence.words(time.start, time.end).to_owned(), edtf: time.when.edtf(), rule: time.rule, of_statement })
    }

    /// Puts one number and one act together.
    #[allow(clippy::too_many_arguments)] // the steps' results, each named; a struct would only rename them
    fn assemble(&mut self, sentence: &Sentence<'_>, mention: &Mention, act: &Act, times: &[Time], attributions: &[Attribution], drafts: &[(Mention, Act)], index: usize) -> Option<Suggestion> {
        let (speaker, base, found, speaker_rule) = self.speaker(sentence, mention.core.0, Some(act), attributions, times);
        let attribution = found.map(|at| &attributions[at]);
        let (start, end) = match self.context.lang {
            Lang::En => en::quotes::of_mention(sentence, mention, act, attribution),
            Lang::Ko => ko::quotes::of_mention(sentence, mention, act, attribution, drafts),
            Lang::Zh => zh::quotes::of_mention(sentence, mention, act, attribution, drafts),
        };
        let start = locate(sentence, mention, start);
        let (modality, modality_rule) = self.modality(sentence, (start, end), Some(mention), base, &speaker, attribution);
        let part = drafts.iter().find(|(other, other_act)| other.core != mention.core && act.start == act.end && other.core.0 < mention.core.0 && other_act.start != other_act.end);
        let mut date = self.date(sentence, (start, end), times, attributions);
        let category = mention.category.map(|(from, to)| sentence.words(from, to).to_owned());
        if let Some(known) = &date
            && let Some(edtf) = &known.edtf
        {
            self.discourse.date = Some((known.clone(), edtf.clone(), self.number));
        } else if let Some((known, _, number)) = &self.discourse.date
            && date.is_none()
            && number + 2 >= self.number
            && !known.of_statement
            && self.discourse.count.as_ref().is_some_and(|count| count.what == act.what || (toll(&count.what) && toll(&act.what)))
        {
            date = Some(DateMention { rule: "carried from the same event's sentence", ..known.clone() });
        }
        let places = self.places(sentence, start, end);
        let mut trace: Vec<Step> = mention.rules.iter().map(|(step, words)| Step { step, rule: (*step).to_owned(), words: words.clone() }).collect();
        trace.push(Step { step: "act", rule: act.rule.into(), words: sentence.words(act.start, act.end).to_owned() });
        trace.push(Step { step: "speaker", rule: speaker_rule.into(), words: speaker.written.clone() });
        trace.push(Step { step: "modality", rule: modality_rule, words: attribution.map_or_else(String::new, |found| sentence.words(found.cue.0, found.cue.1).to_owned()) });
        if let Some(date) = &date {
            trace.push(Step { step: "date", rule: date.rule.into(), words: date.text.clone() });
        }
        let mut quantity = Quantity { kind: mention.kind, low: mention.low, high: mention.high, text: sentence.words(mention.start, mention.end).to_owned() };
        if mention.relative {
            let base = self.discourse.count.as_ref().filter(|count| !count.mixed).and_then(|count| count.value);
            if self.discourse.count.as_ref().is_some_and(|count| count.mixed) {
                quantity.kind = QuantityKind::Qualitative;
            }
            (quantity.low, quantity.high) = base.map_or((None, None), |value| super::mention::ends(mention.kind, value));
        } else {
            if let Some(value) = mention.value().filter(|_| mention.numeric() && mention.share.is_none()) {
                self.discourse.counted(&act.what, value);
            }
            let carried = act.start == act.end || act.rule.starts_with("earlier") || act.rule.starts_with("modifier");
            let whole = self.discourse.count.as_ref().filter(|count| carried && count.sentence == self.number && count.what == act.what).and_then(|count| count.value).filter(|value| mention.value().is_some_and(|part| part < *value));
            self.discourse.count = Some(LastCount {
                what: act.what.clone(),
                category: category.clone().or_else(|| self.discourse.count.as_ref().and_then(|count| count.category.clone())),
                // A part never stands for its whole.
                value: whole.or(mention.value()).filter(|_| mention.numeric() && mention.share.is_none()).or_else(|| self.discourse.count.as_ref().and_then(|count| count.value)),
                places: places.clone(),
                suggestion: index,
                mixed: self.discourse.count.as_ref().is_some_and(|count| count.sentence == self.number && (count.mixed || count.what != act.what)),
                sentence: self.number,
            });
        }
        Some(Suggestion {
            quote: sentence.words(start, end).to_owned(),
            start: sentence.code_point(start),
            end: sentence.code_point(end),
            via: self.via(&speaker),
            speaker: shown(&speaker),
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
        })
    }

    /// A claim without a number, unless a numbered one already says the same.
    fn assemble_statement(&mut self, sentence: &Sentence<'_>, statement: &Statement, times: &[Time], attributions: &[Attribution], items: &[Suggestion]) -> Option<Suggestion> {
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
                Step { step: "statement", rule: statement.rule.into(), words: sentence.words(statement.words.0, statement.words.1).to_owned() },
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
    fn remember(&mut self, sentence: &Sentence<'_>, attributions: &[Attribution]) {
        if let Some(found) = attributions.iter().rev().find(|found| found.rule != "announced by X" && found.speaker.name != "unnamed source") {
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
    let other_script = !speaker.written.is_ascii() && speaker.name.is_ascii() && speaker.name != "unattributed" && speaker.name != "unnamed source";
    if other_script && speaker.written != speaker.name { format!("{} ({})", speaker.name, speaker.written) } else { speaker.name.clone() }
}

/// Moves a quotation's start so that the quantity's words are found in it where they stand, not earlier.
fn locate(sentence: &Sentence<'_>, mention: &Mention, start: usize) -> usize {
    let words = sentence.words(mention.start, mention.end);
    match sentence.words(start.min(mention.start), mention.end).find(words) {
        Some(at) if at + sentence.map[start.min(mention.start)] as usize != sentence.map[mention.start] as usize => mention.start,
        _ => start.min(mention.start),
    }
}

/// Whether a date tells when the statement was made: it stands between speaker and cue, or right after the cue.
fn dates_statement(sentence: &Sentence<'_>, found: &Attribution, time: &Time, lang: Lang) -> bool {
    let (low, high) = (found.subject.0.min(found.cue.0), found.subject.1.max(found.cue.1));
    match lang {
        Lang::En => {
            let near = time.start >= high && sentence.slice(high, time.start).split(' ').filter(|word| !word.is_empty()).count() <= 4 && !sentence.slice(high, time.start).contains(['"', ',']) && !sentence.slice(high, time.start).contains("that");
            (time.start >= low && time.end <= high) || (near && (found.cue.1 >= found.subject.1 || found.rule == "…, X said")) || (time.end <= low && sentence.slice(time.end, low).trim_matches([' ', ',']).len() < 5 && sentence.token_from(time.start) <= 1)
        }
        Lang::Ko => time.start >= found.subject.0 && ko::cues::statement_date(sentence, found, time),
        Lang::Zh => zh::cues::statement_date(sentence, found, time),
    }
}

/// A quantity that speaks of another number, if the sentence talks of numbers.
fn relative(sentence: &Sentence<'_>, start: usize, end: usize, kind: QuantityKind, lang: Lang) -> Option<Mention> {
    let talks: &[&str] = match lang {
        Lang::En => &["number", "figure", "toll", "count", "tally", "total"],
        Lang::Ko => &["사상자", "희생자", "수", "규모", "숫자", "인원", "명", "사망자", "수치"],
        Lang::Zh => &["数", "规模", "人"],
    };
    if !talks.iter().any(|word| sentence.norm.contains(word)) {
        return None;
    }
    let mut end = end;
    if lang == Lang::En {
        let tail = sentence.slice(end, sentence.norm.len());
        for words in [" the figure claimed", " the number claimed", " the figure", " the number", " that figure", " that number", " than the figure", " than that"] {
            if tail.starts_with(words) {
                end += words.len();
                break;
            }
        }
    }
    let mut mention = Mention::new(start, end, 0);
    mention.kind = kind;
    (mention.low, mention.high) = (None, None);
    mention.relative = true;
    mention.rules.push(("relative", sentence.slice(start, end).to_owned()));
    Some(mention)
}

/// Whether an act is counted over a time or at a time.
fn measure(what: &str) -> Option<Measure> {
    match what {
        "detained" | "imprisoned" | "missing" | "population" | "present" | "aboard" => Some(Measure::Stock),
        "repatriated" | "deported" | "returned" | "abducted" | "killed" | "injured" | "killed_or_injured" | "rescued" | "escaped" | "displaced" | "deployed" | "killed_or_missing" | "died_indirect" => Some(Measure::Flow),
        _ => None,
    }
}
