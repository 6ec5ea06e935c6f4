//! Every command in every role, about children in scope and out of it.

use std::collections::BTreeMap;

use rusqlite::{named_params, params};
use serde_json::{Value as Json, json};

use super::guess::Guess;
use super::planted::{Mark, Planted};
use super::shape::Shapes;
use super::{Answered, Fired, inputs};
use crate::commands::{COMMANDS, Command};
use crate::domain::role::{Action, Role};
use crate::error::{Error, Problem, ProblemCode};
use crate::sample::chance::Chance;

/// Who asks, in this order: those who see few children first, and those who may change who sees whom last.
const PEOPLE: [(&str, Role, bool); 5] = [
    ("Ms J Lee", Role::TeachingAssistant, false),
    ("Mr T Ashdown", Role::ClassTeacher, false),
    ("Mrs P Hall", Role::Office, false),
    ("Mr D Pryce", Role::Headteacher, false),
    ("Mrs A Okafor", Role::Senco, true),
];

/// What the office may read about a child: who she is, where she sits, whom to ring and when the parents come.
const OFFICE: &[&str] = &[
    "pupil.",
    "class_member.",
    "contact.",
    "family_paper.",
    "photo.",
    "meeting.",
    // What keeps a child safe: medicines are kept in the office, and there somebody runs to.
    "healthcare_plan.conditions",
    "healthcare_plan.emergency_",
    "medicine.",
    "medicine_given.",
];

/// What a class teacher and a teaching assistant do not read of a child whom they see.
const NOT_FOR_TEACHERS: &[&str] = &[
    "ehc_request.",
    "ehc_review.",
    "disclosure.",
    "ehc_plan.sections",
    "ehc_plan.ceased_reason",
    "chronology_event.",
];
const NOT_FOR_ASSISTANTS: &[&str] = &[
    "contact.",
    "referral.reason",
    "referral.without_consent",
    "agency_entry.",
    "review.",
    "target_review.",
    "assessment.home",
    "disability.basis",
    "letter.",
    "team_meeting.",
    "team_action.done_note",
    "reintegration.reason",
    "reintegration.support",
    "reintegration.agreements",
    "reintegration.risk_by",
    "reintegration.missing_reason",
    "reintegration.end_reason",
];

/// Whether this role may be shown a text of that column about a child whom it sees.
fn may_show(role: Role, column: &str) -> bool {
    let among = |list: &[&str]| list.iter().any(|part| column.starts_with(part));
    match role {
        Role::Senco | Role::Headteacher => true,
        Role::Office => among(OFFICE),
        Role::ClassTeacher => !among(NOT_FOR_TEACHERS),
        Role::TeachingAssistant => !among(NOT_FOR_TEACHERS) && !among(NOT_FOR_ASSISTANTS),
    }
}

/// The numbers of the children whom the person signed in sees, asked without the code that is under test.
fn in_scope(fired: &Fired, planted: &Planted, role: Role) -> Vec<bool> {
    let (office, session) = fired.desk.signed_in().unwrap();
    let connection = office.file().connection();
    let sql = match role {
        Role::ClassTeacher => {
            "select 1 from class_staff s join class_member m using (class_id) where s.staff_id = :me
             and m.pupil_id = :pupil and s.voided_at is null and m.voided_at is null
             and '2026-11-10' between s.from_on and coalesce(s.to_on, '9') and '2026-11-10' between m.from_on and coalesce(m.to_on, '9')"
        }
        Role::TeachingAssistant => {
            "select 1 from pupil_staff where staff_id = :me and pupil_id = :pupil and voided_at is null
             and '2026-11-10' between from_on and coalesce(to_on, '9')"
        }
        _ => "select 1 where :me is not null and :pupil is not null",
    };
    let mut statement = connection.prepare(sql).unwrap();
    let me = session.staff_id().as_str();
    let seen = planted.pupils.iter().map(|pupil| {
        statement
            .exists(named_params! { ":me": me, ":pupil": pupil })
            .unwrap()
    });
    seen.collect()
}

/// What is wrong with the answer to an input: more than the role may read, or a core that lost its way.
fn faults(
    planted: &Planted,
    scope: &[bool],
    (role, may): (Role, bool),
    command: &Command,
    answered: &Answered,
) -> Vec<String> {
    let mut faults = Vec::new();
    for mark in Mark::all_in(&answered.text) {
        let told = planted.told(&mark);
        if !scope[mark.pupil] {
            faults.push(format!("tells {role:?} of a child out of scope: {told}"));
        } else if !may_show(role, &planted.columns[mark.column]) {
            faults.push(format!(
                "tells {role:?} what the role does not read: {told}"
            ));
        } else if !matches!(answered.error, None | Some(Error::Invalid(_))) {
            // What is wrong in a form may be told with the words that it is about; nothing else quotes a record.
            faults.push(format!("quotes a record in an error: {told}"));
        }
    }
    let error = answered.error.as_ref();
    if !may && !matches!(error, Some(Error::Forbidden | Error::BadInput(_))) {
        faults.push(format!("answers {role:?}, who lacks {:?}", command.action));
    }
    let file = |error: &Error| Problem::of(error, "").code == ProblemCode::File;
    if error.is_some_and(|error| {
        file(error) || matches!(error, Error::Internal(_) | Error::UnknownCommand)
    }) {
        faults.push(format!("loses its way: {error:?}"));
    }
    faults
}

