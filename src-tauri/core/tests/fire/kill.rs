//! kill -9 at random moments of real work. A child process signs in and works without end; it says what it begins, and
//! says so again once the desk has answered. Killed, the file is asked by the witness: what was answered is there as a
//! whole, what was not is there as a whole or not at all, and the next process signs in and goes on in the same folder.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use crate::chance::Chance;
use crate::child::{self, Running, say};
use crate::deeds::Worker;
use crate::part::{Part, Round, Verdict};
use crate::school::{Facts, ON_THE_LIST, STRATEGIES, Seat, Template, copy_folder};
use crate::storm;
use crate::witness::{self, Witness};

pub(crate) const PART: Part = Part {
    name: "kill",
    what: "kill -9 at random moments of real work",
    short: 500,
    long: 20_000,
    run,
};

pub(crate) const CHILD: &str = "kill";

/// How many kills one file survives before a fresh one is taken.
const A_FAMILY: u64 = 20;
/// The longest that a child works on after the deed it is to be killed in began: 2^17 microseconds.
const LONGEST: u64 = 17;

/// The verbs of the trail that are counted, by the deed that leaves them.
const COUNTED: &[(&str, &str)] = &[
    ("sign_in", "signed in"),
    ("sign_out", "signed out"),
    ("print", "printed"),
    ("backup", "made a backup"),
];

fn run(round: &Round<'_>) -> Verdict {
    let template = Template::make(round.folder);
    let families = round.many.div_ceil(A_FAMILY);
    let told = round.spread(families, |number, mut chance| {
        let kills = A_FAMILY.min(round.many - number * A_FAMILY);
        let folder = round.folder.join(format!("family-{number}"));
        let mut family = Family::new(&template, folder);
        for _ in 0..kills {
            family.one_kill(&mut chance);
        }
        family.end()
    });
    let sum = |of: fn(&Told) -> u64| told.iter().map(of).sum::<u64>();
    Verdict::Held(format!(
        "{} kills; {} deeds were answered and none of them lost; {} were under way, of which {} had happened as a whole \
         and none by half",
        round.many,
        sum(|told| told.answered),
        sum(|told| told.under_way),
        sum(|told| told.happened),
    ))
}

/// A deed as the child tells of it.
#[derive(Debug, Clone)]
struct Deed {
    what: String,
    mark: String,
}

impl Deed {
    fn read(line: &str) -> Self {
        let (what, mark) = line.split_once(' ').expect("a deed and its mark");
        Self {
            what: what.to_owned(),
            mark: mark.to_owned(),
        }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) answered: u64,
    under_way: u64,
    happened: u64,
}

/// One file and what is known to be in it, through many kills.
pub(crate) struct Family {
    folder: PathBuf,
    facts: Facts,
    /// What has to be there.
    there: Vec<Deed>,
    /// How often each counted verb stands in the trail.
    counted: BTreeMap<&'static str, u64>,
    /// The passwords that may be the right one; the last was the last to be tried.
    passwords: Vec<String>,
    /// Who was added and has not left.
    colleagues: Vec<String>,
    /// Who has left, and whether the keys know it by now.
    gone: Vec<(String, bool)>,
    kills: u64,
    told: Told,
}

impl Family {
    pub(crate) fn new(template: &Template, folder: PathBuf) -> Self {
        template.copy_to(&folder);
        let facts = template.facts.clone();
        let witness = Witness::enter(&folder, &facts.sheet).unwrap();
        witness.hangs_together().unwrap();
        let counted = COUNTED
            .iter()
            .map(|(_, verb)| (*verb, in_trail(&witness, verb)));
        Self {
            folder,
            counted: counted.collect(),
            there: Vec::new(),
            passwords: vec![facts.password.clone()],
            colleagues: Vec::new(),
            gone: Vec::new(),
            kills: 0,
            told: Told::default(),
            facts,
        }
    }

    /// The same, for another folder that holds what these began with.
    pub(crate) fn elsewhere(&self, folder: PathBuf) -> Self {
        Self {
            folder,
            counted: self.counted.clone(),
            there: Vec::new(),
            passwords: vec![self.facts.password.clone()],
            colleagues: Vec::new(),
            gone: Vec::new(),
            kills: 1,
            told: Told::default(),
            facts: self.facts.clone(),
        }
    }

