//! The act that governs an English number.
//!
//! Input: a mention with its noun phrase, and the sentence's other mentions. Output: none, one or two [`Act`]s ("600
//! defectors detained in Liaoning were repatriated": two). A verb right before the phrase governs it as object; else
//! the first finite verb after it; a participle after the noun counts beside the main verb. Leaves carrying over from
//! earlier sentences to the pipeline.

use super::super::act::{self, Act};
use super::super::lexicon::{ActForm, Class, Lexicon};
use super::super::mention::Mention;
use super::super::text::{Sentence, TokenKind, ends_with_any};
use super::verbs::{clause_end, finite_before, passive_before, planned, skippable};

/// The acts that govern a mention, nearest first.
pub(crate) fn acts(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention, others: &[Mention]) -> Vec<Act> {
    let fit = |act: Act| fitting(sentence, lexicon, mention, act);
    let came_about = mention.bare && super::nouns::came_about(sentence, mention);
    let told = others.iter().any(|other| other.core.0 < mention.core.0);
    if told && verbless(sentence, mention) || came_about {
        return Vec::new();
    }
    if let Some(found) = object(sentence, lexicon, mention) {
        return vec![fit(prefer_noun(mention, found))];
    }
    let (participle, main) = subject(sentence, lexicon, mention, others);
    match (participle, main) {
        (Some(_), None) if mention.numeric() && listed(sentence, mention) => Vec::new(),
        (Some(first), Some(second))
            if first.what != second.what && !mention.partitive && first.rule != "relative clause" =>
        {
            vec![fit(second), fit(first)]
        }
        (_, Some(main)) => vec![fit(prefer_noun(mention, main))],
        (Some(participle), None) => vec![fit(prefer_noun(mention, participle))],
        (None, None) => {
            if let Some(found) = inverted(sentence, lexicon, mention) {
                return vec![found];
            }
            if let Some(what) = &mention.noun_what {
                return vec![of_noun(mention, what)];
            }
            if let Some(found) = inside(sentence, lexicon, mention).filter(|_| mention.numeric()) {
                return vec![found];
            }
            if let Some(found) = emptied(sentence, mention) {
                return vec![found];
            }
            // "420 of the 803 deaths"
            if let Some(whole) = others.iter().find(|other| part_of(sentence, mention, other)) {
                return whole.noun_what.iter().map(|what| of_noun(whole, what)).collect();
            }
            // "Of these, 615 happened near …": what was counted before.
            if mention.bare && super::nouns::fronted(sentence) {
                return Vec::new();
            }
            let toll = mention.rules.iter().any(|(_, words)| words.contains("toll"));
            if !mention.numeric() && !toll {
                return Vec::new();
            }
            before(sentence, lexicon, mention).into_iter().collect()
        }
    }
}

/// "600 of the 2,600 held in China were sent back": the main verb is the part's, the participle the whole's.
pub(crate) fn of_whole(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention, others: &[Mention]) -> Vec<Act> {
    if let (Some(participle), _) = subject(sentence, lexicon, mention, others) {
        return vec![fitting(sentence, lexicon, mention, participle)];
    }
    // "815 of the 926 pupils had come back": how many there are.
    let group = mention.category.is_some_and(|(from, to)| {
        ends_with_any(
            sentence.slice(from, to),
            "residents|inhabitants|pupils|students|villagers|islanders|schoolgirls|schoolchildren",
        )
    });
    inside(sentence, lexicon, mention)
        .or_else(|| mention.noun_what.as_ref().map(|what| of_noun(mention, what)))
        .or_else(|| {
            let held = super::presumed::likely(sentence, lexicon, mention).filter(|what| *what != "-");
            held.map(|what| Act { rule: "the whole of a part", ..of_noun(mention, what) })
        })
        .or_else(|| group.then(|| Act { rule: "the whole of a part", ..of_noun(mention, "population") }))
        .into_iter()
        .collect()
}

