//! What an agency did or sent, with what it recommends.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::agency::AgencyEntryKind;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{AgencyEntryId, RecommendationId, ReferralId};
use crate::domain::record::agency::{AgencyEntry, Recommendation, Referral};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required};
use crate::ops::undo::void_and_bring_back;
use crate::store::{Reader, WriteTx};

/// Why a recommendation that is no longer among those of its entry was taken back.
const TAKEN_OUT: &str = "Taken out of what the agency recommends";

/// A recommendation as typed; one that is in the file has its id.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AdviceDraft {
    pub id: Option<RecommendationId>,
    pub text: String,
}

/// What is typed of a visit, a report, a letter, advice or a meeting, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AgencyEntryDraft {
    pub entry_kind: Option<AgencyEntryKind>,
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub received_on: Option<NaiveDate>,
    pub author: String,
    pub words: String,
    /// In order. Empty lines are left out; those of the file that are missing here are taken back.
    pub recommendations: Vec<AdviceDraft>,
}

/// Records something that an agency did or sent, or with `id` changes it.
#[derive(Debug, Deserialize, TS)]
pub struct SaveEntry {
    pub referral_id: ReferralId,
    pub id: Option<AgencyEntryId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub entry: AgencyEntryDraft,
}

impl WriteOp for SaveEntry {
    const ACTION: Action = Action::AgencyWrite;
    type Output = AgencyEntryId;
    fn run(mut self, tx: &mut WriteTx<'_>) -> Result<AgencyEntryId> {
        let referral = tx.get::<Referral>(self.referral_id.as_str())?;
        let advice = std::mem::take(&mut self.entry.recommendations);
        let id = self
            .id
            .clone()
            .unwrap_or_else(|| AgencyEntryId::new(tx.new_id()));
        let entry = self.entry.checked(tx, id.clone(), referral)?;
        if self.id.is_some() {
            let before = tx.get::<AgencyEntry>(id.as_str())?;
            if before.referral_id != entry.referral_id {
                return Err(Error::NotFound);
            }
            tx.revise(&entry, self.version.unwrap_or_default())?;
        } else {
            tx.add(&entry)?;
        }
        recommend(tx, &entry, advice)?;
        Ok(id)
    }
}

impl AgencyEntryDraft {
    fn checked(
        self,
        tx: &Reader<'_>,
        id: AgencyEntryId,
        referral: Referral,
    ) -> Result<AgencyEntry> {
        let today = tx.today();
        let mut errors = FieldErrors::default();
        let entry_kind = self.entry_kind.unwrap_or_else(|| {
            errors.add("entry_kind", "Choose what it was.");
            AgencyEntryKind::Visit
        });
        let happened_on = not_in_future(
            &mut errors,
            "happened_on",
            "the day",
            self.happened_on,
            today,
        );
        let received_on = self.received_on.filter(|_| entry_kind.is_paper());
        if received_on.is_some_and(|on| on > today) {
            errors.add("received_on", "That is after today. Check the day.");
        } else if self.happened_on.is_some() && received_on.is_some_and(|on| on < happened_on) {
            errors.add(
                "received_on",
                "That is before the day on it. Check both days.",
            );
        }
        let author = required(
            &mut errors,
            "author",
            "Say who came or wrote.",
            &self.author,
        );
        let words = required(
            &mut errors,
            "words",
            "Write what was seen and said.",
            &self.words,
        );
        errors.into_result()?;
        Ok(AgencyEntry {
            id,
            pupil_id: referral.pupil_id,
            referral_id: referral.id,
            entry_kind,
            happened_on,
            received_on,
            author,
            words,
        })
    }
}

/// Brings the recommendations of an entry to what was typed: new ones are added, changed ones revised, those left out
/// taken back. What became of one stays with it.
fn recommend(tx: &mut WriteTx<'_>, entry: &AgencyEntry, advice: Vec<AdviceDraft>) -> Result<()> {
    let pupil = tx.seen(&entry.pupil_id)?;
    let mut known = tx.about::<Recommendation>(&pupil)?;
    known.retain(|kept| kept.record.entry_id == entry.id);
    for line in advice {
        let text = line.text.trim().to_owned();
        if text.is_empty() {
            continue;
        }
        let place = line
            .id
            .and_then(|id| known.iter().position(|kept| kept.record.id == id));
        match place {
            Some(place) => {
                let kept = known.swap_remove(place);
                let revised = Recommendation {
                    text,
                    ..kept.record
                };
                tx.revise(&revised, kept.version)?;
            }
            None => {
                let id = RecommendationId::new(tx.new_id());
                tx.add(&Recommendation {
                    id,
                    pupil_id: entry.pupil_id.clone(),
                    entry_id: entry.id.clone(),
                    text,
                    answer: None,
                    target_id: None,
                    strategy_id: None,
                    action_by: String::new(),
                    by_on: None,
                    done_on: None,
                    answer_note: String::new(),
                })?;
            }
        }
    }
    for left in known {
        tx.void::<Recommendation>(left.record.id.as_str(), TAKEN_OUT)?;
    }
    Ok(())
}

void_and_bring_back!(
    VoidEntry,
    BringBackEntry,
    AgencyEntry,
    AgencyEntryId,
    Action::AgencyWrite,
    "what an agency did or sent"
);
