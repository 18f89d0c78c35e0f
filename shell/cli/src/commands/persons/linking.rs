//! Who may be one person, and who is: proposals, clusters, lists for estimation. Input: arguments. Output: text or JSON; a table.
//! Nothing is applied but judgments. What linkage must not see never reaches it.

use super::{logged, opened};
use crate::args::{Format, Global, WrongUse};
use crate::commands::write_file;
use crate::output::{note, print, print_rows, print_value};
use crate::session::Session;
use crate::translate::num;
use attested_app::{AppError, Registry, shown};
use attested_claims::table;
use attested_office::name_model;
use attested_persons::{
    Beside, Clustering, ListsTable, Proposal, Verdict, clusters as derived, proposals, side_by_side,
};
use attested_protection::{Audience, Purpose};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::path::Path;

pub(super) fn link(global: &Global, at_most: usize, all: bool, names: bool) -> anyhow::Result<()> {
    let (mut session, read) = opened(global, names)?;
    let (today, model) = (attested_office::times::today()?, name_model()?);
    let found = proposals(&read.persons, &read.judgments, today, &model)?;
    let beside =
        |pair: &Proposal| Ok::<_, AppError>(side_by_side(read.person(pair.a)?, read.person(pair.b)?, today, &model));
    let unjudged = |pair: &&Proposal| all || pair.judged.is_none();
    let pairs: Vec<&Proposal> = found.pairs.iter().filter(unjudged).take(at_most).collect();
    let waiting = found.pairs.iter().filter(|pair| pair.judged.is_none()).count() as u64;
    if names {
        let shown: BTreeSet<u64> = pairs.iter().flat_map(|pair| [pair.a, pair.b]).collect();
        let handles = read.persons.iter().filter(|p| shown.contains(&p.number)).map(|p| p.handle).collect();
        logged(&mut session, handles, shown.len(), "link", (Purpose::Linkage, Audience::Office))?;
    }
    if global.format != Format::Text {
        let rows = pairs.iter().map(|pair| Ok(as_json(pair, &beside(pair)?, names)));
        print_rows(global.format, rows.collect::<Result<Vec<_>, AppError>>()?)?;
        return session.close();
    }
    let mut out = String::new();
    for pair in &pairs {
        out.push_str(&text(&session, pair, &beside(pair)?, names));
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

fn text(session: &Session, pair: &Proposal, beside: &[Beside], names: bool) -> String {
    let judged =
        pair.judged.map(|(verdict, position)| format!("  {} ({position})", verdict.code())).unwrap_or_default();
    let mut out = format!("P{} ~ P{}  {:.2} ({:+.1}){judged}\n", pair.a, pair.b, pair.probability, pair.weight);
    for beside in beside {
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

fn as_json(pair: &Proposal, beside: &[Beside], names: bool) -> Json {
    let beside: Vec<Json> = beside
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
    let found = match with_proposals {
        true => Some(proposals(&read.persons, &read.judgments, attested_office::times::today()?, &name_model()?)?),
        false => None,
    };
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
    let made = read.lists(&found, today);
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
fn estimation_table(made: &ListsTable) -> anyhow::Result<Vec<u8>> {
    let columns: Vec<&str> = made.lists.iter().map(String::as_str).chain(["count"]).collect();
    let rows = made.rows.iter().map(|(on, count)| {
        let cells = on.iter().map(|on| if *on { "1".to_owned() } else { "0".to_owned() });
        cells.chain([count.to_string()]).collect::<Vec<_>>()
    });
    Ok(table(&columns, rows)?)
}
