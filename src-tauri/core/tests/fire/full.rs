//! A disk of a few megabytes that fills up while work is done on it: what was said to be saved is there, what was not is
//! told in words, and the next try works once there is room. A small tmpfs is the disk; it needs root.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value as Json, json};
use waymark_core::Problem;
use waymark_core::error::FileTrouble;

use crate::chance::Chance;
use crate::part::{Part, Round, Verdict};
use crate::school::{Facts, Seat, Template, attach, import, save_plan};
use crate::witness::Witness;

pub(crate) const PART: Part = Part {
    name: "full",
    what: "a small disk that is full while something is saved, attached, brought in or backed up",
    short: 40,
    long: 4_000,
    run,
};

/// Of the whole disk in bytes: a school, a backup or two, and not much more.
const SIZE: u64 = 12 << 20;
/// At most so much is left free when the work begins.
const LEFT: u64 = 768 << 10;

/// What is done when there is no room, and how to see that it was.
struct Work {
    name: &'static str,
    act: fn(&Seat, &Facts) -> waymark_core::Result<Json>,
    done: fn(&Witness, &Facts) -> bool,
}

const WORKS: &[Work] = &[
    Work {
        name: "saving a plan",
        act: |seat, facts| save_plan(seat, &facts.plan, "Marked"),
        done: |witness, _| witness.count("plan where strengths = 'Marked'", &[]) == 1,
    },
    Work {
        name: "attaching a document",
        act: |seat, facts| attach(seat, &facts.pupil),
        done: |witness, _| witness.count("attachment", &[]) == 1,
    },
    Work {
        name: "bringing a list in",
        act: |seat, _| import(seat, "Marked"),
        done: |witness, _| witness.count("pupil where legal_surname = 'Marked'", &[]) == 3,
    },
    Work {
        name: "changing the password",
        act: |seat, facts| {
            let change = json!({ "current": facts.password, "new": NEW_PASSWORD });
            seat.ask("change_password", change)
        },
        done: |witness, _| {
            witness.count("audit_entry where verb = 'changed the password'", &[]) >= 1
        },
    },
    Work {
        name: "making a backup",
        act: |seat, _| seat.ask("back_up_now", json!({})),
        done: |witness, _| witness.count("audit_entry where verb = 'made a backup'", &[]) >= 2,
    },
];

const NEW_PASSWORD: &str = "seven geese in a row";

fn run(round: &Round<'_>) -> Verdict {
    if let Err(why) = Disk::fresh(&round.folder.join("first")) {
        return Verdict::Skipped(format!("not tried here: {why}"));
    }
    let template = Template::make(round.folder);
    let told = round.spread(round.many, |number, chance| {
        one(
            &template,
            &round.folder.join(number.to_string()),
            number,
            chance,
        )
    });
    let refused = told.iter().filter(|refused| **refused).count();
    assert!(
        round.many < 20 || refused * 4 > told.len(),
        "the disk was hardly ever full: {refused} of {}",
        told.len()
    );
    Verdict::Held(format!(
        "{} times hardly any room: {refused} times it was told in words and worked once there was room, {} times it \
         fitted; nothing was lost",
        told.len(),
        told.len() - refused
    ))
}

/// Whether it was refused for want of room at first.
fn one(template: &Template, folder: &Path, number: u64, mut chance: Chance) -> bool {
    let work = &WORKS[usize::try_from(number).unwrap() % WORKS.len()];
    let facts = &template.facts;
    let disk = Disk::fresh(folder).expect("a disk like the first");
    let home = disk.at.join("home");
    template.copy_to(&home);
    let told = |what: &str| format!("{} (try {number}): {what}", work.name);
    let seat = Seat::at(&home, 60);
    seat.sign_in(&facts.senco, &facts.password).unwrap();
    let filler = disk.fill(chance.below(LEFT));
    let first = (work.act)(&seat, facts);
    let refused = match &first {
        Ok(_) => false,
        Err(error) => {
            let problem = Problem::of(error, "fire");
            let of_room = matches!(
                error,
                waymark_core::Error::File(FileTrouble::DiskFull | FileTrouble::DiskFails)
            );
            assert!(of_room, "{}", told(&format!("{error:?}")));
            assert!(problem.message.ends_with('.'), "{}", told(&problem.message));
            true
        }
    };
    // Somebody makes room, and tries again. It is emptied first: another try may be starting a process at this moment,
    // which has the file open until it is really there, and a file that is open keeps its room.
    fs::File::create(&filler).unwrap();
    fs::remove_file(filler).unwrap();
    if refused {
        (work.act)(&seat, facts)
            .unwrap_or_else(|error| panic!("{}", told(&format!("and then again: {error:?}"))));
    }
    seat.ask("sign_out", json!({}))
        .unwrap_or_else(|error| panic!("{}", told(&format!("signing out: {error:?}"))));
    drop(seat);
    let witness =
        Witness::enter(&home, &facts.sheet).unwrap_or_else(|why| panic!("{}", told(&why)));
    witness
        .hangs_together()
        .unwrap_or_else(|why| panic!("{}", told(&why)));
    assert!((work.done)(&witness, facts), "{}", told("it is not there"));
    // And what was there before is there still.
    assert_eq!(
        witness.count("rating where target_id = ?1", &[&facts.target]),
        0
    );
    assert_eq!(witness.count("pupil where id = ?1", &[&facts.pupil]), 1);
    refused
}

/// A tmpfs. It is unmounted, and its content gone, when it is let go of.
struct Disk {
    at: PathBuf,
}

impl Disk {
    fn fresh(at: &Path) -> Result<Self, String> {
        if !cfg!(target_os = "linux") {
            return Err("a small disk is made as Linux makes one".to_owned());
        }
        fs::create_dir_all(at).map_err(|error| error.to_string())?;
        let told = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={SIZE}"), "waymark-full"])
            .arg(at)
            .output()
            .map_err(|error| format!("mount: {error}"))?;
        if told.status.success() {
            let at = at.to_path_buf();
            Ok(Self { at })
        } else {
            let words = String::from_utf8_lossy(&told.stderr);
            Err(format!("a small disk needs root: {}", words.trim()))
        }
    }

    /// Fills it but for so many bytes; with what.
    fn fill(&self, left: u64) -> PathBuf {
        let filler = self.at.join("filler");
        let mut file = fs::File::create(&filler).unwrap();
        // Until there is no room, in pieces of a page.
        let page = [7_u8; 4096];
        while std::io::Write::write_all(&mut file, &page).is_ok() {}
        let length = file.metadata().unwrap().len();
        file.set_len(length.saturating_sub(left)).unwrap();
        filler
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.at).output());
    }
}
