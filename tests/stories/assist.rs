//! A second opinion: `attested suggest --assist` with a small OpenAI-compatible server of our own, honest and hostile.
//!
//! Input: a text in our own words; answers written here. Output: the runner's verdict. Left out: how well any model quotes,
//! the comparison's own rules (`core/claims/tests/assist.rs`), and TLS to a real server.

use crate::program_run::Desk;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const TEXT: &str = "The office published its statement on Friday.\n\nAround 600 people were repatriated to North Korea on \
Monday night, Human Rights Watch said. As many as 2,000 North Korean defectors were estimated to be detained in China, \
facing the risk of repatriation. The mayor spoke of snow, and of snow.\n";

/// A server on this machine: what it was asked, and what it answers.
struct Helper {
    address: String,
    asked: Arc<Mutex<Vec<Value>>>,
}

impl Helper {
    /// Answers every request by writing to its connection as `answer` does. Lives as long as the test.
    #[expect(clippy::disallowed_methods, reason = "a test's own server, on loopback")]
    fn who(answer: impl Fn(&mut TcpStream) + Send + 'static) -> Helper {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/v1", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = asked.clone();
        std::thread::spawn(move || {
            for connection in listener.incoming() {
                let Ok(mut connection) = connection else { continue };
                heard.lock().unwrap().push(request(&mut connection));
                // A program that no longer listens is what some of these answers are for.
                answer(&mut connection);
            }
        });
        Helper { address, asked }
    }

    /// Answers with these quotes, as an honest server does.
    fn who_quotes(quotes: &[&str]) -> Helper {
        let content = json!({ "quotes": quotes }).to_string();
        Helper::who_says(&json!({"choices": [{"finish_reason": "stop", "message": {"content": content}}]}).to_string())
    }

    /// Answers with this body.
    fn who_says(body: &str) -> Helper {
        let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        Helper::who(move |connection| drop(connection.write_all(answer.as_bytes())))
    }

    fn asked(&self) -> Vec<Value> {
        self.asked.lock().unwrap().clone()
    }
}

/// Reads one request: its body as JSON, or null. A handshake for TLS (which begins with 22) is none.
fn request(connection: &mut TcpStream) -> Value {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length =
                head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0usize) {
                return serde_json::from_str(body).unwrap_or_default();
            }
        }
        match connection.read(&mut buffer) {
            Ok(0) | Err(_) => return Value::Null,
            Ok(read) => bytes.extend_from_slice(&buffer[..read]),
        }
        if bytes.first() == Some(&22) {
            return Value::Null;
        }
    }
}

fn desk() -> Desk {
    let desk = Desk::empty();
    desk.write("article.txt", TEXT);
    desk
}

fn arguments<'a>(address: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["suggest", "article.txt", "--published", "2023-10-13", "--lang", "en", "--assist", address], more].concat()
}

