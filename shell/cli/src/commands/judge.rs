//! Judgments: recorded with a reason, listed, undone.

use crate::args::{Format, Global, JudgeAction, JudgeArgs, WrongUse};
use crate::commands::claim_id;
use crate::output::{print, print_rows};
use crate::session::Session;
use crate::times;
use crate::translate::num;
use attested_app::link_decisions;
use attested_claims::{Decision, Judgment, in_force};
use attested_model::{ClaimId, OriginCertainty, OriginId, Reliability, Scope, UtteranceId};
use attested_office::LinkTables;
use attested_store::Access;

pub(crate) fn judge(global: &Global, args: JudgeArgs) -> anyhow::Result<()> {
    if let JudgeAction::Link { claim, from } = &args.decision {
        return accept_link(global, &claim_id(claim)?, &claim_id(from)?, &args.reason);
    }
    let Some(decision) = decision(args.decision)? else { return list(global) };
    if args.reason.trim().is_empty() {
        return Err(WrongUse(attested_app::AppError::NoReason.to_string()).into());
    }
    let mut session = Session::open(global, Access::Write)?;
    let judgment = Judgment { decision, reason: args.reason };
    let envelopes = attested_app::judge(&session.project, &judgment)?;
    if let Some(report) = session.commit(envelopes)? {
        print(&session.words.say("cli-judged", &[num("position", report.first)]))?;
    }
    session.close()
}

/// Records the decisions that make a suggested link true.
fn accept_link(global: &Global, claim: &ClaimId, from: &ClaimId, reason: &str) -> anyhow::Result<()> {
    if reason.trim().is_empty() {
        return Err(WrongUse(attested_app::AppError::NoReason.to_string()).into());
    }
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
        JudgeAction::Link { .. } | JudgeAction::List => return Ok(None),
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
