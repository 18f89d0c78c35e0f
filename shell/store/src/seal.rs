//! Sealing small things: XChaCha20-Poly1305 with a random nonce before the ciphertext. Input: a key, bytes, and
//! what they are bound to. Output: sealed bytes, or nothing when they can't be opened. Leaves out large files
//! (`blob`).

use crate::StoreError;
use crate::keys::{Key, random};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

const NONCE: usize = 24;

pub(crate) fn seal(key: &Key, plain: &[u8], bound: &[u8]) -> Result<Vec<u8>, StoreError> {
    let nonce = random::<NONCE>()?;
    let cipher = XChaCha20Poly1305::new((&**key).into());
    let sealed = cipher.encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: bound });
    let sealed = sealed.map_err(|e| StoreError::Crypto { what: "sealing", why: e.to_string() })?;
    Ok([nonce.as_slice(), &sealed].concat())
}

pub(crate) fn open(key: &Key, sealed: &[u8], bound: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
    let cipher = XChaCha20Poly1305::new((&**key).into());
    cipher.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: bound }).ok().map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_changed_does_not_open() {
        let key = Key::new([7; 32]);
        let sealed = seal(&key, b"around 600", b"here").unwrap();
        assert_eq!(open(&key, &sealed, b"here").unwrap().as_slice(), b"around 600");
        assert!(open(&key, &sealed, b"there").is_none());
        assert!(open(&Key::new([8; 32]), &sealed, b"here").is_none());
        for i in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[i] ^= 1;
            assert!(open(&key, &changed, b"here").is_none(), "{i}");
        }
        assert!(open(&key, b"short", b"").is_none());
    }
}
