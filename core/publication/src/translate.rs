//! How core asks for words without holding any. Input: a message's key and its arguments. Output: text in the
//! reader's language. The shell implements it with `attested-messages`.

/// An argument of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Text, put in as it is.
    Text(&'a str),
    /// A count, which the language groups and declines by.
    Count(u64),
}

/// Somebody who has the words.
///
/// ```
/// use attested_publication::{Arg, Translate, words};
/// struct Plain;
/// impl Translate for Plain {
///     fn text(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
///         format!("{key} {args:?}")
///     }
///     fn lang(&self) -> &str {
///         "en"
///     }
/// }
/// assert!(words::range(&Plain, Some(540), Some(660)).starts_with("range-between"));
/// ```
pub trait Translate {
    /// A message. Never fails: a key nobody has is said as itself.
    fn text(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String;

    /// The language, as a BCP 47 tag: `ko`, `en`, `zh-Hans`.
    fn lang(&self) -> &str;
}
