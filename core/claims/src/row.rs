//! A claim as a row of `claims.csv`, both ways. Input: cells by column. Output: a claim, or the first cell
//! that cannot be read and why. Leaves out files, lines and relations between rows (`plan`).

use crate::{Claim, ClaimsError};
use attested_model::{
    Act, Aspect, ClaimId, DocumentName, Edtf, EventId, Language, Measure, Modality, ModelError, OriginCertainty,
    OriginId, PlaceRole, Quantity, QuantityKind, Scope, Unit, UtteranceId, count,
};
use std::collections::BTreeMap;

/// The columns of `claims.csv`, in order.
pub const COLUMNS: [&str; 37] = [
    "id",
    "event",
    "event_date",
    "event_time",
    "aspect",
    "act",
    "measure",
    "unit",
    "class",
    "scope",
    "part_of",
    "place",
    "place_role",
    "quantity_kind",
    "quantity_words",
    "low",
    "high",
    "relative_to",
    "disputes",
    "modality",
    "words",
    "words_original",
    "lang",
    "speaker",
    "via",
    "utterance",
    "uttered",
    "origin",
    "origin_certainty",
    "repeats",
    "publisher",
    "document",
    "published",
    "breakdown",
    "seen",
    "url",
    "note",
];

type Cells<'a> = &'a BTreeMap<String, String>;

fn cell<'a>(cells: Cells<'a>, column: &str) -> &'a str {
    cells.get(column).map_or("", |c| c.trim())
}

fn optional<T>(
    cells: Cells<'_>,
    column: &'static str,
    parse: impl Fn(&str) -> Result<T, ModelError>,
) -> Result<Option<T>, ClaimsError> {
    match cell(cells, column) {
        "" => Ok(None),
        text => parse(text).map(Some).map_err(|source| ClaimsError::Cell { column, source }),
    }
}

fn needed<T>(
    cells: Cells<'_>,
    column: &'static str,
    parse: impl Fn(&str) -> Result<T, ModelError>,
) -> Result<T, ClaimsError> {
    optional(cells, column, parse)?.ok_or(ClaimsError::EmptyCell { column })
}

fn text(cells: Cells<'_>, column: &str) -> String {
    cell(cells, column).to_owned()
}

impl Claim {
    /// A claim from the cells of a row; missing columns count as empty. `aspect` is `number` when empty and a
    /// quantity kind is given.
    ///
    /// # Errors
    /// [`ClaimsError::Cell`], [`ClaimsError::EmptyCell`] or [`ClaimsError::Combination`] for the first cell
    /// that cannot be.
    pub fn from_cells(cells: Cells<'_>) -> Result<Claim, ClaimsError> {
        let quantity = quantity(cells)?;
        let aspect = match optional(cells, "aspect", Aspect::parse)? {
            Some(aspect) => aspect,
            None if quantity.is_some() => Aspect::Number,
            None => return Err(ClaimsError::EmptyCell { column: "aspect" }),
        };
        let claim = Claim {
            id: needed(cells, "id", ClaimId::parse)?,
            event: needed(cells, "event", EventId::parse)?,
            event_date: optional(cells, "event_date", Edtf::parse)?,
            event_time: text(cells, "event_time"),
            aspect,
            act: needed(cells, "act", Act::parse)?,
            measure: optional(cells, "measure", Measure::parse)?,
            unit: optional(cells, "unit", Unit::parse)?,
            class: text(cells, "class"),
            scope: optional(cells, "scope", Scope::parse)?,
            part_of: optional(cells, "part_of", ClaimId::parse)?,
            place: text(cells, "place"),
            place_role: optional(cells, "place_role", PlaceRole::parse)?,
            quantity,
            disputes: disputes(cells)?,
            modality: needed(cells, "modality", Modality::parse)?,
            words: text(cells, "words"),
            words_original: text(cells, "words_original"),
            lang: optional(cells, "lang", Language::parse)?,
            speaker: text(cells, "speaker"),
            via: text(cells, "via"),
            utterance: optional(cells, "utterance", UtteranceId::parse)?,
            uttered: optional(cells, "uttered", Edtf::parse)?,
            origin: optional(cells, "origin", OriginId::parse)?,
            origin_certainty: optional(cells, "origin_certainty", OriginCertainty::parse)?,
            repeats: optional(cells, "repeats", ClaimId::parse)?,
            publisher: text(cells, "publisher"),
            document: optional(cells, "document", DocumentName::parse)?,
            published: optional(cells, "published", Edtf::parse)?,
            breakdown: text(cells, "breakdown"),
            seen: text(cells, "seen"),
            url: text(cells, "url"),
            note: text(cells, "note"),
            extra: extra(cells),
        };
        consistent(&claim)?;
        Ok(claim)
    }

