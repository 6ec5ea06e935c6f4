//! `waymark print plan|profile`: the paper that the window prints, into a file.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde::Deserialize;
use serde_json::{Value, json};
use waymark_core::Error;
use waymark_core::desk::Desk;
use waymark_core::domain::id::{PlanId, PupilId};
use waymark_core::ops::plan::ListPlans;
use waymark_core::ops::search::Search;

use super::answer::{Answer, Failure};
use super::sign_in::SignIn;
use crate::papers;

#[derive(Debug, Args)]
pub(super) struct Print {
    #[command(subcommand)]
    paper: Paper,
}

#[derive(Debug, Subcommand)]
enum Paper {
    /// The child's plan: the open one, or else the latest
    Plan(Wanted),
    /// The child's My Profile
    Profile(Wanted),
}

#[derive(Debug, Args)]
struct Wanted {
    /// The child: a name, or the unique pupil number (UPN)
    #[arg(long, value_name = "NAME|UPN")]
    pupil: String,

    /// The PDF file to write; one that is there is replaced
    #[arg(long, value_name = "FILE")]
    out: PathBuf,

    /// Large print (18 point)
    #[arg(long)]
    large: bool,

    /// With the child's photo
    #[arg(long)]
    photo: bool,

    #[command(flatten)]
    sign_in: SignIn,
}

/// What the core gives for a paper, as far as it matters here.
#[derive(Debug, Deserialize)]
struct Printed {
    bytes_base64: String,
    pages: u32,
    cautions: Vec<String>,
}

impl Print {
    pub(super) fn run(self, data_folder: PathBuf) -> Result<Answer, Failure> {
        let wanted = match &self.paper {
            Paper::Plan(wanted) | Paper::Profile(wanted) => wanted,
        };
        let desk = wanted.sign_in.desk_on(data_folder)?;
        let pupil = the_one_child(&desk, &wanted.pupil)?;
        let choices = wanted.choices();
        let answer = match &self.paper {
            Paper::Profile(_) => desk.run(
                "print_profile",
                json!({ "pupil_id": pupil, "choices": choices }),
            )?,
            Paper::Plan(_) => {
                let plan = plan_to_print(&desk, &pupil)?;
                desk.run("print_plan", json!({ "plan_id": plan, "choices": choices }))?
            }
        };
        save(answer.output.value(), &wanted.out)
    }
}

impl Wanted {
    fn choices(&self) -> Value {
        json!({
            "text_size": if self.large { "large" } else { "standard" },
            "tint": "none",
            "spacing": "standard",
            "photo": self.photo,
            "room_to_write": false,
        })
    }
}

/// The child that the words fit, and no other.
pub(super) fn the_one_child(desk: &Desk, text: &str) -> Result<PupilId, Failure> {
    let (office, session) = desk.signed_in()?;
    let search = Search {
        text: text.to_owned(),
    };
    let found = office.read(&session, search)?.pupils;
    let wanted = text.trim().to_lowercase();
    let whole: Vec<_> = found
        .iter()
        .filter(|hit| hit.pupil.name.to_lowercase() == wanted)
        .collect();
    match (found.as_slice(), whole.as_slice()) {
        ([only], _) => Ok(only.pupil.id.clone()),
        (_, [exact]) => Ok(exact.pupil.id.clone()),
        ([], _) => Err(Failure::sentence(format!(
            "No child that this person may see fits \"{text}\". Check the spelling, or give the UPN."
        ))),
        (many, _) => Err(Failure::sentence(format!(
            "More than one child fits \"{text}\". Give the whole name, or the UPN: {}.",
            many.iter()
                .map(|hit| format!("{} ({})", hit.pupil.name, hit.pupil.year_name))
                .collect::<Vec<_>>()
                .join(", ")
        ))),
    }
}

/// The open plan, or else the latest; never one that was taken back.
fn plan_to_print(desk: &Desk, pupil: &PupilId) -> Result<PlanId, Failure> {
    let (office, session) = desk.signed_in()?;
    let list = ListPlans {
        pupil_id: pupil.clone(),
    };
    let plans = office.read(&session, list)?;
    let standing = plans.into_iter().find(|line| line.plan.voided.is_none());
    let plan = standing.ok_or_else(|| Failure::sentence("This child has no plan to print."))?;
    Ok(plan.plan.record.id)
}

/// Writes the paper, and tells what it is.
fn save(printed: Value, out: &Path) -> Result<Answer, Failure> {
    let paper: Printed = serde_json::from_value(printed)
        .map_err(|fault| Error::Internal(format!("the printed paper: {:?}", fault.classify())))?;
    papers::write(out, &papers::pdf_from_base64(&paper.bytes_base64)?)?;
    let mut words = format!(
        "{} ({} {})",
        out.display(),
        paper.pages,
        if paper.pages == 1 { "page" } else { "pages" }
    );
    for caution in &paper.cautions {
        words.push_str("\nMind: ");
        words.push_str(caution);
    }
    let json = json!({ "file": out, "pages": paper.pages, "cautions": paper.cautions });
    Ok(Answer::new(words, json))
}
