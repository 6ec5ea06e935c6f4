//! Whose story is told: which child came which way along the pathway, with which need.

use chrono::{Days, NaiveDate};

use super::school::School;

const READING: usize = 0;
const TALKING: usize = 1;
const CALM: usize = 2;
const WRITING: usize = 3;
const AUTISM: usize = 4;
const MOVEMENT: usize = 5;
const NUMBER: usize = 6;
const LISTENING: usize = 7;
const WORRY: usize = 8;
const HEARING: usize = 9;
const ATTENTION: usize = 10;
const SIGHT: usize = 11;

/// How a child came to where she is. Numbers are half-terms ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Course {
    /// On My Profile.
    Profile(usize),
    /// On My Plan since.
    Plan(usize),
    /// On My Plan for some weeks; the parents have not been told yet.
    JustPlaced,
    /// On My Plan, then stepped up to My Plan+.
    Plus(usize, usize),
    /// On My Plan, then My Plan+, then with an EHC plan.
    Ehcp(usize, usize, usize),
    /// Came from another school with an EHC plan.
    CameWithEhcp,
    /// On My Plan, then stepped down to My Profile.
    SteppedDown(usize, usize),
    /// On My Plan, stepped down, then left the pathway.
    Left(usize, usize, usize),
}

/// The number of the child, the course, the main need and a second one.
pub(super) type Line = (usize, Course, usize, Option<usize>);

/// Every story: 38 children on the register today, 6 of them with an EHC plan; 10 on My Profile; 5 who left the
/// pathway; 4 who left the school.
pub(super) const STORIES: [Line; 57] = [
    (8, Course::Plan(2), TALKING, None),
    (15, Course::Plan(4), MOVEMENT, None),
    (19, Course::Profile(1), TALKING, None),
    (25, Course::Plan(5), TALKING, Some(LISTENING)),
    (29, Course::Ehcp(10, 7, 3), AUTISM, Some(TALKING)),
    (33, Course::Plan(1), HEARING, None),
    (37, Course::Profile(2), ATTENTION, None),
    (41, Course::Plan(7), SIGHT, None),
    (46, Course::Profile(1), CALM, None),
    (52, Course::Plan(3), TALKING, None),
    (55, Course::Profile(1), NUMBER, None),
    (58, Course::Plan(6), LISTENING, None),
    (63, Course::Plan(2), CALM, None),
    (67, Course::Plus(8, 3), AUTISM, Some(WORRY)),
    (72, Course::JustPlaced, READING, None),
    (79, Course::Plan(5), READING, None),
    (84, Course::Plus(10, 4), TALKING, Some(READING)),
    (88, Course::Plan(9), CALM, Some(ATTENTION)),
    (92, Course::Ehcp(15, 11, 5), MOVEMENT, Some(TALKING)),
    (97, Course::Plan(1), WORRY, None),
    (101, Course::SteppedDown(9, 1), LISTENING, None),
    (106, Course::Plan(8), READING, None),
    (110, Course::Plus(9, 5), NUMBER, Some(TALKING)),
    (113, Course::Plan(3), ATTENTION, None),
    (117, Course::Ehcp(16, 12, 8), AUTISM, Some(WORRY)),
    (121, Course::Plan(11), LISTENING, None),
    (124, Course::Left(10, 5, 3), TALKING, None),
    (126, Course::Plus(12, 2), CALM, None),
    (129, Course::Profile(2), WRITING, None),
    (133, Course::Plan(6), WRITING, None),
    (137, Course::Plus(11, 6), HEARING, Some(TALKING)),
    (141, Course::Plan(12), READING, Some(WORRY)),
    (145, Course::CameWithEhcp, SIGHT, None),
    (147, Course::Left(13, 7, 5), READING, None),
    (150, Course::Plan(2), NUMBER, None),
    (153, Course::SteppedDown(12, 2), CALM, None),
    (155, Course::Profile(3), ATTENTION, None),
    (160, Course::Plan(4), WORRY, None),
    (163, Course::Plus(13, 7), AUTISM, None),
    (165, Course::Left(15, 9, 6), LISTENING, None),
    (167, Course::Plan(10), WRITING, Some(ATTENTION)),
    (171, Course::Plus(9, 3), CALM, Some(READING)),
    (174, Course::Ehcp(16, 13, 9), NUMBER, Some(TALKING)),
    (176, Course::Left(8, 4, 2), ATTENTION, None),
    (178, Course::Plan(14), READING, None),
    (181, Course::Profile(1), CALM, None),
    (186, Course::Plan(7), NUMBER, None),
    (190, Course::Plus(14, 8), READING, Some(WORRY)),
    (194, Course::Ehcp(16, 13, 10), AUTISM, Some(ATTENTION)),
    (198, Course::Plan(3), WRITING, None),
    (202, Course::SteppedDown(14, 1), READING, None),
    (205, Course::Plus(11, 4), ATTENTION, Some(READING)),
    (208, Course::Left(16, 10, 8), TALKING, None),
    (213, Course::Plan(9), READING, None),
    (217, Course::Plus(12, 6), WRITING, None),
    (221, Course::Plan(5), CALM, None),
    (228, Course::Ehcp(15, 11, 7), AUTISM, None),
];

/// Whose next review was agreed for a day that has passed: the child, and how many days ago.
const OVERDUE: [(usize, usize); 4] = [(58, 4), (106, 9), (163, 15), (198, 24)];
/// Whose next review was agreed for one of the days from today on: the child, and how many school days ahead.
const DUE_NOW: [(usize, u32); 4] = [(25, 0), (141, 1), (84, 2), (174, 4)];

/// Whether the child of that number has a story.
pub(super) fn has_story(number: usize) -> bool {
    STORIES
        .iter()
        .any(|line| line.0 == number && line.1 != Course::CameWithEhcp)
}

/// When the next review of a child was agreed to be, for the few for whom a day was agreed.
pub(super) fn agreed_day(school: &School, child: usize) -> Option<NaiveDate> {
    let overdue = OVERDUE.iter().find(|(number, _)| *number == child);
    if let Some((_, days)) = overdue {
        let days = u64::try_from(*days).unwrap_or_default();
        return Some(school.school_day_before(school.today - Days::new(days), 0));
    }
    let now = DUE_NOW.iter().find(|(number, _)| *number == child);
    now.map(|(_, days)| school.school_day_after(school.today, *days))
}
