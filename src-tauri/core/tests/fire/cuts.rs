//! Power cuts as Linux has them: the school lies on an ext4 of its own, in a file, which is shut down in the middle of
//! real work and mounted again. It needs root and a loop device; where there are none it is skipped, and `lossy` does
//! what can be done without.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::chance::Chance;
use crate::kill::Family;
use crate::part::{Part, Round, Verdict};
use crate::school::Template;

pub(crate) const PART: Part = Part {
    name: "cuts",
    what: "power cuts on an ext4 of its own",
    short: 50,
    long: 5_000,
    run,
};

/// How many cuts one file survives before a fresh disk is taken.
const A_FAMILY: u64 = 10;
/// Room for a school, its backups, and the copy that is looked at, in bytes.
const SIZE: u64 = 192 << 20;

fn run(round: &Round<'_>) -> Verdict {
    let tool = match build(round.folder) {
        Ok(tool) => tool,
        Err(why) => return Verdict::Skipped(why),
    };
    // Whether it can be done here at all, before a school is made for it.
    if let Err(why) = Mounted::fresh(&round.folder.join("first")) {
        return Verdict::Skipped(format!("not tried here: {why}"));
    }
    let template = Template::make(round.folder);
    let answered = round.spread(round.many.div_ceil(A_FAMILY), |number, mut chance| {
        let cuts = A_FAMILY.min(round.many - number * A_FAMILY);
        one_disk(
            &template,
            &round.folder.join(format!("disk-{number}")),
            &tool,
            cuts,
            &mut chance,
        )
    });
    Verdict::Held(format!(
        "{} power cuts; {} deeds were answered and none of them lost, none was there by half",
        round.many,
        answered.iter().sum::<u64>()
    ))
}

fn one_disk(
    template: &Template,
    folder: &Path,
    tool: &Path,
    cuts: u64,
    chance: &mut Chance,
) -> u64 {
    let disk = Mounted::fresh(folder).expect("a disk like the first");
    let home = disk.at.join("home");
    let mut family = Family::new(template, home);
    // What was there before is on the disk before.
    sync(&disk.at);
    for _ in 0..cuts {
        family.one_end(chance, |child| {
            // A sync that is under way while the disk goes would answer as if it had been done.
            let at_work = child.freeze();
            let cut = Command::new(tool)
                .arg(&disk.at)
                .status()
                .expect("the tool runs");
            assert!(cut.success(), "the disk was shut down");
            let said = child.kill();
            disk.again();
            // Once the disk is gone, the desk refuses; that is not what is looked for here. Before, it may not.
            said.into_iter()
                .take_while(|line| !at_work || !line.starts_with("refused"))
                .collect()
        });
    }
    family.end().answered
}

/// An ext4 in a file, mounted. It is unmounted when it is let go of.
struct Mounted {
    image: PathBuf,
    at: PathBuf,
}

impl Mounted {
    fn fresh(folder: &Path) -> Result<Self, String> {
        let (image, at) = (folder.join("image"), folder.join("mounted"));
        std::fs::create_dir_all(&at).map_err(|error| error.to_string())?;
        let file = std::fs::File::create(&image).map_err(|error| error.to_string())?;
        file.set_len(SIZE).map_err(|error| error.to_string())?;
        done(Command::new("mkfs.ext4").args(["-q", "-F"]).arg(&image))?;
        let mounted = Self { image, at };
        mounted.mount()?;
        Ok(mounted)
    }

    fn mount(&self) -> Result<(), String> {
        done(
            Command::new("mount")
                .args(["-o", "loop"])
                .arg(&self.image)
                .arg(&self.at),
        )
    }

    /// As after the power has come back: the journal is replayed by the next mount.
    fn again(&self) {
        done(Command::new("umount").arg(&self.at)).unwrap_or_else(|why| panic!("{why}"));
        self.mount().unwrap_or_else(|why| panic!("{why}"));
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // A disk that was never mounted has nothing to be unmounted.
        drop(done(Command::new("umount").arg(&self.at)));
    }
}

fn sync(folder: &Path) {
    done(Command::new("sync").arg("-f").arg(folder)).unwrap_or_else(|why| panic!("{why}"));
}

fn build(folder: &Path) -> Result<PathBuf, String> {
    if !cfg!(target_os = "linux") {
        return Err("not tried here: it shuts an ext4 down as Linux does it".to_owned());
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fire/shutdown.c");
    let tool = folder.join("shutdown");
    done(Command::new("cc").arg("-o").arg(&tool).arg(source))
        .map_err(|why| format!("not tried here: {why}"))?;
    Ok(tool)
}

/// Runs a command to its end.
///
/// # Errors
/// What it said, where it failed or is not there.
fn done(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let told = command
        .output()
        .map_err(|error| format!("{name}: {error}"))?;
    if told.status.success() {
        return Ok(());
    }
    let words = String::from_utf8_lossy(&told.stderr);
    let line = words
        .lines()
        .next()
        .unwrap_or("it failed")
        .trim()
        .to_owned();
    Err(format!("{name}: {line}"))
}
