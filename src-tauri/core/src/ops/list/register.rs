//! The children of the register, a row each.

use super::gather::{Column, Gathered, Names};
use super::{ListColumn, RegisterPart};
use crate::domain::ehc::SchoolUnit;
use crate::domain::need::{NeedRank, SenType};
use crate::domain::record::Kind;
use crate::domain::role::{Action, Scope};
use crate::error::Result;
use crate::exchange::write::Cell;
use crate::office::Session;
use crate::ops::register::{CensusFacts, RegisterRow, ReviewState, TopUp, register_view};
use crate::store::{Leavers, NeedLine, Reader};

type RegisterColumn = Column<RegisterRow>;

/// What everybody may see of the children in scope.
const PERSON: &[RegisterColumn] = &[
    Column::first("name", "Name", |row| Cell::words(&row.pupil.name_in_list)),
    Column::first("year", "Year", |row| Cell::words(&row.pupil.year_name)),
    Column::first("class", "Class", |row| {
        Cell::words(row.pupil.class_name.clone().unwrap_or_default())
    }),
];

/// What says that a child has SEND.
const SEND: &[RegisterColumn] = &[
    Column::first("stage", "Stage", |row| {
        let stage = row.stage.as_ref().map(|stage| stage.name.clone());
        Cell::words(joined(stage.into_iter().chain(concern(row))))
    }),
    Column::first("need", "Main need", |row| {
        Cell::words(main_need(&row.needs).map_or_else(String::new, need_words))
    }),
    Column::first("worker", "Key worker", |row| {
        Cell::words(row.key_worker.clone().unwrap_or_default())
    }),
    Column::first("review", "Next review", |row| {
        let of_concern = row.concern.as_ref().and_then(|concern| concern.due_on);
        match (row.review_due_on.or(of_concern), review_state(row)) {
            (Some(due_on), _) => Cell::Date(due_on),
            // What stands in place of a day on the screen.
            (None, Some(state @ (ReviewState::Paused | ReviewState::NotApplicable))) => {
                Cell::words(state.words())
            }
            (None, _) => Cell::Empty,
        }
    }),
    Column::more("review_state", "Review is", |row| {
        Cell::words(review_state(row).map_or("", ReviewState::words))
    }),
    Column::more("parents_met", "Meetings with parents this year", |row| {
        Cell::words(row.parents_met.as_ref().map_or("", |met| &met.words))
    }),
    Column::more("since", "At this stage since", |row| {
        Cell::day(row.stage.as_ref().map(|stage| stage.from_on))
    }),
    Column::more("other_needs", "Other needs", |row| {
        let main = main_need(&row.needs);
        let others = row.needs.iter().filter(|need| Some(*need) != main);
        Cell::words(joined(others.map(need_words)))
    }),
    Column::more("factors", "Factors", |row| {
        Cell::words(joined(
            row.factors.iter().map(|kind| kind.name().to_owned()),
        ))
    }),
    Column::more("census", "SEN provision (census)", |row| {
        Cell::words(census(row, |census| census.provision.code()))
    }),
    Column::more("census_first", "SEN type ranked 1", |row| {
        Cell::words(census(row, |census| type_code(census.first_type)))
    }),
    Column::more("census_second", "SEN type ranked 2", |row| {
        Cell::words(census(row, |census| type_code(census.second_type)))
    }),
    Column::more("sen_unit", "In SEN unit", |row| {
        Cell::words(census(row, |census| {
            yes(census.school_unit == SchoolUnit::Unit)
        }))
    }),
    Column::more("resourced", "In resourced provision", |row| {
        Cell::words(census(row, |census| {
            yes(census.school_unit == SchoolUnit::Resourced)
        }))
    }),
];

/// Of the review of the plan, or else of the decision on an open concern.
fn review_state(row: &RegisterRow) -> Option<ReviewState> {
    let of_concern = row.concern.as_ref().and_then(|concern| concern.state);
    row.review_state.or(of_concern)
}

/// What a plan costs, for whoever reads all of it.
const COSTS: &[RegisterColumn] = &[Column::more(
    "top_up",
    "Top-up funding (\u{a3} a year)",
    |row| {
        let census = row.census.as_ref();
        match census.and_then(|census| census.top_up.as_ref()) {
            None => Cell::Empty,
            Some(TopUp { pounds: None }) => Cell::words("Paid, amount not recorded"),
            Some(TopUp { pounds }) => Cell::number(*pounds),
        }
    },
)];

