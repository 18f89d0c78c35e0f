//! Place names in a Chinese sentence.
//!
//! Input: the sentence, simplified, the vocabulary's hits, the gazetteers. Output: [`Spot`]s. Words before a name (在, 从,
//! 到) or after it (境内, 边境) make it a place where something happens; a people's noun right after it (朝鲜难民) makes it
//! none. A name of the gazetteer alone must follow such a word, and be a province's or a large town's or bear its ending.

use attested_model::WorldKind;

use super::super::cjk;
use super::super::gazetteer::Gazetteer;
use super::super::lexicon::Class;
use super::super::text::Sentence;
use super::{Memory, Spot, Use};

/// Words before a place.
const LOCATE: [&str; 26] = [
    "在", "从", "到", "往", "于", "至", "赴", "回", "自", "由", "经", "入", "抵达", "离开", "逃离", "越过", "途经",
    "位于", "来到", "前往", "穿越", "抵", "逃往", "进入", "返回", "给",
];
/// Those of one character, and the last characters of the others.
const OPENERS: [char; 14] = ['在', '从', '到', '往', '于', '至', '赴', '回', '自', '由', '经', '入', '抵', '给'];
const CLOSERS: [char; 5] = ['达', '开', '离', '过', '越'];
/// Words after a place where something happens.
const AROUND: [&str; 24] = [
    "境内",
    "东部",
    "西部",
    "南部",
    "北部",
    "中部",
    "东北部",
    "西北部",
    "西南部",
    "东南部",
    "边境",
    "边界",
    "沿海",
    "附近",
    "近海",
    "各地",
    "全境",
    "一带",
    "一处",
    "的一处",
    "外海",
    "海岸",
    "国内",
    "以东",
];
/// Endings of names, with what they say a place is.
const PROVINCES: [&str; 4] = ["自治区", "省", "州", "邦"];
const TOWNS: [&str; 6] = ["自治州", "市", "县", "镇", "乡", "村"];
const OTHERS: [&str; 18] = [
    "地区",
    "区",
    "难民营",
    "集中营",
    "营地",
    "医院",
    "学校",
    "监狱",
    "海峡",
    "半岛",
    "岛",
    "看守所",
    "边境",
    "口岸",
    "拘留所",
    "管理所",
    "海域",
    "港",
];
/// What makes a country's name its people's or its organs'.
const PEOPLE: [&str; 24] = [
    "籍",
    "人",
    "军",
    "当局",
    "政府",
    "官员",
    "官方",
    "外交",
    "方面",
    "公民",
    "居民",
    "难民",
    "驻",
    "总统",
    "国防",
    "警方",
    "海岸警卫队",
    "媒体",
    "国家",
    "民众",
    "女性",
    "儿童",
    "士兵",
    "工人",
];
/// What follows a country that does something.
const DOES: [char; 30] = [
    '已', '将', '在', '从', '把', '被', '至', '也', '又', '还', '共', '有', '近', '逾', '约', '不', '没', '曾', '仍',
    '强', '当', '去', '今', '上', '最', '于', '正', '并', '向', '对',
];
/// A town this large needs no ending.
const LARGE: u64 = 100_000;

/// The names of a sentence.
pub(super) fn spots(sentence: &Sentence<'_>, memory: &Memory, gazetteer: Option<&Gazetteer<'_>>) -> Vec<Spot> {
    let mut out: Vec<Spot> = Vec::new();
    for hit in sentence.of(Class::Place, 0, sentence.norm.len()) {
        let within = sentence.hits.iter().any(|other| {
            matches!(other.class, Class::Noun | Class::Body)
                && other.start <= hit.start
                && hit.end <= other.end
                && hit.end - hit.start < other.end - other.start
        });
        let country = memory.is_country(hit);
        if !within && let Some(spot) = listed(sentence, hit.start, hit.end, country, &out) {
            out.push(spot);
        }
    }
    let mut more = Vec::new();
    for (at, c) in sentence.norm.char_indices() {
        let from = at + c.len_utf8();
        let joint = matches!(c, '和' | '、' | '及' | '与');
        let leads = OPENERS.contains(&c)
            || CLOSERS.contains(&c) && LOCATE.iter().any(|word| sentence.norm[..from].ends_with(word));
        let listed = joint && out.iter().chain(&more).any(|spot: &Spot| spot.end == at && spot.used == Use::Located);
        if (leads || listed) && !out.iter().chain(&more).any(|spot| spot.start <= from && from < spot.end) {
            more.extend(unlisted(sentence, gazetteer, from, false));
        }
    }
    // 吉林省图们市: a name right after a place it lies in.
    for spot in out.clone().into_iter().chain(more.clone()) {
        if spot.used == Use::Located && !out.iter().chain(&more).any(|other| other.start == spot.end) {
            more.extend(unlisted(sentence, gazetteer, spot.end, true));
        }
    }
    more.retain(|spot| !out.iter().any(|known| known.start < spot.end && spot.start < known.end));
    out.extend(more);
    out
}

