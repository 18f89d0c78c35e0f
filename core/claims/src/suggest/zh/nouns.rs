//! Whom a Chinese number counts, or that it counts no people.
//!
//! Input: a bounded numeral. Output: its category, or the reason it was dropped: a counter of other things (三个省,
//! 30公里, 两天), or neither a people counter nor a people noun.

use super::super::lexicon::{Class, Hit, Lexicon, Word};
use super::super::mention::Mention;
use super::super::text::Sentence;

/// Finds the counted noun.
pub(crate) fn counted(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    mention: &mut Mention,
    leans: bool,
) -> Result<(), &'static str> {
    let text = &sentence.norm;
    let words = sentence.slice(mention.start, mention.end);
    if text[mention.end..].starts_with("的人") {
        mention.end += "的人".len();
    }
    let words = sentence.slice(mention.start, mention.end).max(words);
    let body =
        words.trim_end_matches("以上").trim_end_matches("左右").trim_end_matches("以下").trim_end_matches("上下");
    let counter = body.ends_with(['人', '名', '位', '口', '具']);
    // 奪走274條人命
    let lives =
        ["条人命", "条性命", "条生命", "条命", "条冤魂"].iter().find(|word| text[mention.end..].starts_with(**word));
    if let Some(lives) = lives.filter(|_| !counter) {
        let head = &text[super::super::act::floor(text, mention.start.saturating_sub(24))..mention.start];
        mention.phrase = (mention.start, mention.end + lives.len());
        mention.category = Some((mention.end + '条'.len_utf8(), mention.end + lives.len()));
        mention.end += '条'.len_utf8();
        mention.noun_what = Some(if head.contains(['救', '保']) { "rescued" } else { "killed" }.to_owned());
        return Ok(());
    }
    // 个 is neutral: 三个孩子 counts, 三个省 is an own entry.
    // 三千村民, 两百师生: the noun that goes on past the counter.
    let longer = |drop: &Hit| sentence.hit_at(Class::Noun, mention.end).is_some_and(|noun| noun.end > drop.end);
    if !counter && sentence.hit_at(Class::Drop, mention.end).is_some_and(|drop| !longer(drop)) {
        return Err("counts something else");
    }
    // 消息来自一名传教士, 采访了84名证人: whom the account comes from is not counted.
    let head = &text[..mention.start];
    if [
        "来自",
        "来自于",
        "采访",
        "采访了",
        "访谈",
        "访问",
        "访问了",
        "援引",
        "据",
        "询问",
        "联系到",
        "约谈",
        "根据",
        "对",
    ]
    .iter()
    .any(|word| head.ends_with(word))
        && (mention.value() == Some(1)
            || sentence.norm[mention.end..]
                .chars()
                .take(14)
                .collect::<String>()
                .contains(['访', '证', '谈', '口', '述']))
    {
        return Err("counts those who speak");
    }
    // 这些数字来自在中国有线人的一名传教士; 援引三名官员的话
    let (clause, _) = super::acts::clause(sentence, mention.start, mention.end);
    let near = &text[clause..mention.start];
    if mention.value() == Some(1)
        && near.ends_with('的')
        && ["来自", "出自", "源自"].iter().any(|word| near.contains(word))
        || ["援引", "引述", "转述", "引用"].iter().any(|word| near.ends_with(word))
    {
        return Err("counts those who speak");
    }
    let from = if text[mention.end..].starts_with('个') { mention.end + '个'.len_utf8() } else { mention.end };
    let noun = noun_after(sentence, from, counter);
    if mention.share.is_some() {
        return shared(sentence, lexicon, mention, leans);
    }
    let before = noun_before(sentence, mention.start);
    // 致12死30伤
    if !counter && noun.is_none() && text[mention.end..].starts_with(['死', '伤', '亡']) {
        mention.phrase = (mention.start, mention.end);
        mention.noun_what = Some(if text[mention.end..].starts_with('伤') { "injured" } else { "killed" }.to_owned());
        return Ok(());
    }
    if !counter && noun.is_none() && mention.numeric() {
        // 死亡人数为400, 死者达400
        // 从两万到三十万不等, 至少有一百万、很可能近三百万人: large numbers in a text that counts people.
        let large = (leans || sentence.hits.iter().any(|hit| hit.class == Class::Act))
            && mention.value().is_some_and(|value| value >= 10_000)
            && ["不等", "，", "、", "。", "之间", "至", "为", "；", "\""]
                .iter()
                .any(|word| text[mention.end..].starts_with(word))
            && sentence.slice(mention.core.0, mention.core.1).contains(['万', '亿']);
        if before.is_some() || count_before(text, mention.start) || large || headless(sentence, mention) {
            mention.bare = true;
        } else {
            return Err("no counted noun");
        }
    }
    let told = |hit: &Hit| match lexicon.word(hit) {
        Word::Noun { what, .. } => what.clone(),
        _ => None,
    };
    mention.phrase = (mention.start, mention.end);
    if let Some(hit) = noun {
        mention.noun_what = told(&hit);
        mention.category = Some((from, hit.end));
        mention.phrase.1 = hit.end;
        mention.rules.push(("noun", sentence.slice(hit.start, hit.end).to_owned().into()));
    } else {
        mention.rules.push(("noun", "the counter".into()));
    }
    if mention.noun_what.is_none()
        && let Some(hit) = before
    {
        mention.noun_what = told(&hit);
        if mention.category.is_none() {
            mention.category = Some((hit.start, hit.end));
            mention.phrase.0 = hit.start;
        }
    }
    // 寻获九具: only remains are counted so.
    if mention.noun_what.is_none() && body.ends_with('具') && mention.numeric() {
        mention.noun_what = Some("killed".to_owned());
    }
    if text[mention.end..].starts_with("中的") || text[mention.end..].starts_with("里") {
        mention.partitive = true;
    }
    Ok(())
}

