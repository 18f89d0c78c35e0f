//! The reader's language: messages for the shell, and the adapter by which core's views ask for words.

use attested_messages::{Messages, Value};
use attested_publication::{Arg, Translate};

/// The messages of the language chosen.
pub struct Words(Messages);

impl Words {
    /// The words of a language.
    pub fn new(messages: Messages) -> Self {
        Words(messages)
    }

    /// A message with its arguments.
    pub fn say(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        self.0.text(key, args)
    }
}

/// An argument that is text.
pub fn text<'a>(name: &'a str, value: &'a str) -> (&'a str, Value<'a>) {
    (name, Value::Str(value))
}

/// An argument that is a number.
pub fn num(name: &str, value: u64) -> (&str, Value<'_>) {
    (name, Value::Num(value))
}

impl Translate for Words {
    fn text(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let args: Vec<(&str, Value<'_>)> = args
            .iter()
            .map(|(name, arg)| match arg {
                Arg::Text(text) => (*name, Value::Str(text)),
                Arg::Count(n) => (*name, Value::Num(*n)),
            })
            .collect();
        self.0.text(key, &args)
    }

    fn lang(&self) -> &str {
        self.0.language().tag()
    }
}
