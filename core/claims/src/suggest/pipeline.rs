//! The steps in order, sentence by sentence.
//!
//! Input: the text and its context. Output: suggestions, handed on as soon as the window for forward references (a
//! relative quantity may speak of a number in the next paragraph) has passed. Holds only the discourse and that window.

use attested_model::{Modality, QuantityKind};

use super::act::Act;
use super::discourse::{Attribution, Discourse, LastCount};
use super::lexicon::{Class, Lexicon, Word};
use super::mention::Mention;
use super::places::Memory;
use super::relations::Window;
use super::statement::Statement;
use super::text::{Sentence, contains_any, ends_with_any, normalise, starts_with_any};
use super::types::{Context, Dropped, Lang, Part, Suggestion};
use super::when::Time;
use super::{ahead, en, ko, sentences, zh};

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
    read(text, context, each, None);
}

/// As [`suggest_each`], and hands on each number that makes no suggestion, with the reason.
pub fn suggest_explained(
    text: &str,
    context: &Context<'_>,
    each: impl FnMut(Suggestion),
    mut dropped: impl FnMut(Dropped),
) {
    read(text, context, each, Some(&mut dropped));
}

fn read<'a>(
    text: &str,
    context: &'a Context<'a>,
    each: impl FnMut(Suggestion),
    dropped: Option<&'a mut dyn FnMut(Dropped)>,
) {
    let mut run = Run {
        context,
        lexicon: context.tables.lexicon(context.lang),
        discourse: Discourse::default(),
        window: Window::new(each),
        dropped,
        number: 0,
        places: Memory::default(),
    };
    ahead::read(text, context, run.lexicon, &mut run.places, &mut run.discourse);
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
        if context.lang == Lang::En && span.opens {
            en::without_dateline(&mut sentence);
        }
        run.lexicon.scan(&mut sentence);
        run.sentence(&sentence);
    });
    run.window.finish();
}

/// Words for acts in a sentence, the weak ones aside.
fn acts_told(sentence: &Sentence<'_>, lexicon: &Lexicon) -> usize {
    sentence
        .of(Class::Act, 0, sentence.norm.len())
        .filter(|hit| super::act::read(lexicon, hit).is_some_and(|(_, _, weak)| !weak))
        .count()
}

/// Groups by sex or age: a number of them is a share of those counted before.
const BY_SEX_OR_AGE: &str = "women|children|girls|boys|minors|elderly|men|여성|남성|어린이|아동|미성년자|노인|영유아|청소년|妇女|女性|男性|儿童|老人|未成年|婴|少年|少女";

/// The state of one reading.
pub(crate) struct Run<'a, F: FnMut(Suggestion)> {
    pub(crate) context: &'a Context<'a>,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) discourse: Discourse,
    pub(crate) window: Window<F>,
    /// Takes the numbers that make no suggestion, if somebody asked.
    dropped: Option<&'a mut dyn FnMut(Dropped)>,
    /// Sentences read.
    pub(crate) number: usize,
    /// The text's places so far.
    pub(crate) places: Memory,
}

