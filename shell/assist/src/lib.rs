//! The one place from which text may leave the program: a request to a server that a person named.
//!
//! Input: an address, a body of JSON. Output: the answer's bytes, or why there are none. Decides what counts as this
//! machine, and that nothing else is spoken to unless allowed, and then only encrypted. No redirect is followed, no proxy
//! taken from the environment, no name looked up for this machine. Leaves out what is asked and what the answer means
//! (`attested_claims::suggest::assist`), and which documents may be sent (the command).

use std::net::{Ipv4Addr, Ipv6Addr};
use std::time::Duration;
use ureq::http::Uri;

/// How far a request may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// To this machine only.
    Loopback,
    /// Anywhere, encrypted.
    Anywhere,
}

/// A server that may be asked.
#[derive(Debug, Clone)]
pub struct Server {
    /// The addresses to try in order: `localhost` has two.
    addresses: Vec<String>,
    is_loopback: bool,
}

/// Why a server isn't asked, or didn't answer. What the server said is not repeated: it may hold a document's words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ServerError {
    /// The address can't be read.
    #[error("'{address}' is no address of a server: write it as http://127.0.0.1:8080/v1")]
    Address {
        /// As given, without control characters and cut.
        address: String,
    },
    /// It isn't this machine.
    #[error(
        "{host} is not this machine, and nothing was sent: use a server on 127.0.0.1, ::1 or localhost, or, if the text may \
         leave, add --allow-remote"
    )]
    NotLoopback {
        /// The host as given.
        host: String,
    },
    /// What leaves the machine would be readable on the way.
    #[error(
        "nothing is sent to {host} unencrypted: give an https:// address, or reach it through a tunnel to this machine"
    )]
    NotEncrypted {
        /// The host as given.
        host: String,
    },
    /// No connection.
    #[error("no server answers there: is it running, and is its port right?")]
    Unreachable,
    /// It took too long.
    #[error("no whole answer within {seconds} seconds: give it longer with --assist-timeout, or use a smaller model")]
    TimedOut {
        /// The limit.
        seconds: u64,
    },
    /// It sent more than is read.
    #[error("its answer is longer than {bytes_max} bytes and was not read: try another model, or leave out --assist")]
    AnswerTooLong {
        /// The limit.
        bytes_max: u64,
    },
    /// It points elsewhere.
    #[error("it sends elsewhere (status {status}), which is not followed: give the address of the server itself")]
    Redirected {
        /// The HTTP status.
        status: u16,
    },
    /// It answered with an error.
    #[error("it answered with status {status}: is the path right, does it know the model, and does it ask for no key?")]
    Refused {
        /// The HTTP status.
        status: u16,
    },
    /// It speaks something else.
    #[error("what answers there does not speak {0}: is the address right?")]
    Protocol(&'static str),
}

impl Server {
    /// Reads an address: `http://HOST:PORT/v1`, with or without `/chat/completions`.
    ///
    /// This machine is 127.0.0.0/8, ::1 or `localhost`, written so; other spellings of the same numbers are not read, and
    /// `localhost` is not looked up.
    ///
    /// # Errors
    /// [`ServerError::Address`], [`ServerError::NotLoopback`], [`ServerError::NotEncrypted`].
    pub fn parse(address: &str, reach: Reach) -> Result<Server, ServerError> {
        let wrong = || ServerError::Address { address: address.chars().filter(|c| !c.is_control()).take(60).collect() };
        let uri: Uri = address.parse().map_err(|_| wrong())?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else { return Err(wrong()) };
        let encrypted = scheme == "https";
        let host = authority.host();
        // A name before the host ("localhost@elsewhere") has no use here; a query would end up behind the path.
        let plain = !authority.as_str().contains('@') && uri.query().is_none() && !host.is_empty();
        if !plain || !(encrypted || scheme == "http") {
            return Err(wrong());
        }
        let port = authority.port_u16().map(|port| format!(":{port}")).unwrap_or_default();
        if authority.as_str().len() > host.len() && port.is_empty() {
            return Err(wrong());
        }
        let path = path_of(uri.path());
        let hosts = loopback(host);
        match (&hosts, reach) {
            (Some(_), _) => {}
            (None, Reach::Loopback) => return Err(ServerError::NotLoopback { host: host.to_owned() }),
            (None, Reach::Anywhere) if !encrypted => return Err(ServerError::NotEncrypted { host: host.to_owned() }),
            (None, Reach::Anywhere) => {}
        }
        let is_loopback = hosts.is_some();
        let addresses = hosts.unwrap_or_else(|| vec![host.to_owned()]);
        let addresses = addresses.iter().map(|host| format!("{scheme}://{host}{port}{path}")).collect();
        Ok(Server { addresses, is_loopback })
    }

    /// Whether it is on this machine.
    pub fn is_loopback(&self) -> bool {
        self.is_loopback
    }

    /// Sends a body of JSON and reads the whole answer, all of it within the timeout.
    ///
    /// # Errors
    /// [`ServerError`], whatever the server does.
    pub fn ask(&self, body: &str, timeout: Duration, bytes_max: u64) -> Result<Vec<u8>, ServerError> {
        let config = ureq::Agent::config_builder()
            .proxy(None)
            .max_redirects(0)
            .http_status_as_error(false)
            .https_only(!self.is_loopback)
            .timeout_global(Some(timeout))
            .user_agent("attested")
            .build();
        let agent = ureq::Agent::new_with_config(config);
        let mut outcome = Err(ServerError::Unreachable);
        for address in &self.addresses {
            outcome = send(&agent, address, body, bytes_max)
                .map_err(|error| named(&error, address.starts_with("https:"), timeout, bytes_max))
                .and_then(|answer| answer);
            if outcome != Err(ServerError::Unreachable) {
                break;
            }
        }
        outcome
    }
}

