//! What stands in the school's file before a journey begins and after it has ended: asked of the core itself, by the
//! commands that the window sends. The window has to be closed meanwhile.

use std::sync::Arc;

use anyhow::{Context, Result, bail};
use chrono::{Days, Local, NaiveDate};
use serde_json::{Value, json};
use waymark_core::desk::{Desk, DeskConfig};
use waymark_core::vault::{KeyKeeping, Strength};
use waymark_core::world::ThisComputer;

use super::school::School;

/// Everybody's password.
pub(crate) const PASSWORD: &str = "marmalade under the harbour bridge";

/// Who sets the school up.
pub(crate) const SENCO: &str = "Mrs Adaeze Okafor";

/// An open file, with the SENCO signed in.
pub(crate) struct Records {
    desk: Desk,
}

/// A colleague who has taken up a password of their own.
pub(crate) struct Colleague {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// A day as the core takes it, counted back from today.
pub(crate) fn days_ago(days: u64) -> String {
    let day: NaiveDate = Local::now().date_naive();
    (day - Days::new(days)).to_string()
}

impl Records {
    /// Sets a school up, as the first screen does.
    pub(crate) fn create(school: &School) -> Result<Self> {
        let records = Self::on(school);
        records.ask(
            "create_school",
            json!({
                "name": "Ashcombe Primary School", "urn": "", "local_authority": "Gloucestershire",
                "pathway": "graduated", "term_naming": "seasons",
                "person_name": SENCO, "role": "senco", "job_title": "SENCO", "password": PASSWORD,
            }),
        )?;
        let sheet = records.ask("make_recovery_sheet", json!({}))?;
        let code = super::recovery_code(&text(&sheet, "/bytes_base64")?)?;
        let groups = asked_for(&sheet, &code)?;
        records.ask("confirm_recovery_sheet", json!({ "groups": groups }))?;
        Ok(records)
    }

    /// Makes the sample school, and signs its SENCO in; gives her name.
    pub(crate) fn sample(school: &School) -> Result<(Self, String)> {
        let records = Self::on(school);
        let status = records.ask("open_sample", json!({}))?;
        let senco = at(&status, "/names")?
            .as_array()
            .and_then(|names| {
                names
                    .iter()
                    .find(|one| one.get("job_title") == Some(&json!("SENCO")))
            })
            .context("the sample school has no SENCO")?;
        let name = text(senco, "/name")?;
        let password = text(&status, "/sample_password")?;
        records.ask(
            "sign_in",
            json!({ "staff_id": at(senco, "/id")?, "password": password }),
        )?;
        Ok((records, name))
    }

    /// Opens what a closed window has left, and signs the SENCO in.
    pub(crate) fn open(school: &School) -> Result<Self> {
        let records = Self::on(school);
        records.sign_in(SENCO, PASSWORD)?;
        Ok(records)
    }

    /// Runs a command with the input that the window would send.
    pub(crate) fn ask(&self, command: &str, input: Value) -> Result<Value> {
        let answer = self.desk.handle(command, input, "journey");
        match answer {
            Ok(answer) => Ok(answer.output.value()),
            Err(problem) => bail!(
                "{command}: {}",
                serde_json::to_string(&problem).unwrap_or_default()
            ),
        }
    }

    /// Adds a colleague, who signs in once and takes up a password.
    pub(crate) fn colleague(&self, name: &str, role: &str, title: &str) -> Result<Colleague> {
        let staff =
            json!({ "name": name, "role": role, "administrator": false, "job_title": title });
        let given = self.ask("add_staff", json!({ "staff": staff }))?;
        let once = text(&given, "/password")?;
        self.sign_in(name, &once)?;
        self.ask(
            "change_password",
            json!({ "current": once, "new": PASSWORD }),
        )?;
        self.sign_in(SENCO, PASSWORD)?;
        Ok(Colleague {
            id: text(&given, "/staff_id")?,
            name: name.to_owned(),
        })
    }

    /// A child of about eight, at the school for a year; gives the id.
    pub(crate) fn child(&self, forename: &str, surname: &str) -> Result<String> {
        let id = self.ask(
            "add_pupil",
            json!({
                "pupil": {
                    "legal_forename": forename, "legal_surname": surname, "preferred_forename": "", "upn": "",
                    "sex": "female", "born_on": days_ago(8 * 365 + 100), "year_override": null,
                    "admitted_on": days_ago(400), "home_language": "English", "interpreter_needed": false,
                    "key_facts": "Wears glasses for reading.", "confirmed_not_duplicate": false,
                },
                "class_id": null,
            }),
        )?;
        text(&id, "")
    }

