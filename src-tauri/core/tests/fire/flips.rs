//! Damage to the school's file, to its keys and to a backup. Either it is found before anything of it is shown, or
//! everything that is shown is what it was, and so is every table. A panic is neither.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};
use waymark_core::{Error, Problem};

use crate::away::{alike, left_behind};
use crate::chance::Chance;
use crate::damage::Damage;
use crate::deeds::Worker;
use crate::part::{Part, Round, Verdict};
use crate::school::{Facts, Seat, Template, copy_folder};
use crate::witness::{self, Witness};

pub(crate) const PART: Part = Part {
    name: "flips",
    what: "flipped bits, lost ends, swapped pages and damaged headers of the file, its keys and a backup",
    short: 300,
    long: 20_000,
    run,
};

/// How many deeds are in the file before it is damaged.
const DEEDS: u64 = 40;

fn run(round: &Round<'_>) -> Verdict {
    let whole = Whole::make(round);
    let told = round.spread(round.many, |number, mut chance| {
        let folder = round.folder.join(format!("try-{number}"));
        let damage = Damage::any(&mut chance);
        let outcome = match number % 5 {
            0 | 1 => whole.file(&folder, damage, &mut chance),
            2 | 3 => whole.backup(&folder, damage, &mut chance),
            _ => whole.keys(&folder, damage, &mut chance),
        };
        std::fs::remove_dir_all(&folder).unwrap();
        outcome
    });
    let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
    for outcome in told {
        *sums.entry(outcome).or_default() += 1;
    }
    let sums: Vec<String> = sums
        .iter()
        .map(|(outcome, many)| format!("{many} {outcome}"))
        .collect();
    Verdict::Held(format!("{} files damaged: {}", round.many, sums.join(", ")))
}

/// A school that has been worked in, and what it answers while it is whole.
struct Whole {
    folder: PathBuf,
    backup: PathBuf,
    facts: Facts,
    answers: Vec<Json>,
    look: Json,
    tables: BTreeMap<String, String>,
    backups_tables: BTreeMap<String, String>,
}

impl Whole {
    fn make(round: &Round<'_>) -> Self {
        let template = Template::make(round.folder);
        let folder = round.folder.join("whole");
        template.copy_to(&folder);
        let mut facts = template.facts;
        let mut worker = Worker::at(&folder, facts.clone(), 1, Chance::of(round.seed, u64::MAX));
        let mut quiet = |_: &str, _: &str| {};
        worker.sign_in(&mut quiet).unwrap();
        for _ in 0..DEEDS {
            worker.any(&mut quiet).unwrap();
        }
        facts.password = worker.password().to_owned();
        drop(worker);
        // Some time on, so that it is the newest, and then closed with all of the log inside the file.
        let seat = Seat::at(&folder, 30);
        seat.sign_in(&facts.senco, &facts.password).unwrap();
        let view = seat.ask("back_up_now", json!({})).unwrap();
        let backup = PathBuf::from(view["backups"][0]["path"].as_str().unwrap());
        seat.ask("sign_out", json!({})).unwrap();
        let mut whole = Self {
            answers: Vec::new(),
            look: Json::Null,
            tables: tables(&folder, &facts),
            backups_tables: BTreeMap::new(),
            folder,
            backup,
            facts,
        };
        let scratch = round.folder.join("scratch");
        let opened = witness::open_backup(&whole.backup, &whole.facts.sheet, &scratch).unwrap();
        whole.backups_tables = opened.tables();
        let copy = round.folder.join("copy");
        copy_folder(&whole.folder, &copy);
        whole.answers = whole.ask_all(&Seat::at(&copy, 60)).unwrap();
        whole.look = whole
            .look_into(&Seat::at(&round.folder.join("new"), 60), &whole.backup)
            .unwrap();
        whole
    }

    /// Signs in and asks for what the window shows first.
    fn ask_all(&self, seat: &Seat) -> waymark_core::Result<Vec<Json>> {
        let Facts {
            senco,
            password,
            pupil,
            plan,
            ..
        } = &self.facts;
        seat.sign_in(senco, password)?;
        let questions = [
            ("today", json!({})),
            ("register", json!({ "leavers": "without" })),
            ("open_pupil", json!({ "pupil_id": pupil })),
            ("list_notes", json!({ "pupil_id": pupil })),
            ("plans", json!({ "pupil_id": pupil })),
            ("open_plan", json!({ "plan_id": plan })),
            ("list_staff", json!({})),
            ("school_settings", json!({})),
            ("search", json!({ "text": "quill" })),
        ];
        let answers = questions
            .into_iter()
            .map(|(command, input)| seat.ask(command, input));
        answers.collect()
    }

    fn look_into(&self, seat: &Seat, backup: &Path) -> waymark_core::Result<Json> {
        seat.ask(
            "look_into_backup",
            json!({ "path": backup, "sheet": self.facts.sheet }),
        )
    }

    fn copy(&self, to: &Path) {
        std::fs::create_dir_all(to).unwrap();
        for name in [
            "school.waymark",
            "school.keys",
            "school.keys-before",
            "school.pckey",
        ] {
            std::fs::copy(self.folder.join(name), to.join(name)).unwrap();
        }
    }

