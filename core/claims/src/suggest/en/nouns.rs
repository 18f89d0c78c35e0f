//! What an English number counts, or that it counts no people.
//!
//! Input: a numeral with its bound. Output: its noun phrase, or the reason it was dropped: another noun ("three
//! provinces"), or no noun and nothing before it to lean on.

use super::super::lexicon::{Class, Lexicon, Word};
use super::super::mention::Mention;
use super::super::text::{Sentence, TokenKind, starts_with_any};

/// Words that end a noun phrase.
pub(crate) fn ends_phrase(word: &str) -> bool {
    ENDS.split(' ').any(|known| known == word)
}

/// Prepositions, auxiliaries, conjunctions, relative and personal pronouns.
const ENDS: &str = "in on at to from by with for since during after before into over across near as than against through within under when while where who whom whose which that was were is are been being be has have had will would may might could can should and or but if because did do does not until between including compared about amid per inside abroad outside elsewhere overseas alone along there here he she they it said says a an";

/// Finds the counted noun; `leans` tells that an earlier number of the document counted people.
pub(crate) fn counted(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    mention: &mut Mention,
    leans: bool,
) -> Result<(), &'static str> {
    let mut token = sentence.token_from(mention.end);
    if sentence.norm.as_bytes().get(mention.end) == Some(&b'%') {
        return Err("percent");
    }
    // '"a large number" of North Koreans'
    if sentence.token(token) == "\"" && sentence.token(token + 1) == "of" {
        token += 1;
    }
    // "600 of them", "113,218 of those arrested", "dozens of bodies", "three of the men"
    if sentence.token(token) == "of" {
        mention.partitive = true;
        token += 1;
    }
    // "none of the 12 survived": the number is what did not happen
    let before = sentence.token_from(mention.start);
    if (1..=4).any(|back| {
        before.checked_sub(back).is_some_and(|at| matches!(sentence.token(at), "none" | "neither"))
            && (before - back + 1..before).all(|at| matches!(sentence.token(at), "of" | "the" | "these" | "those"))
    }) {
        return Err("none of them");
    }
    // "no one", "X is one of 300": nobody is counted apart.
    let back = before.checked_sub(1).map_or("", |at| sentence.token(at));
    if mention.value() == Some(1)
        && mention.numeric()
        && (matches!(back, "no" | "any" | "every" | "each" | "some" | "not")
            || mention.partitive && matches!(back, "is" | "was" | "as" | "be" | "being"))
    {
        return Err("counts nobody apart");
    }
    // "52 villagers, a fifth of the hamlet's inhabitants": a share of another whole.
    if mention.share.is_some() && mention.partitive && back == "," && of_another(sentence, token) {
        return Err("a share of another whole");
    }
    let partitive = mention.partitive;
    while partitive
        && matches!(sentence.token(token), "the" | "these" | "those" | "its" | "their" | "our" | "his" | "all")
    {
        if matches!(sentence.token(token), "those" | "these")
            && sentence.tokens.get(token + 1).is_none_or(|next| sentence.hit_at(Class::Noun, next.start).is_none())
        {
            return pronoun(sentence, mention, token);
        }
        token += 1;
    }
    if partitive && matches!(sentence.token(token), "them" | "whom" | "which" | "us" | "latter" | "former") {
        return pronoun(sentence, mention, token);
    }
    // "600 of the 2,600 North Koreans": a part of the number that follows.
    if partitive && number_at(sentence, lexicon, token) {
        mention.phrase = (mention.start, mention.end);
        mention.rules.push(("noun", "a part of the next number".into()));
        return Ok(());
    }
    // "40 more were abducted", "12 more people"
    if matches!(sentence.token(token), "more" | "further" | "additional") {
        token += 1;
    }
    let mut first = token;
    let mut found: Option<(usize, usize)> = None;
    for step in 0..7usize {
        let Some(here) = sentence.tokens.get(token) else { break };
        // 2,229 "terrorists"
        if step == 0
            && sentence.token(token) == "\""
            && sentence.tokens.get(token + 1).is_some_and(|next| sentence.hit_at(Class::Noun, next.start).is_some())
        {
            token += 1;
            first = token;
            continue;
        }
        if let Some(hit) = sentence.hit_at(Class::Drop, here.start)
            && sentence.hit_at(Class::Noun, here.start).is_none_or(|noun| noun.end < hit.end)
            && sentence.token(sentence.token_from(hit.end)) != "'s"
        {
            return Err("counts something else");
        }
        // "166 people dead or missing": after the noun a state is a predicate.
        if found.is_some()
            && let (Some(noun), Some(act)) =
                (sentence.hit_at(Class::Noun, here.start), sentence.hit_at(Class::Act, here.start))
            && act.end >= noun.end
            && starts_with_any(sentence.slice(act.start, act.end), "dead|missing|wounded|injured|killed")
        {
            break;
        }
        if let Some(hit) = sentence.hit_at(Class::Noun, here.start) {
            if let Word::Noun { what, .. } = lexicon.word(hit)
                && (what.is_none() || found.is_none() || mention.noun_what.is_none())
            {
                mention.noun_what.clone_from(what);
            }
            found = Some((sentence.tokens[first].start, hit.end));
            token = sentence.token_from(hit.end);
            continue;
        }
        if found.is_some() || here.kind != TokenKind::Word || ends_phrase(sentence.token(token)) || step == 6 {
            break;
        }
        // A bare participle or state after the number: "300 wounded", "19 killed".
        if let Some(act) = sentence.hit_at(Class::Act, here.start)
            && sentence
                .tokens
                .get(sentence.token_from(act.end))
                .is_none_or(|next| sentence.hit_at(Class::Noun, next.start).is_none())
        {
            break;
        }
        if demonym(sentence, token) {
            found = Some((sentence.tokens[first].start, here.end));
        }
        token += 1;
    }
    match found {
        Some(range) => {
            mention.category = Some(range);
            mention.phrase = (mention.start.min(mention.phrase.0), range.1);
            mention.rules.push(("noun", sentence.slice(range.0, range.1).to_owned().into()));
            Ok(())
        }
        None if unknown_people(sentence, lexicon, mention, first) => Ok(()),
        None => bare(sentence, lexicon, mention, first, leans),
    }
}

