//! Who has opened a child's record: one line a person, with how often and when last.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::id::{PupilId, StaffId};
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::store::ReadTx;

/// Who has opened the record of a child, whoever did so last first.
#[derive(Debug, Deserialize, TS)]
pub struct RecordReaders {
    pub pupil_id: PupilId,
}

/// A person who has opened it.
#[derive(Debug, Serialize, TS)]
pub struct ReaderLine {
    pub staff_id: StaffId,
    pub name: String,
    /// What they are now: "Class teacher", or that they have left.
    pub role: String,
    /// How often: what was opened again within a quarter of an hour counts once.
    pub times: u32,
    #[ts(type = "string")]
    pub first_at: DateTime<Utc>,
    #[ts(type = "string")]
    pub last_at: DateTime<Utc>,
}

impl ReadOp for RecordReaders {
    const ACTION: Action = Action::AuditRead;
    type Output = Vec<ReaderLine>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<ReaderLine>> {
        let seen = tx.seen(&self.pupil_id)?;
        let today = tx.today();
        let lines = tx.readers_of(&seen)?.into_iter().map(|row| {
            let left = row.left_on.is_some_and(|left_on| left_on < today);
            ReaderLine {
                role: if left {
                    format!("{}, has left", row.role.words())
                } else {
                    row.role.words().to_owned()
                },
                staff_id: row.staff_id,
                name: row.name,
                times: row.times,
                first_at: row.first_at,
                last_at: row.last_at,
            }
        });
        Ok(lines.collect())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::error::Error;
    use crate::ops::pupil::OpenPupil;
    use crate::testing::TestSchool;

    #[test]
    fn everybody_who_opened_the_record_stands_in_it_once() {
        let school = TestSchool::new();
        let readers = || {
            let pupil_id = school.zoe.clone();
            school.read(&school.head, RecordReaders { pupil_id })
        };
        assert!(readers().is_empty(), "to ask who read it is not to read it");
        for who in [&school.ta, &school.teacher, &school.ta] {
            let pupil_id = school.zoe.clone();
            school.read(who, OpenPupil { pupil_id });
        }
        let found = readers();
        let lines: Vec<(&str, &str, u32)> = (found.iter())
            .map(|line| (line.name.as_str(), line.role.as_str(), line.times))
            .collect();
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(
            lines.contains(&("Ms J Lee", "Teaching assistant", 1)),
            "{lines:?}"
        );
        assert!(
            lines.contains(&("Miss R Shah", "Class teacher", 1)),
            "{lines:?}"
        );
        assert!(found[0].first_at <= found[0].last_at);
    }

    #[test]
    fn who_may_not_read_the_trail_is_told_of_nobody() {
        let school = TestSchool::new();
        for who in [&school.teacher, &school.ta, &school.office_staff] {
            let pupil_id = school.zoe.clone();
            let asked = school.office.read(who, RecordReaders { pupil_id });
            assert!(matches!(asked, Err(Error::Forbidden)), "{asked:?}");
        }
        let pupil_id = PupilId::new("nobody");
        let asked = school.office.read(&school.head, RecordReaders { pupil_id });
        assert!(matches!(asked, Err(Error::NotFound)), "{asked:?}");
    }
}
