//! Place names in an English sentence.
//!
//! Input: the sentence, the vocabulary's hits, the gazetteers. Output: [`Spot`]s. A name of the vocabulary counts wherever
//! it stands; one of the gazetteer alone, or of neither, needs a word of place before it, one after it ("State", "camp"),
//! or a place it is named with. Parts of bodies' and persons' names, nationalities and "Seoul-based" are none.

use attested_model::{WorldKind, fold_place};

use super::super::gazetteer::Gazetteer;
use super::super::lexicon::Class;
use super::super::text::{Sentence, TokenKind};
use super::{Memory, Spot, Use};

/// Words before a place where something happens.
const LOCATE: &str = "|in|at|from|near|to|outside|off|across|into|inside|around|throughout|toward|towards|via|through|within|between|onto|reached|reaching|entered|entering|fled|fleeing|left|leaving|crossed|";
/// Words between a preposition and the name.
const BETWEEN: &str = "|the|a|northern|southern|eastern|western|central|north|south|east|west|northeast|northwest|southeast|southwest|northeastern|northwestern|southeastern|southwestern|nearby|neighbouring|neighboring|occupied|mainland|rural|greater|besieged|coastal|city|town|village|province|region|state|district|island|camp|port|capital|country|of|both|its|";
/// Words before a country that is spoken of and does nothing.
const ASIDE: &str = "|with|against|for|on|about|concerning|regarding|of|and|or|named|called|like|as|than|that|urged|urging|told|asked|accused|";
/// What may stand after a name and says what it is.
const PROVINCES: &str = "|province|state|region|oblast|governorate|prefecture|provinces|states|regions|";
const TOWNS: &str = "|city|town|village|township|";
const DISTRICTS: &str = "|district|county|raion|subdistrict|";
/// Facilities that belong to the name as written.
const FACILITIES: &str = "|hospital|camp|prison|school|market|airport|crossing|border|island|islands|river|sea|mosque|church|university|barracks|colony|";
/// Who speaks or fights for a country, right after its name.
const PEOPLE: &str = "|officials|official|authorities|government|governments|ministry|police|army|troops|forces|military|soldiers|president|minister|parliament|embassy|ambassador|envoy|spokesman|spokesperson|spokeswoman|coastguard|coast|navy|regime|media|intelligence|prosecutors|nationals|citizens|consulate|consul|delegation|representative|security|national|ombudsman|commissioner|court|courts|";

/// What a hyphen joins to a name to make an adjective: "Hamas-run".
const JOINED: &str = "|run|based|backed|controlled|led|held|occupied|affiliated|funded|linked|born|speaking|era|style|aligned|owned|dominated|majority|allied|";

/// The names of a sentence.
pub(super) fn spots(sentence: &Sentence<'_>, memory: &Memory, gazetteer: Option<&Gazetteer<'_>>) -> Vec<Spot> {
    let titled = titled(sentence);
    let reader = Reader { sentence, memory, gazetteer, titled };
    let mut out: Vec<Spot> = Vec::new();
    let mut index = 0;
    while index < sentence.tokens.len() {
        let next = match reader.read(index, &out) {
            Some((spot, next)) => {
                out.extend(spot);
                next
            }
            None => index + 1,
        };
        index = next.max(index + 1);
    }
    out
}

struct Reader<'r, 't> {
    sentence: &'r Sentence<'t>,
    memory: &'r Memory,
    gazetteer: Option<&'r Gazetteer<'r>>,
    /// A headline in capitals: a capital says nothing.
    titled: bool,
}

