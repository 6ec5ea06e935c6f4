//! `waymark rekey`: a new key for the school's file, for whoever looks after the PC and thinks that a copy of the old one
//! is in the wrong hands.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::answer::{Answer, Failure};
use super::sign_in::SignIn;

#[derive(Debug, Args)]
pub(super) struct Rekey {
    #[command(flatten)]
    sign_in: SignIn,
}

impl Rekey {
    pub(super) fn run(self, data_folder: PathBuf) -> Result<Answer, Failure> {
        let desk = self.sign_in.desk_on(data_folder)?;
        let view = desk.run("change_lock", json!({}))?.output.value();
        let mut words = "The school's file has a new key. Everyone signs in as before, and the recovery sheet is the \
                         same. Backups made until now open with that sheet alone."
            .to_owned();
        let newest = view.pointer("/backups/0").cloned().unwrap_or_default();
        match view.get("trouble").and_then(Value::as_str) {
            Some(trouble) => words.push_str(&format!("\n{trouble}")),
            None => {
                let path = newest
                    .get("path")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                words.push_str(&format!("\nA backup under the new key: {path}"));
            }
        }
        Ok(Answer::new(words, newest))
    }
}