/// "bringing to 115 the number freed": the count stands behind its number.
fn brings_to(sentence: &Sentence<'_>, start: usize, token: usize) -> bool {
    let before = sentence.token_from(start).checked_sub(1).map_or("", |at| sentence.token(at));
    matches!(before, "to" | "at" | "past" | "over" | "above")
        && matches!(sentence.token(token), "the" | "its" | "their")
        && (token + 1..token + 4)
            .any(|at| matches!(sentence.token(at), "number" | "total" | "toll" | "count" | "tally" | "figure" | "dead"))
}

/// Whether a share is one of those who live or serve somewhere, whom the text has not counted.
fn of_another(sentence: &Sentence<'_>, token: usize) -> bool {
    (token..token + 6).take_while(|at| !matches!(sentence.token(*at), "," | "." | ";" | "")).any(|at| {
        matches!(
            sentence.token(at),
            "inhabitants"
                | "population"
                | "residents"
                | "force"
                | "workforce"
                | "strength"
                | "membership"
                | "community"
        )
    })
}

/// Whether a number, bounded or not, begins at a token.
fn number_at(sentence: &Sentence<'_>, lexicon: &Lexicon, token: usize) -> bool {
    (token..token + 4).any(|index| {
        let Some(here) = sentence.tokens.get(index) else { return false };
        let bounds = (token..index).all(|earlier| {
            let start = sentence.tokens[earlier].start;
            sentence.hits.iter().any(|hit| hit.class == Class::Bound && hit.start <= start && start < hit.end)
        });
        let number = here.kind == TokenKind::Digits
            || matches!(sentence.hit_at(Class::Numeral, here.start).map(|hit| lexicon.word(hit)), Some(Word::Numeral { role, .. })
                if !matches!(role, super::super::lexicon::NumeralRole::Vague | super::super::lexicon::NumeralRole::Share));
        bounds && number
    })
}

