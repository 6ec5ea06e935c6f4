//! What holds in the sample school, whatever the day on which it is made.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::*;
use crate::domain::id::StaffId;
use crate::domain::measure::Score;
use crate::domain::pathway::{MoveKind, PathwayPreset, ReviewDecision, preset};
use crate::domain::record::plan::{Plan, Target};
use crate::domain::record::pupil::Placement;
use crate::domain::record::review::{Cycle, Next, Rating, Review, TargetReview};
use crate::domain::record::{Kept, Kind, Record};
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
    fill(file, &world, "no hash").unwrap()
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
        "select name from sqlite_master where type = 'table' and name not like 'sqlite%'",
    );
    for table in tables {
        let sql = format!("select * from \"{}\" order by 1", table[0]);
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
        ("rating", "evidence"),
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

/// Everything that must hold on any day.
fn holds(office: &Office, today: &str) {
    let here = "select count(*) from pupil where left_on is null";
    assert_eq!(count(office, here), 210);
    assert!(office.file().references_hold().unwrap());
    nothing_is_after(office, today);
    intervals_do_not_overlap(office);
    every_child_is_in_one_class(office, today);
    let (plans, cycles) = (all::<Plan>(office), all::<Cycle>(office));
    let (targets, reviews) = (all::<Target>(office), all::<Review>(office));
    let lines = all::<TargetReview>(office);
    let placements = all::<Placement>(office);
    every_plan_has_its_cycle(&plans, &cycles, &targets);
    every_closed_cycle_was_reviewed_whole(&cycles, &targets, &reviews, &lines);
    decisions_agree_with_placements(&reviews, &placements, &plans);
    scores_are_sound(&targets, &lines, &all::<Rating>(office));
    targets_follow_from_reviews(&targets, &lines, &reviews);
}

fn nothing_is_after(office: &Office, today: &str) {
    for kind in Kind::ALL {
        let table = kind.table();
        let columns = ask(
            office,
            &format!("select name from pragma_table_info('{table}')"),
        );
        for column in columns.iter().map(|row| row[0].as_str()) {
            let ahead = ["due_on", "next_due_on", "by_on"].contains(&column);
            if column.ends_with("_on") && !ahead {
                let sql = format!("select count(*) from \"{table}\" where {column} > '{today}'");
                assert_eq!(count(office, &sql), 0, "{table}.{column} on {today}");
            }
            if column == "recorded_at" {
                let sql = format!(
                    "select count(*) from \"{table}\" where {column} > '{today}T11:20:00.000Z'"
                );
                assert_eq!(count(office, &sql), 0, "{table}.{column} on {today}");
            }
        }
    }
}

fn intervals_do_not_overlap(office: &Office) {
    // A placement ends on the day on which the next begins; everything else includes its last day.
    for (table, key, ends) in [
        ("placement", "pupil_id", ">"),
        ("class_member", "pupil_id", ">="),
        ("need", "pupil_id || rank", ">="),
        ("factor", "pupil_id || factor", ">="),
        ("pupil_staff", "pupil_id || staff_id || duty", ">="),
        ("class_staff", "class_id || staff_id", ">="),
    ] {
        let sql = format!(
            "with row as (select id, {key} as key, from_on, coalesce(to_on, '9999-12-31') as to_on from {table})
             select a.id from row a join row b on a.key = b.key and a.id < b.id
             where a.to_on {ends} b.from_on and b.to_on {ends} a.from_on"
        );
        assert_eq!(ask(office, &sql), Vec::<Vec<String>>::new(), "{table}");
        let backwards = format!("select id from {table} where to_on < from_on");
        assert_eq!(
            ask(office, &backwards),
            Vec::<Vec<String>>::new(),
            "{table}"
        );
    }
}

fn every_child_is_in_one_class(office: &Office, today: &str) {
    let sql = format!(
        "select p.id from pupil p where p.left_on is null and (select count(*) from class_member m
         where m.pupil_id = p.id and m.from_on <= '{today}' and (m.to_on is null or m.to_on >= '{today}')) <> 1"
    );
    assert_eq!(ask(office, &sql), Vec::<Vec<String>>::new());
    let seats = format!(
        "select count(*) from class_member where from_on <= '{today}' and (to_on is null or to_on >= '{today}')
         group by class_id order by 1"
    );
    let sizes: Vec<usize> = ask(office, &seats)
        .iter()
        .map(|row| row[0].parse().unwrap())
        .collect();
    assert_eq!(sizes.len(), 8, "{sizes:?}");
    assert!(
        sizes.iter().all(|size| (20..=30).contains(size)),
        "{sizes:?}"
    );
}

