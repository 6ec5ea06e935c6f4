//! What the placeholders of a letter stand for, for one child.

use std::collections::BTreeMap;

use crate::domain::date_words::long;
use crate::domain::letter::Placeholder;
use crate::domain::person_name::PersonName;
use crate::domain::record::Kept;
use crate::domain::record::person::Staff;
use crate::domain::record::plan::{Plan, Provision};
use crate::domain::record::pupil::{Contact, Placement};
use crate::domain::role::Role;
use crate::domain::words::{count, list, times_a_week};
use crate::error::Result;
use crate::ops::class::teachers_of;
use crate::ops::clocks::SchoolClocks;
use crate::ops::placement::placements_of;
use crate::ops::plan::PlanParts;
use crate::ops::school::the_school;
use crate::store::{PupilLine, Reader, Seen};

/// Everything that a letter about this child may say. What the record does not hold is empty.
pub(super) fn values_of(tx: &Reader<'_>, pupil: &Seen) -> Result<BTreeMap<Placeholder, String>> {
    let today = tx.today();
    let line = tx.pupil_line(pupil)?;
    let school = the_school(tx)?.record;
    let placements = placements_of(tx, pupil)?;
    let now = placements.iter().rfind(|kept| kept.record.to_on.is_none());
    let left = placements
        .iter()
        .rfind(|kept| kept.record.on_register && kept.record.to_on.is_some());
    let parts = match open_plan(tx, pupil)? {
        Some(plan) => Some(PlanParts::load(tx, &plan.id)?),
        None => None,
    };
    let cycle = parts.as_ref().and_then(PlanParts::open_cycle);
    let name = line.name();
    let mut values = BTreeMap::from([
        (Placeholder::Parents, parents(tx, pupil)?),
        (Placeholder::Child, called(&name, &line)),
        (Placeholder::Name, name.display()),
        (
            Placeholder::Class,
            line.class_name.clone().unwrap_or_default(),
        ),
        (Placeholder::Teacher, teacher(tx, &line)?),
        (Placeholder::Senco, senco(tx)?),
        (Placeholder::School, school.name),
        (Placeholder::Telephone, school.telephone),
    ]);
    let year = line.year_group(today);
    values.insert(
        Placeholder::Year,
        year.map_or_else(String::new, |year| year.name().to_owned()),
    );
    let of = |kept: Option<&Kept<Placement>>, words: fn(&Placement) -> String| {
        kept.map_or_else(String::new, |kept| words(&kept.record))
    };
    values.insert(Placeholder::Stage, of(now, |one| one.stage_name.clone()));
    values.insert(Placeholder::Since, of(now, |one| long(one.from_on)));
    values.insert(
        Placeholder::Ended,
        of(left, |one| one.to_on.map_or_else(String::new, long)),
    );
    if let Some(parts) = &parts {
        values.insert(Placeholder::Plan, parts.plan.record.name.clone());
        let lines: Vec<String> = parts.provision_now().map(help_of).collect();
        values.insert(Placeholder::Help, lines.join("\n"));
    }
    if let (Some(parts), Some(cycle)) = (&parts, cycle) {
        let rules = SchoolClocks::of(tx)?;
        let stand = rules.stand_of_cycle(tx, &parts.plan.record, &cycle.record)?;
        // While the date stands still there is none to promise: a line to write on takes its place.
        if let Some(due_on) = stand.runs_until() {
            values.insert(Placeholder::NextReview, long(due_on));
        }
    }
    Ok(values)
}

fn called(name: &PersonName, line: &PupilLine) -> String {
    let preferred = name.preferred_given.as_deref().unwrap_or_default().trim();
    if preferred.is_empty() {
        line.legal_forename.clone()
    } else {
        preferred.to_owned()
    }
}

/// The contacts with parental responsibility who may be told; where none is entered, nobody is left out by it.
fn parents(tx: &Reader<'_>, pupil: &Seen) -> Result<String> {
    let mut contacts: Vec<Contact> = tx
        .about::<Contact>(pupil)?
        .into_iter()
        .map(|kept| kept.record)
        .filter(|one| one.parental_responsibility && one.may_be_told)
        .filter(|one| one.interval().holds_on(tx.today()))
        .collect();
    contacts.sort_by_key(|one| one.priority);
    let names: Vec<&str> = contacts.iter().map(|one| one.name.as_str()).collect();
    Ok(if names.is_empty() {
        "parent or carer".to_owned()
    } else {
        list(&names)
    })
}

fn teacher(tx: &Reader<'_>, line: &PupilLine) -> Result<String> {
    let Some(class) = &line.class_id else {
        return Ok(String::new());
    };
    let names = teachers_of(tx, class)?;
    Ok(list(&names.iter().map(String::as_str).collect::<Vec<_>>()))
}

fn senco(tx: &Reader<'_>) -> Result<String> {
    let staff = tx.all::<Staff>()?;
    let mut sencos = staff.iter().map(|kept| &kept.record);
    let senco = sencos.find(|one| one.role == Role::Senco && one.left_on.is_none());
    Ok(senco.map_or_else(String::new, |one| one.name.clone()))
}

fn open_plan(tx: &Reader<'_>, pupil: &Seen) -> Result<Option<Plan>> {
    let plans = tx.about::<Plan>(pupil)?.into_iter();
    Ok(plans
        .map(|kept| kept.record)
        .filter(|plan| plan.ended_on.is_none())
        .max_by_key(|plan| plan.started_on))
}

/// "• Precision teaching, 10 minutes, 4 times a week".
pub(super) fn help(what: &str, minutes: Option<u16>, times: Option<u16>) -> String {
    let mut parts = vec![what.to_owned()];
    parts.extend(minutes.map(|minutes| count(minutes.into(), "minute")));
    parts.extend(times.map(|times| times_a_week(times.into())));
    format!("\u{2022} {}", parts.join(", "))
}

fn help_of(line: &Provision) -> String {
    help(&line.what, line.minutes, line.times_a_week)
}
