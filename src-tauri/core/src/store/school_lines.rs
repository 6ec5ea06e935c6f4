//! The list of all children, asked as a whole: the children, then what holds today of each kind, put together here.
//!
//! For one child, or those of a class, one question with all its parts (`pupils.sql`) is quicker; for a school of
//! decades it would look up eight things for each of thousands who have left. Both give the same, which a test holds.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::ToSql;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::pupils::{HERE_SINCE, NeedLine, PupilLine, StageLine, children_here};
use super::tx::Reader;
use crate::domain::factor::FactorKind;
use crate::domain::id::{ClassId, PupilId};
use crate::domain::need::{NeedArea, NeedRank, SenType};
use crate::domain::pathway::CensusCode;
use crate::domain::record::pupil::Sex;
use crate::domain::year_group::YearOverride;
use crate::error::Result;

#[derive(Deserialize)]
struct Child {
    id: PupilId,
    legal_forename: String,
    legal_surname: String,
    preferred_forename: String,
    born_on: NaiveDate,
    sex: Sex,
    upn: Option<String>,
    year_override: Option<YearOverride>,
    admitted_on: Option<NaiveDate>,
    left_on: Option<NaiveDate>,
    file_sent_on: Option<NaiveDate>,
    key_facts: String,
}

#[derive(Deserialize)]
struct InClass {
    pupil_id: PupilId,
    class_id: ClassId,
    name: String,
}

#[derive(Deserialize)]
struct OnStage {
    pupil_id: PupilId,
    stage_key: String,
    stage_name: String,
    on_register: bool,
    census: CensusCode,
    from_on: NaiveDate,
}

#[derive(Deserialize)]
struct HasNeed {
    pupil_id: PupilId,
    area: NeedArea,
    sen_type: Option<SenType>,
    rank: NeedRank,
}

#[derive(Deserialize)]
struct HasFactor {
    pupil_id: PupilId,
    factor: FactorKind,
}

#[derive(Deserialize)]
struct Named {
    pupil_id: PupilId,
    name: String,
}

#[derive(Deserialize)]
struct Due {
    pupil_id: PupilId,
    due_on: NaiveDate,
}

#[derive(Deserialize)]
struct Photographed {
    pupil_id: PupilId,
}

