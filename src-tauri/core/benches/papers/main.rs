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
mod peers;
#[path = "../together/mod.rs"]
mod together;

use std::fmt::Write;
use std::hint::black_box;
use std::time::Duration;

use waymark_core::documents::{
    AnyPaper, DocumentError, LaidPaper, Paper, PaperChoices, PaperStamp, PlanPaper, bind,
    lay_out_all, plan,
};

use together::clock::{middle, middle_of_most, once};
use together::memory;
use together::options::Options;
use together::page::{Figure, Part, Unit, in_ms, ms, short};

/// As many plans as a batch has.
const MANY: usize = 200;
/// Batches one after the other, for memory that creeps.
const BATCHES: usize = 6;

fn main() {
    let options = Options::read();
    let moment = together::page::moment();
    let alone = one_plan(true);
    let without_photo = one_plan(false);
    let many = many_plans();
    let peers = peers::ask(options.peers.as_ref());
    let through = desk::ask(&options);

    let mut text = format!("{moment}\n{HEAD}");
    text.push_str(
        "| Maker | One warm plan | 200 plans, all processors | Bytes of one |\n|---|--:|--:|--:|\n",
    );
    writeln!(
        text,
        "| Waymark | {} ms | {} s | {} |",
        ms(alone.time),
        short(many.time.as_secs_f64()),
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
        "\nWithout the photo one plan takes {} ms. Through the desk on the school of {} years, with its reading, its trace in\n\
         the audit trail on the disk and base 64, one plan takes {} ms and a batch of {} plans {} s.\n\n\
         Memory of the process: {:.0} MB before, at most {:.0} MB during the first batch of 200, {:.0} MB after it, and\n\
         {:.0} MB after {BATCHES} batches; the most in any batch was {:.0} MB.",
        ms(without_photo.time),
        options.most_years(),
        ms(through.one),
        through.children,
        short(through.batch.as_secs_f64()),
        many.before,
        many.first_most,
        many.after_first,
        many.after_last,
        many.most,
    )
    .unwrap();

    let of_peer = |figure: Figure, of: fn(&peers::Peer) -> f64| {
        // The first is the nearest: a maker of paper that is a library, as ours is.
        match peers.first() {
            Some(peer) => figure.beside(peer.name, of(peer)),
            None => figure,
        }
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
                Figure::of(
                    "200 plans on all processors",
                    1.0,
                    many.time.as_secs_f64(),
                    Unit::Seconds,
                ),
                peers::Peer::two_hundred,
            ),
            Figure::of(
                format!("Memory after {BATCHES} batches of 200, to that after the first"),
                1.1,
                many.after_last / many.after_first,
                Unit::Times,
            ),
            Figure::time(
                "A plan through the desk, with its trace on the disk",
                100.0,
                through.one,
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
    /// Memory, in MB.
    before: f64,
    first_most: f64,
    after_first: f64,
    after_last: f64,
    most: f64,
}

/// 200 plans of 200 children, bound into one file for printing on both sides.
fn many_plans() -> Many {
    let view = typical();
    let plans: Vec<AnyPaper> = (0..MANY)
        .map(|number| AnyPaper::Plan(Box::new(of_child(&view, number))))
        .collect();
    let papers: Vec<(&AnyPaper, PaperChoices)> = plans
        .iter()
        .map(|plan| (plan, PaperChoices::default()))
        .collect();
    let make = || -> Paper {
        let laid = lay_out_all(&papers, &stamp(), || Ok::<_, DocumentError>(())).unwrap();
        let all: Vec<&LaidPaper> = laid.iter().collect();
        bind("200 plans", &stamp(), &all, true).unwrap()
    };
    let before = memory::held();
    let (mut times, mut held, mut most) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..BATCHES {
        memory::forget_most();
        times.push(once(|| drop(black_box(make()))));
        held.push(memory::held());
        most.push(memory::most_held());
    }
    Many {
        time: middle(times),
        before,
        first_most: most[0],
        after_first: held[0],
        after_last: held[BATCHES - 1],
        most: most.into_iter().fold(0.0, f64::max),
    }
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
