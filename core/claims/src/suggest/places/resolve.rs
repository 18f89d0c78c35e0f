//! Which place a name means: by the place named with it, by the sentence, by the text so far, or left open.
//!
//! Input: the places that bear the name, and the clues. Output: one place and the rule that chose it, or what is left.
//! Decides nothing by size alone while the context names another country. Leaves out finding names (`en`, `ko`, `zh`).

use attested_model::WorldKind;

use super::super::gazetteer::{Candidate, Gazetteer, Key};

/// How many times greater than the next a place must be to be meant without further word.
const DOMINANCE: u64 = 10;
/// A place this large may be meant in a text about other countries.
const WELL_KNOWN: u64 = 200_000;
/// What a province counts for beside towns of its name.
const PROVINCE: u64 = 200_000;
/// The places that a record lists of a name left open.
pub(crate) const LISTED: usize = 8;

/// What the context says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Clues {
    /// The places that bear the names written beside it: "Tumen, Jilin"; each name may have several.
    pub(crate) beside: Vec<Key>,
    /// Places named in the sentence.
    pub(crate) sentence: Vec<Key>,
    /// Places named earlier, and in the text's beginning.
    pub(crate) earlier: Vec<Key>,
    /// The kinds that the word beside it allows: "State", 시.
    pub(crate) kind: Option<(WorldKind, WorldKind)>,
}

/// A name's place, or what it may mean.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Resolution {
    pub(crate) chosen: Option<Candidate>,
    pub(crate) open: Vec<Candidate>,
    pub(crate) rule: &'static str,
}

impl Resolution {
    fn one(candidate: Candidate, rule: &'static str) -> Resolution {
        Resolution { chosen: Some(candidate), open: Vec::new(), rule }
    }

    fn open(candidates: Vec<Candidate>, rule: &'static str) -> Resolution {
        Resolution { chosen: None, open: candidates.into_iter().take(LISTED).collect(), rule }
    }
}

/// Chooses among the places that bear a name.
pub(crate) fn resolve(gazetteer: &Gazetteer<'_>, mut candidates: Vec<Candidate>, clues: &Clues) -> Resolution {
    if let Some((from, to)) = clues.kind
        && candidates.iter().any(|one| (from..=to).contains(&one.kind))
    {
        candidates.retain(|one| (from..=to).contains(&one.kind));
    }
    if candidates.is_empty() {
        return Resolution::open(candidates, "not in the gazetteer");
    }
    if let Some(country) = candidates.iter().find(|one| one.kind == WorldKind::Country && one.own) {
        return Resolution::one(*country, "a country");
    }
    let beside = within(gazetteer, &candidates, &clues.beside);
    if !beside.is_empty() {
        return narrowed(gazetteer, beside, "the place named with it", "several in the place named with it");
    }
    let field = |one: &&Candidate| matches!(one.key, Key::Field(_));
    let known: Vec<Key> = clues.sentence.iter().chain(&clues.earlier).copied().collect();
    let nearby = within(gazetteer, &candidates, &known);
    let contradicted = !nearby.is_empty() && !nearby.iter().any(|one| matches!(one.key, Key::Field(_)));
    let mut of_field = candidates.iter().filter(field);
    if let (Some(one), None, false) = (of_field.next(), of_field.next(), contradicted) {
        return Resolution::one(*one, "the field's gazetteer");
    }
    for (named, rule, several) in [
        (&clues.sentence, "a place named in the sentence", "several in the place named in the sentence"),
        (&clues.earlier, "a place named earlier", "several in the places named earlier"),
    ] {
        let inside = within(gazetteer, &candidates, named);
        if !inside.is_empty() {
            return narrowed(gazetteer, inside, rule, several);
        }
    }
    // Nothing in the text speaks for any: only a place that everybody would think of.
    let known_elsewhere = !known.is_empty();
    if candidates.len() == 1 {
        let one = &candidates[0];
        let plain = !known_elsewhere || one.kind == WorldKind::Capital || one.population >= WELL_KNOWN;
        return if plain || one.kind == WorldKind::Province {
            Resolution::one(*one, "the only place of this name")
        } else {
            Resolution::open(candidates, "the only place of this name lies in a country the text doesn't name")
        };
    }
    let own: Vec<Candidate> = candidates.iter().filter(|one| one.own).copied().collect();
    let pool = if own.is_empty() { candidates.clone() } else { own };
    match nested_or_largest(gazetteer, &pool) {
        Some((one, rule)) if population(&candidates, &one) >= WELL_KNOWN || rule == NESTED && !known_elsewhere => {
            Resolution::one(one, rule)
        }
        _ => Resolution::open(candidates, "several places of this name"),
    }
}

/// Those that lie in one of the places named, the narrowest place first.
fn within(gazetteer: &Gazetteer<'_>, candidates: &[Candidate], named: &[Key]) -> Vec<Candidate> {
    let mut best: Vec<Candidate> = Vec::new();
    for level in [true, false] {
        // Provinces and towns say more than a country does.
        let outer = |key: &&Key| gazetteer.is_country(**key) != level;
        best = candidates
            .iter()
            .filter(|one| named.iter().filter(outer).any(|key| *key != one.key && gazetteer.contains(*key, one.key)))
            .copied()
            .collect();
        if !best.is_empty() {
            break;
        }
    }
    best
}

/// One of those that the context leaves, or all.
fn narrowed(
    gazetteer: &Gazetteer<'_>,
    candidates: Vec<Candidate>,
    rule: &'static str,
    several: &'static str,
) -> Resolution {
    if let [one] = candidates.as_slice() {
        return Resolution::one(*one, rule);
    }
    let mut field = candidates.iter().filter(|one| matches!(one.key, Key::Field(_)));
    if let (Some(one), None) = (field.next(), field.next()) {
        return Resolution::one(*one, rule);
    }
    let own: Vec<Candidate> = candidates.iter().filter(|one| one.own).copied().collect();
    let pool = if own.is_empty() { &candidates } else { &own };
    if let [one] = pool.as_slice() {
        return Resolution::one(*one, rule);
    }
    match nested_or_largest(gazetteer, pool) {
        Some((one, rule)) => Resolution::one(one, rule),
        None => Resolution::open(candidates, several),
    }
}

const NESTED: &str = "one lies in the other: the wider, true of both";

/// A province and the town in it that share a name: the province. Else a place that dwarfs the others.
fn nested_or_largest(gazetteer: &Gazetteer<'_>, candidates: &[Candidate]) -> Option<(Candidate, &'static str)> {
    let wider = candidates.iter().min_by_key(|one| one.kind)?;
    if wider.kind < WorldKind::Town {
        let all = candidates.iter().all(|one| {
            gazetteer.contains(wider.key, one.key) || one.population * DOMINANCE < population(candidates, wider)
        });
        if all {
            return Some((*wider, NESTED));
        }
        return None;
    }
    let largest = candidates.iter().max_by_key(|one| one.population)?;
    let dwarfs = candidates
        .iter()
        .all(|one| one.key == largest.key || one.population.saturating_mul(DOMINANCE) <= largest.population);
    (dwarfs && largest.population > 0).then_some((*largest, "by far the largest"))
}

/// A province's own figure is not in the index: that of the largest town of its name stands for it, if it is large.
fn population(candidates: &[Candidate], one: &Candidate) -> u64 {
    let floor = if one.kind == WorldKind::Province { PROVINCE } else { 0 };
    let same_country = candidates.iter().filter(|other| other.country == one.country);
    same_country.map(|other| other.population).max().unwrap_or(0).max(floor)
}