/// "the 39 abducted students": a participle between the number and its noun.
fn inside(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<Act> {
    act::within(sentence, lexicon, mention.core.1, mention.phrase.1)
        .into_iter()
        .find(|(_, _, form, weak)| matches!(form, ActForm::Transitive) && !weak)
        .map(|(hit, what, _, _)| Act {
            what: what.to_owned(),
            start: hit.start,
            end: hit.end,
            rule: "participle",
            weak: false,
        })
}

/// The act that a noun tells.
fn of_noun(mention: &Mention, what: &str) -> Act {
    Act {
        what: what.to_owned(),
        start: mention.phrase.0,
        end: mention.phrase.1,
        rule: "the noun tells the act",
        weak: false,
    }
}

/// Whether a number is a part of the other that follows it: "600 of the 2,600".
pub(crate) fn part_of(sentence: &Sentence<'_>, part: &Mention, whole: &Mention) -> bool {
    part.partitive
        && part.end <= whole.start
        && matches!(
            sentence.slice(part.end, whole.start).trim(),
            "of the" | "of" | "of those" | "of these" | "of its" | "of their" | "of all" | "of all the"
        )
}

/// Whether another number is a part of this one.
pub(crate) fn whole_of_part(sentence: &Sentence<'_>, mention: &Mention, others: &[Mention]) -> bool {
    others.iter().any(|other| other.core != mention.core && part_of(sentence, other, mention))
}

/// Of an act word's meanings the one that fits who is counted: soldiers are deployed, civilians deported.
fn fitting(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention, act: Act) -> Act {
    if !matches!(act.what.as_str(), "deported" | "deployed") {
        return act;
    }
    let Some((from, to)) = mention.category else { return act };
    let soldiers = sentence.slice(from, to).split(' ').any(|word| SOLDIERS.contains(&word));
    let wanted = if soldiers { "deployed" } else { "deported" };
    if act.what == wanted {
        return act;
    }
    let Some(hit) = sentence.hit_at(Class::Act, act.start) else { return act };
    let told = |what: &str| {
        lexicon
            .meanings(hit)
            .any(|word| matches!(word, super::super::lexicon::Word::Act { what: known, .. } if known == what))
    };
    if told(wanted) { Act { what: wanted.to_owned(), ..act } } else { act }
}

/// Nouns for those who are deployed.
const SOLDIERS: [&str; 14] = [
    "soldiers",
    "troops",
    "servicemen",
    "fighters",
    "mercenaries",
    "personnel",
    "forces",
    "recruits",
    "conscripts",
    "officers",
    "generals",
    "sappers",
    "engineers",
    "marines",
];

/// "They take in 108 … and 212 …": parts of what was counted before.
fn listed(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    let before = sentence.slice(0, mention.start);
    before.len() < 160
        && [
            " take in ",
            "include ",
            "includes ",
            "including ",
            "included ",
            "comprise",
            "among them ",
            "of these",
            "of them,",
        ]
        .iter()
        .any(|word| before.contains(word))
}

/// "recovered nine bodies" is the bodies' act; "rescued 30 wounded" keeps the verb's.
fn prefer_noun(mention: &Mention, found: Act) -> Act {
    match &mention.noun_what {
        Some(what)
            if found.weak
                || what == "killed"
                    && matches!(found.what.as_str(), "aboard" | "returned" | "rescued" | "repatriated")
                || found.rule == "object"
                    && what != "imprisoned"
                    && what != "injured"
                    && found.what != *what
                    && found.what != "killed" =>
        {
            Act { what: what.clone(), rule: "the noun tells the act", weak: false, ..found }
        }
        _ => found,
    }
}

/// A verb before the phrase whose object it is: "seized at least 287 students", "killing 12", "the deaths of 12".
fn object(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<Act> {
    let first = sentence.token_from(mention.phrase.0.min(mention.start));
    let mut index = first;
    let mut crossed_of = false;
    for _ in 0..6 {
        index = index.checked_sub(1)?;
        let token = sentence.tokens[index];
        if let Some(hit) = sentence
            .hits
            .iter()
            .find(|hit| hit.class == Class::Act && hit.start <= token.start && token.start < hit.end)
        {
            let (what, form, weak) = act::read(lexicon, hit)?;
            let opener = sentence.token_from(hit.start);
            let passive = passive_before(sentence, opener) && !(sentence.slice(hit.start, hit.end).ends_with("ing"));
            if planned(sentence, opener) {
                return None;
            }
            let governs = match form {
                ActForm::Transitive => !passive || crossed_of,
                ActForm::Noun => {
                    crossed_of
                        || sentence.slice(hit.start, hit.end).ends_with(" of")
                        || matches!(sentence.token(first - 1), "of" | "at" | "to" | "by" | ":")
                }
                ActForm::State => {
                    what == "aboard" || matches!(sentence.token(first.saturating_sub(1)), "at" | "to" | "by")
                }
                // "the deaths", never "died 12": but "left 12 dead" stands after.
                ActForm::Intransitive => what == "returned" || what == "displaced",
            };
            let needs_subject = matches!(form, ActForm::Intransitive) && passive;
            return (governs && !needs_subject).then(|| Act {
                what: what.to_owned(),
                start: hit.start,
                end: hit.end,
                rule: "object",
                weak,
            });
        }
        let word = sentence.token(index);
        if word == "of" {
            crossed_of = true;
        }
        // "killed or wounded", and lists of objects, are the lexicon's and the carrying rule's.
        if token.kind != TokenKind::Word
            || !(skippable(word)
                || word == "of"
                || sentence.hit_at(Class::Bound, token.start).is_some()
                || sentence.hit_at(Class::Body, token.start).is_some())
        {
            return None;
        }
    }
    None
}

/// "179 casualties, 21 of whom were dead": the relative clause has a subject of its own.
fn of_whom(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    let rest = sentence.slice(mention.start, sentence.norm.len());
    rest.find(" whom").is_some_and(|at| at <= mention.end - mention.start + 4)
}

/// "two-thirds of them women and children", "most of them civilians": no verb, what was counted before.
pub(crate) fn verbless(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    let words = sentence.slice(mention.start, mention.end);
    let rest = sentence.slice(mention.end.max(mention.start), sentence.norm.len());
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("of them").or_else(|| words.ends_with("of them").then_some(rest));
    let Some(rest) = rest.map(str::trim_start) else { return false };
    let from = sentence.norm.len() - rest.len();
    let mut token = sentence.token_from(from);
    let mut nouns = 0;
    for _ in 0..6 {
        let Some(here) = sentence.tokens.get(token) else { break };
        if let Some(noun) = sentence.hit_at(Class::Noun, here.start) {
            // "600 of them dead": the noun tells the act.
            if nouns == 0 && matches!(sentence.slice(noun.start, noun.end), "dead" | "wounded" | "injured" | "missing")
            {
                return false;
            }
            nouns += 1;
            token = sentence.token_from(noun.end);
            continue;
        }
        if !matches!(sentence.token(token), "and" | "or" | "young" | "elderly" | "local" | "unarmed" | "foreign") {
            break;
        }
        token += 1;
    }
    nouns > 0
        && (token >= sentence.tokens.len()
            || matches!(sentence.token(token), "," | "." | ";" | ")" | "from" | "in" | "at" | "and"))
}

/// Verbs after the phrase: a participle beside the noun, and the main verb.
fn subject(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    mention: &Mention,
    others: &[Mention],
) -> (Option<Act>, Option<Act>) {
    let mut participle: Option<Act> = None;
    let start = mention.phrase.1;
    let limit = clause_end(sentence, start);
    // "Of the 251 people seized on 7 October, 97 remain": the main verb is the second number's.
    let limit = match others.iter().find(|other| other.start > start && fronted_whole(sentence, mention)) {
        Some(next) => limit.min(next.start),
        None => limit,
    };
    let mut relative = false;
    for (hit, what, form, weak) in act::within(sentence, lexicon, start, limit) {
        let opener = sentence.token_from(hit.start);
        // The clause between is a reporting one, or another subject stands there.
        if let Some(next) =
            others.iter().find(|other| other.start >= start && other.start < hit.start && other.core != mention.core)
            && (!list_between(sentence, mention.phrase.1, next.start)
                || of_whom(sentence, next)
                || next.partitive && !sentence.slice(next.end, hit.start).contains([',', ')']))
        {
            break;
        }
        if planned(sentence, opener) || governs_other(sentence, &hit, form, others, mention) {
            continue;
        }
        let gap = sentence.slice(start, hit.start);
        // A relative clause belongs to the nearest number before it.
        if let Some(nearer) = others
            .iter()
            .rfind(|other| other.start >= start && other.phrase.1 <= hit.start && other.core != mention.core)
            && sentence
                .slice(nearer.phrase.1, hit.start)
                .split(' ')
                .any(|word| matches!(word, "who" | "whom" | "which"))
        {
            continue;
        }
        relative |= gap.split(' ').any(|word| matches!(word, "who" | "whom" | "which" | "whose"));
        let finite = finite_before(sentence, opener)
            || matches!(form, ActForm::Intransitive)
            || (matches!(form, ActForm::State) && gap.trim().len() < 14);
        let found = Act { what: what.to_owned(), start: hit.start, end: hit.end, rule: "subject", weak };
        match form {
            ActForm::Noun => continue,
            _ if relative && !(gap.contains(", ") && finite && participle.is_some()) => {
                participle.get_or_insert(Act { rule: "relative clause", ..found });
                relative = false;
            }
            ActForm::Transitive if !finite => {
                let near = gap.split(' ').filter(|word| !word.is_empty() && !skippable(word)).count() <= 1
                    && !gap.contains(',');
                if near && participle.is_none() {
                    participle = Some(Act { rule: "participle", ..found });
                }
            }
            // "remain forcibly disappeared": the state that follows is the act.
            ActForm::Intransitive
                if what == "present"
                    && sentence
                        .hits
                        .iter()
                        .any(|next| next.class == Class::Act && next.start > hit.end && next.start < hit.end + 14) => {}
            ActForm::State | ActForm::Intransitive | ActForm::Transitive => return (participle, Some(found)),
        }
    }
    (participle, None)
}

/// "Of the 251 people …,", "Out of 40 aboard,": a whole that opens its sentence.
fn fronted_whole(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    let first = sentence.token_from(mention.phrase.0.min(mention.start));
    first <= 3 && (0..first).any(|index| sentence.token(index) == "of")
}

/// An active verb whose object is another number: "… and recovered nine bodies".
fn governs_other(
    sentence: &Sentence<'_>,
    hit: &super::super::lexicon::Hit,
    form: ActForm,
    others: &[Mention],
    mention: &Mention,
) -> bool {
    if !matches!(form, ActForm::Transitive) {
        return false;
    }
    let opener = sentence.token_from(hit.start);
    let next = others.iter().find(|other| other.start >= hit.end && other.core != mention.core);
    let Some(next) = next else { return false };
    let gap = sentence.slice(hit.end, next.start);
    let close = gap.split(' ').filter(|word| !word.is_empty()).all(skippable);
    close && (sentence.token(opener).ends_with("ing") || !passive_before(sentence, opener))
}

/// Only a list stands between two numbers: "3 women, 2 men and a child".
fn list_between(sentence: &Sentence<'_>, start: usize, end: usize) -> bool {
    sentence.slice(start, end).split([' ', ',']).all(|word| {
        word.is_empty()
            || matches!(
                word,
                "and"
                    | "or"
                    | "including"
                    | "plus"
                    | "among"
                    | "them"
                    | "of"
                    | "whom"
                    | "a"
                    | "in"
                    | "since"
                    | "as"
                    | "well"
                    | "with"
            )
            || word.len() < 14
                && !matches!(word, "were" | "was" | "are" | "have" | "has" | "had" | "while" | "but" | "said")
    }) && (sentence.slice(start, end).contains("including")
        || sentence.slice(start, end).len() < 12
        || !sentence.slice(start, end).contains(" were "))
}

/// "279 girls kidnapped on Friday are free", "returned 31 people arrested last month": the date of the participle beside
/// the noun is not the other act's.
pub(crate) fn of_modifier(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    time: &super::super::when::Time,
    mention: &Mention,
    main: &Act,
) -> bool {
    let lasting = matches!(time.when, super::super::when::When::Span(..));
    if main.start == main.end || time.start < mention.phrase.1 || lasting {
        return false;
    }
    let before = main.end <= mention.core.0;
    if !(before || main.start >= time.end) {
        return false;
    }
    let plain = |gap: &str| {
        !gap.contains([',', ';'])
            && gap.split(' ').filter(|word| !word.is_empty()).count() <= 3
            && gap.split(' ').filter(|word| !word.is_empty()).all(|word| {
                skippable(word) || matches!(word, "who" | "that" | "were" | "was" | "had" | "been" | "have")
            })
    };
    act::within(sentence, lexicon, mention.phrase.1, time.start).into_iter().any(|(hit, _, form, _)| {
        let gap = sentence.slice(mention.phrase.1, hit.start);
        let relative = gap.split(' ').any(|word| matches!(word, "who" | "that"));
        matches!(form, ActForm::Transitive | ActForm::State | ActForm::Intransitive)
            && hit.start != main.start
            && plain(gap)
            && (relative || !finite_before(sentence, sentence.token_from(hit.start)))
            && !sentence.slice(hit.end, time.start).contains([',', ';'])
    })
}

/// "Among the dead were 501 children": the act's noun stands before "were".
fn inverted(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<Act> {
    let index = sentence.token_from(mention.start).checked_sub(1)?;
    if !matches!(sentence.token(index), "were" | "was" | "are" | "is" | "included" | "include" | "includes") {
        return None;
    }
    let end = sentence.tokens[index].start;
    let from = sentence.slice(0, end).rfind([',', ';', ':']).map_or(0, |at| at + 1);
    let noun = sentence.of(Class::Noun, from, end).filter_map(|hit| match lexicon.word(hit) {
        super::super::lexicon::Word::Noun { what: Some(what), .. } => Some((hit.start, hit.end, what.clone())),
        _ => None,
    });
    let verb = act::within(sentence, lexicon, from, end)
        .into_iter()
        .map(|(hit, what, _, _)| (hit.start, hit.end, what.to_owned()));
    verb.chain(noun).max_by_key(|(start, _, _)| *start).map(|(start, end, what)| Act {
        what,
        start,
        end,
        rule: "inverted",
        weak: false,
    })
}

/// "emptied three camps of some 40,000 residents".
fn emptied(sentence: &Sentence<'_>, mention: &Mention) -> Option<Act> {
    let index = sentence.token_from(mention.start);
    if index == 0 || sentence.token(index - 1) != "of" {
        return None;
    }
    let verb = (index.saturating_sub(14)..index)
        .rev()
        .take_while(|at| !matches!(sentence.token(*at), "," | ";" | "\""))
        .find(|at| {
            matches!(sentence.token(*at), "emptied" | "emptying" | "cleared" | "clearing" | "purged" | "cleansed")
        })?;
    let token = sentence.tokens[verb];
    Some(Act { what: "displaced".into(), start: token.start, end: token.end, rule: "object", weak: false })
}

/// "rescue centre", "detention facility": a noun for an act that only names a place or a body.
fn compound(sentence: &Sentence<'_>, end: usize) -> bool {
    const HEADS: &str = "centre center team teams service services ship ships vessel vessels boat boats crew crews worker workers mission missions effort efforts camp camps squad squads facility facilities agency agencies coordination operation operations order orders hearing hearings policy";
    HEADS.split(' ').any(|head| head == sentence.token(sentence.token_from(end)))
}

/// The last resort: an act earlier in the clause ("put the dead at 400", "known returns … at no fewer than 1,076").
fn before(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<Act> {
    if !mention.bare {
        return None;
    }
    let from = sentence.tokens[..sentence.token_from(mention.start)]
        .iter()
        .rev()
        .skip_while(|token| sentence.slice(token.start, token.end) == "\"")
        .find(|token| matches!(sentence.slice(token.start, token.end), ";" | ":" | "\""))
        .map_or(0, |token| token.end);
    let noun = sentence.of(Class::Noun, from, mention.start).filter_map(|hit| match lexicon.word(hit) {
        super::super::lexicon::Word::Noun { what: Some(what), .. } => Some((hit.start, hit.end, what.clone())),
        _ => None,
    });
    let verb = act::within(sentence, lexicon, from, mention.start)
        .into_iter()
        .filter(|(hit, _, form, weak)| !(*weak || *form == ActForm::Noun && compound(sentence, hit.end)))
        .map(|(hit, what, _, _)| (hit.start, hit.end, what.to_owned()));
    // "put the fugitives at around 200"
    let fled = sentence
        .of(Class::Noun, from, mention.start)
        .filter(|hit| {
            matches!(sentence.slice(hit.start, hit.end), "fugitives" | "escapees" | "runaways" | "absconders")
        })
        .map(|hit| (hit.start, hit.end, "escaped".to_owned()));
    // "put the inmates at a million or more"
    let held = sentence.of(Class::Noun, from, mention.start).filter(|hit| {
        matches!(sentence.slice(hit.start, hit.end), "inmates" | "detainees" | "prisoners" | "hostages" | "captives")
    });
    let held = held.map(|hit| (hit.start, hit.end, "detained".to_owned()));
    verb.chain(noun).chain(held).chain(fled).max_by_key(|(start, _, _)| *start).map(|(start, end, what)| Act {
        what,
        start,
        end,
        rule: "the count's noun",
        weak: false,
    })
}
