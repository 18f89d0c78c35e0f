//! Texts that are nearly the same, and citations across time zones. Input: quotations in three languages, dates. Output: which are
//! linked.

use super::{TABLES, slice};
use crate::links::{LinkKind, suggest};
use crate::v1::tests::claim;
use attested_claims::QuotationLink;
use std::collections::BTreeSet;

fn percent(first: &str, second: &str) -> Option<String> {
    let lines = ["C1 600 document=A speaker=\"Somebody One\"", "C2 900 document=B speaker=\"Another Two\""];
    let mut slice = slice(lines.iter().map(|l| claim(l)).collect(), &["E"]);
    for (record, exact) in slice.claims.iter_mut().zip([first, second]) {
        let exact = exact.to_owned();
        record.quotations.push(QuotationLink { document: 1, retelling: false, start: 0, end: 1, exact, position: 0 });
    }
    let found = suggest(&slice, &BTreeSet::new(), &TABLES.lookups());
    assert!(found.len() <= 1 && found.iter().all(|s| s.kind == LinkKind::NearDuplicate));
    found.first().map(|s| s.evidence[0].args["percent"].clone())
}

#[test]
fn copies_are_found_and_mere_topics_are_not() {
    let english = "China forcibly returned around 600 North Korean defectors who were detained in its north-eastern provinces on Monday night";
    let copied = "China forcibly returned around 600 North Korean defectors who were detained in its north-eastern provinces on Monday evening";
    let retold = "On Monday night about 600 people from North Korea, held in provinces in the north-east, were sent back by China against their will";
    let korean = "중국이 지난 9일 밤 구금하고 있던 탈북민 600여 명을 기습적으로 북송했다고 단체가 밝혔다";
    let korean_copied = "중국이 지난 9일 밤 구금하고 있던 탈북민 600여 명을 기습적으로 북송했다고 이 단체가 밝혔다";
    let chinese = "中国当局于十月九日晚间将六百多名被关押的朝鲜人强制遣返回国";
    assert_eq!(percent(english, english).as_deref(), Some("100"));
    assert!(percent(english, copied).is_some());
    assert!(percent(korean, korean_copied).is_some());
    assert_eq!(percent(chinese, chinese).as_deref(), Some("100"));
    assert_eq!(percent(english, retold), None);
    assert_eq!(percent(korean, chinese), None);
    assert_eq!(percent("China said so", "China said so"), None, "too short to say anything");
}

/// A source dated the next day is cited all the same: it is tomorrow there already. Two days are too many.
#[test]
fn time_zones_put_nothing_out_of_order() {
    for (day, cited) in [("2023-10-11", true), ("2023-10-12", true), ("2023-10-13", false)] {
        let lines = [
            format!("C1 ~600 speaker=\"Justice for North Korea\" on={day} document=A"),
            "C2 ~600 speaker=\"Human Rights Watch, citing Justice for North Korea\" on=2023-10-11 document=B"
                .to_owned(),
        ];
        let claims = lines.iter().map(|line| claim(line)).collect();
        let found = suggest(&slice(claims, &["E"]), &BTreeSet::new(), &TABLES.lookups());
        assert_eq!(found.iter().any(|s| s.kind == LinkKind::Cites), cited, "{day}: {found:?}");
    }
}
