//! A program before the API: it calls without a socket, and of every answer it asks that the document knows its status and that
//! what came back fits the schema. Input: method, address, what is sent. Output: status and JSON.

use super::fits::fits;
use crate::program_run::{Desk, PASSPHRASE};
use crate::suite::web::{HOST, PORT, wait};
use attested_store::{Access, Passphrase, Project};
use attested_web::{Site, Unlocked, router};
use axum::body::{Body, to_bytes};
use axum::http::request::Builder;
use axum::http::{HeaderMap, Request, Response, StatusCode, header};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tower::ServiceExt;

/// What came back.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) text: String,
}

impl Answer {
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }
}

/// A program with its session.
pub(super) struct Program {
    site: Arc<Site>,
    pub(super) token: String,
    pub(super) session: String,
    pub(super) document: Value,
    /// Operations that answered what they are for.
    pub(super) answered: RefCell<BTreeSet<String>>,
}

impl Program {
    /// Before a session.
    pub(super) fn stranger(desk: &Desk, lock_after: Duration) -> Program {
        let passphrase = Passphrase::new(PASSPHRASE.to_owned()).unwrap();
        let project = Project::open(&desk.path("project"), &passphrase, Access::ByTurns).unwrap();
        let (site, token) = Site::new(Unlocked::new(project), PORT, lock_after).unwrap();
        let (session, answered) = (String::new(), RefCell::default());
        let mut program = Program { site, token, session, document: Value::Null, answered };
        program.document = program.send(program.asking("GET", "/openapi.json").body(Body::empty()).unwrap()).json();
        program
    }

    /// With a session, begun with the token of the terminal.
    pub(super) fn before(desk: &Desk) -> Program {
        let mut program = Program::stranger(desk, Duration::from_secs(3600));
        let sent = serde_json::json!({ "token": program.token });
        let begun = program.call("POST", "/sessions", Some(&sent));
        assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.text);
        program.session = begun.json()["session"].as_str().unwrap().to_owned();
        program
    }

    pub(super) fn send(&self, request: Request<Body>) -> Answer {
        wait(async {
            let response: Response<Body> = router(Arc::clone(&self.site)).oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap();
            Answer { status: parts.status, headers: parts.headers, text: String::from_utf8(bytes.to_vec()).unwrap() }
        })
    }

    pub(super) fn asking(&self, method: &str, path: &str) -> Builder {
        let request = Request::builder().method(method).uri(format!("/api/v1{path}")).header(header::HOST, HOST);
        let request = request.header(header::ACCEPT_LANGUAGE, "en");
        match self.session.as_str() {
            "" => request,
            session => request.header(header::AUTHORIZATION, format!("Bearer {session}")),
        }
    }

    /// Calls with JSON, and asks that what came back is what the document says.
    pub(super) fn call(&self, method: &str, path: &str, sent: Option<&Value>) -> Answer {
        let request = self.asking(method, path);
        let request = match sent {
            None => request.body(Body::empty()),
            Some(json) => request.header(header::CONTENT_TYPE, "application/json").body(Body::from(json.to_string())),
        };
        self.documented(method, path, self.send(request.unwrap()))
    }

    /// Calls with a form: fields, and perhaps a file.
    pub(super) fn form(&self, path: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Answer {
        let mut body = Vec::new();
        for (name, text) in fields {
            let head = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        if let Some((name, bytes)) = file {
            let head = format!("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--edge--\r\n");
        let request = self.asking("POST", path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
        self.documented("POST", path, self.send(request.body(Body::from(body)).unwrap()))
    }

    /// The same, which must do what it is for.
    pub(super) fn fine(&self, method: &str, path: &str, sent: Option<&Value>) -> Value {
        let answer = self.call(method, path, sent);
        assert!(answer.status.is_success(), "{method} {path}: {} {}", answer.status, answer.text);
        match answer.headers.get(header::CONTENT_TYPE) {
            Some(kind) if kind == "application/json" => answer.json(),
            _ => Value::Null,
        }
    }

    /// The operation of a path, as the document has it.
    fn operation(&self, method: &str, path: &str) -> (&str, &Value) {
        let parts: Vec<&str> = path.split('?').next().unwrap().split('/').collect();
        let fits = |template: &str| {
            let own: Vec<&str> = template.split('/').collect();
            own.len() == parts.len() && own.iter().zip(&parts).all(|(own, given)| own.starts_with('{') || own == given)
        };
        let paths = self.document["paths"].as_object().unwrap();
        let mut found = paths
            .iter()
            .filter(|(template, _)| fits(template))
            .filter_map(|(template, methods)| Some((template.as_str(), methods.get(method.to_lowercase())?)));
        found.next().unwrap_or_else(|| panic!("the document has no {method} {path}"))
    }

    fn documented(&self, method: &str, path: &str, answer: Answer) -> Answer {
        if self.document.is_null() {
            return answer;
        }
        let (template, operation) = self.operation(method, path);
        let at = format!("{method} {path}: {}", answer.status);
        let response = &operation["responses"][answer.status.as_str()];
        assert!(response.is_object(), "{at} is not in the document: {}", answer.text);
        let kind = answer.headers.get(header::CONTENT_TYPE).map(|kind| kind.to_str().unwrap());
        match (response["content"].as_object(), kind) {
            (None, _) => assert!(answer.text.is_empty(), "{at}: {}", answer.text),
            (Some(content), Some(kind)) => {
                let kind = kind.split(';').next().unwrap();
                let content = content.get(kind).unwrap_or_else(|| panic!("{at}: no {kind} in the document"));
                if kind.ends_with("json") {
                    fits(&self.document, &content["schema"], &answer.json(), "")
                        .unwrap_or_else(|why| panic!("{at}: {why}"));
                }
            }
            (Some(_), None) => panic!("{at}: no type"),
        }
        if answer.status.is_success() {
            self.answered.borrow_mut().insert(format!("{method} {template}"));
        }
        answer
    }
}