impl Reader<'_> {
    /// The children of the school who meet a condition, by surname; for whoever sees them all.
    pub(super) fn whole_school(
        &self,
        condition: &str,
        more: &[(&str, &dyn ToSql)],
    ) -> Result<Vec<PupilLine>> {
        let mut lines = self.children_alone(condition, more)?;
        let places = places(&lines);
        let mut lines_of = Lines {
            lines: &mut lines,
            places: &places,
        };
        self.add_classes(&mut lines_of)?;
        self.add_stages(&mut lines_of)?;
        self.add_help(&mut lines_of, condition, more)?;
        self.name_stages(&mut lines, self.today())?;
        Ok(lines)
    }

    /// The children who are at the school with their classes alone, by surname; for whoever sees them all.
    pub(super) fn whole_roll(&self) -> Result<Vec<PupilLine>> {
        let mut lines = self.children_alone(HERE_SINCE, &[(":since", &self.today())])?;
        let places = places(&lines);
        self.add_classes(&mut Lines {
            lines: &mut lines,
            places: &places,
        })?;
        Ok(lines)
    }

    fn children_alone(
        &self,
        condition: &str,
        more: &[(&str, &dyn ToSql)],
    ) -> Result<Vec<PupilLine>> {
        let sql = format!(
            "select pupil.id, pupil.legal_forename, pupil.legal_surname, pupil.preferred_forename, pupil.born_on,
                    pupil.sex, pupil.upn, pupil.year_override, pupil.admitted_on, pupil.left_on, pupil.file_sent_on,
                    pupil.key_facts
             from pupil where pupil.voided_at is null and {condition} order by pupil.legal_surname, pupil.id"
        );
        let children: Vec<Child> = self.rows(&sql, more)?;
        Ok(children.into_iter().map(Child::alone).collect())
    }

    /// Of two classes that hold at once the one that began later counts, so it comes last.
    fn add_classes(&self, lines: &mut Lines<'_>) -> Result<()> {
        let classes: Vec<InClass> = self.now(
            "select t.pupil_id, t.from_on, t.class_id, c.name
             from class_member t join class c on c.id = t.class_id",
            ">=",
            "from_on",
        )?;
        for one in classes {
            lines.of(&one.pupil_id, |line| {
                line.class_id = Some(one.class_id);
                line.class_name = Some(one.name);
            });
        }
        Ok(())
    }

    /// The stage, the later one last. A placement does not hold on its last day any more.
    fn add_stages(&self, lines: &mut Lines<'_>) -> Result<()> {
        let stages: Vec<OnStage> = self.now(
            "select t.pupil_id, t.from_on, t.stage_key, t.stage_name, t.on_register, t.census from placement t",
            ">",
            "from_on",
        )?;
        for one in stages {
            lines.of(&one.pupil_id, |line| {
                line.stage = Some(StageLine {
                    key: one.stage_key,
                    name: one.stage_name,
                    on_register: one.on_register,
                    census: one.census,
                    from_on: one.from_on,
                });
            });
        }
        Ok(())
    }

    /// Needs, factors, the key worker, the next review, and whether there is a photo. Needs and factors are asked of
    /// the children of the list: those of a child who left go on as they were, and are many. Plans that
    /// go on are few, and have an index of their own.
    fn add_help(
        &self,
        lines: &mut Lines<'_>,
        condition: &str,
        more: &[(&str, &dyn ToSql)],
    ) -> Result<()> {
        let today = self.today();
        let mut parameters = more.to_vec();
        if !more.iter().any(|(name, _)| *name == ":today") {
            parameters.push((":today", &today));
        }
        let children = if condition == HERE_SINCE {
            children_here(":since")
        } else {
            "pupil".to_owned()
        };
        let of_children = format!("pupil.voided_at is null and {condition}");
        let held = "t.voided_at is null and t.from_on <= :today and (t.to_on is null or t.to_on >= :today)";
        let needs: Vec<HasNeed> = self.rows(
            &format!(
                "select t.pupil_id, t.area, t.sen_type, t.rank from {children} cross join need t on t.pupil_id = pupil.id
                 where {held} and {of_children} order by t.rank, t.id"
            ),
            &parameters,
        )?;
        for one in needs {
            lines.of(&one.pupil_id, |line| {
                line.needs.push(NeedLine {
                    area: one.area,
                    sen_type: one.sen_type,
                    rank: one.rank,
                });
            });
        }
        let factors: Vec<HasFactor> = self.rows(
            &format!(
                "select t.pupil_id, t.factor from {children} cross join factor t on t.pupil_id = pupil.id
                 where {held} and {of_children} order by t.factor"
            ),
            &parameters,
        )?;
        for one in factors {
            lines.of(&one.pupil_id, |line| line.factors.push(one.factor));
        }
        let key_workers: Vec<Named> = self.now(
            "select t.pupil_id, t.from_on, s.name
             from pupil_staff t join staff s on s.id = t.staff_id and t.duty = 'key_worker'",
            ">=",
            "from_on",
        )?;
        for one in key_workers {
            lines.of(&one.pupil_id, |line| line.key_worker = Some(one.name));
        }
        let reviews: Vec<Due> = self.rows(
            "select c.pupil_id, min(c.due_on) as due_on from \"plan\" pl cross join cycle c on c.plan_id = pl.id
             where c.closed_on is null and c.voided_at is null and pl.ended_on is null and pl.voided_at is null
             group by c.pupil_id",
            &[],
        )?;
        for one in reviews {
            lines.of(&one.pupil_id, |line| line.review_due_on = Some(one.due_on));
        }
        for one in self.rows::<Photographed>("select pupil_id from photo", &[])? {
            lines.of(&one.pupil_id, |line| line.has_photo = true);
        }
        Ok(())
    }

    /// What holds today of an interval record `t`: what has no end, then what ends today or later. As two questions
    /// each goes by an index on the end, past all that has ended.
    fn now<T: DeserializeOwned>(&self, select: &str, ends: &str, order: &str) -> Result<Vec<T>> {
        let held = format!("{select} where t.voided_at is null and t.from_on <= :today");
        let sql = format!(
            "{held} and t.to_on is null union all {held} and t.to_on {ends} :today order by {order}"
        );
        self.rows(&sql, &[(":today", &self.today())])
    }
}

