//! What the records show in support of a request for an EHC needs assessment. Each thing is present or missing; for
//! what is missing somebody can say why. Nothing here blocks a request: the law asks only whether the child has or may
//! have special educational needs and may need a plan (Children and Families Act 2014 s36(8)).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::words::EvidenceItem;
use crate::domain::date_words::long;
use crate::domain::words::count;

/// What was counted in the records of a child.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EvidenceFacts {
    /// Whether the school's pathway asks for two reviewed cycles before a request. It is a rule of a trust, not law.
    pub two_cycles_asked: bool,
    pub cycles_reviewed: u32,
    /// Reports and letters of agencies, and the day of the latest.
    pub agency_reports: u32,
    pub latest_report_on: Option<NaiveDate>,
    pub assessed_on: Option<NaiveDate>,
    pub child_views: u32,
    pub parent_views: u32,
    /// The latest attendance in a review, as it stands there: "93.5%".
    pub attendance: Option<String>,
}

/// Why something is missing; written by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceReason {
    pub item: EvidenceItem,
    pub reason: String,
}

/// One line of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EvidenceLine {
    pub item: EvidenceItem,
    pub name: String,
    pub present: bool,
    /// "3 reports, the latest of 12 October 2026".
    pub words: String,
    /// Why it is missing; empty where nobody has said.
    pub reason: String,
}

/// The checklist, in the order in which a request is put together.
pub fn evidence_lines(facts: &EvidenceFacts, reasons: &[EvidenceReason]) -> Vec<EvidenceLine> {
    EvidenceItem::ALL
        .iter()
        .filter(|item| **item != EvidenceItem::TwoCycles || facts.two_cycles_asked)
        .map(|item| {
            let (present, words) = shown(*item, facts);
            EvidenceLine {
                item: *item,
                name: item.name().to_owned(),
                present,
                words,
                reason: reasons
                    .iter()
                    .find(|one| one.item == *item)
                    .map(|one| one.reason.clone())
                    .unwrap_or_default(),
            }
        })
        .collect()
}

fn shown(item: EvidenceItem, facts: &EvidenceFacts) -> (bool, String) {
    match item {
        EvidenceItem::TwoCycles => (
            facts.cycles_reviewed >= 2,
            match facts.cycles_reviewed {
                0 => "No cycle has been reviewed yet".to_owned(),
                number => format!("{} reviewed", count(number, "cycle")),
            },
        ),
        EvidenceItem::AgencyReports => match facts.latest_report_on {
            Some(on) => {
                let reports = count(facts.agency_reports, "report");
                (true, format!("{reports}, the latest of {}", long(on)))
            }
            None => (false, "No report or letter is recorded".to_owned()),
        },
        EvidenceItem::Assessment => match facts.assessed_on {
            Some(on) => (true, format!("Brought together on {}", long(on))),
            None => (false, "Not written yet".to_owned()),
        },
        EvidenceItem::ChildViews => recorded(facts.child_views),
        EvidenceItem::ParentViews => recorded(facts.parent_views),
        EvidenceItem::Attendance => match &facts.attendance {
            Some(words) => (true, format!("{words} at the last review")),
            None => (false, "No review has the attendance in it".to_owned()),
        },
    }
}

fn recorded(times: u32) -> (bool, String) {
    let words = match times {
        0 => "Not recorded yet".to_owned(),
        1 => "Recorded once".to_owned(),
        _ => format!("Recorded {times} times"),
    };
    (times > 0, words)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn full() -> EvidenceFacts {
        EvidenceFacts {
            two_cycles_asked: true,
            cycles_reviewed: 2,
            agency_reports: 3,
            latest_report_on: Some("2026-10-12".parse().unwrap()),
            assessed_on: Some("2026-09-21".parse().unwrap()),
            child_views: 1,
            parent_views: 4,
            attendance: Some("93.5%".to_owned()),
        }
    }

    #[test]
    fn each_thing_is_present_in_words_or_missing() {
        let lines = evidence_lines(&full(), &[]);
        assert!(lines.iter().all(|line| line.present));
        let words: Vec<&str> = lines.iter().map(|line| line.words.as_str()).collect();
        assert_eq!(
            words,
            [
                "2 cycles reviewed",
                "3 reports, the latest of 12 October 2026",
                "Brought together on 21 September 2026",
                "Recorded once",
                "Recorded 4 times",
                "93.5% at the last review",
            ]
        );
        let none = evidence_lines(&EvidenceFacts::default(), &[]);
        assert!(
            none.iter()
                .all(|line| !line.present && !line.words.is_empty())
        );
    }

    #[test]
    fn two_cycles_are_asked_for_only_where_the_school_asks_for_them() {
        let asked = |two_cycles_asked, cycles_reviewed| {
            let facts = EvidenceFacts {
                two_cycles_asked,
                cycles_reviewed,
                ..EvidenceFacts::default()
            };
            evidence_lines(&facts, &[])
                .into_iter()
                .find(|line| line.item == EvidenceItem::TwoCycles)
                .map(|line| line.present)
        };
        assert_eq!(asked(false, 5), None);
        assert_eq!(asked(true, 1), Some(false));
        assert_eq!(asked(true, 2), Some(true));
    }

    #[test]
    fn a_reason_stands_beside_what_it_is_about() {
        let reason = EvidenceReason {
            item: EvidenceItem::Assessment,
            reason: "Joined us three weeks ago.".to_owned(),
        };
        let lines = evidence_lines(&EvidenceFacts::default(), &[reason]);
        let with: Vec<EvidenceItem> = lines
            .iter()
            .filter(|line| !line.reason.is_empty())
            .map(|line| line.item)
            .collect();
        assert_eq!(with, [EvidenceItem::Assessment]);
    }
}
