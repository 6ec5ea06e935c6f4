//! kill -9 at each call that changes the disk, one after the other, while something is done that must not stop half-way:
//! before the call, and with half of a write done. What is found is what was before or what comes after, and whoever
//! comes next can go on.

use crate::part::{Part, Round, Verdict};
use crate::school::Template;
use crate::storm::{CHANGES, Storm, Strike};
use crate::task::{Ready, TASKS, Told};

pub(crate) const PART: Part = Part {
    name: "steps",
    what: "kill -9 at every n-th write of what must not stop half-way",
    short: 20,
    long: 100_000,
    run,
};

fn run(round: &Round<'_>) -> Verdict {
    let storm = match Storm::build(round.folder) {
        Ok(storm) => storm,
        Err(why) => return Verdict::Skipped(why),
    };
    let template = Template::make(round.folder);
    let ready: Vec<Ready<'_>> = (TASKS.iter())
        .map(|task| Ready::new(task, &storm, &template, round.folder, CHANGES))
        .collect();
    // So many of its calls, spread from the first to the last.
    let places = |ready: &Ready<'_>| {
        let many = round.many.min(ready.calls);
        let calls = ready.calls;
        (0..many).map(move |place| 1 + place * (calls - 1) / (many - 1).max(1))
    };
    let kills: Vec<(&Ready<'_>, u64)> = (ready.iter())
        .flat_map(|ready| places(ready).map(move |at| (ready, at)))
        .collect();
    let many = u64::try_from(kills.len()).unwrap();
    let ends = round.spread(many * 2, |number, _| {
        let (ready, at) = kills[usize::try_from(number / 2).unwrap()];
        let torn = number % 2 == 1;
        let strike = if torn {
            Strike::Torn(at)
        } else {
            Strike::Kill(at)
        };
        let home = ready.home(&format!("{at}-{torn}"));
        let told = format!(
            "{} call {at} of {}",
            if torn { "torn in" } else { "killed before" },
            ready.calls
        );
        let said = ready.struck(&home, strike, CHANGES, false);
        assert!(said.is_empty(), "{}, {told}: {said:?}", ready.task.name);
        let ended = ready.old_or_new(&home, Told::Row, &told);
        ready.forget(&home);
        ended
    });
    let new = ends.iter().filter(|ended| **ended).count();
    let calls: u64 = ready.iter().map(|ready| ready.calls).sum();
    Verdict::Held(format!(
        "{} kills in {} things that are done in {calls} calls: {} times it was as before, {new} times as after, never \
         anything between",
        ends.len(),
        ready.len(),
        ends.len() - new,
    ))
}
