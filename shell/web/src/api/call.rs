//! A call, read: the parts of its path, what is asked, what was sent. Input: a request and the route it fits. Output: values,
//! or what can't be read. Names that the document doesn't know are refused: a misspelt day must not give another day's figures.

use crate::ask::Ask;
use crate::fault::Fault;
use attested_store::{Indexed, Listed};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use std::fmt::Display;
use std::str::FromStr;

/// The largest number that every JSON reader keeps whole.
pub(crate) const MOST: u64 = (1 << 53) - 1;

/// A call.
pub(crate) struct Call<'a> {
    /// The variable parts of the path, in their order.
    pub(crate) parts: Vec<String>,
    pub(crate) ask: &'a Ask,
}

impl<'a> Call<'a> {
    /// A part of the path; the route says how many there are.
    pub(crate) fn part(&self, at: usize) -> &str {
        self.parts.get(at).map_or("", String::as_str)
    }

    /// A part of the path that is a number.
    pub(crate) fn numbered(&self, at: usize) -> Result<u64, Fault> {
        let text = self.part(at);
        // Digits alone: "+1" and "01" would be further names of the same thing.
        let plain = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
        let number = text.parse().ok().filter(|n| plain && *n <= MOST);
        number.ok_or_else(|| Fault::NotFound(format!("'{text}' is not a number from 1")))
    }

    /// What is asked by a name that may not be repeated.
    pub(crate) fn text(&self, name: &str) -> Option<&'a str> {
        self.all(name).next()
    }

    /// Everything asked by a name that may be repeated.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &'a str> {
        let pairs = self.ask.asked.iter().filter(move |(own, _)| own == name);
        pairs.map(|(_, value)| value.as_str())
    }

    /// What is asked by a name, read.
    pub(crate) fn read<T>(&self, name: &str, read: impl Fn(&str) -> Result<T, Fault>) -> Result<Option<T>, Fault> {
        let said = |why: Fault| Fault::Malformed(format!("{name}: {why}"));
        self.text(name).map(|text| read(text).map_err(said)).transpose()
    }

    /// A number that is asked for, within bounds.
    pub(crate) fn number<T: FromStr + PartialOrd + Display + Copy>(
        &self,
        name: &str,
        least: T,
        most: T,
    ) -> Result<Option<T>, Fault> {
        self.read(name, |text| {
            let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            let number = text.parse().ok().filter(|n| plain && *n >= least && *n <= most);
            number.ok_or_else(|| Fault::Malformed(format!("'{text}' is not a number from {least} to {most}")))
        })
    }

    /// One of some words.
    pub(crate) fn one_of(&self, name: &str, words: &[&str]) -> Result<Option<&'a str>, Fault> {
        match self.text(name) {
            Some(text) if !words.contains(&text) => {
                Err(Fault::Malformed(format!("{name}: '{text}' is none of {}", words.join(", "))))
            }
            found => Ok(found),
        }
    }

    /// What was sent.
    pub(crate) fn sent<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        sent(self.ask)
    }
}

/// The part of a list that is asked for: how many are skipped, and how many follow.
pub(crate) fn part_of_list(call: &Call<'_>) -> Result<(u64, u64), Fault> {
    Ok((call.number("from", 0, MOST)?.unwrap_or(0), call.number("rows", 1, 1000)?.unwrap_or(100)))
}

/// Whether a list has everything that has the words asked for: not while words are still being indexed, nor where more have them
/// than are looked at.
pub(crate) fn is_whole<T>(reach: Indexed, listed: &Listed<T>) -> bool {
    reach.is_whole() && listed.cut.is_none()
}

/// A whole number, also as JSON may write it: `1.0` is 1.
pub(crate) fn whole<'de, D: Deserializer<'de>>(read: D) -> Result<u64, D::Error> {
    let number = serde_json::Number::deserialize(read)?;
    let as_float = || number.as_f64().filter(|n| n.fract() == 0.0 && *n >= 0.0 && *n <= MOST as f64).map(|n| n as u64);
    number
        .as_u64()
        .filter(|n| *n <= MOST)
        .or_else(as_float)
        .ok_or_else(|| D::Error::custom(format!("{number} is not a whole number from 0")))
}

/// The same, which may be left out.
pub(crate) fn maybe_whole<'de, D: Deserializer<'de>>(read: D) -> Result<Option<u64>, D::Error> {
    #[derive(Deserialize)]
    struct Whole(#[serde(deserialize_with = "whole")] u64);
    Ok(Option::<Whole>::deserialize(read)?.map(|Whole(number)| number))
}

/// Whole numbers.
pub(crate) fn wholes<'de, D: Deserializer<'de>>(read: D) -> Result<Vec<u64>, D::Error> {
    #[derive(Deserialize)]
    struct Whole(#[serde(deserialize_with = "whole")] u64);
    Ok(Vec::<Whole>::deserialize(read)?.into_iter().map(|Whole(number)| number).collect())
}

/// The JSON that was sent.
pub(crate) fn sent<T: DeserializeOwned>(ask: &Ask) -> Result<T, Fault> {
    serde_json::from_slice(&ask.body).map_err(|why| Fault::Malformed(why.to_string()))
}
