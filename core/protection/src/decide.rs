//! The one decision: whether a datum about a person may be used for a purpose towards an audience. Input: what is asked, and what
//! is known: erasure, sensitivity, protection, consent, the day. Output: a ruling with its ground. Every export, list, page and
//! linkage of persons asks here and nowhere else. Leaves out who looks at a screen (`attested-web`).

use crate::{Audience, ConsentRecord, ConsentState, Datum, Purpose, Tlp};
use attested_model::{Day, Edtf};

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// The datum.
    pub datum: Datum,
    /// For what.
    pub purpose: Purpose,
    /// To whom.
    pub audience: Audience,
}

/// What is known of the datum and of the person.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The strictest label of the person, the statement, its document and its list.
    pub tlp: Tlp,
    /// Whether the person or the source is kept from linkage.
    pub never_link: bool,
    /// Whether the person was erased.
    pub erased: bool,
    /// The person's decisions, in ledger order.
    pub consents: &'a [ConsentRecord],
    /// The day on which the use would be: consent applies as of now, whatever day a view shows.
    pub today: Day,
}

/// Why something may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The person agreed, by the entry at this position.
    Consent(u64),
    /// The office keeps its own record, and nobody objected.
    OwnRecord,
}

/// Why something may not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// The person was erased.
    Erased,
    /// The source is protected: linkage must not see it.
    Protected,
    /// The label doesn't let it travel so far.
    Sensitivity,
    /// The person said no.
    Refused,
    /// The person agreed, and no longer does.
    Withdrawn,
    /// The person agreed, until a day that has passed.
    Expired,
    /// Nobody asked the person, and it would leave the office.
    NoConsent,
}

impl Refusal {
    /// The reason's code.
    pub const fn code(self) -> &'static str {
        match self {
            Refusal::Erased => "erased",
            Refusal::Protected => "protected",
            Refusal::Sensitivity => "sensitivity",
            Refusal::Refused => "refused",
            Refusal::Withdrawn => "withdrawn",
            Refusal::Expired => "expired",
            Refusal::NoConsent => "no_consent",
        }
    }
}

/// Decides.
///
/// In this order: who was erased is used for nothing; linkage sees nothing that is protected or for named recipients only; a label
/// bounds the audience; then the last decision of the person that covers what is asked, but for a consent that the person took back
/// on a later day than it was given, though it was recorded last. Where there is none, the office keeps,
/// links, counts and helps by its own record, and nothing leaves it.
///
/// # Errors
/// [`Refusal`], which is a ruling and no failure.
pub fn decide(asked: Use, known: &Facts<'_>) -> Result<Ground, Refusal> {
    if known.erased {
        return Err(Refusal::Erased);
    }
    if asked.purpose == Purpose::Linkage && (known.never_link || known.tlp == Tlp::Red) {
        return Err(Refusal::Protected);
    }
    if known.tlp > furthest(asked.audience) {
        return Err(Refusal::Sensitivity);
    }
    let covers = |r: &&ConsentRecord| r.consent.covers(asked.datum, asked.purpose, asked.audience);
    let mut covering = known.consents.iter().filter(covers).rev();
    let Some(last) = covering.next() else {
        return if asked.audience == Audience::Office && stays(asked.purpose) {
            Ok(Ground::OwnRecord)
        } else {
            Err(Refusal::NoConsent)
        };
    };
    let is_no = |r: &&ConsentRecord| r.consent.state != ConsentState::Given;
    let is_since = |r: &&ConsentRecord| {
        let (given, taken_back) = (last.consent.on.as_ref(), r.consent.on.as_ref());
        let days = given.and_then(Edtf::latest_day).zip(taken_back.and_then(Edtf::earliest_day));
        days.is_some_and(|(given, taken_back)| given < taken_back)
    };
    let holds = covering.filter(is_no).find(is_since).unwrap_or(last);
    match holds.consent.state {
        ConsentState::Refused => Err(Refusal::Refused),
        ConsentState::Withdrawn => Err(Refusal::Withdrawn),
        ConsentState::Given => {
            let until = holds.consent.until.as_ref().and_then(Edtf::latest_day);
            if until.is_some_and(|day| day < known.today) {
                Err(Refusal::Expired)
            } else {
                Ok(Ground::Consent(holds.position))
            }
        }
    }
}

/// The strictest label that an audience may still be shown.
const fn furthest(audience: Audience) -> Tlp {
    match audience {
        Audience::Office => Tlp::Red,
        Audience::Partner | Audience::Mechanism => Tlp::Amber,
        Audience::Public => Tlp::Clear,
    }
}

