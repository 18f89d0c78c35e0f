//! Rows of other data sets, mapped cell by cell. The events are invented.

use super::*;
use attested_model::{Precision, QuantityKind};

const UCDP: &str = "id,type_of_violence,dyad_name,source_article,source_office,source_date,where_prec,where_coordinates,adm_2,adm_1,country,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,low,high,latitude\n";
const ACLED: &str = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,admin1,country,location,geo_precision,source,notes,fatalities,timestamp\n";

fn read(layout: Layout, rows: &str) -> ForeignRows {
    let head = if layout == Layout::Acled { ACLED } else { UCDP };
    read_foreign(format!("{head}{rows}").as_bytes(), layout, &BTreeMap::new()).unwrap()
}

/// The claims' cells; every row must have been taken.
fn cells(layout: Layout, rows: &str) -> Vec<BTreeMap<String, String>> {
    read(layout, rows).rows.into_iter().map(|r| r.claim.unwrap().to_cells()).collect()
}

#[test]
fn a_row_of_ucdp_is_one_claim_from_low_to_high_and_best_is_kept_beside_it() {
    let row = "7001,3,Army of Freedonia - Civilians,\"A wire, 2019-05-02, market attack\",A wire,2019-05-02,1,Sylva,North district,Upland,Freedonia,1,2019-05-01,2019-05-01 00:00:00.000,0,0,12,2,14,9,20,-12.5\n";
    let read = read(Layout::UcdpGed, row);
    let event = &read.events[&EventId::parse("UCDP-7001").unwrap()];
    assert_eq!(event.title, "Army of Freedonia - Civilians");
    let claim = read.rows[0].claim.as_ref().unwrap();
    let quantity = claim.quantity.as_ref().unwrap();
    assert_eq!((quantity.kind(), quantity.low(), quantity.high()), (QuantityKind::Between, Some(9), Some(20)));
    let cells = claim.to_cells();
    for (column, value) in [
        ("id", "UCDP-7001"),
        ("event_date", "2019-05-01"),
        ("act", "killing"),
        ("place", "Sylva, North district, Upland, Freedonia"),
        ("document", "A wire, 2019-05-02, market attack"),
        ("publisher", "A wire"),
        ("published", "2019-05-02"),
        ("breakdown", "deaths_a=0;deaths_b=0;deaths_civilians=12;deaths_unknown=2"),
        ("ucdp_best", "14"),
        ("ucdp_latitude", "-12.5"),
        ("origin_certainty", "unknown"),
    ] {
        assert_eq!(cells[column], value, "{column}");
    }
    assert!(!cells.contains_key("origin") && !cells.contains_key("ucdp_low"));
}

#[test]
fn codes_of_precision_become_dates_and_levels_of_place() {
    let row = |date_prec: u8, from: &str, to: &str, where_prec: u8| {
        let row = format!("1,1,,,,,{where_prec},Sylva,North,Upland,Freedonia,{date_prec},{from},{to},,,,,3,3,3,\n");
        let cells = cells(Layout::UcdpGed, &row).remove(0);
        (cells["event_date"].clone(), cells["place"].clone())
    };
    let dates = [
        (1, "2019-05-01", "2019-05-03", "2019-05-01/2019-05-03", Precision::Precise),
        (2, "2019-05-01", "2019-05-03", "[2019-05-01..2019-05-03]", Precision::Imprecise),
        (3, "2019-05-06", "2019-05-12", "[2019-05-06..2019-05-12]", Precision::Imprecise),
        (2, "2019-05-01", "2019-05-01", "2019-05-01~", Precision::Imprecise),
        (4, "2020-02-01", "2020-02-29", "2020-02", Precision::Imprecise),
        (4, "2019-05-03", "2019-05-30", "[2019-05-03..2019-05-30]", Precision::Imprecise),
        (5, "2019-01-01", "2019-12-31", "2019", Precision::Imprecise),
    ];
    for (code, from, to, wanted, precision) in dates {
        let (date, _) = row(code, from, to, 1);
        let edtf = attested_model::Edtf::parse(&date).unwrap();
        assert_eq!((date.as_str(), edtf.precision()), (wanted, precision));
        assert_eq!(edtf.earliest_day().unwrap().to_string(), from);
        assert_eq!(edtf.latest_day().unwrap().to_string(), to);
    }
    let places = [
        (1, "Sylva, North, Upland, Freedonia"),
        (2, "near Sylva, North, Upland, Freedonia"),
        (3, "North, Upland, Freedonia"),
        (4, "Upland, Freedonia"),
        (5, "Sylva, Freedonia"),
        (6, "Freedonia"),
        (7, "Sylva, Freedonia"),
    ];
    for (code, wanted) in places {
        assert_eq!(row(1, "2019-05-01", "2019-05-01", code).1, wanted, "where_prec {code}");
    }
}

#[test]
fn a_row_of_acled_says_that_it_happened_and_how_many_only_if_it_counts_any() {
    let row = |code: u8, geo: u8, kind: &str, dead: u32| {
        cells(
            Layout::Acled,
            &format!(
                "FRD12,09 October 2023,{code},Riots,{kind},Rioters (Freedonia),Upland,Freedonia,Sylva,{geo},A wire; A daily,what happened,{dead},1696982400\n"
            ),
        )
    };
    let quiet = row(1, 1, "Mob violence", 0);
    assert_eq!(quiet.len(), 1, "nobody said that nobody died");
    assert_eq!((quiet[0]["aspect"].as_str(), quiet[0]["act"].as_str()), ("occurrence", "mob_violence"));
    assert_eq!((quiet[0]["event_date"].as_str(), quiet[0]["uttered"].as_str()), ("2023-10-09", "2023-10-11"));
    assert_eq!((quiet[0]["acled_fatalities"].as_str(), quiet[0]["acled_source"].as_str()), ("0", "A wire; A daily"));
    let deadly = row(2, 2, "Arrests", 3);
    assert_eq!((deadly[0]["act"].as_str(), deadly[1]["act"].as_str()), ("arrest", "killing"));
    assert_eq!((deadly[1]["id"].as_str(), deadly[1]["low"].as_str()), ("ACLED-FRD12-F", "3"));
    assert_eq!(deadly[1]["event_date"], "[2023-10-03..2023-10-15]");
    assert_eq!(deadly[1]["place"], "near Sylva, Upland, Freedonia");
    assert!(!deadly[1].contains_key("acled_notes") && deadly[0].contains_key("acled_notes"));
    let vague = row(3, 3, "Attack", 1);
    assert_eq!((vague[0]["event_date"].as_str(), vague[0]["place"].as_str()), ("2023-10", "Upland, Freedonia"));
}

