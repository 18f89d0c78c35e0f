//! Judgments: recorded with a reason, listed, undone.

use crate::args::{Format, Global, JudgeAction, JudgeArgs, PartsKind, WhoEnters, WrongUse};
use crate::commands::{claim_id, constraints, figure};
use crate::output::{note, print, print_rows};
use crate::session::Session;
use crate::text;
use crate::times;
use crate::translate::{num, text as told};
use anyhow::Context;
use attested_app::{AppError, Snapshot, link_decisions, suggested_account};
use attested_claims::{Account, Decision, Entering, Judgment, StatedKind, in_force};
use attested_figures::constraints::{Conflict, Stated};
use attested_figures::{EventFigures, Policy};
use attested_model::{AsOf, ClaimId, EventId, OriginCertainty, OriginId, Reliability, Scope, UtteranceId};
use attested_office::LinkTables;
use attested_store::Access;

pub(crate) fn judge(global: &Global, args: JudgeArgs) -> anyhow::Result<()> {
    if let JudgeAction::Link { claim, from } = &args.decision {
        return accept_link(global, &claim_id(claim)?, &claim_id(from)?, &args.reason);
    }
    if let JudgeAction::Account { flow, stock, file, entering } = &args.decision {
        return match (file, flow, stock) {
            (Some(file), _, _) => state_accounts(global, file, &args.reason),
            (None, Some(flow), Some(stock)) => {
                accept_account(global, &claim_id(flow)?, &claim_id(stock)?, *entering, &args.reason)
            }
            (None, _, _) => Err(WrongUse("name the claims FLOW and STOCK, or a --file".to_owned()).into()),
        };
    }
    let Some(decision) = decision(args.decision)? else { return list(global) };
    reasoned(&args.reason)?;
    let mut session = Session::open(global, Access::Write)?;
    let before = figures_on(&session, &decision)?;
    record(&mut session, Judgment { decision: decision.clone(), reason: args.reason })?;
    if let Some(before) = before {
        say_if_unchanged(&session, &decision, &before)?;
    }
    session.close()
}

fn reasoned(reason: &str) -> anyhow::Result<()> {
    if reason.trim().is_empty() { Err(WrongUse(AppError::NoReason.to_string()).into()) } else { Ok(()) }
}

/// Checks a judgment and records it; of what is stated of claims, tells what can't be true with it.
fn record(session: &mut Session, judgment: Judgment) -> anyhow::Result<()> {
    let envelopes = attested_app::judge(&session.project, &judgment)?;
    let Some(report) = session.commit(envelopes)? else { return Ok(()) };
    print(&session.words.say("cli-judged", &[num("position", report.first)]))?;
    if let Decision::Parts { whole, .. } = &judgment.decision {
        say_conflicts(session, report.first, whole)?;
    }
    if let Decision::Account { account } = &judgment.decision
        && let Some(claim) = account.claims().next()
    {
        say_conflicts(session, report.first, claim)?;
    }
    Ok(())
}

/// The event that a claim is of.
fn event_of(session: &Session, claim: &ClaimId) -> anyhow::Result<Option<EventId>> {
    Ok(session.project.claim(claim, None).map_err(AppError::from)?.map(|record| record.claim.event))
}

/// What can't all be true if what an entry states is.
fn say_conflicts(session: &Session, position: u64, claim: &ClaimId) -> anyhow::Result<()> {
    let Some(event) = event_of(session, claim)? else { return Ok(()) };
    let view = constraints::of_event(session, &constraints::Reading::new()?, &event)?;
    let name = format!("#{position}");
    let rests = |conflict: &&Conflict| conflict.stated.iter().any(|s| s.split(' ').next() == Some(name.as_str()));
    let of_accounts = view.accounts.iter().flat_map(|account| &account.conflicts);
    let clashing: Vec<Conflict> =
        view.parts_and_wholes.conflicts.iter().chain(of_accounts).filter(rests).cloned().collect();
    for line in text::conflicts(&clashing, &session.words) {
        note(&session.words.say("judge-conflict", &[told("conflict", &line)]));
    }
    note(&session.words.say("judge-see-constraints", &[told("event", event.as_str())]));
    Ok(())
}

