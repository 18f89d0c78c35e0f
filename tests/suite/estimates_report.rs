//! The report of an estimate as the program writes it. Input: tables with published answers. Output: one page in the reader's
//! language that fetches nothing; refusals where there is no number. Leaves out its pictures (`attested-publication` tests them).

use crate::program_run::Desk;

/// Ball, Shin and Yang 2018.
const PALEMBANG: &str = "A,B,C,count\n0,0,1,41\n0,1,0,5\n1,0,0,5\n1,1,0,54\n1,0,1,6\n1,1,1,12\n";

#[test]
fn a_report_is_one_page_in_each_language() {
    for (language, tag, target) in
        [("ko", "ko", "추정 대상"), ("en", "en", "What is estimated"), ("zh", "zh", "估计对象")]
    {
        let desk = Desk::empty().reading(language);
        desk.write("lists.csv", PALEMBANG);
        let ran = desk.bare(&["estimate", "lists.csv", "--method", "dga", "--report", "lists.html"]).fine();
        let page = std::fs::read_to_string(desk.path("lists.html")).unwrap();
        assert!(page.contains(&format!("<html lang=\"{tag}")) && page.contains(target), "{language}");
        assert!(ran.out.contains(target), "the answer is told as well");
        assert!(page.find(target) < page.find("163"), "what is estimated stands before the number");
        assert!(!page.contains("report-") && !page.contains("estimate-"), "every message is there: {language}");
        assert!(
            !page.contains("<script") && !page.contains("http:") && !page.contains("https:"),
            "nothing runs and nothing is fetched"
        );
    }
}

#[test]
fn a_report_never_overwrites_its_table_and_bad_tables_give_none() {
    let desk = Desk::empty();
    desk.write("lists.csv", PALEMBANG);
    desk.bare(&["estimate", "lists.csv", "--method", "chao", "--report", "lists.csv"])
        .refused_saying(2, &["overwrite"]);
    for (bad, said) in [
        ("A,B,count\n1,0,-3\n", "line 2"),
        ("A,B,count\n1,0,1\n0,1,2.5\n", "line 3"),
        ("A,B,count\n0,0,7\n", "line 2"),
        ("A,B\n1,0\n", "count"),
    ] {
        desk.write("bad.csv", bad);
        desk.bare(&["estimate", "bad.csv", "--report", "bad.html"]).refused_saying(1, &[said]);
        assert!(!desk.path("bad.html").exists());
    }
    desk.write("one.csv", "A,count\n1,7\n");
    desk.bare(&["estimate", "one.csv", "--report", "one.html"]).fine();
    assert!(std::fs::read_to_string(desk.path("one.html")).unwrap().contains("id=\"lists\""));
}
