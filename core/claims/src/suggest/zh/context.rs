//! What the text around a Chinese number makes of its act.
//!
//! Input: an act or a clause, and what the text has told. Output: the act meant (who was 抓 by kidnappers is abducted, who
//! is 尚未获释 still held), the act that a relative quantity or a question speaks of, and whether a number is called
//! wrong. Leaves out finding the act in the number's own clause (`acts`).

use super::super::act::{self, Act};
use super::super::discourse::Discourse;
use super::super::lexicon::{Class, Lexicon, Word};
use super::super::mention::Mention;
use super::super::text::Sentence;
use super::acts::{clause, verbs};

/// The act that the clause of a relative quantity names: 实际伤亡数字要高得多.
pub(crate) fn of_relative(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<Act> {
    let (from, _) = clause(sentence, mention.start, mention.end);
    let told = sentence.of(Class::Noun, from, mention.start).rev().find_map(|hit| match lexicon.word(hit) {
        Word::Noun { what: Some(what), .. } => Some((hit.start, hit.end, what.clone())),
        _ => None,
    });
    let verb = || {
        let (hit, what, _, weak) = act::within(sentence, lexicon, from, mention.start).pop()?;
        (!weak).then(|| (hit.start, hit.end, what.to_owned()))
    };
    let (start, end, what) = told.or_else(verb)?;
    Some(Act { what, start, end, rule: "the clause of the relative quantity", weak: false })
}

/// Acts of one event, told sentence by sentence: a wreck's dead, saved and missing; those abducted and those who got away.
pub(crate) fn one_event(before: &str, now: &str) -> bool {
    let toll = |what: &str| {
        matches!(
            what,
            "killed"
                | "injured"
                | "killed_or_injured"
                | "missing"
                | "killed_or_missing"
                | "rescued"
                | "aboard"
                | "present"
        )
    };
    let taken = |what: &str| matches!(what, "abducted" | "escaped" | "released" | "rescued" | "detained" | "missing");
    (toll(before) && toll(now)) || (taken(before) && taken(now))
}

/// A number that its own clause calls overstated or a mistake: 所谓2万人纯属夸大, 先前通报的79具遗体有误.
pub(crate) fn called_wrong(sentence: &Sentence<'_>, mention: &Mention) -> Option<(attested_model::Modality, String)> {
    use attested_model::Modality;
    let (from, to) = clause(sentence, mention.start, mention.end);
    // 收回了最初公布的227人这一数字
    let head = sentence.slice(from, mention.start);
    if ["收回", "撤回", "撤销", "推翻", "更正了", "收回了"].iter().any(|word| head.contains(word))
        && ["最初", "先前", "此前", "早前", "之前", "公布", "通报", "原先", "原本"]
            .iter()
            .any(|word| head.contains(word))
        && !head.ends_with(['为', '至', '到', '成'])
    {
        return Some((Modality::Retracted, "a number taken back".into()));
    }
    let rest = sentence.slice(mention.phrase.1.max(mention.end), to);
    if !rest.contains(['误', '错', '复', '夸', '水', '信', '脚', '疑']) && !rest.contains("言过其实") {
        return None;
    }
    let held = |words: &str| words.split('|').any(|word| rest.contains(word));
    if held("有误|有错|搞错|算错|误报|重复计算|重复统计|计算错误|统计错误") {
        return Some((Modality::Retracted, "a number called a mistake".into()));
    }
    held("夸大|言过其实|灌水|注水|不可信|不足为信|站不住脚|令人怀疑")
        .then(|| (Modality::Disputed, "a number called overstated".into()))
}

/// 尚未, 未获, 没能 right before an act.
fn not_yet(head: &str) -> bool {
    let head = head.trim_end_matches(['被', '获', '得', '到', '能', '曾']);
    head.ends_with('未')
        || ["没有", "还没", "没", "不曾", "未被", "尚待", "有待", "等待"].iter().any(|word| head.ends_with(word))
}

/// The act that a question in the sentence asks about: 究竟载了多少人，…推测在400人上下.
pub(crate) fn asked(sentence: &Sentence<'_>, lexicon: &Lexicon, before: usize) -> Option<Act> {
    let head = &sentence.norm[..before];
    let at = ["多少", "几人", "几名", "几多"].iter().filter_map(|word| head.rfind(word)).max()?;
    let (from, to) = clause(sentence, at, at + "多少".len());
    let (hit, what, _, weak) = verbs(sentence, lexicon, from, to.min(before)).into_iter().find(|(.., weak)| !weak)?;
    Some(Act { what: what.to_owned(), start: hit.start, end: hit.end, rule: "the act asked about", weak })
}

/// The act in the light of what the text has told: who was 抓 by kidnappers is abducted, who is 带走 by police detained.
pub(crate) fn in_context(sentence: &Sentence<'_>, act: &mut Act, discourse: &Discourse, drafts: &[(Mention, Act)]) {
    let has = |what: &str| {
        discourse.acts.iter().any(|(known, _)| known == what) || drafts.iter().any(|(_, told)| told.what == what)
    };
    let words = sentence.slice(act.start, act.end);
    match act.what.as_str() {
        "detained" if has("abducted") && !has("detained") && words.contains(['抓', '扣', '押', '关']) => {
            act.what = "abducted".to_owned();
        }
        "abducted" if has("detained") && !has("abducted") && words.contains("带走") => {
            act.what = "detained".to_owned()
        }
        "abducted" if has("deported") && !has("abducted") && words.contains("带走") => {
            act.what = "deported".to_owned()
        }
        // 尚未脱险的有253名, 仍有三人未获保释: those still held, or not yet found.
        "rescued" | "released" | "escaped" | "returned" if not_yet(&sentence.norm[..act.start]) => {
            let what = if has("abducted") {
                "abducted"
            } else if act.what == "rescued" {
                "missing"
            } else {
                "detained"
            };
            act.what = what.to_owned();
        }
        // Prisoners of war are exchanged.
        "released" if discourse.theatre == Some("2022-02-24") => act.what = "returned".to_owned(),
        "returned"
            if ["移交", "交予", "送还", "遣送"].iter().any(|word| words.contains(word))
                && matches!(discourse.topic(), Some("repatriated" | "deported")) =>
        {
            act.what = discourse.topic().unwrap_or_default().to_owned();
        }
        // 尚有116人滞留加沙, of hostages.
        "present"
            if has("abducted") && ["滞留", "留在", "身处", "困在", "被困"].iter().any(|word| words.contains(word)) =>
        {
            act.what = "abducted".to_owned();
        }
        "arrived" if discourse.topic() == Some("deployed") => {
            act.what = "deployed".to_owned();
        }
        _ => {}
    }
}
