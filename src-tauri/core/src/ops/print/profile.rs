//! My Profile on paper, or a blank page to write it on together.

use serde::Deserialize;
use ts_rs::TS;

use super::child::child_paper;
use super::{PaperOp, PrintChoices, PrintedPaper, Sheet};
use crate::documents::{self, ProfilePaper};
use crate::domain::id::PupilId;
use crate::domain::record::plan::Profile;
use crate::domain::record::{Kind, Record};
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::placement::pathway_of;
use crate::ops::profile::current_profile;
use crate::store::{Reader, Seen, WriteTx};

/// Prints the child's profile as it is now. Without one, or with room to write, the page is blank.
#[derive(Debug, Deserialize, TS)]
pub struct PrintProfile {
    pub pupil_id: PupilId,
    pub choices: PrintChoices,
}

impl WriteOp for PrintProfile {
    const ACTION: Action = Action::Print;
    type Output = Sheet<ProfilePaper>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output> {
        let pupil = tx.seen(&self.pupil_id)?;
        let (profile, view) = profile_paper(tx, &pupil, self.choices)?;
        match profile {
            Some(id) => tx.note_act(Kind::Profile, &id, Some(pupil.id()), "printed"),
            None => {
                let id = pupil.id().as_str();
                tx.note_act(Kind::Pupil, id, Some(pupil.id()), "printed a blank profile");
            }
        }
        let name = view.profile_name.clone();
        Sheet::of(tx, &pupil, &name, view, self.choices)
    }
}

/// The profile as it stands, with its id; without one, or with room to write, the page is blank.
pub(super) fn profile_paper(
    tx: &Reader<'_>,
    pupil: &Seen,
    choices: PrintChoices,
) -> Result<(Option<String>, ProfilePaper)> {
    let profile = current_profile(tx, pupil)?.filter(|_| !choices.room_to_write);
    let mut view = ProfilePaper {
        child: child_paper(tx, pupil, choices)?,
        profile_name: pathway_of(tx)?.pupil_words.profile,
        ..ProfilePaper::default()
    };
    let id = profile.as_ref().map(|profile| profile.id().to_owned());
    if let Some(profile) = profile {
        fill(&mut view, profile);
    }
    Ok((id, view))
}

impl PaperOp for PrintProfile {
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper> {
        let paper = documents::profile(&sheet.view, &sheet.stamp, &sheet.choices)?;
        Ok(sheet.printed(paper))
    }
}

fn fill(view: &mut ProfilePaper, profile: Profile) {
    view.people_like = profile.admire;
    view.important_to_me = profile.important;
    view.how_to_support = profile.support;
    view.how_i_communicate = profile.communicate;
    view.my_hopes = profile.hopes;
    view.written_with = profile.written_with;
    view.written_on = Some(profile.happened_on);
}
