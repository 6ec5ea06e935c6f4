//! The contacts of the list beside those on the record, known again by their names.

use chrono::NaiveDate;

use super::compare::Compared;
use crate::domain::id::{ContactId, PupilId};
use crate::domain::person_name::fold;
use crate::domain::record::Kept;
use crate::domain::record::pupil::Contact;
use crate::error::Result;
use crate::exchange::pupils::{FileChild, FileContact};
use crate::store::{PupilLine, Reader};

/// What is to be done with a contact.
#[derive(Debug, Clone)]
pub(super) enum ContactStep {
    /// Its ids are empty until it is added.
    Add(Contact),
    Revise(Contact, i32),
}

const COURT_ORDER: &str = "A court order is recorded in the school's MIS. Look at it before telling this person anything.";
const NOT_RESPONSIBLE: &str = "In the school's MIS this person has no parental responsibility.";
/// Words before a name that say nothing of who it is.
const TITLES: [&str; 8] = ["mr", "mrs", "miss", "ms", "mx", "dr", "rev", "prof"];
/// Relationships whose papers go to the person unless the list says otherwise.
const PARENTS: [&str; 7] = [
    "mother", "father", "parent", "carer", "mum", "dad", "guardian",
];

pub(super) fn compare_contacts(
    tx: &Reader<'_>,
    today: NaiveDate,
    file: &FileChild,
    line: Option<&PupilLine>,
    compared: &mut Compared,
) -> Result<()> {
    let held = match line {
        Some(line) => tx.about::<Contact>(&tx.seen(&line.id)?)?,
        None => Vec::new(),
    };
    let held: Vec<Kept<Contact>> = held
        .into_iter()
        .filter(|kept| kept.record.to_on.is_none_or(|to_on| to_on >= today))
        .collect();
    let mut named: Vec<String> = Vec::new();
    for contact in &file.contacts {
        let key = name_key(&contact.name);
        if named.contains(&key) {
            continue;
        }
        match held.iter().find(|kept| name_key(&kept.record.name) == key) {
            Some(kept) => revise(kept, contact, compared),
            None => add(contact, today, compared),
        }
        named.push(key);
    }
    Ok(())
}

fn name_key(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded
        .split(' ')
        .filter(|word| !word.is_empty() && !TITLES.contains(word))
        .collect();
    if words.is_empty() {
        folded
    } else {
        words.join(" ")
    }
}

fn add(said: &FileContact, today: NaiveDate, compared: &mut Compared) {
    let relationship = fold(&said.relationship);
    let parent = PARENTS.iter().any(|word| relationship.contains(word));
    let responsible = said.responsibility.unwrap_or(false);
    let ordered = said.court_order == Some(true);
    let told = !ordered && (responsible || (parent && said.responsibility.is_none()));
    let restriction = match (ordered, told) {
        (true, _) => COURT_ORDER,
        (false, false) => NOT_RESPONSIBLE,
        (false, true) => "",
    };
    let to = match said.relationship.as_str() {
        "" => said.name.clone(),
        relationship => format!("{} ({relationship})", said.name),
    };
    compared.change("New contact", "", to);
    compared.contacts.push(ContactStep::Add(Contact {
        id: ContactId::new(""),
        pupil_id: PupilId::new(""),
        name: said.name.clone(),
        relationship: match said.relationship.as_str() {
            "" => "Contact".to_owned(),
            relationship => relationship.to_owned(),
        },
        parental_responsibility: responsible,
        may_be_told: told,
        restriction: restriction.to_owned(),
        telephone: said.telephone.clone(),
        email: said.email.clone(),
        address: said.address.clone(),
        language: String::new(),
        priority: said
            .priority
            .unwrap_or(if responsible || parent { 1 } else { 2 }),
        from_on: today,
        to_on: None,
    }));
}

fn revise(kept: &Kept<Contact>, said: &FileContact, compared: &mut Compared) {
    let mut contact = kept.record.clone();
    let who = contact.name.clone();
    let mut text = |what: &str, held: &mut String, said: &str, key: fn(&str) -> String| {
        if !said.is_empty() && key(held) != key(said) {
            let from = std::mem::replace(held, said.to_owned());
            compared.change(&format!("{who}: {what}"), from, said);
        }
    };
    text(
        "relationship",
        &mut contact.relationship,
        &said.relationship,
        fold,
    );
    text("telephone", &mut contact.telephone, &said.telephone, digits);
    text("email", &mut contact.email, &said.email, str::to_lowercase);
    text("address", &mut contact.address, &said.address, bare);
    if let Some(responsible) = said
        .responsibility
        .filter(|said| *said != contact.parental_responsibility)
    {
        let words = |yes: bool| if yes { "Yes" } else { "No" };
        let what = format!("{who}: parental responsibility");
        compared.change(
            &what,
            words(contact.parental_responsibility),
            words(responsible),
        );
        contact.parental_responsibility = responsible;
    }
    if let Some(priority) = said.priority.filter(|said| *said != contact.priority) {
        let what = format!("{who}: priority");
        compared.change(&what, contact.priority.to_string(), priority.to_string());
        contact.priority = priority;
    }
    if said.court_order == Some(true) && contact.may_be_told {
        let what = format!("{who}: may be told about the child");
        compared.change(&what, "Yes", "No, a court order is recorded");
        contact.may_be_told = false;
        contact.restriction = COURT_ORDER.to_owned();
    }
    if contact != kept.record {
        compared
            .contacts
            .push(ContactStep::Revise(contact, kept.version));
    }
}

fn digits(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    // +44 1452 and 01452 are one number.
    match digits.strip_prefix("44") {
        Some(rest) if digits.len() > 11 => format!("0{rest}"),
        _ => digits,
    }
}

/// An address without what parts its lines.
fn bare(text: &str) -> String {
    fold(text)
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}
