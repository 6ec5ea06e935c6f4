//! Signing in without a window. A command acts in somebody's name like the window does: the same
//! roles, the same trail.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use waymark_core::desk::{Desk, SignInName};

use super::answer::Failure;
use crate::desk_on;

/// Holds the password where nobody sits to type it.
const PASSWORD: &str = "WAYMARK_PASSWORD";

#[derive(Debug, Args)]
pub(super) struct SignIn {
    /// Whose name to act in, as it stands at sign-in. The password is asked for, or read from
    /// WAYMARK_PASSWORD or from the standard input
    #[arg(long = "as", value_name = "NAME")]
    name: String,
}

impl SignIn {
    /// A desk on a data folder, signed in.
    pub(super) fn desk_on(&self, data_folder: PathBuf) -> Result<Desk, Failure> {
        let desk = desk_on(data_folder.clone());
        let status = desk.status()?;
        if !status.has_school {
            return Err(Failure::sentence(format!(
                "There is no school in {}. Say with --data where it is.",
                data_folder.display()
            )));
        }
        let person = the_one_called(&self.name, &status.names)?;
        let password = asked_for(
            PASSWORD,
            &format!("Password of {}: ", person.name),
            "password",
        )?;
        desk.run(
            "sign_in",
            json!({ "staff_id": person.id, "password": password }),
        )?;
        Ok(desk)
    }
}

pub(super) fn the_one_called<'a>(
    name: &str,
    names: &'a [SignInName],
) -> Result<&'a SignInName, Failure> {
    let wanted = name.trim().to_lowercase();
    names
        .iter()
        .find(|person| person.name.to_lowercase() == wanted)
        .ok_or_else(|| {
            let known: Vec<&str> = names.iter().map(|person| person.name.as_str()).collect();
            Failure::sentence(format!(
                "Nobody called \"{name}\" signs in here. Those who do: {}.",
                known.join(", ")
            ))
        })
}

/// A secret from its variable, typed at a prompt, or the first line of the standard input.
pub(super) fn asked_for(variable: &str, prompt: &str, what: &str) -> Result<String, Failure> {
    if let Ok(given) = std::env::var(variable) {
        return Ok(given);
    }
    let read = if io::stdin().is_terminal() {
        rpassword::prompt_password(prompt)
    } else {
        let mut line = String::new();
        io::stdin().read_line(&mut line).map(|_| line)
    };
    match read {
        Ok(line) => Ok(line.trim_end_matches(['\r', '\n']).to_owned()),
        Err(trouble) => Err(Failure::sentence(format!(
            "The {what} could not be read: {trouble}."
        ))),
    }
}