/// "12 firefighters were killed": a plural that no table knows beside an act that befalls people.
fn unknown_people(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &mut Mention, first: usize) -> bool {
    let befalls = |hit: &super::super::lexicon::Hit| {
        matches!(
            super::super::act::read(lexicon, hit),
            Some((
                "killed" | "injured" | "killed_or_injured" | "repatriated" | "deported" | "imprisoned",
                super::super::lexicon::ActForm::Transitive,
                _
            ))
        ) || matches!(sentence.slice(hit.start, hit.end), "arrested" | "detained" | "kidnapped" | "abducted" | "died")
    };
    let Some(word) = (first..first + 3)
        .find(|index| {
            !sentence.tokens.get(*index).is_some_and(|token| {
                token.kind == TokenKind::Word
                    && sentence.token(*index).ends_with('s')
                    && sentence.token(*index).len() > 4
            })
        })
        .map_or(Some(first + 2), |stop| stop.checked_sub(1).filter(|last| *last >= first))
    else {
        // One adjective may stand before the plural.
        return false;
    };
    let end = sentence.tokens[word].end;
    let after = sentence.token_from(end);
    let passive = matches!(sentence.token(after), "were" | "was" | "have" | "had" | "died")
        && sentence
            .of(Class::Act, end, super::super::act::floor(&sentence.norm, (end + 30).min(sentence.norm.len())))
            .any(befalls);
    let active = sentence
        .hits
        .iter()
        .any(|hit| hit.class == Class::Act && hit.end < mention.start && hit.end + 2 > mention.start && befalls(hit));
    if !(passive || active) {
        return false;
    }
    mention.category = Some((sentence.tokens[first].start, end));
    mention.phrase = (mention.start, end);
    mention.rules.push(("noun", sentence.slice(sentence.tokens[first].start, end).to_owned().into()));
    true
}

/// "of them", "of those": counts whom the text spoke of before.
fn pronoun(sentence: &Sentence<'_>, mention: &mut Mention, token: usize) -> Result<(), &'static str> {
    mention.phrase = (mention.start, sentence.tokens[token].end);
    mention.category = Some((sentence.tokens[token].start, sentence.tokens[token].end));
    mention.rules.push(("noun", "partitive pronoun".into()));
    Ok(())
}

/// A capitalised plural that is no known place or month: "Venezuelans".
fn demonym(sentence: &Sentence<'_>, token: usize) -> bool {
    let word = sentence.token(token);
    sentence.capital(token)
        && word.len() > 4
        && (word.ends_with("ans") || word.ends_with("ese") || word.ends_with("is") || word.ends_with("men"))
        && !sentence
            .tokens
            .get(token + 1)
            .is_some_and(|next| sentence.hit_at(Class::Noun, next.start).is_some() || sentence.capital(token + 1))
}

/// No noun: kept only beside an act or where an earlier number counted people.
fn bare(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    mention: &mut Mention,
    token: usize,
    leans: bool,
) -> Result<(), &'static str> {
    let start = sentence.tokens.get(token).map_or(sentence.norm.len(), |next| next.start);
    // "a family of five"
    let of = sentence.token_from(mention.start);
    if of >= 2
        && sentence.token(of - 1) == "of"
        && matches!(sentence.token(of - 2), "family" | "families" | "household")
    {
        let family = sentence.tokens[of - 2];
        mention.category = Some((family.start, family.end));
        mention.phrase = (family.start, mention.end);
        mention.rules.push(("noun", "a family of so many".into()));
        return Ok(());
    }
    mention.bare = true;
    mention.phrase = (mention.start, mention.end);
    if sentence.hit_at(Class::Act, start).is_some() {
        mention.rules.push(("noun", "none: an act follows the number".into()));
        return Ok(());
    }
    // "injured 3,551 since Saturday"
    let article = if sentence.slice(0, mention.start).ends_with("the ") { 4 } else { 0 };
    if sentence
        .hits
        .iter()
        .any(|hit| hit.class == Class::Act && hit.end < mention.start && hit.end + 2 + article > mention.start)
    {
        mention.rules.push(("noun", "none: an act precedes the number".into()));
        return Ok(());
    }
    // "lists 502", "can vouch for 281", 'settle on "at least 350"': a count of those told of before.
    let past_names = token + usize::from(sentence.token(token) == "names");
    if leans && mention.value() != Some(1) && counted_by(sentence, lexicon, mention, past_names) {
        mention.rules.push(("noun", "none: a count of those told of before".into()));
        return Ok(());
    }
    // "at least 800,000 and possibly more than two million people"
    if matches!(sentence.token(token), "and" | "or") && (token + 1..token + 6).any(|index| sentence.tokens.get(index).is_some_and(|later| later.kind == TokenKind::Digits || matches!(sentence.hit_at(Class::Numeral, later.start).map(|hit| lexicon.word(hit)), Some(Word::Numeral { role, .. }) if *role != super::super::lexicon::NumeralRole::Vague))) && mention.value().is_some_and(|value| value > 31) && mention.start < mention.core.0 {
        mention.rules.push(("noun", "none: shares the next number's".into()));
        return Ok(());
    }
    let next = sentence.token(token);
    let closes = token >= sentence.tokens.len()
        || ends_phrase(next)
        || matches!(next, "first" | "earlier" | "previously" | "initially" | "still" | "others" | "now" | "already")
        || sentence.hit_at(Class::Cue, start).is_some()
        || sentence.hit_at(Class::Time, start).is_some()
        || next == "been"
        || brings_to(sentence, mention.start, token)
        || dated(sentence, token)
        || !sentence.tokens[token].kind.eq(&TokenKind::Word);
    let occurs = fronted(sentence) && OCCURS.split(' ').any(|verb| verb == next);
    if !(closes || occurs) || (mention.value() == Some(1) && mention.start == mention.core.0 && mention.share.is_none())
    {
        return Err("no counted noun");
    }
    if toll_before(sentence, mention.start) || brings_to(sentence, mention.start, token) {
        mention.rules.push(("noun", "none: a toll or count precedes".into()));
        return Ok(());
    }
    // "1.8 million may have been confined", "Tens of thousands have been moved to prisons"
    let auxiliary = matches!(
        next,
        "were"
            | "was"
            | "are"
            | "have"
            | "has"
            | "had"
            | "may"
            | "might"
            | "could"
            | "remain"
            | "remained"
            | "died"
            | "still"
    );
    let verb = || {
        sentence
            .of(Class::Act, start, super::super::act::floor(&sentence.norm, (start + 60).min(sentence.norm.len())))
            .any(|hit| {
                super::super::act::read(lexicon, hit)
                    .is_some_and(|(_, form, weak)| !weak && form != super::super::lexicon::ActForm::Noun)
            })
    };
    let opens = sentence.token_from(mention.start) == 0
        || matches!(
            sentence.token(sentence.token_from(mention.start) - 1),
            "that"
                | ","
                | "\""
                | ";"
                | "and"
                | "of"
                | "said"
                | "when"
                | "where"
                | "while"
                | "after"
                | "because"
                | "which"
                | "as"
                | "but"
        );
    if auxiliary && opens && mention.share.is_none() && verb() {
        mention.rules.push(("noun", "none: its verb follows".into()));
        return Ok(());
    }
    let divides = fronted(sentence)
        && sentence
            .token_from(mention.start)
            .checked_sub(1)
            .is_some_and(|before| matches!(sentence.token(before), "," | "and" | "while"));
    if divides && mention.numeric() && (closes || OCCURS.split(' ').any(|verb| verb == next)) {
        mention.rules.push(("noun", "none: divides an earlier number".into()));
        return Ok(());
    }
    if leans
        && (mention.start < mention.core.0
            || mention.end > mention.core.1
            || mention.share.is_some()
            || !mention.numeric()
            || elliptic(sentence, mention, token))
    {
        mention.rules.push(("noun", "none: leans on an earlier number".into()));
        return Ok(());
    }
    Err("no counted noun")
}

