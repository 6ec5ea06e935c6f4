//! A task that is ready to be struck: what it begins from, what it comes to, and whether what a strike has left is the one
//! or the other.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use serde_json::{Value as Json, json};
use waymark_core::world::FixedWorld;

use super::{
    BESIDE, Beginning, CHILD, NEW_LOCK, NEW_PASSWORD, NEW_PASSWORD_TASK, NEW_SCHOOL, Task, stick,
};
use crate::away::differing;
use crate::child::{self, Running};
use crate::school::{Facts, Seat, Template, copy_folder, moment};
use crate::storm::{Storm, Strike};
use crate::witness::{Witness, unseal};

const DATABASE: &str = "school.waymark";

/// A task with what it begins from and what it comes to.
pub(crate) struct Ready<'a> {
    pub(crate) task: &'static Task,
    storm: &'a Storm,
    template: &'a Template,
    folder: PathBuf,
    /// How many calls it makes that change the disk.
    pub(crate) calls: u64,
    before: Option<Found>,
    after: Found,
}

/// What stands in the tables: the hash of the rows of each, and how many there are.
#[derive(Debug, Default)]
struct Found {
    rows: BTreeMap<String, String>,
    sizes: BTreeMap<String, String>,
}

impl Found {
    /// What must not differ and does.
    fn differs<'a>(&'a self, other: &'a Self, told: Told) -> Vec<&'a str> {
        match told {
            Told::Row => differing(&self.rows, &other.rows),
            Told::Size => differing(&self.sizes, &other.sizes),
        }
    }
}

/// How closely what comes of a task is known: to the last row, or, where it was tried twice, with other ids.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Told {
    Row,
    Size,
}

impl<'a> Ready<'a> {
    /// Does it once, to learn how it ends; `calls` says which calls are counted.
    pub(crate) fn new(
        task: &'static Task,
        storm: &'a Storm,
        template: &'a Template,
        folder: &Path,
        calls: &str,
    ) -> Self {
        let folder = folder.join(task.name.replace(' ', "-"));
        let mut ready = Self {
            task,
            storm,
            template,
            calls: 0,
            before: None,
            after: Found::default(),
            folder,
        };
        let home = ready.home("first");
        let counted = ready.folder.join("counted");
        let mut command = ready.command(&home, false);
        ready
            .storm
            .around(&mut command, &home, calls, Strike::Count(&counted));
        let said = ready.hear(command);
        assert_eq!(said, ["first ok"], "{}", task.name);
        ready.calls = std::fs::read_to_string(counted).unwrap().parse().unwrap();
        ready.after = tables(&home, template);
        if task.begins == Beginning::School {
            ready.before = Some(tables(&ready.home("untouched"), template));
        }
        ready
    }

    /// A folder as it is before.
    pub(crate) fn home(&self, name: &str) -> PathBuf {
        let home = self.folder.join(name).join("home");
        match self.task.begins {
            Beginning::Nothing => std::fs::create_dir_all(&home).unwrap(),
            Beginning::School => self.template.copy_to(&home),
            Beginning::OlderSchool => {
                self.template.copy_to(&home);
                crate::older::make_older(&home, &self.template.facts.sheet);
            }
            Beginning::DamagedSchool => {
                self.template.copy_to(&home);
                std::fs::write(home.join(DATABASE), self.damaged()).unwrap();
            }
        }
        let backups = self.template.folder.join("backups");
        let backup = std::fs::read_dir(backups)
            .unwrap()
            .flatten()
            .next()
            .unwrap();
        std::fs::copy(backup.path(), stick(&home)).unwrap();
        home
    }

    /// The school's file without its end.
    fn damaged(&self) -> Vec<u8> {
        let mut bytes = std::fs::read(self.template.folder.join(DATABASE)).unwrap();
        bytes.truncate(bytes.len() - 3 * 4096);
        bytes
    }

