//! The reader's language: messages for the shell, and the adapter by which core's page asks for words.

use attested_messages::{Messages, Value};
use attested_publication::{Arg, Translate};

/// The messages of the language chosen.
pub(crate) struct Words(Messages);

impl Words {
    pub(crate) fn new(messages: Messages) -> Self {
        Words(messages)
    }

    /// A message with its arguments.
    pub(crate) fn say(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        self.0.text(key, args)
    }
}

/// An argument that is text.
pub(crate) fn text<'a>(name: &'a str, value: &'a str) -> (&'a str, Value<'a>) {
    (name, Value::Str(value))
}

/// An argument that is a number.
pub(crate) fn num(name: &str, value: u64) -> (&str, Value<'_>) {
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
