//! What a browser sends with a file: fields and the file's bytes, up to a limit. Input: a request of a page that takes files,
//! from somebody who has logged in. Output: the fields, and the file or that it is too large; of a file that is too large
//! nothing is kept, and the rest of it is read and dropped, so that the browser gets to the answer. What was sent is held in
//! memory while its form is corrected, so that nobody has to choose the file again; it goes with the lock.

use crate::ask::Fields;
use crate::drafts::Typed;
use crate::secret::Secret;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;
use zeroize::Zeroizing;

/// The largest file that a page takes; the command line takes any.
pub(crate) const MOST_FILE: usize = 64 << 20;
/// The same in megabytes, as people are told.
pub(crate) const MOST_MEGABYTES: u64 = (MOST_FILE >> 20) as u64;
/// The most that fields may have together.
const MOST_FIELDS: usize = 8 << 20;
/// Bytes of a file too large that are read to their end, so that the answer is seen.
const MOST_DROPPED: usize = 4 << 30;
/// Files held at a time; the oldest goes.
const MOST_HELD: usize = 4;
/// What takes files.
const TAKES: [&str; 5] = ["/documents/add", "/import", "/persons/import", "/api/v1/documents", "/api/v1/imports/file"];

/// A file as it was sent.
pub(crate) struct Upload {
    /// Its name on the sender's disk, without folders.
    pub(crate) name: String,
    pub(crate) bytes: Zeroizing<Vec<u8>>,
}

impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Upload({} bytes)", self.bytes.len())
    }
}

/// What came in a form's file field.
#[derive(Debug, Default, Clone)]
pub(crate) enum Sent {
    /// No file.
    #[default]
    Nothing,
    /// A file.
    File(Arc<Upload>),
    /// One that is larger than [`MOST_FILE`].
    TooLarge,
}

/// Whether files are taken at an address.
pub(crate) fn takes_files(path: &str) -> bool {
    TAKES.contains(&path)
}

/// Reads a form with a file, however long that takes, as long as no piece of it takes longer than `wait`.
///
/// # Errors
/// [`StatusCode::REQUEST_TIMEOUT`] when nothing comes any more, [`StatusCode::BAD_REQUEST`] when it breaks off or its fields are
/// too long.
pub(crate) async fn read(request: Request, wait: Duration) -> Result<(Fields, Sent), StatusCode> {
    const BROKEN: StatusCode = StatusCode::BAD_REQUEST;
    let mut multipart = Multipart::from_request(request, &()).await.map_err(|_| BROKEN)?;
    let (mut pairs, mut fields_bytes, mut sent) = (Vec::new(), 0, Sent::Nothing);
    while let Some(mut field) = soon(wait, multipart.next_field()).await? {
        let name = field.name().unwrap_or_default().to_owned();
        let Some(file_name) = field.file_name().map(base_name) else {
            let mut bytes = Vec::new();
            while let Some(chunk) = soon(wait, field.chunk()).await? {
                fields_bytes += chunk.len();
                if fields_bytes > MOST_FIELDS {
                    return Err(BROKEN);
                }
                bytes.extend_from_slice(&chunk);
            }
            pairs.push((name, String::from_utf8_lossy(&bytes).into_owned()));
            continue;
        };
        let (mut bytes, mut seen) = (Zeroizing::new(Vec::new()), 0);
        while let Some(chunk) = soon(wait, field.chunk()).await? {
            seen += chunk.len();
            match seen {
                0..=MOST_FILE => bytes.extend_from_slice(&chunk),
                _ if seen > MOST_DROPPED => return Err(BROKEN),
                _ => bytes.clear(),
            }
        }
        if seen > MOST_FILE {
            sent = Sent::TooLarge;
        } else if !file_name.is_empty() {
            sent = Sent::File(Arc::new(Upload { name: file_name, bytes }));
        }
    }
    Ok((Fields::new(pairs), sent))
}

/// A piece, when it comes soon enough.
async fn soon<T, E>(wait: Duration, piece: impl Future<Output = Result<T, E>>) -> Result<T, StatusCode> {
    let came = tokio::time::timeout(wait, piece).await.map_err(|_| StatusCode::REQUEST_TIMEOUT)?;
    came.map_err(|_| StatusCode::BAD_REQUEST)
}

/// A file's name without the folders that some programs send with it.
fn base_name(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    base.chars().filter(|c| !c.is_control()).take(200).collect()
}

/// A file that waits for its form to be right, and what was said of it.
struct Waiting {
    key: String,
    upload: Arc<Upload>,
    settings: Typed,
}

/// Files that wait.
#[derive(Default)]
pub(crate) struct Held(VecDeque<Waiting>);

impl Held {
    /// Holds a file; the name to ask for it by.
    pub(crate) fn keep(&mut self, upload: Arc<Upload>) -> Result<String, getrandom::Error> {
        let key = Secret::new()?.reveal().to_owned();
        if self.0.len() >= MOST_HELD {
            self.0.pop_front();
        }
        self.0.push_back(Waiting { key: key.clone(), upload, settings: Typed::new() });
        Ok(key)
    }

    /// A file that is held.
    pub(crate) fn find(&self, key: &str) -> Option<Arc<Upload>> {
        self.with_settings(key).map(|(upload, _)| upload)
    }

    /// A file that is held, and what was said of it.
    pub(crate) fn with_settings(&self, key: &str) -> Option<(Arc<Upload>, Typed)> {
        let waiting = self.0.iter().find(|waiting| waiting.key == key)?;
        Some((Arc::clone(&waiting.upload), waiting.settings.clone()))
    }

    /// Keeps what is said of a file.
    pub(crate) fn set(&mut self, key: &str, settings: Typed) {
        if let Some(waiting) = self.0.iter_mut().find(|waiting| waiting.key == key) {
            waiting.settings = settings;
        }
    }

    /// Lets a file go.
    pub(crate) fn forget(&mut self, key: &str) {
        self.0.retain(|waiting| waiting.key != key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_no_part_of_a_name() {
        assert_eq!(base_name("C:\\Users\\kim\\기사.html"), "기사.html");
        assert_eq!(base_name("../../etc/passwd"), "passwd");
        assert_eq!(base_name("a\u{0}b\n.txt"), "ab.txt");
    }

    #[test]
    fn the_oldest_file_goes_when_many_are_held() {
        let mut held = Held::default();
        let file = || Arc::new(Upload { name: "a".to_owned(), bytes: Zeroizing::new(vec![1]) });
        let keys: Vec<String> = (0..=MOST_HELD).map(|_| held.keep(file()).unwrap()).collect();
        assert!(held.find(&keys[0]).is_none() && held.find(&keys[1]).is_some());
        held.forget(&keys[1]);
        assert!(held.find(&keys[1]).is_none());
    }
}
