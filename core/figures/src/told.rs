//! What a claim tells of itself and of where it comes from: who speaks, whom it cites, what it passes on, when it was
//! said, which numbers, places and hours. Input: claims with the judgments in force, and the vocabularies. Output: one
//! value a claim, each made once. The columns `origin`, `repeats` and `note` are not looked at: they are what links are
//! to be compared with, and a coder's note is prose about a claim, not part of it.

use crate::vocabulary::{Hours, RelayRole, folded};
use crate::{BodyKind, RelayWords, Vocabulary};
use attested_claims::{Claim, ClaimRecord, Decision, JudgmentRecord, effective, in_force};
use attested_model::{ClaimId, Day, Edtf, Gazetteer, Interval, Measure, Modality, QuantityKind};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The vocabularies that suggestions and drift are read with.
#[derive(Debug, Clone, Copy)]
pub struct Lookups<'a> {
    /// Bodies, channels, readings, terms.
    pub vocabulary: &'a Vocabulary,
    /// The words of passing on.
    pub relay: &'a RelayWords,
    /// Places.
    pub gazetteer: &'a Gazetteer,
}

/// The first and the last day that a date allows, counted from a fixed one.
pub(crate) type Days = (i32, i32);

/// Who answers for a claim, as far as its `speaker` says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Voice {
    /// A body of the vocabulary, by its id.
    Body(String),
    /// Somebody whom the vocabulary doesn't have, by the folded words.
    Said(String),
    /// Several bodies that aren't named.
    Several(String),
    /// An unnamed source: never matched to anybody.
    Unnamed(String),
    /// Nobody.
    Silent,
}

/// A claim, as links and drift look at it.
#[derive(Debug, Clone)]
pub(crate) struct Told<'a> {
    pub claim: Cow<'a, Claim>,
    pub record: &'a ClaimRecord,
    pub voice: Voice,
    /// Whether the voice is an outlet's.
    pub is_media: bool,
    /// Other bodies from which it says to have it.
    pub cites: Vec<String>,
    /// The bodies that publish it.
    pub publishers: Vec<String>,
    /// Whether a source stands behind it that isn't named.
    pub relays_unnamed: bool,
    /// Whether it says that the speaker learnt it from the press.
    pub learnt: bool,
    /// Whether it passes on reports that it doesn't name.
    pub hearsay: bool,
    /// Whether the speaker leaves it open.
    pub hedged: bool,
    /// When it was said; where that is unstated, when it was published.
    pub said: Option<Days>,
    /// Whether the day of its utterance is stated.
    pub is_dated: bool,
    /// When it was published.
    pub published: Option<Days>,
    /// Its numbers, as said.
    pub numbers: Vec<u64>,
    /// What its number reads as; vague words read as nothing here.
    pub range: Option<Interval>,
    /// Its measure, as coded or usual.
    pub measure: Measure,
    /// Places finer than a province: ids, or names that the gazetteer lacks.
    pub places: BTreeSet<String>,
    /// Hours of the day.
    pub hours: Option<Hours>,
    /// Hops from the speaker.
    pub hops: u32,
    /// The document's language, its script set aside.
    pub language: String,
}

