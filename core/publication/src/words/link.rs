//! Links between claims and what changed on the way, in words. Input: suggestions, differences, drifts. Output: sentences.
//! Leaves out speakers: none of these values holds one.

use super::quantities;
use crate::{Arg, Translate, visible};
use attested_figures::drift::{Drift, DriftCode};
use attested_figures::links::{Alternative, Difference, DifferenceCode, Evidence, Suggestion};
use attested_model::Modality;

/// A suggested link as a sentence.
pub fn link(words: &dyn Translate, link: &Suggestion) -> String {
    let (from, to) = (visible(link.from.as_str()), visible(link.to.as_str()));
    words.text(&format!("link-{}", link.kind.code()), &[("from", Arg::Text(&from)), ("to", Arg::Text(&to))])
}

/// A piece of evidence as a phrase.
pub fn evidence(words: &dyn Translate, evidence: &Evidence) -> String {
    let texts: Vec<(&str, String)> = evidence.args.iter().map(|(name, value)| (*name, visible(value))).collect();
    let args: Vec<(&str, Arg<'_>)> = texts
        .iter()
        .map(|(name, text)| match (*name, text.parse::<u64>()) {
            ("number" | "rounded" | "count" | "days" | "percent", Ok(n)) => (*name, Arg::Count(n)),
            (name, _) => (name, Arg::Text(text)),
        })
        .collect();
    words.text(&format!("evidence-{}", evidence.code.code()), &args)
}

/// What differs in a figure if a link is true: "3 origins, or 2 if C019 shares the origin of C006".
pub fn difference(words: &dyn Translate, difference: &Difference, of: &Alternative) -> String {
    let graded = |code: &str| match difference.code {
        DifferenceCode::GradeNumber | DifferenceCode::GradeOccurrence if !code.is_empty() => {
            words.text(&format!("grade-{code}"), &[])
        }
        DifferenceCode::GradeNumber
        | DifferenceCode::GradeOccurrence
        | DifferenceCode::Origins
        | DifferenceCode::OriginsHigh
        | DifferenceCode::Core
        | DifferenceCode::Rivals
        | DifferenceCode::Envelope
        | DifferenceCode::Contested
        | DifferenceCode::Readings => if code.is_empty() { "–" } else { code }.to_owned(),
    };
    let (stands, would_be) = (graded(&difference.stands), graded(&difference.would_be));
    let (from, to) = (visible(of.from.as_str()), visible(of.to.as_str()));
    let args = [
        ("stands", Arg::Text(&stands)),
        ("would_be", Arg::Text(&would_be)),
        ("from", Arg::Text(&from)),
        ("to", Arg::Text(&to)),
    ];
    words.text(&format!("difference-{}", difference.code.code()), &args)
}

/// A drift as a sentence. Kinds of quantities and stances that stand for words nobody gave are said in the language.
pub fn drift(words: &dyn Translate, drift: &Drift) -> String {
    let said = |value: &str| match drift.code {
        DriftCode::BoundFlipped
        | DriftCode::BoundDropped
        | DriftCode::QuantifierChanged
        | DriftCode::TranslationError => quantities(words, value),
        DriftCode::HedgeLost | DriftCode::StanceChanged => match Modality::parse(value) {
            Ok(modality) => words.text(&format!("modality-{modality}"), &[]),
            Err(_) => visible(value),
        },
        DriftCode::NumberRounded
        | DriftCode::NumberChanged
        | DriftCode::UnitError
        | DriftCode::ClassShifted
        | DriftCode::DateMoved
        | DriftCode::PlaceWidened
        | DriftCode::ActChanged
        | DriftCode::ScopeWidened => visible(value),
    };
    let mut texts: Vec<(&str, String)> = drift
        .args
        .iter()
        .map(|(name, value)| match *name {
            "source" | "rendering" => (*name, said(value)),
            other => (other, visible(value)),
        })
        .collect();
    texts.push(("source_claim", visible(drift.source.as_str())));
    texts.push(("rendering_claim", visible(drift.rendering.as_str())));
    let args: Vec<(&str, Arg<'_>)> = texts.iter().map(|(name, text)| (*name, Arg::Text(text))).collect();
    words.text(&format!("drift-{}", drift.code.code()), &args)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Keys;
    use attested_figures::drift::StepBy;
    use attested_figures::links::{EvidenceCode, LinkKind, Strength};
    use attested_model::ClaimId;

    fn id(text: &str) -> ClaimId {
        ClaimId::parse(text).unwrap()
    }

    #[test]
    fn every_value_has_its_sentence() {
        let proof = Evidence { code: EvidenceCode::SameNumber, args: [("number", "600".to_owned())].into() };
        let suggestion = Suggestion {
            kind: LinkKind::Cites,
            from: id("C2"),
            to: id("C1"),
            strength: Strength::Strong,
            sealed: false,
            evidence: vec![proof.clone()],
        };
        assert_eq!(link(&Keys, &suggestion), "link-cites(from=C2,to=C1)");
        assert_eq!(evidence(&Keys, &proof), "evidence-same_number(number=600)");
        let of = Alternative { from: id("C2"), to: id("C1"), sealed: false, differences: Vec::new() };
        let change = |code, stands: &str, would_be: &str| Difference {
            figure: "f".to_owned(),
            code,
            stands: stands.to_owned(),
            would_be: would_be.to_owned(),
        };
        let origins = change(DifferenceCode::Origins, "3", "2");
        assert_eq!(difference(&Keys, &origins, &of), "difference-origins(stands=3,would_be=2,from=C2,to=C1)");
        let core = change(DifferenceCode::Core, "558–660 (2)", "");
        assert_eq!(difference(&Keys, &core, &of), "difference-core(stands=558–660 (2),would_be=–,from=C2,to=C1)");
    }

    #[test]
    fn what_nobody_worded_is_said_in_the_language() {
        let said = |code, source: &str| {
            let args = [("source", source.to_owned()), ("rendering", "600여 명".to_owned())].into();
            let by = StepBy::Repeats;
            let found =
                Drift { code, source: id("C1"), rendering: id("C2"), by, suspected: false, sealed: false, args };
            drift(&Keys, &found)
        };
        assert!(said(DriftCode::BoundDropped, "more_than 600").contains("source=quantity-said(kind=more_than,"));
        assert!(said(DriftCode::BoundDropped, "around 600").contains("source=around 600,"));
        assert!(said(DriftCode::StanceChanged, "declined").contains("source=modality-declined()"));
        assert!(said(DriftCode::ClassShifted, "residents").contains("source=residents,source_claim=C1"));
    }
}
