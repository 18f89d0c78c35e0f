//! What the figures of an event would be otherwise: without a source, under every defensible choice, day by day. Input:
//! event, what to leave out or to ask. Output: views. Records nothing.

use crate::figures::slice_of;
use crate::{AppError, Snapshot};
use attested_claims::ClaimRecord;
use attested_figures::{Change, EventFigures, Multiverse, Policy, Slice, Source, Vocabulary, v1};
use attested_model::{AsOf, ClaimId, Day, DocumentName, EventId, OriginId};
use std::collections::BTreeSet;

/// An event's figures without some sources, each named by a claim's id, an origin, a document's name or a publisher.
///
/// # Errors
/// [`AppError::UnknownEvent`], [`AppError::UnknownSource`] when nothing of the event comes from there, and what the
/// store says.
pub fn event_figures_without(
    snapshot: &dyn Snapshot,
    event: &EventId,
    as_of: AsOf,
    recorded_shown: Option<String>,
    policy: &Policy,
    vocabulary: &Vocabulary,
    names: &[String],
) -> Result<EventFigures, AppError> {
    let slice = slice_without(snapshot, event, as_of, names)?;
    Ok(v1::reconcile(&slice, as_of, recorded_shown, policy, vocabulary))
}

/// The slice of the record that those figures derive from.
///
/// # Errors
/// Those of [`event_figures_without`].
pub fn slice_without(
    snapshot: &dyn Snapshot,
    event: &EventId,
    as_of: AsOf,
    names: &[String],
) -> Result<Slice, AppError> {
    let mut whole = slice_of(snapshot, event, as_of)?;
    let elsewhere = elsewhere_of(snapshot, &mut whole, as_of)?;
    let without_named = |slice: &Slice, name: &str| without_named(slice, &elsewhere, name);
    let mut slice = whole.clone();
    for name in names {
        slice = match without_named(&slice, name) {
            Some(left) => left,
            // Gone already with another that was named.
            None if without_named(&whole, name).is_some() => slice,
            None => return Err(unknown_source(&whole, event, name)),
        };
    }
    Ok(slice)
}

/// The claims of the slice's numbers elsewhere, whole, with the judgments on them.
fn elsewhere_of(snapshot: &dyn Snapshot, slice: &mut Slice, as_of: AsOf) -> Result<Vec<ClaimRecord>, AppError> {
    let mut elsewhere = Vec::new();
    for number in &slice.same_numbers {
        elsewhere.extend(snapshot.claim(&number.claim, as_of.recorded)?);
    }
    let all = slice.claims.iter().chain(&slice.related).chain(&elsewhere);
    slice.judgments = snapshot.judgments_on(&all.map(|r| r.claim.id.clone()).collect(), as_of.recorded)?;
    Ok(elsewhere)
}

fn without_named(slice: &Slice, elsewhere: &[ClaimRecord], name: &str) -> Option<Slice> {
    let claim = ClaimId::parse(name).ok().map(Source::Claim);
    let origin = OriginId::parse(name).ok().map(Source::Origin);
    let document = DocumentName::parse(name).ok().map(Source::Document);
    let publisher = Some(Source::Publisher(name.trim().to_owned()));
    [claim, origin, document, publisher]
        .into_iter()
        .flatten()
        .find_map(|s| attested_figures::without(slice, elsewhere, &s))
}

fn unknown_source(slice: &Slice, event: &EventId, name: &str) -> AppError {
    let origins: Vec<String> = attested_figures::sources(slice)
        .into_iter()
        .filter_map(|source| match source {
            Source::Origin(origin) => Some(origin.to_string()),
            Source::Claim(_) | Source::Document(_) | Source::Publisher(_) => None,
        })
        .take(12)
        .collect();
    let known = if origins.is_empty() {
        "it names no origin".to_owned()
    } else {
        format!("its origins are {}", origins.join(", "))
    };
    AppError::UnknownSource { event: event.clone(), source_name: name.chars().take(60).collect(), known }
}

/// An event's figures under every defensible choice; `asked` are floors to be counted besides.
///
/// # Errors
/// [`AppError::UnknownEvent`], and what the store says.
pub fn event_multiverse(
    snapshot: &dyn Snapshot,
    event: &EventId,
    as_of: AsOf,
    vocabulary: &Vocabulary,
    asked: &[u64],
) -> Result<Multiverse, AppError> {
    let slice = slice_of(snapshot, event, as_of)?;
    Ok(attested_figures::multiverse(&slice, as_of, vocabulary, asked))
}

/// An event's figures over time.
#[derive(Debug)]
pub struct History {
    /// The figures on each day asked for; of an event whose claims were never dated, those of everything.
    pub views: Vec<EventFigures>,
    /// What changed on any day, and the claims that did it.
    pub changes: Vec<Change>,
}

/// How the figures of many days are derived: whoever has threads gives each day to the next that is free; the views come back
/// in the order of the days.
pub type OnDays<'d> = &'d dyn Fn(&[Day], &(dyn Fn(Day) -> EventFigures + Sync)) -> Vec<EventFigures>;

/// An event's figures on some days, or on each day on which a claim of it became public, and every change of them.
///
/// # Errors
/// [`AppError::UnknownEvent`], and what the store says.
pub fn event_history(
    snapshot: &dyn Snapshot,
    event: &EventId,
    asked: &BTreeSet<Day>,
    policy: &Policy,
    vocabulary: &Vocabulary,
    on_days: OnDays<'_>,
) -> Result<History, AppError> {
    Ok(history_of(&slice_of(snapshot, event, AsOf::EVERYTHING)?, asked, policy, vocabulary, on_days))
}

/// The same of a slice of the record.
pub fn history_of(
    slice: &Slice,
    asked: &BTreeSet<Day>,
    policy: &Policy,
    vocabulary: &Vocabulary,
    on_days: OnDays<'_>,
) -> History {
    let prepared = v1::Prepared::new(slice, policy, vocabulary);
    let on = |day: Day| prepared.as_of(AsOf::known_on(day), None);
    let known: Vec<Day> = attested_figures::known_days(slice).into_keys().collect();
    let on_known = on_days(&known, &on);
    let changes = attested_figures::timeline(slice, &prepared, &on_known);
    let views = if !asked.is_empty() {
        on_days(&asked.iter().copied().collect::<Vec<_>>(), &on)
    } else if known.is_empty() {
        vec![prepared.as_of(AsOf::EVERYTHING, None)]
    } else {
        on_known
    };
    History { views, changes }
}
