//! First concerns: the one with which each story began, and those about other children that are still open.

use chrono::{Days, NaiveDate};

use super::past::{Colleague, Past};
use super::pupils::Child;
use super::school::School;
use super::story::Telling;
use super::words::Voice;
use crate::domain::calendar::academic_year_of;
use crate::domain::concern::{
    ConcernDecision, EalFinding, FactorWords, ProgressFinding, ProgressTest,
};
use crate::domain::factor::FactorKind;
use crate::domain::id::{ConcernId, PlacementId};
use crate::domain::need::NeedArea;
use crate::domain::record::concern::Concern;
use crate::domain::role::Action;

/// What shows the second of the tests, whatever the need.
const SECOND: [(ProgressTest, &str); 3] = [
    (
        ProgressTest::GapNotClosing,
        "Small-group teaching since the start of term; the distance to the class is what it was.",
    ),
    (
        ProgressTest::BelowPreviousRate,
        "Two steps a half-term last year, one since then.",
    ),
    (
        ProgressTest::GapWidening,
        "Half a year behind the class at the last check but one, most of a year at the last.",
    ),
];

impl Telling<'_> {
    /// The concern is raised, with its evidence, some days before the parents come.
    pub(super) fn raise(&mut self, day: NaiveDate) -> Concern {
        let at = self.past.moment(day, 475);
        let teacher = self.teacher(day);
        let second = SECOND.get(self.child.number % SECOND.len());
        let evidence = self.say(day, self.theme.evidence);
        let mut findings = vec![finding(ProgressTest::SlowerThanPeers, &evidence)];
        findings.extend(second.map(|(test, words)| finding(*test, words)));
        let language = language(self.child);
        let late = is_late(self.child);
        let id = ConcernId::new(self.past.id(at));
        let concern = Concern {
            raised_by: teacher.name.to_owned(),
            words: self.say(day, self.theme.concern),
            areas: vec![self.theme.area],
            findings,
            tried: self.say(day, self.theme.helps),
            factors: if late {
                vec![FactorKind::AttendanceAndPunctuality]
            } else {
                Vec::new()
            },
            factors_detail: if late {
                "It adds to what is missed; it does not explain the whole.".to_owned()
            } else {
                String::new()
            },
            factors_ruled_out: ruled_out(self.child),
            factor_words: if late {
                vec![FactorWords {
                    factor: FactorKind::AttendanceAndPunctuality,
                    words: "Late on most Mondays.".to_owned(),
                }]
            } else {
                Vec::new()
            },
            eal: Some(language.finding),
            eal_languages: language.languages,
            eal_since: language.since,
            eal_detail: language.how,
            ..Concern::begun(id, self.child.id.clone(), day)
        };
        self.past
            .add(at, &teacher, Action::ConcernWrite, concern.clone());
        concern
    }

    /// The parents come, and the form is filled in with them.
    pub(super) fn talk_over(&mut self, concern: Concern, day: NaiveDate) -> Concern {
        let at = self.past.moment(day, 405);
        let mother = self.child.mother();
        let talked_over = Concern {
            met_on: Some(day),
            met_with: format!("{mother}, {}, {}", self.teacher(day).name, self.school.senco().name),
            strengths: self.say(day, self.theme.strengths[0]),
            child_views: self.say(day, self.theme.communicate),
            parent_views: self.say(day, self.theme.parent_worries[0]),
            at_home: self.say(day, self.theme.home),
            agreed: self.say(
                day,
                "A profile is written with {name} today. {teacher} carries on with what was begun in class; we look \
                 at it together at the end of the half-term.",
            ),
            consent_on: Some(day),
            consent_by: mother,
            ..concern
        };
        let senco = self.school.senco();
        self.past
            .revise(at, senco, Action::ConcernWrite, talked_over.clone());
        talked_over
    }

    /// The stage that was decided answers the concern.
    pub(super) fn answer(&mut self, concern: Concern, day: NaiveDate, placement_id: PlacementId) {
        let at = self.past.moment(day, 432);
        let senco = self.school.senco();
        let answered = Concern {
            decision: Some(ConcernDecision::Place),
            decided_on: Some(day),
            decided_by: format!("{} and {}", senco.name, self.teacher(day).name),
            decision_reason: self.say(day, self.theme.concern),
            placement_id: Some(placement_id),
            ..concern
        };
        self.past.revise(at, senco, Action::ConcernDecide, answered);
    }
}

