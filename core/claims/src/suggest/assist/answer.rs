//! What a server answered: quotes, or why there are none.
//!
//! Input: any bytes. Output: the quotes as the model wrote them. Reads strictly and mends nothing: a fenced or half
//! answer is an error, since what mends one server's habit misreads another's. Leaves out whether a quote stands in the
//! text.

use serde::Deserialize;
use serde_json::Value;

use super::AssistError;

/// The longest answer read, in bytes: a text is asked about in pieces of a few kilobytes.
pub const ANSWER_MAX: usize = 1 << 20;

/// What the schema asks for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    quotes: Vec<String>,
}

/// The quotes in the body of a chat completion.
///
/// # Errors
/// [`AssistError`]: the variant says what the bytes are not.
///
/// ```
/// use attested_claims::suggest::assist::quotes;
/// let body = br#"{"choices": [{"message": {"content": "{\"quotes\": [\"around 600\"]}"}}]}"#;
/// assert_eq!(quotes(body)?, ["around 600"]);
/// # Ok::<(), attested_claims::suggest::assist::AssistError>(())
/// ```
pub fn quotes(body: &[u8]) -> Result<Vec<String>, AssistError> {
    if body.len() > ANSWER_MAX {
        return Err(AssistError::AnswerTooLong);
    }
    let completion: Value = serde_json::from_slice(body).map_err(|_| AssistError::NotJson)?;
    let choice = &completion["choices"][0];
    let content = choice["message"]["content"].as_str().ok_or(AssistError::NotACompletion)?;
    let cut_off = choice["finish_reason"] == "length";
    match serde_json::from_str::<Answer>(content) {
        Ok(answer) => Ok(answer.quotes),
        Err(_) if cut_off => Err(AssistError::CutOff),
        Err(_) => Err(AssistError::WrongSchema),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_answer_says_what_it_is_not() {
        let content = |content: &str| {
            serde_json::json!({"choices": [{"message": {"content": content}}]}).to_string().into_bytes()
        };
        let cases: [(Vec<u8>, AssistError); 11] = [
            (b"".to_vec(), AssistError::NotJson),
            (b"\xff\xfe<html>".to_vec(), AssistError::NotJson),
            (b"[".repeat(100_000), AssistError::NotJson),
            (vec![b' '; ANSWER_MAX + 1], AssistError::AnswerTooLong),
            (b"[]".to_vec(), AssistError::NotACompletion),
            (
                br#"{"choices": [{"message": {"content": null, "refusal": "no"}}]}"#.to_vec(),
                AssistError::NotACompletion,
            ),
            (br#"{"error": {"message": "no such model"}}"#.to_vec(), AssistError::NotACompletion),
            (content("```json\n{\"quotes\": []}\n```"), AssistError::WrongSchema),
            (content(r#"{"quotes": [600]}"#), AssistError::WrongSchema),
            (content(r#"{"quotes": [], "number": 600}"#), AssistError::WrongSchema),
            (
                br#"{"choices": [{"finish_reason": "length", "message": {"content": "{\"quotes\": [\"arou"}}]}"#
                    .to_vec(),
                AssistError::CutOff,
            ),
        ];
        for (body, error) in cases {
            assert_eq!(quotes(&body), Err(error), "{}", String::from_utf8_lossy(&body[..body.len().min(80)]));
        }
        assert_eq!(quotes(&content(r#"{"quotes": []}"#)), Ok(vec![]));
    }
}
