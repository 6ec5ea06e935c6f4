//! The sample school to look round: fictional from end to end, with its own vault, and always of this school year.
//!
//! Sedgecombe Primary School has 210 children from nursery to Year 6, 38 of them on the SEND register, and has used
//! Waymark for three years. Its history is told deed by deed, each at its own moment and in the name of the colleague
//! who would have done it, through the same transactions as any other write: so the records, who recorded them and the
//! audit trail look lived in. It is made from a seed and from today's date alone.

mod agency;
mod around;
mod assessment;
pub(crate) mod chance;
mod concern;
mod contacts;
mod courses;
mod decades;
mod decided;
mod documents;
mod duties;
mod ehc;
mod families;
mod health;
mod health_words;
mod judge;
mod names;
mod past;
mod photo;
mod plan;
mod pupils;
mod review;
mod rights;
mod round;
mod school;
mod story;
mod target;
mod team;
#[cfg(test)]
mod tests;
mod time;
mod voices;
mod words;

use std::path::Path;
use std::sync::Arc;

use crate::error::Result;
use crate::office::Office;
use crate::store::{SchoolFile, front};
use crate::vault::{Filled, NewPerson, Vault};
use crate::world::{ThisComputer, World};

#[cfg(test)]
pub(crate) use decades::in_memory;
pub use decades::{Decades, make_decades};
use past::Past;
use school::School;

/// The password of every name of the sample school. It opens nothing else, and the sign-in screen shows it.
pub const PASSWORD: &str = "a look around";

/// Makes the sample school in a folder of its own, as of this computer's date. What is there already stays.
///
/// # Errors
/// [`crate::error::FileTrouble::AlreadyThere`] where the folder holds a school; what stands in the way of making it.
pub fn make_in(folder: &Path) -> Result<()> {
    make(&Vault::of_sample(folder), &ThisComputer)
}

/// Makes the sample school as of the world's date. Where it fails half-way nothing stays behind.
///
/// # Errors
/// As [`make_in`].
pub fn make(vault: &Vault, world: &dyn World) -> Result<()> {
    let mut past = Past::until(world.local_now());
    let school = School::found(&mut past);
    kept(vault, school::NAME, |file| fill(file, past, &school), world)
}

/// Puts a school that was told into its vault; everybody who works there signs in with [`PASSWORD`]. Where that fails,
/// the vault takes away what it made, and a school that was there stays.
fn kept(
    vault: &Vault,
    name: &str,
    told: impl FnOnce(SchoolFile) -> Result<Office>,
    world: &dyn World,
) -> Result<()> {
    let made = vault.create(name, |file| {
        let office = told(file)?;
        let staff = front::staff(&office.file().connection())?.into_iter();
        let people = staff
            .filter(|person| person.works_on(world.today()))
            .map(|person| NewPerson {
                id: person.id,
                name: person.name,
                job_title: person.job_title,
                password: PASSWORD.to_owned(),
            })
            .collect();
        let file = office.into_file();
        let sample = true;
        Ok(Filled {
            file,
            people,
            sample,
        })
    });
    made.map(drop)
}

/// Tells the history of the school into an empty file.
fn fill(file: SchoolFile, mut past: Past, school: &School) -> Result<Office> {
    let pupils = pupils::enrol(&mut past, school);
    agency::list(&mut past, school);
    duties::tell(&mut past, school);
    story::tell_all(&mut past, school, &pupils);
    health::tell(&mut past, school, &pupils);
    rights::tell(&mut past, school, &pupils);
    decided::tell(&mut past, school, &pupils);
    round::hold_rounds(&mut past, school);
    let clock = past.clock();
    let office = Office::new(file, Arc::clone(&clock) as Arc<dyn World>);
    office.write_all(past.take_in_order())?;
    Ok(office)
}
