//! Health and disability in the sample school: asthma and type 1 diabetes, both of children who are not on the
//! register; epilepsy of a child who is; and the arrangements for this year's tests. All of it is invented.

use chrono::{Days, Months, NaiveDate};

use super::courses::STORIES;
use super::health_words::{ASTHMA, DIABETES, EPILEPSY, Words};
use super::past::{Colleague, Past};
use super::pupils::Child;
use super::school::School;
use crate::domain::equality::{ArrangementKind, ArrangementState, Impairment, LongTerm, TestKind};
use crate::domain::id::{
    AccessArrangementId, AdjustmentId, DisabilityId, HealthTrainingId, HealthcarePlanId,
    MedicineGivenId, MedicineId,
};
use crate::domain::medical::{CareLine, GivenOutcome, HealthCondition, HealthcareReview};
use crate::domain::record::equality::{AccessArrangement, Adjustment, Disability};
use crate::domain::record::medical::{HealthTraining, HealthcarePlan, Medicine, MedicineGiven};
use crate::domain::role::Action;
use crate::domain::time_of_day::TimeOfDay;

/// Tells the health of the school and the arrangements for its tests.
pub(super) fn tell(past: &mut Past, school: &School, children: &[Child]) {
    let has_story = |child: &&Child| STORIES.iter().any(|line| line.0 == child.number);
    let of_age = |age: i32| children.iter().filter(move |child| child.age == age);
    // Where every adult must know of it already, the plan is that child's, who is old enough to say so.
    let known = |what: &'static str| {
        let here = children.iter().filter(|child| (3..=7).contains(&child.age));
        here.filter(move |child| child.record.key_facts.starts_with(what))
    };
    let without_story = |child: &&Child| !has_story(child);
    if let Some(child) = known("Asthma")
        .find(without_story)
        .or_else(|| of_age(5).find(without_story))
    {
        asthma(&mut Health::of(past, school, child));
    }
    if let Some(child) = known("Epilepsy")
        .find(has_story)
        .or_else(|| of_age(1).find(has_story))
    {
        epilepsy(&mut Health::of(past, school, child));
    }
    if let Some(child) = known("Type 1")
        .find(without_story)
        .or_else(|| of_age(6).find(without_story))
    {
        diabetes(&mut Health::of(past, school, child));
    }
    for (place, child) in of_age(7).filter(has_story).enumerate() {
        arrangements(&mut Health::of(past, school, child), place);
    }
}

fn asthma(health: &mut Health<'_>) {
    let drawn_up = health.days_ago(250);
    health.plan(&ASTHMA, drawn_up, None);
    let expires = health.school.today + Days::new(9);
    let inhaler = health.medicine(
        (
            "Salbutamol inhaler (blue)",
            "2 puffs through the spacer",
            "Inhaled",
        ),
        "When wheezing; up to 10 puffs in an emergency",
        "Red bag by the classroom door",
        (true, drawn_up, expires),
    );
    for (days, time) in [(24, (13, 20)), (11, (10, 50)), (3, (11, 5))] {
        let note = "Wheezing after play; better after five minutes. Parents told at home time.";
        health.dose(&inhaler, days, time, (GivenOutcome::Given, "2 puffs", note));
    }
    let on = health.days_ago(200);
    let until = on + Months::new(12);
    health.trained("Asthma and inhalers", "Asthma nurse", on, until);
}

fn epilepsy(health: &mut Health<'_>) {
    let drawn_up = health.days_ago(240);
    let reviewed = health.days_ago(40);
    health.plan(
        &EPILEPSY,
        drawn_up,
        Some((reviewed, "Midazolam after five minutes, not three.")),
    );
    let expires = health.school.today + Months::new(14);
    health.medicine(
        (
            "Midazolam, buccal",
            "5 mg (one syringe)",
            "Between gum and cheek",
        ),
        "At 5 minutes of a seizure, once",
        "Locked cabinet, medical room",
        (true, reviewed, expires),
    );
    let on = health.days_ago(180);
    let until = health.school.today + Days::new(12);
    health.trained("Epilepsy and buccal midazolam", "Epilepsy nurse", on, until);
    health.disability(
        Impairment::Mental,
        "Epilepsy",
        "Misses minutes of lessons through absences, is tired for hours after a seizure, needs an adult at hand",
        drawn_up,
    );
    health.adjustment(
        "Instructions said again after an absence",
        "In every lesson",
        drawn_up,
    );
}

