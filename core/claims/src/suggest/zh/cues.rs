//! Who answers for what in a Chinese sentence.
//!
//! Input: reporting words, bodies and roles found by the lexicon. Output: [`Attribution`]s. "X表示，…", "据X统计，…", "…，X
//! 说", "X援引Y称": the words before a cue up to the last mark are its subject; 该组织, 他 point back.

use attested_model::Modality;

use super::super::act::{Act, floor};
use super::super::discourse::{Attribution, Discourse, Speaker};
use super::super::lexicon::{BodyKind, Class, CueRole, Hit, Lexicon, RoleUse, Word};
use super::super::mention::Mention;
use super::super::text::Sentence;
use super::super::when::Time;
use super::names;
use super::speakers::resolve;
use super::subjects::{before_cue, leading, phrase_empty, some_of_them};

/// The rule of an attribution that speaks for one noun: 加沙新闻办公室公布的数字.
pub(crate) const OF_A_NOUN: &str = "said of a noun";

/// The attributions of a sentence, in order.
pub(crate) fn attributions(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse) -> Vec<Attribution> {
    let mut out: Vec<Attribution> = Vec::new();
    // 代院长 points to the hospital named before it.
    for hit in sentence.hits.iter().filter(|hit| hit.class == Class::Body) {
        if let Word::Body { name, kind: kind @ BodyKind::Health } = lexicon.word(hit) {
            let written = sentence.words(hit.start, hit.end).to_owned();
            discourse.saw(Speaker { name: name.clone(), written, via: Vec::new(), kind: Some(*kind) });
        }
        // 该部队, 该基金会 may point to a body that has only been named.
        if let Word::Body {
            name,
            kind: kind @ (BodyKind::Military | BodyKind::Ngo | BodyKind::Police | BodyKind::Rescue),
        } = lexicon.word(hit)
        {
            if discourse.knows(name) {
                continue;
            }
            let written = sentence.words(hit.start, hit.end).to_owned();
            discourse.mentioned(Speaker { name: name.clone(), written, via: Vec::new(), kind: Some(*kind) });
        }
    }
    let cues: Vec<Hit> = sentence.hits.iter().filter(|hit| hit.class == Class::Cue).copied().collect();
    for hit in &cues {
        let Some((role, modality)) = lexicon.meanings(hit).find_map(|word| match word {
            Word::Cue { role, modality } if !matches!(role, CueRole::Hedge) => Some((*role, *modality)),
            _ => None,
        }) else {
            continue;
        };
        if role == CueRole::According {
            if let Some(found) = according(sentence, lexicon, discourse, hit) {
                // 据X报道 and 据X说 hold a second cue of the same speaker.
                out.retain(|other| other.cue.0 < found.cue.0 || other.cue.0 > found.subject.1 + 12);
                out.push(found);
            }
            continue;
        }
        if out.last().is_some_and(|last| {
            last.rule == "according to X" && hit.start < last.subject.1 + 12 && hit.start >= last.cue.0
        }) {
            continue;
        }
        if !reports(sentence, hit) {
            continue;
        }
        let (mut from, mut to) = before_cue(sentence, hit);
        // …说，加沙已录得798人: where it was counted is no speaker.
        let where_counted = role == CueRole::Count
            && out.iter().any(|known| known.cue.1 <= hit.start && known.rule != OF_A_NOUN)
            && sentence.hit_at(Class::Place, from).is_some_and(|place| {
                matches!(sentence.slice(place.end, to), "" | "已" | "共" | "已经" | "境内" | "境内已" | "当地")
            });
        if where_counted {
            continue;
        }
        // 总参谋部驳斥报道，称…: the subject stands at the sentence's head.
        // 难民部的讲法不同，指…，又否认…: what stands between isn't denied.
        let mut apart = false;
        let elliptic = phrase_empty(sentence, from, to);
        if elliptic {
            if let Some(known) = out.iter().rev().find(|known| known.cue.1 <= hit.start && known.rule != OF_A_NOUN) {
                // 表示，…，已核实8006人死亡; 承认有人伤亡，但说…: the same subject, another stance.
                let turns = role == CueRole::Say
                    && modality != known.modality
                    && matches!(modality, Modality::Confirmed | Modality::Estimated | Modality::Asserted)
                    && !matches!(known.modality, Modality::Reported | Modality::Unattributed)
                    && (modality != Modality::Asserted || known.rule == "X said");
                if turns {
                    let again = Attribution {
                        from,
                        modality,
                        cue: (hit.start, hit.end),
                        subject: (from, from),
                        ..known.clone()
                    };
                    out.push(Attribution { to: sentence.norm.len(), rule: "X said", ..again });
                }
                continue;
            }
            if out.iter().any(|known| known.cue.1 <= hit.start) {
                continue;
            }
            let Some(head) = leading(sentence, from) else { continue };
            (from, to) = head;
            apart = modality == Modality::Denied
                && !sentence.slice(to, hit.start).trim_matches([' ', '，', ',']).is_empty();
        }
        // 四名目击者说…。其中三人说: some of those who spoke.
        if let Some((speaker, ..)) = discourse.last.as_ref().filter(|_| some_of_them(sentence, from, to))
            && speaker.kind == Some(BodyKind::People)
        {
            out.push(Attribution {
                from,
                to: sentence.norm.len(),
                speaker: speaker.clone(),
                modality: if modality == Modality::Asserted { Modality::Reported } else { modality },
                cue: (hit.start, hit.end),
                subject: (from, to),
                rule: "X said",
            });
            continue;
        }
        // 缅军承认的430人, 该组织公布的报告: the verb of a modifier speaks for its noun alone.
        let modifier = sentence.norm[hit.end..].starts_with('的');
        let Some((speaker, span)) = resolve(
            sentence,
            lexicon,
            discourse,
            from,
            to,
            modifier || role == CueRole::Count || matches!(modality, Modality::Estimated | Modality::Confirmed),
        ) else {
            continue;
        };
        if role == CueRole::Learned && speaker.kind == Some(BodyKind::Media) {
            let outlet = speaker.written.clone();
            out.push(Attribution {
                from: span.0,
                to: sentence.norm.len(),
                speaker: Speaker {
                    name: "unnamed source".into(),
                    written: outlet.clone(),
                    via: vec![outlet],
                    kind: None,
                },
                modality,
                cue: (hit.start, hit.end),
                subject: span,
                rule: "has learned",
            });
            continue;
        }
        // 公布的评估报告说: a paper that estimates.
        let paper = sentence.slice(span.0.min(hit.start), hit.start);
        let estimates = paper.contains(['估', '推', '测'])
            && ["评估", "估计", "估算", "推算", "推估", "测算"].iter().any(|word| paper.contains(word));
        // One subject, two verbs (说明称): the first stands.
        if let Some(last) = out.last_mut().filter(|last| last.subject.0 == span.0) {
            // 大赦国际发布的估算认为: the report's own verb goes on.
            if last.rule == OF_A_NOUN && !modifier {
                (last.rule, last.cue) = ("X said", (hit.start, hit.end));
            }
            let close = sentence.slice(last.cue.1.min(hit.start), hit.start).chars().count() <= 8;
            if close && (estimates || modality == Modality::Estimated) && last.modality == Modality::Asserted {
                last.modality = Modality::Estimated;
            }
            continue;
        }
        // 人权高专办了解到: a body that learned something says it.
        let modality = match modality {
            Modality::Confirmed if modifier => Modality::Asserted,
            Modality::Unattributed => Modality::Asserted,
            Modality::Asserted if estimates && !modifier => Modality::Estimated,
            other => other,
        };
        // 幸存者告诉难民署: the body passes it on.
        let (speaker, modality) = told_to(sentence, lexicon, span, hit, speaker, modality);
        let modality = if modality == Modality::Asserted && witness(&speaker, sentence.slice(span.0, span.1)) {
            Modality::Reported
        } else {
            modality
        };
        if apart {
            out.push(Attribution {
                from: span.0,
                to: hit.start,
                speaker: speaker.clone(),
                modality: Modality::Asserted,
                cue: (span.1, span.1),
                subject: span,
                rule: "X said",
            });
        }
        out.push(Attribution {
            from: if apart { hit.start } else { span.0 },
            to: sentence.norm.len(),
            speaker,
            modality,
            cue: (hit.start, hit.end),
            subject: span,
            rule: if modifier { OF_A_NOUN } else { "X said" },
        });
    }
    reach(sentence, out)
}

