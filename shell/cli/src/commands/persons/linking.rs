//! Who may be one person, and who is: proposals, clusters, lists for estimation. Input: arguments. Output: text or JSON; a table.
//! Nothing is applied but judgments. What linkage must not see never reaches it.

use super::{logged, opened};
use crate::args::{Format, Global, WrongUse};
use crate::commands::write_file;
use crate::output::{note, print, print_rows, print_value};
use crate::session::{Session, name_model};
use crate::translate::num;
use attested_app::{Registry, shown};
use attested_claims::table;
use attested_persons::{
    Clustering, ListsTable, Proposal, Proposals, Verdict, clusters as derived, lists_table, proposals,
};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn proposed(read: &Registry) -> anyhow::Result<Proposals> {
    let today = attested_office::times::today()?;
    Ok(proposals(&read.persons, &read.judgments, today, &name_model()?)?)
}

pub(super) fn link(global: &Global, at_most: usize, all: bool, names: bool) -> anyhow::Result<()> {
    let (mut session, read) = opened(global, names)?;
    let found = proposed(&read)?;
    let unjudged = |pair: &&Proposal| all || pair.judged.is_none();
    let pairs: Vec<&Proposal> = found.pairs.iter().filter(unjudged).take(at_most).collect();
    let waiting = found.pairs.iter().filter(|pair| pair.judged.is_none()).count() as u64;
    if names {
        let shown: BTreeSet<u64> = pairs.iter().flat_map(|pair| [pair.a, pair.b]).collect();
        let handles = read.persons.iter().filter(|p| shown.contains(&p.number)).map(|p| p.handle).collect();
        logged(&mut session, handles, shown.len(), "link")?;
    }
    if global.format != Format::Text {
        print_rows(global.format, pairs.iter().map(|pair| as_json(pair, names)))?;
        return session.close();
    }
    let mut out = String::new();
    for pair in &pairs {
        out.push_str(&text(&session, pair, names));
    }
    let counts = [
        num("waiting", waiting),
        num("seen", found.seen),
        num("left_out", found.left_out),
        num("shown", pairs.len() as u64),
    ];
    out.push_str(&session.words.say("persons-proposed", &counts));
    if !found.settled && found.seen > 0 {
        out.push_str(&format!("\n{}", session.words.say("persons-unsettled", &[])));
    }
    print(&out)?;
    session.close()
}

fn text(session: &Session, pair: &Proposal, names: bool) -> String {
    let judged =
        pair.judged.map(|(verdict, position)| format!("  {} ({position})", verdict.code())).unwrap_or_default();
    let mut out = format!("P{} ~ P{}  {:.2} ({:+.1}){judged}\n", pair.a, pair.b, pair.probability, pair.weight);
    for beside in &pair.beside {
        let of = |held: &[attested_persons::Held]| {
            let all: Vec<String> = held.iter().map(|h| shown(&h.value, names)).collect();
            if all.is_empty() { "–".to_owned() } else { all.join(" / ") }
        };
        let label = session.words.say(&format!("datum-{}", beside.datum.code()), &[]);
        let agreement = session.words.say(&format!("agreement-{}", beside.agreement.code()), &[]);
        let sure = beside.probability.map(|p| format!(" {p:.2}")).unwrap_or_default();
        out.push_str(&format!("    {label}: {} | {}  {agreement}{sure}\n", of(&beside.a), of(&beside.b)));
    }
    out
}

fn as_json(pair: &Proposal, names: bool) -> Json {
    let beside: Vec<Json> = pair
        .beside
        .iter()
        .map(|beside| {
            let of = |held: &[attested_persons::Held]| held.iter().map(|h| shown(&h.value, names)).collect::<Vec<_>>();
            json!({"datum": beside.datum, "a": of(&beside.a), "b": of(&beside.b), "agreement": beside.agreement,
                   "probability": beside.probability})
        })
        .collect();
    json!({"a": format!("P{}", pair.a), "b": format!("P{}", pair.b), "probability": pair.probability, "weight": pair.weight,
           "judged": pair.judged.map(|(verdict, _)| Verdict::code(verdict)), "judgment": pair.judged.map(|(_, at)| at), "beside": beside})
}

