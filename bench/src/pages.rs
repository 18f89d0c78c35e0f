//! `pages [CLAIMS]`: what each page of `attested serve` costs with a record of that size (100,000 claims unless said). Input: how
//! many. Output: for each page the median, the 95th of a hundred and the slowest of its answers, in milliseconds, with its bytes;
//! before that filling the project, opening it, and indexing its words. Pages are asked as the server asks them, without a socket:
//! the time is the server's. Left out: verdicts, and what a browser makes of a page.

use crate::{claims, memory, ms, number, timed};
use anyhow::{Context, Result};
use attested_app::{import_envelopes, import_plan};
use attested_claims::ColumnMap;
use attested_model::Timestamp;
use attested_store::{Access, KdfCost, Passphrase, Project};
use attested_web::{Site, Unlocked, router};
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tower::ServiceExt;

const PORT: u16 = 4747;
const HOST: &str = "127.0.0.1:4747";
/// How often each page is asked.
const ASKED: usize = 60;
/// Entries that are indexed at a time.
const LOT: usize = 2_000;

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let count = arguments.first().map_or(Ok(100_000), |text| number(text))?;
    let dir = tempfile::tempdir()?;
    let folder = dir.path().join("project");
    let passphrase = Passphrase::new("a benchmark".to_owned())?;
    println!("{count} claims on {} events", claims::events(count));
    timed("fill the project", || {
        let mut project = Project::create(&folder, &passphrase, KdfCost::calibrated(Duration::ZERO)?)?;
        let csv = claims::csv(count, claims::NUMBERS);
        let large = claims::of_event("L30", 8_000_000, 60, 30);
        for csv in [csv, large] {
            let envelopes = import_envelopes(&import_plan(&project, csv.as_bytes(), &ColumnMap::default())?)?;
            project.commit(envelopes, Timestamp(1_700_000_000_000))?;
        }
        documents(&mut project)?;
        Ok(project.close()?)
    })?;
    timed("check the passphrase (the floor's key derivation)", || {
        Ok(Project::check_passphrase(&folder, &passphrase)?)
    })?;
    let mut project =
        timed("open (key derivation in it)", || Ok(Project::open(&folder, &passphrase, Access::ByTurns)?))?;
    timed("index its words", || {
        while !project
            .index_words(LOT, &mut |project, record| {
                attested_office::working_copy(project, record).ok().map(|c| c.text)
            })?
            .is_whole()
        {}
        project.end_turn();
        Ok(())
    })?;
    let (site, token) =
        timed("make the site ready", || Ok(Site::new(Unlocked::new(project), PORT, Duration::from_secs(86_400))?))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let cookie = runtime.block_on(login(&site, &token))?;
    println!("{:<58} {:>8} {:>8} {:>8} {:>9}", "page", "50%", "95%", "100%", "bytes");
    for (name, paths) in pages(count) {
        let mut took = Vec::with_capacity(ASKED);
        let mut bytes = 0;
        for i in 0..ASKED {
            let path = &paths[i % paths.len()];
            let start = Instant::now();
            let (status, length) = runtime.block_on(ask(&site, path, &cookie))?;
            took.push(start.elapsed());
            anyhow::ensure!(status == 200, "{path}: {status}");
            bytes = bytes.max(length);
        }
        took.sort();
        let at = |share: usize| ms(took[(took.len() - 1) * share / 100]);
        println!("{name:<58} {:>8.1} {:>8.1} {:>8.1} {bytes:>9}", at(50), at(95), at(100));
    }
    println!("{:<58} {:>8}", "most memory", memory());
    Ok(())
}

/// A thousand short documents, a few of them with words of the record.
fn documents(project: &mut Project) -> Result<()> {
    use attested_evidence::{Document, Sha256Hex};
    for i in 0..1_000 {
        let words = format!(
            "통일부는 제{i}차 북송에 대해 확인해 줄 수 없다고 밝혔다. The ministry said around {} North Korean defectors were \
             forcibly returned near Onsŏng on {} October. 遣返脱北者{i}人。\n",
            500 + i,
            1 + i % 28
        );
        let text = words.repeat(6);
        let (blob, sha256, bytes) = project.seal_original(&mut text.as_bytes(), std::path::Path::new("memory"))?;
        let media_type = attested_office::media_type(text.as_bytes(), Some("text.txt"), None);
        let copy = attested_parsers::extract(text.as_bytes(), &media_type)?.context("a text has a working copy")?;
        let document = serde_json::json!({
            "sha256": sha256, "bytes": bytes, "media_type": media_type, "name": format!("Paper {i}"), "blob": blob,
            "kind": "held", "tlp": "CLEAR", "published": "2023-10-11", "publisher": format!("Paper {}", i % 40), "lang": "en",
            "working_copy": { "extractor": copy.extractor, "sha256": Sha256Hex::of(copy.text.as_bytes()).to_string(),
                              "code_points": copy.text.chars().count() },
        });
        let document: Document = serde_json::from_value(document)?;
        let entry = attested_evidence::EvidenceEntry::Document(Box::new(document)).to_envelope()?;
        project.commit(vec![entry], Timestamp(1_700_000_000_000))?;
    }
    Ok(())
}