/// Somebody who was there or heard of it, and no body: what it tells the page passes on.
fn witness(speaker: &Speaker, words: &str) -> bool {
    let told = match speaker.kind {
        Some(BodyKind::People) => {
            "生还|幸存|目击|获救|脱险|传教|村民|居民|家属|亲属|遗属|亲友|难民|男生|女生|学生|受害|伤者|人质|获释|被释放|逃|船员|乘客|渔民|僧|牧民|脱北|证人|父母|家长|邻居|司机|商贩|摊贩|店主|当事|亲历|受访|同乡|囚|在押|被关|战俘|前士兵"
        }
        Some(BodyKind::Official) => "消息人士|知情人|知情者",
        _ => return false,
    };
    told.split('|').any(|word| words.contains(word))
}

/// Survivors who tell a body: it passes on what they say.
fn told_to(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    span: (usize, usize),
    hit: &Hit,
    mut speaker: Speaker,
    modality: Modality,
) -> (Speaker, Modality) {
    if !matches!(speaker.kind, Some(BodyKind::People)) {
        return (speaker, modality);
    }
    let between = sentence.slice(span.1.min(hit.start), hit.start);
    let before = between.starts_with(['对', '向']).then_some((span.1, hit.start));
    let told = sentence.slice(hit.start, hit.end) == "告诉";
    let after =
        told.then_some((hit.end, super::super::act::floor(&sentence.norm, (hit.end + 45).min(sentence.norm.len()))));
    let Some((from, to)) = before.or(after) else { return (speaker, modality) };
    let stop = sentence.slice(from, to).find(['，', ',', '：', '"']).map_or(to, |at| from + at);
    let body = sentence.of(Class::Body, from, stop).next().and_then(|body| match lexicon.word(body) {
        Word::Body { name, kind } => Some((name.clone(), *kind)),
        _ => None,
    });
    match body {
        Some((name, kind)) => {
            speaker.via.push(name);
            let passed = kind != BodyKind::Media && modality == Modality::Asserted;
            (speaker, if passed { Modality::Reported } else { modality })
        }
        None => (speaker, modality),
    }
}

