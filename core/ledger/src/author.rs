//! Who signs: Ed25519 (RFC 8032) keys made from a seed, and the one strict way signatures are checked.
//!
//! Input: 32 secret bytes, as an argument. Output: checkpoints' signatures. Leaves out where seeds come from
//! and are kept (`attested-store`), and which public keys are trusted (the [`crate::Verifier`]'s caller).

use crate::{PublicKey, Signature};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use std::fmt;

/// A signing key. Wiped from memory when dropped; shows only its public key. It signs nothing but
/// checkpoints, so that a signature can't be taken from one use into another.
pub struct Author {
    key: SigningKey,
}

impl Author {
    /// Makes the key of a seed: RFC 8032's private key, 32 secret random bytes.
    ///
    /// ```
    /// let author = attested_ledger::Author::from_seed(&[1; 32]);
    /// assert!(author.public_key().to_string().starts_with("8a88e3dd7409f195"));
    /// ```
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self { key: SigningKey::from_bytes(seed) }
    }

    /// The public key, which names this author in entries and checkpoints.
    pub fn public_key(&self) -> PublicKey {
        PublicKey::from_bytes(self.key.verifying_key().to_bytes())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> Signature {
        Signature::from_bytes(self.key.sign(message).to_bytes())
    }
}

impl fmt::Debug for Author {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Author").field("public_key", &self.public_key()).finish_non_exhaustive()
    }
}

/// Whether `signature` is `key`'s over `message`, strictly, so that every implementation agrees: the key is a
/// canonical point, neither it nor R is of small order, S is below the group's order, and R equals
/// \[S\]B − \[k\]A byte for byte (`docs/format.md`, section 5).
pub(crate) fn signed_by(key: &PublicKey, message: &[u8], signature: &Signature) -> bool {
    if !is_canonical(key) {
        return false;
    }
    let Ok(verifying) = VerifyingKey::from_bytes(key.as_bytes()) else { return false };
    let signature = ed25519_dalek::Signature::from_bytes(signature.as_bytes());
    verifying.verify_strict(message, &signature).is_ok()
}

/// Whether the key's y coordinate is below 2^255 − 19: the library also reads the few that aren't.
fn is_canonical(key: &PublicKey) -> bool {
    let [low, middle @ .., high] = key.as_bytes();
    let all_ones_above = high & 0x7f == 0x7f && middle.iter().all(|byte| *byte == 0xff);
    !(all_ones_above && *low >= 0xed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex<const N: usize>(text: &str) -> [u8; N] {
        crate::id::read_hex(text).unwrap()
    }

    #[test]
    fn rfc_8032_vectors() {
        // RFC 8032 §7.1, tests 1 to 3: seed, public key, message, signature.
        let vectors: [(&str, &str, &[u8], &str); 3] = [
            (
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                &[],
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
            ),
            (
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                &[0x72],
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            ),
            (
                "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                &[0xaf, 0x82],
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
            ),
        ];
        for (seed, public, message, signature) in vectors {
            let author = Author::from_seed(&hex(seed));
            assert_eq!(author.public_key().to_string(), public);
            assert_eq!(author.sign(message).to_string(), signature);
            assert!(signed_by(&author.public_key(), message, &author.sign(message)));
            assert!(!signed_by(&author.public_key(), b"other", &author.sign(message)));
        }
    }

    #[test]
    fn keys_that_sign_anything_are_refused() {
        // The neutral point as key: with R neutral and S = 0 the plain equation holds for every message.
        let mut neutral = [0; 32];
        neutral[0] = 1;
        let mut signature = [0; 64];
        signature[0] = 1;
        assert!(!signed_by(&PublicKey::from_bytes(neutral), b"x", &Signature::from_bytes(signature)));
        // Keys written with y ≥ 2^255 − 19.
        for low in 0xed..=0xff {
            let mut bytes = [0xff; 32];
            bytes[0] = low;
            assert!(!is_canonical(&PublicKey::from_bytes(bytes)));
            bytes[31] = 0x7f;
            assert!(!is_canonical(&PublicKey::from_bytes(bytes)));
        }
        assert!(is_canonical(&PublicKey::from_bytes([0xff; 32].map(|byte: u8| byte & 0xec))));
    }

    #[test]
    fn a_signing_key_never_prints_its_secret() {
        let shown = format!("{:?}", Author::from_seed(&[0x11; 32]));
        assert!(shown.starts_with("Author { public_key: PublicKey("), "{shown}");
        assert!(!shown.contains("1111"), "{shown}");
    }
}
