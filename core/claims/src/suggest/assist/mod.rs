//! A second opinion: what a language model would quote, read by the same rules.
//!
//! Input: a text, the rules' suggestions, a server's answers. Output: requests to send, quotes, and an [`Opinion`]: which
//! suggestions the quotes agree with, which claims the rules find only when pointed at one, and which quotes hold no claim
//! by the rules. The model gives places to look at, never a number, a bound, a date or a word: those are the text's and
//! the rules'. Leaves out the network (the shell's) and what may be sent at all (the document's label decides).

mod answer;
mod ask;
mod compare;

pub use answer::{ANSWER_MAX, quotes};
pub use ask::{TEXT_MAX, requests};
pub use compare::{Opinion, Standing, Unclaimed, second_opinion};

/// Why there is no second opinion. Nothing of the text or of the answer is repeated in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AssistError {
    /// The text is longer than is asked about.
    #[error(
        "the text has {characters} characters and a second opinion is asked on at most {TEXT_MAX}: leave out --assist, \
         or cut the text into parts"
    )]
    TextTooLong {
        /// Its length in code points.
        characters: usize,
    },
    /// The answer is longer than any list of quotes.
    #[error("its answer is longer than {ANSWER_MAX} bytes: try another model, or leave out --assist")]
    AnswerTooLong,
    /// The answer isn't JSON.
    #[error("its answer is not JSON: is this the address of an OpenAI-compatible server?")]
    NotJson,
    /// The answer is JSON, but not a chat completion.
    #[error("its answer holds no choices[0].message.content: is this the address of an OpenAI-compatible server?")]
    NotACompletion,
    /// The model wrote until it was stopped.
    #[error("its answer was cut off at the server's limit: raise that limit, or try another model")]
    CutOff,
    /// The model did not keep to the schema.
    #[error(
        "its model did not answer by the JSON schema ({{\"quotes\": [\"…\"]}}): use a server that enforces response_format, \
         or another model"
    )]
    WrongSchema,
}
