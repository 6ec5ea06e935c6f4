//! Who stays outside, and is told why: somebody who guesses passwords, a second Waymark on the same school, a school in
//! a folder that copies itself, and whoever wakes a computer that has slept.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use crate::harness::{PASSWORD, Records, SENCO, Window, days_ago, journey};

const TEACHER: &str = "Mr Tomos Bevan";
const WAIT: &str = "That was wrong several times. Wait";
const HALF: &str = "Marek draws what he means when";

impl Window {
    /// Tries a password, and stays at the door.
    async fn try_password(&self, name: &str, password: &str, words: &str) -> Result<()> {
        self.pick("radio", name).await?;
        self.fill("Password", password).await?;
        self.press("button", "Sign in").await?;
        self.see(words).await
    }
}

#[test]
fn who_guesses_waits_after_a_restart_too_until_an_administrator_gives_a_new_password() {
    journey("guessing", async |school| {
        let records = Records::create(&school)?;
        let teacher = records.colleague(TEACHER, "class_teacher", "Class teacher")?;
        drop(records);
        // Nine wrong ones have been typed over the day, with the waits between them over.
        let nine = json!({ "people": { &teacher.id: { "failures": 9, "wait_until": null } }, "untold": [] });
        std::fs::write(school.data().join("school.tries"), nine.to_string())?;

        let window = school.open().await?;
        let wrong = "That password is not right.";
        window
            .try_password(TEACHER, "is it this one", wrong)
            .await?;
        window.try_password(TEACHER, PASSWORD, WAIT).await?;
        window.see("15 minutes, or ask an administrator").await?;
        window.look("waiting-after-wrong-passwords").await?;
        window.close().await?;

        let window = school.open().await?;
        window.try_password(TEACHER, PASSWORD, WAIT).await?;
        // Nobody else is held up.
        window.sign_in(SENCO).await?;
        window.go("/settings/staff").await?;
        window
            .take(
                &format!("More for {TEACHER}"),
                "Give a new one-time password",
            )
            .await?;
        window.press("button", "Make a one-time password").await?;
        let once = window.words_to_hand_over(TEACHER).await?;
        window.close().await?;

        let window = school.open().await?;
        window.pick("radio", TEACHER).await?;
        window.fill("Password", &once).await?;
        window.press("button", "Sign in").await?;
        window.find("heading", "Choose your own password").await?;
        window.close().await
    });
}

#[test]
fn a_second_waymark_on_the_same_school_is_told_so_and_takes_nothing_from_the_first() {
    journey("twice-on-one-school", async |school| {
        let records = Records::create(&school)?;
        let zoe = records.child("Zoë", "Ødegård")?;
        drop(records);
        let first = school.open().await?;
        first.sign_in(SENCO).await?;

        let second = school.open().await?;
        let words = "This school is open already on this PC";
        second.try_password(SENCO, PASSWORD, words).await?;
        second
            .see("Sign out or lock it there, then try again.")
            .await?;
        second.look("open-already").await?;

        first.go(&format!("/pupil/{zoe}/overview")).await?;
        first.see("Zoë Ødegård").await?;
        first.keys(Key::Control + "l").await?;
        first.find("heading", "Locked").await?;
        second.press("button", "Sign in").await?;
        second.arrive("/today").await?;
        first.fill("Password", PASSWORD).await?;
        first.press("button", "Sign in").await?;
        first.see(words).await?;
        second.close().await?;
        first.press("button", "Sign in").await?;
        first.see("Zoë Ødegård").await?;
        first.close().await
    });
}

#[cfg(unix)]
#[test]
fn a_school_is_not_set_up_where_its_folder_copies_itself() {
    journey("in-a-synced-folder", async |school| {
        let synced = school.folder().join("OneDrive - Elm Grove/Waymark");
        std::fs::create_dir_all(&synced)?;
        std::fs::remove_dir(school.data())?;
        std::os::unix::fs::symlink(&synced, school.data())?;
        let window = school.open().await?;
        window.set_up().await?;
        window
            .see("This folder is copied to other computers by itself")
            .await?;
        window.see("Keep it in a folder of this PC").await?;
        window.look("in-a-synced-folder").await?;
        window.close().await?;
        for name in ["school.waymark", "school.keys", "school.pckey"] {
            ensure!(!synced.join(name).exists(), "{name} was made all the same");
        }
        Ok(())
    });
}

#[test]
fn whoever_wakes_a_computer_that_has_slept_finds_it_locked_and_the_words_come_back() {
    journey("after-a-sleep", async |school| {
        let records = Records::create(&school)?;
        let marek = records.child("Marek", "Wójcik")?;
        records.place(&marek, "my_plan", &days_ago(40))?;
        let plan = records.start_plan(&marek, &days_ago(40))?;
        drop(records);
        let window = school.open().await?;
        window.sign_in(SENCO).await?;
        window
            .go(&format!("/pupil/{marek}/plan/edit?plan={plan}"))
            .await?;
        window.fill("My strengths", HALF).await?;
        // Two minutes pass in which the page does not run, as in a sleep; the school locks after five.
        let sleep = "const now = Date.now; Date.now = () => now() + 120000;
                     window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));";
        window.script(sleep, vec![]).await?;
        window.find("heading", "Locked").await?;
        ensure!(!window.shows(HALF).await?, "the words are still in sight");
        window.fill("Password", PASSWORD).await?;
        window.press("button", "Sign in").await?;
        window.see("You have words here from").await?;
        let words = window.labelled("My strengths").await?.prop("value").await?;
        ensure!(words.as_deref() == Some(HALF), "the form holds {words:?}");
        window.close().await
    });
}