    /// The claim's cells, by column; empty cells are left out.
    pub fn to_cells(&self) -> BTreeMap<String, String> {
        let mut cells = self.extra.clone();
        let mut put = |column: &str, value: &str| {
            if !value.is_empty() {
                cells.insert(column.to_owned(), value.to_owned());
            }
        };
        let show = |id: Option<&ClaimId>| id.map(ToString::to_string).unwrap_or_default();
        put("id", self.id.as_str());
        put("event", self.event.as_str());
        put("event_date", self.event_date.as_ref().map_or("", Edtf::as_str));
        put("event_time", &self.event_time);
        put("aspect", self.aspect.as_str());
        put("act", self.act.as_str());
        put("measure", self.measure.map_or("", Measure::as_str));
        put("unit", self.unit.as_ref().map_or("", Unit::as_str));
        put("class", &self.class);
        put("scope", self.scope.map_or("", Scope::as_str));
        put("part_of", &show(self.part_of.as_ref()));
        put("place", &self.place);
        put("place_role", self.place_role.map_or("", PlaceRole::as_str));
        if let Some(quantity) = &self.quantity {
            let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
            put("quantity_kind", quantity.kind().as_str());
            put("quantity_words", quantity.words());
            put("low", &number(quantity.low()));
            put("high", &number(quantity.high()));
            put("relative_to", &show(quantity.relative_to()));
        }
        put("disputes", &self.disputes.iter().map(ClaimId::as_str).collect::<Vec<_>>().join(";"));
        put("modality", self.modality.as_str());
        put("words", &self.words);
        put("words_original", &self.words_original);
        put("lang", self.lang.as_ref().map_or("", Language::as_str));
        put("speaker", &self.speaker);
        put("via", &self.via);
        put("utterance", self.utterance.as_ref().map_or("", UtteranceId::as_str));
        put("uttered", self.uttered.as_ref().map_or("", Edtf::as_str));
        put("origin", self.origin.as_ref().map_or("", OriginId::as_str));
        put("origin_certainty", self.origin_certainty.map_or("", OriginCertainty::as_str));
        put("repeats", &show(self.repeats.as_ref()));
        put("publisher", &self.publisher);
        put("document", self.document.as_ref().map_or("", DocumentName::as_str));
        put("published", self.published.as_ref().map_or("", Edtf::as_str));
        put("breakdown", &self.breakdown);
        put("seen", &self.seen);
        put("url", &self.url);
        put("note", &self.note);
        cells
    }
}

fn quantity(cells: Cells<'_>) -> Result<Option<Quantity>, ClaimsError> {
    let low = optional(cells, "low", count)?;
    let high = optional(cells, "high", count)?;
    let relative_to = optional(cells, "relative_to", ClaimId::parse)?;
    let words = cell(cells, "quantity_words");
    let kind = match optional(cells, "quantity_kind", QuantityKind::parse)? {
        Some(kind) => kind,
        None if low.is_some() || high.is_some() => {
            return Err(ClaimsError::Combination {
                why: "low or high is given without a quantity_kind: say exact, approx, at_least …".to_owned(),
            });
        }
        None if relative_to.is_some() => QuantityKind::Relative,
        None if !words.is_empty() => QuantityKind::Qualitative,
        None => return Ok(None),
    };
    Quantity::new(kind, low, high, relative_to, words, cell(cells, "words_original"))
        .map(Some)
        .map_err(|source| ClaimsError::Cell { column: "quantity_kind", source })
}

fn disputes(cells: Cells<'_>) -> Result<Vec<ClaimId>, ClaimsError> {
    let parts = cell(cells, "disputes").split(';').map(str::trim).filter(|p| !p.is_empty());
    parts.map(|p| ClaimId::parse(p).map_err(|source| ClaimsError::Cell { column: "disputes", source })).collect()
}

fn extra(cells: Cells<'_>) -> BTreeMap<String, String> {
    cells
        .iter()
        .filter(|(column, value)| !value.trim().is_empty() && !COLUMNS.contains(&column.as_str()))
        .map(|(column, value)| (column.clone(), value.trim().to_owned()))
        .collect()
}

/// What one row alone can contradict.
fn consistent(claim: &Claim) -> Result<(), ClaimsError> {
    let own = |relation: &str, other: Option<&ClaimId>| -> Result<(), ClaimsError> {
        match other {
            Some(id) if *id == claim.id => {
                Err(ClaimsError::Combination { why: format!("{relation} names the claim itself") })
            }
            Some(_) | None => Ok(()),
        }
    };
    own("part_of", claim.part_of.as_ref())?;
    own("repeats", claim.repeats.as_ref())?;
    own("relative_to", claim.quantity.as_ref().and_then(Quantity::relative_to))?;
    claim.disputes.iter().try_for_each(|id| own("disputes", Some(id)))?;
    let sure = matches!(claim.origin_certainty, Some(OriginCertainty::Stated | OriginCertainty::Suspected));
    if sure && claim.origin.is_none() {
        return Err(ClaimsError::Combination {
            why: "origin_certainty is given without an origin: name it, or say unknown".to_owned(),
        });
    }
    Ok(())
}
