//! What most commands need: the project opened, the vocabulary read, the language chosen. Input: the global
//! arguments. Output: a session. Closing it settles the database.

use crate::args::Global;
use crate::output::note;
use crate::translate::Words;
use crate::{passphrase, times};
use anyhow::Context;
use attested_app::DocumentRecord;
use attested_evidence::WorkingCopy;
use attested_figures::expectation::{ExpectationTexts, Model};
use attested_figures::{Vocabulary, VocabularyTexts};
use attested_messages::{Language, Messages};
use attested_model::{Envelope, Gazetteer};
use attested_names::{NameModel, NameTables};
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
        let document = &record.document;
        let Some(reference) = &document.working_copy else {
            anyhow::bail!(
                "document D{} has no working copy: its text could not be extracted (media type {})",
                record.number,
                document.media_type
            );
        };
        let bytes = self.project.original(&document.blob)?.read_all()?;
        let extracted = attested_parsers::extract(&bytes, &document.media_type)
            .with_context(|| format!("document D{}", record.number))?;
        let Some(copy) = extracted.filter(|copy| copy.extractor == reference.extractor) else {
            anyhow::bail!(
                "document D{}: this program has no extractor {}, which made its working copy",
                record.number,
                reference.extractor
            );
        };
        if attested_evidence::Sha256Hex::of(copy.text.as_bytes()) != reference.sha256 {
            anyhow::bail!(
                "document D{}: its working copy is not the one recorded; run `attested verify`",
                record.number
            );
        }
        Ok(copy)
    }

    pub(crate) fn close(self) -> anyhow::Result<()> {
        Ok(self.project.close()?)
    }
}

/// What bytes are, by content and name; a charset that a person gives goes with it.
pub(crate) fn media_type(bytes: &[u8], file_name: Option<&str>, charset: Option<&str>) -> String {
    let recognised = attested_evidence::recognise(bytes, file_name.unwrap_or_default()).media_type;
    match charset {
        Some(charset) => format!("{}; charset={charset}", attested_evidence::essence_of(recognised)),
        None => recognised.to_owned(),
    }
}

pub(crate) fn vocabulary() -> anyhow::Result<Vocabulary> {
    let texts = VocabularyTexts {
        readings: attested_vocab::READINGS,
        bodies: attested_vocab::BODIES,
        officials: attested_vocab::OFFICIALS,
        channels: attested_vocab::CHANNELS,
        terms: attested_vocab::TERMS,
    };
    Ok(Vocabulary::read(texts)?)
}

pub(crate) fn gazetteer() -> anyhow::Result<Gazetteer> {
    Ok(Gazetteer::read(attested_vocab::GAZETTEER)?)
}

/// The model of names, from the built-in tables.
pub(crate) fn name_model() -> anyhow::Result<NameModel> {
    Ok(NameModel::read(&NameTables {
        systems: attested_vocab::names::SYSTEMS,
        surnames: attested_vocab::names::SURNAMES,
        han: attested_vocab::names::HAN,
        learned: attested_vocab::names::LEARNED,
        calibration: attested_vocab::names::CALIBRATION,
    })?)
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
