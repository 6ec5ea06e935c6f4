//! Everything that must hold on any day: intervals, cycles, reviews, decisions, targets and their scores.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{NOVEMBER, all, ask, count, made_on};
use crate::domain::measure::Score;
use crate::domain::pathway::{MoveKind, PathwayPreset, ReviewDecision, preset};
use crate::domain::record::Kind;
use crate::domain::record::plan::{Plan, Target};
use crate::domain::record::pupil::Placement;
use crate::domain::record::review::{Cycle, Next, Rating, Review, TargetReview};
use crate::office::Office;

#[test]
fn in_the_middle_of_a_half_term() {
    holds(&NOVEMBER, "2026-11-10");
}

#[test]
fn on_the_first_day_of_september() {
    holds(&made_on("2026-09-01"), "2026-09-01");
}

#[test]
fn in_the_summer_holidays() {
    holds(&made_on("2027-08-16"), "2027-08-16");
}

#[test]
fn at_christmas() {
    holds(&made_on("2026-12-27"), "2026-12-27");
}

#[test]
fn on_the_last_days_before_the_summer() {
    holds(&made_on("2028-07-14"), "2028-07-14");
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
            let ahead = [
                "due_on",
                "next_due_on",
                "by_on",
                "look_again_on",
                "meets_on",
                "meeting_on",
                "expires_on",
                "valid_until_on",
                "planned_on",
                "ends_on",
                "next_on",
            ]
            .contains(&column);
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
