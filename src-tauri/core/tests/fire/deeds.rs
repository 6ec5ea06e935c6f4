//! What people do all day, done by a process: each deed with a mark by which it is known again in the file.

use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};
use waymark_core::Error;

use crate::chance::Chance;
use crate::school::{Facts, Seat, import, leaves, new_pupil, save_plan};

/// What a worker does, some of it more often than the rest.
const DEEDS: &[&str] = &[
    "note",
    "note",
    "note",
    "rating",
    "rating",
    "plan",
    "plan",
    "child",
    "draft",
    "print",
    "import",
    "backup",
    "password",
    "colleague",
    "leaver",
    "sign_out",
];

/// Somebody at the desk who does one deed after the other.
pub(crate) struct Worker {
    pub(crate) seat: Seat,
    /// Where that is, and when.
    folder: PathBuf,
    minutes: u64,
    pub(crate) facts: Facts,
    chance: Chance,
    /// Those that may be the right one.
    passwords: Vec<String>,
    /// Who was added and has not left.
    colleagues: Vec<String>,
}

/// Told of each deed: "begin", then "saved" once the desk has answered.
pub(crate) type Telling<'a> = &'a mut dyn FnMut(&str, &str);

impl Worker {
    /// At the desk of a folder, so many minutes after the beginning of the day.
    pub(crate) fn at(folder: &Path, facts: Facts, minutes: u64, chance: Chance) -> Self {
        Self {
            seat: Seat::at(folder, minutes),
            folder: folder.to_path_buf(),
            minutes,
            chance,
            passwords: vec![facts.password.clone()],
            colleagues: Vec::new(),
            facts,
        }
    }

    /// As a process was told on its command line.
    pub(crate) fn told(told: &Json) -> Self {
        let facts: Facts = serde_json::from_value(told["facts"].clone()).unwrap();
        let strings = |name: &str| serde_json::from_value(told[name].clone()).unwrap();
        let folder = Path::new(told["folder"].as_str().unwrap());
        let chance = Chance::of(told["seed"].as_u64().unwrap(), 0);
        Self {
            passwords: strings("passwords"),
            colleagues: strings("colleagues"),
            ..Self::at(folder, facts, told["minutes"].as_u64().unwrap(), chance)
        }
    }

    /// The one that is right now, once they have signed in.
    pub(crate) fn password(&self) -> &str {
        &self.passwords[0]
    }

    /// Works without end; comes back only where the desk refuses something.
    pub(crate) fn work(&mut self, tell: Telling<'_>) -> waymark_core::Result<()> {
        self.sign_in(tell)?;
        loop {
            self.any(tell)?;
        }
    }

    /// One deed by chance.
    pub(crate) fn any(&mut self, tell: Telling<'_>) -> waymark_core::Result<()> {
        let what = *self.chance.pick(DEEDS);
        let mark = format!("Quill{:x}", self.chance.next());
        // A leaver is marked by who it is, and somebody has to be there who can leave.
        let mark = match (what, self.colleagues.last()) {
            ("leaver", None) => return Ok(()),
            ("leaver", Some(id)) => id.clone(),
            _ => mark,
        };
        tell("begin", &format!("{what} {mark}"));
        let mark = self.one(what, mark)?;
        tell("saved", &format!("{what} {mark}"));
        if what == "sign_out" {
            self.sign_in(tell)?;
        }
        Ok(())
    }

    /// Signs in with whichever password is right.
    pub(crate) fn sign_in(&mut self, tell: Telling<'_>) -> waymark_core::Result<()> {
        tell("begin", "sign_in -");
        let mut told = Ok(());
        for password in std::mem::take(&mut self.passwords) {
            match self.sign_in_with(&password) {
                Ok(_) => {
                    // It is told which of them it was: whoever comes next need not try the others.
                    tell("saved", &format!("sign_in {password}"));
                    self.passwords = vec![password];
                    return Ok(());
                }
                Err(error) => told = Err(error),
            }
        }
        told
    }

    /// Signs in, and waits first where wrong passwords ask for that: the clock is moved on, which stands still here.
    fn sign_in_with(&mut self, password: &str) -> waymark_core::Result<Json> {
        let told = self.seat.sign_in(&self.facts.senco, password);
        if !matches!(told, Err(Error::TooSoon { .. })) {
            return told;
        }
        self.minutes += 20;
        self.seat = Seat::at(&self.folder, self.minutes);
        self.seat.sign_in(&self.facts.senco, password)
    }

    /// Does a deed; the mark by which it is known.
    fn one(&mut self, what: &str, mark: String) -> waymark_core::Result<String> {
        let Facts {
            pupil,
            plan,
            target,
            ..
        } = &self.facts;
        let ask = |command: &str, input: Json| self.seat.ask(command, input);
        match what {
            "note" => {
                let note = json!({ "happened_on": "2026-11-11", "note_kind": "observation", "body": mark });
                ask("add_note", json!({ "pupil_id": pupil, "note": note }))?;
            }
            "rating" => {
                let rating = json!({ "target_id": target, "happened_on": "2026-11-11", "score": 6, "evidence": mark });
                ask("rate_target", rating)?;
            }
            "plan" => drop(save_plan(&self.seat, plan, &mark)?),
            "child" => drop(ask("add_pupil", new_pupil(&mark))?),
            "draft" => drop(ask(
                "keep_draft",
                json!({ "place": mark, "body": { "words": mark } }),
            )?),
            "print" => {
                let choices = json!({
                    "text_size": "standard", "tint": "none", "spacing": "standard", "headings": null, "photo": false,
                    "room_to_write": false,
                });
                ask("print_plan", json!({ "plan_id": plan, "choices": choices }))?;
            }
            "import" => drop(import(&self.seat, &mark)?),
            "backup" => drop(ask("back_up_now", json!({}))?),
            "password" => {
                ask(
                    "change_password",
                    json!({ "current": self.passwords[0], "new": mark }),
                )?;
                self.passwords = vec![mark.clone()];
            }
            "colleague" => {
                let staff = json!({ "name": mark, "role": "teaching_assistant", "administrator": false, "job_title": "" });
                let added = ask("add_staff", json!({ "staff": staff }))?;
                let id = added["staff_id"].as_str().unwrap().to_owned();
                self.colleagues.push(id.clone());
                return Ok(id);
            }
            "leaver" => {
                leaves(&self.seat, &mark)?;
                self.colleagues.pop();
            }
            "sign_out" => drop(ask("sign_out", json!({}))?),
            other => panic!("{other} is no deed"),
        }
        Ok(mark)
    }
}
