//! The plan of a reduced timetable, in words that a family reads: why, which hours, until when, who agrees, and what
//! happens next. Everybody signs it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::documents::compose::{Draft, Length, compose};
use crate::documents::ehc::{draft, masthead, words};
use crate::documents::error::DocumentError;
use crate::documents::layout::block::{
    Block, Fact, ListItem, ListMark, Panel, PanelLook, RichText, Table,
};
use crate::documents::parts::{panel_heading, written_panel};
use crate::documents::sheets::{section, signatures};
use crate::documents::style::PaperChoices;
use crate::documents::view::{ChildPaper, Paper, PaperStamp, SignaturePaper};
use crate::documents::wording::{date, short};
use crate::domain::words::lower;

/// A reduced timetable.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ReintegrationPaper {
    pub child: ChildPaper,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub ended_on: Option<NaiveDate>,
    /// "Full time again"; empty while it goes on.
    pub ending: String,
    pub reason: String,
    pub support: String,
    pub weeks: Vec<TimetableWeekPaper>,
    /// "32:30".
    pub full_week: String,
    /// Each thing that should be in place, and whether it is.
    pub in_place: Vec<(String, bool)>,
    pub agreed: Vec<AgreedPaper>,
    pub risk_on: Option<NaiveDate>,
    /// The day by which everybody meets next.
    pub next_meeting_on: Option<NaiveDate>,
    pub attendance_code: String,
    pub attendance_words: String,
    pub telephone: String,
    pub signatures: Vec<SignaturePaper>,
}

/// A week of hours.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TimetableWeekPaper {
    pub from: NaiveDate,
    /// Monday to Friday: "2:30"; empty for a day at home.
    pub hours: [String; 5],
    pub total: String,
}

/// Who agrees, families by what they are to the child.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AgreedPaper {
    pub who: String,
    pub on: Option<NaiveDate>,
}

/// Makes the plan. Fails if the photo cannot be read or the file cannot be written.
pub fn reintegration(
    view: &ReintegrationPaper,
    stamp: &PaperStamp,
    choices: &PaperChoices,
) -> Result<Paper, DocumentError> {
    let document = "Reintegration plan";
    let day = |day: Option<NaiveDate>| day.map(date).unwrap_or_default();
    let ended = match view.ended_on {
        Some(on) => format!("{}: {}", date(on), view.ending),
        None => String::new(),
    };
    let facts = [
        Fact::new("First day", day(view.starts_on)),
        Fact::new("Last day", day(view.ends_on)),
        Fact::new("Ended", ended),
        Fact::new("Date of birth", day(view.child.date_of_birth)),
    ];
    let name = &view.child.preferred_name;
    let mut blocks = vec![masthead(&view.child, document, stamp, facts, [])?];
    blocks.push(words(format!(
        "For a short time {name} comes to school for fewer hours. The hours grow week by week, until {name} is here full \
         time again. Everybody who signs below has agreed to it."
    )));
    blocks.push(Block::Beside(vec![
        written_panel("Why it is needed", &view.reason, 4),
        written_panel("What we do meanwhile", &view.support, 4),
    ]));
    blocks.push(timetable(view));
    blocks.push(what_next(view));
    blocks.extend(in_place(view));
    blocks.extend(signatures("We agree to this plan", &view.signatures));
    // Everybody signs it: where it can, all of it stands on the page that they sign.
    let draft = Draft {
        length: Length::AimAt(1),
        ..draft(&view.child, document, blocks)
    };
    compose(&draft, stamp, choices)
}

fn timetable(view: &ReintegrationPaper) -> Block {
    let title = "Hours at school";
    if view.weeks.is_empty() {
        return section(title, vec![Block::Ruled { lines: 5 }]);
    }
    let rows: Vec<[String; 7]> = view
        .weeks
        .iter()
        .map(|week| {
            let [monday, tuesday, wednesday, thursday, friday] = week.hours.clone().map(|hours| {
                if hours.is_empty() {
                    "–".to_owned()
                } else {
                    hours
                }
            });
            let from = short(week.from);
            let total = week.total.clone();
            [from, monday, tuesday, wednesday, thursday, friday, total]
        })
        .collect();
    // Short, so that they stand side by side in large print too.
    let head = ["Week of", "Mon", "Tue", "Wed", "Thu", "Fri", "Total"];
    section(
        title,
        vec![
            Block::Table(Table::all(&head, &rows)),
            words(format!(
                "In hours and minutes; “–” is a day at home. A full week here has {}.",
                view.full_week
            )),
            words(format!(
                "While {} is at home by this agreement, the register says {}: {}",
                view.child.preferred_name,
                view.attendance_code,
                lower(&view.attendance_words)
            )),
        ],
    )
}

fn what_next(view: &ReintegrationPaper) -> Block {
    let name = &view.child.preferred_name;
    let mut inside = vec![panel_heading("What happens next")];
    inside.push(words(match view.next_meeting_on {
        Some(on) => format!(
            "We meet every fortnight to see how it goes. The next meeting is by {}.",
            date(on)
        ),
        None => "We meet every fortnight to see how it goes.".to_owned(),
    }));
    if let Some(on) = view.ends_on {
        inside.push(words(format!(
            "It ends on {}. After that {name} is here full time, unless everybody agrees anew to something else.",
            date(on)
        )));
    }
    let reach = if view.telephone.is_empty() {
        "tell us".to_owned()
    } else {
        format!("ring us on {}", view.telephone)
    };
    inside.push(words(format!(
        "A reduced timetable needs your agreement. If it does not work for {name} or for you, {reach}, and we meet."
    )));
    Block::Panel(Panel {
        look: PanelLook::Marked,
        name: None,
        blocks: inside,
    })
}

fn in_place(view: &ReintegrationPaper) -> Vec<Block> {
    let items = view.in_place.iter().map(|(name, met)| ListItem {
        mark: if *met {
            ListMark::Ticked
        } else {
            ListMark::Open
        },
        text: RichText::plain(if *met {
            name.clone()
        } else {
            format!("{name}: not yet")
        }),
    });
    let rows: Vec<[String; 2]> = view
        .agreed
        .iter()
        .map(|one| {
            let on = one.on.map_or_else(|| "Not yet".to_owned(), date);
            [one.who.clone(), on]
        })
        .collect();
    let mut listed = vec![Block::List(items.collect())];
    if let Some(on) = view.risk_on {
        listed.push(words(format!("The risk assessment is dated {}.", date(on))));
    }
    let mut blocks = vec![Block::Together(vec![section("What is in place", listed)])];
    if !rows.is_empty() {
        blocks.push(Block::Table(Table::all(
            &["Who agrees", "Agreed on"],
            &rows,
        )));
    }
    blocks
}
