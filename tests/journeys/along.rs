//! What the journeys of the three schools share: a school set up in the window with its pathway, the people in it, and
//! how a stage is decided and a review closed by hand.

use anyhow::{Context, Result};
use chrono::{Datelike, Local};
use serde_json::{Value, json};

use crate::harness::{PASSWORD, Records, SENCO, School, Window, at, days_ago, says_all, text};

/// Who signs a request off.
pub(crate) const HEAD: &str = "Mr Daniel Pryce";
/// Who teaches the class.
const TEACHER: &str = "Miss Bea Lindqvist";
/// The child's mother.
pub(crate) const MOTHER: &str = "Mrs Ingrid Ødegård";

/// A decision on a stage as it is made by hand.
pub(crate) struct Step<'a> {
    /// What the choice says: "Step up to My Plan".
    pub(crate) decision: &'a str,
    pub(crate) on: &'a str,
    pub(crate) why: &'a str,
    /// What the stage asks for and the record does not show; each is ticked as in place or left missing.
    pub(crate) confirmed: &'a [&'a str],
    pub(crate) missing: &'a [&'a str],
}

/// Sets a school up from the first screen, and leaves nobody signed in.
pub(crate) async fn set_up(school: &School, name: &str, pathway: &str) -> Result<()> {
    let window = school.open().await?;
    window.press("link", "Set up our school").await?;
    window.fill("Name of the school", name).await?;
    window.press("button", "Continue").await?;
    window.find("heading", "Your pathway").await?;
    window.pick("radio", pathway).await?;
    let shot = pathway.replace(' ', "-").to_lowercase();
    window.screenshot(&format!("along-set-up-{shot}")).await?;
    window.press("button", "Continue").await?;
    window.fill("Your name", SENCO).await?;
    window.press("button", "Continue").await?;
    window
        .fill(&format!("Password for {SENCO}"), PASSWORD)
        .await?;
    window.press("button", "Continue").await?;
    window.find("heading", "Check your answers").await?;
    window.see(pathway).await?;
    window.press("button", "Set up the school").await?;
    window.print_recovery_sheet(school).await?;
    window.find("heading", &format!("{name} is set up")).await?;
    window.close().await
}

impl Records {
    /// A girl of nine, at the school since she was five, with her mother and her class teacher; gives her id.
    pub(crate) fn zoe(&self) -> Result<String> {
        let teacher = self.colleague(TEACHER, "class_teacher", "Class teacher")?;
        let staff = json!({
            "id": null, "version": null, "staff_id": teacher.id, "from_on": days_ago(80), "to_on": null,
        });
        let class = json!({
            "name": "Hazel", "year_starting": school_year(), "year_groups": ["4"], "staff": [staff],
        });
        let class = self.ask(
            "save_class",
            json!({ "id": null, "version": null, "class": class, "removed": [] }),
        )?;
        let id = self.ask(
            "add_pupil",
            json!({
                "pupil": {
                    "legal_forename": "Zoë", "legal_surname": "Ødegård", "preferred_forename": "", "upn": "",
                    "sex": "female", "born_on": days_ago(9 * 365), "year_override": null,
                    "admitted_on": days_ago(1_300), "home_language": "English", "interpreter_needed": false,
                    "key_facts": "Wears glasses for reading.", "confirmed_not_duplicate": false,
                },
                "class_id": class,
            }),
        )?;
        let id = text(&id, "")?;
        self.parent(&id, MOTHER)?;
        Ok(id)
    }

    /// A mother who may be told everything.
    pub(crate) fn parent(&self, pupil: &str, name: &str) -> Result<()> {
        let mother = json!({
            "name": name, "relationship": "Mother", "parental_responsibility": true, "may_be_told": true,
            "restriction": "", "telephone": "01452 555 010", "email": "", "address": "4 Mill Lane, Ashcombe",
            "language": "English", "priority": 1, "from_on": days_ago(1_300), "to_on": null,
        });
        self.ask(
            "add_contact",
            json!({ "pupil_id": pupil, "contact": mother }),
        )?;
        Ok(())
    }

    /// An agency on the school's list; gives its id.
    pub(crate) fn agency(&self, name: &str, kind: &str) -> Result<String> {
        let agency = json!({
            "name": name, "agency_kind": kind, "contact_name": "Dr Rosa Marín", "telephone": "", "email": "",
            "note": "",
        });
        let id = self.ask(
            "save_agency",
            json!({ "id": null, "version": null, "agency": agency }),
        )?;
        text(&id, "")
    }
}

