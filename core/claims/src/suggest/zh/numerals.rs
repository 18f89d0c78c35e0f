//! Chinese numerals, their counters and bounds.
//!
//! Input: a sentence, its hits, the ranges its dates take. Output: [`Mention`]s of digits (41名, 2.5万, 1,076人), Han
//! numerals (三百余人, 十二名, 两人), ranges (500至550人), vague words (数百人, 许多), shares (三分之一), bounded:
//! 约600人, 逾千人, 多达400人, 600多名, 近万人, 不足百人.

use attested_model::QuantityKind;

use super::super::cjk::{at, before};
use super::super::ko::numerals::decimal;
use super::super::lexicon::{Class, Hit, Lexicon, NumeralRole, Word};
use super::super::mention::Mention;
use super::super::text::Sentence;

/// The numerals of a sentence that may count people, bounded.
pub(crate) fn numerals(sentence: &Sentence<'_>, lexicon: &Lexicon, dates: &[(usize, usize)]) -> Vec<Mention> {
    let text = &sentence.norm;
    let mut out: Vec<Mention> = Vec::new();
    let mut position = 0;
    let mut words = sentence.hits.iter().filter(|hit| hit.class == Class::Numeral).map(|hit| hit.start).peekable();
    while let Some(first) = at(text, position) {
        while words.peek().is_some_and(|start| *start < position) {
            words.next();
        }
        let opens = first.is_ascii_digit()
            || words.peek() == Some(&position)
            || value_of(first).is_some()
            || unit_of(first).is_some();
        if !opens {
            position += first.len_utf8();
            continue;
        }
        if let Some(&(_, end)) = dates.iter().find(|(from, to)| *from <= position && position < *to) {
            position = end;
            continue;
        }
        match one(sentence, lexicon, position) {
            Some(mention) => {
                position = mention.end.max(position + 1);
                out.push(mention);
            }
            None => {
                position += match at(text, position) {
                    Some(c) if c.is_ascii_digit() => text[position..]
                        .bytes()
                        .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
                        .count()
                        .max(1),
                    // Past a Han number that counts something else: 三十公里 is not tried again as 十.
                    Some(c) if value_of(c).is_some() || unit_of(c).is_some() => {
                        composite(text, position).map_or(c.len_utf8(), |(_, end)| end - position)
                    }
                    Some(c) => c.len_utf8(),
                    None => 1,
                };
            }
        }
    }
    out
}

