//! Contacts: parents, carers and other adults in a child's life, and with whom information must not be shared.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check::{in_order, required, required_day};
use super::undo::void_and_bring_back;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ContactId, PupilId};
use crate::domain::record::Kept;
use crate::domain::record::pupil::Contact;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::{ReadOp, WriteOp};
use crate::store::{ReadTx, Reader, Seen, WriteTx};

/// A contact for the screen.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ContactView {
    pub contact: Kept<Contact>,
    /// Whether the person is a contact today, and not one of the past.
    pub now: bool,
    /// What to take care of before telling this person anything; nothing for an ordinary contact.
    pub warning: Option<String>,
}

/// The contacts of a child, the voided among them: those of today by priority, then the past.
#[derive(Debug, Deserialize, TS)]
pub struct ListContacts {
    pub pupil_id: PupilId,
}

impl ReadOp for ListContacts {
    const ACTION: Action = Action::ContactRead;
    type Output = Vec<ContactView>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<ContactView>> {
        let pupil = tx.seen(&self.pupil_id)?;
        Ok(in_order_of_calling(
            tx.about_with_voided(&pupil)?,
            tx.today(),
        ))
    }
}

/// The contacts of today, without the voided.
pub(crate) fn contacts_of(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<ContactView>> {
    let mut contacts = in_order_of_calling(tx.about(pupil)?, tx.today());
    contacts.retain(|contact| contact.now);
    Ok(contacts)
}

fn in_order_of_calling(contacts: Vec<Kept<Contact>>, today: NaiveDate) -> Vec<ContactView> {
    let mut views: Vec<ContactView> = contacts
        .into_iter()
        .map(|contact| ContactView {
            now: contact.voided.is_none() && contact.record.interval().holds_on(today),
            warning: contact_warning(&contact.record),
            contact,
        })
        .collect();
    views.sort_by(|a, b| {
        (!a.now, a.contact.record.priority, &a.contact.record.name).cmp(&(
            !b.now,
            b.contact.record.priority,
            &b.contact.record.name,
        ))
    });
    views
}

/// What to take care of before telling this person anything.
pub(crate) fn contact_warning(contact: &Contact) -> Option<String> {
    let restriction = contact.restriction.trim();
    match (contact.may_be_told, restriction.is_empty()) {
        (true, true) => None,
        (true, false) => Some(restriction.to_owned()),
        (false, true) => {
            Some("Do not share information about the child with this person.".to_owned())
        }
        (false, false) => Some(format!(
            "Do not share information about the child with this person. {restriction}"
        )),
    }
}

/// What is typed about a contact, not yet checked.
#[derive(Debug, Deserialize, TS)]
pub struct ContactDraft {
    pub name: String,
    pub relationship: String,
    pub parental_responsibility: bool,
    pub may_be_told: bool,
    pub restriction: String,
    pub telephone: String,
    pub email: String,
    pub address: String,
    pub language: String,
    /// 1 is called first.
    pub priority: Option<u8>,
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}

impl ContactDraft {
    fn checked(self, id: ContactId, pupil_id: PupilId) -> Result<Contact> {
        let mut errors = FieldErrors::default();
        let name = required(&mut errors, "name", "Enter the name.", &self.name);
        let relationship = required(
            &mut errors,
            "relationship",
            "Say who this is to the child: mother, grandfather, foster carer.",
            &self.relationship,
        );
        let from_on = required_day(
            &mut errors,
            "from_on",
            "the day from which this holds",
            self.from_on,
        );
        in_order(&mut errors, "to_on", from_on, self.to_on);
        let telephone = self.telephone.trim().to_owned();
        if !telephone.is_empty() && telephone.chars().filter(char::is_ascii_digit).count() < 6 {
            errors.add(
                "telephone",
                "That is too short for a telephone number. Check it, or leave it empty.",
            );
        }
        let email = self.email.trim().to_owned();
        if !email.is_empty() && !looks_like_email(&email) {
            errors.add(
                "email",
                "That is not an email address: it needs a name, an @ and a domain, as in name@example.org.",
            );
        }
        let restriction = self.restriction.trim().to_owned();
        if !self.may_be_told && restriction.is_empty() {
            errors.add(
                "restriction",
                "Say why information must not be shared with this person: a court order, a safe address.",
            );
        }
        let priority = self.priority.unwrap_or(1);
        if !(1..=20).contains(&priority) {
            errors.add(
                "priority",
                "Enter in which order the person is called, from 1 to 20.",
            );
        }
        errors.into_result()?;
        Ok(Contact {
            id,
            pupil_id,
            name,
            relationship,
            parental_responsibility: self.parental_responsibility,
            may_be_told: self.may_be_told,
            restriction,
            telephone,
            email,
            address: self.address.trim().to_owned(),
            language: self.language.trim().to_owned(),
            priority,
            from_on,
            to_on: self.to_on,
        })
    }
}

fn looks_like_email(email: &str) -> bool {
    email.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty()
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !email.contains(char::is_whitespace)
            && !domain.contains('@')
    })
}

/// Adds a contact.
#[derive(Debug, Deserialize, TS)]
pub struct AddContact {
    pub pupil_id: PupilId,
    pub contact: ContactDraft,
}

impl WriteOp for AddContact {
    const ACTION: Action = Action::ContactWrite;
    type Output = ContactId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<ContactId> {
        let pupil = tx.seen(&self.pupil_id)?;
        let id = ContactId::new(tx.new_id());
        tx.add(&self.contact.checked(id.clone(), pupil.id().clone())?)?;
        Ok(id)
    }
}