fn finding(test: ProgressTest, evidence: &str) -> ProgressFinding {
    ProgressFinding {
        test,
        evidence: evidence.to_owned(),
    }
}

/// What was found of English as an additional language, and how.
struct LanguageFound {
    finding: EalFinding,
    languages: String,
    since: String,
    how: String,
}

fn language(child: &Child) -> LanguageFound {
    let language = &child.record.home_language;
    if !child.family.heritage.is_eal() {
        return LanguageFound {
            finding: EalFinding::EnglishAtHome,
            languages: String::new(),
            since: String::new(),
            how: String::new(),
        };
    }
    let (finding, how) = if child.number.is_multiple_of(3) {
        let how = format!(
            "Talked with the family in {language}, with the interpreter: the same difficulty shows there."
        );
        (EalFinding::NotTheCause, how)
    } else {
        let how = format!(
            "Told a story from pictures in {language}, with the interpreter: fluent there, and still learning the \
             words of school in English."
        );
        (EalFinding::PartOfIt, how)
    };
    LanguageFound {
        finding,
        languages: format!("{language} with both parents; English with the other children."),
        since: "Since nursery.".to_owned(),
        how,
    }
}

/// What was considered and does not bear on what is seen.
fn ruled_out(child: &Child) -> Vec<FactorKind> {
    let mut ruled_out = vec![FactorKind::HealthAndWelfare, FactorKind::Behaviour];
    if !is_late(child) {
        ruled_out.insert(0, FactorKind::AttendanceAndPunctuality);
    }
    ruled_out
}

fn is_late(child: &Child) -> bool {
    child.number.is_multiple_of(4)
}