impl Window {
    /// Decides a stage on its sheet, which stands open: says what is missing, is warned of it, and goes on with a reason.
    pub(crate) async fn decide_stage(&self, step: &Step<'_>) -> Result<()> {
        self.find("radiogroup", "What is decided?").await?;
        self.pick("radio", step.decision).await?;
        for check in step.confirmed {
            self.see(&format!("{check} Missing")).await?;
            self.within("group", check)
                .await?
                .pick("checkbox", "It is in place")
                .await?;
        }
        for check in step.missing {
            self.see(&format!("{check} Missing")).await?;
        }
        self.date("Decided on", step.on).await?;
        self.fill("Why?", step.why).await?;
        if !step.missing.is_empty() {
            self.press("button", "Check the decision").await?;
            self.write("Why go on although", "What is missing follows soon.")
                .await?;
        }
        self.press("button", "Check the decision").await?;
        self.find("heading", "Check before it is saved").await?;
        for check in step.missing {
            self.see(check).await?;
        }
        let shot = step.decision.replace([' ', '+'], "-").to_lowercase();
        self.screenshot(&format!("along-{shot}")).await?;
        self.press("button", step.decision).await?;
        self.see(&format!("Decided: {}.", step.decision)).await
    }

    /// Decides on its sheet that a child who is on the register leaves the pathway, with the class teacher consulted and the
    /// parents not, and is watched afterwards.
    pub(crate) async fn leave_the_pathway(&self, pathway: &str, why: &str) -> Result<()> {
        self.pick("radio", &format!("Leave the {pathway}")).await?;
        self.fill("Why?", why).await?;
        self.write("Class teacher consulted", "Mr K Bright").await?;
        self.press("button", "Check the decision").await?;
        self.press("button", "Leave the pathway").await?;
        self.see("Not consulted yet: the parents.").await?;
        self.write("Why leave although", "They are abroad until Monday.")
            .await?;
        self.press("button", "Check the decision").await?;
        self.find("heading", "Check before it is saved").await?;
        self.see("Yes, looked at again in 6 weeks").await?;
        self.look("along-leaving").await?;
        self.press("button", "Leave the pathway").await?;
        self.see("Decided: Leaving the pathway.").await
    }

    /// Writes a letter to the family as it is proposed, keeps it and prints it; gives its words.
    pub(crate) async fn write_a_letter(
        &self,
        school: &School,
        zoe: &str,
        (kind, name, says): (&str, &str, &[&str]),
    ) -> Result<String> {
        self.go(&format!("/pupil/{zoe}/overview/letters")).await?;
        self.take("Write a letter", kind).await?;
        self.find("heading", &format!("Letter: {kind}")).await?;
        self.screenshot(&format!("{name}-written")).await?;
        self.press("button", "Keep it and print").await?;
        let text = self.save_paper(school, name).await?;
        says_all(name, &text, says)?;
        Ok(text)
    }

    /// Changes hands at the same window.
    pub(crate) async fn change_to(&self, name: &str) -> Result<()> {
        self.keys(thirtyfour::Key::Control + "l").await?;
        self.arrive("/sign-in").await?;
        self.sign_in(name).await
    }
}

/// The stages on which a child has stood, the latest first.
pub(crate) fn stood_on(records: &Records, pupil: &str) -> Result<Vec<String>> {
    let stages = records.ask("stage_choices", json!({ "pupil_id": pupil }))?;
    at(&stages, "/history")?
        .as_array()
        .context("history is a list")?
        .iter()
        .map(|placement| text(placement, "/record/stage_name"))
        .collect()
}

/// What `waymark clocks` says of the child, without a window: the title of each clock.
pub(crate) fn clocks(school: &School) -> Result<Vec<String>> {
    let said = school.run(&["clocks", "Zoë Ødegård", "--as", SENCO, "--json"])?;
    let said: Value = serde_json::from_str(&said)?;
    at(&said, "/clocks")?
        .as_array()
        .context("clocks is a list")?
        .iter()
        .map(|clock| text(clock, "/title"))
        .collect()
}

/// The school year of today by the year in which it begins.
fn school_year() -> i32 {
    let today = Local::now().date_naive();
    today.year() - i32::from(today.month() < 9)
}
