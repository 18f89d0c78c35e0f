//! The name of a person in an English phrase.
//!
//! Input: a phrase and the titles in it. Output: capitalised words that belong to no body, title, place or time, and the
//! word the text goes on with. Leaves out whose spokesperson it is (`speakers`).

use super::super::lexicon::{BodyKind, Class, Hit, RoleUse};
use super::super::text::Sentence;

/// Capitalised words that belong to no body, title or time: a person's name, and its last word.
pub(super) fn person_name(
    sentence: &Sentence<'_>,
    from: usize,
    to: usize,
    roles: &[(Hit, RoleUse, Option<BodyKind>, String)],
) -> Option<(String, String)> {
    let mut run: Vec<usize> = Vec::new();
    let of_place = |index: usize| {
        sentence.touches(Class::Place, sentence.tokens[index].start, sentence.tokens[index].end)
            || sentence.token(index + 1) == "state"
    };
    let (first, last) = (sentence.token_from(from), sentence.token_from(to));
    for index in first..last {
        let token = sentence.tokens[index];
        let taken = sentence.touches(Class::Body, token.start, token.end)
            || roles.iter().any(|(hit, _, _, _)| hit.start <= token.start && token.start < hit.end)
            || sentence.touches(Class::Time, token.start, token.end);
        let attribute = ["-based", "-led", "-run", "-backed", "-controlled", "-born", "-aligned", "-language"]
            .iter()
            .any(|tail| sentence.token(index).ends_with(tail));
        let possessed = sentence.token(index + 1) == "'s" || attribute || index > 0 && sentence.token(index - 1) == "(";
        let title = roles.iter().any(|(hit, role, _, _)| *role == RoleUse::Title && hit.start == token.start);
        // "the head of security in Kufra": where it is.
        let located = run.is_empty()
            && index > first
            && matches!(sentence.token(index - 1), "in" | "near" | "at" | "around")
            && roles.iter().any(|(hit, ..)| hit.end <= token.start);
        if capital_inside(sentence, index, !run.is_empty())
            && !located
            && !taken
            && !possessed
            && sentence.token(index).len() > 1
        {
            run.push(index);
        } else if !run.is_empty() {
            // "Ukrainian President X", "the Kaduna state governor, Uba Sani": a place or a title's adjective is no name.
            let adjective = title && run.len() <= 2 && sentence.capital(index + 1);
            if !(adjective || run.iter().all(|index| of_place(*index))) {
                break;
            }
            run.clear();
        }
    }
    let (&start, &end) = (run.first()?, run.last()?);
    // A sentence opens with a capital whatever the word.
    if start == end
        && start == 0
        && (super::nouns::ends_phrase(sentence.token(0))
            || matches!(
                sentence.token(0),
                "none"
                    | "all"
                    | "many"
                    | "however"
                    | "some"
                    | "most"
                    | "another"
                    | "two"
                    | "one"
                    | "there"
                    | "local"
                    | "no"
                    | "officials"
                    | "phone"
                    | "this"
                    | "these"
                    | "what"
                    | "that"
                    | "everyone"
                    | "independent"
                    | "western"
                    | "foreign"
                    | "exiled"
                    | "former"
                    | "nobody"
                    | "neither"
                    | "both"
                    | "those"
                    | "nearly"
                    | "more"
                    | "about"
            ))
    {
        return None;
    }
    // A place alone is nobody; "Iran Human Rights" holds one.
    if run.len() > 4 || run.iter().all(|index| of_place(*index)) {
        return None;
    }
    let name = sentence.words(sentence.tokens[start].start, sentence.tokens[end].end).to_owned();
    // Korean names come surname first: both ends are remembered through the first word when hyphenated.
    let surname =
        if sentence.token(end).contains('-') && start != end { sentence.token(start) } else { sentence.token(end) };
    Some((name, surname.to_owned()))
}

/// A capitalised word, or a particle inside a name: "al-Kheetan", "de", "van".
fn capital_inside(sentence: &Sentence<'_>, index: usize, inside: bool) -> bool {
    if sentence.capital(index) {
        return true;
    }
    let word = sentence.token(index);
    let particle =
        matches!(word, "al" | "el" | "bin" | "ibn" | "abu" | "de" | "van" | "von" | "der" | "bint" | "da" | "di");
    inside
        && (["al-", "el-", "ul-", "ad-", "ash-", "as-"].iter().any(|opening| word.starts_with(opening))
            || particle && sentence.capital(index + 1))
}