#[test]
fn a_row_that_cant_be_mapped_says_which_column_and_why() {
    let rows = [
        ("1,1,,,,,1,S,,U,F,1,2019-05-01,2019-05-01,,,,,3,9,5,", "column low: low 9 is above high 5"),
        ("2,1,,,,,1,S,,U,F,1,2019-05-01,2019-05-01,,,,,30,1,5,", "column best: best 30"),
        ("3,1,,,,,1,S,,U,F,1,05/01/2019,2019-05-01,,,,,3,3,3,", "column date_start: '05/01/2019'"),
        ("4,1,,,,,1,S,,U,F,1,2019-05-02,2019-05-01,,,,,3,3,3,", "column date_end: 2019-05-01 is before"),
        ("5,1,,,,,1,S,,U,F,6,2019-05-01,2019-05-01,,,,,3,3,3,", "column date_prec: '6'"),
        ("6,1,,,,,0,S,,U,F,1,2019-05-01,2019-05-01,,,,,3,3,3,", "column where_prec: '0'"),
        ("7,4,,,,,1,S,,U,F,1,2019-05-01,2019-05-01,,,,,3,3,3,", "column type_of_violence: '4'"),
        ("8,1,,,,,1,S,,U,F,1,2019-05-01,2019-05-01,,,,,3,-3,3,", "column low: '-3'"),
        ("9,1,,,,,1,S,,U,F,1,2019-05-01,2019-05-01,,,,,,,,", "column low: low and high are both empty"),
        (",1,,,,,1,S,,U,F,1,2019-05-01,2019-05-01,,,,,3,3,3,", "column id: is empty"),
        ("10,1,,,,,1,S,,U,F,1,2019-05-01,2019-02-30,,,,,3,3,3,", "column date_end: '2019-02-30'"),
        ("11,1,,,,,1,S,,U,F,1,2019-05-01,2019-05-01,,,,,3,3,3,,surplus", "the row has 23 cells and the header 22"),
    ];
    let text: String = rows.iter().map(|(row, _)| format!("{row}\n")).collect();
    let read = read(Layout::UcdpGed, &text);
    assert!(read.events.is_empty());
    for ((row, (_, wanted)), line) in read.rows.iter().zip(rows).zip(2..) {
        let said = row.claim.as_ref().unwrap_err().to_string();
        assert!(row.line == line && said.contains(wanted), "line {}: {said}", row.line);
    }
    let acled = "X1,2023-13-09,1,Riots,,,,,S,1,W,,0,\nX2,2023-10-09,1,Riots,,,,,S,1,W,,0,soon\nX3,2023-10-09,1,,,,,,S,1,W,,0,\n";
    let said: Vec<String> = super::tests::read(Layout::Acled, acled)
        .rows
        .iter()
        .map(|r| r.claim.as_ref().unwrap_err().to_string())
        .collect();
    for (said, wanted) in said.iter().zip(["event_date", "timestamp", "event_type"]) {
        assert!(said.starts_with(&format!("column {wanted}: ")), "{said}");
    }
}

#[test]
fn a_file_that_is_none_of_these_is_refused_whole() {
    let refused = |bytes: &[u8], layout| read_foreign(bytes, layout, &BTreeMap::new()).unwrap_err().to_string();
    let without = UCDP.replace("date_prec,", "");
    assert!(refused(without.as_bytes(), Layout::UcdpGed).contains("no column 'date_prec', which ucdp-ged needs"));
    assert!(refused(UCDP.as_bytes(), Layout::Acled).contains("'event_id_cnty'"));
    assert!(refused(b"id\n\xba\xcf", Layout::UcdpGed).contains("line 2"));
    assert!(refused(b"", Layout::UcdpGed).contains("'id'"));
    let own = format!("{OWN_FIGURE_COLUMN},{UCDP}");
    assert!(refused(own.as_bytes(), Layout::UcdpGed).contains("a figure is no claim"));
}

#[test]
fn a_mark_semicolons_and_values_of_ours_are_read() {
    let head = UCDP.replace(',', ";");
    let row = "1;2;;;;;6;;;;Freedonia;5;2019-01-01;2019-12-31;;;;;;4;;";
    let defaults =
        BTreeMap::from([("uttered".to_owned(), "2020-06".to_owned()), ("speaker".to_owned(), "no".to_owned())]);
    let read = read_foreign(format!("\u{feff}{head}{row}\n").as_bytes(), Layout::UcdpGed, &defaults).unwrap();
    let cells = read.rows[0].claim.as_ref().unwrap().to_cells();
    assert_eq!((cells["uttered"].as_str(), cells["quantity_kind"].as_str()), ("2020-06", "at_least"));
    assert_eq!(
        (cells["document"].as_str(), cells["speaker"].as_str()),
        ("UCDP-1", "Uppsala Conflict Data Program (UCDP)")
    );
}