/// A number that begins here.
fn one(sentence: &Sentence<'_>, lexicon: &Lexicon, start: usize) -> Option<Mention> {
    let text = &sentence.norm;
    let first = at(text, start)?;
    let numeral = first.is_ascii_digit() || value_of(first).is_some() || unit_of(first).is_some();
    if before(text, start).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '第' | '$' | '€' | '№')) {
        return None;
    }
    if let Some(hit) = sentence.hit_at(Class::Numeral, start)
        && let Word::Numeral { role, value } = lexicon.word(hit)
    {
        match role {
            NumeralRole::Vague => return vague(sentence, start, hit.end),
            NumeralRole::Share => {
                let mut mention = Mention::new(start, hit.end, 0);
                mention.share = Some((1, *value));
                mention.rules.push(("numeral", "share".into()));
                bound(sentence, lexicon, &mut mention);
                match first {
                    '过' | '逾' => mention.kind = QuantityKind::MoreThan,
                    '近' => mention.kind = QuantityKind::FewerThan,
                    _ => {}
                }
                return Some(mention);
            }
            NumeralRole::Unit | NumeralRole::Ten | NumeralRole::Multiplier | NumeralRole::Group => {}
        }
    }
    if !numeral {
        return None;
    }
    // 一两百万人, 三四十人: two digits in a row span a range.
    let spoken = adjacent(text, start);
    let (value, end) = composite(text, spoken.map_or(start, |_| start + first.len_utf8()))?;
    // 千人对千人: a unit alone counts only with a bound.
    let unit = unit_of(first).is_some_and(|unit| unit > 10) && end == start + first.len_utf8();
    if unit
        && bound_before(sentence, lexicon, start).is_none()
        && bound_after(sentence, lexicon, end).is_none()
        && !text[..start].ends_with('过')
    {
        return None;
    }
    // 无一人, 没有一名: nobody.
    if value == 1
        && ["逐", "唯", "之", "某", "专", "如", "统", "划", "万", "单", "无", "没有", "未有", "没", "每", "任何", "同"]
            .iter()
            .any(|word| text[..start].ends_with(word))
    {
        return None;
    }
    // 一个政治犯都没有: nobody.
    if value == 1 {
        let near = &text[end..super::super::act::floor(text, end + 36)];
        let clause = near.split(['，', '。', '；', '、', '"']).next().unwrap_or(near);
        if ["都没", "也没", "都未", "也未", "都不"].iter().any(|word| clause.contains(word)) {
            return None;
        }
    }
    // 三分之一
    if let Some(rest) = text[end..].strip_prefix("分之") {
        let (top, top_end) = composite(rest, 0)?;
        if value == 100 {
            return None; // 百分之三十
        }
        let mut mention = Mention::new(start, end + "分之".len() + top_end, 0);
        mention.share = Some((top, value.max(1)));
        mention.rules.push(("numeral", "share".into()));
        bound(sentence, lexicon, &mut mention);
        return Some(mention);
    }
    if text[end..].starts_with(['%', '％', '℃', ':', '：', '-'])
        && !text[end..].starts_with("-1")
        && !text[end..].starts_with(|c: char| c == '-' && text[end + 1..].starts_with(|d: char| d.is_ascii_digit()))
    {
        return None;
    }
    let mut mention = Mention::new(start, end, value);
    mention.rules.push(("numeral", sentence.slice(start, end).to_owned().into()));
    if let Some((low, high)) = spoken {
        // The second digit is the last place that the number fills.
        let place = value / high.max(1);
        mention.kind = QuantityKind::Between;
        (mention.low, mention.high) = (Some(low * place), Some(value));
    } else {
        range(text, &mut mention, value);
    }
    bound(sentence, lexicon, &mut mention);
    // 死亡人数过千
    if unit && text[..start].ends_with('过') && mention.kind == QuantityKind::Exact {
        mention.bounded(QuantityKind::MoreThan);
        mention.start = start - '过'.len_utf8();
    }
    Some(mention)
}

/// Two digits one after the other before a unit or a counter: 一两百, 三四十, 七八名.
fn adjacent(text: &str, start: usize) -> Option<(u64, u64)> {
    let first = at(text, start)?;
    let next = start + first.len_utf8();
    let second = at(text, next)?;
    let (low, high) = (value_of(first)?, value_of(second)?);
    let third = at(text, next + second.len_utf8())?;
    let place = unit_of(third).is_some() || matches!(third, '名' | '人' | '位' | '个' | '具' | '成');
    (low > 0 && (high == low + 1 || (low, high) == (3, 5)) && place).then_some((low, high))
}

/// A word that names no number, with its counter.
fn vague(sentence: &Sentence<'_>, start: usize, end: usize) -> Option<Mention> {
    let rest = &sentence.norm[end..];
    let words = sentence.slice(start, end);
    // 不少于 is a bound, 多数据 no number.
    if rest.starts_with('于')
        || rest.starts_with("民族")
        || rest.starts_with("族裔")
        || (words == "多数" && rest.starts_with('据'))
    {
        return None;
    }
    let odd = ["余", "多", "余名", "多名"].iter().find(|word| rest.starts_with(**word)).map_or(0, |_| '余'.len_utf8());
    let counter = counter(&sentence.norm, end + odd);
    let magnitude =
        words.starts_with(['数', '几', '上', '成']) && !words.starts_with("数量") || words.starts_with("好几");
    let whole = words.ends_with("不明") || words.ends_with("不详") || words.ends_with("未知");
    // 一些, 部分, 许多 need a people noun; so do 数百, unless a counter follows.
    let noun = sentence.of(Class::Noun, end, (end + 40).min(sentence.norm.len())).next().is_some_and(|noun| {
        sentence.slice(end, noun.start).chars().count() <= 6
            && !sentence.slice(end, noun.start).contains(['，', '。', '、'])
    });
    let noun = noun || sentence.hits.iter().any(|known| known.class == Class::Noun && known.end == start);
    // 只敢写成“数百”
    let quoted = sentence.norm[..start].ends_with(['"', '“', '「']) && rest.starts_with(['"', '”', '」']);
    let noun = noun || magnitude && quoted;
    // 数以千计的人
    let noun = noun || rest.starts_with("的人");
    // 下落不明的绝大多数
    let noun = noun
        || sentence.norm[..start].ends_with('的')
            && rest.starts_with(['，', '。', '恐', '已', '都', '均', '仍', '可', '是'])
            && sentence.hits.iter().any(|hit| hit.class == Class::Act && hit.end <= start && start - hit.end <= 12);
    if counter.is_none() && !noun && !whole && !words.ends_with('人') && !words.ends_with('名') {
        return None;
    }
    if magnitude && counter.is_none() && sentence.touches(Class::Drop, end + odd, end + odd + 3) {
        return None;
    }
    let mut mention = Mention::vague(start, counter.unwrap_or(end));
    mention.rules.push(("numeral", "vague".into()));
    Some(mention)
}

