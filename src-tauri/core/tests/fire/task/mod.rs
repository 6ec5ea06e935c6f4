//! The things that a power cut or a failing disk must not leave by half, each done once from a known beginning, with the
//! same ids and at the same moment every time, so that what comes of it is known to the last row.

mod ready;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value as Json, json};
use waymark_core::Problem;
use waymark_core::world::FixedWorld;

use crate::child::say;
use crate::fixture::new_school;
use crate::school::{Facts, Seat, attach, import, leaves, moment, save_plan};
use crate::storm;

pub(crate) use ready::{Ready, Told};

pub(crate) const CHILD: &str = "task";
/// The password after it was changed.
const NEW_PASSWORD: &str = "seven geese in a row";

const NEW_SCHOOL: &str = "setting a school up";
const NEW_PASSWORD_TASK: &str = "changing a password";
const NEW_LOCK: &str = "changing the lock";
const BESIDE: &str = "restoring beside a damaged file";

/// What there is before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beginning {
    Nothing,
    School,
    /// The same school, in the first schema that there was.
    OlderSchool,
    /// The same school, with the end of its file lost, so that it does not open.
    DamagedSchool,
}

/// One thing to do.
#[derive(Debug)]
pub(crate) struct Task {
    pub(crate) name: &'static str,
    begins: Beginning,
    /// Whether the SENCO has signed in before.
    signed_in: bool,
    act: fn(&Seat, &Facts, &Path) -> waymark_core::Result<Json>,
}

pub(crate) const TASKS: &[Task] = &[
    Task {
        name: NEW_SCHOOL,
        begins: Beginning::Nothing,
        signed_in: false,
        act: |seat, _, _| seat.ask("create_school", new_school()),
    },
    Task {
        name: "signing in",
        begins: Beginning::School,
        signed_in: false,
        act: |seat, facts, _| seat.sign_in(&facts.senco, &facts.password),
    },
    Task {
        name: "saving a plan",
        begins: Beginning::School,
        signed_in: true,
        act: |seat, facts, _| save_plan(seat, &facts.plan, "Marked"),
    },
    Task {
        name: "attaching a document",
        begins: Beginning::School,
        signed_in: true,
        act: |seat, facts, _| attach(seat, &facts.pupil),
    },
    Task {
        name: "bringing a list in",
        begins: Beginning::School,
        signed_in: true,
        act: |seat, _, _| import(seat, "Marked"),
    },
    Task {
        name: "moving to a newer schema",
        begins: Beginning::OlderSchool,
        signed_in: false,
        act: |seat, facts, _| seat.sign_in(&facts.senco, &facts.password),
    },
    Task {
        name: NEW_PASSWORD_TASK,
        begins: Beginning::School,
        signed_in: true,
        act: |seat, facts, _| {
            let change = json!({ "current": facts.password, "new": NEW_PASSWORD });
            seat.ask("change_password", change)
        },
    },
    Task {
        name: "a leaver and the new key",
        begins: Beginning::School,
        signed_in: true,
        act: |seat, facts, _| leaves(seat, &facts.assistant),
    },
    Task {
        name: NEW_LOCK,
        begins: Beginning::School,
        signed_in: true,
        act: |seat, _, _| seat.ask("change_lock", json!({})),
    },
    Task {
        name: "making a backup",
        begins: Beginning::School,
        signed_in: true,
        act: |seat, _, _| seat.ask("back_up_now", json!({})),
    },
    Task {
        name: "restoring on a new PC",
        begins: Beginning::Nothing,
        signed_in: false,
        act: |seat, facts, folder| restore(seat, facts, folder, false),
    },
    Task {
        name: BESIDE,
        begins: Beginning::DamagedSchool,
        signed_in: false,
        act: |seat, facts, folder| restore(seat, facts, folder, true),
    },
    Task {
        name: "going back to a backup",
        begins: Beginning::School,
        signed_in: true,
        act: |seat, _, folder| {
            seat.ask("go_back_to", json!({ "path": stick(folder), "sheet": "" }))
        },
    },
];

fn restore(
    seat: &Seat,
    facts: &Facts,
    folder: &Path,
    set_aside: bool,
) -> waymark_core::Result<Json> {
    let (path, sheet, by) = (stick(folder), &facts.sheet, &facts.senco);
    seat.ask(
        "restore_backup",
        json!({ "path": path, "sheet": sheet, "by": by, "left": [], "set_aside": set_aside }),
    )
}

/// The backup that is restored, beside the folder.
fn stick(folder: &Path) -> PathBuf {
    folder.with_file_name("stick.waymark-backup")
}

/// The child: does its task, or dies on the way; where it was refused and is asked to, once more.
pub(crate) fn child(words: &[String]) {
    let told: Json = serde_json::from_str(&words[0]).unwrap();
    let facts: Facts = serde_json::from_value(told["facts"].clone()).unwrap();
    let folder = Path::new(told["folder"].as_str().unwrap());
    let task = TASKS.iter().find(|task| told["task"] == task.name).unwrap();
    let seat = Seat::in_world(folder, Arc::new(FixedWorld::at(moment(5))));
    if task.signed_in {
        seat.sign_in(&facts.senco, &facts.password).unwrap();
    }
    storm::begins();
    let first = (task.act)(&seat, &facts, folder);
    storm::ends();
    let done = first.is_ok();
    say(&format!("first {}", in_words(first)));
    if told["again"] == true && !done {
        // Going back to a backup signs everybody out before it can know that the disk fails.
        if task.signed_in && seat.desk.signed_in().is_err() {
            drop(seat.sign_in(&facts.senco, &facts.password));
        }
        say(&format!(
            "again {}",
            in_words((task.act)(&seat, &facts, folder))
        ));
    }
}

fn in_words(told: waymark_core::Result<Json>) -> String {
    match told {
        Ok(_) => "ok".to_owned(),
        Err(error) => {
            let problem = Problem::of(&error, "fire");
            format!("{:?} {} ({error:?})", problem.code, problem.message)
        }
    }
}
