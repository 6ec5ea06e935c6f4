//! A backup carried away: restored in an empty home without a keyring by its sheet alone, every row and blob of it
//! compared; and what must not open it. The school is worked in by chance before, so that no two backups are alike.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::json;
use waymark_core::Error;

use crate::chance::Chance;
use crate::deeds::Worker;
use crate::part::{Part, Round, Verdict};
use crate::school::{Facts, Seat, Template, copy_folder};
use crate::witness::{self, Witness};

pub(crate) const PART: Part = Part {
    name: "away",
    what: "a backup restored in an empty home by its sheet, and what must not open it",
    short: 8,
    long: 400,
    run,
};

/// What is about the PC and not about the school: the file's own keys, and when it was last backed up.
const OF_THE_PC: &[&str] = &["vault", "backup_state"];
/// Grows by the entry that says who restored it.
const TRAIL: &str = "audit_entry";
/// Where the trail ends, sealed.
const END_OF_TRAIL: &str = "audit_chain";

fn run(round: &Round<'_>) -> Verdict {
    let template = Template::make(round.folder);
    let anothers = Template::make(&round.folder.join("another"));
    let told = round.spread(round.many, |number, chance| {
        let home = round.folder.join(format!("try-{number}"));
        let away = Away::carry(&template, &home, chance);
        let tables = away.comes_back_whole();
        let refused = away.stays_shut(&anothers.facts.sheet);
        std::fs::remove_dir_all(&home).unwrap();
        (tables, refused)
    });
    let refused: usize = told.iter().map(|(_, refused)| refused).sum();
    let tables = told.first().map_or(0, |(tables, _)| *tables);
    Verdict::Held(format!(
        "{} backups came back, each of their {tables} tables equal by its hash; {refused} times another sheet or a \
         leaver's password opened nothing",
        round.many
    ))
}

/// A backup on a stick, and what was in the school when it was made.
struct Away {
    home: PathBuf,
    stick: PathBuf,
    facts: Facts,
    tables: BTreeMap<String, String>,
}

impl Away {
    fn carry(template: &Template, home: &Path, mut chance: Chance) -> Self {
        let old = home.join("old");
        template.copy_to(&old);
        let deeds = 3 + chance.below(15);
        let mut worker = Worker::at(&old, template.facts.clone(), 1, chance);
        let mut quiet = |_: &str, _: &str| {};
        worker.sign_in(&mut quiet).unwrap();
        for _ in 0..deeds {
            worker.any(&mut quiet).unwrap();
        }
        // Some time on, so that it is the newest.
        let seat = Seat::at(&old, 30);
        let password = worker.password().to_owned();
        drop(worker);
        seat.sign_in(&template.facts.senco, &password).unwrap();
        let view = seat.ask("back_up_now", json!({})).unwrap();
        let made = PathBuf::from(view["backups"][0]["path"].as_str().unwrap());
        let stick = home.join("stick.waymark-backup");
        std::fs::copy(&made, &stick).unwrap();
        let sheet = template.facts.sheet.clone();
        let scratch = home.join("looked-at");
        let tables = witness::open_backup(&stick, &sheet, &scratch)
            .unwrap()
            .tables();
        // The live file is what was backed up, but for the entry that says so.
        let live = home.join("live");
        drop(seat);
        copy_folder(&old, &live);
        let live = Witness::enter(&live, &sheet).unwrap();
        alike(&tables, &live.tables());
        assert_eq!(
            in_the_trail(&live),
            in_the_trail(&witness::open_backup(&stick, &sheet, &scratch).unwrap()) + 1
        );
        Self {
            home: home.to_owned(),
            stick,
            facts: template.facts.clone(),
            tables,
        }
    }