/// Whether a reporting word reports here: not denied, not part of another word, not a modifier with 的.
pub(super) fn reports(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let (head, tail) = (&sentence.norm[..hit.start], &sentence.norm[hit.end..]);
    let word = sentence.slice(hit.start, hit.end);
    let negated = [
        "没有", "未", "不", "拒绝", "无法", "不肯", "从未", "尚未", "不愿", "不便", "难以", "不予", "否", "未能", "没",
        "不再", "不会", "未曾", "并未", "要求", "有待", "无从", "值得", "难", "以", "所", "被", "遭", "经", "获", "将",
        "可以", "需要",
    ]
    .iter()
    .any(|word| head.ends_with(word));
    let other = match word {
        "说" => {
            tail.starts_with(['法', '服', '辞', '谎', '话', '教', '客'])
                || head.ends_with([
                    '小', '学', '传', '听', '据', '游', '再', '解', '虽', '演', '假', '邪', '之', '述',
                ])
                // 一说 is a version; 周一说 a report of Monday.
                || head.ends_with('一') && !["周一", "星期一", "礼拜一"].iter().any(|day| head.ends_with(day))
        }
        "称" => {
            tail.starts_with(['为', '作', '号', '呼', '赞', '霸', '职', '之', '得'])
                || head.ends_with(['名', '职', '简', '俗', '对', '匀', '自', '人', '并', '通', '统', '相', '号', '堪'])
                    && !head.ends_with("，并")
        }
        "认为" => head.ends_with(['被', '普']),
        "报告" => {
            !["，", ",", "称", "说", "：", "了", "共", "有"].iter().any(|word| tail.starts_with(word)) || {
                let near = super::super::act::floor(head, head.len().saturating_sub(36));
                !head[near..].contains('向')
                    && !head.ends_with("最初")
                    && !head.ends_with("首先")
                    && !tail.starts_with(['称', '说'])
            }
        }
        "提供" | "给出" | "掌握" => {
            let next: String = tail.chars().take(9).collect();
            !["数", "统计", "名单", "画面", "说法", "版本", "估"].iter().any(|word| next.contains(word))
        }
        "指" => {
            !head.ends_with(['并', '另', '则', '还', '也', '又', '曾'])
                || tail.starts_with(['挥', '控', '责', '认', '示', '定', '向', '使', '数'])
        }
        "估" => !tail.starts_with(['，', ',', '有', '约', '算', '死', '至']),
        _ => false,
    };
    !negated && !other
}

