//! Imports as data: a file, what the project holds, and what the plan must say.

use super::*;
use crate::{ColumnMap, export, read_csv};

const HEAD: &str = "id,event,act,modality,aspect,quantity_kind,low,high,part_of,repeats,published\n";

fn planned(rows: &str, held: &[Claim]) -> ImportPlan {
    let rows = read_csv(format!("{HEAD}{rows}").as_bytes(), &ColumnMap::default()).unwrap();
    plan_import(rows, |id| held.iter().find(|c| c.id == *id).cloned(), |_| false)
}

fn rejected(rows: &str) -> Vec<String> {
    planned(rows, &[]).rejected.iter().map(|r| format!("{} {}: {}", r.line, r.id, full(&r.reason))).collect()
}

fn full(error: &ClaimsError) -> String {
    std::error::Error::source(error).map_or(error.to_string(), |_| error.to_string())
}

#[test]
fn bad_rows_say_line_and_reason() {
    let cases = [
        ("C1,E,kill,asserted,number,exact,5,5,,,2023-13-01\n", "2 C1: column published: '2023-13-01' is not a date"),
        (
            "C1,E,kill,asserted,number,sort_of,5,5,,,\n",
            "2 C1: column quantity_kind: unknown quantity kind 'sort_of': use one of exact, approx",
        ),
        ("C1,E,kill,asserted,number,between,9,5,,,\n", "has its low 9 above its high 5"),
        (
            "C1,E,kill,asserted,number,exact,5,5,,,\nC1,E,kill,asserted,number,exact,6,6,,,\n",
            "2 C1: the id stands in the file 2 times (lines 2, 3)",
        ),
        (
            "C1,E,kill,asserted,number,exact,5,5,C2,,\nC2,E,kill,asserted,number,exact,5,5,C1,,\n",
            "2 C1: part_of runs in a circle: C1 → C2 → C1",
        ),
        (
            "C1,E,kill,asserted,number,exact,5,5,C9,,\n",
            "2 C1: part_of names C9, which is neither in the file nor in the project",
        ),
        ("C1,E,kill,asserted,number,exact,5,5,C1,,\n", "part_of names the claim itself"),
        ("C1,,kill,asserted,number,exact,5,5,,,\n", "column event is empty"),
        ("C1,E,kill,asserted,number,,5,,,,\n", "low or high is given without a quantity_kind"),
        ("C1,E,kill,asserted,number,exact,5,5,,,,,surplus\n", "the row has 13 cells and the header 11"),
    ];
    for (rows, wanted) in cases {
        let got = rejected(rows);
        assert!(got.iter().any(|g| g.contains(wanted)), "{wanted:?} not in {got:#?}");
    }
}

#[test]
fn a_row_that_hangs_on_a_rejected_one_is_rejected_too() {
    let plan = planned(
        "C1,E,kill,asserted,number,exact,5,6,,,\nC2,E,kill,asserted,number,exact,5,5,C1,,\nC3,E,kill,asserted,number,exact,1,1,,,\n",
        &[],
    );
    assert_eq!((plan.rejected.len(), plan.new.len()), (2, 1));
}

#[test]
fn a_corrected_file_changes_only_what_differs() {
    let first =
        planned("C1,E,kill,asserted,number,exact,5,5,,,2023-01-01\nC2,E,kill,asserted,number,exact,7,7,,,\n", &[]);
    assert_eq!(first.events.len(), 1);
    let second = planned(
        "C1,E,kill,asserted,number,exact,6,6,,,2023-01-01\nC2,E,kill,asserted,number,exact,7,7,,,\n",
        &first.new,
    );
    assert_eq!(second.same.len(), 1);
    let fields: Vec<_> =
        second.changed[0].fields.iter().map(|f| format!("{} {}→{}", f.column, f.before, f.after)).collect();
    assert_eq!(fields, ["high 5→6", "low 5→6"]);
}

#[test]
fn files_that_are_no_claims_say_so() {
    let error =
        read_csv(b"id,event,act,modality\nC1,\xb1\xe8,x,asserted\n", &ColumnMap::default()).unwrap_err().to_string();
    assert!(error.contains("byte 25 (line 2)") && error.contains("CSV UTF-8"), "{error}");
    let error = read_csv(b"id,event\n", &ColumnMap::default()).unwrap_err().to_string();
    assert!(error.contains("no column 'act'"), "{error}");
    assert!(read_csv(b"", &ColumnMap::default()).is_err());
}

#[test]
fn a_map_renames_columns_and_fills_in() {
    let map = ColumnMap {
        columns: [("id".to_owned(), "Nr".to_owned()), ("event".to_owned(), "Incident".to_owned())].into(),
        defaults: [
            ("act".to_owned(), "killing".to_owned()),
            ("modality".to_owned(), "asserted".to_owned()),
            ("aspect".to_owned(), "occurrence".to_owned()),
        ]
        .into(),
    };
    let rows = read_csv("\u{feff}Nr,Incident,Coder\n1,E,kim\n".as_bytes(), &map).unwrap();
    let claim = rows.into_iter().next().unwrap().claim.unwrap();
    assert_eq!((claim.id.as_str(), claim.act.as_str(), claim.extra["Coder"].as_str()), ("1", "killing", "kim"));
}

#[test]
fn export_is_imported_as_the_same() {
    let plan = planned(
        "C1,E,kill,asserted,number,exact,5,5,,,2023-01-01\nC2,E,=cmd(),asserted,number,more_than,7,,C1,,\n",
        &[],
    );
    let bytes = export(&plan.new).unwrap();
    assert!(String::from_utf8_lossy(&bytes).contains("'=cmd()"));
    let again = plan_import(
        read_csv(&bytes, &ColumnMap::default()).unwrap(),
        |id| plan.new.iter().find(|c| c.id == *id).cloned(),
        |_| true,
    );
    assert_eq!((again.same.len(), again.new.len(), again.changed.len(), again.rejected.len()), (2, 0, 0, 0));
    assert_eq!(export(&plan.new).unwrap(), bytes);
}
