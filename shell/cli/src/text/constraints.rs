//! What follows from claims, in a terminal: bounds that nobody stated, claims that can't all be true, accounts, halts. Input:
//! constraints. Output: lines, each with what it rests on. Leaves out the walk of each bound (`--format json`) and rivals on
//! one number, which the figure says.

use attested_app::{Constraints, SuggestedAccount};
use attested_figures::constraints::{AccountView, Conflict, Counted, Derived, Halt, Note};
use attested_publication::{Arg, Translate, visible, words as said};

/// The relation of two claims on one quantity that share no number.
const RIVALS: &str = "rivals";
/// The relation of a flow over several stretches of time to those over each.
const STRETCHES: &str = "stretches";

/// Everything that follows.
pub(crate) fn constraints(all: &Constraints, words: &dyn Translate) -> String {
    let events: Vec<String> = all.events.iter().map(|event| visible(event.as_str())).collect();
    let heading = match &all.event {
        Some(event) => words.text("constraints-heading", &[("event", Arg::Text(&visible(event.as_str())))]),
        None => words.text("constraints-heading-all", &[]),
    };
    let mut out = format!("{heading}\n");
    let together = said::list(words, &events.iter().take(24).cloned().collect::<Vec<_>>());
    let args = [("count", Arg::Count(events.len() as u64)), ("events", Arg::Text(&together))];
    out.push_str(&format!("{}\n", words.text("constraints-together", &args)));

    let parts = &all.parts_and_wholes;
    let bounds: Vec<String> = parts.counted.iter().flat_map(|counted| bounds(counted, words)).collect();
    section(&mut out, "constraints-bounds", &bounds, words);
    let mut clashes: Vec<String> = conflicts(&parts.conflicts, words);
    let rivals = parts.conflicts.iter().filter(|c| c.relation == RIVALS).count();
    if rivals > 0 {
        clashes.push(words.text("constraints-rivals", &[("count", Arg::Count(rivals as u64))]));
    }
    if parts.more_conflicts {
        clashes.push(words.text("constraints-more", &[]));
    }
    section(&mut out, "constraints-conflicts", &clashes, words);
    let accounts: Vec<String> = all.accounts.iter().map(|account| weighed(account, words)).collect();
    section(&mut out, "constraints-accounts", &accounts, words);
    let suggested: Vec<String> = all.suggested_accounts.iter().map(|one| suggestion(one, words)).collect();
    section(&mut out, "constraints-suggested", &suggested, words);
    let halts: Vec<String> =
        all.halts.iter().filter(|h| !h.contradicted_by.is_empty()).map(|h| halt(h, words)).collect();
    section(&mut out, "constraints-halts", &halts, words);
    let notes: Vec<String> = parts.notes.iter().map(|one| note(one, words)).collect();
    section(&mut out, "constraints-notes", &notes, words);
    if [&bounds, &clashes, &accounts, &suggested, &halts, &notes].iter().all(|lines| lines.is_empty()) {
        out.push_str(&format!("\n{}\n", words.text("constraints-nothing", &[])));
    }
    out
}

fn section(out: &mut String, heading: &str, lines: &[String], words: &dyn Translate) {
    if lines.is_empty() {
        return;
    }
    out.push_str(&format!("\n{}\n", words.text(heading, &[])));
    for line in lines {
        out.push_str(&format!("  {}\n", line.trim_end().replace('\n', "\n    ")));
    }
}

/// What is counted, in words.
fn quantity(counted: &Counted, words: &dyn Translate) -> String {
    let mut parts: Vec<String> = counted.event.iter().map(|event| visible(event.as_str())).collect();
    parts.push(words.text(&format!("counts-{}", counted.counts), &[]));
    parts.extend(
        [&counted.time, &counted.place, &counted.class].into_iter().filter(|t| !t.is_empty()).map(|t| visible(t)),
    );
    parts.join(" · ")
}

/// The bounds of a quantity that nobody stated, a line each.
fn bounds(counted: &Counted, words: &dyn Translate) -> Vec<String> {
    let mut lines = Vec::new();
    let mut bound = |key: &str, derived: &Option<Derived>| {
        let Some(derived) = derived else { return };
        let quantity = quantity(counted, words);
        let of = said::claims(words, &counted.claims);
        let because = because(rule_of(derived), &derived.claims, derived.more_claims, &derived.stated, words);
        let args = [
            ("quantity", Arg::Text(&quantity)),
            ("value", Arg::Count(derived.value)),
            ("because", Arg::Text(&because)),
            ("claims", Arg::Text(&of)),
        ];
        let key = if counted.claims.is_empty() { key.to_owned() } else { format!("{key}-of") };
        lines.push(words.text(&key, &args));
    };
    bound("bound-floor", &counted.derived_low);
    bound("bound-ceiling", &counted.derived_high);
    lines
}

/// The rule's code; a sum over stretches of time has its own words.
fn rule_of(derived: &Derived) -> &'static str {
    if derived.relation == STRETCHES { STRETCHES } else { derived.rule }
}