/// "puts it at 2,229 people", "says 1,429 people": a reporting verb right before a number that ends its clause.
pub(crate) fn told(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention) -> bool {
    counted_by(sentence, lexicon, mention, sentence.token_from(mention.phrase.1.max(mention.end)))
}

/// A reporting or counting verb right before a bare number that ends its clause, or "acknowledged by X" right behind it.
fn counted_by(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention, token: usize) -> bool {
    let cue = |at: usize| {
        sentence.hits.iter().rev().find(|hit| hit.class == Class::Cue && hit.end == at).is_some_and(|hit| {
            matches!(lexicon.word(hit), Word::Cue { role, .. }
                if !matches!(role, super::super::lexicon::CueRole::Hedge | super::super::lexicon::CueRole::According))
        })
    };
    let mut before = sentence.token_from(mention.start);
    if before > 0 && sentence.token(before - 1) == "\"" {
        before -= 1;
    }
    let closes = token >= sentence.tokens.len()
        || sentence.tokens[token].kind != TokenKind::Word
        || matches!(
            sentence.token(token),
            "and" | "but" | "while" | "as" | "since" | "in" | "from" | "so" | "by" | "for"
        );
    if closes && before > 0 && cue(sentence.tokens[before - 1].end) {
        return true;
    }
    // "the 19 acknowledged by Beijing"
    before > 0
        && sentence.token(before - 1) == "the"
        && sentence.token(token + 1) == "by"
        && sentence.tokens.get(token).is_some_and(|next| sentence.hit_at(Class::Cue, next.start).is_some())
}

/// "Of these, …", "Of the dead, …": the sentence divides what was counted before.
pub(super) fn fronted(sentence: &Sentence<'_>) -> bool {
    starts_with_any(&sentence.norm, FRONTED)
}

