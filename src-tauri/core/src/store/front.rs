//! What is read before anybody is signed in: the school's name, and the names to pick from. Nothing about a child.

use rusqlite::Connection;

use super::cell::from_row;
use crate::domain::id::StaffId;
use crate::domain::record::person::Staff;
use crate::domain::record::school::School;
use crate::error::Result;

/// The school of this file; `None` before it has been set up.
pub(crate) fn school(connection: &Connection) -> Result<Option<School>> {
    let mut statement = connection.prepare_cached("select * from school")?;
    let school = statement.query_map([], from_row)?.next().transpose()?;
    Ok(school)
}

/// One member of staff, unless their record was taken back.
pub(crate) fn person(connection: &Connection, id: &StaffId) -> Result<Option<Staff>> {
    let mut statement =
        connection.prepare_cached("select * from staff where id = ?1 and voided_at is null")?;
    let person = statement
        .query_map([id.as_str()], from_row)?
        .next()
        .transpose()?;
    Ok(person)
}

/// How many children the file has, those who have left among them.
pub(crate) fn children(connection: &Connection) -> Result<i64> {
    let many = connection
        .prepare_cached("select count(*) from pupil where voided_at is null")?
        .query_row([], |row| row.get(0))?;
    Ok(many)
}

/// All staff by name, those who have left among them.
pub(crate) fn staff(connection: &Connection) -> Result<Vec<Staff>> {
    let mut statement = connection
        .prepare_cached("select * from staff where voided_at is null order by name, id")?;
    let staff = statement
        .query_map([], from_row)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(staff)
}
