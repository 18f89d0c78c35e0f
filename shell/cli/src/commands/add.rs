//! Evidence: adding files and notes, listing and showing documents. Any bytes are kept, sealed and unchanged;
//! a working copy is made where a parser can.

use crate::args::{AddArgs, Format, Global, WrongUse};
use crate::commands::{document, document_number};
use crate::output::{note, print, print_rows, print_value};
use crate::session::Session;
use crate::translate::{num, text};
use anyhow::Context;
use attested_evidence::DocumentKind;
use attested_model::{DocumentName, Edtf, Language};
use attested_office::{Added, Described, seal_contact, take_in};
use attested_protection::Tlp;
use attested_store::Access;
use std::io::{IsTerminal, Read};
use std::path::Path;

pub(crate) fn add(global: &Global, args: &AddArgs) -> anyhow::Result<()> {
    let described = described(args)?;
    if args.note {
        if !args.files.is_empty() {
            return Err(WrongUse(
                "--note takes its text from --text-file or standard input: name no files beside it".to_owned(),
            )
            .into());
        }
        return add_note(global, args, &described);
    }
    if args.files.is_empty() {
        return Err(WrongUse("name the files to add, or --note for something heard".to_owned()).into());
    }
    if args.files.len() > 1 && (args.name.is_some() || !args.title.is_empty()) {
        return Err(WrongUse("--name and --title describe one document: add the files one by one".to_owned()).into());
    }
    let mut session = Session::open(global, Access::Write)?;
    for file in &args.files {
        let mut bytes =
            std::fs::File::open(file).with_context(|| format!("{}: the file can't be read", file.display()))?;
        let name = file.file_name().and_then(|n| n.to_str());
        let added = put(&mut session, &mut bytes, file, name, &described)?;
        report(&session, file, &added)?;
    }
    session.close()
}

fn described(args: &AddArgs) -> anyhow::Result<Described> {
    let date =
        |text: &Option<String>| text.as_deref().map(Edtf::parse).transpose().map_err(|e| WrongUse(e.to_string()));
    let named = |text: &Option<String>| {
        text.as_deref().map(DocumentName::parse).transpose().map_err(|e| WrongUse(e.to_string()))
    };
    Ok(Described {
        publisher: args.publisher.clone(),
        published: date(&args.published)?,
        url: args.url.clone(),
        lang: args.lang.as_deref().map(Language::parse).transpose().map_err(|e| WrongUse(e.to_string()))?,
        captured: date(&args.captured)?,
        title: args.title.clone(),
        name: named(&args.name)?,
        retells: named(&args.retells)?,
        tlp: Tlp::parse(&args.tlp).map_err(|e| WrongUse(e.to_string()))?,
        charset: args.charset.clone(),
        by: args.by.clone(),
        kind: if args.note { DocumentKind::Note } else { DocumentKind::Held },
        coder: String::new(),
    })
}

/// Takes a document in, and says when the checkpoint stayed behind.
pub(crate) fn put(
    session: &mut Session,
    bytes: &mut dyn Read,
    source: &Path,
    file_name: Option<&str>,
    described: &Described,
) -> anyhow::Result<Added> {
    let added = take_in(&mut session.project, bytes, source, file_name, described)?;
    if matches!(added, Added::New { checkpoint_kept: false, .. }) {
        note(&session.words.say("cli-checkpoint-behind", &[]));
    }
    Ok(added)
}

fn report(session: &Session, file: &Path, added: &Added) -> anyhow::Result<()> {
    let file = file.display().to_string();
    match added {
        Added::New { number, sha256, bytes, without_copy, .. } => {
            let document = format!("D{number}");
            print(&session.words.say(
                "cli-document-added",
                &[text("document", &document), text("file", &file), text("sha256", sha256), num("bytes", *bytes)],
            ))?;
            if let Some(why) = without_copy {
                note(
                    &session.words.say("cli-without-working-copy", &[text("document", &document), text("reason", why)]),
                );
            }
        }
        Added::Same { number } => print(
            &session.words.say("cli-document-same", &[text("document", &format!("D{number}")), text("file", &file)]),
        )?,
    }
    Ok(())
}

