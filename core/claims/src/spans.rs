//! Which claim of the record and which second coding are of the same words. Input: both, of one document. Output: pairs, in the
//! order of the words; whoever has no partner stands alone. Leaves out how far the two agree.

use crate::{ClaimRecord, SecondCodingRecord};

type Pair = (Option<ClaimRecord>, Option<SecondCodingRecord>);

/// Pairs claims and second codings whose words overlap, those that share most of their words first; each is paired once.
pub fn pair_spans(document: u64, first: Vec<ClaimRecord>, second: Vec<SecondCodingRecord>) -> Vec<Pair> {
    let spans: Vec<(usize, usize)> = first
        .iter()
        .map(|record| {
            let here = record.quotations.iter().filter(|q| q.document == document);
            here.map(|q| (q.start, q.end)).min().unwrap_or((usize::MAX, usize::MAX))
        })
        .collect();
    let mut near: Vec<(u64, usize, usize)> = Vec::new();
    for (i, (start, end)) in spans.iter().enumerate() {
        for (j, other) in second.iter().enumerate() {
            let (from, to) = ((*start).max(other.coding.start), (*end).min(other.coding.end));
            let all = (*end).max(other.coding.end) - (*start).min(other.coding.start);
            if from < to {
                // In ten-thousandths of the words that either has, so that the order is exact.
                near.push(((to - from) as u64 * 10_000 / all.max(1) as u64, i, j));
            }
        }
    }
    near.sort_by_key(|(shared, i, j)| (std::cmp::Reverse(*shared), *i, *j));
    let mut of_first: Vec<Option<usize>> = vec![None; first.len()];
    let mut is_taken = vec![false; second.len()];
    for (_, i, j) in near {
        if of_first[i].is_none() && !is_taken[j] {
            of_first[i] = Some(j);
            is_taken[j] = true;
        }
    }
    let mut second: Vec<Option<SecondCodingRecord>> = second.into_iter().map(Some).collect();
    let mut pairs: Vec<(usize, Pair)> = Vec::new();
    for ((record, partner), (start, _)) in first.into_iter().zip(of_first).zip(spans) {
        let other = partner.and_then(|j| second.get_mut(j).and_then(Option::take));
        pairs.push((start, (Some(record), other)));
    }
    pairs.extend(second.into_iter().flatten().map(|one| (one.coding.start, (None, Some(one)))));
    pairs.sort_by_key(|(start, _)| *start);
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Claim, QuotationLink, SecondCoding};
    use attested_model::Timestamp;
    use std::collections::BTreeMap;

    fn claim(id: &str) -> Claim {
        let cells =
            [("id", id), ("event", "E"), ("aspect", "occurrence"), ("act", "killing"), ("modality", "asserted")];
        Claim::from_cells(&cells.map(|(k, v)| (k.to_owned(), v.to_owned())).into_iter().collect::<BTreeMap<_, _>>())
            .unwrap()
    }

    fn first(id: &str, start: usize, end: usize) -> ClaimRecord {
        let quotation = QuotationLink { document: 1, retelling: false, start, end, exact: String::new(), position: 0 };
        ClaimRecord { claim: claim(id), position: 0, recorded: Timestamp(0), quotations: vec![quotation] }
    }

    fn second(id: &str, start: usize, end: usize) -> SecondCodingRecord {
        let claim = Box::new(claim(id));
        let coding = SecondCoding { coder: "B".into(), document: 1, start, end, exact: String::new(), claim };
        SecondCodingRecord { coding, position: 0, recorded: Timestamp(0), decided: None }
    }

    #[test]
    fn words_that_overlap_most_are_paired_and_the_others_stand_alone() {
        let pairs = pair_spans(
            1,
            vec![first("A", 10, 30), first("B", 40, 60), first("C", 100, 110)],
            vec![second("x", 12, 30), second("y", 25, 62), second("z", 70, 80)],
        );
        let named: Vec<(&str, &str)> = pairs
            .iter()
            .map(|(a, b)| {
                (a.as_ref().map_or("", |a| a.claim.id.as_str()), b.as_ref().map_or("", |b| b.coding.claim.id.as_str()))
            })
            .collect();
        assert_eq!(named, [("A", "x"), ("B", "y"), ("", "z"), ("C", "")]);
    }
}
