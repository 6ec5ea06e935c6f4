//! What each main screen asks of the core, on the sample school, through the desk as the window does, with JSON both
//! ways. `cargo xtask bench` runs it. Nothing here fails for being slow: machines differ, ratios count.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::sync::{Arc, OnceLock};

use divan::Bencher;
use serde_json::{Value, json};
use waymark_core::desk::{Desk, DeskConfig};
use waymark_core::sample;
use waymark_core::vault::{KeyKeeping, Strength};
use waymark_core::world::ThisComputer;

fn main() {
    divan::main();
}

/// The sample school with its SENCO signed in, and the child on a plan whose name comes first.
struct Sample {
    desk: Desk,
    pupil: Value,
    plan: Value,
    _folder: tempfile::TempDir,
}

fn ask(desk: &Desk, command: &str, input: Value) -> Value {
    desk.run(command, input).unwrap().output
}

fn sample() -> &'static Sample {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(DeskConfig {
            data_folder: folder.path().to_path_buf(),
            keeping: KeyKeeping::OwnerOnlyFile,
            strength: Strength::Light,
            world: Arc::new(ThisComputer),
        });
        let status = ask(&desk, "open_sample", json!({}));
        let senco = status["names"]
            .as_array()
            .unwrap()
            .iter()
            .find(|name| name["job_title"] == "SENCO")
            .unwrap();
        ask(
            &desk,
            "sign_in",
            json!({ "staff_id": senco["id"], "password": sample::PASSWORD }),
        );
        let register = ask(&desk, "register", json!({ "leavers": "without" }));
        let (pupil, plan) = register["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find_map(|row| {
                let pupil = row["pupil"]["id"].clone();
                let plans = ask(&desk, "plans", json!({ "pupil_id": pupil }));
                let plan = plans.get(0)?["plan"]["record"]["id"].clone();
                Some((pupil, plan))
            })
            .unwrap();
        Sample {
            desk,
            pupil,
            plan,
            _folder: folder,
        }
    })
}

fn screen(bencher: Bencher<'_, '_>, command: &str, input: impl Fn(&Sample) -> Value + Sync) {
    let sample = sample();
    bencher.bench(|| ask(&sample.desk, command, input(sample)));
}

#[divan::bench]
fn today(bencher: Bencher<'_, '_>) {
    screen(bencher, "today", |_| json!({}));
}

#[divan::bench]
fn register(bencher: Bencher<'_, '_>) {
    screen(bencher, "register", |_| json!({ "leavers": "without" }));
}

#[divan::bench]
fn find_a_child(bencher: Bencher<'_, '_>) {
    screen(bencher, "search", |_| json!({ "text": "zo" }));
}

#[divan::bench]
fn search_the_notes(bencher: Bencher<'_, '_>) {
    screen(bencher, "search", |_| json!({ "text": "read" }));
}

#[divan::bench]
fn open_a_childs_file(bencher: Bencher<'_, '_>) {
    screen(
        bencher,
        "open_pupil",
        |sample| json!({ "pupil_id": sample.pupil }),
    );
}

#[divan::bench]
fn timeline_of_three_years(bencher: Bencher<'_, '_>) {
    screen(
        bencher,
        "timeline",
        |sample| json!({ "pupil_id": sample.pupil }),
    );
}

#[divan::bench]
fn open_a_plan(bencher: Bencher<'_, '_>) {
    screen(
        bencher,
        "open_plan",
        |sample| json!({ "plan_id": sample.plan }),
    );
}

#[divan::bench]
fn print_a_plan(bencher: Bencher<'_, '_>) {
    screen(bencher, "print_plan", |sample| {
        json!({
            "plan_id": sample.plan,
            "choices": {
                "text_size": "standard", "tint": "none", "spacing": "standard",
                "photo": true, "room_to_write": false
            },
        })
    });
}

/// One commit that is on the disk before it is answered.
#[divan::bench]
fn keep_a_draft(bencher: Bencher<'_, '_>) {
    screen(
        bencher,
        "keep_draft",
        |_| json!({ "place": "bench", "body": { "words": "Finds phonics hard today." } }),
    );
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn make_the_sample_school() {
    let folder = tempfile::tempdir().unwrap();
    sample::make_in(&folder.path().join("sample")).unwrap();
}