impl Told<'_> {
    pub(crate) fn id(&self) -> &ClaimId {
        &self.claim.id
    }

    /// By what the earlier and the nearer comes first: day said, hops, day published (each the last that is possible), id.
    pub(crate) fn order(&self) -> (i32, u32, i32, &ClaimId) {
        let last = |days: Option<Days>| days.map_or(i32::MAX, |(_, to)| to);
        (last(self.said), self.hops, last(self.published), &self.claim.id)
    }

    /// When it happened, in hours from a fixed day, the end left out; the hour told is of a single day.
    pub(crate) fn happened(&self) -> Option<(i64, i64)> {
        let (first, last) = days(self.claim.event_date.as_ref()?)?;
        let at = |day: i32, hour: u8| i64::from(day) * 24 + i64::from(hour);
        match self.hours {
            Some((from, to)) if first == last => Some((at(first, from), at(first, to))),
            _ => Some((at(first, 0), at(last, 24))),
        }
    }

    /// The document it stands in; without a name, its address.
    pub(crate) fn document(&self) -> Option<&str> {
        let named = self.claim.document.as_ref().map(|d| d.as_str());
        named.or(Some(self.claim.url.as_str()).filter(|url| !url.is_empty()))
    }

    /// What two claims of one speaker share; unnamed and collective speakers are one only within one document.
    pub(crate) fn speaker_key(&self) -> Option<(String, String)> {
        let within = || self.document().map(str::to_owned);
        match &self.voice {
            Voice::Body(id) => Some((format!("body:{id}"), String::new())),
            Voice::Said(words) => Some((format!("said:{words}"), String::new())),
            Voice::Several(words) | Voice::Unnamed(words) => Some((format!("some:{words}"), within()?)),
            Voice::Silent => None,
        }
    }

    /// What it says of its number: the speaker's own words, the document's, else kind and number.
    pub(crate) fn words(&self) -> String {
        let Some(quantity) = &self.claim.quantity else { return String::new() };
        let said = [quantity.words_original(), quantity.words()].into_iter().find(|w| !w.is_empty());
        match (said, quantity.kind()) {
            (Some(said), _) => said.to_owned(),
            (None, QuantityKind::Qualitative) => String::new(),
            (None, _) => quantity.to_string(),
        }
    }

    pub(crate) fn is_unnamed(&self) -> bool {
        matches!(self.voice, Voice::Unnamed(_)) || self.claim.modality == Modality::Unattributed
    }
}

/// The claims of a list as judgments would have them read, by id; the judgments' own findings on origins are not used.
pub(crate) fn told<'a>(
    records: &'a [ClaimRecord],
    judgments: &'a [JudgmentRecord],
    lookups: &Lookups<'_>,
) -> Vec<Told<'a>> {
    let mut in_order = in_force(judgments);
    in_order.sort_by_key(|r| r.position);
    let mut by_claim: BTreeMap<ClaimId, Vec<&Decision>> = BTreeMap::new();
    for decision in in_order.iter().map(|r| &r.judgment.decision) {
        if let Some(claim) = decision.claim() {
            by_claim.entry(claim.clone()).or_default().push(decision);
        }
    }
    let unique: BTreeMap<&ClaimId, &ClaimRecord> = records.iter().map(|r| (&r.claim.id, r)).collect();
    let mut all: Vec<Told<'_>> = unique.into_values().map(|record| tell(record, &by_claim, lookups)).collect();
    by_first_names(&mut all);
    all
}

fn tell<'a>(record: &'a ClaimRecord, judged: &BTreeMap<ClaimId, Vec<&Decision>>, lookups: &Lookups<'_>) -> Told<'a> {
    let claim = match judged.contains_key(&record.claim.id) {
        true => Cow::Owned(effective(&record.claim, judged)),
        false => Cow::Borrowed(&record.claim),
    };
    let Lookups { vocabulary, relay, gazetteer } = *lookups;
    let speaker = Speaker::of(&claim.speaker, lookups);
    let words = folded(&format!("{} / {}", claim.words, claim.words_original));
    let language = claim.lang.as_ref().map_or("", |l| l.primary()).to_owned();
    let numbers: BTreeSet<u64> = claim.quantity.iter().flat_map(|q| [q.low(), q.high()]).flatten().collect();
    let read = claim.quantity.as_ref().and_then(|q| vocabulary.readings.reading(q, &language, 10));
    let usual = || vocabulary.terms.measure_of(claim.act.as_str()).and_then(|m| Measure::parse(m).ok());
    let publisher = folded(&claim.publisher);
    let own = match &speaker.voice {
        Voice::Body(id) => id.as_str(),
        Voice::Said(_) | Voice::Several(_) | Voice::Unnamed(_) | Voice::Silent => "",
    };
    let cells = [folded(&claim.speaker), words.clone(), folded(&claim.via), publisher.clone()];
    let mut cites: Vec<String> = cells.iter().flat_map(|cell| cited(cell, lookups)).collect();
    cites.extend(speaker.behind.iter().cloned());
    cites.sort();
    cites.dedup();
    cites.retain(|id| id != own);
    Told {
        is_media: vocabulary.bodies.body(own).is_some_and(|b| b.kind == BodyKind::Media),
        cites,
        publishers: vocabulary.bodies.named_in(&publisher).into_iter().map(|(_, _, b)| b.id.clone()).collect(),
        relays_unnamed: speaker.relays_unnamed || relay.says(RelayRole::Anonymous, &words),
        learnt: relay.says(RelayRole::Learnt, &words),
        hearsay: relay.says(RelayRole::Hearsay, &words),
        hedged: claim.modality.is_open() || relay.says(RelayRole::Hedge, &words),
        said: claim.uttered.as_ref().and_then(days).or_else(|| claim.published.as_ref().and_then(days)),
        is_dated: claim.uttered.as_ref().and_then(days).is_some(),
        published: claim.published.as_ref().and_then(days),
        numbers: numbers.into_iter().collect(),
        range: read.filter(|r| !r.vague).map(|r| r.interval),
        measure: claim.measure.or_else(usual).unwrap_or(Measure::Flow),
        places: places(&claim.place, gazetteer),
        hours: relay.hours(&claim.event_time),
        hops: vocabulary.channels.hops(&claim.via),
        voice: speaker.voice,
        language,
        record,
        claim,
    }
}

