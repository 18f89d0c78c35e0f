//! Keys: passphrase → Argon2id → key-encryption key → random data key → a key for each use.
//!
//! Input: a passphrase and the cost and salt of the header. Output: keys that wipe themselves. The data key is
//! random, so that a passphrase can be changed without rewriting the project.

use crate::StoreError;
use crate::seal::{open, seal};
use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use sha2::Sha256;
use std::fmt;
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// The least that may stand between a passphrase and a guess: 64 MiB and three passes (RFC 9106, section 4).
pub(crate) const FLOOR: KdfCost = KdfCost { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

/// The most a header may ask for, so that a forged one can't exhaust the machine.
const CEILING: KdfCost = KdfCost { memory_kib: 4 * 1024 * 1024, passes: 64, lanes: 16 };

/// A passphrase, wiped when dropped and never shown.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes a passphrase.
    ///
    /// # Errors
    /// [`StoreError::EmptyPassphrase`].
    pub fn new(text: String) -> Result<Self, StoreError> {
        let text = Zeroizing::new(text);
        if text.is_empty() { Err(StoreError::EmptyPassphrase) } else { Ok(Passphrase(text)) }
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(hidden)")
    }
}

/// What a guess at the passphrase costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl KdfCost {
    /// The cost at which unlocking takes about `target` on this machine, never below 64 MiB and three passes.
    ///
    /// # Errors
    /// [`StoreError::Crypto`] when the memory can't be had.
    pub fn calibrated(target: Duration) -> Result<Self, StoreError> {
        if target.is_zero() {
            return Ok(FLOOR);
        }
        let passphrase = Passphrase::new("calibration".to_owned())?;
        let start = Instant::now();
        key_encryption_key(&passphrase, &[0; 16], FLOOR)?;
        let took = start.elapsed().max(Duration::from_millis(1));
        // Memory is what hurts a guesser most: raise it first, to 256 MiB at most, then the passes.
        let room = target.as_millis() / took.as_millis();
        let (memory, rest) = match room {
            0 | 1 => (1, 1),
            2 | 3 => (2, room / 2),
            _ => (4, room / 4),
        };
        let passes = FLOOR.passes.saturating_mul(u32::try_from(rest.clamp(1, 8)).unwrap_or(1));
        Ok(KdfCost { memory_kib: FLOOR.memory_kib * memory, passes, lanes: FLOOR.lanes })
    }

    pub(crate) fn is_sane(self) -> bool {
        let within = |n: u32, low: u32, high: u32| (low..=high).contains(&n);
        within(self.memory_kib, FLOOR.memory_kib, CEILING.memory_kib)
            && within(self.passes, FLOOR.passes, CEILING.passes)
            && within(self.lanes, FLOOR.lanes, CEILING.lanes)
    }
}

/// A 32-byte key, wiped when dropped.
pub(crate) type Key = Zeroizing<[u8; 32]>;

pub(crate) fn key_encryption_key(passphrase: &Passphrase, salt: &[u8; 16], cost: KdfCost) -> Result<Key, StoreError> {
    let fail =
        |why: argon2::Error| StoreError::Crypto { what: "deriving the key from the passphrase", why: why.to_string() };
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(fail)?;
    let mut key = Key::default();
    // The same passphrase must open the project whether a keyboard gives Hangul composed or decomposed.
    let normal: Zeroizing<String> =
        Zeroizing::new(unicode_normalization::UnicodeNormalization::nfc(passphrase.0.as_str()).collect());
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(normal.as_bytes(), salt, key.as_mut_slice())
        .map_err(fail)?;
    Ok(key)
}

pub(crate) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0u8; N];
    getrandom::fill(&mut bytes)
        .map_err(|e| StoreError::Crypto { what: "asking the system for random bytes", why: e.to_string() })?;
    Ok(bytes)
}

/// What the data key protects, one derived key each, so that no key has two uses.
pub(crate) struct DataKeys {
    pub database: Key,
    pub keystore: Key,
    pub page: Key,
    pub erased: Key,
}

impl DataKeys {
    pub(crate) fn of(data_key: &Key) -> Result<Self, StoreError> {
        let derive = |label: &[u8]| -> Result<Key, StoreError> {
            let mut key = Key::default();
            let expanded = Hkdf::<Sha256>::new(None, data_key.as_slice()).expand(label, key.as_mut_slice());
            expanded.map_err(|e| StoreError::Crypto { what: "deriving a key", why: e.to_string() })?;
            Ok(key)
        };
        Ok(DataKeys {
            database: derive(b"attested/v1/database")?,
            keystore: derive(b"attested/v1/keystore")?,
            page: derive(b"attested/v1/page")?,
            erased: derive(b"attested/v1/erased")?,
        })
    }
}

/// A mark over bytes that only a holder of the key can make or check.
pub(crate) fn mark(key: &Key, bytes: &[u8]) -> Result<String, StoreError> {
    use sha2::Digest;
    let digest = Sha256::digest(bytes);
    let mut mark = [0u8; 32];
    let expanded = Hkdf::<Sha256>::new(None, key.as_slice()).expand(&digest, &mut mark);
    expanded.map_err(|e| StoreError::Crypto { what: "marking a page", why: e.to_string() })?;
    Ok(crate::header::hex(&mark))
}

pub(crate) fn wrap(key_encryption_key: &Key, data_key: &Key, bound: &[u8]) -> Result<Vec<u8>, StoreError> {
    seal(key_encryption_key, data_key.as_slice(), bound)
}

pub(crate) fn unwrap(key_encryption_key: &Key, wrapped: &[u8], bound: &[u8]) -> Option<Key> {
    let opened = open(key_encryption_key, wrapped, bound)?;
    let mut key = Key::default();
    if opened.len() != key.len() {
        return None;
    }
    key.copy_from_slice(&opened);
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_composed_or_not_is_one_passphrase() {
        let cost = FLOOR;
        let key = |text: &str| key_encryption_key(&Passphrase::new(text.to_owned()).unwrap(), &[1; 16], cost).unwrap();
        assert_eq!(key("암호").as_slice(), key("\u{110b}\u{1161}\u{11b7}\u{1112}\u{1169}").as_slice());
        assert!(format!("{:?}", Passphrase::new("secret".to_owned()).unwrap()).find("secret").is_none());
    }

    #[test]
    fn the_cost_never_falls_below_the_floor() {
        assert_eq!(KdfCost::calibrated(Duration::ZERO).unwrap(), FLOOR);
        assert!(KdfCost::calibrated(Duration::from_millis(1)).unwrap().is_sane());
        assert!(!KdfCost { memory_kib: 1024, ..FLOOR }.is_sane());
    }
}
