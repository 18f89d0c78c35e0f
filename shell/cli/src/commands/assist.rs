//! The second opinion of `suggest`: whether the text may be sent, the server, its quotes, and the opinion as rows.
//!
//! Input: the arguments, a text with its label. Output: quotes, rows for programs. A refusal comes before a socket is
//! opened. Leaves out the request's and the answer's form and the comparison (`attested_claims::suggest::assist`).

use crate::args::{AssistArgs, WrongUse};
use crate::progress;
use anyhow::Context as _;
use attested_assist::{Reach, Server};
use attested_claims::suggest::assist::{ANSWER_MAX, Opinion, Standing, Unclaimed, quotes, requests};
use attested_protection::Tlp;
use serde_json::{Map, Value, json};
use std::time::Duration;

/// A server to ask, and how.
pub(crate) struct Asked<'a> {
    address: &'a str,
    server: Server,
    model: &'a str,
    timeout: Duration,
}

impl<'a> Asked<'a> {
    /// Whom the arguments ask, if anybody.
    pub(crate) fn of(args: &'a AssistArgs) -> anyhow::Result<Option<Asked<'a>>> {
        let Some(address) = args.assist.as_deref() else { return Ok(None) };
        let reach = if args.allow_remote { Reach::Anywhere } else { Reach::Loopback };
        let server = Server::parse(address, reach).map_err(|error| WrongUse(format!("--assist: {error}")))?;
        let timeout = Duration::from_secs(args.assist_timeout);
        Ok(Some(Asked { address, server, model: &args.assist_model, timeout }))
    }

    /// Refuses a file that may not be sent: the person who names it answers for it, and says so before it leaves.
    pub(crate) fn check_file(&self, label: Option<&str>) -> anyhow::Result<()> {
        let label = label.map(Tlp::parse).transpose().map_err(|error| WrongUse(error.to_string()))?;
        match label {
            Some(label) if !label.may_be_sent() => Err(not_sent("this file", label)),
            None if !self.server.is_loopback() => Err(WrongUse(
                "a file leaves this machine only when you say that it may: --tlp clear or --tlp green".to_owned(),
            )
            .into()),
            Some(_) | None => Ok(()),
        }
    }

    /// Refuses a document of the project that may not be sent.
    pub(crate) fn check_document(&self, number: u64, label: Tlp) -> anyhow::Result<()> {
        if label.may_be_sent() { Ok(()) } else { Err(not_sent(&format!("document D{number}"), label)) }
    }

    /// The quotes of the server's model on a text; the label goes before the progress bar.
    pub(crate) fn quotes(&self, text: &str, label: &str) -> anyhow::Result<Vec<String>> {
        let place = || format!("--assist {}", self.address);
        let bodies = requests(text, self.model).with_context(place)?;
        let bar = progress::bar(label, bodies.len() as u64);
        let mut all = Vec::new();
        for body in bodies {
            let answer = self.server.ask(&body, self.timeout, ANSWER_MAX as u64).with_context(place)?;
            all.extend(quotes(&answer).with_context(place)?);
            bar.inc(1);
        }
        bar.finish_and_clear();
        Ok(all)
    }
}

fn not_sent(what: &str, label: Tlp) -> anyhow::Error {
    anyhow::anyhow!("{what} is {label} and was not sent: only TLP:CLEAR and TLP:GREEN are; leave out --assist")
}

/// Adds to a suggestion's row how it stands.
pub(crate) fn stand(row: &mut Value, standing: &Standing) {
    let Some(row) = row.as_object_mut() else { return };
    let word = match standing {
        Standing::Agreed(_) => "agreed",
        Standing::Added => "added",
        Standing::OnlyRules => "only_rules",
    };
    row.insert("assist".to_owned(), word.into());
    if let Standing::Agreed(fields) = standing {
        row.insert("assist_differs".to_owned(), json!(fields));
    }
}

/// Rows for quotes without a claim: the columns of a suggestion, all that would be claimed empty.
pub(crate) fn unclaimed(opinion: &Opinion) -> impl Iterator<Item = Value> {
    opinion.unclaimed.iter().map(|Unclaimed { quote, start, end }| {
        let mut row: Map<String, Value> =
            ["speaker", "modality", "quantity", "what", "category", "date", "relative_to", "group"]
                .into_iter()
                .map(|column| (column.to_owned(), Value::Null))
                .collect();
        let known = json!({
            "quote": quote, "start": start, "end": end, "via": [], "places": [], "rule": "assist", "assist": "only_assist",
        });
        row.extend(known.as_object().cloned().unwrap_or_default());
        Value::Object(row)
    })
}
