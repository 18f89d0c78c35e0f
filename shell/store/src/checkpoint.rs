//! The last signed checkpoint, kept in a file apart from the database: a database cut back to an earlier state
//! is noticed because it no longer reaches it. Input: a checkpoint. Output: the file, replaced whole or not
//! at all.

use crate::StoreError;
use attested_ledger::{LedgerError, SignedCheckpoint};
use std::io::Write;
use std::path::Path;

pub(crate) const FILE: &str = "checkpoint";

pub(crate) fn write(project: &Path, signed: &SignedCheckpoint) -> Result<(), StoreError> {
    let path = project.join(FILE);
    let beside = project.join("checkpoint.new");
    let text = format!("{}{}\n", signed.body, signed.signature);
    let mut file = std::fs::File::create(&beside).map_err(StoreError::file(&beside, "creating"))?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(StoreError::file(&beside, "writing"))?;
    std::fs::rename(&beside, &path).map_err(StoreError::file(&path, "replacing"))
}

/// The checkpoint kept apart; `None` when the file isn't there.
pub(crate) fn read(project: &Path) -> Result<Option<SignedCheckpoint>, StoreError> {
    let path = project.join(FILE);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(StoreError::file(&path, "reading")(e)),
    };
    let parts = text.strip_suffix('\n').and_then(|whole| whole.rsplit_once('\n'));
    let (body, signature) =
        parts.ok_or_else(|| StoreError::Damaged { path: path.clone(), why: "it is not a checkpoint".to_owned() })?;
    let signature = signature.parse().map_err(damaged(project))?;
    Ok(Some(SignedCheckpoint { body: format!("{body}\n"), signature }))
}

/// What is wrong with the checkpoint kept apart, as an error that names its file.
pub(crate) fn damaged(project: &Path) -> impl FnOnce(LedgerError) -> StoreError {
    let path = project.join(FILE);
    move |why| StoreError::Damaged { path, why: why.to_string() }
}
