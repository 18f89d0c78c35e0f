//! Drafts: what somebody is typing, kept in the project's working state (sealed, erasable, never replayed) until it is
//! recorded. Input: fields as typed, and the version they were typed over. Output: the draft. Two tabs that type over the
//! same version both keep theirs: the later one is set beside, never written over.

use crate::ask::Fields;
use crate::fault::Fault;
use crate::secret::Secret;
use attested_store::Project;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was typed, by field.
pub(crate) type Typed = BTreeMap<String, String>;

/// A draft.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Draft {
    /// Grows with each change.
    pub(crate) version: u64,
    /// Who typed it: a page as it was opened.
    pub(crate) page: String,
    /// What was typed.
    pub(crate) typed: Typed,
    /// What other pages typed over the same, each whole.
    pub(crate) beside: Vec<(String, Typed)>,
}

/// Drafts set beside that are kept.
const MOST_BESIDE: usize = 4;
/// Fields that are no part of what was typed, or are kept nowhere but sealed: who was heard.
const NOT_TYPED: [&str; 5] = ["csrf", "page", "version", "contact", "held"];

/// The name of the draft of a document that is being added.
pub(crate) const NEW_DOCUMENT: &str = "draft-document";

/// The name of the draft of a document's claim.
pub(crate) fn of_claim(document: u64) -> String {
    format!("draft-claim-{document}")
}

/// The draft kept under a name.
pub(crate) fn draft(project: &Project, name: &str) -> Result<Draft, Fault> {
    let kept = project.working(name)?.filter(|json| !json.is_empty());
    Ok(kept.map(|json| serde_json::from_str(&json)).transpose()?.unwrap_or_default())
}

/// Keeps what was typed under a name. Whether it was set beside another's.
pub(crate) fn keep(project: &mut Project, name: &str, form: &Fields) -> Result<(Draft, bool), Fault> {
    let typed = form.each().filter(|(name, value)| !NOT_TYPED.contains(name) && !value.is_empty());
    let typed: Typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let (kept, beside) = merged(draft(project, name)?, form.text("page"), form.number("version").unwrap_or(0), typed);
    project.keep_working(name, &serde_json::to_string(&kept)?)?;
    Ok((kept, beside))
}

/// A name for a page as it is opened, to tell it from others that type over the same.
pub(crate) fn page_id() -> String {
    Secret::new().map(|secret| secret.reveal().chars().take(10).collect()).unwrap_or_default()
}

fn merged(mut kept: Draft, page: &str, over: u64, typed: Typed) -> (Draft, bool) {
    if over == kept.version || page == kept.page || kept.typed.is_empty() {
        let draft = Draft { version: kept.version + 1, page: page.to_owned(), typed, beside: kept.beside };
        return (draft, false);
    }
    match kept.beside.iter_mut().find(|(other, _)| other == page) {
        Some((_, other)) => *other = typed,
        None => {
            kept.beside.push((page.to_owned(), typed));
            if kept.beside.len() > MOST_BESIDE {
                kept.beside.remove(0);
            }
        }
    }
    (kept, true)
}

/// Forgets the draft, as when it was recorded; what stood beside it comes to the front.
pub(crate) fn clear(project: &mut Project, name: &str) -> Result<(), Fault> {
    let kept = draft(project, name)?;
    let mut beside = kept.beside.into_iter();
    let next = match beside.next() {
        None => Draft { version: kept.version + 1, ..Draft::default() },
        Some((page, typed)) => Draft { version: kept.version + 1, page, typed, beside: beside.collect() },
    };
    Ok(project.keep_working(name, &serde_json::to_string(&next)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &str) -> Typed {
        Typed::from([("words".to_owned(), words.to_owned())])
    }

    #[test]
    fn two_pages_that_type_over_one_version_both_keep_theirs() {
        let (first, beside) = merged(Draft::default(), "a", 0, typed("around 600"));
        assert!(!beside && first.version == 1);
        let (both, beside) = merged(first, "b", 0, typed("far less"));
        assert!(beside);
        assert_eq!(both.typed, typed("around 600"));
        assert_eq!(both.beside, [("b".to_owned(), typed("far less"))]);
        let (more, _) = merged(both, "b", 0, typed("far less than that"));
        assert_eq!(more.beside.len(), 1);
        let (own, beside) = merged(more, "a", 1, typed("around 600 people"));
        assert!(!beside && own.typed == typed("around 600 people") && own.beside.len() == 1);
    }
}
