//! The act that governs a Chinese number.
//!
//! Input: a mention and the sentence's other mentions. Output: at most one [`Act`]: the noun's own (12名死者), a verb
//! right before the number (抓了至少41名, 造成12人死亡 reads on), the clause's predicate after it (600名…被送回朝鲜), a
//! modifier (被捕的92人), or an act earlier in the clause (死亡人数为400).

use super::super::act::{self, Act};
use super::super::lexicon::{ActForm, Class, Hit, Lexicon, Word};
use super::super::mention::Mention;
use super::super::text::Sentence;

/// An act word in the sentence, read.
type Read<'l> = (Hit, &'l str, ActForm, bool);

/// The acts that govern a mention.
pub(crate) fn acts(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention, others: &[Mention]) -> Vec<Act> {
    one(sentence, lexicon, mention, others).into_iter().collect()
}

fn one(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention, others: &[Mention]) -> Option<Act> {
    let (from, to) = clause(sentence, mention.phrase.0.min(mention.start), mention.phrase.1.max(mention.end));
    let start = mention.phrase.0.min(mention.start);
    let own = mention.noun_what.as_ref().map(|what| {
        let (start, end) = mention.category.unwrap_or(mention.phrase);
        Act { what: what.clone(), start, end, rule: "the noun tells the act", weak: false }
    });
    let state = own.as_ref().is_some_and(|act| {
        matches!(
            act.what.as_str(),
            "detained" | "imprisoned" | "abducted" | "displaced" | "injured" | "rescued" | "repatriated"
        )
    });
    if let Some(own) = own.as_ref().filter(|_| !state) {
        // 交还四具遗体: remains are handed over.
        let handed = verbs(sentence, lexicon, from, to)
            .into_iter()
            .find(|(_, what, ..)| own.what == "killed" && matches!(*what, "returned" | "repatriated"));
        return Some(match handed {
            Some((hit, ..)) => {
                Act { what: "returned".into(), start: hit.start, end: hit.end, rule: "predicate", weak: false }
            }
            None => own.clone(),
        });
    }
    // 被关押的2600人中约600人被遣返: the whole keeps what its modifier tells.
    let whole = sentence.slice(mention.phrase.1.max(mention.end), to);
    let divided = whole.starts_with(['中', '里']) && !whole.starts_with("中国")
        || ["当中", "之中", "里面"].iter().any(|word| whole.starts_with(word));
    if divided {
        return modifier(sentence, lexicon, from, start).or(own);
    }
    // 其中250人此前被判终身监禁, 1718人系在加沙被捕: what is told of a part is its past.
    let head = sentence.slice(from, start);
    let part = ["其中", "包括", "当中", "含", "里面", "这批人", "余下", "其余", "剩下", "另有", "另外"]
        .iter()
        .any(|word| head.contains(word));
    let drafted = others.iter().any(|other| other.core.0 < mention.core.0);
    let after = sentence.slice(mention.phrase.1.max(mention.end), to);
    let past = (part || drafted)
        && ["此前", "曾", "系", "原", "早前", "先前", "过去"].iter().any(|word| after.starts_with(word));
    if past {
        return None;
    }
    let found = object(sentence, lexicon, mention).or_else(|| predicate(sentence, lexicon, mention, others));
    if found.is_some() {
        return found;
    }
    // 死者中有501名儿童, 遇难者里儿童占673名: the noun before tells the act.
    let told = sentence.of(Class::Noun, from, start).rev().find_map(|hit| match lexicon.word(hit) {
        Word::Noun { what: Some(what), .. } => Some(Act {
            what: what.clone(),
            start: hit.start,
            end: hit.end,
            rule: "the noun before tells the act",
            weak: false,
        }),
        _ => None,
    });
    if let Some(told) = told {
        // 从监狱脱身的囚徒, 获释的战俘: the modifier tells what became of them.
        let since = sentence.norm[..told.start]
            .ends_with('的')
            .then(|| modifier(sentence, lexicon, from, told.start))
            .flatten()
            .filter(|act| {
                !act.weak && matches!(told.what.as_str(), "detained" | "imprisoned" | "abducted" | "displaced")
            });
        return Some(since.unwrap_or(told));
    }
    if part && drafted && !head.contains("另") {
        return None;
    }
    // 从营地脱身的囚犯有40名
    if let Some(known) = own.as_ref().filter(|known| known.end <= mention.start)
        && sentence.norm[..known.start].ends_with('的')
        && let Some(since) = modifier(sentence, lexicon, from, known.start).filter(|act| !act.weak)
    {
        return Some(since);
    }
    if own.is_none()
        && mention.numeric()
        && let Some(found) = held(sentence, mention, from, start)
    {
        return Some(found);
    }
    let asked =
        || super::context::asked(sentence, lexicon, from).filter(|_| mention.bare || mention.category.is_none());
    own.or_else(asked).or_else(|| earlier(sentence, lexicon, mention, others)).or_else(|| {
        // 打算移交约1万人: an act that may come, where nothing else is told.
        let plan = verbs(sentence, lexicon, from, to);
        plan.into_iter().next().map(|(hit, what, _, weak)| Act {
            what: what.to_owned(),
            start: hit.start,
            end: hit.end,
            rule: "an act to come",
            weak,
        })
    })
}

