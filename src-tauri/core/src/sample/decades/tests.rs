//! What the long school promises: its size, its order, and that all of it hangs together.

#![allow(clippy::unwrap_used)]

use super::in_memory as made;
use crate::office::Office;

fn count(office: &Office, sql: &str) -> u32 {
    let connection = office.file().connection();
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_longer_school_has_more_records_and_no_more_children() {
    let (one, two) = (made(1, 5), made(2, 5));
    let here = "select count(*) from pupil where left_on is null";
    assert_eq!(count(&one, here), 630);
    assert_eq!(count(&two, here), 630);
    for table in ["pupil", "target", "note", "rating", "review", "audit_entry"] {
        let all = format!("select count(*) from {table}");
        assert!(count(&two, &all) > count(&one, &all), "{table}");
    }
    assert!(two.file().references_hold().unwrap());
}

#[test]
fn everything_was_done_in_order_and_nothing_after_today() {
    let school = made(1, 5);
    let unordered = "select count(*) from audit_entry a join audit_entry b on b.number = a.number + 1 where b.at < a.at";
    assert_eq!(count(&school, unordered), 0);
    let later = "select count(*) from audit_entry where at > '2026-11-10T11:20:00.000Z'";
    assert_eq!(count(&school, later), 0);
    for (table, column) in [
        ("note", "happened_on"),
        ("rating", "happened_on"),
        ("review", "closed_on"),
    ] {
        let later = format!("select count(*) from {table} where {column} > '2026-11-10'");
        assert_eq!(count(&school, &later), 0, "{table}");
    }
}

#[test]
fn whoever_has_left_has_nothing_open() {
    let school = made(2, 5);
    for open in [
        "placement t join pupil p on p.id = t.pupil_id where p.left_on is not null and t.to_on is null",
        "\"plan\" t join pupil p on p.id = t.pupil_id where p.left_on is not null and t.ended_on is null",
        "class_member t join pupil p on p.id = t.pupil_id where p.left_on is not null and t.to_on is null",
        "target t join \"plan\" p on p.id = t.plan_id where p.ended_on is not null and t.ended_on is null",
        "class_member a join class_member b on a.pupil_id = b.pupil_id and a.id < b.id and b.from_on <= coalesce(a.to_on, '9999')",
        "placement a join placement b on a.pupil_id = b.pupil_id and a.id < b.id and b.from_on < coalesce(a.to_on, '9999')",
    ] {
        assert_eq!(
            count(&school, &format!("select count(*) from {open}")),
            0,
            "{open}"
        );
    }
}

#[test]
fn a_seed_makes_the_same_school_twice() {
    let all = "select group_concat(body) from (select body from note order by id limit 400)";
    let text = |office: &Office| -> String {
        office
            .file()
            .connection()
            .query_row(all, [], |row| row.get(0))
            .unwrap()
    };
    let (one, again, other) = (made(1, 5), made(1, 5), made(1, 6));
    assert_eq!(text(&one), text(&again));
    assert_ne!(text(&one), text(&other));
}