/// "据X报道", "根据X的统计", "援引X".
fn according(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse, hit: &Hit) -> Option<Attribution> {
    // A name that is read has at most 44 characters: what stands far behind is not looked at again for every 据.
    let tail = &sentence.norm[hit.end..floor(&sentence.norm, hit.end + 300)];
    let stop = tail.find(['，', '。', '；', ',', '：', '“']).map_or(tail.len(), |at| at);
    let whole = (hit.end, hit.end + stop);
    let rule = [
        "协议",
        "计划",
        "方案",
        "规定",
        "法律",
        "法",
        "决议",
        "条款",
        "要求",
        "命令",
        "程序",
        "协定",
        "安排",
        "备忘录",
        "条例",
    ];
    if rule.iter().any(|word| sentence.slice(whole.0, whole.1).ends_with(word)) {
        return None;
    }
    // 根据对84名证人的访谈: what it rests on is no speaker.
    if sentence.norm[hit.end..].starts_with(|c: char| matches!(c, '对' | '从' | '在') || c.is_ascii_digit()) {
        return None;
    }
    // 据X介绍, 据X统计: the verb or noun that closes the phrase is no part of the name.
    let closing = sentence.slice(whole.0, whole.1).char_indices().take(60).skip(2).find(|(at, _)| {
        let rest = &sentence.norm[whole.0 + at..whole.1];
        [
            "介绍",
            "统计",
            "报道",
            "报告",
            "透露",
            "的统计",
            "的报告",
            "的数据",
            "的说法",
            "的估计",
            "的消息",
            "消息",
            "数据",
            "估计",
            "称",
            "说",
            "公布",
            "发布",
            "表示",
            "的话",
        ]
        .iter()
        .any(|word| rest.starts_with(word))
    });
    let range = (whole.0, closing.map_or(whole.1, |(at, _)| whole.0 + at));
    let (mut speaker, span) = resolve(sentence, lexicon, discourse, range.0, range.1, true)?;
    let citing = matches!(sentence.slice(hit.start, hit.end), "援引" | "引述");
    if citing {
        // 路透社援引乌军称: the medium before goes into via.
        let (from, to) = before_cue(sentence, hit);
        if let Some(medium) = sentence.of(Class::Body, from, to).next() {
            speaker.via.push(sentence.words(medium.start, medium.end).to_owned());
        }
        return Some(Attribution {
            from,
            to: sentence.norm.len(),
            speaker,
            modality: Modality::Reported,
            cue: (hit.start, hit.end),
            subject: span,
            rule: "according to X",
        });
    }
    let modality = if sentence.slice(span.1.min(whole.1), whole.1).contains("估") {
        Modality::Estimated
    } else if witness(&speaker, sentence.slice(span.0, span.1)) {
        Modality::Reported
    } else {
        Modality::Asserted
    };
    Some(Attribution {
        from: hit.start,
        to: sentence.norm.len(),
        speaker,
        modality,
        cue: (hit.start, hit.end),
        subject: span,
        rule: "according to X",
    })
}

