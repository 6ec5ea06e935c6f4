//! What paper costs: one typical plan, warm; two hundred at once, and the memory that they take; the same through the
//! desk. Beside it other makers of paper on the same plan, where they run here.
//!
//! `cargo xtask bench --only papers` runs it, with `--peers` beside the others.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod desk;
mod one_file;
mod peers;
#[path = "../together/mod.rs"]
mod together;

use std::fmt::Write;
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use waymark_core::documents::{AnyPaper, PaperChoices, PaperStamp, PlanPaper, bind, plan};

use together::clock::{middle, middle_of_most, once};
use together::memory;
use together::options::Options;
use together::page::{Figure, Part, Unit, in_ms, ms, short};

/// As many plans as a batch has.
const MANY: usize = 200;
/// Batches one after the other, for memory that creeps.
const BATCHES: usize = 6;

fn main() {
    if one_file::is_asked_for() {
        return one_file::tell();
    }
    let options = Options::read();
    let moment = together::page::moment();
    let alone = one_plan(true);
    let without_photo = one_plan(false);
    let before = memory::held();
    let each = a_file_each();
    let one_files = one_file::SIZES.map(one_file::ask);
    let [smallest, one, largest] = &one_files;
    let peers = peers::ask(options.peers.as_ref());
    let through = desk::ask(&options);

    let mut text = format!("{moment}\n{HEAD}");
    text.push_str(
        "| Maker | One warm plan | 200 plans, a file each | Bytes of one |\n|---|--:|--:|--:|\n",
    );
    writeln!(
        text,
        "| Waymark | {} ms | {} s | {} |",
        ms(alone.time),
        short(each.time.as_secs_f64()),
        alone.bytes
    )
    .unwrap();
    for peer in &peers {
        writeln!(
            text,
            "| {} {} | {} ms | {} s{} | {} |",
            peer.name,
            peer.times.version,
            ms(peer.times.one()),
            short(peer.two_hundred()),
            peer.note(),
            peer.times.bytes
        )
        .unwrap();
    }
    writeln!(
        text,
        "\nWithout the photo one plan takes {} ms. All 200 in one file of 400 sides take {} s. Through the desk on the school\n\
         of {} years, with its reading, its trace in the audit trail on the disk and base 64, one plan takes {} ms and a\n\
         batch of {} plans in one file {} s.\n\n\
         Memory of the process: {before:.0} MB before; with a file each at most {:.0} MB during the first 200, {:.0} MB after them\n\
         and {:.0} MB after {BATCHES} times 200.\n\n\
         In one file, which is written as the papers come, each in a process of its own:\n\n\
         | Plans in one file | Time | The file | The most memory | Of that before the first plan |\n|--:|--:|--:|--:|--:|",
        ms(without_photo.time),
        short(one.seconds),
        options.most_years(),
        ms(through.one),
        through.children,
        short(through.batch.as_secs_f64()),
        each.most,
        each.after_first,
        each.after_last,
    )
    .unwrap();
    for one in &one_files {
        writeln!(text, "{}", one.row()).unwrap();
    }

    let of_peer = |figure: Figure, of: fn(&peers::Peer) -> f64| {
        // The first is the nearest: a maker of paper that is a library, as ours is.
        match peers.first() {
            Some(peer) => figure.beside(peer.name, of(peer)),
            None => figure,
        }
    };
    let seconds = |what: &str, most: f64, many: &Many| {
        Figure::of(what, most, many.time.as_secs_f64(), Unit::Seconds)
    };
    let part = Part {
        name: "papers",
        title: "Papers",
        figures: vec![
            of_peer(
                Figure::time("One tagged plan of two pages, warm", 10.0, alone.time),
                |peer| in_ms(peer.times.one()),
            ),
            of_peer(
                seconds("200 plans on all processors, a file each", 1.0, &each),
                peers::Peer::two_hundred,
            ),
            Figure::of(
                "200 plans on all processors, in one file",
                1.5,
                one.seconds,
                Unit::Seconds,
            ),
            Figure::of(
                "Memory for 800 plans in one file, its own bytes apart, to that for 50",
                1.5,
                largest.beside_the_file() / smallest.beside_the_file(),
                Unit::Times,
            ),
            Figure::of(
                format!("Memory after {BATCHES} times 200 plans, to that after the first 200"),
                1.1,
                each.after_last / each.after_first,
                Unit::Times,
            ),
        ],
        text,
    };
    part.tell(&options);
}

const HEAD: &str = "The same plan of two pages with a photo, boxes, tables and signatures, tagged for screen readers, by each maker\n\
    (`src-tauri/core/benches/peers`); each holds its fonts ready. 200 plans are of 200 children.\n\n";

struct One {
    time: Duration,
    bytes: usize,
}

/// One tagged plan, as the preview makes it.
fn one_plan(photo: bool) -> One {
    let mut view = typical();
    if !photo {
        view.child.photo = None;
    }
    let make = || plan(&view, &stamp(), &PaperChoices::default()).unwrap();
    One {
        time: middle_of_most(201, || drop(black_box(make()))),
        bytes: make().bytes.len(),
    }
}

struct Many {
    time: Duration,
    /// Memory, in MB: the most during the first batch, what is held after it and after the last.
    most: f64,
    after_first: f64,
    after_last: f64,
}

impl Many {
    fn of(make: impl Fn()) -> Self {
        let (mut times, mut held) = (Vec::new(), Vec::new());
        memory::forget_most();
        let mut most = 0.0;
        for _ in 0..BATCHES {
            times.push(once(&make));
            held.push(memory::held());
            if held.len() == 1 {
                most = memory::most_held();
            }
        }
        Self {
            time: middle(times),
            most,
            after_first: held[0],
            after_last: held[BATCHES - 1],
        }
    }
}

/// Plans of as many children, each with the choices of the family.
fn plans_of(children: usize) -> Vec<AnyPaper> {
    let view = typical();
    (0..children)
        .map(|number| AnyPaper::Plan(Box::new(of_child(&view, number))))
        .collect()
}

/// A file for each, on all processors, as the peers make them.
fn a_file_each() -> Many {
    let plans = plans_of(MANY);
    let hands = std::thread::available_parallelism().map_or(1, usize::from);
    Many::of(|| {
        let next = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..hands {
                scope.spawn(|| {
                    while let Some(plan) = plans.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let laid = plan.lay_out(&stamp(), &PaperChoices::default()).unwrap();
                        black_box(bind(laid.title(), &stamp(), &[&laid], false).unwrap());
                    }
                });
            }
        });
    })
}

fn typical() -> PlanPaper {
    let mut plan: PlanPaper =
        serde_json::from_str(include_str!("../../../../tests/fixtures/paper/plan.json")).unwrap();
    plan.child.photo = Some(include_bytes!("../../../../tests/fixtures/paper/photo.jpg").to_vec());
    plan
}

fn of_child(view: &PlanPaper, number: usize) -> PlanPaper {
    let mut plan = view.clone();
    let name = format!("Child {number}");
    for words in [
        &mut plan.strengths,
        &mut plan.what_matters,
        &mut plan.what_helps,
        &mut plan.child_views,
        &mut plan.decision,
    ] {
        *words = words.replace("Siân", &name);
    }
    plan.child.preferred_name = name;
    plan
}

fn stamp() -> PaperStamp {
    PaperStamp {
        printed_on: chrono::NaiveDate::from_ymd_opt(2026, 11, 22)
            .unwrap()
            .and_hms_opt(14, 2, 0)
            .unwrap(),
        printed_by: "Ms Harding".to_owned(),
        school_name: "Westfield Primary School".to_owned(),
    }
}
