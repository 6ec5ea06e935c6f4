//! What goes on the paper of a plan.

use super::*;
use crate::domain::id::{NeedId, TargetId};
use crate::domain::need::{NeedArea, NeedRank, SenType};
use crate::domain::record::pupil::Need;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::plan::fixture::*;
use crate::store::WriteTx;
use crate::testing::day;

#[test]
fn a_plan_on_paper_says_what_the_record_says() {
    let (school, view) = with_full_plan("2026-10-20");
    let id = &view.plan.record.id;
    let sheet = school.write(&school.senco, plan(id, PrintChoices::default()));
    let paper = &sheet.view;
    assert_eq!(paper.child.preferred_name, "Zoë Ångström");
    assert_eq!(
        (paper.child.year.as_str(), paper.child.class.as_str()),
        ("Year 3", "hazel")
    );
    assert_eq!(
        (paper.plan_name.as_str(), paper.cycle_name.as_str()),
        ("My Plan", "Autumn 1")
    );
    assert_eq!(paper.review_due_on, Some(day("2026-10-23")));
    assert_eq!(paper.strengths, "Zoë notices what others miss.");
    let targets: Vec<(u32, &str)> = paper
        .outcomes
        .iter()
        .flat_map(|outcome| &outcome.targets)
        .map(|target| (target.number, target.text.as_str()))
        .collect();
    assert_eq!(
        targets,
        [
            (1, "I will read 20 words from my list"),
            (2, "I will spell 8 of 10 words"),
            (3, "I will call out less"),
            (4, "I will ask for a break with my card")
        ]
    );
    let calling = paper.outcomes[1].targets[0].measure.as_ref().unwrap();
    assert_eq!(calling.scale, "By counting times a day");
    assert_eq!(
        (
            calling.baseline.as_str(),
            calling.expected.as_str(),
            calling.now.as_str()
        ),
        ("8 times a day", "2 times a day", "")
    );
    assert_eq!(paper.outcomes[0].targets[0].provision[0].minutes, Some(20));
    assert_eq!(paper.strategies, ["Sit near the front"]);
    assert_eq!(paper.provision[0].what, "Lunch club");
    assert_eq!(paper.key_people[0].name, "Miss R Shah");
    assert_eq!(paper.last_review, None);
    assert_eq!(
        paper.signatures.last().unwrap().name.as_deref(),
        Some("Mrs A Okafor")
    );
    assert_eq!(sheet.stamp.printed_by, "Mrs A Okafor");
    assert_eq!(sheet.stamp.printed_on.date(), day("2026-10-20"));
    assert_eq!(sheet.stamp.school_name, "Oakbrook Primary School");
}

#[test]
fn after_a_review_the_paper_shows_it_and_only_what_is_still_open() {
    let (school, view) = with_full_plan("2026-10-20");
    let id = &view.plan.record.id;
    reviewed(&school, id);
    let paper = school
        .write(&school.senco, plan(id, PrintChoices::default()))
        .view;
    let review = paper.last_review.unwrap();
    assert_eq!(review.held_on, Some(day("2026-10-20")));
    let first = &review.ratings[0];
    assert_eq!(
        (
            first.outcome.as_str(),
            first.measured.as_str(),
            first.evidence.as_str()
        ),
        (
            "Achieved",
            "from 3 out of 10 to 7 out of 10",
            "Seen on Monday"
        )
    );
    assert_eq!(
        paper.child_views,
        "I like the word game.\nHow I feel about it: Happy\nWritten down by Ms Lee"
    );
    assert_eq!(
        paper.parent_views,
        "What worries us: The homework takes all evening."
    );
    assert_eq!(paper.decision, "Stay at this stage");
    assert_eq!(paper.next_review_on, Some(day("2026-12-18")));
    let open: Vec<&str> = paper.outcomes[0]
        .targets
        .iter()
        .map(|target| target.text.as_str())
        .collect();
    assert_eq!(open, ["I will spell 8 of 10 words"]);
}

#[test]
fn room_to_write_leaves_the_views_to_the_family() {
    let (school, view) = with_full_plan("2026-10-20");
    let id = &view.plan.record.id;
    reviewed(&school, id);
    let choices = PrintChoices {
        room_to_write: true,
        ..PrintChoices::default()
    };
    let paper = school.write(&school.senco, plan(id, choices)).view;
    assert_eq!(
        (paper.child_views.as_str(), paper.parent_views.as_str()),
        ("", "")
    );
    assert!(paper.last_review.is_some());
}

#[test]
fn the_last_rating_stands_as_where_the_child_is_now() {
    let (school, view) = with_full_plan("2026-10-20");
    let reading: TargetId = targets(&view)[0].target.record.id.clone();
    let rate: crate::ops::rating::RateTarget = op(json!({
        "target_id": reading, "happened_on": "2026-10-19", "score": 5, "evidence": "" }));
    school.write(&school.teacher, rate);
    let id = &view.plan.record.id;
    let paper = school
        .write(&school.senco, plan(id, PrintChoices::default()))
        .view;
    let measure = paper.outcomes[0].targets[0].measure.as_ref().unwrap();
    assert_eq!(measure.now, "5 out of 10");
}

#[test]
fn the_ended_targets_of_an_ended_plan_are_on_its_paper() {
    let (school, view) = with_full_plan("2026-10-20");
    let id = &view.plan.record.id;
    let end: crate::ops::plan::EndPlan =
        op(json!({ "plan_id": id, "ended_on": "2026-10-19", "reason": "Moving away" }));
    school.write(&school.senco, end);
    let paper = school
        .write(&school.senco, plan(id, PrintChoices::default()))
        .view;
    let shown: usize = paper.outcomes.iter().map(|one| one.targets.len()).sum();
    assert_eq!(shown, 4);
}

#[test]
fn needs_stand_in_plain_words_with_the_primary_first() {
    let (school, view) = with_full_plan("2026-10-20");
    for (rank, area, sen_type, detail, to_on) in [
        (
            NeedRank::Secondary,
            NeedArea::CognitionAndLearning,
            Some(SenType::NoSpecialistAssessment),
            "",
            None,
        ),
        (
            NeedRank::Primary,
            NeedArea::CommunicationAndInteraction,
            Some(SenType::SpeechLanguageAndCommunication),
            "finding the word",
            None,
        ),
        (
            NeedRank::Secondary,
            NeedArea::SensoryAndOrPhysical,
            None,
            "",
            Some(day("2026-10-01")),
        ),
    ] {
        let need = Need {
            id: NeedId::new(format!("{area:?}")),
            pupil_id: school.zoe.clone(),
            area,
            sen_type,
            rank,
            detail: detail.to_owned(),
            from_on: day("2026-09-07"),
            to_on,
        };
        school.write(&school.senco, AddNeed(need));
    }
    let id = &view.plan.record.id;
    let paper = school
        .write(&school.senco, plan(id, PrintChoices::default()))
        .view;
    assert_eq!(
        paper.needs,
        [
            "Speech, language and communication needs: finding the word",
            "Cognition and learning"
        ]
    );
}

struct AddNeed(Need);
impl WriteOp for AddNeed {
    const ACTION: Action = Action::NeedWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.add(&self.0)
    }
}
