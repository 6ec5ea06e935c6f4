//! What holds in the sample school, whatever the day on which it is made.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod hangs_together;

use std::sync::LazyLock;

use super::*;
use crate::domain::id::StaffId;
use crate::domain::record::{Kept, Record};
use crate::domain::role::{Action, Role};
use crate::office::{ReadOp, Session};
use crate::store::{ReadTx, StoreKey};
use crate::testing::day;
use crate::world::FixedWorld;

/// A Tuesday in the middle of Autumn 2.
static NOVEMBER: LazyLock<Office> = LazyLock::new(|| made_on("2026-11-10"));

fn made_on(today: &str) -> Office {
    let file = SchoolFile::in_memory(&StoreKey::new([7; 32])).unwrap();
    let world = FixedWorld::at(day(today).and_hms_opt(11, 20, 0).unwrap());
    let mut past = Past::until(world.local_now());
    let school = School::found(&mut past);
    fill(file, past, &school).unwrap()
}

/// The answer of a query as rows of text.
fn ask(office: &Office, sql: &str) -> Vec<Vec<String>> {
    let connection = office.file().connection();
    let mut statement = connection.prepare(sql).unwrap();
    let width = statement.column_count();
    let rows = statement.query_map([], |row| {
        (0..width)
            .map(|place| {
                let value: Option<String> =
                    match row.get_ref(place)?.data_type().to_string().as_str() {
                        "Text" => row.get(place)?,
                        "Integer" => Some(row.get::<_, i64>(place)?.to_string()),
                        "Real" => Some(row.get::<_, f64>(place)?.to_string()),
                        "Blob" => Some(format!("{} bytes", row.get::<_, Vec<u8>>(place)?.len())),
                        _ => None,
                    };
                Ok(value.unwrap_or_default())
            })
            .collect()
    });
    rows.unwrap().map(|row| row.unwrap()).collect()
}

fn count(office: &Office, sql: &str) -> usize {
    ask(office, sql)[0][0].parse().unwrap()
}

/// All records of a kind, whomever they are about.
struct Everything<R>(std::marker::PhantomData<R>);

impl<R: Record + ts_rs::TS> ReadOp for Everything<R> {
    const ACTION: Action = Action::SendRead;
    type Output = Vec<Kept<R>>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<Kept<R>>> {
        tx.all::<R>()
    }
}

fn all<R: Record + ts_rs::TS>(office: &Office) -> Vec<R> {
    let senco = Session::new(StaffId::new("anybody"), Role::Senco, false);
    let kept = office.read(&senco, Everything::<R>(std::marker::PhantomData));
    kept.unwrap().into_iter().map(|kept| kept.record).collect()
}

#[test]
fn the_school_has_as_many_children_as_it_says() {
    let here = "from pupil where left_on is null";
    let on = |what: &str| {
        count(
            &NOVEMBER,
            &format!(
                "select count(*) from placement where to_on is null and {what} and pupil_id in (select id {here})"
            ),
        )
    };
    assert_eq!(count(&NOVEMBER, &format!("select count(*) {here}")), 210);
    assert_eq!(on("on_register"), 38);
    assert_eq!(on("census = 'E'"), 6);
    assert_eq!(on("stage_key = 'my_profile'"), 10);
    let nursery = "select count(*) from class_member m join class c on c.id = m.class_id
                   where c.name = 'Chestnuts' and m.to_on is null";
    assert_eq!(count(&NOVEMBER, nursery), 22);
    let roles = "select count(distinct role) from staff where left_on is null";
    assert_eq!(count(&NOVEMBER, roles), Role::ALL.len());
    let languages = "select count(distinct home_language) from pupil where left_on is null";
    assert_eq!(count(&NOVEMBER, languages), 15);
    assert!(count(&NOVEMBER, "select count(*) from photo") > 100);
}

#[test]
fn no_two_children_share_a_name_or_a_number() {
    for columns in ["legal_forename || legal_surname", "upn"] {
        let twice = format!(
            "select {columns} from pupil where upn is not null group by 1 having count(*) > 1"
        );
        assert_eq!(ask(&NOVEMBER, &twice), Vec::<Vec<String>>::new());
    }
    let upns = ask(&NOVEMBER, "select upn from pupil where upn is not null");
    for upn in upns {
        assert!(crate::domain::upn::Upn::parse(&upn[0]).is_ok(), "{upn:?}");
    }
}

