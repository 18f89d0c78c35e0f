//! Fuzzes `properties::assist`. Input: bytes from libFuzzer. Output: a crash, or nothing.
#![no_main]
#[path = "../properties.rs"]
mod properties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::assist(bytes));
