//! The reviews of a child that have been closed, in words, for the record to be read back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::id::PupilId;
use crate::domain::measure::Score;
use crate::domain::record::Kept;
use crate::domain::record::plan::{Outcome, Plan, Target};
use crate::domain::record::pupil::Note;
use crate::domain::record::review::{Cycle, Next, Review, TargetReview};
use crate::domain::role::Action;
use crate::domain::success::{Audience, SuccessRate};
use crate::error::Result;
use crate::office::ReadOp;
use crate::store::{ReadTx, Reader, Seen};

/// The closed reviews of a child, newest first.
#[derive(Debug, Deserialize, TS)]
pub struct ListReviews {
    pub pupil_id: PupilId,
}

/// A closed review with all that was said and decided.
#[derive(Debug, Serialize, TS)]
pub struct PastReview {
    pub review: Kept<Review>,
    pub plan_name: String,
    pub cycle: Kept<Cycle>,
    pub targets: Vec<PastTarget>,
    pub decision_words: String,
    pub face_words: Option<String>,
    pub parent_attendance_words: Option<String>,
    pub parent_agreement_words: Option<String>,
    pub success: SuccessRate,
    pub success_words: String,
    /// What was put right since, each a dated entry of its own, the first first.
    pub corrections: Vec<Kept<Note>>,
}

/// A target as its review judged it.
#[derive(Debug, Serialize, TS)]
pub struct PastTarget {
    pub review: Kept<TargetReview>,
    pub text: String,
    pub outcome_text: String,
    pub measure_name: String,
    pub baseline_words: Option<String>,
    pub expected_words: Option<String>,
    pub score_words: Option<String>,
    /// The word given: "Partly achieved".
    pub result_words: Option<String>,
    /// "Carried over", "Adapted", "Finished".
    pub next_words: Option<String>,
}

impl ReadOp for ListReviews {
    const ACTION: Action = Action::ReviewRead;
    type Output = Vec<PastReview>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<PastReview>> {
        past_reviews(tx, &tx.seen(&self.pupil_id)?)
    }
}

/// The closed reviews of a child, newest first.
pub(crate) fn past_reviews(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<PastReview>> {
    let history = History {
        plans: tx.about(pupil)?,
        outcomes: tx.about_with_voided(pupil)?,
        targets: tx.about_with_voided(pupil)?,
        cycles: tx.about(pupil)?,
        target_reviews: tx.about(pupil)?,
        notes: tx.about(pupil)?,
    };
    let reviews = tx.about::<Review>(pupil)?;
    let mut past: Vec<PastReview> = reviews
        .into_iter()
        .filter(|review| review.record.closed_on.is_some())
        .filter_map(|review| history.past(review))
        .collect();
    past.sort_by(|a, b| {
        // Reviews of one day by when they were begun, which their ids tell.
        let key = |past: &PastReview| {
            let review = &past.review.record;
            (review.happened_on, review.id.clone())
        };
        key(b).cmp(&key(a))
    });
    Ok(past)
}

struct History {
    plans: Vec<Kept<Plan>>,
    outcomes: Vec<Kept<Outcome>>,
    targets: Vec<Kept<Target>>,
    cycles: Vec<Kept<Cycle>>,
    target_reviews: Vec<Kept<TargetReview>>,
    notes: Vec<Kept<Note>>,
}

impl History {
    fn past(&self, review: Kept<Review>) -> Option<PastReview> {
        let record = &review.record;
        let plan = self
            .plans
            .iter()
            .find(|one| one.record.id == record.plan_id)?;
        let cycle = self
            .cycles
            .iter()
            .find(|one| one.record.id == record.cycle_id)?;
        let mut targets: Vec<(u16, u16, PastTarget)> = self
            .target_reviews
            .iter()
            .filter(|one| one.record.review_id == record.id)
            .filter_map(|one| self.target(one))
            .collect();
        targets.sort_by_key(|(outcome, target, _)| (*outcome, *target));
        let targets: Vec<PastTarget> = targets.into_iter().map(|(.., target)| target).collect();
        let pupil = record.pupil_id.as_str();
        let words = targets.iter().filter_map(|one| one.review.record.outcome);
        let success = SuccessRate::of(words.map(|word| (pupil, word)));
        let mut corrections: Vec<Kept<Note>> = self
            .notes
            .iter()
            .filter(|note| note.record.review_id.as_ref() == Some(&record.id))
            .cloned()
            .collect();
        corrections.sort_by_key(|note| (note.recorded_at, note.record.id.clone()));
        Some(PastReview {
            corrections,
            plan_name: plan.record.name.clone(),
            cycle: cycle.clone(),
            decision_words: record
                .decision
                .map(|decision| decision.name().to_owned())
                .unwrap_or_default(),
            face_words: record.child_face.map(|face| face.name().to_owned()),
            parent_attendance_words: record.parent_attendance.map(|one| one.name().to_owned()),
            parent_agreement_words: record.parent_agreement.map(|one| one.name().to_owned()),
            success,
            success_words: success.words(Audience::School),
            targets,
            review,
        })
    }

    fn target(&self, review: &Kept<TargetReview>) -> Option<(u16, u16, PastTarget)> {
        let id = &review.record.target_id;
        let target = &self.targets.iter().find(|one| one.record.id == *id)?.record;
        let mut outcomes = self.outcomes.iter().map(|kept| &kept.record);
        let outcome = outcomes.find(|one| one.id == target.outcome_id)?;
        let (baseline, expected) = target.scores();
        let words = |score: Option<Score>| score.map(|score| target.measure.words(score));
        let past = PastTarget {
            review: review.clone(),
            text: target.text.clone(),
            outcome_text: outcome.text.clone(),
            measure_name: target.measure.name().to_owned(),
            baseline_words: words(baseline),
            expected_words: words(expected),
            score_words: words(review.record.score.and_then(Score::finite)),
            result_words: review.record.outcome.map(|one| one.name().to_owned()),
            next_words: review.record.next.map(|next| next_words(next).to_owned()),
        };
        Some((outcome.position, target.position, past))
    }
}

fn next_words(next: Next) -> &'static str {
    match next {
        Next::CarryOver => "Carried over",
        Next::Adapt => "Adapted",
        Next::Finish => "Finished",
    }
}
