//! What Attested says, in Korean, English and Chinese: the Fluent files of this folder, and their loader.
//!
//! Input: a language, a key, arguments. Output: text. Core returns codes and arguments, never prose; this is
//! where they become sentences. Leaves out reading the environment (`ATTESTED_LANG` is the shell's affair),
//! labels of acts and bodies (`vocab/`), and marking up.
//!
//! ```
//! use attested_messages::{Language, Messages, Value};
//! let messages = Messages::load(Language::of_setting("en_GB.UTF-8"));
//! let args = [("low", Value::Num(600)), ("high", Value::Num(2000))];
//! assert_eq!(messages.text("range-between", &args), "600–2,000");
//! ```

mod files;
mod language;
mod messages;

pub use language::Language;
pub use messages::{Messages, Value};

#[cfg(test)]
mod tests;
