//! A cursor over bytes that knows where it is: every read names its field and fails with its first byte.

use super::{Flaw, Malformed};

/// Reads fields one after another, big-endian.
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The offset of the next byte to read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Takes the next `count` bytes.
    pub(super) fn take(&mut self, field: &'static str, count: usize) -> Result<&'a [u8], Flaw> {
        let rest = &self.bytes[self.at..]; // `at` only grows by lengths that were there
        match rest.get(..count) {
            Some(taken) => {
                self.at += count;
                Ok(taken)
            }
            None => Err(Flaw { what: Malformed::Truncated { field }, at: self.at }),
        }
    }

    /// Takes the next `N` bytes as an array.
    pub(super) fn array<const N: usize>(&mut self, field: &'static str) -> Result<[u8; N], Flaw> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(field, N)?);
        Ok(array)
    }

    pub(super) fn u16(&mut self, field: &'static str) -> Result<u16, Flaw> {
        self.array(field).map(u16::from_be_bytes)
    }

    pub(super) fn u64(&mut self, field: &'static str) -> Result<u64, Flaw> {
        self.array(field).map(u64::from_be_bytes)
    }

    pub(super) fn i64(&mut self, field: &'static str) -> Result<i64, Flaw> {
        self.array(field).map(i64::from_be_bytes)
    }

    /// Ends the reading: refuses anything left over.
    pub(super) fn end(self) -> Result<(), Flaw> {
        match self.bytes.len() - self.at {
            0 => Ok(()),
            bytes => Err(Flaw { what: Malformed::Trailing { bytes }, at: self.at }),
        }
    }
}
