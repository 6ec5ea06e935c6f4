//! Children as lists show them, within the reader's scope, and the proof that a child was seen.

use chrono::NaiveDate;
use rusqlite::ToSql;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use super::tx::Reader;
use crate::domain::factor::FactorKind;
use crate::domain::id::{ClassId, PupilId};
use crate::domain::need::{NeedArea, NeedRank, SenType};
use crate::domain::pathway::CensusCode;
use crate::domain::record::pupil::Sex;
use crate::domain::role::Scope;
use crate::domain::year_group::YearOverride;
use crate::error::Result;

/// Proof that the child is within the scope of the person who asks. Only the store makes one.
#[derive(Debug, Clone)]
pub struct Seen(PupilId);

impl Seen {
    pub(super) fn new(id: PupilId) -> Self {
        Self(id)
    }

    /// The child's id.
    pub fn id(&self) -> &PupilId {
        &self.0
    }
}

/// The stage that a child is on today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StageLine {
    pub key: String,
    pub name: String,
    #[serde(deserialize_with = "flag")]
    pub on_register: bool,
    pub census: CensusCode,
    #[ts(type = "string")]
    pub from_on: NaiveDate,
}

/// A need in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NeedLine {
    pub area: NeedArea,
    pub sen_type: Option<SenType>,
    pub rank: NeedRank,
}

/// A child as the file lists them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PupilLine {
    pub id: PupilId,
    pub legal_forename: String,
    pub legal_surname: String,
    pub preferred_forename: String,
    #[ts(type = "string")]
    pub born_on: NaiveDate,
    pub sex: Sex,
    pub upn: Option<String>,
    pub year_override: Option<YearOverride>,
    #[ts(type = "string | null")]
    pub admitted_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub left_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub file_sent_on: Option<NaiveDate>,
    pub key_facts: String,
    pub class_id: Option<ClassId>,
    pub class_name: Option<String>,
    pub stage: Option<StageLine>,
    pub needs: Vec<NeedLine>,
    pub factors: Vec<FactorKind>,
    pub key_worker: Option<String>,
    #[ts(type = "string | null")]
    pub review_due_on: Option<NaiveDate>,
    pub has_photo: bool,
}

/// A child's name with what tells children of one name apart.
#[derive(Debug, Clone, Deserialize)]
pub struct ChildName {
    pub id: PupilId,
    pub legal_forename: String,
    pub legal_surname: String,
    pub preferred_forename: String,
    pub born_on: NaiveDate,
    pub year_override: Option<YearOverride>,
    pub left_on: Option<NaiveDate>,
    pub class_name: Option<String>,
}

/// The children who are at the school, or left it on the day of that parameter or later, as `pupil`: what an index has of
/// them. In two parts, because SQLite would go to each record again for "or".
pub(super) fn children_here(since: &str) -> String {
    let children = "select id, left_on, voided_at from pupil where voided_at is null and left_on";
    format!("({children} is null union all {children} >= {since}) pupil")
}

/// At the school, or left it since a day.
pub(super) const HERE_SINCE: &str = "(pupil.left_on is null or pupil.left_on >= :since)";

/// SQLite's JSON has no booleans made from columns: 0 and 1 stand for them.
fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<bool, D::Error> {
    let number = u8::deserialize(deserializer)?;
    Ok(number != 0)
}

/// Whether a list has the children who have left in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Leavers {
    Without,
    With,
}

impl Reader<'_> {
    /// The children in this person's scope, by surname.
    pub fn pupil_lines(&self, leavers: Leavers) -> Result<Vec<PupilLine>> {
        match leavers {
            Leavers::Without => self.pupil_lines_since(self.today()),
            Leavers::With => self.lines_where("true", &[]),
        }
    }

    /// The children in this person's scope who are at the school, or left it on that day or later, by surname.
    pub fn pupil_lines_since(&self, day: NaiveDate) -> Result<Vec<PupilLine>> {
        self.lines_where(HERE_SINCE, &[(":since", &day)])
    }

    /// The children in this person's scope who are at the school, each with her class and nothing else that is kept
    /// apart from her own record: for whoever looks after the roll.
    pub fn roll(&self) -> Result<Vec<PupilLine>> {
        if self.session().role().scope() == Scope::WholeSchool {
            return self.whole_roll();
        }
        self.pupil_lines_since(self.today())
    }

    /// The children in this person's scope by name, those who have left among them, in no order.
    pub fn child_names(&self) -> Result<Vec<ChildName>> {
        // Whoever has left is in no class, so that thousands need not be asked for theirs.
        let sql = format!(
            "select pupil.id, pupil.legal_forename, pupil.legal_surname, pupil.preferred_forename, pupil.born_on,
                    pupil.year_override, pupil.left_on,
                    case when pupil.left_on is null or pupil.left_on >= :today then
                        (select c.name from class_member m join class c on c.id = m.class_id
                          where m.pupil_id = pupil.id and m.voided_at is null
                            and m.from_on <= :today and (m.to_on is null or m.to_on >= :today)
                          order by m.from_on desc limit 1)
                    end as class_name
             from pupil where pupil.voided_at is null and {}",
            self.scope()
        );
        let me = self.session().staff_id().as_str();
        self.rows(&sql, &[(":me", &me), (":today", &self.today())])
    }

    /// The children of the school as they stood on a day: who was here, with the class, stage, needs, factors and key
    /// worker of that day. Only those who are in this person's scope today; what is due and the photo are of today.
    pub fn pupil_lines_on(&self, day: NaiveDate) -> Result<Vec<PupilLine>> {
        let sql = format!(
            "{}  and (pupil.admitted_on is null or pupil.admitted_on <= :today)
               and (pupil.left_on is null or pupil.left_on >= :today)
             order by pupil.legal_surname, pupil.id",
            include_str!("pupils.sql")
        );
        let mut lines: Vec<PupilLine> = self.rows(&sql, &[(":today", &day)])?;
        if self.session().role().scope() != Scope::WholeSchool {
            let mine: std::collections::HashSet<PupilId> = self
                .pupil_lines(Leavers::With)?
                .into_iter()
                .map(|line| line.id)
                .collect();
            lines.retain(|line| mine.contains(&line.id));
        }
        self.name_stages(&mut lines, day)?;
        Ok(lines)
    }

    fn lines_where(&self, condition: &str, more: &[(&str, &dyn ToSql)]) -> Result<Vec<PupilLine>> {
        if self.session().role().scope() == Scope::WholeSchool {
            return self.whole_school(condition, more);
        }
        let sql = format!(
            "{}  and {condition} and {}\norder by pupil.legal_surname, pupil.id",
            include_str!("pupils.sql"),
            self.scope()
        );
        let me = self.session().staff_id().as_str();
        let today = self.today();
        let mut params: Vec<(&str, &dyn ToSql)> = vec![(":me", &me), (":today", &today)];
        params.extend_from_slice(more);
        let mut lines: Vec<PupilLine> = self.rows(&sql, &params)?;
        self.name_stages(&mut lines, today)?;
        Ok(lines)
    }

    /// One child as the file lists them.
    pub fn pupil_line(&self, pupil: &Seen) -> Result<PupilLine> {
        let sql = format!("{}  and pupil.id = :pupil", include_str!("pupils.sql"));
        let mut found: Vec<PupilLine> = self.rows(
            &sql,
            &[(":pupil", &pupil.id().as_str()), (":today", &self.today())],
        )?;
        self.name_stages(&mut found, self.today())?;
        found.pop().ok_or(crate::Error::NotFound)
    }
}