/// Each attribution reaches to the next one's subject; what stands before the first belongs to it when it trails.
fn reach(sentence: &Sentence<'_>, mut found: Vec<Attribution>) -> Vec<Attribution> {
    found.sort_by_key(|item| item.from);
    // A modifier speaks up to the end of its clause; who spoke before goes on after it.
    for item in found.iter_mut().filter(|item| item.rule == OF_A_NOUN) {
        let rest = sentence.slice(item.cue.1, sentence.norm.len());
        if rest.contains("后者") {
            continue;
        }
        // 官方通报的死亡人数为十人，另有九人受伤: the list goes on.
        let mut stop = 0;
        while let Some(at) = rest[stop..].find(['，', ',', '；', '。']) {
            stop += at;
            let next = rest[stop..].trim_start_matches(['，', ',', '；']);
            if !["另有", "其中", "当中", "还有", "并有", "以及", "包括"].iter().any(|word| next.starts_with(word))
            {
                item.to = item.cue.1 + stop;
                break;
            }
            stop = rest.len() - next.len();
        }
    }
    let starts: Vec<usize> = found.iter().filter(|item| item.rule != OF_A_NOUN).map(|item| item.from).collect();
    for item in found.iter_mut() {
        if let Some(next) = starts.iter().find(|start| **start > item.from) {
            item.to = item.to.min(*next);
        }
    }
    if let Some(first) = found.first_mut().filter(|first| first.rule == "X said") {
        // "…，人权观察说。": nothing follows the cue.
        let after = sentence
            .slice(first.cue.1, first.to)
            .chars()
            .filter(|c| super::super::cjk::han(*c) || c.is_ascii_digit())
            .count();
        let before = sentence.slice(0, first.from).chars().count();
        let rest = &sentence.norm[first.cue.1..first.to.max(first.cue.1)];
        // …，监察团通报了这一数字; …，该组织说，…: what was said stands before.
        let points = ["了这", "这一", "这个", "了上述", "上述", "此事", "该数", "了该", "这份", "了最新"]
            .iter()
            .any(|word| rest.starts_with(word));
        let parenthesis = rest.starts_with(['，', ',', '。']);
        if after < 3 || before < 4 || points || parenthesis {
            first.from = 0;
        }
    }
    found
}

/// 据悉，…, 据报…: the sentence opens with hearsay.
pub(crate) fn rumoured(sentence: &Sentence<'_>, lexicon: &Lexicon, at: usize) -> bool {
    sentence.of(Class::Cue, 0, at).take_while(|hit| hit.start <= 9).any(|hit| {
        let hearsay = sentence.norm[hit.start..].starts_with('据');
        hearsay
            && lexicon
                .meanings(hit)
                .any(|word| matches!(word, Word::Cue { role: CueRole::Hedge, modality: Modality::Reported }))
    })
}

/// Whether an act stands in what names the speaker, before the number that the speaker gives.
pub(crate) fn of_subject(sentence: &Sentence<'_>, found: &[Attribution], mention: &Mention, act: &Act) -> bool {
    act.end > act.start
        && found.iter().any(|found| {
            found.rule == "X said"
                && found.subject.1 <= found.cue.0
                && found.subject.1 > found.subject.0
                && mention.start >= found.cue.1
                && act.end <= found.subject.1
                && act.start >= super::acts::clause(sentence, found.subject.0, found.subject.1).0
        })
}