/// The lines that are being put together.
struct Lines<'a> {
    lines: &'a mut [PupilLine],
    places: &'a HashMap<PupilId, usize>,
}

fn places(lines: &[PupilLine]) -> HashMap<PupilId, usize> {
    let place = |(place, line): (usize, &PupilLine)| (line.id.clone(), place);
    lines.iter().enumerate().map(place).collect()
}

impl Lines<'_> {
    /// Adds to the line of a child, where the list has it.
    fn of(&mut self, pupil: &PupilId, add: impl FnOnce(&mut PupilLine)) {
        let place = self.places.get(pupil);
        if let Some(line) = place.and_then(|place| self.lines.get_mut(*place)) {
            add(line);
        }
    }
}

impl Child {
    /// The line of a child of whom nothing else holds.
    fn alone(self) -> PupilLine {
        PupilLine {
            id: self.id,
            legal_forename: self.legal_forename,
            legal_surname: self.legal_surname,
            preferred_forename: self.preferred_forename,
            born_on: self.born_on,
            sex: self.sex,
            upn: self.upn,
            year_override: self.year_override,
            admitted_on: self.admitted_on,
            left_on: self.left_on,
            file_sent_on: self.file_sent_on,
            key_facts: self.key_facts,
            class_id: None,
            class_name: None,
            stage: None,
            needs: Vec::new(),
            factors: Vec::new(),
            key_worker: None,
            review_due_on: None,
            has_photo: false,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::domain::id::StaffId;
    use crate::domain::role::{Action, Role};
    use crate::error::Result;
    use crate::office::{Office, ReadOp, Session};
    use crate::sample::in_memory;
    use crate::store::{Leavers, PupilLine, ReadTx};
    use crate::testing::TestSchool;

    /// Each child's line in the list, and alone.
    struct BothWays;

    impl ReadOp for BothWays {
        const ACTION: Action = Action::PupilList;
        type Output = Vec<(PupilLine, PupilLine)>;
        fn run(self, tx: &ReadTx<'_>) -> Result<Self::Output> {
            tx.pupil_lines(Leavers::With)?
                .into_iter()
                .map(|line| {
                    let alone = tx.pupil_line(&tx.seen(&line.id)?)?;
                    Ok((line, alone))
                })
                .collect()
        }
    }

    fn agree(office: &Office, who: &Session) -> usize {
        let lines = office.read(who, BothWays).unwrap();
        for (listed, alone) in &lines {
            assert_eq!(listed, alone);
        }
        lines.len()
    }

    #[test]
    fn a_child_is_the_same_in_the_list_as_alone() {
        let school = TestSchool::new();
        assert!(agree(&school.office, &school.senco) > 0);
        let office = in_memory(2, 5);
        let senco: String = office
            .file()
            .connection()
            .query_row("select id from staff where role = 'senco'", [], |row| {
                row.get(0)
            })
            .unwrap();
        let senco = Session::new(StaffId::new(senco), Role::Senco, false);
        assert!(agree(&office, &senco) > 700, "leavers are among them");
    }
}