/// What is asked, by the name of the page; each address as often as the others.
fn pages(count: usize) -> Vec<(&'static str, Vec<String>)> {
    let spread = |write: &dyn Fn(usize) -> String, of: usize| (0..20).map(|i| write(i * of / 20)).collect::<Vec<_>>();
    let one = |path: &str| vec![path.to_owned()];
    let events = claims::events(count);
    vec![
        ("home", one("/")),
        ("events", one("/events")),
        ("event", spread(&|i| format!("/events/{}", claims::event(i)), events)),
        ("event of 60 claims over 30 days", one("/events/L30")),
        ("event as recorded then", spread(&|i| format!("/events/{}?recorded=2024-01-01", claims::event(i)), events)),
        ("claims, 100 rows", one("/claims")),
        ("claims, last rows by speaker", one(&format!("/claims?sort=-speaker&from={}", count.saturating_sub(100)))),
        ("claims, 1,000 rows", one("/claims?rows=1000")),
        ("claims of a stance, by number", one("/claims?modality=asserted&sort=-low")),
        ("claims, cited, by date", one("/claims?basis=cited&sort=published")),
        ("claims with words", [one("/claims?q=C00123"), one("/claims?q=Dandong"), one("/claims?q=O4+2019")].concat()),
        ("claims of an origin", one("/claims?origin=O3&sort=-published")),
        ("claims as recorded then", one("/claims?recorded=2024-01-01")),
        ("claim", spread(&|i| format!("/claims/C{i:07}"), count)),
        ("claim, to be coded anew", spread(&|i| format!("/claims/C{i:07}/edit"), count)),
        ("documents", one("/documents")),
        ("documents with words", one("/documents?q=paper+7&sort=-publisher")),
        ("document", spread(&|i| format!("/documents/{}", i + 1), 1_000)),
        ("a document's original", spread(&|i| format!("/documents/{}/original", i + 1), 1_000)),
        ("a document beside another", spread(&|i| format!("/documents/{}/beside?with={}", i + 1, 1_000 - i), 1_000)),
        ("a document to be added", one("/documents/add")),
        ("a table to be imported", one("/import")),
        ("map", one("/map")),
        ("origins", one("/origins")),
        ("search, Korean", one("/search?q=%EB%B6%81%EC%86%A1")),
        ("search, Chinese", one("/search?q=%E9%81%A3%E8%BF%94")),
        ("search, folded", one("/search?q=onsong")),
        ("search, everywhere", one("/search?q=Human+Rights")),
        ("review of an event", spread(&|i| format!("/review?event={}", claims::event(i)), events)),
        ("duplicates", one("/review/duplicates")),
        ("documents waiting", one("/review/waiting")),
        ("second coding", one("/second")),
        ("history", one("/history")),
        ("history, in the middle", one(&format!("/history?before={}", count / 2))),
        ("settings", one("/settings")),
        ("long work", one("/upkeep")),
    ]
}

async fn login(site: &Arc<Site>, token: &str) -> Result<String> {
    let request = Request::builder()
        .method("POST")
        .uri("/login")
        .header(header::HOST, HOST)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(format!("token={token}")))?;
    let answer = router(Arc::clone(site)).oneshot(request).await?;
    let set = answer.headers().get(header::SET_COOKIE).context("the token logs in")?.to_str()?;
    Ok(set.split(';').next().unwrap_or_default().to_owned())
}

async fn ask(site: &Arc<Site>, path: &str, cookie: &str) -> Result<(u16, usize)> {
    let request = Request::builder()
        .uri(path)
        .header(header::HOST, HOST)
        .header(header::COOKIE, cookie)
        .header(header::ACCEPT_LANGUAGE, "ko")
        .body(Body::empty())?;
    let answer = router(Arc::clone(site)).oneshot(request).await?;
    let status = answer.status().as_u16();
    Ok((status, to_bytes(answer.into_body(), usize::MAX).await?.len()))
}
