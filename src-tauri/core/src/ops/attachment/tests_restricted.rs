//! Who sees a restricted document: in no list, search, history or answer to anybody else, and to a colleague while the
//! SENCO says so.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::{Value, json};

use super::tests::{attach, draft, open, report, some_pdf, titles};
use super::*;
use crate::error::Error;
use crate::ops::history::{PupilHistory, Timeline};
use crate::ops::pupil::OpenPupil;
use crate::ops::search::Search;
use crate::testing::{TestSchool, op};

#[test]
fn what_agencies_and_doctors_write_is_hidden_from_teachers_and_assistants_in_every_place() {
    let school = TestSchool::new();
    let zoe = school.zoe.clone();
    let id = attach(&school, &school.senco, &zoe, &some_pdf(1), report()).unwrap();
    attach(&school, &school.senco, &zoe, &some_pdf(2), json!({})).unwrap();
    open(&school, &school.head, &id).unwrap();
    for who in [&school.teacher, &school.ta] {
        assert_eq!(titles(&school, who), ["Spellings"]);
        let opened = school.read(
            who,
            OpenPupil {
                pupil_id: zoe.clone(),
            },
        );
        assert_eq!(opened.counts.documents, 1);
        assert!(matches!(open(&school, who, &id), Err(Error::NotFound)));
        let all = json!({
            "documents": school.read(who, ChildAttachments { pupil_id: zoe.clone() }),
            "timeline": school.read(who, Timeline { pupil_id: zoe.clone() }),
            "history": school.read(who, PupilHistory { pupil_id: zoe.clone(), before: None }),
            "found": school.read(who, Search { text: "cognitive".to_owned() }),
            "sent by": school.read(who, Search { text: "Sen".to_owned() }),
        });
        let all = all.to_string();
        assert!(
            !all.contains("Cognitive") && !all.contains(id.as_str()),
            "{all}"
        );
        assert!(all.contains("Spellings"));
    }
    for who in [&school.senco, &school.head] {
        assert_eq!(titles(&school, who).len(), 2);
        let found = school.read(
            who,
            Search {
                text: "cognit".to_owned(),
            },
        );
        assert_eq!(found.documents[0].record_id, id.as_str());
    }
}

#[test]
fn the_senco_may_name_a_colleague_who_opens_a_restricted_document_and_take_that_back() {
    let school = TestSchool::new();
    let zoe = school.zoe.clone();
    let id = attach(&school, &school.senco, &zoe, &some_pdf(1), report()).unwrap();
    let revise = |version: i32, also_for: Value| -> ReviseAttachment {
        let mut typed = report();
        typed["also_for"] = also_for;
        op(json!({ "id": id, "version": version, "attachment": draft(typed) }))
    };
    school.write(&school.senco, revise(1, json!(["teacher"])));
    assert!(open(&school, &school.teacher, &id).is_ok());
    let counted = |who| {
        let pupil_id = school.zoe.clone();
        school.read(who, OpenPupil { pupil_id }).counts.documents
    };
    assert_eq!((counted(&school.teacher), counted(&school.ta)), (1, 0));
    assert!(matches!(
        open(&school, &school.ta, &id),
        Err(Error::NotFound)
    ));
    let found = |who| {
        school
            .read(
                who,
                Search {
                    text: "profile".to_owned(),
                },
            )
            .documents
            .len()
    };
    assert_eq!((found(&school.teacher), found(&school.ta)), (1, 0));
    let view = school.read(&school.teacher, ChildAttachments { pupil_id: zoe });
    assert_eq!(
        view.documents[0].restricted_words,
        "The SENCO, the headteacher and Miss R Shah"
    );
    assert!(!view.documents[0].may_change);
    let by_teacher = school
        .office
        .write(&school.teacher, revise(2, json!(["teacher"])));
    assert!(
        matches!(by_teacher, Err(Error::Forbidden)),
        "{by_teacher:?}"
    );
    let reason = "x".to_owned();
    let voided = school.office.write(
        &school.teacher,
        VoidAttachment {
            id: id.clone(),
            reason,
        },
    );
    assert!(matches!(voided, Err(Error::Forbidden)), "{voided:?}");
    school.write(&school.senco, revise(2, json!([])));
    assert!(matches!(
        open(&school, &school.teacher, &id),
        Err(Error::NotFound)
    ));
    assert_eq!(found(&school.teacher), 0);
    let stranger = school
        .office
        .write(&school.senco, revise(3, json!(["nobody"])));
    assert!(matches!(&stranger, Err(Error::Invalid(it)) if it.of("also_for").len() == 1));
}