/// 站内约有四千人: a place that holds so many, and nothing else is told of them.
fn held(sentence: &Sentence<'_>, mention: &Mention, from: usize, start: usize) -> Option<Act> {
    const WITHIN: [&str; 26] = [
        "站内",
        "城内",
        "城中",
        "市内",
        "城里",
        "村里",
        "村内",
        "现场",
        "校内",
        "校园内",
        "校园里",
        "院内",
        "院里",
        "屋内",
        "楼内",
        "楼里",
        "洞里",
        "洞内",
        "剧院里",
        "剧院内",
        "教堂里",
        "场内",
        "营区内",
        "大楼里",
        "地下室里",
        "厂区内",
    ];
    let head = sentence.slice(from, start);
    // 该市战前约有3.6万居民
    let residents = sentence.slice(mention.end, mention.phrase.1.max(mention.end));
    if ["居民", "人口", "住民", "市民", "村民"].iter().any(|noun| residents.ends_with(noun))
        && ["战前", "原有", "原本", "该市", "该镇", "该村", "该县", "全市", "全镇", "全县", "全城", "人口"]
            .iter()
            .any(|word| head.contains(word))
        && (head.ends_with('有') || sentence.slice(mention.start, mention.end).contains('有'))
    {
        return Some(Act {
            what: "population".to_owned(),
            start: from,
            end: start,
            rule: "a place's residents",
            weak: false,
        });
    }
    let there = head.ends_with('有') || sentence.slice(mention.start, mention.end).contains('有');
    (there && WITHIN.iter().any(|word| head.contains(word))).then(|| Act {
        what: "present".to_owned(),
        start: from,
        end: start,
        rule: "a place holds them",
        weak: false,
    })
}

/// 救回4名去年被掳走的人质: what the modifier tells of those whom the verb before the number governs.
pub(crate) fn second(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention, first: &Act) -> Option<Act> {
    if first.what == "aboard" || first.end == first.start {
        return None;
    }
    let other = |hit: &Hit, what: &str, weak: bool| {
        (what != first.what && !weak && what != "aboard" && hit.start != first.start).then(|| Act {
            what: what.to_owned(),
            start: hit.start,
            end: hit.end,
            rule: "modifier",
            weak,
        })
    };
    // 羁押在曼谷的40名维吾尔人已被送上包机
    let start = mention.start.min(mention.phrase.0);
    if first.rule.starts_with("predicate") {
        let (from, _) = clause(sentence, start, mention.end);
        let front = sentence.norm[..start].ends_with('的').then_some((from, start));
        let inside = sentence
            .slice(mention.end, mention.phrase.1.max(mention.end))
            .rfind('的')
            .map(|at| (mention.end, mention.end + at));
        let (from, to) = front.or(inside)?;
        let (hit, what, _, weak) = verbs(sentence, lexicon, from, to).pop()?;
        return other(&hit, what, weak)
            .filter(|act| matches!(act.what.as_str(), "detained" | "imprisoned" | "abducted"));
    }
    if first.rule != "object" {
        return None;
    }
    let inside = sentence.slice(mention.end, mention.phrase.1.max(mention.end));
    let of = mention.end + inside.rfind('的')?;
    let (hit, what, _, weak) = verbs(sentence, lexicon, mention.end, of).pop()?;
    other(&hit, what, weak)
}

