//! The expectation beside each figure, kept apart from what is claimed. Input: a view. Output: text to follow the figures,
//! or the key `expectations` beside `figures`.

use crate::session::{Session, expectation_model};
use crate::text;
use attested_app::figure_expectations;
use attested_figures::EventFigures;
use attested_figures::expectation::FigureExpectation;
use attested_model::AsOf;
use serde::Serialize;

/// A view with its expectations, as JSON has them.
#[derive(Serialize)]
pub(crate) struct Beside<'a> {
    #[serde(flatten)]
    view: &'a EventFigures,
    expectations: &'a [FigureExpectation],
}

pub(crate) fn beside<'a>(view: &'a EventFigures, expectations: &'a [FigureExpectation]) -> Beside<'a> {
    Beside { view, expectations }
}

pub(crate) fn expectations(
    session: &Session,
    view: &EventFigures,
    as_of: AsOf,
) -> anyhow::Result<Vec<FigureExpectation>> {
    Ok(figure_expectations(&session.project, view, as_of, &session.vocabulary, &expectation_model()?)?)
}

pub(crate) fn shown(session: &Session, view: &EventFigures, expectations: &[FigureExpectation]) -> String {
    let terms = &session.vocabulary.terms;
    text::expectations(view, expectations, &session.words, terms, text::width(), text::colour())
}
