//! What holds of a copy of a whole record that leaves: it is told of as taken out, and the disclosure log says once who has
//! it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::json;

use super::*;
use crate::domain::id::AccessRequestId;
use crate::domain::role::{Action, Role};
use crate::ops::disclosure::{DisclosureLine, OpenDisclosures, SaveDisclosure};
use crate::progress::Progress;
use crate::testing::{TestSchool, op};

fn take_out(school: &TestSchool, request_id: Option<AccessRequestId>) {
    let export = ExportWholeRecord {
        pupil_id: school.zoe.clone(),
        request_id,
    };
    let done = (school.office).long(&school.senco, export, &Progress::unwatched());
    done.unwrap();
}

fn log(school: &TestSchool) -> Vec<DisclosureLine> {
    let open: OpenDisclosures = op(json!({ "filter": { "pupil_id": school.zoe } }));
    school.read(&school.head, open).lines
}

#[test]
fn a_copy_that_nobody_asked_for_is_told_of_and_logged_once_it_is_said_whom_it_is_for() {
    let school = TestSchool::new();
    take_out(&school, None);
    let of_child = ChildDataProtection {
        pupil_id: school.zoe.clone(),
    };
    let taken = school.read(&school.head, of_child).taken_out;
    assert_eq!(taken.len(), 1, "{taken:?}");
    assert_eq!(taken[0].what, "Took out everything about the child");
    assert!(log(&school).is_empty(), "nobody has said who has it");
    let given: SaveDisclosure = op(
        json!({ "pupil_ids": [school.zoe], "disclosure": { "happened_on": "2026-11-09", "thing": "record",
        "what": "Everything that is kept about the child", "to_whom": "Ms Byrne, solicitor", "way": "secure_email",
        "basis": "consent", "basis_reason": "", "consent_by": "Mrs Å Ångström", "consent_on": "2026-11-06", "note": "" } }),
    );
    school.write(&school.senco, given);
    let lines = log(&school);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(
        (lines[0].what.as_str(), lines[0].to_whom.as_str()),
        (
            "Everything that is kept about the child",
            "Ms Byrne, solicitor"
        )
    );
}

#[test]
fn a_copy_for_a_request_stands_in_the_log_with_the_answer_and_once() {
    let school = TestSchool::new();
    let mut request = json!({ "asked_by": "Mrs Å Ångström", "relationship": "Mother", "received_on": "2026-11-03",
        "identity_on": null, "identity_how": "", "extended_on": null, "extension_reason": "", "answered_on": null,
        "answer_note": "" });
    let asked: SaveAccessRequest =
        op(json!({ "pupil_id": school.zoe, "id": null, "version": 0, "request": request }));
    let id = school.write(&school.senco, asked);
    take_out(&school, Some(id.clone()));
    assert!(log(&school).is_empty(), "it has not gone out");
    request["identity_on"] = json!("2026-11-03");
    request["identity_how"] = json!("Known to the school");
    request["answered_on"] = json!("2026-11-09");
    request["answer_note"] = json!("By hand, without the names of others");
    let answered: SaveAccessRequest =
        op(json!({ "pupil_id": school.zoe, "id": id, "version": 1, "request": request }));
    school.write(&school.senco, answered);
    let lines = log(&school);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(lines[0].to_whom, "Mrs Å Ångström (Mother)");
}

#[test]
fn whoever_may_take_a_copy_of_a_childs_record_may_say_whom_it_is_for() {
    for role in Role::ALL {
        for out in [
            Action::AccessExport,
            Action::AttachmentExport,
            Action::EhcPrint,
        ] {
            if role.allows(out) {
                assert!(role.allows(Action::DisclosureWrite), "{role:?}, {out:?}");
            }
        }
    }
}