/// Where a people counter that follows ends.
pub(crate) fn counter(text: &str, after: usize) -> Option<usize> {
    let rest = text.get(after..)?;
    for word in ["人次", "人", "名", "位", "口", "具", "个人"] {
        if let Some(tail) = rest.strip_prefix(word) {
            if word == "人次" {
                return None;
            }
            // 人民币, 人口 count no one; 名单 neither.
            if word == "人"
                && ["民币", "口", "权", "道", "工", "质交", "均", "类"].iter().any(|next| tail.starts_with(next))
            {
                return None;
            }
            if word == "名" && ["单", "义", "额"].iter().any(|next| tail.starts_with(next)) {
                return None;
            }
            return Some(after + word.len());
        }
    }
    None
}

/// 500至550人, 100到300人, 100-300人, 100人至300人.
fn range(text: &str, mention: &mut Mention, low: u64) {
    let counted = counter(text, mention.end);
    for end in [Some(mention.end), counted].into_iter().flatten() {
        let rest = &text[end..];
        let Some(joint) =
            ["至", "到", "-", "–", "—", "~", "～", "或", "和"].iter().find(|joint| rest.starts_with(**joint))
        else {
            continue;
        };
        let Some((top, top_end)) = composite(text, end + joint.len()) else { continue };
        // 三至四百人: the unit holds for both.
        let (written, unit) = unit_tail(text, end + joint.len(), top_end);
        let low =
            if *joint != "和" && low < 10 && unit > 1 && written > low && written < 10 { low * unit } else { low };
        let between = *joint == "和" && text[top_end..].chars().take(4).collect::<String>().contains("之间");
        if top <= low || (*joint == "和" && !between) || (*joint == "或" && top > low * 2) {
            continue;
        }
        mention.kind = QuantityKind::Between;
        // 1至2万: the unit holds for both.
        let shared = low < 10_000
            && top >= 10_000
            && top / 10_000 > low
            && text[end + joint.len()..top_end].ends_with('万')
            && low < 100;
        mention.low = Some(if shared { low * 10_000 } else { low });
        mention.high = Some(top);
        mention.end = top_end;
        mention.core.1 = top_end;
        return;
    }
}

/// One Han digit and its unit: 四百 is 4 and 100.
fn unit_tail(text: &str, start: usize, end: usize) -> (u64, u64) {
    let mut chars = text[start..end].chars();
    match (chars.next().and_then(value_of), chars.next().and_then(unit_of), chars.next()) {
        (Some(digit), Some(unit), None) => (digit, unit),
        _ => (0, 1),
    }
}

