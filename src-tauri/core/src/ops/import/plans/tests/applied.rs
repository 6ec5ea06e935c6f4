//! Targets and provision of a spreadsheet applied, a second time, and undone.

use super::*;

#[test]
fn the_same_list_a_second_time_changes_nothing() {
    let (school, _) = school();
    let text = list(&[READS, WRITES, IDRIS]);
    let (id, done) = apply(&school, &text);
    assert_eq!((id.is_some(), done.targets, done.plans), (true, 3, 1));
    let before = (plans(&school), school.audit_len());
    let again = preview(&school, &text);
    assert!(
        again
            .children
            .iter()
            .flat_map(|child| &child.rows)
            .all(|row| row.adds.is_empty() && row.look.is_empty()),
        "{again:#?}"
    );
    let (id, done) = apply(&school, &text);
    assert_eq!((id.is_none(), done), (true, PlanImportCount::default()));
    assert_eq!(school.audit_len(), before.1);
    assert_eq!(plans(&school), before.0);
}

#[test]
fn undoing_takes_back_what_came_and_nothing_else() {
    let (school, plan) = school();
    let by_hand = school.read(
        &school.senco,
        OpenPlan {
            plan_id: plan.clone(),
        },
    );
    let mut draft = by_hand.draft;
    draft.strengths = "Zoë notices what others miss.".to_owned();
    let save = SavePlan {
        plan_id: plan,
        version: by_hand.version,
        plan: draft,
    };
    school.write(&school.senco, save);
    let before = plans(&school);
    let text = list(&[READS, WRITES, IDRIS]);
    let (id, _) = apply(&school, &text);
    let id = id.unwrap();
    let undone = school.write(&school.senco, UndoImport { id: id.clone() });
    assert_eq!((undone.undone, undone.kept_back.len()), (2, 0));
    assert_eq!(plans(&school), before);
    let twice = school.office.write(&school.senco, UndoImport { id });
    assert!(matches!(twice, Err(Error::Invalid(_))), "{twice:?}");
    let (_, again) = apply(&school, &text);
    assert_eq!(
        (again.targets, again.plans),
        (3, 1),
        "it can be imported again"
    );
}

#[test]
fn a_plan_that_was_worked_on_since_stays_and_its_child_is_named() {
    let (school, plan) = school();
    let (id, _) = apply(&school, &list(&[READS, IDRIS]));
    let view = school.read(&school.senco, OpenPlan { plan_id: plan });
    let target = view.draft.outcomes[0].targets[0].id.clone().unwrap();
    let rate: RateTarget =
        op(json!({ "target_id": target, "score": 4.0, "happened_on": TODAY, "evidence": "" }));
    school.write(&school.senco, rate);
    let undone = school.write(&school.senco, UndoImport { id: id.unwrap() });
    assert_eq!(
        (undone.undone, undone.kept_back),
        (1, vec!["Zoë Ångström".to_owned()])
    );
}

#[test]
fn what_was_shown_is_what_is_applied() {
    let (school, _) = school();
    let text = list(&[READS, IDRIS]);
    let seen = preview(&school, &text).seen;
    apply(&school, &list(&[READS]));
    let before = school.audit_len();
    let late = try_apply(&school, &school.senco, &text, &seen, &NOTHING);
    assert!(matches!(&late, Err(Error::Invalid(f)) if f.of("seen").len() == 1));
    assert_eq!(school.audit_len(), before);
}
