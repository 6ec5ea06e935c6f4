//! Checking the audit trail: every entry is compared with its seal, and what was edited, swapped, put in, taken out or
//! cut off is told with its place. The check itself is an act that the trail keeps.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::domain::date_words::long;
use crate::domain::record::Kind;
use crate::domain::record::school::THE_SCHOOL;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::{LongOp, ReadOp, Turns, WriteOp};
use crate::store::{FieldChange, ReadTx, TrailFault, TrailWalk, TrailWrong, WriteTx};
use crate::world::World;

/// So many entries are looked at in one turn at the file: some hundredths of a second.
const PART: u32 = 2_000;

/// Goes along the whole audit trail and compares each entry with its seal.
#[derive(Debug, serde::Deserialize, TS)]
pub struct CheckTrail {}

/// What came of checking the trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrailReport {
    /// How many entries were looked at.
    pub entries: u32,
    /// What came of it, in a sentence.
    pub words: String,
    /// Each place where the trail is not as it was written, in its order, at most twenty; none where it holds.
    pub faults: Vec<TrailFaultLine>,
}

/// A place where the trail is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrailFaultLine {
    /// The number of the first entry that it is about.
    pub number: u32,
    /// What is wrong, in a sentence.
    pub words: String,
}

impl LongOp for CheckTrail {
    const ACTION: Action = Action::AuditRead;
    type Output = TrailReport;
    fn run(self, turns: &mut Turns<'_>) -> Result<TrailReport> {
        let total = turns.read(TrailLength)?;
        turns.progress().begin(total, "Checking the audit trail")?;
        let mut walk = TrailWalk::default();
        while !walk.ended {
            let before = walk.entries;
            walk = turns.read(TrailPart(walk))?;
            for _ in before..walk.entries {
                turns.progress().item_done()?;
            }
        }
        turns.write(TrailChecked(walk))
    }
}

/// How many entries there are to look at.
struct TrailLength;

impl ReadOp for TrailLength {
    const ACTION: Action = Action::AuditRead;
    type Output = u32;
    fn run(self, tx: &ReadTx<'_>) -> Result<u32> {
        tx.trail_length()
    }
}

/// One part of the way.
struct TrailPart(TrailWalk);

impl ReadOp for TrailPart {
    const ACTION: Action = Action::AuditRead;
    type Output = TrailWalk;
    fn run(self, tx: &ReadTx<'_>) -> Result<TrailWalk> {
        tx.walk_trail(self.0, PART)
    }
}

/// Notes that the trail was checked, and what came of it.
struct TrailChecked(TrailWalk);

impl WriteOp for TrailChecked {
    const ACTION: Action = Action::AuditRead;
    type Output = TrailReport;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<TrailReport> {
        let report = report(&self.0, tx.world());
        let found = match report.faults.first() {
            None => "it holds",
            Some(first) => first.words.as_str(),
        };
        let told = vec![
            FieldChange::told("entries", report.entries),
            FieldChange::told("found", found),
        ];
        tx.note_taken_out(Kind::School, THE_SCHOOL, "checked the audit trail", told);
        Ok(report)
    }
}

/// What a walk along the trail found, in words.
pub(crate) fn report(walk: &TrailWalk, world: &dyn World) -> TrailReport {
    let on = |at: DateTime<Utc>| long(world.local(at).date());
    let since = walk.first_at.map(on).unwrap_or_default();
    let entries = match walk.entries {
        1 => "1 entry".to_owned(),
        many => format!("{many} entries"),
    };
    let words = if walk.faults.is_empty() {
        format!(
            "The trail holds since entry 1 on {since}: {entries}, each as it was written, and none is missing."
        )
    } else {
        format!("The trail is not as it was written: {entries} looked at.")
    };
    let faults = walk.faults.iter().map(|fault| TrailFaultLine {
        number: u32::try_from(fault.from).unwrap_or_default(),
        words: fault_words(fault, fault.at.map(on).as_deref()),
    });
    TrailReport {
        entries: walk.entries,
        words,
        faults: faults.collect(),
    }
}