/// Whether a purpose is served within the office.
const fn stays(purpose: Purpose) -> bool {
    match purpose {
        Purpose::Documentation | Purpose::Linkage | Purpose::Estimation | Purpose::Casework => true,
        Purpose::Submission | Purpose::Exchange | Purpose::Publication => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Consent;
    use attested_model::SubjectHandle;

    fn consent(
        position: u64,
        state: ConsentState,
        of: (Option<Datum>, Option<Purpose>, Option<Audience>),
    ) -> ConsentRecord {
        let consent = Consent {
            subject: SubjectHandle([1; 16]),
            datum: of.0,
            purpose: of.1,
            audience: of.2,
            state,
            on: None,
            until: None,
            by: String::new(),
            basis: String::new(),
        };
        ConsentRecord { consent, position }
    }

    fn day(text: &str) -> Day {
        Edtf::parse(text).unwrap().latest_day().unwrap()
    }

    fn facts<'a>(consents: &'a [ConsentRecord], tlp: Tlp) -> Facts<'a> {
        Facts { tlp, never_link: false, erased: false, consents, today: day("2024-06-01") }
    }

    fn name(purpose: Purpose, audience: Audience) -> Use {
        Use { datum: Datum::Name, purpose, audience }
    }

    #[test]
    fn nothing_leaves_the_office_without_consent() {
        let known = facts(&[], Tlp::Clear);
        assert_eq!(decide(name(Purpose::Linkage, Audience::Office), &known), Ok(Ground::OwnRecord));
        for purpose in Purpose::ALL {
            for audience in Audience::ALL {
                let ruling = decide(name(*purpose, *audience), &known);
                assert_eq!(ruling.is_ok(), *audience == Audience::Office && stays(*purpose), "{purpose} {audience}");
            }
        }
    }

    #[test]
    fn the_last_decision_that_covers_it_holds() {
        let to_mechanism = (Some(Datum::Name), Some(Purpose::Submission), Some(Audience::Mechanism));
        let mut consents =
            vec![consent(1, ConsentState::Refused, (None, None, None)), consent(2, ConsentState::Given, to_mechanism)];
        let asked = name(Purpose::Submission, Audience::Mechanism);
        assert_eq!(decide(asked, &facts(&consents, Tlp::Amber)), Ok(Ground::Consent(2)));
        assert_eq!(
            decide(name(Purpose::Linkage, Audience::Office), &facts(&consents, Tlp::Amber)),
            Err(Refusal::Refused)
        );
        assert_eq!(decide(asked, &facts(&consents, Tlp::AmberStrict)), Err(Refusal::Sensitivity));
        consents[1].consent.until = Some(Edtf::parse("2024-05").unwrap());
        assert_eq!(decide(asked, &facts(&consents, Tlp::Amber)), Err(Refusal::Expired));
        consents.push(consent(3, ConsentState::Withdrawn, (Some(Datum::Name), None, None)));
        assert_eq!(decide(asked, &facts(&consents, Tlp::Amber)), Err(Refusal::Withdrawn));
    }

    #[test]
    fn an_old_form_recorded_late_does_not_undo_a_withdrawal() {
        let mut consents = [
            consent(1, ConsentState::Withdrawn, (None, None, None)),
            consent(2, ConsentState::Given, (None, None, None)),
        ];
        let asked = name(Purpose::Submission, Audience::Mechanism);
        let on = |consents: &mut [ConsentRecord; 2], withdrawn: &str, given: &str| {
            consents[0].consent.on = Some(Edtf::parse(withdrawn).unwrap());
            consents[1].consent.on = Some(Edtf::parse(given).unwrap());
            decide(asked, &facts(consents, Tlp::Amber))
        };
        assert_eq!(on(&mut consents, "2024-03", "2020"), Err(Refusal::Withdrawn));
        assert_eq!(on(&mut consents, "2020", "2024-03"), Ok(Ground::Consent(2)));
        consents[1].consent.on = None;
        assert_eq!(
            decide(asked, &facts(&consents, Tlp::Amber)),
            Ok(Ground::Consent(2)),
            "as recorded, where no day is"
        );
    }

    #[test]
    fn linkage_does_not_see_what_is_protected() {
        let asked = name(Purpose::Linkage, Audience::Office);
        let given = [consent(1, ConsentState::Given, (None, None, None))];
        let known = Facts { never_link: true, ..facts(&given, Tlp::Green) };
        assert_eq!(decide(asked, &known), Err(Refusal::Protected), "not even with consent");
        assert_eq!(decide(asked, &facts(&given, Tlp::Red)), Err(Refusal::Protected));
        let erased = Facts { erased: true, ..facts(&given, Tlp::Clear) };
        assert_eq!(decide(asked, &erased), Err(Refusal::Erased));
    }
}