/// What a server that is spoken to encrypted has to speak.
const TLS: &str = "TLS with a certificate that is known";

fn send(
    agent: &ureq::Agent,
    address: &str,
    body: &str,
    bytes_max: u64,
) -> Result<Result<Vec<u8>, ServerError>, ureq::Error> {
    let mut response = agent.post(address).header("content-type", "application/json").send(body)?;
    let status = response.status();
    if status.is_redirection() {
        return Ok(Err(ServerError::Redirected { status: status.as_u16() }));
    }
    if !status.is_success() {
        return Ok(Err(ServerError::Refused { status: status.as_u16() }));
    }
    response.body_mut().with_config().limit(bytes_max).read_to_vec().map(Ok)
}

/// The library's error in our words.
fn named(error: &ureq::Error, encrypted: bool, timeout: Duration, bytes_max: u64) -> ServerError {
    use std::io::ErrorKind;
    match error {
        ureq::Error::Timeout(_) => ServerError::TimedOut { seconds: timeout.as_secs() },
        ureq::Error::BodyExceedsLimit(_) => ServerError::AnswerTooLong { bytes_max },
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => ServerError::Unreachable,
        ureq::Error::Io(error) => match error.kind() {
            ErrorKind::TimedOut | ErrorKind::WouldBlock => ServerError::TimedOut { seconds: timeout.as_secs() },
            ErrorKind::ConnectionRefused
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::AddrNotAvailable => ServerError::Unreachable,
            // How the library says that a handshake failed, or a certificate is not known.
            ErrorKind::InvalidData if encrypted => ServerError::Protocol(TLS),
            _ => ServerError::Protocol("HTTP to its end"),
        },
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) | ureq::Error::TlsRequired => ServerError::Protocol(TLS),
        _ => ServerError::Protocol("HTTP"),
    }
}

/// The hosts to connect to where the one given is this machine.
fn loopback(host: &str) -> Option<Vec<String>> {
    if host.eq_ignore_ascii_case("localhost") {
        return Some(vec![Ipv4Addr::LOCALHOST.to_string(), format!("[{}]", Ipv6Addr::LOCALHOST)]);
    }
    let is_loopback = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(host) => host.parse() == Ok(Ipv6Addr::LOCALHOST),
        None => host.parse().is_ok_and(|host: Ipv4Addr| host.is_loopback()),
    };
    is_loopback.then(|| vec![host.to_owned()])
}

/// The path of the one request: an address may end before it or with it.
fn path_of(path: &str) -> String {
    match path.trim_end_matches('/') {
        "" => "/v1/chat/completions".to_owned(),
        path if path.ends_with("/chat/completions") => path.to_owned(),
        path => format!("{path}/chat/completions"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_this_machine() {
        for address in [
            "http://127.0.0.1:8080",
            "http://127.9.8.7/v1/",
            "https://[::1]:1/v1",
            "http://LOCALHOST:11434/v1/chat/completions",
        ] {
            assert!(Server::parse(address, Reach::Loopback).unwrap().is_loopback(), "{address}");
        }
        for address in [
            "https://example.org/v1",
            "http://localhost.example.org",
            "http://127.0.0.1.example.org",
            "http://127.1",
            "http://2130706433",
            "http://0x7f000001",
            "http://0.0.0.0",
            "http://[::]",
            "http://[::ffff:127.0.0.1]",
            "http://10.0.0.1",
        ] {
            let refused = Server::parse(address, Reach::Loopback).unwrap_err();
            assert!(matches!(refused, ServerError::NotLoopback { .. }), "{address}: {refused}");
        }
    }

    #[test]
    fn what_leaves_is_encrypted_and_its_address_plain() {
        assert!(!Server::parse("https://example.org/v1", Reach::Anywhere).unwrap().is_loopback());
        assert_eq!(
            Server::parse("http://example.org/v1", Reach::Anywhere).unwrap_err(),
            ServerError::NotEncrypted { host: "example.org".to_owned() }
        );
        for address in [
            "",
            "127.0.0.1:8080",
            "/v1",
            "ftp://127.0.0.1",
            "file:///v1",
            "http://",
            "http://localhost@example.org",
            "http://a:b@127.0.0.1",
            "http://127.0.0.1:99999",
            "http://127.0.0.1:/",
            "http://127.0.0.1/v1?next=x",
            "http://127.0.0.1/\u{7}",
        ] {
            let refused = Server::parse(address, Reach::Anywhere);
            assert!(matches!(refused, Err(ServerError::Address { .. })), "{address:?}: {refused:?}");
        }
    }

    #[test]
    fn one_path_is_asked() {
        for (given, asked) in [
            ("http://127.0.0.1:1", "http://127.0.0.1:1/v1/chat/completions"),
            ("http://127.0.0.1:1/", "http://127.0.0.1:1/v1/chat/completions"),
            ("http://127.0.0.1:1/api/v1/", "http://127.0.0.1:1/api/v1/chat/completions"),
            ("http://127.0.0.1/v1/chat/completions", "http://127.0.0.1/v1/chat/completions"),
        ] {
            assert_eq!(Server::parse(given, Reach::Loopback).unwrap().addresses, [asked]);
        }
        let both = Server::parse("http://localhost:5/v1", Reach::Loopback).unwrap().addresses;
        assert_eq!(both, ["http://127.0.0.1:5/v1/chat/completions", "http://[::1]:5/v1/chat/completions"]);
    }
}