    /// Puts a child on a stage, as from a day.
    pub(crate) fn place(&self, pupil: &str, stage: &str, on: &str) -> Result<()> {
        let decision = json!({
            "to": stage, "happened_on": on, "reason": "Progress slower than her peers", "evidence": "",
            "decided_by": SENCO, "parents_told_on": on, "confirmed": [],
            "missing_reason": "What is missing is written in this half-term.",
        });
        self.ask(
            "decide_placement",
            json!({ "pupil_id": pupil, "decision": decision }),
        )?;
        Ok(())
    }

    /// Starts the plan of the child's stage; gives its id.
    pub(crate) fn start_plan(&self, pupil: &str, on: &str) -> Result<String> {
        let start = json!({ "pupil_id": pupil, "started_on": on, "stage_key": null });
        text(&self.ask("start_plan", start)?, "")
    }

    /// Writes an outcome with these targets into a plan, over what stood there.
    pub(crate) fn write_plan(&self, plan: &str, strengths: &str, targets: &[Value]) -> Result<()> {
        let view = self.ask("open_plan", json!({ "plan_id": plan }))?;
        let mut draft = at(&view, "/draft")?.clone();
        let outcome = json!({
            "id": null, "area": null, "text": "I will read and write what I need for the day",
            "targets": targets,
        });
        for (field, value) in [
            ("strengths", json!(strengths)),
            ("outcomes", json!([outcome])),
        ] {
            *draft
                .get_mut(field)
                .with_context(|| format!("a plan has no {field}"))? = value;
        }
        let version = at(&view, "/version")?;
        self.ask(
            "save_plan",
            json!({ "plan_id": plan, "version": version, "plan": draft }),
        )?;
        Ok(())
    }

    /// The only plan of a child that is open.
    pub(crate) fn open_plan_of(&self, pupil: &str) -> Result<Value> {
        let plans = self.ask("plans", json!({ "pupil_id": pupil }))?;
        let open: Vec<&Value> = plans
            .as_array()
            .context("plans is a list")?
            .iter()
            .filter(|line| line.get("open") == Some(&json!(true)))
            .collect();
        let [line] = open.as_slice() else {
            bail!("{} plans are open", open.len());
        };
        self.ask(
            "open_plan",
            json!({ "plan_id": at(line, "/plan/record/id")? }),
        )
    }

    /// Signs somebody in, and out whoever was.
    pub(crate) fn sign_in(&self, name: &str, password: &str) -> Result<()> {
        let status = self.ask("desk_status", json!({}))?;
        let who = at(&status, "/names")?
            .as_array()
            .and_then(|names| {
                names
                    .iter()
                    .find(|one| one.get("name") == Some(&json!(name)))
            })
            .with_context(|| format!("{name} is not among the names at sign-in"))?;
        self.ask(
            "sign_in",
            json!({ "staff_id": at(who, "/id")?, "password": password }),
        )?;
        Ok(())
    }

    fn on(school: &School) -> Self {
        Self {
            desk: Desk::new(DeskConfig {
                data_folder: school.data(),
                keeping: KeyKeeping::OwnerOnlyFile,
                strength: Strength::Light,
                world: Arc::new(ThisComputer),
            }),
        }
    }
}

/// A target for [`Records::write_plan`].
pub(crate) fn target(text: &str, measure: Value, baseline: i32, expected: i32) -> Value {
    json!({
        "id": null, "text": text, "measure": measure, "baseline": baseline, "expected": expected,
        "set_on": null, "by_on": null, "small_steps": [], "strategies": [], "provision": [],
    })
}

/// The groups of a recovery sheet that are to be typed back.
fn asked_for(sheet: &Value, code: &[String]) -> Result<Vec<String>> {
    let numbers = at(sheet, "/groups_to_type")?.as_array();
    let numbers = numbers.context("no groups were asked for")?.iter();
    numbers
        .map(|number| {
            let number = usize::try_from(number.as_u64().context("no number")?)?;
            let group = code.get(number - 1).context("no such group")?;
            Ok(group.clone())
        })
        .collect()
}

/// What stands at a place in an answer: `/plan/record/id`.
pub(crate) fn at<'a>(value: &'a Value, place: &str) -> Result<&'a Value> {
    value
        .pointer(place)
        .with_context(|| format!("there is no {place} in {value}"))
}

/// The text at a place in an answer.
pub(crate) fn text(value: &Value, place: &str) -> Result<String> {
    let found = at(value, place)?.as_str();
    Ok(found
        .with_context(|| format!("{place} is no text"))?
        .to_owned())
}