/// Act words of a range, without those that a noun for people holds (在押人员, 获救者).
pub(super) fn verbs<'l>(sentence: &Sentence<'_>, lexicon: &'l Lexicon, start: usize, end: usize) -> Vec<Read<'l>> {
    let mut found = act::within(sentence, lexicon, start, end);
    // 死于政府羁押: what one died of is no act of its own.
    let mut cause: Option<usize> = None;
    found.retain(|(hit, ..)| {
        let text = &sentence.norm;
        if cause.is_some_and(|end| !text[end..hit.start].contains(['，', ',', '。', '、', '；', '的'])) {
            return false;
        }
        if matches!(sentence.slice(hit.start, hit.end), "死于" | "死在" | "毙于") {
            cause = Some(hit.end);
        }
        true
    });
    found.retain(|(hit, ..)| {
        !sentence.hits.iter().take_while(|noun| noun.start <= hit.start).any(|noun| {
            noun.class == Class::Noun && hit.end <= noun.end && (noun.start < hit.start || hit.end < noun.end)
        }) && !noun_of(sentence, hit)
    });
    // 葬身大海或下落不明的348名
    for index in 1..found.len() {
        let gap = sentence.slice(found[index - 1].0.end, found[index].0.start);
        if !matches!(gap, "或" | "或者" | "和" | "及" | "与" | "以及" | "、" | "或是" | "或已") {
            continue;
        }
        let both = match (found[index - 1].1, found[index].1) {
            ("killed", "missing") | ("missing", "killed") => "killed_or_missing",
            ("killed", "injured") | ("injured", "killed") => "killed_or_injured",
            _ => continue,
        };
        (found[index - 1].1, found[index].1) = (both, both);
    }
    found
}

/// 战俘交换协议, 遣返计划, 救援队, 死亡数字: the act names something else.
fn noun_of(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let tail = &sentence.norm[hit.end..];
    [
        "协议",
        "计划",
        "协定",
        "中心",
        "营地",
        "设施",
        "者身份",
        "政策",
        "问题",
        "事件",
        "案件",
        "罪",
        "令",
        "队",
        "部门",
        "委员会",
        "局",
        "署",
    ]
    .iter()
    .any(|word| tail.starts_with(word))
}

/// The act of a modifier that ends in 的 right before the number.
fn modifier(sentence: &Sentence<'_>, lexicon: &Lexicon, from: usize, start: usize) -> Option<Act> {
    let (hit, what, _, weak) = verbs(sentence, lexicon, from, start).pop()?;
    Some(Act { what: what.to_owned(), start: hit.start, end: hit.end, rule: "modifier", weak })
}

