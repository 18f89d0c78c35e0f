//! Which claims of several coders are codings of one quotation. Input: each coder's claims. Output: codings, and how they were
//! paired. Leaves out how far they agree (`agreement`).

use crate::{Claim, Coding};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// By what claims of two coders are known to be of one quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Pairing {
    /// By the claim's id: the coders filled one form.
    Id,
    /// By document and words: each coder numbered claims alone.
    Words,
}

impl Pairing {
    /// The code.
    pub const fn code(self) -> &'static str {
        match self {
            Pairing::Id => "id",
            Pairing::Words => "words",
        }
    }
}

/// Codings, and how they were paired.
#[derive(Debug, Clone)]
pub struct Paired {
    /// By what.
    pub by: Pairing,
    /// The codings.
    pub codings: Vec<Coding>,
    /// Quotations that two or more coders coded.
    pub shared: usize,
    /// Quotations that one coder alone coded.
    pub alone: usize,
    /// Shared ones under whose id the coders quote different words: perhaps one id for two quotations.
    pub other_words: usize,
    /// Claims that tell no quotation: paired by words, those without any.
    pub without: usize,
}

/// Pairs the claims of coders: as asked; else by id, or by words where no id is shared.
pub fn pair(coders: &[(String, Vec<Claim>)], by: Option<Pairing>) -> Paired {
    match by {
        Some(by) => paired(coders, by),
        None => {
            let by_id = paired(coders, Pairing::Id);
            if by_id.shared > 0 {
                return by_id;
            }
            let by_words = paired(coders, Pairing::Words);
            if by_words.shared > 0 { by_words } else { by_id }
        }
    }
}

fn paired(coders: &[(String, Vec<Claim>)], by: Pairing) -> Paired {
    let mut codings = Vec::new();
    let mut without = 0;
    let mut units: BTreeMap<String, (BTreeSet<&str>, BTreeSet<String>)> = BTreeMap::new();
    for (coder, claims) in coders {
        for claim in claims {
            let coding = match by {
                Pairing::Id => Some(Coding::by_id(coder, claim.clone())),
                Pairing::Words => Coding::by_words(coder, claim.clone()),
            };
            let Some(coding) = coding else {
                without += 1;
                continue;
            };
            let (who, words) = units.entry(coding.unit.clone()).or_default();
            who.insert(coder);
            words.extend(Coding::words_of(claim));
            codings.push(coding);
        }
    }
    let is_shared = |who: &BTreeSet<&str>| who.len() > 1;
    let shared = units.values().filter(|(who, _)| is_shared(who)).count();
    Paired {
        by,
        codings,
        shared,
        alone: units.len() - shared,
        other_words: units.values().filter(|(who, words)| is_shared(who) && words.len() > 1).count(),
        without,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ColumnMap, read_csv};

    const HEADER: &str = "id,event,aspect,act,modality,document,words_original,speaker\n";

    fn coder(name: &str, rows: &str) -> (String, Vec<Claim>) {
        let rows = read_csv(format!("{HEADER}{rows}").as_bytes(), &ColumnMap::default()).unwrap();
        (name.to_owned(), rows.into_iter().map(|row| row.claim.unwrap()).collect())
    }

    #[test]
    fn by_id_where_ids_are_shared_else_by_words() {
        let a = coder("a", "C1,E,occurrence,return,asserted,P 1,sent back,X\nC2,E,occurrence,return,asserted,P 1,,X\n");
        let b = coder("b", "C1,E,occurrence,return,denied,P 1,none left,X\nC9,E,occurrence,return,denied,P 2,,X\n");
        let paired = pair(&[a.clone(), b], None);
        assert_eq!((paired.by, paired.shared, paired.alone, paired.other_words), (Pairing::Id, 1, 2, 1));

        let c = coder("c", "K1,E,occurrence,return,denied,p 1,Sent  back,X\n");
        let paired = pair(&[a.clone(), c], None);
        assert_eq!((paired.by, paired.shared, paired.alone, paired.without), (Pairing::Words, 1, 0, 1));

        let none = pair(&[a, coder("d", "K2,E,occurrence,return,denied,P 1,other words,X\n")], None);
        assert_eq!((none.by, none.shared), (Pairing::Id, 0));
    }
}