/// A date between subject and cue, or right before the subject, dates the statement.
pub(crate) fn statement_date(sentence: &Sentence<'_>, found: &Attribution, time: &Time) -> bool {
    let between = time.start >= found.subject.0 && time.end <= found.cue.0;
    let before = time.end <= found.subject.0
        && sentence.slice(time.end, found.subject.0).chars().count() <= 3
        && sentence.slice(0, time.start).chars().count() <= 4;
    (between || before) && found.cue.1 > found.cue.0
}

/// Who saves, finds, frees or arrests answers for the number: a rescue service, a prison service, the police.
pub(crate) fn agent(sentence: &Sentence<'_>, lexicon: &Lexicon, act: &Act) -> Option<Speaker> {
    let saving = matches!(act.what.as_str(), "rescued" | "killed" | "injured" | "missing");
    if !saving && !matches!(act.what.as_str(), "released" | "detained" | "deployed") {
        return None;
    }
    let fits = |kind: Option<BodyKind>| match kind {
        Some(BodyKind::Rescue) => saving,
        Some(BodyKind::Health) => saving && act.what != "rescued",
        Some(BodyKind::Military) => act.what == "rescued",
        Some(BodyKind::Police) => !saving,
        Some(BodyKind::Agency) => !saving && act.what != "deployed",
        Some(BodyKind::Court) => act.what == "detained",
        _ => false,
    };
    sentence.hits.iter().filter(|hit| hit.end <= act.start && matches!(hit.class, Class::Body | Class::Role)).find_map(
        |hit| {
            let (from, _) = super::acts::clause(sentence, hit.start, hit.end);
            // 当局已拘捕11人: who arrests opens the clause of the arrest.
            let opens = hit.start == from
                || sentence
                    .of(Class::Place, from, hit.start)
                    .any(|place| place.end == hit.start && place.start == from)
                // 卡拉马塔检方: a place that no table knows.
                || sentence.slice(from, hit.start).chars().count() <= 6
                    && sentence.slice(from, hit.start).chars().all(super::super::cjk::han)
                    && !sentence.touches(Class::Act, from, hit.start)
                    && !sentence.touches(Class::Cue, from, hit.start)
                    && !sentence.touches(Class::Numeral, from, hit.start);
            let gap = sentence.slice(hit.end, act.start);
            // 警务处…出动逾千名人员，以涉嫌…罪拘捕53名: the subject holds on over a clause without one.
            let held = gap.matches(['，', ',']).count() == 1
                && ["以", "并", "共", "合共", "在", "至今", "累计"].iter().any(|word| {
                    gap.rfind(['，', ',']).is_some_and(|at| gap[at..].trim_start_matches(['，', ',']).starts_with(word))
                });
            // 以色列部队突袭难民营，救回4名人质
            let held = held || gap.matches(['，', ',']).count() == 1 && gap.ends_with(['，', ',']);
            let direct = opens && (!gap.contains(['，', ',']) || held);
            match lexicon.word(hit) {
                Word::Body { name, kind } if fits(Some(*kind)) && (saving && *kind != BodyKind::Military || direct) => {
                    Some(Speaker {
                        name: name.clone(),
                        written: sentence.words(hit.start, hit.end).to_owned(),
                        via: Vec::new(),
                        kind: Some(*kind),
                    })
                }
                Word::Role { role: RoleUse::Office | RoleUse::Speaker, kind, name } => {
                    let authority =
                        !saving && name == "government" && sentence.slice(hit.start, hit.end) == "当局" && opens;
                    let military = *kind == Some(BodyKind::Military);
                    if !(fits(*kind) && (saving && !military || direct) || authority && direct) {
                        return None;
                    }
                    let found = names::office(sentence, lexicon, from, hit.end);
                    let start = found.as_ref().map_or(hit.start, |found| found.start);
                    let written = sentence.words(start, hit.end).to_owned();
                    let name = found.filter(|found| found.placed).map_or_else(|| written.clone(), |found| found.name);
                    Some(Speaker { name, written, via: Vec::new(), kind: *kind })
                }
                _ => None,
            }
        },
    )
}