/// Everything that the cycles closed until now say: no command may change a word of it.
fn closed_cycles(fired: &Fired) -> BTreeMap<String, String> {
    let (office, _) = fired.desk.signed_in().unwrap();
    let connection = office.file().connection();
    let mut said = BTreeMap::new();
    for sql in [
        "select t.id, t.* from cycle t where t.closed_on is not null",
        "select t.id, t.* from review t where t.closed_on is not null",
        "select t.id, t.* from target_review t join review r on r.id = t.review_id where r.closed_on is not null",
        "select t.id, t.* from rating t join cycle c on c.id = t.cycle_id where c.closed_on is not null",
    ] {
        let mut statement = connection.prepare(sql).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let words: Vec<String> = (1..columns)
                .map(|place| format!("{:?}", row.get_ref(place).unwrap()))
                .collect();
            said.insert(row.get(0).unwrap(), words.join(" "));
        }
    }
    assert!(said.len() > 100, "hardly a closed cycle");
    said
}

/// The ids of what is about the children in scope, and of what is about no child.
fn ids_seen(planted: &Planted, scope: &[bool]) -> BTreeMap<String, Vec<String>> {
    let mut ids = planted.ids_of_nobody.clone();
    for (pupil, _) in planted.pupils.iter().zip(scope).filter(|(_, seen)| **seen) {
        for (name, own) in planted.ids_of.get(pupil).into_iter().flatten() {
            ids.entry(name.clone())
                .or_default()
                .extend(own.iter().cloned());
        }
    }
    ids
}

/// The sample school with a mark in everything, and what its closed cycles say.
struct School {
    fired: Fired,
    planted: Planted,
    frozen: BTreeMap<String, String>,
}

impl School {
    fn new() -> Self {
        let fired = Fired::new();
        fired.sign_in("Mrs A Okafor");
        let planted = {
            let (office, _) = fired.desk.signed_in().unwrap();
            let connection = office.file().connection();
            Planted::in_file(&connection)
        };
        let frozen = closed_cycles(&fired);
        Self {
            fired,
            planted,
            frozen,
        }
    }

    /// Sees that this person is signed in and is what they were: the SENCO may change what anybody is, herself among
    /// them. Where she has locked herself out, a school that is as new.
    fn with_at_work(self, name: &str, role: Role, administrator: bool) -> Self {
        let desk = &self.fired.desk;
        let at_work = desk.signed_in().or_else(|_| {
            self.fired.try_sign_in(name)?;
            desk.signed_in()
        });
        let Ok((office, session)) = at_work else {
            assert!(administrator, "{name} is locked out");
            let anew = Self::new();
            anew.fired.sign_in(name);
            return anew;
        };
        if session.role() != role || session.may(Action::StaffWrite) != administrator {
            let role = serde_json::to_value(role).unwrap();
            let sql = "update staff set role = ?2, administrator = ?3 where id = ?1";
            let back = params![session.staff_id().as_str(), role.as_str(), administrator];
            office.file().connection().execute(sql, back).unwrap();
        }
        self
    }

    fn closed_cycles_stand(&self) {
        let now = closed_cycles(&self.fired);
        for (id, said) in &self.frozen {
            assert_eq!(now.get(id), Some(said), "a closed cycle was changed");
        }
    }
}