impl<F: FnMut(Suggestion)> Run<'_, F> {
    /// Reads one sentence through all steps.
    fn sentence(&mut self, sentence: &Sentence<'_>) {
        self.number += 1;
        if let Some(gazetteer) = self.context.gazetteer {
            self.places.saw(gazetteer, sentence, self.lexicon);
        }
        // A noun for people may stand beside a number in words; only English writes those as separate words.
        let counts = self.context.lang != Lang::En && sentence.hits.iter().any(|hit| hit.class == Class::Noun);
        let interesting = counts
            || sentence.hits.iter().any(|hit| {
                matches!(hit.class, Class::Act | Class::Statement | Class::Cue | Class::Body | Class::Relative)
            })
            || sentence.hits.iter().any(|hit| hit.class == Class::Noun)
                && (sentence.hits.iter().any(|hit| hit.class == Class::Numeral)
                    || sentence.norm.bytes().any(|byte| byte.is_ascii_digit()));
        // "The charity cannot scientifically establish the cause.": an adverb parts the words.
        let interesting = interesting
            || self.context.lang == Lang::En && sentence.norm.contains("not ") && sentence.norm.contains("ly ");
        // 2019年这一数字为1047名, right after numbers.
        let interesting = interesting
            || self.context.lang == Lang::Zh
                && self.discourse.count.as_ref().is_some_and(|count| count.sentence + 1 >= self.number)
                && sentence.norm.contains(['名', '人'])
                && sentence.norm.bytes().any(|byte| byte.is_ascii_digit());
        let korean = self.context.lang == Lang::Ko;
        // "The raid was on 3 July.": a text's first sentences may date what follows.
        let dates = korean && sentence.norm.bytes().any(|byte| byte.is_ascii_digit())
            || self.context.lang == Lang::En
                && self.number <= 4
                && sentence.hits.iter().any(|hit| hit.class == Class::Time);
        if !(interesting || dates) {
            return;
        }
        let times = self.times(sentence);
        if !interesting {
            // 이달 9일 배가 가라앉았다. It counts nobody and dates what follows.
            self.dated(sentence, &times, &[]);
            return;
        }
        let mut mentions = self.mentions(sentence, &times);
        let attributions = self.attributions(sentence);
        // "Several survivors told IOM", "interviewed 60 survivors": those who speak are not counted.
        let speaks = |mention: &Mention| {
            self.context.lang == Lang::En && en::heard(sentence, mention)
                || attributions.iter().any(|found| {
                    (found.subject.0 < mention.end
                        && mention.start < found.subject.1
                        && !sentence.slice(mention.start, mention.phrase.1).ends_with("of whom"))
                        || (mention.value() == Some(1)
                            && found.subject.0 >= mention.end
                            && found.subject.0 <= mention.end + 6
                            && found.subject.1 > found.subject.0)
                })
        };
        for mention in mentions.extract_if(.., |mention| speaks(mention)) {
            self.leave_out(sentence, &mention, "counts those who speak");
        }
        let mut drafts: Vec<(Mention, Act)> = Vec::new();
        for index in 0..mentions.len() {
            if mentions[index].relative {
                let own = (self.context.lang == Lang::Zh)
                    .then(|| zh::context::of_relative(sentence, self.lexicon, &mentions[index]))
                    .flatten();
                match own.or_else(|| self.carried(sentence, &drafts, "speaks of an earlier number")) {
                    Some(act) => drafts.push((mentions[index].clone(), act)),
                    None => self.leave_out(sentence, &mentions[index], "no number before it to speak of"),
                }
                continue;
            }
            if let Some(share) = mentions[index].share {
                // "three-quarters of the 2.2 million": the whole stands right behind.
                let behind = mentions.get(index + 1).filter(|next| en::acts::part_of(sentence, &mentions[index], next));
                let whole = behind
                    .and_then(Mention::value)
                    .or_else(|| self.whole(&drafts, mentions[index].noun_what.as_deref()));
                let Some(whole) = whole else {
                    self.leave_out(sentence, &mentions[index], "a share of no number in the text");
                    continue;
                };
                (mentions[index].low, mentions[index].high) =
                    en::numerals::of_whole(mentions[index].kind, share, whole);
            }
            let mut acts = self.acts(sentence, &mentions[index], &mentions, &drafts);
            // 流亡印度的中心称，…: what the speaker's words tell of the speaker governs no number.
            if self.context.lang == Lang::Zh
                && acts.iter().any(|act| zh::cues::of_subject(sentence, &attributions, &mentions[index], act))
            {
                acts = self.carried(sentence, &drafts, "carried from the number before").into_iter().collect();
            }
            if self.context.lang == Lang::Zh
                && let Some(second) =
                    acts.first().and_then(|first| zh::acts::second(sentence, self.lexicon, &mentions[index], first))
            {
                acts.push(second);
            }
            if acts.is_empty() && self.context.lang == Lang::En {
                acts.extend(en::presumed::act(sentence, self.lexicon, &mentions[index], &self.discourse, self.number));
            }
            if acts.is_empty() {
                self.leave_out(sentence, &mentions[index], "no act of the vocabulary governs it");
            }
            drafts.extend(acts.into_iter().map(|act| (mentions[index].clone(), act)));
        }
        let english = self.context.lang == Lang::En;
        if korean {
            self.spoken_on(sentence, &attributions, &times);
        }
        let statements = self.statements(sentence, &attributions, &mentions);
        let mut items: Vec<Suggestion> = Vec::new();
        for (mention, act) in &drafts {
            let modifies = self.context.lang == Lang::Zh && act.rule == "modifier";
            let told = if modifies { self.discourse.date.clone() } else { None };
            let mut item = self.assemble(sentence, mention, act, &times, &attributions, &drafts);
            // 救回4名去年被掳走的人质: the modifier's day is not the story's.
            let second = |(other, first): &(Mention, Act)| other.core == mention.core && first.rule != "modifier";
            if modifies && drafts.iter().any(second) {
                self.discourse.date = told;
            }
            // A part is said in the same breath as its whole.
            if act.start == act.end
                && let Some(whole) =
                    items.last().filter(|whole| whole.speaker == item.speaker && item.modality == Modality::Asserted)
            {
                item.modality = whole.modality;
            }
            // "The navy picked up 26 from a boat with 250 on board": one actor for both.
            let carried = |item: &Suggestion| item.rule.ends_with("carried from the sentence before");
            let same_actor = self.context.lang == Lang::Zh
                && act.start == act.end
                && (carried(&item) || item.rule.ends_with("nobody named"));
            if (english && carried(&item) || same_actor)
                && let Some(actor) = items.iter().find(|other| other.rule.ends_with("the actor counts its own"))
            {
                item.speaker.clone_from(&actor.speaker);
                item.speaker_name.clone_from(&actor.speaker_name);
                item.via.clone_from(&actor.via);
                item.modality = actor.modality;
            }
            items.push(item);
        }
        for statement in &statements {
            items.extend(self.assemble_statement(sentence, statement, &times, &attributions, &items));
        }
        if items.is_empty() {
            self.dated(sentence, &times, &attributions);
        }
        // "How many died in Ghouta?": the numbers that follow answer it.
        let asks = || {
            starts_with_any(&sentence.norm, "how many ")
                || contains_any(&sentence.norm, "the number of |the fate of |the whereabouts of ")
        };
        let asks = || match self.context.lang {
            Lang::En => asks(),
            Lang::Zh => contains_any(&sentence.norm, "多少|几人|几多|几名"),
            Lang::Ko => false,
        };
        let numbered = items.iter().any(|item| item.quantity.is_some());
        if (items.is_empty() || self.context.lang == Lang::Zh && !numbered) && asks() {
            let asked = match self.context.lang {
                Lang::Zh => zh::context::asked(sentence, self.lexicon, sentence.norm.len()).map(|act| act.what),
                _ => super::act::within(sentence, self.lexicon, 0, sentence.norm.len())
                    .into_iter()
                    .next()
                    .map(|(_, what, ..)| what.to_owned()),
            };
            if let Some(what) = asked {
                self.discourse.count = Some(LastCount { what, value: None, sentence: self.number, mixed: false });
            }
        }
        // What was said to be verified stays so for its parts in the next sentence.
        let verified = items.iter().any(|item| item.quantity.is_some())
            && items.iter().all(|item| item.quantity.is_none() || item.modality == Modality::Confirmed);
        let verified = self.context.lang == Lang::Zh && verified;
        items.sort_by_key(|item| (item.start, item.quantity.is_none()));
        for item in items {
            if !(korean && item.what == "sourcing") {
                self.discourse.told(&item.what);
            }
            self.window.push(item);
        }
        self.discourse.field = self.discourse.field.saturating_add(acts_told(sentence, self.lexicon));
        self.remember(sentence, &attributions);
        if english && attributions.is_empty() && self.background(sentence, &times) {
            self.discourse.turned_away();
        }
        if let Some((.., modality)) = self.discourse.last.as_mut().filter(|_| verified) {
            *modality = Modality::Confirmed;
        }
    }

    /// Tells that a number makes no suggestion.
    fn leave_out(&mut self, sentence: &Sentence<'_>, mention: &Mention, reason: &'static str) {
        if let Some(dropped) = &mut self.dropped {
            dropped(Dropped {
                words: sentence.words(mention.start, mention.end).to_owned(),
                start: sentence.code_point(mention.start),
                end: sentence.code_point(mention.end),
                reason,
            });
        }
    }

    fn times(&self, sentence: &Sentence<'_>) -> Vec<Time> {
        match self.context.lang {
            Lang::En => en::dates::times(
                sentence,
                self.lexicon,
                self.context.published,
                self.discourse
                    .date
                    .as_ref()
                    .filter(|(_, _, number)| number + 4 >= self.number)
                    .map(|(_, edtf, _)| edtf.rsplit('/').next().unwrap_or(edtf)),
                self.discourse.theatre,
            ),
            Lang::Ko => ko::dates::times(
                sentence,
                self.lexicon,
                self.context.published,
                self.discourse.date.as_ref().map(|(_, edtf, _)| edtf.as_str()),
                self.discourse.spoken,
                self.discourse.theatre,
            ),
            Lang::Zh => zh::dates::times(
                sentence,
                self.lexicon,
                self.context.published,
                self.discourse.date.as_ref().map(|(_, edtf, _)| edtf.as_str()),
                self.discourse.theatre,
            ),
        }
    }

    /// Numerals, bounds and counted nouns.
    fn mentions(&mut self, sentence: &Sentence<'_>, times: &[Time]) -> Vec<Mention> {
        let taken: Vec<(usize, usize)> = times.iter().map(|time| (time.start, time.end)).collect();
        let found = match self.context.lang {
            Lang::En => en::numerals::numerals(sentence, self.lexicon, &taken),
            Lang::Ko => ko::numerals::numerals(sentence, self.lexicon, &taken),
            Lang::Zh => zh::numerals::numerals(sentence, self.lexicon, &taken),
        };
        let mut out: Vec<Mention> = Vec::new();
        for mut mention in found {
            let leans = !out.is_empty()
                || self.discourse.count.as_ref().is_some_and(|count| count.sentence + 3 >= self.number)
                || self.context.lang == Lang::En && self.discourse.field >= en::presumed::OF_THE_FIELD;
            let kept = match self.context.lang {
                Lang::En => en::nouns::counted(sentence, self.lexicon, &mut mention, leans),
                Lang::Ko => ko::nouns::counted(sentence, self.lexicon, &mut mention, leans),
                Lang::Zh => zh::nouns::counted(sentence, self.lexicon, &mut mention, leans),
            };
            match kept {
                Ok(()) => out.push(mention),
                Err(reason) => self.leave_out(sentence, &mention, reason),
            }
        }
        for hit in sentence.of(Class::Relative, 0, sentence.norm.len()) {
            if let Word::Relative { kind } = self.lexicon.word(hit)
                && (self.discourse.count.is_some() || !self.discourse.acts.is_empty() || !out.is_empty())
                && !out.iter().any(|mention| mention.start < hit.end && hit.start < mention.end)
                && let Some(mention) = relative(sentence, hit.start, hit.end, *kind, self.context.lang)
                && !out.iter().any(|other| other.start >= hit.start && other.start < hit.end + 12)
                && !(self.context.lang == Lang::Zh
                    && zh::numerals::compared(
                        sentence,
                        hit,
                        out.iter().any(|other| other.numeric() && other.start > hit.end),
                    ))
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
            Lang::En if en::acts::whole_of_part(sentence, mention, all) => {
                return en::acts::of_whole(sentence, self.lexicon, mention, all);
            }
            Lang::En => en::acts::acts(sentence, self.lexicon, mention, all),
            Lang::Ko => ko::acts::acts(sentence, self.lexicon, mention, all),
            Lang::Zh => zh::acts::acts(sentence, self.lexicon, mention, all),
        };
        let mut found = found;
        if self.context.lang == Lang::En {
            found.iter_mut().for_each(|act| en::presumed::in_context(sentence, act, &self.discourse));
        }
        if self.context.lang == Lang::Zh {
            found.iter_mut().for_each(|act| zh::context::in_context(sentence, act, &self.discourse, drafts));
        }
        // The beginning of an English text was read ahead: what is told later makes an act worth telling here.
        let topical = !self.discourse.acts.is_empty()
            || !drafts.is_empty()
            || self.context.lang == Lang::En && self.discourse.field > 0
            || self.context.lang == Lang::Ko && acts_told(sentence, self.lexicon) > 0;
        let strong: Vec<Act> = found.into_iter().filter(|act| !act.weak || topical).collect();
        if !strong.is_empty() {
            return strong;
        }
        let predicate = ["are ", "were ", "is "]
            .iter()
            .any(|verb| sentence.slice(mention.end, sentence.norm.len()).trim_start().starts_with(verb));
        let verbless = self.context.lang == Lang::En && en::acts::verbless(sentence, mention);
        if verbless && !drafts.is_empty() {
            return self.carried(sentence, drafts, "carried from the number before").into_iter().collect();
        }
        if !mention.numeric() && self.context.lang == Lang::En && !predicate {
            return Vec::new();
        }
        // A Korean or Chinese sentence right after a count goes on counting; an English one names its own act.
        let goes_on = self.context.lang != Lang::En
            && mention.numeric()
            && self.discourse.count.as_ref().is_some_and(|count| count.sentence + 1 >= self.number);
        if drafts.is_empty() && !goes_on && !self.leans(sentence, mention) {
            return Vec::new();
        }
        if self.context.lang == Lang::En && en::presumed::acts_itself(sentence, self.lexicon, mention) {
            return Vec::new();
        }
        if self.context.lang == Lang::En
            && let Some(act) = en::presumed::of_own_verb(sentence, self.lexicon, mention)
        {
            return vec![act];
        }
        self.carried(sentence, drafts, "carried from the number before").into_iter().collect()
    }

    /// Whether a number may take its act from an earlier sentence: it names no doing of its own.
    fn leans(&self, sentence: &Sentence<'_>, mention: &Mention) -> bool {
        if mention.bare || mention.share.is_some() || mention.partitive || mention.relative {
            return true;
        }
        let group = mention.category.is_some_and(|(from, to)| ends_with_any(sentence.slice(from, to), BY_SEX_OR_AGE));
        if group && self.discourse.count.as_ref().is_some_and(|count| count.sentence + 2 >= self.number) {
            return true;
        }
        let after = sentence.slice(mention.phrase.1.max(mention.end), sentence.norm.len()).trim_start();
        let before = &sentence.norm[..mention.start.min(mention.phrase.0)];
        match self.context.lang {
            Lang::En => {
                let opens = "they |these |among |of those|of these|of them,|of that number|of this number|among these|among those|the figure|it include|that include|the total|the number|the toll|the dead";
                en::nouns::told(sentence, self.lexicon, mention)
                    || starts_with_any(after, "were |are |was |is ")
                    || after.trim_end_matches('.').is_empty()
                    || starts_with_any(before, opens)
                    || contains_any(before, " include| including |among them|take in |comprise")
            }
            Lang::Ko => {
                let copula =
                    "이다|이며|이고|이라|라고|인 |으로|로 |.|,|이 포함|을 포함|가 포함|도 포함|포함|뿐|이었|였";
                let amount = "었|는다|을 것|을 제시|을 내놓|을 거론|을 언급|을 들|이나 |에 이|에 달|이 여|등|에 그|을 차|가량|이 넘|과 |와 ";
                after.is_empty() || starts_with_any(after, copula) || starts_with_any(after, amount)
            }
            Lang::Zh => {
                after.is_empty()
                    || after.starts_with(['，', '。', '、', '和', '；', '是'])
                    || ends_with_any(before, "其中|包括|当中|里有|有|是|为|占|达|包含|人数")
                    || contains_any(before, "其中|包括")
            }
        }
    }

    /// The act of the number before, in this sentence or the last few.
    fn carried(&self, sentence: &Sentence<'_>, drafts: &[(Mention, Act)], rule: &'static str) -> Option<Act> {
        if let Some((mention, act)) = drafts.iter().rev().find(|(_, act)| act.what != "sourcing") {
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
            let mut of_act = drafts.iter().rev().filter(|(mention, act)| act.what == what && mention.share.is_none());
            let here = if self.context.lang == Lang::Zh {
                of_act.filter_map(|(mention, _)| mention.value()).max()
            } else {
                of_act.next().and_then(|(mention, _)| mention.value())
            };
            if let Some(value) = here.or_else(|| {
                self.discourse.counts.iter().rev().find(|(known, _)| known == what).map(|(_, value)| *value)
            }) {
                return Some(value);
            }
        }
        let mut numbers = drafts
            .iter()
            .rev()
            .filter_map(|(mention, _)| mention.value().filter(|_| mention.numeric() && mention.share.is_none()));
        let number = if self.context.lang == Lang::Zh { numbers.max() } else { numbers.next() };
        number.or_else(|| self.discourse.count.as_ref().and_then(|count| count.value))
    }

    fn statements(
        &mut self,
        sentence: &Sentence<'_>,
        attributions: &[Attribution],
        mentions: &[Mention],
    ) -> Vec<Statement> {
        match self.context.lang {
            Lang::En => en::statements::statements(sentence, self.lexicon, &mut self.discourse, attributions, mentions),
            Lang::Ko => ko::statements::statements(sentence, self.lexicon, &mut self.discourse, attributions, mentions),
            Lang::Zh => zh::statements::statements(sentence, self.lexicon, &mut self.discourse, attributions, mentions),
        }
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
        for words in [
            " the figure claimed",
            " the number claimed",
            " the figure",
            " the number",
            " that figure",
            " that number",
            " than the figure",
            " than that",
        ] {
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
    mention.rules.push(("relative", sentence.slice(start, end).to_owned().into()));
    Some(mention)
}