fn every_plan_has_its_cycle(plans: &[Plan], cycles: &[Cycle], targets: &[Target]) {
    for plan in plans {
        let of_plan: Vec<&Cycle> = cycles.iter().filter(|one| one.plan_id == plan.id).collect();
        let open = of_plan.iter().filter(|one| one.closed_on.is_none()).count();
        let open_targets = targets
            .iter()
            .filter(|one| one.plan_id == plan.id && one.ended_on.is_none())
            .count();
        if plan.ended_on.is_none() {
            assert_eq!(open, 1, "{plan:?}");
            assert!(
                (1..=4).contains(&open_targets),
                "{open_targets} open: {plan:?}"
            );
        } else {
            assert_eq!((open, open_targets), (0, 0), "{plan:?}");
            assert!(!plan.end_reason.is_empty());
        }
        for (cycle, number) in of_plan.iter().zip(1_u16..) {
            assert_eq!(cycle.number, number);
            assert!(cycle.due_on > cycle.starts_on, "{cycle:?}");
        }
        for (one, next) in of_plan.iter().zip(of_plan.iter().skip(1)) {
            assert_eq!(
                one.closed_on,
                Some(next.starts_on),
                "a cycle follows a review"
            );
        }
    }
}

fn every_closed_cycle_was_reviewed_whole(
    cycles: &[Cycle],
    targets: &[Target],
    reviews: &[Review],
    lines: &[TargetReview],
) {
    for cycle in cycles {
        let of_cycle: Vec<&Review> = reviews
            .iter()
            .filter(|one| one.cycle_id == cycle.id)
            .collect();
        let Some(closed_on) = cycle.closed_on else {
            assert!(of_cycle.is_empty());
            continue;
        };
        let [review] = of_cycle[..] else {
            unreachable!("a closed cycle has one review: {cycle:?}");
        };
        assert_eq!(review.closed_on, Some(closed_on));
        let said = !review.child_views.is_empty();
        assert_ne!(
            said, review.child_declined,
            "a child speaks or would rather not"
        );
        for target in targets.iter().filter(|one| one.plan_id == cycle.plan_id) {
            let worked_on = target.set_on < review.happened_on
                && target.ended_on.is_none_or(|end| end >= review.happened_on);
            let times = lines
                .iter()
                .filter(|one| one.review_id == review.id && one.target_id == target.id)
                .count();
            assert_eq!(times, usize::from(worked_on), "{target:?} in {review:?}");
        }
    }
}

fn decisions_agree_with_placements(reviews: &[Review], placements: &[Placement], plans: &[Plan]) {
    let pathway = preset(PathwayPreset::DEFAULT);
    for review in reviews {
        let of_child = || {
            placements
                .iter()
                .filter(|one| one.pupil_id == review.pupil_id)
        };
        let day = review.happened_on;
        let before =
            of_child().find(|one| one.from_on < day && one.to_on.is_none_or(|to| to >= day));
        let after =
            of_child().find(|one| one.from_on <= day && one.to_on.is_none_or(|to| to > day));
        let key = |placement: Option<&Placement>| placement.map(|one| one.stage_key.clone());
        let (before, after) = (key(before), key(after));
        let moved = pathway.move_kind(before.as_deref(), after.as_deref());
        let decided = match review.decision.unwrap() {
            ReviewDecision::Stay => None,
            ReviewDecision::StepUp => Some(MoveKind::Up),
            ReviewDecision::StepDown => Some(MoveKind::Down),
            ReviewDecision::Leave => Some(MoveKind::Leave),
        };
        assert_eq!(moved, decided, "{review:?}");
        let plan = plans.iter().find(|plan| plan.id == review.plan_id).unwrap();
        assert_eq!(
            before.as_ref(),
            Some(&plan.stage_key),
            "a plan belongs to its stage"
        );
    }
}

