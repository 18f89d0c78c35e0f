//! The page as a whole: well formed, self-contained, every number with its note, safe against hostile words,
//! and the same every time.

use super::render;
use crate::EventDossier;
use crate::fixture::{Keys, SMALL, dossier};
use attested_figures::{Envelope, Region};
use std::collections::BTreeSet;

const DAYS: [&str; 4] = ["2023-10-09", "2023-10-10", "2023-10-13", "2023-11-01"];

/// Elements that have no end tag.
const VOID: [&str; 4] = ["meta", "br", "!doctype", "link"];

/// Fails when a tag isn't closed where it should be; gives all tags with their attributes.
fn tags(html: &str) -> Vec<String> {
    let body = html.split_once("<style>").map_or(html.to_owned(), |(before, after)| {
        format!("{before}<style>{}", &after[after.find("</style>").unwrap()..])
    });
    let mut open: Vec<String> = Vec::new();
    let mut seen = Vec::new();
    for chunk in body.split('<').skip(1) {
        let (tag, _) = chunk.split_once('>').unwrap();
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap().to_owned();
        seen.push(tag.to_owned());
        if tag.starts_with('/') {
            assert_eq!(open.pop().as_deref(), Some(name.as_str()), "closing {tag} in {open:?}");
        } else if !tag.ends_with('/') && !VOID.contains(&name.as_str()) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    seen
}

fn attribute<'t>(tags: &'t [String], name: &str) -> Vec<&'t str> {
    let start = format!(" {name}=\"");
    tags.iter().filter_map(|t| t.split_once(&start)).filter_map(|(_, rest)| rest.split('"').next()).collect()
}

/// What holds of every page.
fn sound(dossier: &EventDossier) -> String {
    let html = render(dossier, &Keys);
    assert_eq!(html, render(dossier, &Keys), "the same every time");
    let tags = tags(&html);
    let ids: Vec<&str> = attribute(&tags, "id");
    let distinct: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), distinct.len(), "an id stands twice");
    for href in attribute(&tags, "href") {
        let target = href.strip_prefix('#').unwrap_or_else(|| panic!("{href} leads away"));
        assert!(distinct.contains(target), "{href} leads nowhere");
    }
    for tag in &tags {
        let name = tag.split(' ').next().unwrap();
        assert!(!["script", "link", "img", "iframe", "object", "image", "use", "form"].contains(&name), "{tag}");
        assert!(!tag.contains(" src=") && !tag.contains(" on"), "{tag}");
    }
    assert!(!html.contains("@import") && !html.contains("url(http"));
    for figure in &dossier.now.figures {
        for reading in &figure.readings {
            let note = crate::escape::anchor("n", reading.claim.as_str());
            assert!(distinct.contains(note.as_str()), "{} has a note", reading.claim);
        }
    }
    html
}

#[test]
fn a_small_dossier_is_a_sound_page_and_looks_as_it_did() {
    insta::assert_snapshot!("small", sound(&dossier(SMALL, &DAYS)));
}

#[test]
fn words_are_quoted_in_their_own_language_and_say_where_they_stand() {
    let html = sound(&dossier(SMALL, &DAYS));
    assert!(html.contains("<blockquote lang=\"ko\" dir=\"auto\"><p>9일 밤 600여 명이 한꺼번에 북송됐다</p>"));
    assert!(html.contains("note-held-in(document=신문 2023-10-11)"));
    assert!(html.contains("status-retold(document=A retelling of a letter)"));
    assert!(html.contains("note-offsets(start=120,end=142)"));
    assert!(html.contains(&"7c".repeat(32)));
    assert!(html.contains("page-stamp()"));
}

#[test]
fn hostile_words_stay_words() {
    let nasty = "</style><script>alert(1)</script>\u{202e}\u{2066}\" onload=\"x' & \u{e000}0\u{e001}";
    let cell = format!("\"{}\"", nasty.replace('"', "\"\""));
    let csv = SMALL.replace("First group", &cell).replace("around 600", &cell).replace("A4,", "\"A4 <b>\"\"'\",");
    let mut dossier = dossier(&csv, &DAYS);
    dossier.event.title = nasty.to_owned();
    dossier.event.place = nasty.to_owned();
    dossier.generated = nasty.to_owned();
    for reference in dossier.references.values_mut() {
        for quotation in &mut reference.quotations {
            quotation.exact = nasty.to_owned();
            quotation.document_name = nasty.to_owned();
            quotation.sha256 = nasty.to_owned();
        }
    }
    let html = sound(&dossier);
    assert_eq!(html.matches("</style>").count(), 1);
    assert!(!html.contains("<script>") && !html.contains('\u{202e}') && !html.contains('\u{e000}'));
    assert!(html.contains("[U+202E]"));
}

#[test]
fn letters_from_right_to_left_are_kept_apart() {
    let html = sound(&dossier(&SMALL.replace("Second group", "منظمة 600"), &DAYS));
    assert!(html.contains("<bdi>منظمة 600</bdi>"));
}

#[test]
fn empty_and_extreme_dossiers_are_sound() {
    let header = SMALL.lines().next().unwrap();
    let nothing = sound(&dossier(&format!("{header}\n"), &DAYS));
    assert!(nothing.contains("sentence-no-figures"));

    let mut open = dossier(SMALL, &DAYS);
    let figure = &mut open.now.figures[0];
    figure.envelope = Envelope { low: None, high: None, open_low: true, open_high: true };
    figure.core = None;
    figure.core_regions = vec![Region { low: 3, high: 5, origins: 2 }, Region { low: 6, high: 8, origins: 2 }];
    (figure.rivals, figure.part_floor, figure.wider_ceiling) = (Vec::new(), None, None);
    figure.readings.retain(|r| r.vague);
    for reading in &mut figure.readings {
        (reading.low, reading.high) = (None, None);
    }
    let html = sound(&open);
    assert!(html.contains("chart-empty") && html.contains("sentence-no-number") && html.contains("sentence-tie"));

    for numbers in ["0", "1000000000000", "1000000000000000"] {
        let csv = SMALL.replace("around 600,600,", &format!("{numbers},{numbers},")).replace(",approx,", ",exact,");
        let html = sound(&dossier(&csv, &DAYS));
        assert!(html.contains("<svg class=\"chart\""), "{numbers}");
    }
}

#[test]
fn sixty_origins_and_missing_references_are_sound() {
    let header = SMALL.lines().next().unwrap();
    let row = |i: usize| {
        format!(
            "C{i},E1,2023-10-09,number,forcible_return,flow,whole,exact,,{0},{0},,,asserted,,en,Body {i},statement,,2023-10-10,O{i},stated,,Doc {i},2023-10-10",
            500 + i
        )
    };
    let csv = format!("{header}\n{}\n", (0..60).map(row).collect::<Vec<_>>().join("\n"));
    let mut dossier = dossier(&csv, &DAYS);
    dossier.references.retain(|id, _| id.as_str() != "C7");
    let html = sound(&dossier);
    assert!(html.contains("note-missing"));
    assert_eq!(html.matches("class=\"reading\"").count(), 60);
}