impl Reader<'_, '_> {
    /// The name that begins at a token, if any, and the token to go on from.
    fn read(&self, index: usize, out: &[Spot]) -> Option<(Option<Spot>, usize)> {
        let sentence = self.sentence;
        let token = sentence.tokens[index];
        if token.kind != TokenKind::Word || !sentence.capital(index) {
            return None;
        }
        let hit = sentence.hit_at(Class::Place, token.start).copied();
        let run = self.run_end(index);
        let hit_end = hit.map(|hit| sentence.token_from(hit.end));
        // "Seoul-based", "China-backed": the token goes on after the name.
        if let Some(hit) = hit
            && sentence.norm.as_bytes().get(hit.end) == Some(&b'-')
        {
            return Some((None, hit_end.unwrap_or(index + 1).max(index + 1)));
        }
        let (end, listed) = match hit_end {
            Some(end) => (end, true),
            None => (self.known_end(index, run).unwrap_or(run), false),
        };
        let last = sentence.tokens[end.max(index + 1) - 1];
        let range = (token.start, hit.map_or(last.end, |hit| hit.end));
        let other = |class| sentence.touches(class, range.0, range.1);
        let of_other = other(Class::Time)
            || sentence.hits.iter().any(|other| {
                matches!(other.class, Class::Body | Class::Role)
                    && other.start <= range.0
                    && range.1 <= other.end
                    && (other.end > range.1 || other.start < range.0 || !listed)
            });
        let known = listed || self.knows(range);
        if of_other {
            return Some((None, end.max(index + 1)));
        }
        // "In Kaduna State": the first word of a sentence is no name, what follows may be.
        if !listed && (other(Class::Body) || other(Class::Noun) || other(Class::Place) || self.titled && !known) {
            return None;
        }
        let (mut spot, after) = self.with_its_word(range, end.max(index + 1));
        let word = sentence.token(after);
        let possessive = word == "'s" || word == "'";
        let owned = if possessive { sentence.token(after + 1) } else { word };
        if is(PEOPLE, owned) || self.titles(after, possessive) {
            return Some((None, after));
        }
        let located = self.located(index, out);
        // More capitals before or after: part of a longer name, unless a word of place says otherwise.
        let whole = end >= run && (index == 0 || !sentence.capital(index - 1) || listed);
        let said = spot.kind.is_some() || spot.end > range.1;
        let with = self.with_known(after);
        spot.used = if located || said && known || with && known && !self.country(range) {
            Use::Located
        } else if listed && self.country(range) && !is(ASIDE, self.previous(index)) {
            Use::Acts
        } else {
            return Some((None, after));
        };
        if !listed && (!(whole || known && said) || self.unlike_a_place(range, known)) {
            return Some((None, after));
        }
        Some((Some(spot), after))
    }

    /// The end of the capitals that begin here; "of" and "al" inside are not looked through.
    fn run_end(&self, index: usize) -> usize {
        let mut end = index + 1;
        while self.sentence.capital(end)
            && self.sentence.tokens[end].start <= self.sentence.tokens[end - 1].end + 1
            && end - index < 6
            && !self.sentence.touches(Class::Time, self.sentence.tokens[end].start, self.sentence.tokens[end].end)
        {
            end += 1;
        }
        end
    }

    /// The end of the longest name the gazetteers know here.
    fn known_end(&self, index: usize, run: usize) -> Option<usize> {
        (index + 1..=run.min(index + 4))
            .rev()
            .find(|end| self.knows((self.sentence.tokens[index].start, self.sentence.tokens[end - 1].end)))
    }

    fn knows(&self, range: (usize, usize)) -> bool {
        self.gazetteer.is_some_and(|gazetteer| gazetteer.knows(&self.fold(range)))
    }

    fn fold(&self, range: (usize, usize)) -> String {
        fold_place(self.sentence.slice(range.0, range.1), |c| c)
    }

    /// Whether a name is a country's.
    fn country(&self, range: (usize, usize)) -> bool {
        match self.sentence.hit_at(Class::Place, range.0) {
            Some(hit) => self.memory.is_country(hit),
            None => self.gazetteer.is_some_and(|gazetteer| {
                gazetteer.named(&self.fold(range)).iter().any(|one| one.kind == WorldKind::Country && one.own)
            }),
        }
    }

    /// The spot with the word after it that says what it is: "Kaduna State", "Ahli Arab hospital".
    fn with_its_word(&self, range: (usize, usize), after: usize) -> (Spot, usize) {
        let mut spot = Spot { start: range.0, end: range.1, name: range, used: Use::Located, kind: None };
        let word = self.sentence.token(after);
        let kind = if is(PROVINCES, word) {
            Some((WorldKind::Country, WorldKind::Province))
        } else if is(DISTRICTS, word) {
            Some((WorldKind::Province, WorldKind::Capital))
        } else if is(TOWNS, word) {
            Some((WorldKind::Town, WorldKind::Capital))
        } else {
            None
        };
        // A hit may hold its own word: "Jilin Province".
        let inner = self.sentence.slice(range.0, range.1).rsplit(' ').next().unwrap_or("");
        if inner.len() < range.1 - range.0 && is(PROVINCES, inner) {
            spot.kind = Some((WorldKind::Country, WorldKind::Province));
            return (spot, after);
        }
        let adjacent = self.sentence.tokens.get(after).is_some_and(|token| token.start == range.1 + 1);
        if adjacent && (kind.is_some() || is(FACILITIES, word)) {
            spot.kind = kind;
            if kind.is_none() || self.sentence.capital(after) {
                spot.end = self.sentence.tokens[after].end;
            }
            return (spot, after + 1);
        }
        (spot, after)
    }