fn scores_are_sound(targets: &[Target], lines: &[TargetReview], ratings: &[Rating]) {
    for target in targets {
        let score = |value: Option<f64>| value.and_then(Score::finite);
        let (baseline, expected) = (score(target.baseline), score(target.expected));
        assert_eq!(
            target.measure.validate(baseline, expected),
            Ok(()),
            "{target:?}"
        );
        let (baseline, expected) = (target.baseline.unwrap(), target.expected.unwrap());
        assert!(
            (baseline - expected).abs() > 0.5,
            "nothing is aimed at: {target:?}"
        );
        let mut dated: Vec<(NaiveDate, f64)> = ratings
            .iter()
            .filter(|one| one.target_id == target.id)
            .map(|one| (one.happened_on, one.score))
            .collect();
        for (_, score) in &dated {
            assert!(
                target.measure.score(*score).is_ok(),
                "{score} for {target:?}"
            );
        }
        dated.sort_by_key(|one| one.0);
        let rises = dated
            .iter()
            .zip(dated.iter().skip(1))
            .all(|(one, next)| (next.1 - one.1) * (expected - baseline) >= 0.0);
        assert!(rises, "{dated:?} for {target:?}");
        for line in lines.iter().filter(|one| one.target_id == target.id) {
            assert!(target.measure.score(line.score.unwrap()).is_ok());
            let outcome = line.outcome.unwrap();
            assert_eq!(outcome.check_reason(&line.reason), Ok(()));
        }
    }
}

fn targets_follow_from_reviews(targets: &[Target], lines: &[TargetReview], reviews: &[Review]) {
    let day_of: BTreeMap<_, _> = reviews
        .iter()
        .map(|one| (&one.id, one.happened_on))
        .collect();
    let decision_of: BTreeMap<_, _> = reviews.iter().map(|one| (&one.id, one.decision)).collect();
    for line in lines {
        let target = targets.iter().find(|one| one.id == line.target_id).unwrap();
        let day = day_of[&line.review_id];
        let moved = decision_of[&line.review_id] != Some(ReviewDecision::Stay);
        let follower = targets
            .iter()
            .find(|one| one.adapted_from.as_ref() == Some(&target.id));
        let outcome = line.outcome.unwrap();
        match line.next.unwrap() {
            Next::Finish => {
                assert_eq!((target.ended_on, target.result), (Some(day), Some(outcome)));
                assert!(outcome.is_success() || !line.reason.is_empty());
            }
            Next::Adapt => {
                assert_eq!((target.ended_on, target.result), (Some(day), Some(outcome)));
                assert_eq!(follower.unwrap().text, line.adapted_text);
            }
            Next::CarryOver if moved => {
                assert_eq!(target.ended_on, Some(day));
                assert_eq!(
                    follower.unwrap().set_on,
                    day,
                    "what is unmet goes on in the next plan"
                );
            }
            Next::CarryOver => assert!(
                !outcome.is_success() && target.ended_on != Some(day) || target.result.is_none()
            ),
        }
    }
}

#[test]
fn it_hangs_together_in_the_middle_of_a_half_term() {
    holds(&NOVEMBER, "2026-11-10");
}

#[test]
fn it_hangs_together_on_the_first_days_of_september() {
    holds(&made_on("2026-09-01"), "2026-09-01");
    holds(&made_on("2027-09-06"), "2027-09-06");
}

#[test]
fn it_hangs_together_in_the_summer_holidays() {
    holds(&made_on("2027-08-16"), "2027-08-16");
}

#[test]
fn it_hangs_together_at_christmas_and_at_easter() {
    holds(&made_on("2026-12-27"), "2026-12-27");
    holds(&made_on("2027-03-29"), "2027-03-29");
}

#[test]
fn it_hangs_together_at_the_end_of_the_year() {
    holds(&made_on("2027-07-14"), "2027-07-14");
    holds(&made_on("2028-02-29"), "2028-02-29");
}

#[test]
fn a_sample_in_a_folder_opens_with_its_password_and_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    make_in(folder.path()).unwrap();
    let file = Vault::at(folder.path(), KeyKeeping::OwnerOnlyFile)
        .open()
        .unwrap();
    let hashes: Vec<String> = {
        let connection = file.connection();
        let mut statement = connection
            .prepare("select distinct password_hash from staff_secret")
            .unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(|row| row.unwrap()).collect()
    };
    assert_eq!(hashes.len(), 1);
    assert!(vault::matches(PASSWORD, &hashes[0]));
    assert!(make_in(folder.path()).is_err());
}