/// "Of these, 615 happened near …": the number divides, its verb only says where.
pub(super) fn came_about(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    let next = sentence.token(sentence.token_from(mention.end));
    fronted(sentence) && OCCURS.split(' ').any(|verb| verb == next)
}

/// Verbs that say where or when what was counted came about.
const OCCURS: &str = "happened occurred took came followed fell involved concerned related took resulted stemmed dated";

const FRONTED: &str = "of these,|of those,|of them,|among these,|among those,|of the dead,|of the total,|of that number,|of this number,|of the deaths,|of these deaths,|of those killed,|of the victims,";

/// "another 12 the following day": a day, week or year right behind the number.
fn dated(sentence: &Sentence<'_>, token: usize) -> bool {
    matches!(sentence.token(token), "the" | "a" | "last" | "this" | "on" | "in")
        && (token + 1..token + 3).any(|at| {
            matches!(sentence.token(at), "day" | "week" | "month" | "year" | "night" | "previous" | "following")
        })
}

/// "700 in 2013", "and 12 from Helong", "10 were released".
fn elliptic(sentence: &Sentence<'_>, mention: &Mention, token: usize) -> bool {
    let next = sentence.token(token);
    let index = sentence.token_from(mention.start);
    let back = |by: usize| index.checked_sub(by).map_or("", |at| sentence.token(at));
    // "up from 900 a year earlier"
    let compared = back(1) == "from" && matches!(back(2), "up" | "down" | "rise" | "fall" | "rose" | "fell")
        || matches!(back(1), "and" | "," | "against" | "with" | "than" | "to" | "but");
    if compared && dated(sentence, token) {
        return true;
    }
    let before = sentence.token_from(mention.start).checked_sub(1).map_or("", |index| sentence.token(index));
    matches!(next, "were" | "was" | "are" | "have" | "has" | "had" | "been" | "still" | "others" | "who" | "remain")
        || (matches!(
            next,
            "in" | "from"
                | "since"
                | "at"
                | "on"
                | "during"
                | "abroad"
                | "inside"
                | "outside"
                | "to"
                | "elsewhere"
                | "by"
        ) && matches!(before, "and" | "," | "against" | "with" | "than" | "to" | "another" | "other"))
}

/// "the toll at 471", "put the dead at 400", "the number … to 56", "known returns … at no fewer than 1,076".
fn toll_before(sentence: &Sentence<'_>, start: usize) -> bool {
    let Some(mut index) = sentence.token_from(start).checked_sub(1) else { return false };
    // 'at "more than 200"'
    if sentence.token(index) == "\"" && index > 0 {
        index -= 1;
    }
    let joint = sentence.token(index);
    let vague = sentence.slice(start, sentence.norm.len()).starts_with("in the ");
    let told = |word: &str| matches!(word, "number" | "numbered" | "numbers" | "toll" | "is" | "was");
    let counts = matches!(
        joint,
        "at" | "to"
            | "from"
            | "past"
            | "stands"
            | "stood"
            | "near"
            | "reach"
            | "nears"
            | "now"
            | "toll"
            | "already"
            | "number"
            | "numbered"
            | "totals"
            | "totaled"
            | "totalling"
            | "climbed"
            | "of"
            | "is"
            | "was"
            | "as"
            | "reached"
            | "by"
            | "be"
            | "total"
            | "totalled"
            | "rose"
            | ":"
            | "hit"
            | "passed"
    );
    if !(counts || vague && told(joint)) {
        return false;
    }
    let back = if joint == "from" || joint == "to" { 16 } else { 9 };
    (index.saturating_sub(back)..=index).any(|at| {
        matches!(
            sentence.token(at),
            "toll"
                | "number"
                | "dead"
                | "count"
                | "total"
                | "tally"
                | "figure"
                | "deaths"
                | "killed"
                | "returns"
                | "missing"
                | "casualties"
                | "detainees"
                | "arrests"
                | "fatalities"
                | "wounded"
                | "injured"
                | "losses"
                | "disappeared"
                | "displaced"
                | "repatriations"
                | "deportations"
                | "inmates"
                | "prisoners"
                | "hostages"
                | "arrested"
                | "abducted"
                | "victims"
                | "injuries"
                | "disappearances"
                | "fugitives"
                | "escapees"
                | "deserters"
                | "runaways"
                | "evacuees"
                | "refugees"
        )
    })
}