    /// The next child at work.
    pub(crate) fn command(&self, chance: &mut Chance) -> Command {
        let words = json!({
            "folder": self.folder, "facts": self.facts, "passwords": self.passwords, "minutes": self.kills,
            "colleagues": self.colleagues, "seed": chance.next(),
        });
        child::command(CHILD, &[&words.to_string()])
    }

    /// Starts a child, lets it work, kills it, and looks.
    fn one_kill(&mut self, chance: &mut Chance) {
        self.one_end(chance, Running::kill);
    }

    /// The same with another end, which answers with what the child said until then.
    pub(crate) fn one_end(
        &mut self,
        chance: &mut Chance,
        end: impl FnOnce(Running) -> Vec<String>,
    ) {
        self.kills += 1;
        let mut child = Running::start(self.command(chance));
        let in_the_deed = chance.below(7);
        let pause = Duration::from_micros(chance.next() % (1 << chance.below(LONGEST + 1)));
        let mut said = Vec::new();
        let mut begun = 0;
        while begun <= in_the_deed {
            let Some(line) = child.hear() else { break };
            begun += u64::from(line.starts_with("begin "));
            said.push(line);
        }
        let since = Instant::now();
        while since.elapsed() < pause {
            std::hint::spin_loop();
        }
        said.extend(end(child));
        self.look(&said);
    }

    /// What the child said, against what is in the file.
    pub(crate) fn look(&mut self, said: &[String]) {
        let mut under_way: Option<Deed> = None;
        let mut answered = Vec::new();
        for line in said {
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            match word {
                "begin" => under_way = Some(Deed::read(rest)),
                "saved" => {
                    under_way = None;
                    answered.push(Deed::read(rest));
                }
                _ => panic!(
                    "after {} kills in {}: the child said {line}",
                    self.kills,
                    self.folder.display()
                ),
            }
        }
        let copy = self.folder.with_extension("copy");
        copy_folder(&self.folder, &copy);
        let witness = Witness::enter(&copy, &self.facts.sheet)
            .unwrap_or_else(|why| panic!("{}: {why}\n{said:#?}", self.folder.display()));
        witness
            .hangs_together()
            .unwrap_or_else(|why| panic!("{}: {why}\n{said:#?}", self.folder.display()));
        for deed in &answered {
            self.told.answered += 1;
            self.was_answered(deed);
        }
        let happened = under_way.is_some_and(|deed| self.was_under_way(&witness, &deed));
        self.told.happened += u64::from(happened);
        self.all_is_there(&witness, said);
        drop(witness);
        std::fs::remove_dir_all(&copy).unwrap();
    }

    fn was_answered(&mut self, deed: &Deed) {
        let verb = COUNTED.iter().find(|(what, _)| *what == deed.what);
        if let Some((_, verb)) = verb {
            *self.counted.get_mut(verb).unwrap() += 1;
        }
        match deed.what.as_str() {
            "password" => self.passwords = vec![deed.mark.clone()],
            "colleague" => self.colleagues.push(deed.mark.clone()),
            "leaver" => {
                self.colleagues.retain(|one| *one != deed.mark);
                self.gone.push((deed.mark.clone(), true));
            }
            // Whoever signs in brings the keys into line with the staff.
            "sign_in" => {
                self.passwords = vec![deed.mark.clone()];
                self.gone.iter_mut().for_each(|(_, known)| *known = true);
            }
            _ => {}
        }
        self.there.push(deed.clone());
    }

    /// Whether a deed that was cut short has happened as a whole.
    fn was_under_way(&mut self, witness: &Witness, deed: &Deed) -> bool {
        self.told.under_way += 1;
        if let Some((_, verb)) = COUNTED.iter().find(|(what, _)| *what == deed.what) {
            let more = in_trail(witness, verb) - self.counted[verb];
            assert!(more <= 1, "{deed:?} stands {more} times in the trail");
            *self.counted.get_mut(verb).unwrap() += more;
            return more == 1;
        }
        match deed.what.as_str() {
            "password" => {
                // Which of the two opens the file, the next process finds out.
                self.passwords.push(deed.mark.clone());
                false
            }
            "leaver" => {
                let left = !is_working(witness, &deed.mark);
                if left {
                    self.colleagues.retain(|one| *one != deed.mark);
                    self.gone.push((deed.mark.clone(), false));
                }
                left
            }
            // Their id was never told, so only that nothing is there by half can be seen.
            "colleague" => false,
            _ => {
                let (found, whole) = parts(witness, deed);
                assert!(
                    found == 0 || found == whole,
                    "{deed:?}: {found} of {whole} parts"
                );
                let happened = found > 0;
                if happened {
                    self.there.push(deed.clone());
                }
                happened
            }
        }
    }

