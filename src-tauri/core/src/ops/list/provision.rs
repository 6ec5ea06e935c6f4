//! Who gets which help now, a row a line of provision: a provision map of the school, of a class or of one child. It is
//! what open plans provide today; what it costs stands nowhere.

use std::collections::HashMap;

use super::gather::{Column, Gathered, Names};
use crate::domain::id::PupilId;
use crate::domain::record::Kind;
use crate::domain::words::times_a_week;
use crate::error::Result;
use crate::exchange::write::Cell;
use crate::ops::pupil::PupilRef;
use crate::store::{Leavers, ProvisionLine, Reader};

struct Line {
    pupil: PupilRef,
    given: ProvisionLine,
}

const COLUMNS: &[Column<Line>] = &[
    Column::first("child", "Child", |line| {
        Cell::words(&line.pupil.name_in_list)
    }),
    Column::more("year", "Year", |line| Cell::words(&line.pupil.year_name)),
    Column::first("class", "Class", |line| {
        Cell::words(line.pupil.class_name.clone().unwrap_or_default())
    }),
    Column::first("what", "Provision", |line| Cell::words(&line.given.what)),
    Column::first("who", "By whom", |line| Cell::words(&line.given.who)),
    Column::more("place", "Where", |line| Cell::words(&line.given.place)),
    Column::first("often", "How often", |line| {
        Cell::words((line.given.times_a_week).map_or_else(String::new, |n| times_a_week(n.into())))
    }),
    Column::first("minutes", "Minutes a time", |line| {
        Cell::number(line.given.minutes)
    }),
    Column::more("week", "Minutes a week", |line| {
        Cell::number(line.given.minutes_a_week())
    }),
    Column::first("group", "Group", |line| {
        Cell::words((line.given.group_size).map_or_else(String::new, group_words))
    }),
    Column::first("since", "Since", |line| Cell::day(Some(line.given.since))),
    Column::more("until", "Until", |line| Cell::day(line.given.to_on)),
    Column::more("target", "For the target", |line| {
        Cell::words(line.given.target.clone().unwrap_or_default())
    }),
    Column::more("plan", "Plan", |line| Cell::words(&line.given.plan_name)),
];

fn group_words(size: u16) -> String {
    match size {
        1 => "1 to 1".to_owned(),
        size => format!("{size} children"),
    }
}

/// What narrows the list: as the list itself words a class, a provision and an adult.
pub(super) struct Narrowed<'a> {
    pub(super) class: Option<&'a str>,
    pub(super) what: Option<&'a str>,
    pub(super) who: Option<&'a str>,
    pub(super) pupil: Option<&'a PupilId>,
}

impl Narrowed<'_> {
    fn fits(&self, line: &Line) -> bool {
        let is = |wanted: Option<&str>, has: &str| wanted.is_none_or(|wanted| same(wanted, has));
        is(self.class, line.pupil.class_name.as_deref().unwrap_or(""))
            && is(self.what, &line.given.what)
            && is(self.who, &line.given.who)
            && self.pupil.is_none_or(|wanted| *wanted == line.pupil.id)
    }
}

/// The same words, however they are spaced and written: each plan is written by hand.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    };
    plain(one) == plain(other)
}

pub(super) fn gather(tx: &Reader<'_>, narrowed: &Narrowed<'_>) -> Result<Gathered> {
    let mut given: HashMap<PupilId, Vec<ProvisionLine>> = HashMap::new();
    for line in tx.provision_now()? {
        given.entry(line.pupil_id.clone()).or_default().push(line);
    }
    if let Some(pupil) = narrowed.pupil {
        tx.seen(pupil)?;
    }
    let mut children = tx.pupil_lines(Leavers::Without)?;
    children.sort_by_cached_key(|line| (line.name().sort_key(), line.id.clone()));
    let mut rows = Vec::new();
    let mut title = "Provision".to_owned();
    for child in &children {
        let pupil = PupilRef::of(child, tx.today());
        if narrowed.pupil == Some(&pupil.id) {
            title = format!("Provision map of {}", pupil.name);
        }
        for given in given.remove(&pupil.id).unwrap_or_default() {
            let line = Line {
                pupil: pupil.clone(),
                given,
            };
            if narrowed.fits(&line) {
                rows.push((line.given.id.to_string(), Some(pupil.id.clone()), line));
            }
        }
    }
    let names = Names {
        title,
        row: "line",
        exported: "exported the list of provision",
        printed: "printed the list of provision",
        kind: Kind::Provision,
        order: "Child",
    };
    let columns: Vec<_> = COLUMNS.iter().collect();
    Ok(Gathered::new(names, &columns, rows))
}