/// The start and end of the clause that holds a range: between ，。；：and quotation marks.
pub(crate) fn clause(sentence: &Sentence<'_>, start: usize, end: usize) -> (usize, usize) {
    let text = &sentence.norm;
    // 承认“300多人”死亡: quotation marks around the number alone end no clause.
    let (mut start, mut end) = (start, end);
    for (open, close) in [('"', '"'), ('“', '”'), ('「', '」')] {
        if text[..start].ends_with(open) && text[end..].starts_with(close) {
            start -= open.len_utf8();
            end += close.len_utf8();
        }
    }
    let mark = |c: char| {
        matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | ';' | ':' | '“' | '”' | '"' | '「' | '」' | '『' | '』')
    };
    let mark = |at: usize, c: char| mark(c) && !short_quote(text, at, c);
    let mut from = text[..start]
        .char_indices()
        .rev()
        .find(|(at, c)| mark(*at, *c) || comma(text, *at, *c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let to = text[end..]
        .char_indices()
        .find(|(at, c)| mark(end + at, *c) || comma(text, end + at, *c))
        .map_or(text.len(), |(at, _)| end + at);
    from = from.max(super::names::dateline(sentence).min(start));
    while text[from..].starts_with(' ') {
        from += 1;
    }
    (from.min(start), to.max(end))
}

/// A quotation mark around a few characters, a name or a word: 民防组织“白头盔”的志工. What was said stands after a colon.
fn short_quote(text: &str, at: usize, c: char) -> bool {
    let here = at + c.len_utf8();
    let near = |from: usize| super::super::act::floor(text, (from + 39).min(text.len()));
    let (open, close) = match c {
        '"' => ('"', '"'),
        '“' | '”' => ('“', '”'),
        '「' | '」' => ('「', '」'),
        '『' | '』' => ('『', '』'),
        _ => return false,
    };
    let word = |inside: &str| !inside.is_empty() && !inside.contains(['，', '。', '；', '！', '？', '：', '"']);
    let opens = c == open
        && !text[..at].ends_with(['：', ':', '，'])
        && text[here..near(here)].find(close).is_some_and(|length| word(&text[here..here + length]));
    let back = super::super::act::floor(text, at.saturating_sub(39));
    let closes = c == close
        && text[back..at].rfind(open).is_some_and(|start| {
            word(&text[back + start + open.len_utf8()..at]) && !text[..back + start].ends_with(['：', ':', '，'])
        });
    opens || closes
}

/// An ASCII comma that is no digit group.
fn comma(text: &str, at: usize, c: char) -> bool {
    c == ','
        && !(text[..at].ends_with(|d: char| d.is_ascii_digit())
            && text[at + 1..].starts_with(|d: char| d.is_ascii_digit()))
}

/// A verb right before the number: 抓了至少41名, 遣返600多人, 拘押着约2000名.
fn object(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<Act> {
    let start = mention.start.min(mention.phrase.0);
    let (from, _) = clause(sentence, start, mention.end);
    let (hit, what, _, weak) =
        verbs(sentence, lexicon, from, start).pop().filter(|(hit, ..)| !threatened(sentence, hit))?;
    // 船上另有4人死于脱水: where they were, and then what befell them.
    if what == "aboard" {
        let (_, to) = clause(sentence, start, mention.end);
        // 一艘载有219名罗兴亚人的木船靠岸: the predicate is the boat's.
        let after = sentence.slice(mention.phrase.1.max(mention.end), to);
        let boat = after.strip_prefix('的').is_some_and(|rest| {
            let near: String = rest.chars().take(8).collect();
            near.contains(['船', '艇', '舟', '筏', '机', '车'])
        });
        if !boat
            && verbs(sentence, lexicon, mention.end, to).iter().any(|(_, what, _, weak)| *what != "aboard" && !weak)
        {
            return None;
        }
    }
    let gap = sentence.slice(hit.end, start);
    let mut rest = gap.trim().to_owned();
    for word in [
        "了", "着", "过", "的", "人数", "总数", "其中", "共计", "总共", "共有", "共", "已有", "有", "为", "达到", "达",
        "到", "出", "回", "走", "人", "数", "估计", "可能", "大约", "另外", "另", "逾", "超过", "是", "上述", "该国",
        "境内", "全部", "所有", "累计", "其余", "剩余", "首批", "最后", "更多", "合计", "一批", "至今", "先后", "不下",
        "掉",
    ] {
        rest = rest.replacen(word, "", 1);
    }
    // 被捕的92人 is a modifier; 抓了41名 an object: both name the act, unless the predicate after tells more.
    let modifier = gap.trim().starts_with('的') || gap.trim() == "的";
    if modifier || !rest.trim().is_empty() || rest.chars().count() > 4 {
        return None;
    }
    Some(Act { what: what.to_owned(), start: hit.start, end: hit.end, rule: "object", weak })
}

/// The predicate after the number in its clause, modifiers in 的 passed over.
fn predicate(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention, others: &[Mention]) -> Option<Act> {
    let from = mention.end;
    let (_, mut limit) = clause(sentence, mention.start, from);
    // A list goes on over 、 and 和; the next number with a clause of its own ends it.
    if let Some(next) =
        others.iter().find(|other| other.start >= from && other.start < limit && other.core != mention.core)
    {
        let between = verbs(sentence, lexicon, from, next.start);
        if !between.is_empty() {
            limit = next.start;
        }
    }
    let acts = verbs(sentence, lexicon, from, limit);
    let mut modifier: Option<Act> = None;
    for (index, (hit, what, _, weak)) in acts.iter().enumerate() {
        let found = Act { what: (*what).to_owned(), start: hit.start, end: hit.end, rule: "predicate", weak: *weak };
        let next = acts.get(index + 1).map_or(limit, |(next, ..)| next.start);
        let tail = sentence.slice(hit.end, next);
        // 在等候救济时被打死, 在押期间身亡: the first tells when.
        let meanwhile = acts.len() > index + 1
            && tail.contains(['时', '间', '中', '际', '后'])
            && ["时", "期间", "途中", "之际", "过程中", "后"].iter().any(|word| tail.contains(word))
            && !tail.contains(['，', ',', '、']);
        // 乘飞机返国: how they went.
        let ride = *what == "aboard"
            && ["乘", "搭", "坐"].iter().any(|word| sentence.slice(hit.start, hit.end).starts_with(word))
            && acts.get(index + 1).is_some_and(|(_, what, _, weak)| *what != "aboard" && !weak);
        let attributive = (tail.contains('的') || meanwhile || ride) && acts.len() > index + 1;
        let goal = threatened(sentence, hit);
        if goal {
            continue;
        }
        if attributive || (hit.end <= mention.phrase.1 && acts.len() > index + 1) {
            modifier.get_or_insert(Act { rule: "modifier", ..found });
            continue;
        }
        return Some(found);
    }
    if modifier.is_some() {
        return modifier;
    }
    // The predicate may stand after a comma: 600多人，全部被遣返.
    let tail_end = super::super::act::floor(&sentence.norm, (limit + 60).min(sentence.norm.len()));
    if !mention.bare
        && acts.is_empty()
        && sentence.slice(limit, tail_end).starts_with(['，', ','])
        && object_clause(sentence, lexicon, mention).is_none()
        && let Some((hit, what, _, weak)) = verbs(sentence, lexicon, limit, tail_end).into_iter().next()
        && others.iter().all(|other| other.start < limit || other.start >= clause(sentence, hit.start, hit.end).1)
        && !sentence.slice(limit, hit.start).contains(['。', '；'])
    {
        return Some(Act {
            what: what.to_owned(),
            start: hit.start,
            end: hit.end,
            rule: "predicate after a comma",
            weak,
        });
    }
    None
}

/// Whether an act stands before the number in its own clause.
fn object_clause(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<Act> {
    let (from, _) = clause(sentence, mention.start, mention.end);
    verbs(sentence, lexicon, from, mention.start).into_iter().rev().find(|(hit, ..)| !threatened(sentence, hit)).map(
        |(hit, what, _, weak)| Act {
            what: what.to_owned(),
            start: hit.start,
            end: hit.end,
            rule: "earlier in the clause",
            weak,
        },
    )
}

/// An act that may come: 面临遣返, 遣返的风险.
pub(crate) fn threatened(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let head = sentence.norm[..hit.start].trim_end_matches(['被', '会', '再', '又']);
    let tail = &sentence.norm[hit.end..];
    [
        "同意",
        "将",
        "计划",
        "打算",
        "准备",
        "承诺",
        "答应",
        "要求",
        "呼吁",
        "敦促",
        "面临",
        "免遭",
        "避免",
        "防止",
        "反对",
        "停止",
        "面临被",
        "免于",
        "害怕被",
        "担心被",
        "恐遭",
        "躲避",
        "不要",
        "不应",
        "可能被",
    ]
    .iter()
    .any(|word| head.ends_with(word))
        || ["的风险", "的危险", "风险", "危险", "行动", "工作", "协定", "中心", "营地", "设施"]
            .iter()
            .any(|word| tail.starts_with(word))
}

/// An act before the number: 死亡人数为400, 被捕的92人, 遣返脱北者，人数约600.
fn earlier(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention, others: &[Mention]) -> Option<Act> {
    let start = mention.start.min(mention.phrase.0);
    if let Some(found) = object_clause(sentence, lexicon, mention) {
        return Some(found);
    }
    // Over commas, as far as the sentence's last act before the number, unless a number stands between: then that one's.
    let back = super::super::act::floor(&sentence.norm, start.saturating_sub(120));
    let (hit, what, _, weak) =
        verbs(sentence, lexicon, back, start).into_iter().rev().find(|(hit, ..)| !threatened(sentence, hit))?;
    let between = others.iter().any(|other| other.core.0 < mention.core.0 && other.core.0 + 90 > hit.start);
    (!between && !sentence.slice(hit.end, start).contains(['。', '；'])).then(|| Act {
        what: what.to_owned(),
        start: hit.start,
        end: hit.end,
        rule: "earlier in the sentence",
        weak,
    })
}