/// 走到塔维拉的只有五千, 凍死三十幾個: a number that ends its clause, after what those counted did.
fn headless(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    let text = &sentence.norm;
    let rest = &text[mention.end..];
    let one = rest.strip_prefix('个').unwrap_or(rest);
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(['，', '。', '；', '、', '"', '」', '！']);
    let mut head = &text[..mention.start];
    while let Some(word) = ["只有", "仅有", "也就", "就有", "不过", "有", "是", "为", "了", "达"]
        .iter()
        .find(|word| head.ends_with(**word))
    {
        head = &head[..head.len() - word.len()];
    }
    let act = sentence.hits.iter().rev().find(|hit| hit.class == Class::Act && hit.end <= head.len());
    let Some(act) = act.filter(|act| head.len() - act.end <= 30) else { return false };
    let gap = sentence.slice(act.end, head.len());
    // 死于营养不良者累计已破百
    let those = ends(rest) && gap.strip_prefix('者').is_some_and(counts);
    let relative = those
        || ends(rest)
            && gap.ends_with('的')
            && !gap.contains(['，', '。', '、'])
            && mention.value().is_some_and(|value| value >= 10);
    relative || one.len() < rest.len() && ends(one) && gap.is_empty()
}

/// A share: of what was said before, or of the noun before it (死者约半数).
fn shared(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &mut Mention, leans: bool) -> Result<(), &'static str> {
    if !leans {
        return Err("a share of nothing said");
    }
    let head = sentence.norm[..mention.start].trim_end_matches(['的', '中', '有', '里']);
    if let Some(hit) = sentence.hits.iter().find(|hit| hit.class == Class::Noun && hit.end == head.len())
        && let Word::Noun { what, .. } = lexicon.word(hit)
    {
        mention.noun_what.clone_from(what);
    }
    mention.phrase = (mention.start, mention.end);
    Ok(())
}