    /// What is damaged in the file is never shown as if it were whole; and a backup, which reads all of it, is made of
    /// a whole file or not at all.
    fn file(&self, folder: &Path, damage: Damage, chance: &mut Chance) -> &'static str {
        self.copy(folder);
        harm(&folder.join("school.waymark"), damage, chance);
        let seat = Seat::at(folder, 60);
        match self.ask_all(&seat) {
            Ok(answers) => self.same(&answers, damage),
            Err(error) => {
                a_sentence(&error);
                return "found in the file";
            }
        }
        match seat.ask("back_up_now", json!({})) {
            Err(error) => {
                let sentence = a_sentence(&error);
                assert!(
                    backups_in(folder) == 0,
                    "{damage:?}: a backup was made of it. {sentence}"
                );
                "found in the file by the next backup, none of it shown before"
            }
            Ok(_) => {
                seat.ask("sign_out", json!({})).unwrap();
                drop(seat);
                self.whole_again(folder, damage);
                "harmless in the file"
            }
        }
    }

    /// Damaged keys are told as damage and not as a wrong password, and the sheet puts them right.
    fn keys(&self, folder: &Path, damage: Damage, chance: &mut Chance) -> &'static str {
        self.copy(folder);
        harm(&folder.join("school.keys"), damage, chance);
        let outcome = match self.ask_all(&Seat::at(folder, 60)) {
            Ok(answers) => {
                self.same(&answers, damage);
                "harmless in the keys"
            }
            Err(error) => {
                a_sentence(&error);
                assert!(
                    !matches!(error, Error::WrongPassword),
                    "{damage:?}: the password was right"
                );
                let seat = Seat::at(folder, 61);
                let by_sheet = seat.ask(
                    "open_with_sheet",
                    json!({ "sheet": self.facts.sheet, "forgotten": null }),
                );
                drop(seat);
                match by_sheet {
                    Ok(_) => {
                        let answers = self.ask_all(&Seat::at(folder, 120));
                        self.same(
                            &answers.unwrap_or_else(|error| {
                                panic!("{damage:?}, then the sheet: {error:?}")
                            }),
                            damage,
                        );
                        "put right by the sheet in the keys"
                    }
                    Err(error) => {
                        panic!("{damage:?}, then the sheet: {}", a_sentence(&error))
                    }
                }
            }
        };
        self.whole_again(folder, damage);
        outcome
    }

    /// A damaged backup is not looked into and not restored, and leaves nothing behind; or it brings all of it back.
    fn backup(&self, folder: &Path, damage: Damage, chance: &mut Chance) -> &'static str {
        std::fs::create_dir_all(folder).unwrap();
        let stick = folder.join("stick.waymark-backup");
        std::fs::copy(&self.backup, &stick).unwrap();
        harm(&stick, damage, chance);
        let home = folder.join("new");
        let seat = Seat::at(&home, 60);
        let looked = self.look_into(&seat, &stick);
        let by = &self.facts.senco;
        let restore = json!({ "path": stick, "sheet": self.facts.sheet, "by": by, "left": [], "set_aside": false });
        let restored = seat.ask("restore_backup", restore);
        match (looked, restored) {
            (Err(error), Err(again)) => {
                a_sentence(&error);
                a_sentence(&again);
                let left = left_behind(&home);
                assert!(left.is_empty(), "{damage:?} left {left:?}");
                "found in the backup"
            }
            (Ok(look), Ok(_)) => {
                assert_eq!(look, self.look, "{damage:?}");
                alike(&self.backups_tables, &tables(&home, &self.facts));
                "harmless in the backup"
            }
            (looked, restored) => panic!("{damage:?}: {looked:?}, then {restored:?}"),
        }
    }

    fn same(&self, answers: &[Json], damage: Damage) {
        for (answer, whole) in answers.iter().zip(&self.answers) {
            assert_eq!(answer, whole, "{damage:?} was shown");
        }
    }

    /// Everything in it is what it was. A page that nothing stands on may be another.
    fn whole_again(&self, folder: &Path, damage: Damage) {
        let witness = Witness::enter(folder, &self.facts.sheet)
            .unwrap_or_else(|why| panic!("{damage:?}: {why}"));
        (witness.records_hang_together()).unwrap_or_else(|why| panic!("{damage:?}: {why}"));
        alike(&self.tables, &witness.tables());
    }
}

fn tables(folder: &Path, facts: &Facts) -> BTreeMap<String, String> {
    Witness::enter(folder, &facts.sheet).unwrap().tables()
}

fn harm(path: &Path, damage: Damage, chance: &mut Chance) {
    let mut bytes = std::fs::read(path).unwrap();
    damage.to(&mut bytes, chance);
    std::fs::write(path, bytes).unwrap();
}

/// What the window would say: a finished sentence, and not that something went wrong inside.
pub(crate) fn a_sentence(error: &Error) -> String {
    let problem = Problem::of(error, "fire");
    assert!(
        !matches!(error, Error::Internal(_) | Error::BadInput(_)),
        "{error:?}"
    );
    assert!(problem.message.ends_with('.'), "{}", problem.message);
    problem.message
}

fn backups_in(folder: &Path) -> usize {
    std::fs::read_dir(folder.join("backups")).map_or(0, |entries| entries.flatten().count())
}
