//! A small school in memory for tests: encrypted, one person of each role, two children, time standing still.

#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;

use crate::desk::NewSchool;
use crate::domain::calendar::TermNaming;
use crate::domain::id::{ClassId, LinkId, PupilId, StaffId};
use crate::domain::pathway::PathwayPreset;
use crate::domain::record::person::{ClassStaff, Duty, PupilStaff, Staff};
use crate::domain::record::pupil::{ClassMember, Pupil, Sex};
use crate::domain::record::school::SchoolClass;
use crate::domain::role::{Action, Role};
use crate::domain::year_group::YearGroup;
use crate::error::Result;
use crate::office::{Office, ReadOp, Session, WriteOp};
use crate::ops::set_up::SetUpSchool;
use crate::store::{SchoolFile, StoreKey, WriteTx};
use crate::world::FixedWorld;

/// The school, and a session for each role.
pub(crate) struct TestSchool {
    pub(crate) office: Office,
    pub(crate) senco: Session,
    pub(crate) head: Session,
    pub(crate) teacher: Session,
    pub(crate) ta: Session,
    pub(crate) office_staff: Session,
    /// In the teacher's class and supported by the TA.
    pub(crate) zoe: PupilId,
    /// In another class, supported by nobody.
    pub(crate) idris: PupilId,
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl TestSchool {
    /// The school on Tuesday 10 November 2026 at ten in the morning.
    pub(crate) fn new() -> Self {
        Self::on("2026-11-10")
    }

    /// The school at ten in the morning of a day.
    pub(crate) fn on(today: &str) -> Self {
        Self::with_pathway(today, PathwayPreset::Graduated)
    }

    /// The school with another pathway.
    pub(crate) fn with_pathway(today: &str, pathway: PathwayPreset) -> Self {
        let world = FixedWorld::at(day(today).and_hms_opt(10, 0, 0).unwrap());
        let file = SchoolFile::in_memory(&StoreKey::new([7; 32])).unwrap();
        Self::set_up(file, world, pathway)
    }

    /// The school in a file that is there already, and empty.
    pub(crate) fn in_file(file: SchoolFile, world: FixedWorld) -> Self {
        Self::set_up(file, world, PathwayPreset::Graduated)
    }

    fn set_up(file: SchoolFile, world: FixedWorld, pathway: PathwayPreset) -> Self {
        let office = Office::new(file, Arc::new(world));
        let senco = Session::new(StaffId::new("senco"), Role::Senco, true);
        let new = NewSchool {
            name: "Oakbrook Primary School".to_owned(),
            urn: "100001".to_owned(),
            local_authority: "Gloucestershire".to_owned(),
            pathway,
            term_naming: TermNaming::Seasons,
            person_name: "Mrs A Okafor".to_owned(),
            role: Role::Senco,
            job_title: "SENCO".to_owned(),
            password: "under the old oak tree".to_owned(),
        };
        let set_up = SetUpSchool::checked(new, 2026).unwrap();
        office.write(&senco, set_up).unwrap();
        let people = [
            ("head", "Mr D Pryce", Role::Headteacher),
            ("teacher", "Miss R Shah", Role::ClassTeacher),
            ("ta", "Ms J Lee", Role::TeachingAssistant),
            ("office", "Mrs P Hall", Role::Office),
        ];
        let (zoe, idris) = (PupilId::new("zoe"), PupilId::new("idris"));
        let fill = Fill {
            people: people.to_vec(),
            zoe: zoe.clone(),
            idris: idris.clone(),
        };
        office.write(&senco, fill).unwrap();
        let [head, teacher, ta, office_staff] =
            people.map(|(id, _, role)| Session::new(StaffId::new(id), role, false));
        Self {
            office,
            senco,
            head,
            teacher,
            ta,
            office_staff,
            zoe,
            idris,
        }
    }

    /// Does an operation, which is expected to work.
    pub(crate) fn write<Op: WriteOp>(&self, who: &Session, op: Op) -> Op::Output {
        self.office.write(who, op).unwrap().output
    }

    /// Expects that the role of each of these people does not allow the operation, and that nothing comes of it.
    pub(crate) fn forbids<Op>(&self, who: &[&Session], op: impl Fn() -> Op)
    where
        Op: WriteOp,
        Op::Output: std::fmt::Debug,
    {
        let before = self.audit_len();
        for session in who {
            let answer = self.office.write(session, op());
            assert!(
                matches!(answer, Err(crate::Error::Forbidden)),
                "{:?}: {answer:?}",
                session.role()
            );
        }
        assert_eq!(
            self.audit_len(),
            before,
            "what is forbidden leaves no trace of a deed"
        );
    }

    /// Asks, which is expected to work.
    pub(crate) fn read<Op: ReadOp>(&self, who: &Session, op: Op) -> Op::Output {
        self.office.read(who, op).unwrap()
    }

    /// How many entries the audit trail has.
    pub(crate) fn audit_len(&self) -> u32 {
        let connection = self.office.file().connection();
        connection
            .query_row("select count(*) from audit_entry", [], |row| row.get(0))
            .unwrap()
    }
}

/// An operation from JSON, as the window sends it.
pub(crate) fn op<T: DeserializeOwned>(input: serde_json::Value) -> T {
    serde_json::from_value(input).unwrap()
}

struct Fill {
    people: Vec<(&'static str, &'static str, Role)>,
    zoe: PupilId,
    idris: PupilId,
}

impl WriteOp for Fill {
    const ACTION: Action = Action::StaffWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        for (id, name, role) in self.people {
            tx.add(&Staff {
                id: StaffId::new(id),
                name: name.to_owned(),
                role,
                administrator: false,
                job_title: role.words().to_owned(),
                left_on: None,
            })?;
        }
        let from_on = day("2026-09-01");
        for (class, year) in [("hazel", YearGroup::Y3), ("rowan", YearGroup::Y5)] {
            tx.add(&SchoolClass {
                id: ClassId::new(class),
                name: class.to_owned(),
                year_starting: 2026,
                year_groups: vec![year],
            })?;
        }
        tx.add(&ClassStaff {
            id: LinkId::new("teacher-hazel"),
            class_id: ClassId::new("hazel"),
            staff_id: StaffId::new("teacher"),
            from_on,
            to_on: None,
        })?;
        for (pupil_id, forename, surname, class) in [
            (&self.zoe, "Zoë", "Ångström", "hazel"),
            (&self.idris, "Idris", "Owen", "rowan"),
        ] {
            tx.add(&Pupil {
                id: pupil_id.clone(),
                legal_forename: forename.to_owned(),
                legal_surname: surname.to_owned(),
                preferred_forename: String::new(),
                upn: None,
                sex: Sex::Female,
                born_on: day("2018-10-05"),
                year_override: None,
                admitted_on: Some(day("2023-09-04")),
                left_on: None,
                destination: String::new(),
                file_sent_on: None,
                home_language: "English".to_owned(),
                interpreter_needed: false,
                key_facts: String::new(),
            })?;
            tx.add(&ClassMember {
                id: LinkId::new(format!("{pupil_id}-{class}")),
                pupil_id: pupil_id.clone(),
                class_id: ClassId::new(class),
                from_on,
                to_on: None,
            })?;
        }
        tx.add(&PupilStaff {
            id: LinkId::new("ta-zoe"),
            pupil_id: self.zoe,
            staff_id: StaffId::new("ta"),
            duty: Duty::Supports,
            from_on,
            to_on: None,
        })
    }
}