/// The people noun after a number: 41名朝鲜难民, 11名儿童; a modifier ending in 的 may stand between.
fn noun_after(sentence: &Sentence<'_>, from: usize, counter: bool) -> Option<Hit> {
    let limit =
        super::super::act::floor(&sentence.norm, (from + if counter { 66 } else { 24 }).min(sentence.norm.len()));
    let stretch = sentence.slice(from, limit);
    let stop = stretch.find(['，', ',', '。', '；', '、', '：', '“', '”', '和', '及']).map_or(limit, |at| from + at);
    let first = sentence.of(Class::Noun, from, stop).next().copied()?;
    let gap = sentence.slice(from, first.start);
    let attributive = gap.ends_with('的');
    if gap.chars().count() > 5 && !attributive {
        return None;
    }
    if !attributive && sentence.of(Class::Act, from, first.start).next().is_some() {
        return None;
    }
    // 朝鲜难民 after 朝鲜: the last noun of the run.
    let mut last = first;
    for hit in sentence.of(Class::Noun, first.end, stop) {
        if hit.start != last.end {
            break;
        }
        last = *hit;
    }
    Some(last)
}

/// 死者12人, 伤亡人数约300, 儿童11名.
fn noun_before(sentence: &Sentence<'_>, start: usize) -> Option<Hit> {
    let from = start.saturating_sub(36);
    let hit =
        sentence.hits.iter().rev().find(|hit| hit.class == Class::Noun && hit.end <= start && hit.start >= from)?;
    counts(sentence.slice(hit.end, start)).then_some(*hit)
}

/// Words between a noun and its number that only count: 死者也许已经超过, 罹难者累计, 失踪人数增至.
fn counts(gap: &str) -> bool {
    const WORDS: [&str; 67] = [
        "说不定",
        "或许",
        "想必",
        "大概",
        "很可能",
        "人数",
        "总数",
        "数量",
        "数目",
        "总计",
        "累计",
        "合计",
        "共计",
        "共有",
        "已经",
        "已有",
        "也许",
        "可能",
        "恐怕",
        "恐",
        "达到",
        "达",
        "增至",
        "增加到",
        "增加至",
        "上升到",
        "上升至",
        "升至",
        "升到",
        "上调至",
        "更新为",
        "上修至",
        "多达",
        "高达",
        "为",
        "有",
        "共",
        "已",
        "仅",
        "只",
        "就",
        "便",
        "还",
        "则",
        "在",
        "是",
        "占",
        "仍",
        "均",
        "约",
        "大约",
        "的",
        "数",
        "总",
        "目前",
        "迄今",
        "至今",
        "现",
        "又",
        "估计",
        "据信",
        "至",
        "到",
        "计",
        "超",
        "：",
        " ",
    ];
    let mut rest = gap;
    while !rest.is_empty() {
        let Some(word) = WORDS.iter().filter(|word| rest.starts_with(**word)).max_by_key(|word| word.len()) else {
            return rest == ":";
        };
        rest = &rest[word.len()..];
    }
    true
}

/// 人数为, 人数达, 总数: a count speaks.
fn count_before(text: &str, start: usize) -> bool {
    let head = &text[..start];
    [
        "人数在",
        "定在",
        "定为",
        "估在",
        "放在",
        "设在",
        "算作",
        "占了",
        "说成",
        "写成",
        "数字更新为",
        "更新为",
        "上调至",
        "增加到",
        "上升到",
        "停在",
        "规模则为",
        "规模为",
        "规模约为",
        "则在",
        "则是",
        "则为",
        "统计是",
        "统计为",
        "数字则是",
        "人数为",
        "人数达",
        "人数",
        "总数",
        "总数为",
        "数字为",
        "增至",
        "升至",
        "数为",
        "总数达",
        "达到",
        "人数是",
        "数字是",
    ]
    .iter()
    .any(|tail| head.ends_with(tail))
        && (head.contains("人数")
            || head.contains("死")
            || head.contains("伤")
            || head.contains("总数")
            || head.contains("数字")
            || head.contains("规模")
            || head.contains("统计"))
}
