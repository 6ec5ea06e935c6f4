//! Power cuts on a disk that forgets what was not synced, replayed from a record of real work: after any event the file
//! is looked at as after a kill. The same with the log not synced at commit, which is what `synchronous = normal` means,
//! must lose what was answered, or this harness would not see it: it has teeth.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use crate::chance::Chance;
use crate::child::Running;
use crate::disk::{Disk, Event, also_normal};
use crate::kill::Family;
use crate::part::{Part, Round, Verdict};
use crate::school::Template;
use crate::storm::{CHANGES, Storm, Strike};

pub(crate) const PART: Part = Part {
    name: "lossy",
    what: "power cuts on a disk that forgets or tears whatever was not synced",
    short: 160,
    long: 20_000,
    run,
};

pub(crate) const TEETH: Part = Part {
    name: "teeth",
    what: "the same with synchronous = normal, which must lose something, and a witness who must see what is missing",
    short: 60,
    long: 2_000,
    run: teeth,
};

/// How many cuts are made in one record of work.
const OF_ONE: u64 = 40;
/// How many deeds are answered in one.
const DEEDS: u32 = 14;

fn run(round: &Round<'_>) -> Verdict {
    match cuts(round, true) {
        Err(why) => Verdict::Skipped(why),
        Ok(cuts) => {
            assert_eq!(
                cuts.lost, 0,
                "{} of {} cuts broke a promise; see above",
                cuts.lost, cuts.many
            );
            Verdict::Held(format!(
                "{} cuts in {} events of real work: nothing answered was lost, nothing was there by half",
                cuts.many, cuts.events
            ))
        }
    }
}

fn teeth(round: &Round<'_>) -> Verdict {
    let usual = std::panic::take_hook();
    // That it breaks is what is wanted here.
    std::panic::set_hook(Box::new(|_| {}));
    let cut = catch_unwind(AssertUnwindSafe(|| cuts(round, false)));
    std::panic::set_hook(usual);
    match cut.expect("the replay itself goes well") {
        Err(why) => Verdict::Skipped(why),
        Ok(cuts) => {
            assert!(
                cuts.lost > 0,
                "{} cuts lost nothing: this harness has no teeth",
                cuts.many
            );
            Verdict::Held(format!(
                "the harness has teeth: {} of {} cuts with synchronous = normal broke a promise",
                cuts.lost, cuts.many
            ))
        }
    }
}

/// What came of many cuts.
struct Cuts {
    many: u64,
    events: usize,
    lost: u64,
}

fn cuts(round: &Round<'_>, full: bool) -> Result<Cuts, String> {
    let storm = Storm::build(round.folder)?;
    let template = Template::make(round.folder);
    let records = round.many.div_ceil(OF_ONE);
    let told = round.spread(records, |number, mut chance| {
        let folder = round.folder.join(format!("work-{number}"));
        let work = Work::record(&storm, &template, &folder, &mut chance);
        let cuts = OF_ONE.min(round.many - number * OF_ONE);
        let lost = work.cut(cuts, full, &mut chance);
        std::fs::remove_dir_all(&folder).unwrap();
        (work.events.len(), lost)
    });
    Ok(Cuts {
        many: round.many,
        events: told.iter().map(|(events, _)| events).sum(),
        lost: told.iter().map(|(_, lost)| lost).sum(),
    })
}

/// Real work, with everything that it did to the disk and said.
struct Work<'a> {
    template: &'a Template,
    folder: PathBuf,
    home: PathBuf,
    events: Vec<Event>,
    family: Family,
}

impl<'a> Work<'a> {
    fn record(storm: &Storm, template: &'a Template, folder: &Path, chance: &mut Chance) -> Self {
        let home = folder.join("home");
        let family = Family::new(template, home.clone());
        let record = folder.join("record");
        let mut command = family.command(chance);
        storm.around(&mut command, &home, CHANGES, Strike::Record(&record));
        let mut child = Running::start(command);
        let mut answered = 0;
        while answered < DEEDS {
            let line = child.hear().expect("it works until it is killed");
            assert!(!line.starts_with("refused"), "{line}");
            answered += u32::from(line.starts_with("saved "));
        }
        child.kill();
        Self {
            template,
            events: Event::all_of(&record),
            folder: folder.to_owned(),
            home,
            family,
        }
    }

    /// Cuts the power after events by chance; how many cuts broke a promise.
    fn cut(&self, many: u64, full: bool, chance: &mut Chance) -> u64 {
        let events = u64::try_from(self.events.len()).unwrap();
        let mut places: Vec<u64> = (0..many).map(|_| chance.below(events)).collect();
        places.sort_unstable();
        let also_normal = also_normal(&self.events);
        let mut disk = Disk::of(&self.template.folder);
        disk.moves(&self.template.folder, &self.home);
        let mut said = Vec::new();
        let mut lost = 0;
        let mut places = places.into_iter().peekable();
        for (place, event) in (0..).zip(&self.events) {
            disk.goes_on(event, full || also_normal[usize::try_from(place).unwrap()]);
            said.extend(event.said().map(|line| line.trim_end().to_owned()));
            while places.next_if_eq(&place).is_some() {
                let after = self.folder.join("after").join("home");
                disk.after_a_cut(&self.home, &after, chance);
                lost += u64::from(!self.holds(&after, &said));
                // Where a promise was broken, what it was found in is not taken away by who looked.
                drop(std::fs::remove_dir_all(self.folder.join("after")));
            }
        }
        lost
    }

    fn holds(&self, after: &Path, said: &[String]) -> bool {
        let looked = catch_unwind(AssertUnwindSafe(|| {
            let mut family = self.family.elsewhere(after.to_owned());
            family.look(said);
            family.end();
        }));
        looked.is_ok()
    }
}