/// A concern about a child who has no story: the child, how many school days ago it was raised, what is seen, where it
/// shows, what shows it, what has been tried, and what came of it.
struct Worry {
    number: usize,
    ago: usize,
    words: &'static str,
    area: NeedArea,
    evidence: Option<(ProgressTest, &'static str)>,
    tried: &'static str,
    outcome: Outcome,
}

/// What came of such a concern, with how many school days ago.
enum Outcome {
    Open,
    Watched(usize, &'static str),
    Nothing(usize, &'static str),
}

const WORRIES: [Worry; 6] = [
    Worry {
        number: 49,
        ago: 36,
        words: "{name} joins in at carpet time and then cannot begin by {them}self. Three instructions are one.",
        area: NeedArea::CommunicationAndInteraction,
        evidence: Some((
            ProgressTest::SlowerThanPeers,
            "Follows one step of three in the listening game; the group follows all three since October.",
        )),
        tried: "Instructions one at a time, a picture for each. Better with the pictures, not yet without.",
        outcome: Outcome::Open,
    },
    Worry {
        number: 75,
        ago: 21,
        words: "{name} adds to ten with cubes and loses the count without them.",
        area: NeedArea::CognitionAndLearning,
        evidence: Some((
            ProgressTest::BelowPreviousRate,
            "Secure to twenty in July; since then no step in two checks.",
        )),
        tried: "Number line on the table, counting games with {helper} twice a week.",
        outcome: Outcome::Watched(
            11,
            "The counting games have only just begun, and {name} was away for a week. {teacher} goes on with them.",
        ),
    },
    Worry {
        number: 103,
        ago: 14,
        words: "{name} has become very quiet since the summer and no longer puts {their} hand up.",
        area: NeedArea::SocialEmotionalAndMentalHealth,
        evidence: None,
        tried: "A check-in each morning; a job to do with a friend.",
        outcome: Outcome::Open,
    },
    Worry {
        number: 131,
        ago: 30,
        words: "{name} holds the book close and copies the wrong line from the board.",
        area: NeedArea::SensoryAndOrPhysical,
        evidence: None,
        tried: "Moved to the front. The family was asked to have {their} eyes tested.",
        outcome: Outcome::Nothing(
            9,
            "{name} has glasses now and copies without a slip. Nothing else is seen.",
        ),
    },
    Worry {
        number: 158,
        ago: 8,
        words: "{name} reads fluently and cannot say what the page was about.",
        area: NeedArea::CognitionAndLearning,
        evidence: Some((
            ProgressTest::GapNotClosing,
            "Understanding at 86 in September and 85 now, though reading aloud is above average.",
        )),
        tried: "Stopping after each paragraph to tell it back; a picture in the head.",
        outcome: Outcome::Open,
    },
    Worry {
        number: 196,
        ago: 24,
        words: "{name} leaves the room when the noise rises, once or twice a day.",
        area: NeedArea::SocialEmotionalAndMentalHealth,
        evidence: None,
        tried: "A card to show when {they} needs air; a seat by the door.",
        outcome: Outcome::Watched(
            13,
            "With the card {name} goes less often and comes back alone. We look again before the end of the term.",
        ),
    },
];

/// The concern about a child without a story, where there is one.
pub(super) fn worry(past: &mut Past, school: &School, child: &Child) {
    let Some(worry) = WORRIES.iter().find(|one| one.number == child.number) else {
        return;
    };
    let day = school.school_day_before(school.today, worry.ago);
    if day < child.admitted_on {
        return;
    }
    let (teacher, voice) = voice(school, child, day);
    let at = past.moment(day, 470);
    let language = language(child);
    let told_on = school.school_day_after(day, 1).min(school.today);
    let concern = Concern {
        raised_by: teacher.name.to_owned(),
        words: voice.say(worry.words),
        areas: vec![worry.area],
        findings: worry
            .evidence
            .iter()
            .map(|(test, words)| finding(*test, words))
            .collect(),
        tried: voice.say(worry.tried),
        factors_ruled_out: ruled_out(child),
        eal: Some(language.finding),
        eal_languages: language.languages,
        eal_since: language.since,
        eal_detail: language.how,
        parents_told_on: Some(told_on),
        parents_told_how: format!("{} told {} at the gate.", teacher.name, child.mother()),
        ..Concern::begun(ConcernId::new(past.id(at)), child.id.clone(), day)
    };
    let written = past.moment(told_on, 471);
    past.add(written, teacher, Action::ConcernWrite, concern.clone());
    let (decision, ago, why) = match worry.outcome {
        Outcome::Open => return,
        Outcome::Watched(ago, why) => (ConcernDecision::Watch, ago, why),
        Outcome::Nothing(ago, why) => (ConcernDecision::NoAction, ago, why),
    };
    let on = school.school_day_before(school.today, ago);
    let senco = school.senco();
    let decided = Concern {
        decision: Some(decision),
        decided_on: Some(on),
        decided_by: format!("{} and {}", senco.name, teacher.name),
        decision_reason: voice.say(why),
        look_again_on: (decision == ConcernDecision::Watch)
            .then(|| school.school_day_after(on + Days::new(28), 0)),
        ..concern
    };
    let at = past.moment(on, 440);
    past.revise(at, senco, Action::ConcernDecide, decided);
}

fn voice<'a>(school: &'a School, child: &Child, day: NaiveDate) -> (&'a Colleague, Voice) {
    let year = academic_year_of(day);
    let class = child.class_in(school, year);
    let teacher = school.teacher(class, year);
    let voice = Voice {
        name: child.called(),
        sex: child.record.sex,
        likes: child.likes,
        teacher: teacher.name.to_owned(),
        helper: school.helper(class).name.to_owned(),
    };
    (teacher, voice)
}
