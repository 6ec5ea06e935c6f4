//! What paper costs: one typical plan, warm, and a batch.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use divan::Bencher;
use waymark_core::documents::{
    AnyPaper, DocumentError, LaidPaper, PaperChoices, PaperStamp, PlanPaper, bind, lay_out_all,
    plan,
};

fn main() {
    divan::main();
}

fn typical() -> PlanPaper {
    let mut plan: PlanPaper =
        serde_json::from_str(include_str!("../../../tests/fixtures/paper/plan.json")).unwrap();
    plan.child.photo = Some(include_bytes!("../../../tests/fixtures/paper/photo.jpg").to_vec());
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

/// One tagged plan, as the preview makes it.
#[divan::bench]
fn one_plan(bencher: Bencher<'_, '_>) {
    let (view, stamp) = (typical(), stamp());
    bencher.bench_local(|| plan(&view, &stamp, &PaperChoices::default()).unwrap());
}

/// The same without a photo.
#[divan::bench]
fn one_plan_without_photo(bencher: Bencher<'_, '_>) {
    let (mut view, stamp) = (typical(), stamp());
    view.child.photo = None;
    bencher.bench_local(|| plan(&view, &stamp, &PaperChoices::default()).unwrap());
}

/// 200 plans on all processors, bound into one file for printing on both sides.
#[divan::bench(sample_count = 10)]
fn two_hundred_plans(bencher: Bencher<'_, '_>) {
    let mut view = typical();
    view.child.photo = None;
    let stamp = stamp();
    let plans: Vec<AnyPaper> = (0..200)
        .map(|number| {
            let mut plan = view.clone();
            plan.child.preferred_name = format!("Child {number}");
            AnyPaper::Plan(Box::new(plan))
        })
        .collect();
    let papers: Vec<(&AnyPaper, PaperChoices)> = plans
        .iter()
        .map(|plan| (plan, PaperChoices::default()))
        .collect();
    bencher.bench_local(|| {
        let laid = lay_out_all(&papers, &stamp, || Ok::<_, DocumentError>(())).unwrap();
        let all: Vec<&LaidPaper> = laid.iter().collect();
        bind("200 plans", &stamp, &all, true).unwrap()
    });
}