fn diabetes(health: &mut Health<'_>) {
    let drawn_up = health.days_ago(190);
    health.plan(&DIABETES, drawn_up, None);
    let expires = health.school.today + Months::new(5);
    let insulin = health.medicine(
        (
            "Insulin (rapid), by pump",
            "As the pump says; an adult checks",
            "Under the skin",
        ),
        "Before lunch at 12:05",
        "Pump worn; spare pen in the office fridge",
        (false, drawn_up, expires),
    );
    health.medicine(
        ("Glucose tablets", "4 tablets", "By mouth"),
        "Blood sugar under 4",
        "Blue box, classroom",
        (true, drawn_up, expires),
    );
    for days in 1..15 {
        let taken = match days {
            6 => (
                GivenOutcome::NotGiven,
                "",
                "Sugar 3.8 before lunch: glucose first, insulin after eating at 12:35. Mother told.",
            ),
            _ => (GivenOutcome::SelfGiven, "4 units", ""),
        };
        health.dose(&insulin, days, (12, 5), taken);
    }
    let on = health.days_ago(60);
    health.trained(
        "Diabetes, pump and glucose",
        "Diabetes nurse",
        on,
        on + Months::new(12),
    );
    health.disability(
        Impairment::Physical,
        "Type 1 diabetes",
        "Without treatment it would be life-threatening; checks and eats at set times, misses parts of lessons",
        drawn_up,
    );
    health.adjustment(
        "May eat, drink and check at any time",
        "Everywhere",
        drawn_up,
    );
    let toilet = "Goes to the toilet without asking";
    health.adjustment(toilet, "In every lesson", drawn_up);
}

/// What the first Year 6 children with a plan have for their tests.
const FOR_TESTS: [(ArrangementKind, &str, ArrangementState); 5] = [
    (
        ArrangementKind::ExtraTime,
        "25 %",
        ArrangementState::Applied,
    ),
    (
        ArrangementKind::Reader,
        "mathematics and spelling",
        ArrangementState::Agreed,
    ),
    (ArrangementKind::RestBreaks, "", ArrangementState::Agreed),
    (ArrangementKind::Prompter, "", ArrangementState::Agreed),
    (
        ArrangementKind::EnlargedPaper,
        "A3",
        ArrangementState::ToApply,
    ),
];

fn arrangements(health: &mut Health<'_>, place: usize) {
    let Some((arrangement, detail, state)) = FOR_TESTS.get(place).copied() else {
        return;
    };
    let agreed_on = health.days_ago(12);
    let at = health.past.moment(agreed_on, 480);
    let record = AccessArrangement {
        id: AccessArrangementId::new(health.past.id(at)),
        pupil_id: health.child.id.clone(),
        starting: health.school.starting,
        tests: TestKind::KeyStage2,
        arrangement,
        detail: detail.to_owned(),
        evidence: "How the child works in class every day; last practice papers with and without"
            .to_owned(),
        agreed_on,
        agreed_by: format!("{} with the class teacher", health.school.senco().name),
        applied_on: state.was_applied_for().then_some(agreed_on),
        state,
    };
    let senco = health.school.senco();
    health.past.add(at, senco, Action::EqualityWrite, record);
}

/// The health of one child as it is being told.
struct Health<'a> {
    past: &'a mut Past,
    school: &'a School,
    child: &'a Child,
    helper: &'a Colleague,
}

impl<'a> Health<'a> {
    fn of(past: &'a mut Past, school: &'a School, child: &'a Child) -> Self {
        let class = child.class_in(school, school.starting);
        Self {
            past,
            school,
            child,
            helper: school.helper(class),
        }
    }

    /// A school day that many days before today, never before the child came.
    fn days_ago(&self, days: u64) -> NaiveDate {
        let day = self.school.today - Days::new(days);
        self.school
            .school_day_before(day, 0)
            .max(self.child.admitted_on)
    }