/// A name of the vocabulary, by what stands before and after it.
fn listed(sentence: &Sentence<'_>, start: usize, end: usize, country: bool, out: &[Spot]) -> Option<Spot> {
    let rest = sentence.slice(end, sentence.norm.len());
    let before = sentence.slice(0, start);
    // 沿海地区 holds no Haiti.
    if sentence.slice(start, end).ends_with('地') && rest.starts_with('区') {
        return None;
    }
    let suffix = suffix_of(rest);
    let length = suffix.map_or(0, |(length, _)| length);
    let spot =
        |used| Spot { start, end: end + length, name: (start, end), used, kind: suffix.and_then(|(_, kind)| kind) };
    let led = LOCATE.iter().any(|word| before.ends_with(word))
        || out.last().is_some_and(|last| {
            let gap = sentence.slice(last.end, start);
            last.used == Use::Located && matches!(gap, "" | "和" | "、" | "及" | "与" | "的" | "，")
        });
    let followed = AROUND.iter().any(|word| rest.starts_with(word));
    // 7日在首尔说: where it was said.
    if ["说", "表示", "称", "指出", "宣布", "通报", "举行", "召开"].iter().any(|word| rest[length..].starts_with(word))
    {
        return (country && !led).then(|| spot(Use::Acts));
    }
    let people = suffix.is_none()
        && (PEOPLE.iter().any(|word| rest.starts_with(word)) && !rest.starts_with("人权")
            || [Class::Noun, Class::Body, Class::Role].iter().any(|class| sentence.hit_at(*class, end).is_some()));
    if people && country {
        return None;
    }
    if led || followed || suffix.is_some() {
        return Some(spot(Use::Located));
    }
    if !country {
        return (!people).then(|| spot(Use::Located));
    }
    let aside = ["与", "和", "对", "向", "敦促", "呼吁", "据"].iter().any(|word| before.ends_with(word));
    // 中国东北: a place in a place.
    let inner = sentence.hit_at(Class::Place, end).is_some();
    if inner {
        return Some(spot(Use::Located));
    }
    // Before another noun a country's name only says whose: 韩国联合参谋本部.
    let does = rest.starts_with(DOES)
        || [Class::Time, Class::Act, Class::Numeral, Class::Bound, Class::Statement]
            .iter()
            .any(|class| sentence.hit_at(*class, end).is_some());
    (does && !aside).then(|| spot(Use::Acts))
}

/// The longest name from a byte on that the gazetteers know well enough, or that its ending makes one.
fn unlisted(sentence: &Sentence<'_>, gazetteer: Option<&Gazetteer<'_>>, from: usize, inside: bool) -> Option<Spot> {
    let rest = sentence.slice(from, sentence.norm.len());
    let busy = [Class::Time, Class::Numeral, Class::Noun, Class::Act, Class::Body, Class::Role];
    if busy.iter().any(|class| sentence.hit_at(*class, from).is_some())
        || AROUND.iter().any(|word| rest.starts_with(word))
        || rest.starts_with(['一', '该', '这', '那', '某', '数', '两', '多', '各', '其', '本', '当'])
    {
        return None;
    }
    let run: Vec<usize> =
        rest.char_indices().take(9).take_while(|(_, c)| cjk::han(*c)).map(|(at, c)| at + c.len_utf8()).collect();
    if let Some(gazetteer) = gazetteer {
        for length in run.iter().take(8).skip(1).rev().copied() {
            let name = &rest[..length];
            let suffix = suffix_of(&rest[length..]);
            let ended =
                PROVINCES.iter().chain(&TOWNS).any(|ending| name.len() > ending.len() + 3 && name.ends_with(ending));
            let well_known = |one: &super::super::gazetteer::Candidate| {
                one.kind < WorldKind::District || one.population >= LARGE || ended || suffix.is_some() || inside
            };
            if gazetteer.named(name).iter().any(well_known) {
                let end = from + length + suffix.map_or(0, |(length, _)| length);
                return Some(Spot {
                    start: from,
                    end,
                    name: (from, from + length),
                    used: Use::Located,
                    kind: suffix.and_then(|(_, kind)| kind).or_else(|| kind_of(name)),
                });
            }
        }
    }
    let ending =
        |length: &usize| PROVINCES.iter().chain(&TOWNS).chain(&OTHERS).any(|ending| rest[..*length].ends_with(ending));
    let length = run.iter().skip(2).copied().find(ending)?;
    let range = (from, from + length);
    (!sentence.touches(Class::Act, range.0, range.1) && !sentence.touches(Class::Noun, range.0, range.1))
        .then(|| Spot { start: range.0, end: range.1, name: range, used: Use::Located, kind: kind_of(&rest[..length]) })
}

/// The ending a name goes on with.
fn suffix_of(rest: &str) -> Option<(usize, Option<(WorldKind, WorldKind)>)> {
    let ending = PROVINCES
        .iter()
        .chain(&TOWNS)
        .chain(&OTHERS)
        .filter(|ending| rest.starts_with(**ending))
        .max_by_key(|ending| ending.len())?;
    Some((ending.len(), kind_of(ending)))
}

fn kind_of(name: &str) -> Option<(WorldKind, WorldKind)> {
    // The longer ending decides: 自治州 before 州.
    if TOWNS.iter().any(|ending| name.ends_with(ending)) {
        Some((WorldKind::District, WorldKind::Capital))
    } else if PROVINCES.iter().any(|ending| name.ends_with(ending)) {
        Some((WorldKind::Province, WorldKind::Province))
    } else {
        None
    }
}