/// The figures of the event whose claim is judged.
fn figures_on(session: &Session, decision: &Decision) -> anyhow::Result<Option<EventFigures>> {
    let Some(claim) = decision.claim() else { return Ok(None) };
    let Some(event) = event_of(session, claim)? else { return Ok(None) };
    let policy: Policy = figure::policy(constraints::USUAL)?;
    Ok(Some(figure::view(session, &event, AsOf::EVERYTHING, &policy)?))
}

/// A judgment that changes no figure says so: it may not be the one that was meant.
fn say_if_unchanged(session: &Session, decision: &Decision, before: &EventFigures) -> anyhow::Result<()> {
    if figures_on(session, decision)?.as_ref() != Some(before) {
        return Ok(());
    }
    let claim = decision.claim().map(ToString::to_string).unwrap_or_default();
    let part_of = matches!(decision, Decision::PartOf { of: Some(_), .. });
    let key = if part_of { "judge-part-of-unchanged" } else { "judge-unchanged" };
    note(&session.words.say(key, &[told("event", before.event.as_str()), told("claim", &claim)]));
    Ok(())
}

/// Records an account at which the record hints.
fn accept_account(
    global: &Global,
    flow: &ClaimId,
    stock: &ClaimId,
    entering: WhoEnters,
    reason: &str,
) -> anyhow::Result<()> {
    reasoned(reason)?;
    let mut session = Session::open(global, Access::Write)?;
    let reading = constraints::Reading::new()?;
    let policy = figure::policy(constraints::USUAL)?;
    let suggested = suggested_account(&session.project, flow, stock, &policy, reading.readers(&session))?;
    let entering = match entering {
        WhoEnters::Nobody => Entering::Nobody,
        WhoEnters::Anybody => Entering::Anybody,
        WhoEnters::Unstated => Entering::Unstated,
    };
    let account = Box::new(Account { entering, reason: String::new(), ..suggested });
    record(&mut session, Judgment { decision: Decision::Account { account }, reason: reason.to_owned() })?;
    session.close()
}

/// Records the accounts of a file; each without a reason of its own has the one given.
fn state_accounts(global: &Global, file: &std::path::Path, reason: &str) -> anyhow::Result<()> {
    let name = || file.display().to_string();
    let json = std::fs::read_to_string(file).with_context(|| format!("{}: the file can't be read", name()))?;
    let Stated { relations, accounts } = Stated::read(&json).with_context(name)?;
    if accounts.is_empty() || !relations.is_empty() {
        anyhow::bail!(
            "{}: the file must hold accounts and nothing else; relations are stated by `judge parts`",
            name()
        );
    }
    let mut session = Session::open(global, Access::Write)?;
    let mut judgments = Vec::new();
    for account in accounts {
        let reason = if reason.trim().is_empty() { account.reason.clone() } else { reason.to_owned() };
        reasoned(&reason)?;
        let account = Box::new(Account { reason: String::new(), ..account });
        let judgment = Judgment { decision: Decision::Account { account }, reason };
        // All or none: each is checked before the first is recorded.
        attested_app::judge(&session.project, &judgment).with_context(name)?;
        judgments.push(judgment);
    }
    for judgment in judgments {
        record(&mut session, judgment)?;
    }
    session.close()
}

/// Records the decisions that make a suggested link true.
fn accept_link(global: &Global, claim: &ClaimId, from: &ClaimId, reason: &str) -> anyhow::Result<()> {
    reasoned(reason)?;
    let mut session = Session::open(global, Access::Write)?;
    let reading = LinkTables::read()?;
    let decisions = link_decisions(&session.project, claim, from, &reading.lookups(&session.vocabulary))?;
    let mut envelopes = Vec::new();
    for decision in decisions {
        let judgment = Judgment { decision, reason: reason.to_owned() };
        envelopes.extend(attested_app::judge(&session.project, &judgment)?);
    }
    if let Some(report) = session.commit(envelopes)? {
        print(&session.words.say("cli-judged", &[num("position", report.first)]))?;
    }
    session.close()
}

fn none(text: &str) -> bool {
    text.eq_ignore_ascii_case("none")
}

fn optional_claim(text: &str) -> anyhow::Result<Option<ClaimId>> {
    if none(text) { Ok(None) } else { claim_id(text).map(Some) }
}

fn origin(text: &str) -> anyhow::Result<OriginId> {
    Ok(OriginId::parse(text).map_err(|e| WrongUse(e.to_string()))?)
}

