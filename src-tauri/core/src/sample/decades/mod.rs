//! A school of many years, for measuring how Waymark keeps up: fictional, made from a seed, and as long as wanted.
//!
//! It stays as large as a three-form school is, about 630 children with 165 of them on plans, while its records grow
//! by some 180 children, 2,500 targets and 20,000 notes and ratings a year. All of it goes through the verbs of the
//! store, in the name of whoever would have done it, so that each row is one that the program would have written and
//! the audit trail is as long as it would be. Its texts come from the sample's banks of sentences; where the sample
//! tells a story for each child, here chance decides.

mod child;
mod notes;
mod people;
mod plan;
mod review;
mod school;
mod support;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use child::Child;
use people::Intake;
use school::LongSchool;

use super::chance::Chance;
use super::kept;
use super::past::Past;
use crate::error::Result;
use crate::office::Office;
use crate::store::SchoolFile;
use crate::vault::Vault;
use crate::world::World;

/// How long a school to make, and by which chance.
#[derive(Debug, Clone, Copy)]
pub struct Decades {
    /// School years, the present one among them; 25 make 5,000 children.
    pub years: u8,
    /// Two makings on one day from one seed are alike.
    pub seed: u64,
}

/// Makes a school of many years in a vault of its own, as of the world's date. Every name signs in with [`super::PASSWORD`].
///
/// # Errors
/// [`crate::error::FileTrouble::AlreadyThere`] where the vault holds a school; what stands in the way of making it.
pub fn make_decades(vault: &Vault, world: &dyn World, decades: Decades) -> Result<()> {
    let told = |file| fill(file, world, decades);
    kept(vault, school::NAME, told, world)
}

/// Such a school in memory on 10 November 2026, for tests that need many children.
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "for tests alone")]
pub(crate) fn in_memory(years: u8, seed: u64) -> Office {
    let file = SchoolFile::in_memory(&crate::store::StoreKey::new([7; 32])).unwrap();
    let now = crate::testing::day("2026-11-10").and_hms_opt(11, 20, 0);
    let world = crate::world::FixedWorld::at(now.unwrap());
    fill(file, &world, Decades { years, seed }).unwrap()
}

/// Lives the years one half-term after the other; each is written in one transaction.
fn fill(file: SchoolFile, world: &dyn World, decades: Decades) -> Result<Office> {
    let mut past = Past::until(world.local_now());
    let mut school = LongSchool::found(&mut past, decades);
    let office = Office::new(file, past.clock() as Arc<dyn World>);
    let mut intake = Intake::new(decades.seed);
    let mut chance = Chance::new(decades.seed);
    let mut here: Vec<Child> = Vec::new();
    for year in school.years() {
        school.open_year(&mut past, year);
        for child in &mut here {
            child.join_class(&mut past, &school, school.first_day_of(year));
        }
        here.extend(intake.september(&mut past, &school, year));
        let terms = school.terms(year);
        for (place, term) in terms.iter().enumerate() {
            intake.moves(&mut past, &school, term, &mut here, &mut chance);
            for child in &mut here {
                child.live(&mut past, &school, term);
            }
            // The last one of the year is over once the next year begins.
            if place + 1 == terms.len() && year < school.starting() {
                here.retain_mut(|child| child.end_year(&mut past, &school, year));
                school.end_year(&mut past, year);
            }
            office.write_all(past.take_in_order())?;
        }
    }
    Ok(office)
}