/// The value of a Han digit.
pub(crate) fn value_of(c: char) -> Option<u64> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Whether a character begins a number below a hundred in Han characters.
pub(crate) fn opens(c: char) -> bool {
    matches!(c, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn unit_of(c: char) -> Option<u64> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// Digits and Han units in one number: 2.5万, 1万1千, 三百二十, 一万两千. Gives the end as a byte.
pub(crate) fn composite(text: &str, start: usize) -> Option<(u64, usize)> {
    let (mut total, mut section, mut position) = (0u64, 0u64, start);
    let mut current: Option<(u64, u64)> = None;
    let mut end = start;
    while let Some(c) = at(text, position) {
        if c.is_ascii_digit() {
            if current.is_some() {
                break;
            }
            let length = text[position..]
                .bytes()
                .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
                .count();
            let run = text[position..position + length].trim_end_matches([',', '.']);
            current = Some(decimal(run)?);
            position += run.len();
        } else if let Some(value) = value_of(c) {
            match (current, value) {
                (Some(_), _) if value != 0 => break,
                _ => current = Some((value, 1)),
            }
            position += c.len_utf8();
            if value == 0 {
                current = None;
                continue;
            }
        } else if let Some(unit) = unit_of(c) {
            if unit >= 10_000 {
                let group = match current.take() {
                    Some((value, scale)) => {
                        (section.checked_mul(scale)?.checked_add(value)?).checked_mul(unit)? / scale
                    }
                    None => section.max(1).checked_mul(unit)?,
                };
                total = total.checked_add(group)?;
                section = 0;
            } else {
                let (value, scale) = current.take().unwrap_or((1, 1));
                section = section.checked_add(value.checked_mul(unit)? / scale)?;
            }
            position += c.len_utf8();
        } else {
            break;
        }
        end = position;
    }
    if end == start {
        return None;
    }
    let (value, scale) = current.unwrap_or((0, 1));
    (value % scale == 0)
        .then_some((total.checked_add(section)?.checked_add(value / scale)?, end))
        .filter(|(value, _)| *value > 0)
}

/// The bound words around a number; also takes in the counter.
fn bound(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &mut Mention) {
    let text = &sentence.norm;
    let mut kind_after = bound_after(sentence, lexicon, mention.end);
    // 四十来人, 十几来名
    if kind_after.is_none() && ["来人", "来名", "来个", "来位"].iter().any(|word| text[mention.end..].starts_with(word))
    {
        kind_after = Some((mention.end + '来'.len_utf8(), QuantityKind::Approx));
    }
    // 一百个左右的孩子
    if kind_after.is_none()
        && text[mention.end..].starts_with('个')
        && let Some(later) = bound_after(sentence, lexicon, mention.end + '个'.len_utf8())
        && !matches!(sentence.slice(mention.end + '个'.len_utf8(), later.0), "多" | "余" | "起" | "许")
    {
        kind_after = Some(later);
    }
    // 三十几个, 四百几十人
    if kind_after.is_none()
        && mention.value().is_some_and(|value| value % 10 == 0)
        && let Some(odd) = ["几十", "几"].iter().find(|word| text[mention.end..].starts_with(**word))
        && ["个", "名", "人", "位", "具", "口"].iter().any(|word| text[mention.end + odd.len()..].starts_with(word))
    {
        kind_after = Some((mention.end + odd.len(), QuantityKind::MoreThan));
    }
    if let Some((end, _)) = kind_after {
        mention.end = end;
    }
    // 余万人: 1.1余万
    if let Some((_, QuantityKind::MoreThan)) = kind_after
        && let Some(unit) = at(text, mention.end).and_then(unit_of).filter(|unit| *unit >= 10_000)
        && let Some(value) = mention.value()
    {
        mention.end += '万'.len_utf8();
        (mention.low, mention.high) = (value.checked_mul(unit), value.checked_mul(unit));
    }
    if let Some(end) = counter(text, mention.end) {
        mention.end = end;
        mention.core.1 = mention.core.1.max(end);
        let later = bound_after(sentence, lexicon, end)
            .filter(|(bound_end, _)| !matches!(sentence.slice(end, *bound_end), "多" | "余" | "起" | "许"));
        if let Some((bound_end, _)) = later {
            mention.end = bound_end;
            kind_after = kind_after.or(later);
        }
    }
    // 约占其中的三分之二
    let anchor = if mention.share.is_some() {
        let head = &text[..mention.start];
        let mut short = head;
        for word in ["的", "总数", "人数", "其中", "死者", "占了", "占到", "占"] {
            short = short.strip_suffix(word).unwrap_or(short);
        }
        short.len()
    } else {
        mention.start
    };
    let before = bound_before(sentence, lexicon, anchor);
    // 至少打死12人, 至少已造成31人死亡: the bound stands before the verb.
    let before = before.or_else(|| before_verb(sentence, lexicon, mention.start).map(|kind| (mention.start, kind)));
    let kind = match (before.map(|(_, kind)| kind), kind_after.map(|(_, kind)| kind)) {
        (_, Some(kind @ QuantityKind::AtLeast)) => Some(kind),
        (
            Some(
                kind
                @ (QuantityKind::AtLeast | QuantityKind::AtMost | QuantityKind::MoreThan | QuantityKind::FewerThan),
            ),
            _,
        ) => Some(kind),
        (_, Some(kind)) => Some(kind),
        (Some(kind), None) => Some(kind),
        (None, None) => None,
    };
    if let Some((start, kind)) = before
        && kind != QuantityKind::Exact
    {
        mention.rules.push(("bound", sentence.slice(start, mention.start).to_owned().into()));
        mention.start = start;
    }
    if let Some((_, kind)) = kind_after {
        mention.rules.push(("bound", kind.as_str().to_owned().into()));
    }
    if let Some(kind) = kind
        && mention.kind != QuantityKind::Between
    {
        if mention.share.is_some() {
            // 半数以上 is more than a half.
            mention.kind = if kind == QuantityKind::AtLeast { QuantityKind::MoreThan } else { kind };
        } else {
            mention.bounded(kind);
        }
    }
}

/// The bound of a number whose verb stands between: 至少打死12人.
fn before_verb(sentence: &Sentence<'_>, lexicon: &Lexicon, start: usize) -> Option<QuantityKind> {
    let head = sentence.norm[..start].trim_end_matches(['了', '有']);
    let verb = sentence
        .hits
        .iter()
        .rev()
        .take_while(|hit| hit.start + 30 > start)
        .find(|hit| hit.class == Class::Act && hit.end == head.len());
    let from = verb.map(|hit| hit.start).or_else(|| {
        ["造成", "导致", "致使", "致", "夺去", "夺走", "引发"]
            .iter()
            .find(|word| head.ends_with(**word))
            .map(|word| head.len() - word.len())
    })?;
    let from = sentence.norm[..from].trim_end_matches(['已', '被', '遭']).len();
    let (_, kind) = bound_before(sentence, lexicon, from)?;
    matches!(kind, QuantityKind::AtLeast | QuantityKind::AtMost).then_some(kind)
}

/// 多, 余, 以上, 左右 right after.
fn bound_after(sentence: &Sentence<'_>, lexicon: &Lexicon, end: usize) -> Option<(usize, QuantityKind)> {
    let hit = sentence.hit_at(Class::Bound, end)?;
    lexicon.meanings(hit).find_map(|word| match word {
        Word::Bound { kind, after: true } => Some((hit.end, *kind)),
        _ => None,
    })
}

/// 约, 至少, 超过 right before; an outer bound (至少约) wins.
fn bound_before(sentence: &Sentence<'_>, lexicon: &Lexicon, start: usize) -> Option<(usize, QuantityKind)> {
    let text = &sentence.norm;
    let mut found: Option<(usize, QuantityKind)> = None;
    let mut edge = text[..start].trim_end().len();
    for _ in 0..3 {
        // 有 and 了 may stand between: 约有600人, 超过了600人
        let mut bare = text[..edge].trim_end_matches(['有', '了', '为', '过']).len();
        // 最多可能有一万, 至少估计有三百人
        if let Some(word) = ["可能", "估计", "恐怕", "据信", "大概", "或许", "也许", "还", "仍", "已", "另", "就"]
            .iter()
            .find(|word| text[..bare].ends_with(**word))
        {
            bare -= word.len();
        }
        let hit = sentence
            .hits
            .iter()
            .rev()
            .filter(|hit| hit.class == Class::Bound && hit.start < edge)
            .take(6)
            .find(|hit| hit.end == edge || (hit.end == bare && bare < edge));
        let Some(hit) = hit else { break };
        let Some(kind) = lexicon.meanings(hit).find_map(|word| match word {
            Word::Bound { kind, after: false } => Some(*kind),
            _ => None,
        }) else {
            break;
        };
        // 达 alone says nothing; 高达, 多达 are their own words.
        found = match (found, kind) {
            (None, kind) => Some((hit.start, kind)),
            (Some((_, QuantityKind::Exact | QuantityKind::Approx)), kind) if kind != QuantityKind::Exact => {
                Some((hit.start, kind))
            }
            (Some((_, known)), _) => Some((hit.start, known)).filter(|_| kind != QuantityKind::Exact).or(found),
        };
        edge = hit.start;
    }
    found
}

/// 远高于前一天公布的16万4000人, 给出更高的数字: a comparison whose number is said is no quantity of its own.
pub(crate) fn compared(sentence: &Sentence<'_>, hit: &Hit, numbered: bool) -> bool {
    let tail = &sentence.norm[hit.end..];
    // 更多细节 tells no number.
    let more = sentence.slice(hit.start, hit.end).starts_with('更') && tail.starts_with(super::super::cjk::han);
    more || tail.starts_with('的')
        || (numbered && (sentence.slice(hit.start, hit.end).starts_with('更') || tail.starts_with(|c| c != '，')))
}
