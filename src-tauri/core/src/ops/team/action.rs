//! What a meeting agreed: written with it, and marked as done by whoever works with the child.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::meeting::TeamActionDraft;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::TeamActionId;
use crate::domain::record::team::{TeamAction, TeamMeeting};
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required, required_day};
use crate::store::{Seen, WriteTx};

/// Why an action that is no longer among those of its meeting was taken back.
const TAKEN_OUT: &str = "Taken out of what the meeting agreed";

/// What a meeting agreed, checked.
pub(super) struct Agreed(Vec<(Option<TeamActionId>, Line)>);

struct Line {
    text: String,
    action_by: String,
    by_on: NaiveDate,
}

/// Checks what was agreed. Every problem is told beside its line.
pub(super) fn agree(
    errors: &mut FieldErrors,
    meeting: &TeamMeeting,
    lines: Vec<TeamActionDraft>,
) -> Agreed {
    let mut agreed = Vec::new();
    for (place, line) in lines.into_iter().enumerate() {
        let nothing = [&line.text, &line.action_by].map(|words| words.trim().is_empty());
        if nothing == [true, true] && line.by_on.is_none() {
            continue;
        }
        let field = |name: &str| format!("actions.{place}.{name}");
        let text = required(
            errors,
            &field("text"),
            "Say what is to be done.",
            &line.text,
        );
        let action_by = required(
            errors,
            &field("action_by"),
            "Say who does it.",
            &line.action_by,
        );
        let by_on = required_day(
            errors,
            &field("by_on"),
            "the day by which it is done",
            line.by_on,
        );
        if line.by_on.is_some_and(|by_on| by_on < meeting.on()) {
            errors.add(
                field("by_on"),
                "That is before the meeting. Check both days.",
            );
        }
        let line_of = Line {
            text,
            action_by,
            by_on,
        };
        agreed.push((line.id, line_of));
    }
    if !agreed.is_empty() && meeting.held_on.is_none() {
        errors.add(
            "held_on",
            "Enter the day on which the meeting was held: actions are agreed at it.",
        );
    }
    Agreed(agreed)
}

impl Agreed {
    /// Brings the actions of a meeting to what was typed: new ones are added, changed ones revised, those left out taken
    /// back. What became of one stays with it.
    pub(super) fn keep(
        self,
        tx: &mut WriteTx<'_>,
        pupil: &Seen,
        meeting: &TeamMeeting,
    ) -> Result<()> {
        let mut known = tx.about::<TeamAction>(pupil)?;
        known.retain(|kept| kept.record.meeting_id == meeting.id);
        for (id, line) in self.0 {
            let Line {
                text,
                action_by,
                by_on,
            } = line;
            let place = id.and_then(|id| known.iter().position(|kept| kept.record.id == id));
            match place {
                Some(place) => {
                    let kept = known.swap_remove(place);
                    let revised = TeamAction {
                        text,
                        action_by,
                        by_on,
                        ..kept.record
                    };
                    tx.revise(&revised, kept.version)?;
                }
                None => {
                    let id = TeamActionId::new(tx.new_id());
                    tx.add(&TeamAction {
                        id,
                        pupil_id: pupil.id().clone(),
                        meeting_id: meeting.id.clone(),
                        text,
                        action_by,
                        by_on,
                        done_on: None,
                        done_note: String::new(),
                    })?;
                }
            }
        }
        for left in known {
            tx.void::<TeamAction>(left.record.id.as_str(), TAKEN_OUT)?;
        }
        Ok(())
    }
}

/// Says that what was agreed is done and what came of it; without a day, that it is still to be done.
#[derive(Debug, Deserialize, TS)]
pub struct FinishTeamAction {
    pub id: TeamActionId,
    pub version: i32,
    #[ts(type = "string | null")]
    pub done_on: Option<NaiveDate>,
    pub note: String,
}

impl WriteOp for FinishTeamAction {
    const ACTION: Action = Action::TeamWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<TeamAction>(self.id.as_str())?;
        if self.done_on.is_some() {
            let mut errors = FieldErrors::default();
            not_in_future(
                &mut errors,
                "done_on",
                "the day on which it was done",
                self.done_on,
                tx.today(),
            );
            errors.into_result()?;
        }
        let finished = TeamAction {
            done_on: self.done_on,
            done_note: match self.done_on {
                Some(_) => self.note.trim().to_owned(),
                None => String::new(),
            },
            ..before
        };
        tx.revise(&finished, self.version)
    }
}