#[test]
fn two_makings_on_one_day_are_alike_to_the_last_word() {
    let again = made_on("2026-11-10");
    let tables = ask(
        &NOVEMBER,
        "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like 'search_words%' and name <> 'audit_chain'",
    );
    for table in tables {
        // The seals of the trail are made with a random key of each file's own.
        let columns = match table[0].as_str() {
            "audit_entry" => {
                "number, at, staff_id, action, verb, kind, record_id, pupil_id, changes"
            }
            _ => "*",
        };
        let sql = format!("select {columns} from \"{}\" order by 1", table[0]);
        let (one, other) = (ask(&NOVEMBER, &sql), ask(&again, &sql));
        let differing = one.iter().zip(&other).find(|(one, other)| one != other);
        assert_eq!(differing, None, "{}", table[0]);
        assert_eq!(one.len(), other.len(), "{}", table[0]);
    }
}

#[test]
fn the_history_was_written_by_many_hands_on_many_days() {
    let hands = count(
        &NOVEMBER,
        "select count(distinct staff_id) from audit_entry",
    );
    assert!(hands >= 10, "{hands}");
    let days = "select count(distinct substr(at, 1, 10)) from audit_entry";
    assert!(count(&NOVEMBER, days) > 300);
    let unordered = "select count(*) from audit_entry a join audit_entry b on b.number = a.number + 1 where b.at < a.at";
    assert_eq!(count(&NOVEMBER, unordered), 0);
}

#[test]
fn what_needs_doing_this_week_is_there_to_be_seen() {
    let due = |condition: &str| {
        let sql = format!(
            "select count(*) from cycle where closed_on is null and voided_at is null and {condition}"
        );
        count(&NOVEMBER, &sql)
    };
    assert_eq!(due("due_on < '2026-11-10'"), 4, "overdue");
    assert_eq!(due("due_on between '2026-11-10' and '2026-11-16'"), 4);
    let untold = "select count(*) from placement where on_register and parents_told_on is null";
    assert_eq!(count(&NOVEMBER, untold), 1);
}

#[test]
fn some_children_are_watched_because_of_a_concern_and_every_story_began_with_one() {
    let concerns = |condition: &str| {
        let sql = format!("select count(*) from concern where voided_at is null and {condition}");
        count(&NOVEMBER, &sql)
    };
    assert_eq!(concerns("decision is null"), 3);
    assert_eq!(concerns("decision = 'watch'"), 2);
    assert_eq!(concerns("decision = 'no_action'"), 1);
    assert_eq!(
        concerns("decision = 'place'"),
        super::courses::STORIES.len() - 1
    );
    assert_eq!(
        concerns("decision = 'place' and (met_on is null or placement_id is null)"),
        0
    );
    let braces = "findings || decision_reason || agreed || child_views || parent_views || at_home like '%{n%'";
    assert_eq!(concerns(braces), 0);
}

#[test]
fn agencies_work_with_children_and_some_of_what_they_advise_is_still_to_be_answered() {
    let open = "select count(*) from referral where closed_on is null";
    assert!(count(&NOVEMBER, open) > 12);
    let closed =
        "select count(*) from referral where outcome = 'advice_given' and closed_on is not null";
    assert!(count(&NOVEMBER, closed) > 0);
    let unanswered = "select count(*) from recommendation where answer is null";
    assert!((1..12).contains(&count(&NOVEMBER, unanswered)));
    let early = "select count(*) from agency_entry e join referral r on r.id = e.referral_id
                 where e.happened_on < r.happened_on";
    assert_eq!(count(&NOVEMBER, early), 0);
}