    /// The damaged file is kept, where it was or aside, byte for byte. Whether it still stands in its own place, where
    /// it does not open but restoring can be begun again.
    fn damaged_is_kept(&self, home: &Path, told: &str) -> bool {
        let damaged = self.damaged();
        let is_it = |path: &Path| std::fs::read(path).is_ok_and(|bytes| bytes == damaged);
        let in_place = is_it(&home.join(DATABASE));
        let folders = std::fs::read_dir(home).unwrap().flatten();
        let aside = folders.map(|entry| entry.path().join(DATABASE));
        let kept = in_place || aside.into_iter().any(|path| is_it(&path));
        assert!(kept, "{BESIDE}, {told}: the damaged file is gone");
        in_place
    }

    pub(crate) fn forget(&self, home: &Path) {
        std::fs::remove_dir_all(home.parent().unwrap()).unwrap();
    }

    /// Does it in a process of its own with a strike on the way, and tells what that process said.
    pub(crate) fn struck(
        &self,
        home: &Path,
        strike: Strike<'_>,
        calls: &str,
        again: bool,
    ) -> Vec<String> {
        let mut command = self.command(home, again);
        self.storm.around(&mut command, home, calls, strike);
        self.hear(command)
    }

    fn command(&self, home: &Path, again: bool) -> Command {
        let words = json!({ "task": self.task.name, "folder": home, "facts": self.template.facts, "again": again });
        child::command(CHILD, &[&words.to_string()])
    }

    fn hear(&self, command: Command) -> Vec<String> {
        let mut child = Running::start(command);
        let mut said = Vec::new();
        while let Some(line) = child.hear() {
            said.push(line);
        }
        child.ended();
        said
    }

    /// Whether it has come to its end. What is there is what was before as a whole, or what comes after as a whole; and
    /// whoever comes next gets in and can do it.
    pub(crate) fn old_or_new(&self, home: &Path, by: Told, told: &str) -> bool {
        let name = self.task.name;
        let Facts {
            senco, password, ..
        } = &self.template.facts;
        if self.task.begins == Beginning::DamagedSchool && self.damaged_is_kept(home, told) {
            let seat = Seat::at(home, 199);
            let opens = seat.sign_in(senco, password);
            assert!(opens.is_err(), "{name}, {told}: what is damaged was opened");
            let again = (self.task.act)(&seat, &self.template.facts, home);
            again.unwrap_or_else(|error| panic!("{name}, {told}: and then again: {error:?}"));
            drop(seat);
            assert!(!self.damaged_is_kept(home, told));
            self.can_be_used(home, by, told);
            return false;
        }
        let seat = Seat::at(home, 200);
        if !seat.desk.status().unwrap().has_school {
            assert!(
                self.task.begins == Beginning::Nothing,
                "{name}, {told}: the school is gone"
            );
            let seat = Seat::in_world(home, Arc::new(FixedWorld::at(moment(5))));
            let again = (self.task.act)(&seat, &self.template.facts, home);
            again.unwrap_or_else(|error| panic!("{name}, {told}: and then again: {error:?}"));
            drop(seat);
            assert!(self.is_after(home, by, told));
            return false;
        }
        drop(seat);
        self.can_be_used(home, by, told)
    }

