//! The timetable of a parents' evening: the whole evening by the clock, and a sheet for each desk.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{Block, Fact, Masthead, RichText, Table};
use crate::documents::style::{PaperChoices, TextRole};
use crate::documents::view::{Paper, PaperStamp};
use crate::documents::wording::joined;
use crate::documents::writer::Turn;

/// The meetings of the evenings of a round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TimetablePaper {
    /// "Autumn 2, 2026/27".
    pub round_name: String,
    pub desks: Vec<TimetableDeskPaper>,
    /// Whether the whole of each evening comes first; else only the sheets of the desks.
    pub whole: bool,
    /// Whether each desk has a sheet of its own.
    pub each_desk: bool,
}

/// One desk at one evening.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TimetableDeskPaper {
    pub on: NaiveDate,
    /// "Mr K Osei".
    pub teacher: String,
    pub room: String,
    /// By time; one without a child is free.
    pub meetings: Vec<TimetableMeetingPaper>,
}

/// One time at a desk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TimetableMeetingPaper {
    /// "15:40".
    pub at: String,
    /// Empty where the time is free.
    pub child: String,
    pub class: String,
    /// Who comes besides; empty for nobody.
    pub also: String,
}

/// Makes the timetable.
///
/// # Errors
/// Where the file cannot be written.
pub fn timetable(
    view: &TimetablePaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let draft = Draft {
        title: format!("Meetings with parents, {}", view.round_name),
        child: "Meetings with parents".to_owned(),
        document: view.round_name.clone(),
        length: Length::AsItComes,
        turn: Turn::Upright,
        blocks: blocks(view, stamp),
    };
    compose(&draft, stamp, choices)
}

fn blocks(view: &TimetablePaper, stamp: &PaperStamp) -> Vec<Block> {
    let mut sheets: Vec<Vec<Block>> = Vec::new();
    if view.whole {
        let mut whole = vec![masthead(
            stamp,
            "Meetings with parents",
            &view.round_name,
            "",
        )];
        whole.extend(days(view).into_iter().map(|day| evening(view, day)));
        sheets.push(whole);
    }
    if view.each_desk {
        sheets.extend(view.desks.iter().map(|desk| sheet(desk, stamp)));
    }
    let mut blocks = Vec::new();
    for (place, sheet) in sheets.into_iter().enumerate() {
        if place == 0 {
            blocks.extend(sheet);
        } else {
            blocks.push(Block::NewPage(sheet));
        }
    }
    blocks
}

fn masthead(stamp: &PaperStamp, title: &str, subtitle: &str, room: &str) -> Block {
    let room = (!room.is_empty()).then(|| Fact::new("Where", room));
    Block::Masthead(Masthead {
        above: stamp.school_name.clone(),
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
        dates: room.into_iter().collect(),
        people: Vec::new(),
        picture: None,
    })
}

fn days(view: &TimetablePaper) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = view.desks.iter().map(|desk| desk.on).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn day_words(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

/// Everybody who comes on a day, by the clock.
fn evening(view: &TimetablePaper, day: NaiveDate) -> Block {
    let mut rows: Vec<[String; 6]> = view
        .desks
        .iter()
        .filter(|desk| desk.on == day)
        .flat_map(|desk| {
            let taken = desk.meetings.iter().filter(|one| !one.child.is_empty());
            taken.map(|one| {
                [
                    one.at.clone(),
                    one.child.clone(),
                    one.class.clone(),
                    desk.teacher.clone(),
                    desk.room.clone(),
                    one.also.clone(),
                ]
            })
        })
        .collect();
    rows.sort();
    let inside = if rows.is_empty() {
        Block::Text {
            role: TextRole::Body,
            text: RichText::muted("No meeting has a time yet."),
        }
    } else {
        Block::Table(Table::of(
            &["Time", "Child", "Class", "With", "Where", "Also there"],
            &rows,
        ))
    };
    Block::Section {
        title: day_words(day),
        aside: RichText::default(),
        blocks: vec![inside],
    }
}

/// The sheet for one desk, with the times that are free and room to tick who came.
fn sheet(desk: &TimetableDeskPaper, stamp: &PaperStamp) -> Vec<Block> {
    let subtitle = joined(&["Meetings with parents", &day_words(desk.on)]);
    let rows = desk.meetings.iter().map(|one| {
        let (child, came) = if one.child.is_empty() {
            (RichText::muted("Free"), "")
        } else {
            (RichText::bold(&one.child), "\u{2610}")
        };
        vec![
            RichText::plain(&one.at),
            child,
            RichText::plain(&one.class),
            RichText::plain(&one.also),
            RichText::plain(came),
        ]
    });
    let table = Table {
        head: ["Time", "Child", "Class", "Also there", "Came"]
            .map(str::to_owned)
            .to_vec(),
        rows: rows.collect(),
    };
    vec![
        masthead(stamp, &desk.teacher, &subtitle, &desk.room),
        Block::Table(table),
    ]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn meeting(at: &str, child: &str) -> TimetableMeetingPaper {
        TimetableMeetingPaper {
            at: at.to_owned(),
            child: child.to_owned(),
            ..TimetableMeetingPaper::default()
        }
    }

    fn view(whole: bool, each_desk: bool) -> TimetablePaper {
        let desk = |teacher: &str, meetings| TimetableDeskPaper {
            on: "2026-11-17".parse().unwrap(),
            teacher: teacher.to_owned(),
            room: "Hazel".to_owned(),
            meetings,
        };
        TimetablePaper {
            round_name: "Autumn 2, 2026/27".to_owned(),
            desks: vec![
                desk(
                    "Miss R Shah",
                    vec![meeting("15:45", "Zoë"), meeting("16:00", "")],
                ),
                desk("Mr K Osei", vec![meeting("15:30", "Олена")]),
            ],
            whole,
            each_desk,
        }
    }

    #[test]
    fn the_whole_evening_goes_by_the_clock_without_what_is_free() {
        let block = evening(&view(true, true), "2026-11-17".parse().unwrap());
        let Block::Section { title, blocks, .. } = block else {
            unreachable!()
        };
        assert_eq!(title, "Tuesday 17 November 2026");
        let Block::Table(table) = &blocks[0] else {
            unreachable!()
        };
        let times: Vec<String> = table.rows.iter().map(|row| row[0].words()).collect();
        assert_eq!(times, ["15:30", "15:45"]);
    }

    #[test]
    fn each_desk_has_a_page_of_its_own() {
        let stamp = PaperStamp {
            printed_on: "2026-11-10T10:00:00".parse().unwrap(),
            printed_by: "Mrs P Hall".to_owned(),
            school_name: "Oakbrook".to_owned(),
        };
        let pages = |whole, each| {
            let paper = timetable(&view(whole, each), &stamp, &PaperChoices::default()).unwrap();
            assert!(paper.unprintable.is_empty(), "{:?}", paper.unprintable);
            paper.pages
        };
        assert_eq!(pages(true, false), 1);
        assert_eq!(pages(true, true), 3);
        assert_eq!(pages(false, true), 2);
    }
}