/// Changes a contact; what it said before stays in the history.
#[derive(Debug, Deserialize, TS)]
pub struct ReviseContact {
    pub id: ContactId,
    pub version: i32,
    pub contact: ContactDraft,
}

impl WriteOp for ReviseContact {
    const ACTION: Action = Action::ContactWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<Contact>(self.id.as_str())?;
        let contact = self.contact.checked(self.id, before.pupil_id)?;
        tx.revise(&contact, self.version)
    }
}

void_and_bring_back!(
    VoidContact,
    BringBackContact,
    Contact,
    ContactId,
    Action::ContactWrite,
    "a contact"
);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
    use serde_json::{Value, json};

    use super::*;
    use crate::error::Error;
    use crate::testing::{TestSchool, op};

    fn draft(changes: Value) -> Value {
        let mut draft = json!({ "name": "Saga Ångström", "relationship": "Mother",
            "parental_responsibility": true, "may_be_told": true, "restriction": "",
            "telephone": "01452 960123", "email": "saga@example.org", "address": "", "language": "Swedish",
            "priority": 1, "from_on": "2026-09-01", "to_on": null });
        for (field, value) in changes.as_object().unwrap() {
            draft[field] = value.clone();
        }
        draft
    }

    fn add(pupil_id: &PupilId, changes: Value) -> AddContact {
        op(json!({ "pupil_id": pupil_id, "contact": draft(changes) }))
    }

    fn list(school: &TestSchool) -> Vec<ContactView> {
        let pupil_id = school.zoe.clone();
        school.read(&school.teacher, ListContacts { pupil_id })
    }

    #[test]
    fn contacts_stand_in_the_order_in_which_they_are_called() {
        let school = TestSchool::new();
        let before = school.audit_len();
        school.write(
            &school.office_staff,
            add(&school.zoe, json!({ "priority": 2 })),
        );
        school.write(
            &school.senco,
            add(&school.zoe, json!({ "name": "Per Lund", "priority": 1 })),
        );
        let past = json!({ "name": "Old Friend", "priority": 1, "to_on": "2026-10-01" });
        school.write(&school.senco, add(&school.zoe, past));
        assert_eq!(school.audit_len(), before + 3);
        let names: Vec<String> = list(&school)
            .into_iter()
            .map(|view| format!("{} {}", view.contact.record.name, view.now))
            .collect();
        assert_eq!(
            names,
            ["Per Lund true", "Saga Ångström true", "Old Friend false"]
        );
    }

    #[test]
    fn a_restricted_contact_carries_a_plain_warning_and_says_why() {
        let school = TestSchool::new();
        let silent = school.office.write(
            &school.senco,
            add(&school.zoe, json!({ "may_be_told": false })),
        );
        assert!(matches!(&silent, Err(Error::Invalid(f)) if f.of("restriction").len() == 1));
        let order = json!({ "may_be_told": false, "restriction": "Court order of 3 May 2026." });
        school.write(&school.senco, add(&school.zoe, order));
        let warning = list(&school)[0].warning.clone().unwrap();
        assert!(
            warning.starts_with("Do not share") && warning.ends_with("2026."),
            "{warning}"
        );
    }

    #[test]
    fn a_ta_reads_no_contacts_and_a_teacher_changes_none() {
        let school = TestSchool::new();
        let pupil_id = school.zoe.clone();
        let read = school.office.read(&school.ta, ListContacts { pupil_id });
        assert!(matches!(read, Err(Error::Forbidden)), "{read:?}");
        let others = [&school.teacher, &school.head, &school.ta];
        school.forbids(&others, || add(&school.zoe, json!({})));
        let pupil_id = school.idris.clone();
        let read = school
            .office
            .read(&school.teacher, ListContacts { pupil_id });
        assert!(matches!(read, Err(Error::NotFound)), "{read:?}");
    }

    #[test]
    fn every_problem_of_a_contact_is_told_at_once_and_nothing_is_kept() {
        let school = TestSchool::new();
        let before = school.audit_len();
        let wrong = json!({ "name": " ", "relationship": "", "telephone": "12", "email": "saga@home",
                            "priority": 0, "from_on": null });
        let Err(Error::Invalid(errors)) =
            school.office.write(&school.senco, add(&school.zoe, wrong))
        else {
            panic!("it was not refused");
        };
        for field in [
            "name",
            "relationship",
            "telephone",
            "email",
            "priority",
            "from_on",
        ] {
            assert_eq!(errors.of(field).len(), 1, "{field}: {errors:?}");
        }
        assert_eq!((school.audit_len(), list(&school).len()), (before, 0));
    }

    #[test]
    fn a_contact_is_changed_once_and_comes_back_when_taken_back_by_mistake() {
        let school = TestSchool::new();
        let id = school.write(&school.senco, add(&school.zoe, json!({})));
        let revise = |name: &str| -> ReviseContact {
            op(json!({ "id": id, "version": 1, "contact": draft(json!({ "name": name })) }))
        };
        school.write(&school.office_staff, revise("Saga Lund"));
        let late = school.office.write(&school.senco, revise("Saga Berg"));
        assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
        let reason = "Wrong child".to_owned();
        school.write(
            &school.senco,
            VoidContact {
                id: id.clone(),
                reason,
            },
        );
        assert!(!list(&school)[0].now && list(&school)[0].contact.voided.is_some());
        school.write(&school.senco, BringBackContact { id });
        assert!(list(&school)[0].now);
    }
}
