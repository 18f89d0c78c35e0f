//! What an answer says that went wrong: RFC 9457 problem details. Input: a fault, or what the gate refuses. Output: JSON with
//! a code that programs can rely on, and words for people. Leaves out where a fault comes from.

use super::Done;
use crate::fault::Fault;
use crate::gate::Reply;
use axum::http::{StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;

/// The kinds of problem there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// What was sent can't be read: a parameter, or the body.
    Malformed,
    /// There is no session, or it has ended.
    Unauthenticated,
    /// The token, the passphrase or the page it comes from is not the right one.
    Forbidden,
    /// There is no such address, or no such thing.
    NotFound,
    /// The address has no such method.
    MethodNotAllowed,
    /// The body did not arrive in time.
    Timeout,
    /// Somebody else changed it meanwhile, or it is there already.
    Conflict,
    /// The body is too large.
    TooLarge,
    /// The body is of another type than the address takes.
    UnsupportedType,
    /// The request was made for another host.
    WrongHost,
    /// What was sent can be read, and can't be recorded.
    Refused,
    /// The project is locked.
    Locked,
    /// Long work has the project, or another program writes: ask again.
    Busy,
    /// Something failed here.
    Failed,
}

impl Kind {
    #[cfg(test)]
    pub(crate) const ALL: [Kind; 14] = [
        Kind::Malformed,
        Kind::Unauthenticated,
        Kind::Forbidden,
        Kind::NotFound,
        Kind::MethodNotAllowed,
        Kind::Timeout,
        Kind::Conflict,
        Kind::TooLarge,
        Kind::UnsupportedType,
        Kind::WrongHost,
        Kind::Refused,
        Kind::Locked,
        Kind::Busy,
        Kind::Failed,
    ];

    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Kind::Malformed => StatusCode::BAD_REQUEST,
            Kind::Unauthenticated => StatusCode::UNAUTHORIZED,
            Kind::Forbidden => StatusCode::FORBIDDEN,
            Kind::NotFound => StatusCode::NOT_FOUND,
            Kind::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Kind::Timeout => StatusCode::REQUEST_TIMEOUT,
            Kind::Conflict => StatusCode::CONFLICT,
            Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Kind::UnsupportedType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Kind::WrongHost => StatusCode::MISDIRECTED_REQUEST,
            Kind::Refused => StatusCode::UNPROCESSABLE_ENTITY,
            Kind::Locked => StatusCode::LOCKED,
            Kind::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Kind::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What it is, for people who read the document and the answer.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Kind::Malformed => "What was sent can't be read",
            Kind::Unauthenticated => "There is no session",
            Kind::Forbidden => "This is refused",
            Kind::NotFound => "There is no such thing",
            Kind::MethodNotAllowed => "This address has no such method",
            Kind::Timeout => "The request did not arrive in time",
            Kind::Conflict => "It is otherwise by now",
            Kind::TooLarge => "What was sent is too large",
            Kind::UnsupportedType => "What was sent is of another type",
            Kind::WrongHost => "The request is for another host",
            Kind::Refused => "What was sent can't be recorded",
            Kind::Locked => "The project is locked",
            Kind::Busy => "Others are at work",
            Kind::Failed => "Something failed here",
        }
    }
}

/// Problem details (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// Always `about:blank`: `code` tells problems apart.
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    /// The kind of problem.
    pub(crate) code: Kind,
    /// The same, for people.
    pub(crate) title: &'static str,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    pub(crate) status: u16,
    /// What went wrong this time and what to do.
    pub(crate) detail: String,
}

impl Problem {
    pub(crate) fn new(kind: Kind, detail: impl Into<String>) -> Self {
        Problem {
            kind: "about:blank",
            code: kind,
            title: kind.title(),
            status: kind.status().as_u16(),
            detail: detail.into(),
        }
    }

    pub(crate) fn of(fault: &Fault) -> Self {
        let kind = match fault.status() {
            StatusCode::BAD_REQUEST => Kind::Malformed,
            StatusCode::NOT_FOUND => Kind::NotFound,
            StatusCode::CONFLICT => Kind::Conflict,
            StatusCode::UNPROCESSABLE_ENTITY => Kind::Refused,
            StatusCode::SERVICE_UNAVAILABLE => Kind::Busy,
            StatusCode::PAYLOAD_TOO_LARGE => Kind::TooLarge,
            _ => Kind::Failed,
        };
        Problem::new(kind, fault.to_string())
    }

    /// The answer; `own` are headers that the kind of problem asks for.
    pub(crate) fn reply(self, own: Vec<(header::HeaderName, String)>) -> Reply {
        let status = self.code.status();
        let json = serde_json::to_vec(&self).unwrap_or_default();
        Reply::Answer(status, own, "application/problem+json", json)
    }
}

impl From<Problem> for Reply {
    fn from(problem: Problem) -> Self {
        let own = match problem.code {
            Kind::Unauthenticated => vec![(header::WWW_AUTHENTICATE, "Bearer".to_owned())],
            Kind::Busy => vec![(header::RETRY_AFTER, "1".to_owned())],
            _ => Vec::new(),
        };
        problem.reply(own)
    }
}

/// What came of a call that may have gone wrong.
pub(crate) fn reply(done: Result<Done, Problem>) -> Reply {
    done.map_or_else(Reply::from, Done::reply)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_tells_one_kind() {
        let statuses: std::collections::BTreeSet<u16> = Kind::ALL.iter().map(|kind| kind.status().as_u16()).collect();
        assert_eq!(statuses.len(), Kind::ALL.len());
    }
}