/// A speaker as described.
struct Speaker {
    voice: Voice,
    /// Bodies named behind a collective.
    behind: Vec<String>,
    relays_unnamed: bool,
}

impl Speaker {
    fn of(said: &str, lookups: &Lookups<'_>) -> Speaker {
        let text = folded(said.trim());
        let bodies = lookups.vocabulary.bodies.named_in(&text);
        // Names are blanked, so that a missionary union is not taken for a missionary.
        let mut rest = text.clone();
        for (from, to, _) in &bodies {
            rest.replace_range(from..to, &" ".repeat(to - from));
        }
        let first_body = bodies.first().map(|(from, _, _)| *from);
        let unnamed = lookups.relay.first(RelayRole::Anonymous, &rest).map(|(from, _)| from);
        let several = lookups.relay.first(RelayRole::Collective, &rest).map(|(from, _)| from);
        let comes_first = |at: Option<usize>| at.is_some_and(|at| first_body.is_none_or(|body| at < body));
        let plain = || text.split(['(', ',']).next().unwrap_or_default().trim().to_owned();
        let voice = match bodies.first() {
            _ if text.is_empty() => Voice::Silent,
            _ if comes_first(unnamed) => Voice::Unnamed(plain()),
            _ if comes_first(several) => Voice::Several(plain()),
            Some((_, _, body)) => Voice::Body(body.id.clone()),
            // The vocabulary has words for the unnamed too, which no list of ours needs to repeat.
            None if lookups.vocabulary.bodies.is_unnamed(&text) => Voice::Unnamed(plain()),
            None => Voice::Said(plain()),
        };
        let behind = match voice {
            Voice::Several(_) => bodies.iter().map(|(_, _, b)| b.id.clone()).collect(),
            Voice::Body(_) | Voice::Said(_) | Voice::Unnamed(_) | Voice::Silent => Vec::new(),
        };
        Speaker { voice, behind, relays_unnamed: unnamed.is_some() }
    }
}

/// The bodies that a cell cites: behind a citing word in English, anywhere around it in Korean and Chinese.
fn cited(cell: &str, lookups: &Lookups<'_>) -> Vec<String> {
    let Some((from, to)) = lookups.relay.first(RelayRole::Citing, cell) else { return Vec::new() };
    let latin = cell[from..to].is_ascii();
    let named = lookups.vocabulary.bodies.named_in(cell).into_iter().filter(|(at, _, _)| !latin || *at >= to);
    // "Sources in China" and "China sources" cite no body.
    let unnamed = |at: usize, end: usize| {
        let behind = lookups.relay.first(RelayRole::Anonymous, &cell[end..]).is_some_and(|(from, _)| from <= 1);
        behind || (latin && lookups.relay.says(RelayRole::Anonymous, &cell[to..at]))
    };
    named.filter(|(at, end, _)| !unnamed(*at, *end)).map(|(_, _, body)| body.id.clone()).collect()
}

