//! Messages of one language. Input: a key and arguments. Output: text, always: a key the language lacks is
//! said in English, and one that nobody has is said as itself. (Tests see to it that neither happens.)

use crate::{Language, files};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::fmt;

/// An argument of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// Text, put in as it is.
    Str(&'a str),
    /// A count, grouped by the language (`2,000`), and what plural forms are chosen by.
    Num(u64),
}

/// The messages of a language, with English behind it.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    english: Option<FluentBundle<FluentResource>>,
}

impl Messages {
    /// Loads a language. The files are built in; what does not parse in them is left out (a test forbids it).
    pub fn load(language: Language) -> Messages {
        let english = (language != Language::En).then(|| bundle(Language::En));
        Messages { language, bundle: bundle(language), english }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether some language loaded here has the key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key) || self.english.as_ref().is_some_and(|e| e.has_message(key))
    }

    #[cfg(test)]
    pub(crate) fn has_of_its_own(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A message in the language, else in English, else the key itself. An argument that the message names and
    /// the caller does not give stands as `{$name}`.
    pub fn text(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, fluent(*value))).collect();
        said(&self.bundle, key, &args)
            .or_else(|| self.english.as_ref().and_then(|english| said(english, key, &args)))
            .unwrap_or_else(|| key.to_owned())
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages").field("language", &self.language).finish_non_exhaustive()
    }
}

fn said(bundle: &FluentBundle<FluentResource>, key: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
}

fn fluent(value: Value<'_>) -> FluentValue<'_> {
    match value {
        Value::Str(text) => FluentValue::String(text.into()),
        // Exact up to 2^53, nine times the largest number a claim may carry (10^15).
        Value::Num(n) => FluentValue::Number(FluentNumber::new(n as f64, Default::default())),
    }
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
    // The page isolates what it inserts by itself, and a terminal would show the marks.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(grouped));
    for (_, text) in files::of(language) {
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Numbers with commas between groups of three: the custom of all three languages.
fn grouped<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(group(number.value as u64)),
        FluentValue::String(_) | FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => None,
    }
}

fn group(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
