//! The store as the use cases on persons see it: `attested_app::PersonsSnapshot`. Input: questions. Output: who is registered, from
//! derived rows, and what is sealed under each, opened as far as its key is still there. Nothing opened is ever written anywhere.

use crate::{Project, StoreError};
use attested_app::{DocumentLabel, PersonsSnapshot, SnapshotError};
use attested_evidence::DocumentKind;
use attested_ledger::Entry;
use attested_model::{SubjectHandle, Timestamp};
use attested_persons::{PersonKind, PersonsEntry, PersonsJudgmentRecord, Stored};
use attested_protection::{ConsentRecord, Disclosure, Mark, ProtectionEntry, Tlp};
use std::collections::BTreeMap;

impl Project {
    /// Everybody registered, without what is sealed.
    fn registered(&self) -> Result<Vec<Stored>, StoreError> {
        let query = "SELECT p.number, p.position, p.recorded, p.handle, p.kind,
                     EXISTS (SELECT 1 FROM d_subjects s WHERE s.handle = p.handle AND s.erased IS NOT NULL)
                     FROM d_persons p ORDER BY p.number";
        let rows = self.rows(query, [], |row| {
            let numbers = [row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?];
            Ok((numbers, row.get::<_, String>(3)?, row.get::<_, String>(4)?, row.get::<_, bool>(5)?))
        })?;
        rows.into_iter()
            .map(|([number, position, recorded], handle, kind, erased)| {
                let position = position.unsigned_abs();
                let malformed = |why: &str| StoreError::Entry { position, why: why.to_owned() };
                Ok(Stored {
                    number: number.unsigned_abs(),
                    handle: SubjectHandle::parse(&handle).map_err(|_| malformed("its handle is malformed"))?,
                    kind: if kind == PersonKind::Group.code() { PersonKind::Group } else { PersonKind::Person },
                    position,
                    recorded: Timestamp(recorded),
                    erased,
                    statements: Vec::new(),
                    consents: Vec::new(),
                })
            })
            .collect()
    }

    /// Looks at names, in ledger order, each with the position of its entry and its time.
    ///
    /// # Errors
    /// What the database says.
    pub fn disclosures(&self) -> Result<Vec<(u64, Timestamp, Disclosure)>, StoreError> {
        let read =
            |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?));
        let rows = self.rows("SELECT position, recorded, json FROM d_disclosures ORDER BY position", [], read)?;
        rows.into_iter().map(|(at, time, json)| Ok((at.unsigned_abs(), Timestamp(time), self.json(&json)?))).collect()
    }

    /// Marks, in ledger order, each with the position of its entry.
    ///
    /// # Errors
    /// What the database says.
    pub fn recorded_marks(&self) -> Result<Vec<(u64, Mark)>, StoreError> {
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?));
        let rows = self.rows("SELECT position, json FROM d_marks ORDER BY position", [], read)?;
        rows.into_iter().map(|(at, json)| Ok((at.unsigned_abs(), self.json(&json)?))).collect()
    }

    fn open_sealed(&self, persons: &mut [Stored]) -> Result<(), StoreError> {
        let at: BTreeMap<SubjectHandle, usize> = persons.iter().enumerate().map(|(i, p)| (p.handle, i)).collect();
        let query = "SELECT e.position, e.leaf, p.subject, p.nonce, p.bytes FROM d_persons d
                     JOIN d_subjects s ON s.handle = d.handle JOIN entries e ON e.position = s.position
                     JOIN payloads p ON p.position = e.position ORDER BY e.position";
        let rows = self.rows(query, [], |row| {
            let (subject, nonce): (Option<Vec<u8>>, Option<Vec<u8>>) = (row.get(2)?, row.get(3)?);
            Ok((
                row.get::<_, i64>(0)?.unsigned_abs(),
                row.get::<_, Vec<u8>>(1)?,
                subject,
                nonce,
                row.get::<_, Vec<u8>>(4)?,
            ))
        })?;
        for (position, leaf, subject, nonce, bytes) in rows {
            let Some((_, payload)) = self.opened_payload(position, subject, nonce, bytes)? else { continue };
            let entry = Entry::decode(&leaf)?;
            let (kind, version) = (entry.header.kind().as_str(), entry.header.kind_version());
            let unreadable = |why: String| StoreError::Entry { position, why };
            let Some(own) = entry.header.subjects().first().and_then(|subject| at.get(subject)) else { continue };
            let person = &mut persons[*own];
            if let Some(PersonsEntry::Statement(statement)) =
                PersonsEntry::read(kind, version, &payload).map_err(|e| unreadable(e.to_string()))?
            {
                person.statements.push((position, *statement));
            } else if let Some(ProtectionEntry::Consent(consent)) =
                ProtectionEntry::read(kind, version, &payload).map_err(|e| unreadable(e.to_string()))?
            {
                person.consents.push(ConsentRecord { consent: *consent, position });
            }
        }
        Ok(())
    }
}

impl PersonsSnapshot for Project {
    fn stored_persons(&self) -> Result<Vec<Stored>, SnapshotError> {
        let mut persons = self.registered()?;
        self.open_sealed(&mut persons)?;
        Ok(persons)
    }

    fn persons_judgments(&self) -> Result<Vec<PersonsJudgmentRecord>, SnapshotError> {
        let query = "SELECT position, recorded, json FROM d_persons_judgments ORDER BY position";
        let rows =
            self.rows(query, [], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?)))?;
        let mut records = Vec::new();
        for (position, recorded, json) in rows {
            let (position, recorded) = (position.unsigned_abs(), Timestamp(recorded));
            records.push(PersonsJudgmentRecord { judgment: self.json(&json)?, position, recorded });
        }
        Ok(records)
    }

    fn marks(&self) -> Result<Vec<Mark>, SnapshotError> {
        Ok(self.recorded_marks()?.into_iter().map(|(_, mark)| mark).collect())
    }

    fn document_labels(&self) -> Result<Vec<DocumentLabel>, SnapshotError> {
        let label = |record: attested_app::DocumentRecord| {
            let document = record.document;
            let protected = document.tlp >= Tlp::AmberStrict || document.kind == DocumentKind::Note;
            DocumentLabel { number: record.number, tlp: document.tlp, protected }
        };
        Ok(self.documents()?.into_iter().map(label).collect())
    }
}