    /// Who gets in, and what they find. Whether it is what comes after.
    fn can_be_used(&self, home: &Path, by: Told, told: &str) -> bool {
        let name = self.task.name;
        let Facts {
            senco,
            password,
            sheet,
            ..
        } = &self.template.facts;
        let seat = Seat::at(home, 201);
        let id = match self.task.name {
            NEW_SCHOOL => seat.desk.status().unwrap().names[0].id.as_str().to_owned(),
            _ => senco.clone(),
        };
        let passwords = [password.as_str(), NEW_PASSWORD];
        let right = passwords.map(|one| seat.sign_in(&id, one));
        let many = right.iter().filter(|one| one.is_ok()).count();
        assert_eq!(many, 1, "{name}, {told}: who can sign in? {right:?}");
        drop(seat);
        if name != NEW_SCHOOL {
            let witness =
                Witness::enter(home, sheet).unwrap_or_else(|why| panic!("{name}, {told}: {why}"));
            (witness.hangs_together()).unwrap_or_else(|why| panic!("{name}, {told}: {why}"));
            let left = witness.count("staff where left_on is not null", &[]) > 0;
            assert!(
                !left || !witness.has_key(&self.template.facts.assistant),
                "{name}, {told}"
            );
            // No key is changed without a trace, wherever it was cut short.
            let before = "select 1 from audit_entry where at > '2026-11-12' and verb";
            let traced = |verb: &str| witness.count(&format!("({before} = ?1)"), &[&verb]) > 0;
            if right[1].is_ok() {
                assert!(traced("changed the password"), "{name}, {told}: no trace");
            }
            if name == NEW_LOCK && self.has_another_lock(&witness) {
                assert!(
                    traced("changed the lock of the file"),
                    "{name}, {told}: no trace"
                );
            }
        }
        self.backups_are_whole(home, told);
        let after = self.is_after(home, by, told);
        match name {
            // What they change is not in the tables.
            NEW_PASSWORD_TASK => right[1].is_ok(),
            NEW_LOCK => {
                Witness::enter(home, sheet).is_ok_and(|witness| self.has_another_lock(&witness))
            }
            "making a backup" => backups(home).iter().any(|path| made_on(path, "2026-11-12")),
            _ => after,
        }
    }

    /// Whether the file is under another key than the one that the school began with.
    fn has_another_lock(&self, witness: &Witness) -> bool {
        let sheet = &self.template.facts.sheet;
        let header = std::fs::read_to_string(self.template.folder.join("school.keys")).unwrap();
        let header: Json = serde_json::from_str(&header).unwrap();
        let key = |header: &Json| unseal(header["sealed"].as_str().unwrap(), sheet).unwrap();
        key(&header) != key(&witness.header)
    }

    fn is_after(&self, home: &Path, by: Told, told: &str) -> bool {
        // A school that is new has no sheet yet; that it can be signed in to is all there is to see.
        if self.task.name == NEW_SCHOOL {
            return true;
        }
        let found = tables(home, self.template);
        let from_after = found.differs(&self.after, by);
        if from_after.is_empty() {
            return true;
        }
        let before = self.before.as_ref();
        let before = before.is_some_and(|before| found.differs(before, by).is_empty());
        let name = self.task.name;
        assert!(
            before,
            "{name}, {told}: neither old nor new in {from_after:?}"
        );
        false
    }

    fn backups_are_whole(&self, home: &Path, told: &str) {
        let scratch = home.with_extension("scratch");
        for backup in backups(home) {
            let opened = crate::witness::open_backup(&backup, &self.template.facts.sheet, &scratch);
            let opened = opened.unwrap_or_else(|why| panic!("{}, {told}: {why}", self.task.name));
            opened.hangs_together().unwrap();
            drop(opened);
            std::fs::remove_dir_all(&scratch).unwrap();
        }
    }
}

/// The name of a backup begins with its day.
fn made_on(backup: &Path, day: &str) -> bool {
    let name = backup.file_name().unwrap_or_default();
    name.to_string_lossy().starts_with(day)
}

fn backups(home: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(home.join("backups"))
        .into_iter()
        .flatten()
        .flatten();
    let paths = entries.map(|entry| entry.path());
    paths
        .filter(|path| path.extension().is_some_and(|end| end == "waymark-backup"))
        .collect()
}

/// What stands in the tables; nothing where there is no sheet to look with.
fn tables(home: &Path, template: &Template) -> Found {
    let copy = home.with_extension("copy");
    copy_folder(home, &copy);
    let found = Witness::enter(&copy, &template.facts.sheet).map_or_else(
        |_| Found::default(),
        |witness| Found {
            rows: witness.tables(),
            sizes: witness.sizes(),
        },
    );
    std::fs::remove_dir_all(&copy).unwrap();
    found
}