    /// Whether a word of place leads here: "in", "in the northern", or a list whose first name one leads.
    fn located(&self, index: usize, out: &[Spot]) -> bool {
        let mut at = index;
        while let Some(before) = at.checked_sub(1) {
            let word = self.sentence.token(before);
            if is(LOCATE, word) {
                return !(word == "to" && before > 0 && self.sentence.token(before - 1) == "according");
            }
            if !is(BETWEEN, word) {
                break;
            }
            at = before;
        }
        let Some(last) = out.last() else { return false };
        let gap = self.sentence.slice(last.end, self.sentence.tokens[index].start).trim();
        let owner = gap == "'s" || gap == "'";
        let listed = matches!(gap, "," | "and" | "or" | ", and" | "to" | "" | "in")
            || matches!(gap, "province," | "province and" | "city and" | "city," | "district," | "and the" | ", the");
        owner || listed && last.used == Use::Located
    }

    /// Whether a comma and a known place follow: "Tumen, Jilin".
    fn with_known(&self, after: usize) -> bool {
        self.sentence.token(after) == ","
            && self.sentence.capital(after + 1)
            && self.sentence.tokens.get(after + 1).is_some_and(|next| {
                self.sentence.hit_at(Class::Place, next.start).is_some()
                    || self
                        .known_end(after + 1, self.run_end(after + 1))
                        .is_some_and(|end| self.knows((next.start, self.sentence.tokens[end - 1].end)))
            })
    }

    /// Whether what follows belongs to a body or names its people.
    fn titles(&self, after: usize, possessive: bool) -> bool {
        let at = if possessive { after + 1 } else { after };
        let speaks = |index: usize| {
            self.sentence.tokens.get(index).is_some_and(|token| {
                [Class::Body, Class::Role].iter().any(|class| self.sentence.hit_at(*class, token.start).is_some())
            })
        };
        let counted = !possessive
            && self
                .sentence
                .tokens
                .get(at)
                .is_some_and(|token| self.sentence.hit_at(Class::Noun, token.start).is_some());
        // "a Seoul human rights group": a word or two between.
        let group = !possessive && ["human", "rights", "aid", "monitoring", "news"].contains(&self.sentence.token(at));
        speaks(at) || counted || group && (speaks(at + 1) || speaks(at + 2))
    }

    /// The word before, articles and directions aside.
    fn previous(&self, index: usize) -> &str {
        let mut at = index;
        while let Some(before) = at.checked_sub(1) {
            let word = self.sentence.token(before);
            if !is(BETWEEN, word) || word == "of" {
                return word;
            }
            at = before;
        }
        ""
    }

    /// Languages, peoples and creeds: "in Korean", "to Muslims".
    fn unlike_a_place(&self, range: (usize, usize), known: bool) -> bool {
        let name = self.sentence.slice(range.0, range.1);
        let people = ["ish", "ese", "ian", "ean", "ans", "ims", "sts", "ists", "eans", "ians"];
        let joined = name.rsplit_once('-').is_some_and(|(_, tail)| is(JOINED, tail));
        !known && (joined || people.iter().any(|tail| name.ends_with(tail)) || name.len() < 3)
    }
}

/// Whether a word is one of those that `|` parts.
fn is(words: &str, word: &str) -> bool {
    !word.is_empty() && words.split('|').any(|known| known == word)
}

/// Whether nearly all longer words begin with a capital, as in some headlines.
fn titled(sentence: &Sentence<'_>) -> bool {
    let mut long = 0;
    let mut capitals = 0;
    for (index, token) in sentence.tokens.iter().enumerate() {
        if token.kind == TokenKind::Word && token.end - token.start >= 4 {
            long += 1;
            capitals += usize::from(sentence.capital(index));
        }
    }
    long >= 4 && capitals * 4 >= long * 3
}
