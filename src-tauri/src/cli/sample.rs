//! `waymark sample DIR`: a fictional school to look round, as a school of its own.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use waymark_core::vault::{KeyKeeping, Vault};
use waymark_core::world::ThisComputer;
use waymark_core::{Error, sample};

use super::answer::{Answer, Failure};
use crate::desk_on;

#[derive(Debug, Args)]
pub(super) struct Sample {
    /// The folder to make it in; there must be no school in it yet
    dir: PathBuf,
}

impl Sample {
    pub(super) fn run(self) -> Result<Answer, Failure> {
        let vault = Vault::at(&self.dir, KeyKeeping::OwnerOnlyFile);
        sample::make(&vault, &ThisComputer)?;
        // What is told is read from the file that was made.
        let status = desk_on(self.dir.clone()).status()?;
        let unnamed = || Error::Internal("the sample school has no name".to_owned());
        let school = status.school_name.ok_or_else(unnamed)?;
        let mut words = format!(
            "{school}, a fictional school, is in {}.\nSign in as any of these; the password is: {}\n",
            self.dir.display(),
            sample::PASSWORD
        );
        for person in &status.names {
            words.push_str(&format!("\n  {:<28} {}", person.name, person.job_title));
        }
        let names: Vec<_> = status
            .names
            .iter()
            .map(|person| json!({ "name": person.name, "job_title": person.job_title }))
            .collect();
        let json = json!({
            "folder": self.dir,
            "school_name": school,
            "password": sample::PASSWORD,
            "names": names,
        });
        Ok(Answer::new(words, json))
    }
}
