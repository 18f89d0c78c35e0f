//! Stock and flow, rule by rule. Input: made-up claims and accounts. Output: what follows and what can't all be true.

use super::{VOCABULARY, clashes, codes, ids, shown, stated, views};
use crate::constraints::{AccountView, FlowKind, stock_and_flow, suggested_accounts};

const STOCKS: &str = "A 1000 by=X measure=stock act=detention date=2023-06-01
     B 300-400 by=Y measure=stock act=detention date=2023-07-01
     R 700 by=Z date=2023-06-15
     I 50 by=V act=arrest date=2023-06-10";

fn account(more: &str) -> String {
    format!(
        "{{\"accounts\": [{{\"name\": \"town\", \"population\": \"people held\", \"reason\": \"one prison\", {more},
        \"held\": [{{\"at\": \"2023-06-01\", \"claims\": [\"A\"]}}, {{\"at\": \"2023-07-01\", \"claims\": [\"B\"]}}]}}]}}"
    )
}

fn weighed(lines: &str, account: &str) -> AccountView {
    views(lines).accounts(&stated(account)).swap_remove(0)
}

fn of(view: &AccountView, counts: &str) -> String {
    shown(view.counted.iter().find(|c| c.counts == counts).unwrap())
}

const FLOWS: &str =
    "\"flows\": [{\"kind\": \"returned\", \"from\": \"2023-06-01\", \"to\": \"2023-07-01\", \"claims\": [\"R\"]}]";

#[test]
fn what_nobody_stated_follows_with_rule_and_claims() {
    let view = weighed(STOCKS, &account(FLOWS));
    assert_eq!(of(&view, "in"), "open – open");
    assert_eq!(of(&view, "released"), "open – open", "who may have come in is open, and so is who was let go");
    let closed = weighed(STOCKS, &account(&format!("\"entering\": \"nobody\", {FLOWS}")));
    assert_eq!(clashes(&closed.conflicts), Vec::<String>::new());
    assert_eq!(of(&closed, "released"), "open – 0 (balance: A B R)");
}