fn rows(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn quotes_are_found_read_by_the_rules_and_shown_beside_them() {
    let desk = desk();
    let helper = Helper::who_quotes(&[
        "600 people were repatriated to North Korea on Monday night",
        "facing the risk of repatriation",
        "The mayor spoke",
        "Around 9,000 people were killed",
        "of snow",
    ]);
    let plain = desk.bare(&arguments(&helper.address, &["--format", "jsonl"])[..]).fine();
    let all = rows(&plain.out);
    let by = |how: &str| all.iter().filter(|row| row["assist"] == how).collect::<Vec<_>>();
    assert_eq!(by("agreed").len(), 1);
    assert_eq!(by("agreed")[0]["quantity"]["kind"], "approx", "the rules' own bound stays");
    assert_eq!(by("agreed")[0]["assist_differs"], json!(["bound"]));
    assert_eq!(by("added").len(), 1);
    assert!(by("added")[0]["rule"].as_str().unwrap().starts_with("assist+"));
    assert_eq!(by("only_rules")[0]["quantity"]["high"], 2000);
    assert_eq!((by("only_assist").len(), &by("only_assist")[0]["quote"]), (1, &json!("The mayor spoke")));
    assert!(plain.err.contains("not in the text") && plain.err.contains("in several places"), "{}", plain.err);
    let text: Vec<char> = TEXT.chars().collect();
    for row in &all {
        let span = row["start"].as_u64().unwrap() as usize..row["end"].as_u64().unwrap() as usize;
        assert_eq!(text[span].iter().collect::<String>(), row["quote"].as_str().unwrap());
    }
    let shown = desk.bare(&arguments(&helper.address, &["--explain"])).fine().out;
    for words in ["agrees with 1", "added", "only the rules have 2", "The mayor spoke", "bound", "assist: found where"]
    {
        assert!(shown.contains(words), "no {words:?} in {shown}");
    }
    let asked = &helper.asked()[0];
    assert_eq!(asked["messages"][1]["content"], TEXT);
    assert_eq!(asked["response_format"]["json_schema"]["strict"], true);
    assert_eq!((&asked["model"], &asked["temperature"]), (&json!("default"), &json!(0)));
}

#[test]
fn without_the_flag_nobody_is_asked_and_nothing_is_marked() {
    let desk = desk();
    let out = desk
        .bare(&["suggest", "article.txt", "--published", "2023-10-13", "--lang", "en", "--format", "jsonl"])
        .fine()
        .out;
    assert!(!out.contains("\"assist\""));
    for flags in [["--assist-model", "m"], ["--assist-timeout", "5"], ["--tlp", "green"]] {
        desk.bare(&[&["suggest", "article.txt", "--published", "2023-10-13"][..], &flags[..]].concat())
            .refused_saying(2, &["--assist"]);
    }
}

#[test]
fn a_server_that_answers_otherwise_is_told_in_one_line() {
    let desk = desk();
    let status = |status: &'static str| {
        Helper::who(move |connection| drop(write!(connection, "HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n")))
    };
    let huge = Helper::who(|connection| {
        let head = "HTTP/1.1 200 OK\r\n\r\n{\"choices\": [{\"message\": {\"content\": \"";
        let _ = connection.write_all(head.as_bytes());
        // Without end, until the program hangs up.
        while connection.write_all(&[b'a'; 65_536]).is_ok() {}
    });
    let announced = Helper::who(|connection| {
        let _ = connection.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n{");
        let _ = connection.shutdown(std::net::Shutdown::Write);
    });
    let fenced = json!({"choices": [{"message": {"content": "Sure! {\"quotes\": []}"}}]}).to_string();
    let cut =
        json!({"choices": [{"finish_reason": "length", "message": {"content": "{\"quotes\": [\"Aro"}}]}).to_string();
    for (helper, says) in [
        (Helper::who_says("<html>hello</html>"), "not JSON"),
        (Helper::who_says("{\"error\": {\"message\": \"\\u001b[2J 600\"}}"), "choices[0].message.content"),
        (Helper::who_says(&fenced), "JSON schema"),
        (Helper::who_says(&cut), "cut off"),
        (huge, "longer than"),
        (announced, "--assist"),
        (status("404 Not Found"), "status 404"),
        (status("500 Internal Server Error"), "status 500"),
        (Helper::who(|connection| drop(connection.write_all(b"\xff\x00\xff\r\n\r\n"))), "HTTP"),
        (Helper::who(|_| {}), "HTTP"),
    ] {
        desk.bare(&arguments(&helper.address, &["--format", "json"])).refused_saying(1, &["--assist", says]);
        assert_eq!(helper.asked().len(), 1);
    }
    let nobody = "http://127.0.0.1:1/v1";
    desk.bare(&arguments(nobody, &[])).refused_saying(1, &[nobody, "is it running"]);
    let plain = Helper::who_quotes(&[]).address.replace("http:", "https:");
    desk.bare(&arguments(&plain, &[])).refused_saying(1, &["TLS"]);
}

#[test]
fn a_slow_server_is_waited_for_no_longer_than_said() {
    let desk = desk();
    let silent = Helper::who(|_| std::thread::sleep(Duration::from_secs(20)));
    let trickling = Helper::who(|connection| {
        let _ = connection.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while connection.write_all(b" ").is_ok() {
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    for helper in [silent, trickling] {
        let start = Instant::now();
        desk.bare(&arguments(&helper.address, &["--assist-timeout", "1"]))
            .refused_saying(1, &["within 1 seconds", "--assist-timeout"]);
        assert!(start.elapsed() < Duration::from_secs(10));
    }
}

#[test]
fn a_redirect_is_not_followed_and_no_proxy_is_used() {
    let desk = desk();
    let trap = Helper::who_quotes(&["Around 600 people"]);
    let location = trap.address.clone();
    let redirecting = Helper::who(move |connection| {
        let head = format!("HTTP/1.1 307 Temporary Redirect\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n");
        let _ = connection.write_all(head.as_bytes());
    });
    desk.bare(&arguments(&redirecting.address, &[])).refused_saying(1, &["sends elsewhere", "307"]);
    let helper = Helper::who_quotes(&[]);
    let mut command = desk.program();
    for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
        command.env(name, trap.address.trim_end_matches("/v1"));
    }
    assert!(command.args(arguments(&helper.address, &[])).output().unwrap().status.success());
    assert_eq!((helper.asked().len(), trap.asked().len()), (1, 0));
}

#[test]
fn another_machine_is_not_spoken_to_unless_allowed_and_then_only_encrypted() {
    let desk = desk();
    let proxy = Helper::who_quotes(&[]);
    let refused = |address: &str, more: &[&str], code: i32, says: &[&str]| {
        let start = Instant::now();
        let all = arguments(address, more);
        let mut command = desk.program();
        command.env("ALL_PROXY", proxy.address.trim_end_matches("/v1")).args(&all);
        crate::program_run::Ran::of(&all, command.output().unwrap()).refused_saying(code, says);
        // 192.0.2.0/24 answers nobody (RFC 5737): a connection that was tried would still be waiting.
        assert!(start.elapsed() < Duration::from_secs(5), "{address}");
    };
    refused("http://192.0.2.1/v1", &[], 2, &["192.0.2.1 is not this machine", "nothing was sent", "--allow-remote"]);
    refused("https://192.0.2.1/v1", &[], 2, &["is not this machine"]);
    refused("http://localhost@192.0.2.1/v1", &[], 2, &["no address of a server"]);
    refused("http://192.0.2.1/v1", &["--allow-remote", "--tlp", "green"], 2, &["unencrypted", "https"]);
    refused("https://192.0.2.1/v1", &["--allow-remote"], 2, &["--tlp clear", "--tlp green"]);
    refused("https://192.0.2.1/v1", &["--allow-remote", "--tlp", "secret"], 2, &["'secret'"]);
    refused("https://192.0.2.1/v1", &["--allow-remote", "--tlp", "amber"], 1, &["TLP:AMBER", "not sent"]);
    refused(&proxy.address, &["--tlp", "red"], 1, &["TLP:RED", "not sent"]);
    assert!(proxy.asked().is_empty());
    // What may be sent is tried, and told within the time given.
    let sent = ["--allow-remote", "--tlp", "clear", "--assist-timeout", "1"];
    desk.bare(&arguments("https://192.0.2.1/v1", &sent)).refused_saying(1, &["192.0.2.1"]);
}

#[test]
fn a_document_above_green_is_never_sent() {
    let desk = Desk::with_project();
    let helper = Helper::who_quotes(&["Around 600 people"]);
    for (number, label) in [("D1", None), ("D2", Some("AMBER")), ("D3", Some("AMBER+STRICT")), ("D4", Some("RED"))] {
        desk.write("article.txt", format!("{TEXT}{number}\n"));
        let mut add = vec!["add", "article.txt", "--published", "2023-10-13", "--lang", "en"];
        add.extend(label.iter().flat_map(|label| ["--tlp", *label]));
        desk.run(&add).fine();
        for more in [&[][..], &["--allow-remote"][..]] {
            let says = [number, label.unwrap_or("TLP:AMBER"), "was not sent"];
            desk.run(&[&["suggest", number, "--assist", &helper.address], more].concat()).refused_saying(1, &says);
        }
        desk.run(&["suggest", number, "--assist", &helper.address, "--tlp", "clear"]).refused_saying(2, &["--tlp"]);
    }
    assert!(helper.asked().is_empty());
}

#[test]
fn numbers_accepted_later_are_those_that_were_shown() {
    let desk = Desk::with_project();
    desk.write("article.txt", TEXT);
    desk.run(&["add", "article.txt", "--published", "2023-10-13", "--lang", "en", "--tlp", "GREEN"]).fine();
    let plain = desk.json(&["suggest", "D1"]).as_array().unwrap().len();
    let suggested = |quotes: &[&str]| {
        let helper = Helper::who_quotes(quotes);
        let all = desk.json(&["suggest", "D1", "--assist", &helper.address]);
        let numbered = all.as_array().unwrap().iter().filter(|row| !row["number"].is_null()).cloned();
        numbered.collect::<Vec<_>>()
    };
    let first = suggested(&["facing the risk of repatriation", "Nowhere to be found"]);
    assert_eq!(first.len(), plain + 1);
    let added = first[plain].clone();
    assert_eq!((&added["assist"], &added["number"]), (&json!("added"), &json!(plain + 1)));
    // Another answer, which does not repeat the quote: what had a number keeps it.
    assert_eq!(suggested(&["Around 600 people were repatriated"])[plain]["quote"], added["quote"]);
    let number = added["number"].to_string();
    desk.run(&["accept", &number, "--event", "OCT09"]).fine();
    let walk = desk.json(&["claim", "show", &format!("D1-{:02}", plain + 1)]);
    assert!(walk.to_string().contains("facing the risk of repatriation"), "{walk:#}");
    assert!(desk.run(&["suggest", "--report"]).fine().out.contains("assist+"));
    // Without the flag the rules' own are numbered as ever, and the added number is nobody's.
    assert_eq!(desk.json(&["suggest", "D1"]).as_array().unwrap().len(), plain);
    desk.run(&["accept", &number, "--event", "OCT09"]).refused_saying(1, &["D1"]);
    desk.verified();
}