/// By which rule, from which claims, and on whose word.
fn because(
    rule: &str,
    claims: &[attested_model::ClaimId],
    more: bool,
    stated: &[String],
    words: &dyn Translate,
) -> String {
    let mut names = vec![said::claims(words, claims)];
    if more {
        names.push("…".to_owned());
    }
    names.extend(stated.iter().map(|name| said::quoted(words, &visible(name))));
    let on = said::list(words, &names.into_iter().filter(|n| !n.is_empty()).collect::<Vec<_>>());
    words.text(
        "constraint-because",
        &[("rule", Arg::Text(&words.text(&format!("rule-{rule}"), &[]))), ("claims", Arg::Text(&on))],
    )
}

/// Conflicts other than rivals, a line each.
pub(crate) fn conflicts(conflicts: &[Conflict], words: &dyn Translate) -> Vec<String> {
    conflicts.iter().filter(|conflict| conflict.relation != RIVALS).map(|one| conflict(one, words)).collect()
}

fn conflict(conflict: &Conflict, words: &dyn Translate) -> String {
    let claims = said::claims(words, &conflict.claims);
    let relation = words.text(&format!("relation-{}", conflict.relation), &[]);
    let args = [
        ("claims", Arg::Text(&claims)),
        ("floor", Arg::Count(conflict.floor)),
        ("ceiling", Arg::Count(conflict.ceiling)),
        ("relation", Arg::Text(&relation)),
    ];
    let mut line = words.text("constraint-conflict", &args);
    let mut add = |text: String| line.push_str(&format!(" {text}"));
    if !conflict.stated.is_empty() {
        let names: Vec<String> = conflict.stated.iter().map(|name| said::quoted(words, &visible(name))).collect();
        add(words.text("constraint-if", &[("names", Arg::Text(&said::list(words, &names)))]));
    }
    add(words.text(&format!("smallest-{}", conflict.smallest), &[]));
    line
}

/// An account and what follows from it.
fn weighed(account: &AccountView, words: &dyn Translate) -> String {
    let mut out = format!("{}\n", visible(&account.account));
    let mut line = |text: String| out.push_str(&format!("  {text}\n"));
    if !account.population.is_empty() {
        line(visible(&account.population));
    }
    if !account.reason.is_empty() {
        line(words.text("account-reason", &[("reason", Arg::Text(&visible(&account.reason)))]));
    }
    follows(account, words).into_iter().for_each(line);
    out
}

/// What follows from an account: conflicts, those there would be if nobody entered, bounds, notes.
fn follows(account: &AccountView, words: &dyn Translate) -> Vec<String> {
    let mut lines = conflicts(&account.conflicts, words);
    let closed = conflicts(&account.conflicts_if_nobody_entered, words);
    lines.extend(closed.iter().map(|line| words.text("account-if-nobody-entered", &[("conflict", Arg::Text(line))])));
    lines.extend(account.counted.iter().flat_map(|counted| bounds(counted, words)));
    lines.extend(account.notes.iter().map(|one| note(one, words)));
    lines
}

fn suggestion(one: &SuggestedAccount, words: &dyn Translate) -> String {
    let (flow, stock) = (visible(one.flow.as_str()), visible(one.stock.as_str()));
    let mut out = words.text("account-suggested", &[("flow", Arg::Text(&flow)), ("stock", Arg::Text(&stock))]);
    out.push('\n');
    for line in follows(&one.weighed, words) {
        out.push_str(&format!("  {line}\n"));
    }
    out.push_str(&format!("  attested judge account {flow} {stock} --reason …\n"));
    out
}

fn halt(halt: &Halt, words: &dyn Translate) -> String {
    let claim = visible(halt.claim.as_str());
    let from = halt.from.clone().unwrap_or_else(|| "…".to_owned());
    let args = [("claim", Arg::Text(&claim)), ("from", Arg::Text(&from)), ("to", Arg::Text(&halt.to))];
    let mut out = format!("{}\n", words.text("halt-period", &args));
    for against in &halt.contradicted_by {
        let (event, claim) = (visible(against.event.as_str()), visible(against.claim.as_str()));
        let args = [("event", Arg::Text(&event)), ("claim", Arg::Text(&claim)), ("floor", Arg::Count(against.floor))];
        out.push_str(&format!("  {}", words.text("halt-against", &args)));
        if !against.denied_by.is_empty() {
            let by = said::claims(words, &against.denied_by);
            out.push_str(&format!(" {}", words.text("halt-denied", &[("claims", Arg::Text(&by))])));
        }
        out.push('\n');
    }
    out
}

fn note(note: &Note, words: &dyn Translate) -> String {
    let claims = said::claims(words, &note.claims);
    let shown: Vec<(&str, String)> = note.args.iter().map(|(name, value)| (*name, visible(value))).collect();
    let mut args: Vec<(&str, Arg<'_>)> = shown.iter().map(|(name, value)| (*name, Arg::Text(value))).collect();
    args.push(("claims", Arg::Text(&claims)));
    words.text(&format!("constraint-{}", note.code.code()), &args)
}