fn clustering(read: &Registry, with_proposals: bool) -> anyhow::Result<Clustering> {
    let found = if with_proposals { Some(proposed(read)?) } else { None };
    Ok(derived(&read.persons, &read.judgments, found.as_ref()))
}

pub(super) fn clusters(global: &Global, with_proposals: bool) -> anyhow::Result<()> {
    let (session, read) = opened(global, false)?;
    let found = clustering(&read, with_proposals)?;
    let named = |cluster: &BTreeSet<u64>| cluster.iter().map(|number| format!("P{number}")).collect::<Vec<_>>();
    if global.format != Format::Text {
        let clusters: Vec<_> = found.clusters.iter().map(named).collect();
        return print_value(
            global.format,
            &json!({"clusters": clusters, "contradictions": found.contradictions, "proposed": with_proposals}),
        );
    }
    let mut out = String::new();
    for cluster in found.clusters.iter().filter(|cluster| cluster.len() > 1) {
        out.push_str(&format!("{}\n", named(cluster).join(" = ")));
    }
    for one in &found.contradictions {
        let args = [num("a", one.a), num("b", one.b), num("same", one.same), num("apart", one.apart)];
        out.push_str(&format!("{}\n", session.words.say("persons-contradiction", &args)));
    }
    let joined = found.clusters.iter().filter(|cluster| cluster.len() > 1).count() as u64;
    let counts =
        [num("persons", found.clusters.len() as u64), num("records", read.persons.len() as u64), num("joined", joined)];
    out.push_str(&session.words.say("persons-clusters", &counts));
    print(&out)
}

pub(super) fn lists(global: &Global, out: &Path, with_proposals: bool) -> anyhow::Result<()> {
    let (session, read) = opened(global, false)?;
    let today = attested_office::times::today()?;
    let found = clustering(&read, with_proposals)?;
    let by_number: BTreeMap<u64, &attested_persons::Person> = read.persons.iter().map(|p| (p.number, p)).collect();
    let may_count = |held: &&attested_persons::Held, person: &attested_persons::Person| {
        use attested_protection::{Audience, Purpose};
        person.may(held, Purpose::Estimation, Audience::Office, today).is_ok()
    };
    let on = |cluster: &BTreeSet<u64>| -> BTreeSet<&str> {
        let persons = cluster.iter().filter_map(|number| by_number.get(number).copied());
        let persons = persons.filter(|person| person.kind == attested_persons::PersonKind::Person);
        let held = persons.flat_map(|person| person.in_force().filter(move |held| may_count(held, person)));
        held.map(|held| held.source.list.as_str()).filter(|list| !list.is_empty()).collect()
    };
    let made = lists_table(found.clusters.iter().map(on));
    if made.lists.is_empty() {
        return Err(WrongUse("nobody stands on a list: give persons the column list".to_owned()).into());
    }
    write_file(&session, out, &estimation_table(&made)?)?;
    note(&session.words.say("persons-on-no-list", &[num("count", made.on_none)]));
    let file = out.display().to_string();
    let args = [crate::translate::text("file", &file), num("lists", made.lists.len() as u64)];
    print(&session.words.say("persons-lists", &args))
}

/// The table that `attested estimate` reads.
pub(crate) fn estimation_table(made: &ListsTable) -> anyhow::Result<Vec<u8>> {
    let columns: Vec<&str> = made.lists.iter().map(String::as_str).chain(["count"]).collect();
    let rows = made.rows.iter().map(|(on, count)| {
        let cells = on.iter().map(|on| if *on { "1".to_owned() } else { "0".to_owned() });
        cells.chain([count.to_string()]).collect::<Vec<_>>()
    });
    Ok(table(&columns, rows)?)
}
