//! Places: what is found in a sentence, what it means, and what is left open; the world's index as committed.
//!
//! Data: `tests/data/suggest/steps/resolved_places.txt`, whose head tells the format. Leaves out the index's own format, which is
//! tried on arbitrary bytes where it is read (`attested-model`).

use attested_claims::suggest::{Check, Context, Gazetteer, Lang, Suggestion, TableTexts, Tables, suggest};
use attested_model::{World, WorldKind, fold_place};
use attested_vocab::suggest as vocab;
use proptest::prelude::*;

fn tables() -> Tables {
    Tables::load(&TableTexts {
        bounds: vocab::BOUNDS,
        numerals: vocab::NUMERALS,
        nouns: vocab::NOUNS,
        drops: vocab::DROPS,
        acts: vocab::ACTS,
        cues: vocab::CUES,
        bodies: vocab::BODIES,
        roles: vocab::ROLES,
        places: vocab::PLACES,
        times: vocab::TIMES,
        statements: vocab::STATEMENTS,
        han_variants: vocab::HAN_VARIANTS,
    })
    .expect("the vocabulary reads")
}

fn gazetteer() -> Gazetteer<'static> {
    Gazetteer::open(attested_vocab::GAZETTEER, attested_vocab::WORLD).expect("the gazetteers read")
}

/// A claim's places as the data file writes them.
fn written(suggestion: &Suggestion) -> String {
    let one = |place: &attested_claims::suggest::ResolvedPlace| match &place.id {
        Some(id) => format!("{} = {id}", place.written),
        None if place.candidates.is_empty() => format!("{} = ?", place.written),
        None => format!("{} = [{}]", place.written, place.candidates.join(" ")),
    };
    let places: Vec<String> = suggestion.resolved_places.iter().map(one).collect();
    if places.is_empty() { "-".to_owned() } else { places.join("; ") }
}

#[test]
fn places_mean_what_the_context_says_or_are_left_open() {
    let (tables, gazetteer) = (tables(), gazetteer());
    let mut wrong = Vec::new();
    let mut cases = 0;
    let lines: Vec<&str> = include_str!("data/suggest/steps/resolved_places.txt").lines().collect();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        at += 1;
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut cells = line.splitn(3, ' ');
        let (Some(lang), Some(published), Some(text)) = (cells.next(), cells.next(), cells.next()) else {
            panic!("not a case: {line}")
        };
        let context = Context {
            published: published.parse().expect("a date"),
            lang: Lang::parse(lang).expect("a language"),
            outlet: None,
            tables: &tables,
            gazetteer: Some(&gazetteer),
        };
        let found = suggest(text, &context);
        let mut expected = Vec::new();
        while let Some(claim) = lines.get(at).and_then(|line| line.strip_prefix("> ")) {
            expected.push(claim.to_owned());
            at += 1;
        }
        cases += 1;
        let said: Vec<String> = found.iter().map(written).collect();
        if said != expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {said:?}"));
        }
        for suggestion in &found {
            let names: Vec<&str> = suggestion.resolved_places.iter().map(|place| place.written.as_str()).collect();
            assert_eq!(names, suggestion.places, "each place as written is resolved or said to be open");
            assert!(suggestion.places.iter().all(|place| text.contains(place)), "places are the text's own words");
            let open = suggestion.resolved_places.iter().any(|place| !place.candidates.is_empty());
            assert_eq!(suggestion.checks.contains(&Check::PlaceLeftOpen), open, "what is left open is flagged: {text}");
            let told = suggestion.trace.iter().any(|step| step.step == "places");
            assert_eq!(told, !names.is_empty(), "the trace tells of places: {text}");
        }
    }
    assert!(cases > 25, "only {cases} cases were read");
    assert!(wrong.is_empty(), "{} of {cases}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_world_knows_its_countries_and_provinces_in_three_languages() {
    let world = World::open(attested_vocab::WORLD).expect("the index opens");
    let kind = |name: &str| {
        let folded = fold_place(name, |c| c);
        let first = world.named(&folded).into_iter().filter_map(|(index, _)| world.place(index)).map(|one| one.kind);
        first.min()
    };
    for country in ["Myanmar", "미얀마", "缅甸", "Syria", "시리아", "叙利亚", "South Sudan", "남수단", "南苏丹"]
    {
        assert_eq!(kind(country), Some(WorldKind::Country), "{country}");
    }
    for province in ["Liaoning", "辽宁省", "Rakhine", "Aleppo Governorate", "함경북도", "Khartoum", "알레포", "阿勒颇"]
    {
        assert_eq!(kind(province), Some(WorldKind::Province), "{province}");
    }
}

#[test]
fn every_place_of_the_world_is_found_by_the_name_it_is_shown_with() {
    let world = World::open(attested_vocab::WORLD).expect("the index opens");
    assert!(world.len() > 90_000);
    let mut lost = Vec::new();
    for index in (0..u32::try_from(world.len()).expect("few")).step_by(7) {
        let place = world.place(index).expect("a record");
        // The list of one name is cut at 64 places; shorter names and those in other scripts aren't indexed.
        let named = world.named(&fold_place(place.name, |c| c));
        if !named.iter().any(|(found, _)| *found == index) && named.len() < 64 {
            lost.push(place.name);
        }
        assert!(place.inside.is_none_or(|outer| world.contains(outer, index)));
        assert!(place.coordinates.is_none_or(|(lat, lon)| lat.abs() <= 90.0 && lon.abs() <= 180.0));
    }
    assert!(
        lost.len() * 200 < world.len() / 7,
        "{} names are folded otherwise than the builder did: {lost:?}",
        lost.len()
    );
}

#[test]
fn a_changed_or_shortened_index_is_refused() {
    let bytes = attested_vocab::WORLD;
    for at in [0, 9, 17, 30, 40, 1_000, bytes.len() / 2, bytes.len() - 1] {
        let mut changed = bytes.to_vec();
        changed[at] ^= 1;
        assert!(World::open(&changed).is_err(), "byte {at}");
    }
    for length in [0, 8, 35, bytes.len() - 1] {
        assert!(World::open(&bytes[..length]).is_err(), "{length} bytes");
    }
    assert!(Gazetteer::open("id,type\n", bytes).is_err());
}

proptest! {
    #[test]
    fn any_text_gives_its_own_words_as_places(
        text in r"((in|at|from|to|near) [A-Z][a-zŏ-]{1,8}(, | and | )|[가-힣]{1,6}(에서|시에|군|주) |[在从到][一-龥]{1,5}[省市县]?|China |중국 |中国|600 people were killed |600명이 숨졌다\. |600人死亡。|[[:print:]]){0,30}"
    ) {
        let (tables, gazetteer) = (tables(), gazetteer());
        for lang in [Lang::En, Lang::Ko, Lang::Zh] {
            let context = Context { published: jiff::civil::date(2024, 1, 1), lang, outlet: None, tables: &tables, gazetteer: Some(&gazetteer) };
            for suggestion in suggest(&text, &context) {
                for place in &suggestion.places {
                    prop_assert!(text.contains(place.as_str()), "{place:?} in {text:?}");
                }
            }
        }
    }
}
