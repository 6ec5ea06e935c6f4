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
use crate::store::WriteTx;

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
        let profile = current_profile(tx, &pupil)?.filter(|_| !self.choices.room_to_write);
        let name = pathway_of(tx)?.pupil_words.profile;
        let mut view = ProfilePaper {
            child: child_paper(tx, &pupil, self.choices)?,
            profile_name: name.clone(),
            ..ProfilePaper::default()
        };
        match profile {
            Some(profile) => {
                tx.note_act(Kind::Profile, profile.id(), Some(pupil.id()), "printed");
                fill(&mut view, profile);
            }
            None => {
                let id = pupil.id().as_str();
                tx.note_act(Kind::Pupil, id, Some(pupil.id()), "printed a blank profile");
            }
        }
        Sheet::of(tx, &pupil, &name, view, self.choices)
    }
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
