//! One school: how it was made, its passwords, its trail, and its screens.

use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

use serde_json::json;
use waymark_core::Error;
use waymark_core::desk::{Desk, DeskConfig};
use waymark_core::progress::Progress;
use waymark_core::vault::{KeyKeeping, Strength};
use waymark_core::world::ThisComputer;

use crate::screens::{Asked, Screen};
use crate::together::clock::{middle, once};
use crate::together::options::Options;
use crate::together::school::{School, ask};

/// The check of the whole audit trail, each entry against its seal, through the desk as the window asks it.
pub(crate) struct TrailCheck {
    pub(crate) took: Duration,
    /// The longest that the bar stood still, and that others waited for the file.
    pub(crate) longest_still: Duration,
    /// From stopping it half-way to its end.
    pub(crate) stopped_in: Duration,
}

/// What was found out about one school.
pub(crate) struct Measured {
    pub(crate) years: u8,
    pub(crate) made_in: Duration,
    pub(crate) megabytes: u64,
    pub(crate) counts: Vec<u64>,
    /// Signing in with every page looked at, a password that costs nothing, and what is asked of the trail.
    pub(crate) sign_in: Duration,
    /// SQLCipher's own look at every page, one after the other.
    pub(crate) sqlcipher: Duration,
    pub(crate) trail: TrailCheck,
    /// Signing in at an empty school with what a password costs on purpose.
    pub(crate) password: Duration,
    pub(crate) screens: Vec<Screen>,
}

/// Makes the school and asks every screen.
pub(crate) fn school(years: u8, options: &Options) -> Measured {
    let school = School::of(years, options);
    let plain = school.folder().join("plain.db");
    let (office, _) = school.desk_of("SENCO").signed_in().unwrap();
    office.watched().copy_without_encryption(&plain).unwrap();
    let sqlcipher = office.watched().with_connection(|connection| {
        once(|| {
            let mut check = connection.prepare("pragma cipher_integrity_check").unwrap();
            assert!(check.query([]).unwrap().next().unwrap().is_none());
        })
    });
    drop(office);
    let sign_in = middle(
        (0..5)
            .map(|_| once(|| drop(school.desk_of("SENCO"))))
            .collect(),
    );
    let trail = trail_check(&school.desk_of("SENCO"));
    let asked = Asked::new(&school, &plain);
    Measured {
        years,
        made_in: school.made_in,
        sign_in,
        sqlcipher,
        trail,
        password: password(),
        megabytes: school.megabytes(),
        counts: ["pupil", "target", "note", "rating", "audit_entry"]
            .map(|table| asked.count(table))
            .to_vec(),
        screens: asked.screens(options.asking.as_deref()),
    }
}

/// Signs in at a school without children, as the real program keeps its passwords.
fn password() -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(DeskConfig {
        data_folder: folder.path().to_path_buf(),
        keeping: KeyKeeping::OwnerOnlyFile,
        strength: Strength::Full,
        world: Arc::new(ThisComputer),
    });
    let typed = "under the old oak tree";
    let new = json!({ "name": "Sedgecombe", "urn": "", "local_authority": "", "pathway": "graduated",
        "term_naming": "seasons", "person_name": "Mrs A Okafor", "role": "senco", "job_title": "SENCO",
        "password": typed });
    let status = ask(&desk, "create_school", new);
    let who = json!({ "staff_id": status["me"]["id"], "password": typed });
    let times = (0..5).map(|_| {
        ask(&desk, "sign_out", json!({}));
        once(|| drop(ask(&desk, "sign_in", who.clone())))
    });
    middle(times.collect())
}

/// Checks the trail once, and once more until it is stopped half-way.
fn trail_check(desk: &Desk) -> TrailCheck {
    let told = Arc::new(Mutex::new((Instant::now(), Duration::ZERO)));
    let progress = Progress::told_to({
        let told = Arc::clone(&told);
        move |_| {
            let mut told = told.lock().unwrap();
            told.1 = told.1.max(told.0.elapsed());
            told.0 = Instant::now();
        }
    });
    let took = once(|| {
        let answer = desk.run_watched("check_trail", json!({}), &progress);
        let report = answer.unwrap().output.value();
        assert_eq!(report["faults"], json!([]), "{report}");
    });
    let half = progress.step().total / 2;
    let stopped = Arc::new(OnceLock::new());
    let handle = Arc::new(OnceLock::<Progress>::new());
    let progress = Progress::told_to({
        let (stopped, handle) = (Arc::clone(&stopped), Arc::clone(&handle));
        move |step| {
            if step.done >= half
                && let Some(progress) = handle.get()
            {
                stopped.get_or_init(Instant::now);
                progress.cancel();
            }
        }
    });
    assert!(handle.set(progress.clone()).is_ok());
    let outcome = desk.run_watched("check_trail", json!({}), &progress);
    assert!(matches!(outcome, Err(Error::Cancelled)), "{outcome:?}");
    let longest_still = told.lock().unwrap().1;
    TrailCheck {
        took,
        longest_still,
        stopped_in: stopped.get().unwrap().elapsed(),
    }
}
