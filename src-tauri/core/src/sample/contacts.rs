//! Parents, carers and others in a child's life, and what affects progress without being SEND.

use super::chance::Chance;
use super::families::Home;
use super::past::Past;
use super::pupils::Child;
use super::school::School;
use crate::domain::factor::FactorKind;
use crate::domain::id::{ContactId, FactorId};
use crate::domain::person_name::fold;
use crate::domain::record::pupil::{Contact, Factor};
use crate::domain::role::Action;

/// Writes the contacts and factors of a child on the day of admission, or at set-up for those who were there.
pub(super) fn write(past: &mut Past, school: &School, child: &Child) {
    let day = child.admitted_on.max(school.first_day());
    for (place, person) in people(child).into_iter().enumerate() {
        let at = past.moment(day, 45);
        let contact = person.contact(past.id(at), child, place);
        past.add(at, school.office(), Action::ContactWrite, contact);
    }
    let mut chance = Chance::of(77, child.number);
    for (factor, detail) in factors(child, &mut chance) {
        let at = past.moment(day, 55);
        let record = Factor {
            id: FactorId::new(past.id(at)),
            pupil_id: child.id.clone(),
            factor,
            detail: detail.to_owned(),
            from_on: day,
            to_on: None,
        };
        past.add(at, school.senco(), Action::NeedWrite, record);
    }
}

/// Somebody in a child's life, before numbers and addresses.
struct Person {
    name: String,
    relationship: &'static str,
    responsible: bool,
    told: bool,
    restriction: &'static str,
    lives_there: bool,
    speaks: &'static str,
}

impl Person {
    fn parent(child: &Child, relationship: &'static str) -> Self {
        let family = &child.family;
        let (given, surname) = if relationship == "Mother" {
            (family.mother, family.surname.0)
        } else {
            (family.father, family.surname.1)
        };
        let plain = format!("{given} {surname}");
        let name = match family.written {
            Some((given, surname)) if relationship == "Mother" => {
                format!("{given} {surname} ({plain})")
            }
            _ => plain,
        };
        Self {
            name,
            relationship,
            responsible: true,
            told: true,
            restriction: "",
            lives_there: true,
            speaks: family.heritage.language,
        }
    }

    fn other(name: String, relationship: &'static str) -> Self {
        Self {
            name,
            relationship,
            responsible: false,
            told: true,
            restriction: "",
            lives_there: false,
            speaks: "English",
        }
    }

    fn contact(self, id: String, child: &Child, place: usize) -> Contact {
        let number = child.family.number * 4 + place;
        let mail: String = fold(&self.name)
            .split(' ')
            .filter(|word| word.is_ascii())
            .collect::<Vec<_>>()
            .join(".");
        Contact {
            id: ContactId::new(id),
            pupil_id: child.id.clone(),
            // 07700 900 000 to 900 999 are kept free for stories.
            telephone: format!("07700 900{:03}", number % 1000),
            email: if place == 0 && !mail.is_empty() {
                format!("{mail}@example.org")
            } else {
                String::new()
            },
            address: if self.lives_there {
                child.family.address.clone()
            } else {
                String::new()
            },
            name: self.name,
            relationship: self.relationship.to_owned(),
            parental_responsibility: self.responsible,
            may_be_told: self.told,
            restriction: self.restriction.to_owned(),
            language: self.speaks.to_owned(),
            priority: u8::try_from(place + 1).unwrap_or(u8::MAX),
            from_on: child.admitted_on,
            to_on: None,
        }
    }
}

fn people(child: &Child) -> Vec<Person> {
    let surname = child.family.surname.0;
    let mother = Person::parent(child, "Mother");
    let father = Person::parent(child, "Father");
    let apart = |person: Person| Person {
        lives_there: false,
        ..person
    };
    match child.family.home {
        Home::BothParents if child.number % 6 == 1 => vec![
            mother,
            father,
            Person::other(format!("Jean {surname}"), "Grandmother"),
        ],
        Home::BothParents => vec![mother, father],
        Home::MotherAlone => vec![
            mother,
            Person::other(format!("Val {surname}"), "Grandmother"),
        ],
        Home::Apart => vec![
            mother,
            Person {
                restriction: "Lives apart. Gets his own copy of every letter and plan.",
                ..apart(father)
            },
        ],
        Home::FatherBarred => vec![
            mother,
            Person {
                told: false,
                responsible: false,
                restriction: "Court order on file: no contact. Do not release the child to him, and do not share the \
                              address or any paper.",
                ..apart(father)
            },
        ],
        Home::FosterCarers => vec![
            Person {
                restriction: "Foster carer: day-to-day decisions. Consent for plans comes from the social worker.",
                lives_there: true,
                ..Person::other("Carol Hale".to_owned(), "Foster carer")
            },
            Person {
                responsible: true,
                ..Person::other("Denise Fairweather".to_owned(), "Social worker")
            },
            Person {
                told: false,
                restriction: "Contact once a month, supervised. Papers only through the social worker.",
                ..apart(mother)
            },
        ],
        Home::Grandparents => vec![
            Person {
                responsible: true,
                lives_there: true,
                restriction: "Special guardianship order on file.",
                ..Person::other(format!("Jean {surname}"), "Grandmother, guardian")
            },
            Person {
                restriction: "Sees the child at weekends. Phone Grandma first.",
                ..apart(mother)
            },
        ],
    }
}

fn factors(child: &Child, chance: &mut Chance) -> Vec<(FactorKind, &'static str)> {
    let mut list = Vec::new();
    if child.family.heritage.is_eal() {
        let detail = [
            "New to English on entry",
            "Fluent in both languages",
            "Reads English, more hesitant in talk",
        ];
        list.push((FactorKind::Eal, *chance.pick(&detail)));
    }
    if child.family.home == Home::FosterCarers {
        list.push((FactorKind::LookedAfter, "Personal education plan each term"));
        list.push((
            FactorKind::Trauma,
            "Early loss; see the notes of the social worker",
        ));
        list.push((FactorKind::PupilPremium, "Pupil premium plus"));
        return list;
    }
    if child.family.home == Home::Grandparents {
        list.push((FactorKind::PreviouslyLookedAfter, "Special guardianship"));
    }
    let rare = [
        (22, FactorKind::PupilPremium, ""),
        (
            5,
            FactorKind::AttendanceAndPunctuality,
            "Below 90% last term; late on Mondays",
        ),
        (
            4,
            FactorKind::HealthAndWelfare,
            "Hospital appointments every six weeks",
        ),
        (
            2,
            FactorKind::YoungCarer,
            "Helps to look after a parent who is ill",
        ),
        (
            2,
            FactorKind::ServiceChild,
            "Parent in the armed forces, away for months at a time",
        ),
        (
            2,
            FactorKind::Behaviour,
            "Unsettled since the move; watched, no need identified",
        ),
    ];
    for (percent, factor, detail) in rare {
        if chance.in_hundred(percent) {
            list.push((factor, detail));
        }
    }
    list
}