const DETAILS: &[RegisterColumn] = &[
    Column::more("born", "Date of birth", |row| Cell::Date(row.born_on)),
    Column::more("sex", "Sex", |row| Cell::words(row.sex.name())),
    Column::more("admitted", "Admitted", |row| Cell::day(row.admitted_on)),
];

/// Only for those who see the whole school, as on the child's own page.
const UPN: &[RegisterColumn] = &[Column::more("upn", "UPN", |row| {
    Cell::words(row.upn.clone().unwrap_or_default())
})];

/// What is not known of a day that is past: reviews are due today, concerns open today, and parents met until today.
const OF_TODAY: [&str; 3] = ["review", "review_state", "parents_met"];

/// The columns that this person can see of a register of the past.
pub(super) fn past_columns(session: &Session) -> Vec<&'static RegisterColumn> {
    let mut columns = columns_for(session);
    columns.retain(|column| !OF_TODAY.contains(&column.key));
    columns
}

fn columns_for(session: &Session) -> Vec<&'static RegisterColumn> {
    let send = if session.may(Action::SendRead) {
        SEND
    } else {
        &[]
    };
    let upn = if session.role().scope() == Scope::WholeSchool {
        UPN
    } else {
        &[]
    };
    let costs = if session.may(Action::EhcRead) {
        COSTS
    } else {
        &[]
    };
    [PERSON, send, costs, DETAILS, upn]
        .into_iter()
        .flatten()
        .collect()
}

/// The columns that the register can show to this person.
pub(crate) fn register_columns(session: &Session) -> Vec<ListColumn> {
    columns_for(session).into_iter().map(Column::view).collect()
}

pub(super) fn gather(tx: &Reader<'_>, part: RegisterPart) -> Result<Gathered> {
    let view = register_view(tx, Leavers::Without)?;
    let names = Names {
        title: title(part, view.shows_send).to_owned(),
        row: "child",
        exported: "exported the register",
        printed: "printed the register",
        kind: Kind::Pupil,
        order: "Name",
    };
    let rows = view.rows.into_iter().filter(|row| part.holds(row));
    Ok(Gathered::new(
        names,
        &columns_for(tx.session()),
        rows.map(|row| {
            let id = row.pupil.id.clone();
            (id.to_string(), Some(id), row)
        }),
    ))
}

pub(super) fn title(part: RegisterPart, shows_send: bool) -> &'static str {
    match part {
        RegisterPart::Register => "SEND register",
        RegisterPart::Watched => "Children watched closely",
        RegisterPart::Everybody if shows_send => "All children and their SEND",
        RegisterPart::Everybody => "Children",
    }
}

impl RegisterPart {
    pub(super) fn holds(self, row: &RegisterRow) -> bool {
        let on_register = row.stage.as_ref().map(|stage| stage.on_register);
        match self {
            Self::Register => on_register == Some(true),
            Self::Watched => match on_register {
                Some(on_register) => !on_register,
                None => row.concern.is_some(),
            },
            Self::Everybody => true,
        }
    }
}

/// "Concern since 12 November 2026", where one is open.
fn concern(row: &RegisterRow) -> Option<String> {
    row.concern.as_ref().map(|concern| concern.words.clone())
}

fn main_need(needs: &[NeedLine]) -> Option<&NeedLine> {
    needs
        .iter()
        .find(|need| need.rank == NeedRank::Primary)
        .or_else(|| needs.first())
}

/// "Communication and interaction (SLCN)".
fn need_words(need: &NeedLine) -> String {
    match need.sen_type {
        Some(sen_type) => format!("{} ({})", need.area.name(), sen_type.code()),
        None => need.area.name().to_owned(),
    }
}

/// What the census has of a child; nothing for whoever may not read it.
fn census(row: &RegisterRow, say: fn(&CensusFacts) -> &'static str) -> &'static str {
    row.census.as_ref().map_or("", say)
}

fn type_code(sen_type: Option<SenType>) -> &'static str {
    sen_type.map_or("", SenType::code)
}

fn yes(it_is: bool) -> &'static str {
    if it_is { "Yes" } else { "" }
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(", ")
}
