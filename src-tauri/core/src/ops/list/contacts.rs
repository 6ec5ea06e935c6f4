//! Whom to ring: the contacts of today of a class or of any children, in the order of calling.

use super::gather::{Column, Gathered, Names};
use crate::domain::id::PupilId;
use crate::domain::record::Kind;
use crate::domain::record::pupil::Contact;
use crate::error::{Error, Result};
use crate::exchange::write::Cell;
use crate::ops::contact::contact_warning;
use crate::ops::pupil::PupilRef;
use crate::store::{Leavers, Reader};

/// A contact of a child; a child without one has a row all the same, so that nobody is overlooked.
struct Line {
    pupil: PupilRef,
    contact: Option<Contact>,
}

impl Line {
    fn of_contact(&self, words: impl FnOnce(&Contact) -> &str) -> Cell {
        Cell::words(self.contact.as_ref().map_or("", words))
    }
}

const COLUMNS: &[Column<Line>] = &[
    Column::first("child", "Child", |line| {
        Cell::words(&line.pupil.name_in_list)
    }),
    Column::first("class", "Class", |line| {
        Cell::words(line.pupil.class_name.clone().unwrap_or_default())
    }),
    Column::first("contact", "Contact", |line| match &line.contact {
        Some(contact) => Cell::words(&contact.name),
        None => Cell::words("No contact recorded"),
    }),
    Column::first("relationship", "Relationship", |line| {
        line.of_contact(|contact| &contact.relationship)
    }),
    Column::first("telephone", "Telephone", |line| {
        line.of_contact(|contact| &contact.telephone)
    }),
    Column::first("care", "Take care", |line| {
        let warning = line.contact.as_ref().and_then(contact_warning);
        Cell::words(warning.unwrap_or_default())
    }),
    Column::more("email", "Email", |line| {
        line.of_contact(|contact| &contact.email)
    }),
    Column::more("year", "Year", |line| Cell::words(&line.pupil.year_name)),
    Column::more("responsible", "Parental responsibility", |line| {
        line.of_contact(|contact| {
            if contact.parental_responsibility {
                "Yes"
            } else {
                "No"
            }
        })
    }),
    Column::more("address", "Address", |line| {
        line.of_contact(|contact| &contact.address)
    }),
    Column::more("language", "Language", |line| {
        line.of_contact(|contact| &contact.language)
    }),
    Column::more("priority", "Call", |line| {
        Cell::number(line.contact.as_ref().map(|contact| contact.priority))
    }),
];

pub(super) fn gather(tx: &Reader<'_>, pupils: Option<&[PupilId]>) -> Result<Gathered> {
    let mut children: Vec<_> = tx
        .pupil_lines(Leavers::Without)?
        .into_iter()
        .map(|line| (line.name().sort_key(), PupilRef::of(&line, tx.today())))
        .collect();
    children.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
    if let Some(wanted) = pupils {
        let known = |id: &PupilId| children.iter().any(|(_, child)| child.id == *id);
        if !wanted.iter().all(known) {
            return Err(Error::NotFound);
        }
        children.retain(|(_, child)| wanted.contains(&child.id));
    }
    let mut contacts = tx.contacts_of_today()?;
    let mut rows = Vec::new();
    for (_, pupil) in children {
        let id = pupil.id.clone();
        match contacts.remove(&id) {
            Some(of_child) => rows.extend(of_child.into_iter().map(|contact| {
                let line = Line {
                    pupil: pupil.clone(),
                    contact: Some(contact),
                };
                (key_of(&line), Some(id.clone()), line)
            })),
            None => {
                let line = Line {
                    pupil,
                    contact: None,
                };
                rows.push((key_of(&line), Some(id), line));
            }
        }
    }
    let names = Names {
        title: "Contacts".to_owned(),
        row: "contact",
        exported: "exported contacts",
        printed: "printed contacts",
        kind: Kind::Contact,
        order: "Child, then who is called first",
    };
    let columns: Vec<_> = COLUMNS.iter().collect();
    Ok(Gathered::new(names, &columns, rows))
}

fn key_of(line: &Line) -> String {
    match &line.contact {
        Some(contact) => contact.id.to_string(),
        None => line.pupil.id.to_string(),
    }
}
