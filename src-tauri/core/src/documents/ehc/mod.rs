//! Papers of the statutory side: letters before a review of an EHC plan, its report, the delivery plan, and the school's
//! advice for an assessment.

mod advice;
mod delivery;
pub(crate) mod letters;
mod report;

pub use advice::{AdviceCyclePaper, SchoolAdvicePaper, school_advice};
pub use delivery::{DeliveryLinePaper, DeliveryPaper, DeliveryTargetPaper, delivery};
pub use letters::{
    AdviceRequestsPaper, MeetingPaper, RecipientPaper, ReviewInvitationsPaper, ReviewLetterPaper,
    advice_requests, review_invitations,
};
pub use report::{EhcReviewPaper, InvitedPaper, PlanLinePaper, ehc_review_report};

use crate::documents::compose::{Draft, Length};
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{Block, Fact, Masthead, RichText};
use crate::documents::parts::facts_of;
use crate::documents::photo;
use crate::documents::sheets::body;
use crate::documents::view::{ChildPaper, PaperStamp};
use crate::documents::wording::joined;
use crate::documents::writer::Turn;

/// The head of a paper about the child.
pub(crate) fn masthead(
    child: &ChildPaper,
    document: &str,
    stamp: &PaperStamp,
    dates: impl IntoIterator<Item = Fact>,
    people: impl IntoIterator<Item = Fact>,
) -> Result<Block, DocumentError> {
    Ok(Block::Masthead(Masthead {
        above: stamp.school_name.clone(),
        title: child.preferred_name.clone(),
        subtitle: joined(&[document, &child.year, &child.class]),
        dates: facts_of(dates),
        people: facts_of(people),
        picture: photo::of_child(child)?,
    }))
}

pub(crate) fn draft(child: &ChildPaper, document: &str, blocks: Vec<Block>) -> Draft {
    let name = &child.preferred_name;
    Draft {
        title: format!("{document}: {name}"),
        child: name.clone(),
        document: document.to_owned(),
        length: Length::AsItComes,
        turn: Turn::Upright,
        blocks,
    }
}

pub(crate) fn words(text: impl AsRef<str>) -> Block {
    body(RichText::plain(text.as_ref()))
}

/// Each of several letters on a page of its own.
pub(crate) fn on_pages(letters: impl IntoIterator<Item = Vec<Block>>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (place, letter) in letters.into_iter().enumerate() {
        if place == 0 {
            blocks.extend(letter);
        } else {
            blocks.push(Block::NewPage(letter));
        }
    }
    blocks
}