#[test]
fn no_role_is_told_more_than_it_may_read_whatever_it_asks() {
    let mut school = School::new();
    let shapes = Shapes::of_the_window();
    let mut asked = 0;
    let mut answered = 0;
    let mut found: BTreeMap<String, Json> = BTreeMap::new();
    for (number, (name, role, administrator)) in PEOPLE.into_iter().enumerate() {
        school.fired.sign_in(name);
        let scope = in_scope(&school.fired, &school.planted, role);
        assert!(scope.contains(&true), "{name} sees nobody");
        let seen = ids_seen(&school.planted, &scope);
        for (place, command) in COMMANDS.iter().enumerate() {
            let may = role.allows(command.action)
                || (administrator && command.action.is_administration());
            for turn in 0..inputs().div_ceil(PEOPLE.len()) {
                school = school.with_at_work(name, role, administrator);
                let mut guess = Guess {
                    shapes: &shapes,
                    // Every second input is about children whom the person sees, so that much of it is answered.
                    ids: [&school.planted.ids, &seen][turn % 2],
                    chance: Chance::of(2026 + number as u64, place * 10_000 + turn),
                };
                let input = guess.any(command.name);
                let answer = school.fired.answer(command.name, &input);
                asked += 1;
                answered += usize::from(answer.error.is_none());
                for fault in faults(&school.planted, &scope, (role, may), command, &answer) {
                    let fault = format!("{} {fault}", command.name);
                    found.entry(fault).or_insert(input.clone());
                }
            }
            if administrator {
                school = school.with_at_work(name, role, administrator);
                school.closed_cycles_stand();
            }
        }
        let School { fired, planted, .. } = &school;
        if matches!(role, Role::TeachingAssistant | Role::ClassTeacher) {
            assert_eq!(
                in_scope(fired, planted, role),
                scope,
                "{name} changed who they see"
            );
            // That a leak would be seen: what this person may read would be one to somebody who sees nobody.
            let register = COMMANDS.iter().find(|one| one.name == "register").unwrap();
            let answer = fired.answer("register", &json!({ "leavers": "without" }));
            let nobody = vec![false; scope.len()];
            let seen = faults(planted, &nobody, (role, true), register, &answer);
            assert!(
                !seen.is_empty(),
                "no mark reached {name}: nothing was planted"
            );
        }
        school.closed_cycles_stand();
    }
    let told: Vec<String> = (found.iter())
        .map(|(fault, input)| format!("{fault}\n    {:.600}", input.to_string()))
        .collect();
    assert!(
        told.is_empty(),
        "{} faults:\n{}",
        told.len(),
        told.join("\n")
    );
    println!(
        "{asked} calls of {} commands in 5 roles, {answered} of them answered",
        COMMANDS.len()
    );
    assert!(
        answered * 10 > asked,
        "hardly anything was answered: {answered} of {asked}"
    );
}

#[test]
fn a_child_out_of_scope_is_answered_like_one_that_does_not_exist() {
    let fired = Fired::new();
    let shapes = Shapes::of_the_window();
    fired.sign_in("Mrs A Okafor");
    let planted = {
        let (office, _) = fired.desk.signed_in().unwrap();
        let connection = office.file().connection();
        Planted::in_file(&connection)
    };
    let mut compared = 0;
    for (name, role, _) in PEOPLE.into_iter().take(2) {
        fired.sign_in(name);
        let scope = in_scope(&fired, &planted, role);
        // Of those whom the person does not see, the one of whom most is written.
        let written = |pupil: &String| planted.ids_of[pupil][""].len();
        let unseen = planted
            .pupils
            .iter()
            .zip(&scope)
            .filter(|(_, seen)| !**seen);
        let (stranger, _) = unseen.max_by_key(|(pupil, _)| written(pupil)).unwrap();
        let theirs = &planted.ids_of[stranger];
        let nobodys: BTreeMap<String, Vec<String>> = (theirs.iter())
            .map(|(name, ids)| (name.clone(), ids.iter().map(|id| backwards(id)).collect()))
            .collect();
        for command in COMMANDS
            .iter()
            .filter(|command| role.allows(command.action))
        {
            for turn in 0..inputs().div_ceil(10) {
                let asked = |ids: &BTreeMap<String, Vec<String>>| {
                    // What is about no child is the school's, so that an input fits but for the child.
                    let mut pool = planted.ids_of_nobody.clone();
                    pool.extend(ids.clone());
                    let mut guess = Guess {
                        shapes: &shapes,
                        ids: &pool,
                        chance: Chance::of(7, turn),
                    };
                    let input = guess.fitting(command.name);
                    let answered = fired.answer(command.name, &input);
                    let marks = Mark::all_in(&answered.text);
                    let hers: Vec<String> = marks
                        .iter()
                        .filter(|mark| !scope[mark.pupil])
                        .map(|mark| planted.told(mark))
                        .collect();
                    assert!(
                        hers.is_empty(),
                        "{} told {role:?}: {hers:?}\n{input}",
                        command.name
                    );
                    let code = answered.error.map(|error| Problem::of(&error, ""));
                    (
                        input,
                        code.map(|problem| (problem.code, problem.message, problem.fields)),
                    )
                };
                let (input, of_stranger) = asked(theirs);
                let (without, of_nobody) = asked(&nobodys);
                if input == without {
                    continue;
                }
                let said = |answer: &Option<_>| format!("{answer:?}");
                assert_eq!(
                    said(&of_stranger),
                    said(&of_nobody),
                    "{} lets {role:?} find out that a child is there\n{input}",
                    command.name
                );
                compared += 1;
            }
        }
    }
    println!("{compared} answers about a child out of scope compared");
    assert!(compared > 100);
}

/// An id that nothing has.
fn backwards(id: &str) -> String {
    id.chars().rev().collect()
}