/// A speaker given by one name only ("Koo") speaks for the body for which all others who begin with that name speak.
fn by_first_names(all: &mut [Told<'_>]) {
    let first = |speaker: &str| speaker.split_whitespace().next().map(folded).filter(|w| w.chars().count() > 2);
    let mut bodies: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for told in all.iter() {
        if let (Voice::Body(id), Some(name)) = (&told.voice, first(&told.claim.speaker)) {
            bodies.entry(name).or_default().insert(id);
        }
    }
    let one: BTreeMap<String, String> = bodies
        .into_iter()
        .filter(|(_, ids)| ids.len() == 1)
        .filter_map(|(name, ids)| Some((name, (*ids.first()?).to_owned())))
        .collect();
    for told in all.iter_mut() {
        if let Voice::Said(words) = &told.voice
            && let Some(body) = one.get(words)
        {
            told.voice = Voice::Body(body.clone());
        }
    }
}

/// Places finer than a province or a country: their ids, and capitalised or Asian names that the gazetteer lacks.
fn places(said: &str, gazetteer: &Gazetteer) -> BTreeSet<String> {
    let coarse = |kind: &str| matches!(kind, "country" | "province" | "region" | "area");
    let fine = |id: &attested_model::PlaceId| gazetteer.place(id).is_some_and(|p| !coarse(&p.kind));
    let mut found: BTreeSet<String> = gazetteer.resolve(said).into_iter().filter(fine).map(|id| id.0).collect();
    for part in said.split([';', '+', ':', ',']).flat_map(|p| p.split("->")) {
        let name = part.split('(').next().unwrap_or_default().trim();
        let is_name = name.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
        if is_name && name.split_whitespace().count() <= 3 && gazetteer.resolve(part).is_empty() {
            found.insert(format!("said:{}", folded(name)));
        }
    }
    found
}

/// The first and last day of a date that has both.
pub(crate) fn days(date: &Edtf) -> Option<Days> {
    let number = |day: Day| Day::ZERO.until(day).ok().map(|span| span.get_days());
    Some((number(date.earliest_day()?)?, number(date.latest_day()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::tests::TABLES;
    use crate::v1::tests::claim;

    #[test]
    fn who_speaks_and_whom_they_cite() {
        let body = |id: &str| Voice::Body(id.to_owned());
        for (speaker, voice, cites, relays_unnamed) in [
            ("Human Rights Watch, citing RFA", body("hrw"), "rfa", false),
            ("Human Rights Watch, citing a missionary", body("hrw"), "", true),
            ("J.M. Missionary Union official", body("jm"), "", false),
            ("Justice for North Korea, citing sources in China", body("jfnk"), "", true),
            ("Justice for North Korea, citing China sources", body("jfnk"), "", true),
            ("rights groups (HRW, OHCHR listed)", Voice::Several("rights groups".to_owned()), "hrw un-ohchr", false),
            ("anonymous source in Jilin", Voice::Unnamed("anonymous source in jilin".to_owned()), "", true),
            ("익명 소식통", Voice::Unnamed("익명 소식통".to_owned()), "", true),
            ("로이터를 인용한 통일부", body("reuters"), "kr-mou", false),
            ("Mayor of a town", Voice::Said("mayor of a town".to_owned()), "", false),
            ("", Voice::Silent, "", false),
        ] {
            let claim = Claim { speaker: speaker.to_owned(), ..claim("C1 600") };
            let record = crate::links::tests::slice(vec![claim], &["E"]).claims;
            let told = &told(&record, &[], &TABLES.lookups())[0];
            let found = (&told.voice, told.cites.join(" "), told.relays_unnamed);
            assert_eq!(found, (&voice, cites.to_owned(), relays_unnamed), "{speaker}");
        }
    }
}
