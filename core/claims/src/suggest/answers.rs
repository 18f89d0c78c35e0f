//! Who answers for a claim, and in what stance.
//!
//! Input: a place in a sentence, the attributions that govern it, the document so far. Output: the speaker where no
//! reporting word governs (the actor who counts its own, the sentence before, nobody), and the modality: the reporting
//! word's, unless a hedge or a verdict stands with the claim. Leaves out finding the attributions (each language).

use attested_model::{Modality, QuantityKind};

use super::act::{Act, floor};
use super::discourse::{Attribution, Speaker};
use super::lexicon::{BodyKind, Class, CueRole, Hit, Word};
use super::mention::Mention;
use super::pipeline::Run;
use super::text::{Sentence, contains_any};
use super::types::{Lang, Suggestion};
use super::when::{Time, When};
use super::{en, zh};

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
        // …것으로 전해졌다: nobody in the text answers for it.
        if self.context.lang == Lang::Ko
            && attributions.iter().all(|found| found.to <= at)
            && hearsay(&sentence.norm[at..])
        {
            let nobody = Speaker { name: "unattributed".into(), ..Speaker::default() };
            return (nobody, Modality::Asserted, None, "said to be known");
        }
        // 据悉，…: nobody in the text answers for it.
        if self.context.lang == Lang::Zh && zh::cues::rumoured(sentence, self.lexicon, at) {
            let nobody = Speaker { name: "unattributed".into(), ..Speaker::default() };
            return (nobody, Modality::Asserted, None, "said to be known");
        }
        // Korean reports end in their verb: what follows it is said by the same subject.
        if self.context.lang == Lang::Ko
            && let Some(before) =
                attributions.iter().rev().find(|found| found.to <= at && found.subject.1 > found.subject.0)
            && !matches!(before.speaker.kind, None | Some(BodyKind::People))
        {
            return (before.speaker.clone(), Modality::Asserted, None, "the sentence's subject");
        }
        // "Only nine are known to have survived", "Four suspects have been arrested": nobody's word.
        let impersonal = || {
            self.context.lang == Lang::En
                && (contains_any(
                    &sentence.norm,
                    " are known to | is known to | were known to |it is known | are thought to | is thought to | are believed to | is believed to ",
                ) || act.is_some_and(|act| act.what == "detained") && sentence.norm.contains("suspect"))
        };
        if let Some((speaker, number, paragraph, modality)) = &self.discourse.last
            && number + 2 > self.number
            && paragraph + 1 >= sentence.paragraph
            && !impersonal()
            && !(self.context.lang == Lang::Zh && attributions.is_empty() && self.another_event(sentence, times))
            && !self.background(sentence, times)
            && !(self.context.lang == Lang::Ko
                && (*modality == Modality::Denied || act.is_some_and(|act| act.what == "population")))
        {
            // 已核实8006人死亡。遇难者中有487名儿童: a part of what was verified.
            let part = self.context.lang == Lang::Zh
                && *modality == Modality::Confirmed
                && sentence.norm.chars().take(5).any(|c| c == '中');
            let kept = part || *modality == Modality::Reported;
            let modality = if kept { *modality } else { Modality::Asserted };
            return (speaker.clone(), modality, None, "carried from the sentence before");
        }
        (Speaker { name: "unattributed".into(), ..Speaker::default() }, Modality::Asserted, None, "nobody named")
    }

    /// Who saves, finds or counts answers for the number: a rescue service, a health ministry.
    fn agent(&self, sentence: &Sentence<'_>, act: &Act) -> Option<Speaker> {
        if self.context.lang == Lang::En {
            return en::agent(sentence, self.lexicon, act);
        }
        if self.context.lang == Lang::Zh {
            return zh::cues::agent(sentence, self.lexicon, act);
        }
        if self.context.lang == Lang::Ko && act.what == "detained" {
            // 경찰은 … 체포했다, and nobody else reports it.
            return sentence.of(Class::Role, 0, act.start).find_map(|hit| match self.lexicon.word(hit) {
                Word::Role { kind: Some(BodyKind::Police), .. } => {
                    let written = sentence.words(hit.start, hit.end).to_owned();
                    let name = written.clone();
                    Some(Speaker { name, written, via: Vec::new(), kind: Some(BodyKind::Police) })
                }
                _ => None,
            });
        }
        if !matches!(act.what.as_str(), "rescued" | "killed" | "injured" | "missing") {
            return None;
        }
        sentence.of(Class::Body, 0, act.start).chain(sentence.of(Class::Role, 0, act.start)).find_map(|hit| match self
            .lexicon
            .word(hit)
        {
            // 국경없는의사회는 … 치료했다: who treats the wounded counts them.
            Word::Body { name, kind: kind @ BodyKind::Ngo } if act.what == "injured" => Some(Speaker {
                name: name.clone(),
                written: sentence.words(hit.start, hit.end).to_owned(),
                via: Vec::new(),
                kind: Some(*kind),
            }),
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
    pub(crate) fn background(&self, sentence: &Sentence<'_>, times: &[Time]) -> bool {
        let year = self.context.published.year();
        // 지난주에는 보르노주에서 …: the outlet turns to another time.
        let turns = self.context.lang == Lang::Ko
            && times.first().is_some_and(|time| {
                let rest = &sentence.norm[time.end..];
                time.start < 20 && ["에는 ", "에도 ", "엔 "].iter().any(|tail| rest.starts_with(tail))
            });
        if turns {
            return true;
        }
        // "The militants seized 276 girls in April 2014": years before the report.
        let old = |time: &Time| match &time.when {
            When::Year(named) | When::Month(named, _) => *named < year - 1,
            When::Day(date) => date.year() < year - 1,
            _ => false,
        };
        let points_back = ["they ", "these ", "those ", "of ", "it ", "its ", "the figure", "among "]
            .iter()
            .any(|word| sentence.norm.starts_with(word));
        if self.context.lang == Lang::En && !points_back && !times.is_empty() && times.iter().all(old) {
            return true;
        }
        if self.context.lang == Lang::En && !points_back && self.turns_away(sentence, times) {
            return true;
        }
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

    /// 相邻的凯比州17日有25名女生遭绑架, after sentences on another day: the outlet tells another event itself.
    fn another_event(&self, sentence: &Sentence<'_>, times: &[Time]) -> bool {
        let Some((_, known, _)) = &self.discourse.date else { return false };
        let points_back =
            ["其中", "当中", "这", "该", "此", "他", "她", "另", "又", "还", "同", "截至", "自", "至今", "目前"]
                .iter()
                .any(|word| sentence.norm.starts_with(word));
        let own = |time: &Time| {
            matches!(time.when, When::Day(_))
                && !time.rule.starts_with("since")
                && time.rule != zh::dates::AS_OF
                && time.when.edtf().is_some_and(|edtf| !known.contains(&edtf) && !edtf.contains(known.as_str()))
        };
        // 相邻的凯比州…, 北亚齐的村民…: another place opens it.
        let elsewhere =
            ["相邻", "邻近", "邻国", "邻州", "邻省", "另一"].iter().any(|word| sentence.norm.starts_with(word))
                || sentence.of(Class::Place, 0, floor(&sentence.norm, 24)).next().is_some();
        !points_back && elsewhere && !times.is_empty() && times.iter().all(own)
    }

    /// "Two women were shot dead on Feb. 9", after sentences on another day: the outlet tells another event itself.
    fn turns_away(&self, sentence: &Sentence<'_>, times: &[Time]) -> bool {
        let known = self.discourse.date.as_ref().map(|(_, edtf, _)| edtf.as_str());
        // "108 workers were reportedly taken": somebody reports it.
        let reported = sentence.hits.iter().any(|hit| {
            matches!(self.lexicon.word(hit), Word::Cue { role: CueRole::Hedge, modality: Modality::Reported })
        });
        !reported
            && times.iter().any(|time| {
                let dated = matches!(time.when, When::Day(_) | When::Month(..)) && time.when.edtf().as_deref() != known;
                let index = sentence.token_from(time.start);
                let before = |by: usize| index.checked_sub(by).map_or("", |at| sentence.token(at));
                let counts_up = (1..=3).any(|by| matches!(before(by), "by" | "of" | "since" | "until" | "to" | "from"));
                dated && !counts_up
            })
    }

    /// Hedges that stand with the claim override a plain report.
    pub(crate) fn modality(
        &self,
        sentence: &Sentence<'_>,
        range: (usize, usize),
        mention: Option<&Mention>,
        base: Modality,
        speaker: &Speaker,
        attribution: Option<&Attribution>,
    ) -> (Modality, String) {
        let said = mention.map_or("", |mention| sentence.slice(mention.start, mention.end));
        if contains_any(said, "不明|不详|未知|unknown|unspecified|undetermined") {
            return (Modality::Undetermined, "a number said to be unknown".into());
        }
        // "The fate of 30 residents remains unknown."
        if self.context.lang == Lang::En
            && let Some(mention) = mention
            && en::fate_unknown(sentence, mention)
        {
            return (Modality::Undetermined, "a fate said to be unknown".into());
        }
        if let Some(words) = self.verified(sentence, mention, attribution) {
            return (Modality::Confirmed, words);
        }
        if let Some(words) =
            mention.filter(|_| self.context.lang == Lang::En).and_then(|mention| en::taken_back(sentence, mention))
        {
            return (Modality::Retracted, words);
        }
        // 19명을 사살했다며 숫자는 부풀려졌다고 반박했다: only the last clause is what denies.
        let earlier = self.context.lang == Lang::Ko
            && base == Modality::Denied
            && attribution.is_some_and(|found| {
                let gap = sentence.slice(range.1, found.cue.0.max(range.1));
                ["다며 ", "라며 ", "며 ", "면서 "].iter().any(|tail| gap.starts_with(tail))
            });
        let base = if earlier { Modality::Asserted } else { base };
        if base == Modality::Denied || base == Modality::Unattributed {
            return (base, "the reporting word".into());
        }
        if self.context.lang == Lang::Zh && self.refuted(sentence, range, mention) {
            return (Modality::Denied, "a number said to be false".into());
        }
        if self.context.lang == Lang::Zh
            && let Some(mention) = mention.filter(|mention| mention.numeric())
            && let Some(found) = zh::context::called_wrong(sentence, mention)
        {
            return found;
        }
        // 1400명이라는 발표를 철회하고: the number is taken back; 471명으로 정정했다 gives the new one.
        if let Some(mention) = mention.filter(|mention| self.context.lang == Lang::Ko && mention.numeric()) {
            let rest = sentence.slice(mention.end, floor(&sentence.norm, mention.end + 110));
            let taken = ["철회", "바로잡", "정정한", "정정했", "정정하", "번복"]
                .iter()
                .filter_map(|word| rest.find(word))
                .min();
            if let Some(at) = taken
                && !rest.starts_with("으로")
                && !["다고 ", "라고 "].iter().any(|tail| rest[..at].ends_with(tail))
                && !rest[..at].contains(|c: char| c.is_ascii_digit() || c == '.')
            {
                return (Modality::Retracted, "a number taken back".into());
            }
        }
        let hedge = self.hedge(sentence, range, attribution).or_else(|| self.verdict(sentence, range));
        // Who is cited by a medium may estimate.
        let estimates = |(modality, _): &(Modality, String)| {
            base != Modality::Reported
                || self.context.lang == Lang::Ko
                    && *modality == Modality::Estimated
                    && attribution.is_some_and(|found| found.rule == "cited by a medium")
        };
        if let Some(hedge) = hedge.filter(estimates) {
            return hedge;
        }
        if base == Modality::Asserted
            && self.context.lang == Lang::En
            && mention.is_some_and(|mention| {
                mention.relative && mention.kind == QuantityKind::MoreThan
                    || mention.share.is_some() && mention.kind != QuantityKind::Exact
            })
        {
            return (Modality::Estimated, "a number said by another".into());
        }
        if base == Modality::Asserted
            && self.context.lang == Lang::En
            && let (Some(mention), Some(found)) = (mention, attribution)
            && en::reckoned(sentence, mention, found)
        {
            return (Modality::Estimated, "a number reckoned".into());
        }
        if said.contains("estimate") {
            return (Modality::Estimated, "an estimated number".into());
        }
        let counted = attribution.is_some_and(|found| {
            sentence
                .hit_at(Class::Cue, found.cue.0)
                .is_some_and(|hit| matches!(self.lexicon.word(hit), Word::Cue { role: CueRole::Count, .. }))
        });
        let own_count = counted && self.context.lang == Lang::En && speaker.kind == Some(BodyKind::Un);
        if own_count && base == Modality::Asserted {
            return (Modality::Confirmed, "a body's own count".into());
        }
        (base, "the reporting word".into())
    }

    /// 关了一两百万人的说法纯属捏造: the clause calls the number false.
    fn refuted(&self, sentence: &Sentence<'_>, range: (usize, usize), mention: Option<&Mention>) -> bool {
        let Some(mention) = mention else { return false };
        sentence.of(Class::Statement, mention.end, range.1).any(|hit| {
            matches!(self.lexicon.word(hit), Word::Statement { modality: Modality::Denied, needs, .. } if needs.is_empty())
                && contains_any(sentence.slice(mention.end, hit.start), "说法|报道|之说|传闻|指控|消息|数字|传言")
        })
    }

    /// "said it had verified 8,231": a confirming verb between the report and the number.
    fn verified(
        &self,
        sentence: &Sentence<'_>,
        mention: Option<&Mention>,
        attribution: Option<&Attribution>,
    ) -> Option<String> {
        let (mention, found) = (mention?, attribution?);
        if self.context.lang == Lang::Ko || found.cue.1 > mention.start {
            return None;
        }
        let hit = sentence.of(Class::Cue, found.cue.1, mention.start).next_back()?;
        // "hospitals it supports admitted 3,600 patients": the act, no admission.
        let acted = self.context.lang == Lang::En
            && sentence.hit_at(Class::Act, hit.start).is_some_and(|act| super::act::read(self.lexicon, act).is_some());
        let confirms = !acted
            && self
                .lexicon
                .meanings(hit)
                .any(|word| matches!(word, Word::Cue { modality: Modality::Confirmed, role: CueRole::Say }));
        (confirms && sentence.slice(hit.end, mention.start).len() < 24)
            .then(|| sentence.slice(hit.start, hit.end).to_owned())
    }

    /// The hedge that stands with the claim: in its clause, after the reporting word, in Korean also right behind.
    fn hedge(
        &self,
        sentence: &Sentence<'_>,
        range: (usize, usize),
        attribution: Option<&Attribution>,
    ) -> Option<(Modality, String)> {
        let after_cue = attribution.filter(|found| found.cue.1 <= range.0);
        let from = match (self.context.lang, after_cue, attribution) {
            (Lang::En, Some(found), _) => found.cue.1,
            (Lang::En, None, Some(found)) => range.0.min(found.from.max(range.0.saturating_sub(40))),
            (Lang::Zh, Some(found), _) => found.cue.1.max(floor(&sentence.norm, range.0.saturating_sub(75))),
            // 据报道，… stands before the clause.
            (Lang::Zh, None, None) => 0,
            (Lang::En | Lang::Ko | Lang::Zh, ..) => range.0,
        };
        let to = if self.context.lang == Lang::Ko { (range.1 + 60).min(sentence.norm.len()) } else { range.1 };
        // A verdict (확인됐다) belongs to its own clause, unless 것으로 ties it to this one.
        let apart = |hit: &Hit| {
            // 확인되지 않았다 confirms nothing.
            ["지 ", " 것만"].iter().any(|tail| sentence.norm[hit.end..].starts_with(tail))
                || hit.start > range.1
                    && !sentence.slice(floor(&sentence.norm, range.1.saturating_sub(9)), hit.start).contains("것으로")
        };
        // 형량이 알려진 이: no hearsay. 155명이며 …500명이 탔던 것으로 전해졌다: the hedge is the later number's.
        let korean = self.context.lang == Lang::Ko;
        let strange = |hit: &Hit| {
            let word = sentence.slice(hit.start, hit.end);
            let head = &sentence.norm[..hit.start];
            let bare = (word.starts_with("알려") || word.starts_with("전해"))
                && !["로 ", "다고 ", "라고 ", "고는 ", "으로만 ", "고만 "].iter().any(|tail| head.ends_with(tail));
            let gap = sentence.slice(range.1, hit.start.max(range.1));
            let later = gap.contains(|c: char| c.is_ascii_digit())
                && [
                    "으며 ", "이며 ", "며 ", "했고 ", "됐고 ", "졌고 ", "았고 ", "었고 ", "이고 ", "지만 ", "으나 ",
                    "는데 ",
                ]
                .iter()
                .any(|tail| gap.starts_with(tail) || gap.find(' ').is_some_and(|at| gap[..=at].ends_with(tail)));
            // 의원은 국정원 보고를 받은 뒤 …: how the speaker came to know.
            let occasion = word.starts_with("보고를 받")
                && ["은 뒤", "고 ", "은 후"].iter().any(|tail| sentence.norm[hit.end..].starts_with(tail));
            korean && (bare || later || occasion)
        };
        let cue = |hit: &&Hit| hit.class == Class::Cue && hit.start >= from && hit.end <= to && !strange(hit);
        sentence.hits.iter().filter(cue).find_map(|hit| {
            self.lexicon.meanings(hit).find_map(|word| match word {
                Word::Cue { role: CueRole::Hedge, modality: Modality::Confirmed } if apart(hit) => None,
                Word::Cue { role: CueRole::Hedge, modality } => {
                    Some((*modality, sentence.slice(hit.start, hit.end).to_owned()))
                }
                _ => None,
            })
        })
    }

    /// …，这一消息看来属实: in Chinese the verdict may stand in the next clause.
    fn verdict(&self, sentence: &Sentence<'_>, range: (usize, usize)) -> Option<(Modality, String)> {
        if self.context.lang != Lang::Zh {
            return None;
        }
        let reach = floor(&sentence.norm, (range.1 + 60).min(sentence.norm.len()));
        let affirms = |hit: &&Hit| {
            self.lexicon
                .meanings(hit)
                .any(|word| matches!(word, Word::Cue { role: CueRole::Hedge, modality: Modality::Confirmed }))
        };
        sentence
            .of(Class::Cue, range.1, reach)
            .find(affirms)
            .map(|hit| (Modality::Confirmed, sentence.slice(hit.start, hit.end).to_owned()))
    }
}

/// Whether a Korean sentence ends in hearsay: 것으로 전해졌다, 것으로 알려져 있다.
fn hearsay(text: &str) -> bool {
    let end = text.trim_end_matches(['.', ' ', '"']);
    // 여전히 억류돼 있다, 머물고 있었다: how things stand, as the outlet tells it.
    let stands = ["고 있다", "고 있었다", "돼 있다", "혀 있다", "어 있다", "아 있다", "혀 있었다", "고 있습니다"]
        .iter()
        .any(|tail| end.ends_with(tail))
        && ["여전히 ", "아직 ", "지금도 ", "지금까지도 ", "있었다"].iter().any(|word| text.contains(word))
        && !["것으로", "다고", "라고"].iter().any(|word| end.contains(word));
    if stands {
        return true;
    }
    !["이며 ", "으며 ", "고, ", "이고 "].iter().any(|tail| end.contains(tail))
        && [
            "것으로 전해졌다",
            "것으로 전해진다",
            "것으로 알려졌다",
            "것으로 알려져 있다",
            "것으로 전해졌습니다",
            "것으로 알려졌습니다",
        ]
        .iter()
        .any(|tail| end.ends_with(tail))
}
