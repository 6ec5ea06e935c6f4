//! A disk that is broken, full or forbidden, at one call or from it on, while something is done: nothing is called saved
//! that is not, what is said is a sentence for the person at the PC, and the next try works.

use crate::part::{Part, Round, Verdict};
use crate::school::Template;
use crate::storm::{CHANGES, Fault, Storm, Strike};
use crate::task::{Ready, TASKS, Told};

pub(crate) const PART: Part = Part {
    name: "faults",
    what: "EIO, ENOSPC and EACCES at chosen calls of the same things",
    short: 120,
    long: 20_000,
    run,
};

fn run(round: &Round<'_>) -> Verdict {
    let storm = match Storm::build(round.folder) {
        Ok(storm) => storm,
        Err(why) => return Verdict::Skipped(why),
    };
    let template = Template::make(round.folder);
    // Reading fails too.
    let calls = format!("{CHANGES}d");
    let ready: Vec<Ready<'_>> = (TASKS.iter())
        .map(|task| Ready::new(task, &storm, &template, round.folder, &calls))
        .collect();
    let told = round.spread(round.many, |number, mut chance| {
        let ready = &ready[usize::try_from(number).unwrap() % ready.len()];
        let at = 1 + chance.below(ready.calls);
        let error = *chance.pick(&Fault::ALL);
        let stays = chance.below(2) == 0;
        let home = ready.home(&number.to_string());
        let what = format!(
            "{error:?} at call {at} of {}{}",
            ready.calls,
            if stays { " and after" } else { "" }
        );
        let said = ready.struck(&home, Strike::Fault { at, error, stays }, &calls, true);
        let first = said.first().and_then(|line| line.strip_prefix("first "));
        let again = said.get(1).map_or("nothing", String::as_str);
        let first = first.unwrap_or_else(|| panic!("{}, {what}: {said:?}", ready.task.name));
        for words in [first, again] {
            let inside = words.contains("Internal") || words.contains("panicked");
            assert!(!inside, "{}, {what}: {words}", ready.task.name);
        }
        let what = format!("{what}: {said:?}");
        let ended = ready.old_or_new(&home, Told::Size, &what);
        // What was said to be done is done; what was refused was done by the next try.
        assert!(
            ended,
            "{}, {what}: first {first}, then {again}, and it is not there",
            ready.task.name
        );
        ready.forget(&home);
        first == "ok"
    });
    let refused = told.iter().filter(|ok| !**ok).count();
    Verdict::Held(format!(
        "{} faults in {} things: {refused} were told in a sentence and the next try worked, {} harmed nothing; never \
         \"saved\" for what was not",
        told.len(),
        ready.len(),
        told.len() - refused,
    ))
}