fn add_note(global: &Global, args: &AddArgs, described: &Described) -> anyhow::Result<()> {
    let mut session = Session::open(global, Access::Write)?;
    let typed = match &args.text_file {
        Some(path) => {
            std::fs::read_to_string(path).with_context(|| format!("{}: the note can't be read", path.display()))?
        }
        None => {
            if std::io::stdin().is_terminal() {
                note(&session.words.say("cli-note-prompt", &[]));
            }
            let mut typed = String::new();
            std::io::stdin().read_to_string(&mut typed).context("the note can't be read from standard input")?;
            typed
        }
    };
    if typed.trim().is_empty() {
        return Err(WrongUse("the note is empty: type what was heard".to_owned()).into());
    }
    let identity = identity(args)?;
    let added = put(&mut session, &mut typed.as_bytes(), Path::new("note"), Some("note.txt"), described)?;
    report(&session, Path::new("note"), &added)?;
    // The same words heard from somebody else are one document with another contact: neither is lost.
    let number = added.number();
    if let Some(identity) = identity {
        let (channel, heard) = (&args.channel, described.published.as_ref());
        let subject = seal_contact(&mut session.project, number, identity, channel, heard)?;
        print(&session.words.say(
            "cli-contact-sealed",
            &[text("handle", &subject.to_string()), text("document", &format!("D{number}"))],
        ))?;
    }
    session.close()
}

/// Who was heard: from a file, or typed without echo. Never an argument, which others could read.
fn identity(args: &AddArgs) -> anyhow::Result<Option<String>> {
    if let Some(path) = &args.contact_file {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("{}: the contact can't be read", path.display()))?;
        return Ok(Some(text.trim().to_owned()).filter(|t| !t.is_empty()));
    }
    if args.text_file.is_some() && std::io::stdin().is_terminal() {
        let typed = rpassword::prompt_password("Who was heard (not shown; empty for nobody to be kept): ")?;
        return Ok(Some(typed.trim().to_owned()).filter(|t| !t.is_empty()));
    }
    Ok(None)
}

pub(crate) fn list(global: &Global) -> anyhow::Result<()> {
    let session = Session::open(global, Access::Read)?;
    let documents = session.project.documents()?;
    if global.format != Format::Text {
        return print_rows(
            global.format,
            documents.iter().map(|d| serde_json::json!({"number": d.number, "document": d.document})),
        );
    }
    let mut lines = String::new();
    for record in &documents {
        let evidence = &record.document;
        let retold = evidence
            .retells
            .as_ref()
            .map(|r| session.words.say("cli-retells", &[text("document", r.as_str())]))
            .unwrap_or_default();
        lines.push_str(
            format!(
                "D{}  {}  {}  {}  {retold}",
                record.number,
                &evidence.sha256.as_str()[..12],
                evidence.tlp,
                evidence.name
            )
            .trim_end(),
        );
        lines.push('\n');
    }
    if lines.is_empty() {
        lines = session.words.say("cli-no-documents", &[]);
    }
    print(&lines)
}

pub(crate) fn show(global: &Global, which: &str, with_text: bool) -> anyhow::Result<()> {
    let number = document_number(which)?;
    let session = Session::open(global, Access::Read)?;
    let record = document(&session.project, number)?;
    let custody = session.project.custody(number)?;
    let copy = if with_text { Some(session.working_copy(&record)?.text) } else { None };
    if global.format != Format::Text {
        return print_value(
            global.format,
            &serde_json::json!({"number": number, "document": record.document, "custody": custody.iter().map(|(at, c)| serde_json::json!({"recorded": crate::times::shown(*at), "custody": c})).collect::<Vec<_>>(), "text": copy}),
        );
    }
    let mut lines = String::new();
    if let serde_json::Value::Object(fields) = serde_json::to_value(&record.document)? {
        for (field, value) in fields {
            let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            lines.push_str(&format!("{field}: {shown}\n"));
        }
    }
    for (at, act) in &custody {
        lines.push_str(&format!("custody: {}  {}  {}  {}\n", crate::times::shown(*at), act.action, act.by, act.note));
    }
    if let Some(copy) = copy {
        lines.push('\n');
        lines.push_str(&copy);
    }
    print(&lines)
}
