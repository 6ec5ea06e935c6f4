//! Every command, asked by every role, signed out, behind the lock and about children out of scope, with whatever JSON
//! comes: nothing falls over, and nothing answers what it must not.
//!
//! The inputs are made from the types of the window (`shape`), filled with ids of real records, words that look like
//! what people type and words that do not (`guess`), then broken here and there. The school is the sample school with a
//! mark planted in every text of every record of every child (`planted`), so that a leak is found by its mark and says
//! from which column of which child it came.
//!
//! `WAYMARK_FIRE_INPUTS` is how many inputs each command gets: 50 in the ordinary suite, 2,000 in the long form.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod guess;
mod planted;
mod roles;
mod shape;
mod shut;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use serde_json::{Value as Json, json};

use crate::desk::{Desk, DeskConfig};
use crate::error::{Error, Problem, Result};
use crate::testing::day;
use crate::vault::{KeyKeeping, Strength};
use crate::world::FixedWorld;

/// The names of all types that the input of a command is made of.
pub(crate) fn names_in_input(command: &str) -> BTreeSet<String> {
    let shapes = shape::Shapes::of_the_window();
    shapes.named_in(&shapes.inputs[command])
}

/// How many inputs each command gets, over all roles.
fn inputs() -> usize {
    let asked = std::env::var("WAYMARK_FIRE_INPUTS").ok();
    asked.and_then(|number| number.parse().ok()).unwrap_or(50)
}

/// A desk on the sample school of a Tuesday in November, nobody signed in.
struct Fired {
    desk: Desk,
    folder: tempfile::TempDir,
}

impl Fired {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(DeskConfig {
            data_folder: folder.path().to_path_buf(),
            keeping: KeyKeeping::OwnerOnlyFile,
            strength: Strength::Light,
            world: Arc::new(FixedWorld::at(
                day("2026-11-10").and_hms_opt(11, 20, 0).unwrap(),
            )),
        });
        let fired = Self { desk, folder };
        fired.ask("open_sample", json!({})).unwrap();
        fired
    }

    fn ask(&self, command: &str, input: Json) -> Result<Json> {
        self.desk
            .run(command, input)
            .map(|answer| answer.output.value())
    }

    fn sign_in(&self, name: &str) {
        self.try_sign_in(name).unwrap();
    }

    fn try_sign_in(&self, name: &str) -> Result<Json> {
        let status = self.ask("desk_status", json!({})).unwrap();
        let names = status["names"].as_array().unwrap();
        let person = names.iter().find(|one| one["name"] == name).unwrap();
        let password = status["sample_password"].clone();
        self.ask(
            "sign_in",
            json!({ "staff_id": person["id"], "password": password }),
        )
    }

    fn forget_wrong_passwords(&self) {
        let mut folders = vec![self.folder.path().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if entry.file_name() == "school.tries" {
                    std::fs::remove_file(path).unwrap();
                }
            }
        }
    }

    /// What a command answers as text, whichever way it ends. That it ends at all is part of the promise.
    fn answer(&self, command: &str, input: &Json) -> Answered {
        let run = AssertUnwindSafe(|| self.desk.run(command, input.clone()));
        match catch_unwind(run) {
            Err(_) => panic!("{command} fell over {input}"),
            Ok(Ok(answer)) => Answered {
                text: answer.output.into_text(),
                error: None,
            },
            Ok(Err(error)) => Answered {
                text: serde_json::to_string(&Problem::of(&error, "k3f9")).unwrap(),
                error: Some(error),
            },
        }
    }
}

struct Answered {
    text: String,
    error: Option<Error>,
}
