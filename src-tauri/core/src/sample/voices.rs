//! What stands in a review: who took part, what was given, and both voices.

use chrono::{Datelike, NaiveDate};

use super::plan::OpenPlan;
use super::story::{EHCP, MY_PLAN, MY_PLAN_PLUS, MY_PROFILE, Telling};
use super::target::OpenTarget;
use crate::domain::id::ReviewId;
use crate::domain::measure::TargetOutcome;
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::review::{Review, TargetReview};
use crate::domain::voice::{Face, ParentAgreement, ParentAttendance};

impl Telling<'_> {
    pub(super) fn write_review(
        &mut self,
        plan: &OpenPlan,
        judged: &[(OpenTarget, TargetReview)],
        id: ReviewId,
        day: NaiveDate,
        decision: ReviewDecision,
        next_due_on: Option<NaiveDate>,
    ) -> Review {
        let turn = usize::from(plan.cycle.number) + self.child.number;
        let theme = self.theme;
        let declined = self.chance.in_hundred(4);
        let met = judged
            .iter()
            .filter(|(_, line)| line.outcome.is_some_and(TargetOutcome::is_success))
            .count();
        let attendance = self.attendance(day);
        let attended = *self.chance.pick(&[
            ParentAttendance::Attended,
            ParentAttendance::Attended,
            ParentAttendance::Attended,
            ParentAttendance::Phoned,
            ParentAttendance::SentViews,
            ParentAttendance::Declined,
        ]);
        let heard = attended != ParentAttendance::Declined;
        let said = |text: &str| {
            if heard {
                self.say(day, text)
            } else {
                String::new()
            }
        };
        let pick = |texts: &[&'static str]| {
            texts
                .get(turn % texts.len().max(1))
                .copied()
                .unwrap_or_default()
        };
        let reason = match decision {
            ReviewDecision::Stay => self.reason_to_stay(met, judged.len(), day),
            _ => {
                let stage = if decision == ReviewDecision::StepDown {
                    MY_PROFILE
                } else if plan.record.stage_key == MY_PLAN {
                    MY_PLAN_PLUS
                } else {
                    EHCP
                };
                self.reason_to_move(stage, day)
            }
        };
        Review {
            id,
            pupil_id: self.child.id.clone(),
            plan_id: plan.record.id.clone(),
            cycle_id: plan.cycle.id.clone(),
            happened_on: day,
            who_took_part: self.who_took_part(day, attended),
            evidence: self.what_was_given(judged, day),
            child_views: if declined {
                String::new()
            } else {
                self.say(day, pick(&theme.child_says))
            },
            child_face: Some(if declined {
                Face::WouldRatherNotSay
            } else {
                face(met, judged.len(), turn)
            }),
            child_scribe: if declined {
                String::new()
            } else {
                self.helper(day).name.to_owned()
            },
            child_declined: declined,
            parent_going_well: said(pick(&theme.parent_well)),
            parent_worries: said(pick(&theme.parent_worries)),
            parent_hopes: said(pick(&theme.parent_hopes)),
            parent_helps: said(theme.home),
            parent_attendance: Some(attended),
            parent_agreement: Some(if !heard {
                ParentAgreement::NotYetAsked
            } else if turn.is_multiple_of(11) {
                ParentAgreement::AgreesInPart
            } else {
                ParentAgreement::Agrees
            }),
            attendance: Some(attendance),
            decision: Some(decision),
            decision_reason: reason,
            next_due_on,
            closed_on: Some(day),
        }
    }

    pub(super) fn reason_to_stay(&self, met: usize, all: usize, day: NaiveDate) -> String {
        let text = match (met, all) {
            (0, _) => {
                "Support is right and takes time to work; nothing is met yet and most scores have risen. The same \
                 targets go on."
            }
            (met, all) if met == all => {
                "Every target is met. New ones are set from where {name} stands now; the help goes on for another \
                 cycle so that it lasts."
            }
            _ => {
                "{name} is coming on. What is met is finished, the rest goes on with the same help."
            }
        };
        self.say(day, text)
    }

    fn who_took_part(&self, day: NaiveDate, parent: ParentAttendance) -> String {
        let mut people = vec![
            self.child.called(),
            format!("{} (class teacher)", self.teacher(day).name),
            format!("{} (SENCO)", self.school.senco().name),
        ];
        match parent {
            ParentAttendance::Attended => people.insert(1, self.child.mother()),
            ParentAttendance::Phoned => {
                people.insert(1, format!("{} by phone", self.child.mother()))
            }
            ParentAttendance::SentViews | ParentAttendance::Declined => {}
        }
        people.join(", ")
    }

    /// What was given in the cycle, session by session of the first provision, and what was seen.
    fn what_was_given(&self, judged: &[(OpenTarget, TargetReview)], day: NaiveDate) -> String {
        let mut sentences = Vec::new();
        for (target, line) in judged {
            let planned = u32::from(target.seed.provision.3) * 6;
            let lost = u32::try_from((self.child.number + usize::from(target.record.position)) % 4)
                .unwrap_or_default()
                + day.month() % 2;
            let given = planned - lost.min(planned / 5);
            if line.outcome != Some(TargetOutcome::NotTaught) {
                sentences.push(format!(
                    "{}: {given} of {planned} sessions given. {}",
                    target.seed.provision.0, line.evidence
                ));
            }
        }
        if sentences.is_empty() {
            "Sessions could not be held in this cycle; they are on the timetable again.".to_owned()
        } else {
            sentences.join("\n")
        }
    }

    fn attendance(&mut self, day: NaiveDate) -> f64 {
        let usual = 915 + i32::try_from(self.child.number % 9).unwrap_or_default() * 8;
        let winter = if matches!(day.month(), 12 | 1 | 2) {
            14
        } else {
            0
        };
        let tenths = (usual - winter + self.chance.between(-15, 20)).clamp(830, 1000);
        f64::from(tenths) / 10.0
    }
}

fn face(met: usize, all: usize, turn: usize) -> Face {
    match (met * 2 >= all, turn % 5) {
        (true, 0 | 3) => Face::VeryHappy,
        (true, _) | (false, 1) => Face::Happy,
        (false, 4) => Face::Sad,
        (false, _) => Face::NotSure,
    }
}
