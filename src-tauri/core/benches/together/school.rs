//! A school of many years with its people signed in, asked as the window asks.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use waymark_core::desk::{Desk, DeskConfig};
use waymark_core::sample::{self, Decades};
use waymark_core::vault::{KeyKeeping, Strength, Vault};
use waymark_core::world::ThisComputer;

use super::clock::once;
use super::options::Options;

/// A school in a folder that goes when this is dropped.
pub(crate) struct School {
    folder: TempDir,
    pub(crate) made_in: Duration,
}

impl School {
    /// One of that many full years and what has passed of the present one: made, or a copy of the one that a bench before this one has made.
    pub(crate) fn of(years: u8, options: &Options) -> Self {
        let Some(kept) = &options.schools else {
            let folder = tempfile::tempdir().unwrap();
            let made_in = make(&folder.path().join("data"), years);
            return Self { folder, made_in };
        };
        let kept = kept.join(years.to_string());
        let took = kept.join("seconds");
        if !took.exists() {
            let made_in = make(&kept.join("data"), years);
            fs::write(&took, made_in.as_secs_f64().to_string()).unwrap();
        }
        // What a bench writes stays in its own copy.
        let folder = tempfile::tempdir_in(&kept).unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        for file in fs::read_dir(kept.join("data")).unwrap() {
            let file = file.unwrap();
            let copy = folder.path().join("data").join(file.file_name());
            fs::copy(file.path(), copy).unwrap();
        }
        let seconds = fs::read_to_string(&took).unwrap().parse().unwrap();
        Self {
            folder,
            made_in: Duration::from_secs_f64(seconds),
        }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The size of the file, in MB.
    pub(crate) fn megabytes(&self) -> u64 {
        let file = self.data().join("school.waymark");
        fs::metadata(file).unwrap().len() >> 20
    }

    /// The desk of somebody of that job.
    pub(crate) fn desk_of(&self, job_title: &str) -> Desk {
        let desk = Desk::new(DeskConfig {
            data_folder: self.data(),
            keeping: KeyKeeping::OwnerOnlyFile,
            strength: Strength::Light,
            world: Arc::new(ThisComputer),
        });
        let status = ask(&desk, "desk_status", json!({}));
        let person = status["names"]
            .as_array()
            .unwrap()
            .iter()
            .find(|name| name["job_title"] == job_title)
            .unwrap();
        let words = json!({ "staff_id": person["id"], "password": sample::PASSWORD });
        ask(&desk, "sign_in", words);
        desk
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}

fn make(data: &Path, years: u8) -> Duration {
    let vault = Vault::at(data, KeyKeeping::OwnerOnlyFile, Strength::Light);
    let decades = Decades {
        years: years + 1,
        seed: 1,
    };
    once(|| sample::make_decades(&vault, &ThisComputer, decades).unwrap())
}

pub(crate) fn ask(desk: &Desk, command: &str, input: Value) -> Value {
    desk.run(command, input).unwrap().output.value()
}
