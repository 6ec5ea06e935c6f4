//! What a command tells: the answer on the standard output, trouble on the standard error, each in
//! words for a person or in JSON for a script, and the exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use serde_json::{Value, json};
use waymark_core::{Error, Problem};

/// How to tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Words,
    Json,
}

/// What a command did, both ways.
#[derive(Debug)]
pub(super) struct Answer {
    words: String,
    json: Value,
}

impl Answer {
    pub(super) fn new(words: impl Into<String>, json: Value) -> Self {
        Self {
            words: words.into(),
            json,
        }
    }

    /// The window was open and has been closed: there is nothing to tell.
    pub(super) fn nothing() -> Self {
        Self::new(String::new(), Value::Null)
    }
}

/// Why a command did not do it.
#[derive(Debug)]
pub(super) enum Failure {
    /// The core says why.
    Core(Error),
    /// Trouble that the core knows nothing of, as a sentence.
    Sentence(String),
}

impl Failure {
    pub(super) fn sentence(message: impl Into<String>) -> Self {
        Self::Sentence(message.into())
    }

    fn words(&self) -> String {
        match self {
            Self::Sentence(message) => message.clone(),
            Self::Core(error) => {
                let message = Problem::of(error, "").message;
                // There is no log here to find a reference in: the cause stands beside the words.
                match error {
                    // There is no form here to put them beside.
                    Error::Invalid(fields) => {
                        let sentences: Vec<&str> = fields
                            .iter()
                            .flat_map(|(_, sentences)| sentences.iter().map(String::as_str))
                            .collect();
                        sentences.join(" ")
                    }
                    Error::Internal(_) | Error::Document(_) | Error::File(_) => {
                        format!("{message} ({error})")
                    }
                    _ => message,
                }
            }
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Sentence(message) => json!({ "code": "failed", "message": message }),
            Self::Core(error) => {
                json!({ "code": Problem::of(error, "").code, "message": self.words() })
            }
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Core(error)
    }
}

impl Form {
    /// Tells the outcome, and gives the exit code: 0 done, 1 failed.
    pub(super) fn tell(self, outcome: Result<Answer, Failure>) -> ExitCode {
        let (told, code) = match outcome {
            Ok(answer) => (
                self.answer(&answer)
                    .map_or(Ok(()), |text| writeln!(io::stdout(), "{text}")),
                ExitCode::SUCCESS,
            ),
            Err(failure) => (
                writeln!(io::stderr(), "{}", self.failure(&failure)),
                ExitCode::FAILURE,
            ),
        };
        // A reader that has gone away ("| head") has what it wanted.
        told.map_or(ExitCode::FAILURE, |()| code)
    }

    fn answer(self, answer: &Answer) -> Option<String> {
        match self {
            Self::Words => (!answer.words.is_empty()).then(|| answer.words.clone()),
            Self::Json => (!answer.json.is_null()).then(|| answer.json.to_string()),
        }
    }

    fn failure(self, failure: &Failure) -> String {
        match self {
            Self::Words => failure.words(),
            Self::Json => failure.json().to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trouble_of_the_core_is_a_sentence_or_a_code() {
        let failure = Failure::from(Error::WrongPassword);
        assert!(Form::Words.failure(&failure).contains("password"));
        assert!(
            Form::Json
                .failure(&failure)
                .contains(r#""code":"wrong_password""#)
        );
    }

    #[test]
    fn an_inner_fault_names_its_cause_where_there_is_no_log() {
        let failure = Failure::from(Error::Internal("the pages ran out".to_owned()));
        assert!(
            Form::Words
                .failure(&failure)
                .ends_with("(internal: the pages ran out)")
        );
    }

    #[test]
    fn a_closed_window_prints_nothing() {
        assert!(Form::Json.answer(&Answer::nothing()).is_none());
        assert!(Form::Words.answer(&Answer::nothing()).is_none());
    }
}
