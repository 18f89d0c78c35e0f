//! What most commands need: the project opened, the vocabulary read, the language chosen. Input: the global
//! arguments. Output: a session. Closing it settles the database.

use crate::args::Global;
use crate::output::note;
use crate::translate::Words;
use crate::{passphrase, times};
use attested_app::DocumentRecord;
use attested_evidence::WorkingCopy;
use attested_figures::Vocabulary;
use attested_figures::expectation::{ExpectationTexts, Model};
use attested_messages::{Language, Messages};
use attested_model::Envelope;
pub(crate) use attested_office::{media_type, place_names as gazetteer, vocabulary};
use attested_store::{Access, CommitReport, Project};

/// The variable that chooses the language.
pub(crate) const LANGUAGE_VARIABLE: &str = "ATTESTED_LANG";

/// An open project with all that reads it.
pub(crate) struct Session {
    pub project: Project,
    pub vocabulary: Vocabulary,
    pub words: Words,
}

impl Session {
    pub(crate) fn open(global: &Global, access: Access) -> anyhow::Result<Self> {
        let folder = global.project();
        // A wrong folder is told before a passphrase is asked.
        if !folder.join("attested.json").exists() {
            return Err(attested_store::StoreError::NoProject { path: folder }.into());
        }
        let passphrase = passphrase::known(global.passphrase_file.as_deref())?;
        let project = Project::open(&folder, &passphrase, access)?;
        Session::with(project)
    }

    pub(crate) fn with(project: Project) -> anyhow::Result<Self> {
        Ok(Session { project, vocabulary: vocabulary()?, words: words() })
    }

    /// Commits; nothing at all when there is nothing to commit.
    pub(crate) fn commit(&mut self, envelopes: Vec<Envelope>) -> anyhow::Result<Option<CommitReport>> {
        if envelopes.is_empty() {
            return Ok(None);
        }
        let report = self.project.commit(envelopes, times::now())?;
        if !report.checkpoint_kept {
            note(&self.words.say("cli-checkpoint-behind", &[]));
        }
        Ok(Some(report))
    }

    /// A document's working copy, extracted from its original as recorded.
    pub(crate) fn working_copy(&self, record: &DocumentRecord) -> anyhow::Result<WorkingCopy> {
        Ok(attested_office::working_copy(&self.project, record)?)
    }

    pub(crate) fn close(self) -> anyhow::Result<()> {
        Ok(self.project.close()?)
    }
}

/// The model of expectations that this program was built with.
pub(crate) fn expectation_model() -> anyhow::Result<Model> {
    use attested_vocab::expectation::{ACTS, RECORD, SCALES, SETTINGS};
    Ok(Model::read(&ExpectationTexts { settings: SETTINGS, acts: ACTS, scales: SCALES, record: RECORD })?)
}

pub(crate) fn words() -> Words {
    let setting = std::env::var(LANGUAGE_VARIABLE).or_else(|_| std::env::var("LANG")).unwrap_or_default();
    Words::new(Messages::load(Language::of_setting(&setting)))
}