    fn plan(&mut self, words: &Words, on: NaiveDate, review: Option<(NaiveDate, &str)>) {
        let at = self.past.moment(on, 430);
        let line = |(what, when, place): &(&str, &str, &str)| CareLine {
            what: (*what).to_owned(),
            when: (*when).to_owned(),
            place: (*place).to_owned(),
            who: self.helper.name.to_owned(),
        };
        let mut plan = HealthcarePlan {
            id: HealthcarePlanId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            happened_on: on,
            conditions: (words.conditions.iter())
                .map(|(name, signs)| HealthCondition {
                    name: (*name).to_owned(),
                    signs: (*signs).to_owned(),
                })
                .collect(),
            triggers: words.triggers.to_owned(),
            care: words.care.iter().map(line).collect(),
            emergency_signs: words.signs.to_owned(),
            emergency_steps: words.steps.iter().map(|step| (*step).to_owned()).collect(),
            emergency_call: "999, then the office, who ring the parents".to_owned(),
            emergency_place: words.place.to_owned(),
            contact_ids: Vec::new(),
            advice_from: words.advice.to_owned(),
            trips: words.trips.to_owned(),
            sport: words.sport.to_owned(),
            consent_on: Some(on),
            consent_by: self.child.mother(),
            reviews: Vec::new(),
            ended_on: None,
            end_reason: String::new(),
        };
        let senco = self.school.senco();
        self.past.add(at, senco, Action::MedicalWrite, plan.clone());
        if let Some((reviewed_on, change)) = review {
            plan.reviews.push(HealthcareReview {
                reviewed_on,
                reviewed_with: format!("{} and the nurse", self.child.mother()),
                change: change.to_owned(),
            });
            let at = self.past.moment(reviewed_on, 440);
            self.past.revise(at, senco, Action::MedicalWrite, plan);
        }
    }

    fn medicine(
        &mut self,
        (name, dose, route): (&str, &str, &str),
        when_given: &str,
        kept_where: &str,
        (for_emergency, received_on, expires_on): (bool, NaiveDate, NaiveDate),
    ) -> MedicineId {
        let at = self.past.moment(received_on, 450);
        let record = Medicine {
            id: MedicineId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            name: name.to_owned(),
            dose: dose.to_owned(),
            route: route.to_owned(),
            when_given: when_given.to_owned(),
            kept_where: kept_where.to_owned(),
            for_emergency,
            received_on,
            expires_on: Some(expires_on),
            consent_on: received_on,
            consent_by: self.child.mother(),
            ended_on: None,
            end_reason: String::new(),
        };
        let id = record.id.clone();
        let senco = self.school.senco();
        self.past.add(at, senco, Action::MedicalWrite, record);
        id
    }

    /// A dose that many school days ago, written down by the office, where the children come for it.
    fn dose(
        &mut self,
        medicine_id: &MedicineId,
        days: usize,
        (hour, minute): (u16, u16),
        (outcome, dose, note): (GivenOutcome, &str, &str),
    ) {
        let day = self.school.school_day_before(self.school.today, days);
        let Some(time) = TimeOfDay::new(hour, minute).filter(|_| day > self.child.admitted_on)
        else {
            return;
        };
        let at = self
            .past
            .moment(day, i32::from(time.minutes()) - 8 * 60 + 2);
        let record = MedicineGiven {
            id: MedicineGivenId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            medicine_id: medicine_id.clone(),
            happened_on: day,
            at: time,
            outcome,
            dose: dose.to_owned(),
            given_by: self.helper.name.to_owned(),
            witness: self.school.office().name.to_owned(),
            note: note.to_owned(),
            corrects_id: None,
            correction_reason: String::new(),
        };
        self.past
            .add(at, self.school.office(), Action::MedicineGive, record);
    }

    fn trained(&mut self, training: &str, trainer: &str, on: NaiveDate, until: NaiveDate) {
        for person in [self.helper.name, self.school.office().name] {
            let at = self.past.moment(on, 470);
            let record = HealthTraining {
                id: HealthTrainingId::new(self.past.id(at)),
                pupil_id: self.child.id.clone(),
                person: person.to_owned(),
                training: training.to_owned(),
                trainer: trainer.to_owned(),
                happened_on: on,
                valid_until_on: Some(until),
            };
            let senco = self.school.senco();
            self.past.add(at, senco, Action::MedicalWrite, record);
        }
    }

    fn disability(&mut self, impairment: Impairment, what: &str, substantial: &str, on: NaiveDate) {
        let at = self.past.moment(on, 475);
        let record = Disability {
            id: DisabilityId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            impairment,
            what: what.to_owned(),
            long_term: LongTerm::ForLife,
            substantial: substantial.to_owned(),
            basis: "Letter of the hospital, and what the parents say".to_owned(),
            from_on: on,
            to_on: None,
        };
        let senco = self.school.senco();
        self.past.add(at, senco, Action::EqualityWrite, record);
    }

    fn adjustment(&mut self, what: &str, place: &str, on: NaiveDate) {
        let at = self.past.moment(on, 480);
        let record = Adjustment {
            id: AdjustmentId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            what: what.to_owned(),
            place: place.to_owned(),
            from_on: on,
            reviewed_on: None,
            review_note: String::new(),
            to_on: None,
        };
        let senco = self.school.senco();
        self.past.add(at, senco, Action::EqualityWrite, record);
    }
}
