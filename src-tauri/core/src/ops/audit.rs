//! The audit trail: who did what to which record when, for whoever is answerable for it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::{audit_words, change_words};
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::store::{AuditEntry, AuditFilter, ReadTx};

/// A page of the audit trail, newest first.
#[derive(Debug, Deserialize, TS)]
pub struct AuditTrail {
    pub filter: AuditFilter,
}

/// Entries of the trail, and where the next page begins.
#[derive(Debug, Serialize, TS)]
pub struct AuditPage {
    pub lines: Vec<AuditLine>,
    /// What to send as `before` for the entries that follow; none on the last page.
    pub next_before: Option<u32>,
}

/// An entry with its words.
#[derive(Debug, Serialize, TS)]
pub struct AuditLine {
    pub entry: AuditEntry,
    /// What was done, after the person's name: "changed the class".
    pub words: String,
    /// What it changed, a line for each field: "job title: from “Teacher” to “SENCO”".
    pub changed: Vec<String>,
    /// "decided a stage on the pathway".
    pub action_words: String,
    /// "member of staff".
    pub kind_words: String,
}

impl ReadOp for AuditTrail {
    const ACTION: Action = Action::AuditRead;
    type Output = AuditPage;
    fn run(self, tx: &ReadTx<'_>) -> Result<AuditPage> {
        let entries = tx.audit(&self.filter)?;
        let last = entries.last().map(|entry| entry.number);
        let next_before = match last {
            Some(number) => {
                let after = AuditFilter {
                    before: Some(number),
                    ..self.filter
                };
                tx.audit_goes_on(&after)?.then_some(number)
            }
            None => None,
        };
        let lines = entries.into_iter().map(|entry| AuditLine {
            words: audit_words(&entry),
            changed: entry.changes.iter().map(change_words).collect(),
            action_words: entry.action.words().to_owned(),
            kind_words: entry.kind.words().to_owned(),
            entry,
        });
        Ok(AuditPage {
            lines: lines.collect(),
            next_before,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use serde_json::json;

    use super::*;
    use crate::domain::act_kind::ActKind;
    use crate::error::Error;
    use crate::ops::note::{AddNote, VoidNote};
    use crate::store::FieldChange;
    use crate::store::audit::note_sign;
    use crate::testing::{TestSchool, op};

    fn trail(filter: serde_json::Value) -> AuditTrail {
        op(json!({ "filter": filter }))
    }

    fn write_notes(school: &TestSchool, how_many: u32) {
        for number in 0..how_many {
            let note: AddNote = op(
                json!({ "pupil_id": school.zoe, "note": { "happened_on": "2026-11-09",
                "note_kind": "progress", "body": format!("Note {number}") } }),
            );
            school.write(&school.ta, note);
        }
    }

    #[test]
    fn the_trail_says_who_did_what_to_whom_in_words() {
        let school = TestSchool::new();
        write_notes(&school, 1);
        let page = school.read(&school.head, trail(json!({})));
        let newest = &page.lines[0];
        assert_eq!(newest.entry.staff_name, "Ms J Lee");
        assert_eq!(newest.entry.pupil_name.as_deref(), Some("Zoë Ångström"));
        assert_eq!(newest.action_words, "wrote a note");
        assert_eq!(newest.kind_words, "note");
        let body = newest.entry.changes.iter().find(|one| one.field == "body");
        assert_eq!(body.unwrap().to, json!("Note 0"));
        assert_eq!(page.next_before, None);
    }

    #[test]
    fn a_long_trail_comes_in_pages_without_loss() {
        let school = TestSchool::new();
        write_notes(&school, 401);
        let (mut found, mut before) = (Vec::new(), None);
        loop {
            let page = school.read(
                &school.senco,
                trail(json!({ "pupil_id": school.zoe, "before": before })),
            );
            found.extend(page.lines.iter().map(|line| line.entry.number));
            before = page.next_before;
            if before.is_none() {
                break;
            }
        }
        assert!(found.is_sorted_by(|newer, older| newer > older));
        let of_notes = found.len() - 3;
        assert_eq!(of_notes, 401, "besides the child, her class and her adult");
    }

    #[test]
    fn the_trail_is_filtered_by_person_and_day() {
        let school = TestSchool::new();
        write_notes(&school, 2);
        let ta = school.read(&school.senco, trail(json!({ "staff_id": "ta" })));
        assert_eq!(ta.lines.len(), 2);
        let later = school.read(&school.senco, trail(json!({ "from_on": "2026-11-11" })));
        assert!(later.lines.is_empty());
        let until = school.read(
            &school.senco,
            trail(json!({ "to_on": "2026-11-10", "staff_id": "ta" })),
        );
        assert_eq!(until.lines.len(), 2);
    }

    #[test]
    fn a_day_of_the_trail_holds_what_happened_on_it_and_nothing_else() {
        let school = TestSchool::new();
        write_notes(&school, 2);
        let all = school.read(&school.senco, trail(json!({}))).lines.len();
        let later = "2026-11-20T08:30:00Z".parse().unwrap();
        let told = vec![FieldChange::told("reason", "the PC was put back")];
        let file = school.office.file();
        let who = school.ta.staff_id();
        note_sign(&file.connection(), who, "signed in", later, told).unwrap();
        let days = |from: Option<&str>, to: Option<&str>| {
            let filter = json!({ "from_on": from, "to_on": to });
            school.read(&school.senco, trail(filter)).lines
        };
        let after = days(Some("2026-11-12"), None);
        assert_eq!(after.len(), 1);
        assert_eq!(after[0].entry.verb, "signed in");
        assert_eq!(after[0].entry.at, later);
        assert_eq!(after[0].entry.changes[0].to, json!("the PC was put back"));
        assert_eq!(days(Some("2026-11-20"), Some("2026-11-20")).len(), 1);
        assert_eq!(days(Some("2026-11-10"), None).len(), all + 1);
        assert_eq!(days(None, Some("2026-11-10")).len(), all);
        assert_eq!(days(None, Some("2026-11-09")).len(), 0);
        assert_eq!(days(Some("2026-11-11"), Some("2026-11-19")).len(), 0);
    }

    #[test]
    fn the_trail_is_filtered_by_what_was_done_and_every_entry_is_of_one_sort() {
        let school = TestSchool::new();
        let note: AddNote = op(json!({ "pupil_id": school.zoe, "note": {
            "happened_on": "2026-11-09", "note_kind": "progress", "body": "Read aloud." } }));
        let id = school.write(&school.ta, note);
        let void: VoidNote = op(json!({ "id": id, "reason": "Wrong child" }));
        school.write(&school.ta, void);
        let of = |act: ActKind| -> Vec<String> {
            let page = school.read(&school.senco, trail(json!({ "act": act })));
            page.lines.into_iter().map(|line| line.entry.verb).collect()
        };
        assert_eq!(of(ActKind::TakenBack), ["voided"]);
        assert!(of(ActKind::Changed).contains(&"added".to_owned()));
        assert!(!of(ActKind::Changed).contains(&"voided".to_owned()));
        let all = school.read(&school.senco, trail(json!({}))).lines.len();
        let sorted: usize = ActKind::ALL.iter().map(|act| of(*act).len()).sum();
        assert_eq!(sorted, all);
    }

    #[test]
    fn a_teacher_a_ta_and_the_office_do_not_see_the_trail() {
        let school = TestSchool::new();
        for who in [&school.teacher, &school.ta, &school.office_staff] {
            let read = school.office.read(who, trail(json!({})));
            assert!(matches!(read, Err(Error::Forbidden)), "{read:?}");
        }
    }
}
