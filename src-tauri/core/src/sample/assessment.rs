//! My Assessments: brought together before several agencies, and afresh each other year.

use chrono::{Days, NaiveDate};

use super::plan::agency;
use super::story::{EHCP, MY_PLAN_PLUS, Telling};
use crate::domain::id::AssessmentId;
use crate::domain::need::NeedArea;
use crate::domain::record::assessment::{AreaFindings, Assessment, Contributor};
use crate::domain::role::Action;

impl Telling<'_> {
    /// The assessments that came before the stages with several agencies.
    pub(super) fn assessments(&mut self) {
        let stages = self.stages.clone();
        let with_agencies = stages
            .iter()
            .filter(|(_, stage)| stage == MY_PLAN_PLUS || stage == EHCP);
        for (turn, (day, _)) in with_agencies.enumerate() {
            self.assess(turn, *day);
        }
    }

    /// One of them, some days before the stage.
    fn assess(&mut self, turn: usize, stage_from: NaiveDate) {
        let day = self.school.school_day_before(stage_from, 3);
        if day < self.child.admitted_on {
            return;
        }
        let at = self.past.moment(day, 450);
        let teacher = self.teacher(day);
        let helper = self.helper(day);
        let asked = |days: u64| self.school.school_day_before(day - Days::new(days), 0);
        let contributor = |name: &str, role: &str, on: NaiveDate| Contributor {
            name: name.to_owned(),
            role: role.to_owned(),
            contributed_on: on.max(self.child.admitted_on),
        };
        let mother = self.child.mother();
        let (agency_name, agency_role) = named(agency(self.theme));
        let contributors = vec![
            contributor(teacher.name, "Class teacher", asked(9)),
            contributor(helper.name, "Teaching assistant", asked(9)),
            contributor(&mother, "Parent or carer", asked(5)),
            contributor(agency_name, agency_role, asked(3)),
        ];
        let main = AreaFindings {
            strengths: self.say(day, turned(&self.theme.strengths, turn + 1)),
            needs: self.say(day, self.theme.notice),
            views: self.say(day, turned(&self.theme.child_says, turn + 1)),
        };
        let also = self.second.map(|second| {
            let findings = AreaFindings {
                strengths: self.say(day, second.strengths[0]),
                needs: self.say(day, second.notice),
                views: String::new(),
            };
            (second.area, findings)
        });
        let of = |area: NeedArea| {
            if self.theme.area == area {
                return main.clone();
            }
            match &also {
                Some((second, findings)) if *second == area => findings.clone(),
                _ => AreaFindings {
                    strengths: self.say(
                        day,
                        "As expected for {their} age; nothing gets in {their} way here.",
                    ),
                    ..AreaFindings::default()
                },
            }
        };
        let assessment = Assessment {
            id: AssessmentId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            happened_on: day,
            learning: of(NeedArea::CognitionAndLearning),
            communication: of(NeedArea::CommunicationAndInteraction),
            emotional: of(NeedArea::SocialEmotionalAndMentalHealth),
            physical: of(NeedArea::SensoryAndOrPhysical),
            home: AreaFindings {
                strengths: self.say(day, self.theme.home),
                needs: self.say(day, turned(&self.theme.parent_worries, turn + 1)),
                views: self.say(day, turned(&self.theme.parent_hopes, turn)),
            },
            analysis: format!(
                "{} {}",
                self.say(day, self.theme.concern),
                self.say(day, self.theme.helps)
            ),
            contributors,
        };
        self.past
            .add(at, &teacher, Action::AssessmentWrite, assessment);
    }
}

/// "Helen Marsh (speech and language therapist)": the name, and as what.
pub(super) fn named(agency: &'static str) -> (&'static str, &'static str) {
    let (name, role) = agency.split_once(" (").unwrap_or((agency, ""));
    (name, role.trim_end_matches(')'))
}

/// The sentence whose turn it is.
fn turned(sentences: &[&'static str], turn: usize) -> &'static str {
    let place = turn % sentences.len().max(1);
    sentences.get(place).copied().unwrap_or_default()
}
