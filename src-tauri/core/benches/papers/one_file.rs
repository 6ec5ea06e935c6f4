//! Many plans in one file, as a batch binds them: a few at a time. Each number of plans is a process of its own, so that
//! the most that it held is of nothing else.

use std::hint::black_box;
use std::process::Command;

use waymark_core::documents::{
    AnyPaper, Binder, Binding, DocumentError, LaidPaper, PaperChoices, lay_out_all,
};

use crate::together::clock::once;
use crate::together::memory;
use crate::together::page::short;
use crate::{plans_of, stamp};

/// How many plans the files have.
pub(crate) const SIZES: [usize; 3] = [50, 200, 800];

/// What tells the process that it is one of them.
const ASKED: &str = "--plans-in-one-file";

/// As many are laid out before they are bound, as in a batch.
const A_FEW: usize = 16;

/// What one file took.
pub(crate) struct OneFile {
    plans: usize,
    pub(crate) seconds: f64,
    /// In MB: the finished file, what was held before the first plan, and the most.
    file: f64,
    before: f64,
    most: f64,
}

impl OneFile {
    /// What the work needs in MB, without the finished file and what was there before.
    pub(crate) fn beside_the_file(&self) -> f64 {
        self.most - self.before - self.file
    }

    /// A line of the table.
    pub(crate) fn row(&self) -> String {
        format!(
            "| {} | {} s | {:.1} MB | {:.0} MB | {:.0} MB |",
            self.plans,
            short(self.seconds),
            self.file,
            self.most,
            self.before
        )
    }
}

pub(crate) fn is_asked_for() -> bool {
    std::env::args().nth(1).as_deref() == Some(ASKED)
}

/// Has a process of its own bind so many plans.
pub(crate) fn ask(plans: usize) -> OneFile {
    let own = std::env::current_exe().unwrap();
    let said = Command::new(own)
        .args([ASKED, &plans.to_string()])
        .output()
        .unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    let numbers: Vec<f64> = said
        .split_whitespace()
        .map(|number| number.parse().unwrap())
        .collect();
    let [seconds, file, before, most] = numbers[..] else {
        panic!("the process that binds {plans} plans said {said}");
    };
    OneFile {
        plans,
        seconds,
        file,
        before,
        most,
    }
}

/// Binds them, and says what it took.
pub(crate) fn tell() {
    let plans = std::env::args().nth(2).unwrap().parse().unwrap();
    let views = plans_of(plans);
    let papers: Vec<(&AnyPaper, PaperChoices)> = views
        .iter()
        .map(|plan| (plan, PaperChoices::default()))
        .collect();
    // The fonts are read, and their letters cut, once in the life of a program.
    bind_all(papers.get(..1).unwrap());
    memory::forget_most();
    let before = memory::held();
    let mut bytes = 0;
    let time = once(|| bytes = bind_all(&papers).len());
    let megabytes = bytes as f64 / f64::from(1 << 20);
    println!(
        "{} {megabytes} {before} {}",
        time.as_secs_f64(),
        memory::most_held()
    );
}

/// For printing on both sides.
fn bind_all(papers: &[(&AnyPaper, PaperChoices)]) -> Vec<u8> {
    let stamp = stamp();
    let mut binder = Binder::new(Binding {
        stamp: &stamp,
        many_papers: true,
        double_sided: true,
    });
    let mut bytes = Vec::new();
    for few in papers.chunks(A_FEW) {
        let laid = lay_out_all(few, &stamp, || Ok::<_, DocumentError>(())).unwrap();
        binder
            .add(&laid.iter().collect::<Vec<&LaidPaper>>())
            .unwrap();
        bytes.extend(binder.take_bytes());
    }
    bytes.extend(binder.finish("Many plans").unwrap().bytes);
    black_box(bytes)
}