#[test]
fn a_stock_can_t_feed_its_flow() {
    let more = STOCKS.replace("B 300", "B 350");
    let view = weighed(&more, &account(FLOWS));
    assert!(view.conflicts.is_empty());
    assert_eq!(of(&view, "in"), "50 (balance: A B R) – open", "or at least fifty were brought in");
    assert_eq!(clashes(&view.conflicts_if_nobody_entered), ["A B R [town] minimum balance: 1050 > 1000"]);
    let known = weighed(
        &more,
        &account(
            "\"flows\": [{\"kind\": \"returned\", \"from\": \"2023-06-01\", \"to\": \"2023-07-01\", \"claims\": [\"R\"]},
             {\"kind\": \"in\", \"from\": \"2023-06-01\", \"to\": \"2023-07-01\", \"claims\": [\"I\"]},
             {\"kind\": \"died\", \"from\": \"2023-06-01\", \"to\": \"2023-07-01\", \"assume_at_most\": 0}]",
        ),
    );
    assert!(known.conflicts.is_empty());
    assert_eq!(of(&known, "held"), "1000 – 1000");
    assert_eq!(of(&known, "released"), "open – 0 (balance: A B I R)");
    assert_eq!(of(&known, "died"), "open – 0");
}

#[test]
fn the_coder_s_allowance_for_the_unknown_is_named_and_used() {
    let more = STOCKS.replace("B 300", "B 350");
    let view = weighed(&more, &account(&format!("\"entering\": \"nobody\", \"unknown_up_to\": 49, {FLOWS}")));
    assert_eq!(clashes(&view.conflicts), ["A B R [town] minimum balance: 1050 > 1049"]);
    let view = weighed(&more, &account(&format!("\"entering\": \"nobody\", \"unknown_up_to\": 50, {FLOWS}")));
    assert!(view.conflicts.is_empty());
}

#[test]
fn flows_over_several_stretches_and_in_parts() {
    let lines = "A 1000 by=X measure=stock act=detention date=2023-06-01
         M <=100 by=X measure=stock act=detention date=2023-07-01
         B 30 by=Y measure=stock act=detention date=2023-08-01
         P 400 by=Z date=2023-06-15
         Q >=200 by=Z date=2023-06-20";
    let account = "{\"accounts\": [{\"name\": \"a\", \"population\": \"p\", \"reason\": \"r\", \"entering\": \"nobody\",
        \"held\": [{\"at\": \"2023-06-01\", \"claims\": [\"A\"]}, {\"at\": \"2023-07-01\", \"claims\": [\"M\"]},
                   {\"at\": \"2023-08-01\", \"claims\": [\"B\"]}],
        \"flows\": [{\"kind\": \"returned\", \"from\": \"2023-06-01\", \"to\": \"2023-08-01\", \"disjoint_parts\": [\"P\", \"Q\"]},
                    {\"kind\": \"released\", \"from\": \"2023-06-01\", \"to\": \"2023-08-01\", \"assume_at_most\": 0},
                    {\"kind\": \"died\", \"from\": \"2023-06-01\", \"to\": \"2023-08-01\", \"assume_at_most\": 0},
                    {\"kind\": \"died\", \"from\": \"2023-08-01\", \"to\": \"2023-06-01\", \"claims\": [\"Q\"]}]}]}";
    let view = weighed(lines, account);
    let returned = |time: &str| shown(view.counted.iter().find(|c| c.id == format!("a/returned/{time}")).unwrap());
    assert_eq!(returned("2023-06-01 → 2023-08-01"), "970 (balance: A B) – 970 (balance: A B)");
    assert_eq!(returned("2023-06-01 → 2023-07-01"), "900 (balance: A M) – 970 (balance: A B)");
    assert!(view.conflicts.is_empty(), "{:?}", view.conflicts);
    assert_eq!(codes(&view.notes), ["flow_out_of_order Q"]);
}

#[test]
fn claims_of_another_measure_or_time_are_noted() {
    let view = weighed(
        "A 1000 by=X measure=stock act=detention date=2022-01-01
         B hundreds by=Y measure=stock act=detention date=2023-07-01",
        &account(
            "\"flows\": [{\"kind\": \"returned\", \"from\": \"2023-06-01\", \"to\": \"2023-07-01\", \"claims\": [\"A\", \"NONE\"]}]",
        ),
    );
    assert_eq!(
        codes(&view.notes),
        ["stated_without_number A", "stated_without_number NONE", "date_outside_account A", "vague_in_account B"]
    );
}

#[test]
fn a_stock_on_some_day_of_a_month_is_noted_and_one_throughout_it_is_not() {
    for (date, noted) in [
        ("2023-06", true),
        ("[2023-06-01..2023-06-30]", true),
        ("2023-06-01/2023-06-30", false),
        ("2023-06-01", false),
        ("[2023-06-01]", false),
    ] {
        let lines = format!(
            "A 1000 by=X measure=stock act=detention date={date}\n         B 900 by=Y measure=stock act=detention date=2023-07-01"
        );
        let notes = weighed(&lines, &account("\"flows\": []")).notes;
        assert_eq!(codes(&notes).contains(&"date_imprecise_in_account A".to_owned()), noted, "{date}: {notes:?}");
    }
}

#[test]
fn a_flow_said_of_a_stock_or_of_its_event_suggests_an_account() {
    let lines = "S 300 by=X event=CAMP measure=stock act=detention date=2023-05-01
         F 500 by=Y event=CAMP date=2023-05-03
         G >=400 by=Z event=CAMP date=2023-05-03
         K >=350 by=Z event=CAMP act=execution date=2023-05-04 part_of=S
         E 20 by=Z event=CAMP date=2023-04-03
         U 20 by=Z event=CAMP act=zorbing date=2023-06-03";
    let views = views(lines);
    let accounts = suggested_accounts(&views.events(), &VOCABULARY.terms);
    let shown: Vec<String> =
        accounts.iter().map(|a| format!("{} {} {}", a.name, a.reason, ids(&a.flows[0].claims))).collect();
    assert_eq!(shown, ["K of S part_of K", "F of S event F G"]);
    assert_eq!(accounts[0].flows[0].kind, FlowKind::Died);
    let weighed = stock_and_flow(&views.events(), &accounts);
    assert_eq!(clashes(&weighed[0].conflicts_if_nobody_entered), ["K S [K of S] minimum balance: 350 > 300"]);
    assert_eq!(of(&weighed[1], "in"), "100 (balance: F G S) – open");
    assert_eq!(
        clashes(&weighed[1].conflicts_if_nobody_entered),
        ["F S [F of S] minimum balance: 500 > 300"],
        "F and S are out by then, and G alone contradicts nothing"
    );
}