    fn all_is_there(&self, witness: &Witness, said: &[String]) {
        for deed in &self.there {
            let (found, whole) = parts(witness, deed);
            assert!(
                found == whole,
                "{deed:?} was answered and {found} of {whole} parts are there, after {} kills\n{said:#?}",
                self.kills
            );
        }
        for (verb, many) in &self.counted {
            let found = in_trail(witness, verb);
            assert_eq!(found, *many, "\"{verb}\" in the trail\n{said:#?}");
        }
        for (id, known) in &self.gone {
            assert!(!is_working(witness, id), "{id} had left\n{said:#?}");
            assert!(
                !known || !witness.has_key(id),
                "{id} had left and has a key\n{said:#?}"
            );
        }
        for id in &self.colleagues {
            assert!(
                is_working(witness, id) && witness.has_key(id),
                "{id} works here\n{said:#?}"
            );
        }
        self.backups_are_whole(witness);
    }

    /// Whatever bears the name of a backup opens with the sheet of the school.
    fn backups_are_whole(&self, witness: &Witness) {
        let folder = self.folder.join("backups");
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            let named = path.extension().is_some_and(|end| end == "waymark-backup");
            // Those of before were looked at after the kill before.
            let fresh = entry
                .metadata()
                .unwrap()
                .modified()
                .unwrap()
                .elapsed()
                .unwrap()
                < Duration::from_secs(30);
            if named && fresh {
                let scratch = self.folder.with_extension("unpacked");
                let opened = witness::open_backup(&path, &self.facts.sheet, &scratch).unwrap();
                assert!(opened.count("staff", &[]) <= witness.count("staff", &[]));
                opened.hangs_together().unwrap();
                drop(opened);
                std::fs::remove_dir_all(&scratch).unwrap();
            }
        }
    }

    pub(crate) fn end(self) -> Told {
        // The last kill too leaves a school that somebody can go on with.
        let seat = Seat::at(&self.folder, self.kills + 1);
        let enters = |password: &String| seat.sign_in(&self.facts.senco, password).is_ok();
        assert!(
            self.passwords.iter().any(enters),
            "{}",
            self.folder.display()
        );
        drop(seat);
        std::fs::remove_dir_all(&self.folder).unwrap();
        self.told
    }
}

fn in_trail(witness: &Witness, verb: &str) -> u64 {
    witness.count("audit_entry where verb = ?1", &[&verb])
}

fn is_working(witness: &Witness, staff_id: &str) -> bool {
    witness.count("staff where id = ?1 and left_on is null", &[&staff_id]) == 1
}

/// How many parts of a deed are there, and how many there have to be.
fn parts(witness: &Witness, deed: &Deed) -> (u64, u64) {
    let mark = &deed.mark;
    match deed.what.as_str() {
        "note" => (witness.count("note where body = ?1", &[mark]), 1),
        "rating" => (witness.count("rating where evidence = ?1", &[mark]), 1),
        // Later saves take them out again, with a reason; the rows stay.
        "plan" => (
            witness.count("strategy where text like ?1 || ' %'", &[mark]),
            STRATEGIES,
        ),
        "child" => (witness.count("pupil where legal_surname = ?1", &[mark]), 1),
        "import" => (
            witness.count("pupil where legal_surname = ?1", &[mark]),
            ON_THE_LIST,
        ),
        "draft" => (witness.count("draft where place = ?1", &[mark]), 1),
        _ => (0, 0),
    }
}

/// The child: signs in and works until it is killed.
pub(crate) fn child(words: &[String]) {
    let told: Json = serde_json::from_str(&words[0]).unwrap();
    let mut worker = Worker::told(&told);
    storm::begins();
    let work = worker.work(&mut |word, deed| say(&format!("{word} {deed}")));
    say(&format!("refused {work:?}"));
}