/// The judgment an action stands for; `None` lists them.
fn decision(action: JudgeAction) -> anyhow::Result<Option<Decision>> {
    let sure = |suspected: bool| if suspected { OriginCertainty::Suspected } else { OriginCertainty::Stated };
    Ok(Some(match action {
        JudgeAction::Utterance { claim, utterance } => {
            let utterance = if none(&utterance) {
                None
            } else {
                Some(UtteranceId::parse(&utterance).map_err(|e| WrongUse(e.to_string()))?)
            };
            Decision::Utterance { claim: claim_id(&claim)?, utterance }
        }
        JudgeAction::Origin { claim, origin: label, suspected } => {
            let named = if none(&label) { None } else { Some(origin(&label)?) };
            let certainty = if named.is_none() { OriginCertainty::Unknown } else { sure(suspected) };
            Decision::Origin { claim: claim_id(&claim)?, origin: named, certainty }
        }
        JudgeAction::Repeats { claim, of } => Decision::Repeats { claim: claim_id(&claim)?, of: optional_claim(&of)? },
        JudgeAction::Scope { claim, scope } => Decision::Scope {
            claim: claim_id(&claim)?,
            scope: Scope::parse(&scope).map_err(|e| WrongUse(e.to_string()))?,
        },
        JudgeAction::PartOf { claim, of } => Decision::PartOf { claim: claim_id(&claim)?, of: optional_claim(&of)? },
        JudgeAction::Disputes { claim, of } => {
            let of = of.iter().filter(|id| !none(id)).map(|id| claim_id(id)).collect::<anyhow::Result<_>>()?;
            Decision::Disputes { claim: claim_id(&claim)?, of }
        }
        JudgeAction::RelativeTo { claim, of } => {
            Decision::RelativeTo { claim: claim_id(&claim)?, of: optional_claim(&of)? }
        }
        JudgeAction::Exclude { claim } => Decision::Exclude { claim: claim_id(&claim)? },
        JudgeAction::SameOrigin { a, b, suspected } => {
            Decision::SameOrigin { a: origin(&a)?, b: origin(&b)?, certainty: sure(suspected) }
        }
        JudgeAction::Independent { a, b } => Decision::Independent { a: origin(&a)?, b: origin(&b)? },
        JudgeAction::Reliability { origin: label, grade } => Decision::Reliability {
            origin: origin(&label)?,
            grade: Reliability::parse(&grade).map_err(|e| WrongUse(e.to_string()))?,
        },
        JudgeAction::Undo { position } => Decision::Undo { judgment: position },
        JudgeAction::Apart { claim, other } => Decision::Apart { claim: claim_id(&claim)?, other: claim_id(&other)? },
        JudgeAction::Parts { whole, parts, kind, name } => Decision::Parts {
            name: name.trim().to_owned(),
            kind: match kind {
                PartsKind::Within => StatedKind::Within,
                PartsKind::Disjoint => StatedKind::Disjoint,
                PartsKind::Partition => StatedKind::Partition,
            },
            whole: claim_id(&whole)?,
            parts: parts.iter().map(|id| claim_id(id)).collect::<anyhow::Result<_>>()?,
        },
        JudgeAction::Account { .. } | JudgeAction::Link { .. } | JudgeAction::List => return Ok(None),
    }))
}

fn list(global: &Global) -> anyhow::Result<()> {
    let session = Session::open(global, Access::Read)?;
    let records = session.project.judgments()?;
    let holding: Vec<u64> = in_force(&records).iter().map(|r| r.position).collect();
    let row = |r: &attested_claims::JudgmentRecord| serde_json::json!({"position": r.position, "recorded": times::shown(r.recorded), "in_force": holding.contains(&r.position), "judgment": r.judgment});
    if global.format != Format::Text {
        return print_rows(global.format, records.iter().map(row));
    }
    let mut lines = String::new();
    for record in &records {
        let mark = if holding.contains(&record.position) { ' ' } else { '✗' };
        let decision = serde_json::to_string(&record.judgment.decision)?;
        lines.push_str(&format!(
            "{mark} {}  {}  {decision}  {}\n",
            record.position,
            times::shown(record.recorded),
            record.judgment.reason
        ));
    }
    if lines.is_empty() {
        lines = session.words.say("cli-no-judgments", &[]);
    }
    print(&lines)
}
