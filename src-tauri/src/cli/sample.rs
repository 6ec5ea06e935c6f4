//! `waymark sample DIR`: a fictional school to look round, as a school of its own.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use waymark_core::Error;
use waymark_core::sample::{self, Decades};
use waymark_core::vault::Vault;
use waymark_core::world::ThisComputer;

use super::answer::{Answer, Failure};
use crate::desk_on;

#[derive(Debug, Args)]
pub(super) struct Sample {
    /// The folder to make it in; there must be no school in it yet
    dir: PathBuf,

    /// Instead of the sample school, a larger one with that many years of records, for measuring (25 take a minute)
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=40))]
    years: Option<u8>,

    /// Which of many such schools: each number makes another, and always the same
    #[arg(long, value_name = "N", requires = "years", default_value_t = 1)]
    seed: u64,
}

impl Sample {
    pub(super) fn run(self) -> Result<Answer, Failure> {
        let vault = Vault::of_sample(&self.dir);
        match self.years {
            None => sample::make(&vault, &ThisComputer)?,
            Some(years) => {
                let decades = Decades {
                    years,
                    seed: self.seed,
                };
                sample::make_decades(&vault, &ThisComputer, decades)?;
            }
        }
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