    /// Nothing of the old PC is left but the stick and the sheet. How many tables were compared.
    fn comes_back_whole(&self) -> usize {
        let new = self.home.join("new");
        let seat = Seat::at(&new, 60);
        self.restore(&seat, &self.facts.sheet, &[]).unwrap();
        drop(seat);
        let copy = self.home.join("new-copy");
        copy_folder(&new, &copy);
        let restored = Witness::enter(&copy, &self.facts.sheet).unwrap();
        restored.hangs_together().unwrap();
        alike(&self.tables, &restored.tables());
        let scratch = self.home.join("looked-at");
        let backup = witness::open_backup(&self.stick, &self.facts.sheet, &scratch).unwrap();
        assert_eq!(
            in_the_trail(&restored),
            in_the_trail(&backup) + 1,
            "the entry that says who restored it"
        );
        assert_eq!(
            restored.trail_up_to(in_the_trail(&backup)),
            backup.trail_up_to(in_the_trail(&backup))
        );
        // And those who worked there come in with the passwords of that day.
        let seat = Seat::at(&new, 61);
        let assistant = seat.sign_in(&self.facts.assistant, &self.facts.assistants_password);
        assert!(assistant.is_ok(), "{assistant:?}");
        self.tables.len()
    }

    /// Another sheet, a slip of the pen, a leaver's password, and a leaver's password with the keys that they kept.
    fn stays_shut(&self, anothers: &str) -> usize {
        let shut = self.home.join("shut");
        let seat = Seat::at(&shut, 60);
        // A slip of the pen in the first group.
        let first = if self.facts.sheet.starts_with('7') {
            "8"
        } else {
            "7"
        };
        let slipped = format!("{first}{}", &self.facts.sheet[1..]);
        let sheets = [anothers, &slipped, "", "12345"];
        for sheet in sheets {
            let told = self.restore(&seat, sheet, &[]);
            assert!(matches!(told, Err(Error::Invalid(_))), "{told:?}");
            let look = json!({ "path": self.stick, "sheet": sheet });
            assert!(seat.ask("look_into_backup", look).is_err());
            assert!(left_behind(&shut).is_empty(), "{:?}", left_behind(&shut));
        }
        let gone = &self.facts.assistant;
        self.restore(&seat, &self.facts.sheet, &[gone]).unwrap();
        let told = seat.sign_in(gone, &self.facts.assistants_password);
        assert!(matches!(told, Err(Error::WrongPassword)), "{told:?}");
        let now = std::fs::read(shut.join("school.keys")).unwrap();
        std::fs::copy(self.home.join("new/school.keys"), shut.join("school.keys")).unwrap();
        let told = Seat::at(&shut, 62).sign_in(gone, &self.facts.assistants_password);
        assert!(told.is_err(), "with the keys that they kept");
        std::fs::write(shut.join("school.keys"), now).unwrap();
        sheets.len() + 2
    }

    fn restore(
        &self,
        seat: &Seat,
        sheet: &str,
        left: &[&String],
    ) -> waymark_core::Result<serde_json::Value> {
        let by = &self.facts.senco;
        let input = json!({ "path": self.stick, "sheet": sheet, "by": by, "left": left, "set_aside": false });
        seat.ask("restore_backup", input)
    }
}

/// All tables are the same but those of the PC and the trail, which grows.
pub(crate) fn alike(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) {
    assert!(one.len() > 40, "{one:?}");
    let found = differing(one, other);
    assert!(found.is_empty(), "not what they were: {found:?}");
}

/// The tables that differ and must not.
pub(crate) fn differing<'a>(
    one: &'a BTreeMap<String, String>,
    other: &'a BTreeMap<String, String>,
) -> Vec<&'a str> {
    let names = one
        .keys()
        .chain(other.keys().filter(|table| !one.contains_key(*table)));
    names
        .filter(|table| one.get(*table) != other.get(*table))
        .map(String::as_str)
        .filter(|table| !OF_THE_PC.contains(table) && ![TRAIL, END_OF_TRAIL].contains(table))
        .collect()
}

fn in_the_trail(witness: &Witness) -> u64 {
    witness.count(TRAIL, &[])
}

/// What lies in a folder besides the empty file that keeps other programs out, which stays.
pub(crate) fn left_behind(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name != "school.lock")
        .collect()
}