#[test]
fn every_child_with_an_ehcp_has_the_plan_and_one_child_is_being_assessed() {
    let without = "select count(*) from placement p where p.to_on is null and p.census = 'E'
                   and not exists (select 1 from ehc_plan e where e.pupil_id = p.pupil_id)";
    assert_eq!(count(&NOVEMBER, without), 0);
    let open = "select count(*) from ehc_request where decision = 'assess' and outcome is null";
    assert_eq!(count(&NOVEMBER, open), 1);
    let held = "select count(*) from ehc_review where held_on is not null";
    assert!(count(&NOVEMBER, held) >= 3, "plans are reviewed every year");
    let braces = "select count(*) from ehc_plan where outcomes || provisions like '%{name%' or outcomes || provisions like '%{they%'";
    assert_eq!(count(&NOVEMBER, braces), 0);
    let signed_by_others = "select count(*) from ehc_request where signed_by <> 'Mr D Pryce'";
    assert_eq!(count(&NOVEMBER, signed_by_others), 0);
    let due = due_of(&NOVEMBER);
    assert!(due.iter().any(|rule| rule == "ehc_advice"), "{due:?}");
}

/// The rules of what stands on the SENCO's Today.
fn due_of(office: &Office) -> Vec<String> {
    let senco = ask(office, "select id from staff where role = 'senco'");
    let session = Session::new(StaffId::new(senco[0][0].clone()), Role::Senco, true);
    let today = office
        .read(&session, crate::ops::today::OpenToday {})
        .unwrap();
    let rules = today.due.into_iter().map(|item| item.clock.rule);
    rules.map(|rule| rule.code().to_owned()).collect()
}

#[test]
fn whoever_is_on_a_stage_with_agencies_was_assessed_before() {
    let without = "select count(*) from placement p
        where p.stage_key = 'my_plan_plus' and not exists (select 1 from assessment a
            where a.pupil_id = p.pupil_id and a.happened_on <= p.from_on)";
    assert_eq!(count(&NOVEMBER, without), 0);
    assert!(count(&NOVEMBER, "select count(*) from assessment") > 20);
    let braces =
        "select count(*) from assessment where learning || communication || home like '%{n%'";
    assert_eq!(count(&NOVEMBER, braces), 0);
}

#[test]
fn nothing_is_left_unsaid_and_no_word_is_in_braces() {
    for (table, columns) in [
        (
            "profile",
            "admire important support communicate hopes written_with",
        ),
        (
            "plan",
            "strengths important_to_me helps_me what_we_notice home_support key_people",
        ),
        ("review", "who_took_part evidence decision_reason"),
        ("target", "text"),
        ("small_step", "text"),
        ("strategy", "text"),
        ("outcome", "text"),
        ("note", "body"),
        ("placement", "reason evidence decided_by"),
        ("concern", "words tried raised_by"),
        ("assessment", "analysis"),
        ("referral", "reason consent_by"),
        ("agency_entry", "author words"),
        ("recommendation", "text"),
        ("rating", "evidence"),
        ("ehc_request", "grounds local_authority signed_by"),
        ("ehc_plan", "local_authority"),
    ] {
        for column in columns.split(' ') {
            let empty = format!(
                "select count(*) from \"{table}\" where trim({column}) = '' or {column} like '%{{%'"
            );
            assert_eq!(count(&NOVEMBER, &empty), 0, "{table}.{column}");
        }
    }
    let braces =
        "select count(*) from review where child_views || parent_going_well || parent_worries ||
                  parent_hopes || parent_helps like '%{%'";
    assert_eq!(count(&NOVEMBER, braces), 0);
}

#[test]
fn no_two_ratings_of_a_target_say_the_same() {
    let twice = "select target_id, evidence from rating group by 1, 2 having count(*) > 1";
    let repeated = ask(&NOVEMBER, twice).len();
    let all = count(&NOVEMBER, "select count(*) from rating");
    assert!(repeated * 100 < all, "{repeated} of {all}");
}

#[test]
fn a_sample_in_a_folder_opens_with_its_password_and_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    make_in(folder.path()).unwrap();
    let vault = Vault::of_sample(folder.path());
    let names = vault.header().unwrap().staff;
    assert_eq!(names.len(), 16);
    for person in &names {
        assert!(vault.open(&person.id, PASSWORD).is_ok());
        assert!(vault.open(&person.id, "another password").is_err());
    }
    assert!(make_in(folder.path()).is_err());
    assert!(
        vault.open(&names[0].id, PASSWORD).is_ok(),
        "it is still there"
    );
}
