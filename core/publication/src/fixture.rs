//! What tests of this crate stand on: a translator that shows its keys, and a small dossier made by the rules.

use crate::{Arg, ClaimReference, EventDossier, Labels, ShownQuotation, Translate};
use attested_claims::{ClaimRecord, ColumnMap, Event, read_csv};
use attested_figures::{EventFigures, POLICIES, Slice, Vocabulary, VocabularyTexts, v1};
use attested_model::{AsOf, Edtf, EventId, Timestamp};

/// Says every message as its key with its arguments.
pub(crate) struct Keys;

impl Translate for Keys {
    fn text(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let args: Vec<String> = args
            .iter()
            .map(|(name, arg)| match arg {
                Arg::Text(text) => format!("{name}={text}"),
                Arg::Count(n) => format!("{name}={n}"),
            })
            .collect();
        match key {
            "list-separator" | "clause-separator" => ", ".to_owned(),
            "sentence-separator" => " ".to_owned(),
            key => format!("{key}({})", args.join(",")),
        }
    }

    fn lang(&self) -> &str {
        "en"
    }
}

/// The small record: each kind of reading and of position once.
pub(crate) const SMALL: &str = "id,event,event_date,aspect,act,measure,scope,quantity_kind,quantity_words,low,high,\
relative_to,disputes,modality,words,lang,speaker,via,utterance,uttered,origin,origin_certainty,repeats,document,published
A1,E1,2023-10-09,number,forcible_return,flow,whole,approx,around 600,600,,,,asserted,asserted,en,First group,newspaper,U1,2023-10-10,ONE,stated,,Paper 2023-10-10,2023-10-10
A2,E1,2023-10-09,number,forcible_return,flow,whole,more_than,600여 명,600,,,,asserted,stated,ko,First group,newspaper,U1,2023-10-10,ONE,stated,,신문 2023-10-11,2023-10-11
A3,E1,2023-10-09,number,forcible_return,flow,whole,between,,560,620,,,estimated,estimated,en,Second group,statement,,2023-10-11,TWO,stated,,Letter 2023-10-11,2023-10-11
A4,E1,2023-10-09,number,forcible_return,flow,whole,more_than,more than 500,500,,,,asserted,said,en,Third group,interview,,2023-10-11,THREE,stated,,Radio 2023-10-11,2023-10-11
A5,E1,2023-10-09,number,forcible_return,flow,whole,fewer_than,far fewer,,600,A1,A1,unattributed,has learned,en,,newspaper,,2023-10-13,FOUR,stated,,Herald 2023-10-13,2023-10-13
A6,E1,2023-10-09,number,forcible_return,flow,whole,between,,200,300,,,reported,said,en,somebody,newspaper,,,FIVE,stated,,Daily 2023-11-01,2023-11-01
A7,E1,2023-10-09,number,forcible_return,flow,whole,approx,,580,,,,asserted,said,en,Foundation,statement,,,,unknown,,Site 2023-10-13,2023-10-13
A8,E1,2023-10-09,number,forcible_return,flow,whole,qualitative,hundreds,,,,,asserted,said,en,A service,newspaper,,,SIX,stated,,Daily 2023-11-01,2023-11-01
A9,E1,2023-10-09,number,forcible_return,flow,part,more_than,,200,,,,asserted,said,en,source in the north,newspaper,,,SEVEN,stated,,Times 2023-10-11,2023-10-11
B1,E1,2023-10,number,forcible_return,flow,wider,exact,,650,,,,asserted,said,en,source in the west,newspaper,,,EIGHT,stated,,Times 2023-10-11,2023-10-11
B2,E1,2023-10-09,number,forcible_return,flow,,qualitative,,,,,,declined,declined to confirm,en,A ministry,briefing,,2023-10-13,MIN,stated,,Herald 2023-10-13,2023-10-13
B3,E1,2023-10-09,occurrence,forcible_return,flow,,,,,,,,denied,no such thing,zh-Hans,Another ministry,press briefing,,2023-10-12,OTH,stated,,通讯社 2023-10-12,2023-10-12
B4,E1,2023-10-09,demand,forcible_return,flow,,,,,,,,asserted,must stop,en,First group,statement,,2023-10-11,ONE,stated,,Letter 2023-10-11,2023-10-11
";

/// The vocabulary this program is built with.
pub(crate) fn vocabulary() -> Vocabulary {
    Vocabulary::read(VocabularyTexts {
        readings: attested_vocab::READINGS,
        bodies: attested_vocab::BODIES,
        officials: attested_vocab::OFFICIALS,
        channels: attested_vocab::CHANNELS,
        terms: attested_vocab::TERMS,
    })
    .unwrap()
}

/// A dossier of event E1 from claims as CSV, with its history on some days.
pub(crate) fn dossier(csv: &str, days: &[&str]) -> EventDossier {
    let rows = read_csv(csv.as_bytes(), &ColumnMap::default()).unwrap();
    let claims: Vec<ClaimRecord> = rows
        .into_iter()
        .map(|row| row.claim.unwrap())
        .enumerate()
        .map(|(i, claim)| ClaimRecord { claim, position: i as u64, recorded: Timestamp(0), quotations: Vec::new() })
        .collect();
    let mut event = Event::named(EventId::parse("E1").unwrap());
    event.title = "Returns of a night".to_owned();
    event.date = Some(Edtf::parse("2023-10-09").unwrap());
    let references = claims.iter().map(|r| (r.claim.id.clone(), reference(r))).collect();
    let slice =
        Slice { event: event.clone(), claims, related: Vec::new(), same_numbers: Vec::new(), judgments: Vec::new() };
    let vocabulary = vocabulary();
    let view = |day: &str| -> EventFigures {
        let known = Edtf::parse(day).unwrap().latest_day();
        v1::reconcile(&slice, AsOf { known, recorded: None }, None, &POLICIES[0], &vocabulary)
    };
    let now = v1::reconcile(&slice, AsOf::EVERYTHING, None, &POLICIES[0], &vocabulary);
    let mut dossier = EventDossier {
        event,
        labels: Labels::of(&vocabulary.terms, &now, "en"),
        now,
        history: days.iter().map(|day| view(day)).collect(),
        references,
        generated: "2026-11-24T05:00:00Z".to_owned(),
    };
    // The vocabulary is edited often; what a page looks like doesn't hang on it.
    dossier.now.vocabulary = "5a".repeat(32);
    dossier
}

/// A2 is held by a quotation, A3 is retold, all others are only cited.
fn reference(record: &ClaimRecord) -> ClaimReference {
    let quotation = |retelling: bool, exact: &str, name: &str| ShownQuotation {
        document: 1,
        document_name: name.to_owned(),
        retelling,
        exact: exact.to_owned(),
        start: 120,
        end: 120 + exact.chars().count(),
        sha256: "7c".repeat(32),
    };
    let quotations = match record.claim.id.as_str() {
        "A2" => vec![quotation(false, "9일 밤 600여 명이 한꺼번에 북송됐다", "신문 2023-10-11")],
        "A3" => vec![quotation(true, "between 560 and 620 people", "A retelling of a letter")],
        _ => Vec::new(),
    };
    let held = quotations.iter().any(|q| !q.retelling);
    ClaimReference { claim: record.claim.clone(), held, quotations, position: record.position }
}