/// "Entry 7, dated 3 November 2026, was changed after it was written."
fn fault_words(fault: &TrailFault, on: Option<&str>) -> String {
    let (from, to) = (fault.from, fault.to);
    let many = to > from;
    let dated = on.map_or_else(String::new, |on| format!(" dated {on}"));
    let which = if many {
        let first = on.map_or_else(String::new, |on| format!(", the first dated {on},"));
        format!("Entries {from} to {to}{first}")
    } else {
        let dated = on.map_or_else(String::new, |on| format!(", dated {on},"));
        format!("Entry {from}{dated}")
    };
    // What is not there has no date; the one before it has.
    let gone = match (many, to - from + 1) {
        (false, _) => format!("entry {from} is missing"),
        (true, how_many) => format!("entries {from} to {to} ({how_many} of them) are missing"),
    };
    let after = match from {
        1 => "from its beginning".to_owned(),
        _ => format!("after entry {}{dated}", from - 1),
    };
    match fault.wrong {
        TrailWrong::Changed if many => format!("{which} were changed after they were written."),
        TrailWrong::Changed => format!("{which} was changed after it was written."),
        TrailWrong::PutIn if many => format!("{which} were put in by another program."),
        TrailWrong::PutIn => format!("{which} was put in by another program."),
        TrailWrong::Missing => format!("There is a gap {after}: {gone}."),
        TrailWrong::Cut => format!("The trail was cut short {after}: {gone}."),
        TrailWrong::End if from == 0 => {
            "The mark at the end of the trail is not the one that Waymark set, so that entries may have been cut off."
                .to_owned()
        }
        TrailWrong::End => format!(
            "The mark at the end of the trail is not the one that Waymark set, so that entries may have been cut off \
             after entry {from}{dated}."
        ),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;
    use crate::error::Error;
    use crate::progress::Progress;
    use crate::testing::TestSchool;

    fn fault(wrong: TrailWrong, from: i64, to: i64) -> TrailFault {
        let at = Some("2026-11-03T09:00:00Z".parse().unwrap());
        TrailFault {
            wrong,
            from,
            to,
            at,
        }
    }

    #[test]
    fn each_fault_says_where_it_is() {
        for (wrong, from, to, words) in [
            (
                TrailWrong::Changed,
                7,
                7,
                "Entry 7, dated 3 November 2026, was changed after it was written.",
            ),
            (
                TrailWrong::Changed,
                7,
                9,
                "Entries 7 to 9, the first dated 3 November 2026, were changed after they were written.",
            ),
            (
                TrailWrong::PutIn,
                42,
                42,
                "Entry 42, dated 3 November 2026, was put in by another program.",
            ),
            (
                TrailWrong::Missing,
                7,
                7,
                "There is a gap after entry 6 dated 3 November 2026: entry 7 is missing.",
            ),
            (
                TrailWrong::Missing,
                1,
                3,
                "There is a gap from its beginning: entries 1 to 3 (3 of them) are missing.",
            ),
            (
                TrailWrong::Cut,
                38,
                41,
                "The trail was cut short after entry 37 dated 3 November 2026: entries 38 to 41 (4 of them) are missing.",
            ),
        ] {
            let on = (from > 1).then_some("3 November 2026");
            assert_eq!(fault_words(&fault(wrong, from, to), on), words);
        }
        let end = fault_words(&fault(TrailWrong::End, 41, 41), Some("3 November 2026"));
        assert!(
            end.ends_with("cut off after entry 41 dated 3 November 2026."),
            "{end}"
        );
    }

    #[test]
    fn who_reads_the_trail_may_check_it_and_the_check_stands_in_it() {
        let school = TestSchool::new();
        let check = |who| {
            let progress = Progress::unwatched();
            (school.office.long(who, CheckTrail {}, &progress), progress)
        };
        let before = school.audit_len();
        let (done, progress) = check(&school.head);
        let report = done.unwrap().output;
        assert_eq!(report.faults, []);
        assert_eq!(
            report.words,
            format!(
                "The trail holds since entry 1 on 10 November 2026: {before} entries, each as it was written, and none is missing."
            )
        );
        assert_eq!(
            (progress.step().done, progress.step().total),
            (before, before)
        );
        assert_eq!(school.audit_len(), before + 1);
        let newest = school.read(
            &school.head,
            crate::testing::op::<crate::ops::audit::AuditTrail>(json!({ "filter": {} })),
        );
        let newest = newest.lines.first().unwrap();
        assert_eq!(newest.words, "checked the audit trail");
        assert_eq!(
            newest.changed,
            [format!("entries: {before}"), "found: “it holds”".to_owned()]
        );
        for who in [&school.teacher, &school.ta, &school.office_staff] {
            assert!(matches!(check(who).0, Err(Error::Forbidden)));
        }
        assert_eq!(school.audit_len(), before + 1);
    }

    #[test]
    fn a_check_that_is_stopped_leaves_nothing() {
        let school = TestSchool::new();
        let before = school.audit_len();
        let progress = Progress::unwatched();
        progress.cancel();
        let stopped = school.office.long(&school.senco, CheckTrail {}, &progress);
        assert!(matches!(stopped, Err(Error::Cancelled)));
        assert_eq!(school.audit_len(), before);
    }

    /// The whole trail in parts of two entries; how many parts it took.
    struct InParts;

    impl ReadOp for InParts {
        const ACTION: Action = Action::AuditRead;
        type Output = (TrailWalk, u32);
        fn run(self, tx: &ReadTx<'_>) -> Result<(TrailWalk, u32)> {
            let (mut walk, mut parts) = (TrailWalk::default(), 0);
            while !walk.ended {
                walk = tx.walk_trail(walk, 2)?;
                parts += 1;
            }
            Ok((walk, parts))
        }
    }

    #[test]
    fn a_trail_that_is_walked_in_parts_is_walked_to_its_end() {
        let school = TestSchool::new();
        let entries = school.audit_len();
        assert!(entries > 4, "{entries}");
        let (walk, parts) = school.read(&school.head, InParts);
        assert_eq!((walk.entries, walk.faults.len()), (entries, 0));
        assert_eq!(parts, entries / 2 + 1);
    }
}
