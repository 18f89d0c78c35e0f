//! What EDTF texts allow, as data: text, first day, last day (`-` for open).

use super::*;
use proptest::prelude::*;

const READ: &str = "
2023-10-09                  2023-10-09  2023-10-09
2023-10                     2023-10-01  2023-10-31
2023                        2023-01-01  2023-12-31
2023-10-13~                 2023-10-13  2023-10-13
2023-12~                    2023-12-01  2023-12-31
2020?                       2020-01-01  2020-12-31
2023-08-27~/2023-10-09      2023-08-27  2023-10-09
2023-08/2023-09             2023-08-01  2023-09-30
1998/2006                   1998-01-01  2006-12-31
../2024-10                  -           2024-10-31
2023-09-25/..               2023-09-25  -
2023-09-25/                 2023-09-25  -
{2023-10-08,2023-10-09}     2023-10-08  2023-10-09
[2023-10-08..2023-10-10]    2023-10-08  2023-10-10
[..2023-10-10]              -           2023-10-10
[1667,1760-12]              1667-01-01  1760-12-31
2024-23                     2024-09-01  2024-11-30
2023-24                     2023-12-01  2024-02-29
2023-33                     2023-01-01  2023-03-31
201X                        2010-01-01  2019-12-31
2004-XX                     2004-01-01  2004-12-31
1985-04-XX                  1985-04-01  1985-04-30
2023-10-09T20:00:00+09:00   2023-10-09  2023-10-09
2023-10-09T20:00-04:00      2023-10-09  2023-10-09
2023-10-09T23:30:00Z        2023-10-09  2023-10-09
-0044-03-15                 -0044-03-15 -0044-03-15
2024-02-29                  2024-02-29  2024-02-29
";

const REFUSED: &str = "
2023-13 2023-02-30 2023-02-29 23-10-09 2023/2022 {2023 [2023 ../.. / 2023-10-09-11 2023-1 20X3 2023-21-01
9.10.2023 10월9일 2023-10-09T25:00 yesterday 2023-10T10:00 {2023,}
2023-10-09T20:00+9:00 2023-10-09T20:00+25:00 2023-10-09T20:00+09:00:00 2023-10-09T2:00 2023-10-09T20 2023-10-09T20:00+
";

#[test]
fn texts_allow_these_days() {
    for line in READ.lines().filter(|l| !l.is_empty()) {
        let mut cells = line.split_whitespace();
        let (text, first, last) = (cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap());
        let edtf = Edtf::parse(text).unwrap_or_else(|e| panic!("{e}"));
        let shown = |d: Option<Day>| {
            d.map_or("-".to_owned(), |d| {
                if d.year() < 0 { format!("-{:04}-{:02}-{:02}", -d.year(), d.month(), d.day()) } else { d.to_string() }
            })
        };
        assert_eq!(
            (shown(edtf.earliest_day()), shown(edtf.latest_day())),
            (first.to_owned(), last.to_owned()),
            "{text}"
        );
        assert_eq!(edtf.as_str(), text);
    }
}

#[test]
fn texts_that_are_no_dates_say_why() {
    for text in REFUSED.split_whitespace().chain(["", " "]) {
        let error = Edtf::parse(text).expect_err(text).to_string();
        assert!(error.contains("is not a date: "), "{error}");
    }
}

#[test]
fn only_a_certain_day_is_a_single_day() {
    assert!(Edtf::parse("2023-10-09").unwrap().single_day().is_some());
    assert!(Edtf::parse("2023-10-09~").unwrap().single_day().is_none());
    assert!(Edtf::parse("2023-10").unwrap().single_day().is_none());
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[0-9XTZ./{}\\[\\],~?%:+-]{0,40}") {
        if let Ok(edtf) = Edtf::parse(&text) {
            if let (Some(a), Some(b)) = (edtf.earliest_day(), edtf.latest_day()) {
                let ordered = a <= b;
                prop_assert!(ordered);
            }
            prop_assert_eq!(Edtf::parse(edtf.as_str()).unwrap(), edtf);
        }
    }

    #[test]
    fn any_unicode_is_read_or_refused(text in ".{0,20}") { let _ = Edtf::parse(&text); }
}
