//! Commands on the project as a whole: init, rebuild, erase, backup, restore.

use crate::args::{Format, Global, WrongUse};
use crate::output::{print, print_exact, print_rows};
use crate::session::{Session, words};
use crate::translate::{num, text};
use crate::{passphrase, times};
use attested_app::registry;
use attested_model::SubjectHandle;
use attested_store::{Access, KdfCost, Project};
use std::path::Path;
use std::time::Duration;

pub(crate) fn init(global: &Global, dir: &Path, unlock_seconds: f64) -> anyhow::Result<()> {
    if !(0.0..=60.0).contains(&unlock_seconds) {
        return Err(WrongUse("--unlock-seconds takes 0 to 60".to_owned()).into());
    }
    let words = words();
    let passphrase = passphrase::chosen(global.passphrase_file.as_deref())?;
    let project = Project::create(dir, &passphrase, KdfCost::calibrated(Duration::from_secs_f64(unlock_seconds))?)?;
    let log = project.log().to_string();
    project.close()?;
    print(&words.say("cli-project-made", &[text("folder", &dir.display().to_string()), text("log", &log)]))
}

pub(crate) fn rebuild(global: &Global, dump: bool) -> anyhow::Result<()> {
    let mut session = Session::open(global, Access::Write)?;
    session.project.rebuild()?;
    if dump {
        print_exact(&session.project.dump()?)?;
    } else {
        print(&session.words.say("cli-rebuilt", &[num("entries", session.project.entries())]))?;
    }
    session.close()
}

pub(crate) fn erase(global: &Global, handle: Option<&str>, reason: &str) -> anyhow::Result<()> {
    let Some(handle) = handle else { return list_subjects(global) };
    let subject = SubjectHandle::parse(handle).map_err(|e| WrongUse(e.to_string()))?;
    if reason.trim().is_empty() {
        return Err(WrongUse("erasing needs its reason: --reason \"asked to be forgotten\"".to_owned()).into());
    }
    let mut session = Session::open(global, Access::Write)?;
    registry(&session.project)?.reason_for(&subject, reason)?;
    let touched = session.project.subjects()?.into_iter().filter(|(h, _, _)| *h == subject.to_string()).count();
    session.project.erase(&subject, reason, times::now())?;
    print(&session.words.say("cli-erased", &[text("handle", &subject.to_string()), num("entries", touched as u64)]))?;
    session.close()
}

fn list_subjects(global: &Global) -> anyhow::Result<()> {
    let session = Session::open(global, Access::Read)?;
    let subjects = session.project.subjects()?;
    if global.format != Format::Text {
        let rows: Vec<_> =
            subjects.iter().map(|(h, p, e)| serde_json::json!({"handle": h, "entry": p, "erased": e})).collect();
        return print_rows(global.format, &rows);
    }
    let mut lines = String::new();
    for (handle, position, erased) in subjects {
        let state = session.words.say(if erased { "cli-subject-erased" } else { "cli-subject-live" }, &[]);
        lines.push_str(&format!("{handle}  {position}  {state}\n"));
    }
    if lines.is_empty() {
        lines = session.words.say("cli-no-subjects", &[]);
    }
    print(&lines)
}

pub(crate) fn backup(global: &Global, file: &Path) -> anyhow::Result<()> {
    let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let (Ok(folder), Ok(project)) = (folder.canonicalize(), global.project().canonicalize())
        && folder.starts_with(project)
    {
        let shown = file.display();
        return Err(
            WrongUse(format!("{shown}: a backup inside the project is lost with it; name a file elsewhere")).into()
        );
    }
    let report = attested_store::backup(&global.project(), file)?;
    let shown = file.display().to_string();
    let args = [text("file", &shown), num("files", report.files), num("bytes", report.bytes)];
    print(&words().say("cli-backed-up", &args))
}

pub(crate) fn restore(file: &Path, dir: &Path) -> anyhow::Result<()> {
    let report = attested_store::restore(file, dir)?;
    let shown = dir.display().to_string();
    let args = [text("folder", &shown), num("files", report.files), num("bytes", report.bytes)];
    print(&words().say("cli-restored", &args))
}
