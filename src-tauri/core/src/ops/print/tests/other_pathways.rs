//! The papers of schools with another pathway than the one that comes first: each is in that school's own words.

use std::io::Write;
use std::process::{Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::*;
use crate::domain::ehc::EhcSection;
use crate::domain::id::{EhcRequestId, EhcReviewId, ReintegrationId, TeamMeetingId};
use crate::domain::letter::{LetterKind, LetterOccasion};
use crate::domain::pathway::PathwayPreset;
use crate::ops::assessment::SaveAssessment;
use crate::ops::ehc::{SaveEhcPlan, SaveEhcRequest, SaveEhcReview};
use crate::ops::letter::{ProposeLetter, SendLetter};
use crate::ops::list::PrintList;
use crate::ops::placement::DecidePlacement;
use crate::ops::plan::StartPlan;
use crate::ops::plan::fixture::{fill, save_with};
use crate::ops::print::{
    EhcPaper, PaperOp, PrintAssessment, PrintBatch, PrintConcern, PrintEhc, PrintLetter,
    PrintSupply, PrintTeam,
};
use crate::ops::reintegration::SaveReintegration;
use crate::ops::round::PrintRound;
use crate::ops::team::SaveTeamMeeting;
use crate::progress::Progress;

/// A school with a pathway, and what its papers say and do not say.
struct Own {
    pathway: PathwayPreset,
    stage: &'static str,
    stage_name: &'static str,
    plan_name: &'static str,
    profile_name: &'static str,
    assessment_name: &'static str,
    views: &'static str,
    /// The stage of an EHC plan, and what the plan by which the school delivers it is called.
    ehc: (&'static str, &'static str),
    foreign: &'static [&'static str],
}

/// What the plan of a child with an EHC plan is called where a school has chosen nothing else.
const DELIVERY: (&str, &str) = ("ehcp", "EHCP delivery plan");

const TRUST: Own = Own {
    pathway: PathwayPreset::SenSupport,
    stage: "sen_support",
    stage_name: "SEN Support",
    plan_name: "SEND Support Plan",
    profile_name: "One-page profile",
    assessment_name: "Assessment of needs",
    views: "My views",
    ehc: DELIVERY,
    foreign: &[
        "My Plan",
        "My Profile",
        "My Assessment",
        "Graduated",
        "Pupil voice",
    ],
};

const SIX: Own = Own {
    pathway: PathwayPreset::SixStages,
    stage: "sen_support",
    stage_name: "SEN support",
    plan_name: "SEN support plan",
    profile_name: "One-page profile",
    assessment_name: "Assessment of needs",
    views: "Pupil voice",
    ehc: DELIVERY,
    foreign: &[
        "My Plan",
        "My Profile",
        "My Assessment",
        "Graduated",
        "SEND Support Plan",
        "My views",
    ],
};

const GRADUATED: Own = Own {
    pathway: PathwayPreset::Graduated,
    stage: "my_plan",
    stage_name: "My Plan",
    plan_name: "My Plan",
    profile_name: "My Profile",
    assessment_name: "My Assessment",
    views: "My views",
    ehc: DELIVERY,
    foreign: &["SEND Support Plan", "SEN support plan", "Pupil voice"],
};

/// The proposed reform, which a school may choose before it is law.
const LAYERS: Own = Own {
    pathway: PathwayPreset::Layers,
    stage: "targeted",
    stage_name: "Targeted",
    plan_name: "Individual support plan",
    profile_name: "My profile",
    assessment_name: "My assessment",
    views: "My views",
    ehc: ("specialist", "Individual support plan"),
    foreign: &[
        "My Plan",
        "My Profile",
        "My Assessment",
        "Graduated",
        "SEND Support Plan",
        "SEN support",
        "SEN Support",
        "Pupil voice",
        "EHCP delivery plan",
        "One-page profile",
    ],
};

/// The words of a PDF, on one line.
fn words_of(bytes_base64: &str) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is part of poppler");
    let bytes = STANDARD.decode(bytes_base64).unwrap();
    reader.stdin.take().unwrap().write_all(&bytes).unwrap();
    let read = reader.wait_with_output().unwrap();
    let text = String::from_utf8(read.stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Own {
    fn place(&self, school: &TestSchool, stage: &str, on: &str) {
        let decide: DecidePlacement = op(
            json!({ "pupil_id": school.zoe, "concern_id": null, "decision": {
                "to": stage, "happened_on": on, "reason": "Reads below the class.", "evidence": "",
                "decided_by": "Mrs A Okafor", "parents_told_on": on, "confirmed": [],
                "missing_reason": "It follows." } }),
        );
        school.write(&school.senco, decide);
    }

    fn print<Op: PaperOp>(&self, school: &TestSchool, paper: Op) -> String {
        let made = Op::lay_out(school.write(&school.senco, paper)).unwrap();
        self.own_words(words_of(&made.bytes_base64))
    }

    /// The words, which are none of another school's.
    fn own_words(&self, text: String) -> String {
        for foreign in self.foreign {
            assert!(!text.contains(foreign), "it says {foreign}: {text}");
        }
        text
    }
}

/// Every paper of a child who is on the stage, reviewed once, and then has an EHC plan.
fn every_paper(own: &Own) {
    let school = TestSchool::with_pathway("2026-11-10", own.pathway);
    own.place(&school, own.stage, "2026-09-07");
    let start: StartPlan =
        op(json!({ "pupil_id": school.zoe, "started_on": "2026-09-07", "stage_key": null }));
    let plan_id = school.write(&school.senco, start);
    save_with(&school, &plan_id, fill);
    reviewed(&school, &plan_id);

    let text = own.print(&school, plan(&plan_id, PrintChoices::default()));
    assert!(text.contains(own.plan_name), "{text}");
    assert!(text.contains(own.views), "{text}");
    assert!(text.contains(own.stage_name), "{text}");
    let text = own.print(&school, profile(&school.zoe));
    assert!(text.contains(own.profile_name), "{text}");
    let pupil_id = &school.zoe;
    assessed(&school);
    let assessment = PrintAssessment {
        pupil_id: pupil_id.clone(),
        assessment_id: None,
        choices: PrintChoices::default(),
    };
    let text = own.print(&school, assessment);
    assert!(text.contains(own.assessment_name), "{text}");
    let concern = PrintConcern {
        pupil_id: pupil_id.clone(),
        concern_id: None,
        choices: PrintChoices::default(),
    };
    own.print(&school, concern);
    let supply = PrintSupply {
        pupil_id: pupil_id.clone(),
        choices: PrintChoices::default(),
    };
    own.print(&school, supply);

    batch_of(own, &school);
    for kind in LetterKind::ALL
        .iter()
        .filter(|kind| kind.occasion() == LetterOccasion::Written)
    {
        letter_of(own, &school, *kind);
    }
    team_papers_of(own, &school);
    delivery_of(own, &school);
    statutory_papers_of(own, &school);
    school_papers_of(own, &school);
}

/// The plan with its review and the sheets of child and parents.
fn batch_of(own: &Own, school: &TestSchool) {
    let batch: PrintBatch = op(
        json!({ "pupil_ids": [school.zoe], "papers": { "plan": true, "profile": true,
        "review_record": true, "child_view": true, "parent_view": true, "reply_slip": true, "team_notes": true,
        "chronology": true },
        "files": "one", "double_sided": false, "cover": true, "photo": false, "room_to_write": true,
        "names_in_files": false }),
    );
    let made = school
        .office
        .long(&school.senco, batch, &Progress::unwatched())
        .unwrap()
        .output;
    let text = own.own_words(words_of(&made.files[0].bytes_base64));
    // The plan leaves room to write here; the record of its review says who held the pen for the child.
    assert!(text.contains("Written down by Ms Lee"), "{text}");
    for words in [own.plan_name, own.profile_name, own.views] {
        assert!(text.contains(words), "no \"{words}\": {text}");
    }
}

fn letter_of(own: &Own, school: &TestSchool, kind: LetterKind) {
    let propose = ProposeLetter {
        pupil_id: school.zoe.clone(),
        kind,
    };
    let letter = school.read(&school.senco, propose);
    let send: SendLetter = op(
        json!({ "pupil_id": school.zoe, "kind": kind, "edition": letter.edition,
        "happened_on": "2026-11-10", "title": letter.title, "body": letter.body }),
    );
    let id = school.write(&school.senco, send);
    let print = PrintLetter {
        letter_id: id,
        choices: PrintChoices::default(),
    };
    own.print(school, print);
}

fn delivery_of(own: &Own, school: &TestSchool) {
    let sections: Vec<Value> = EhcSection::ALL
        .iter()
        .map(|section| json!({ "section": section.code(), "state": "document", "text": "", "page": "" }))
        .collect();
    let ehc: SaveEhcPlan = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null, "plan": {
        "issued_on": "2026-11-02", "first_issued_on": null, "local_authority": "Gloucestershire",
        "sections": sections, "outcomes": [{ "text": "Reads the menu", "by_when": "" }],
        "provisions": [{ "what": "Precision teaching", "who": "TA", "how_often": "Daily", "how_long": "",
                         "target_ids": [] }],
        "top_up": false, "top_up_pounds": null, "school_unit": "none" } }),
    );
    school.write(&school.senco, ehc);
    let (stage, name) = own.ehc;
    own.place(school, stage, "2026-11-09");
    let delivery = PrintEhc {
        pupil_id: school.zoe.clone(),
        paper: EhcPaper::Delivery,
        choices: PrintChoices::default(),
    };
    let text = own.print(school, delivery);
    assert!(text.contains(name), "no \"{name}\": {text}");
}

/// An assessment, so that papers that speak of one have something to say.
fn assessed(school: &TestSchool) {
    let area =
        json!({ "strengths": "Remembers what she hears.", "needs": "Reading print.", "views": "" });
    let save: SaveAssessment = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null, "assessment": {
        "happened_on": "2026-11-02", "learning": area, "communication": area, "emotional": area, "physical": area,
        "home": area, "analysis": "Print is the barrier.", "contributors": [] } }),
    );
    school.write(&school.senco, save);
}

/// The request with the school's advice, and the papers of an annual review.
fn statutory_papers_of(own: &Own, school: &TestSchool) {
    let begin: SaveEhcRequest = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null, "request": {
        "requested_by": "school", "requested_by_name": "", "local_authority": "Gloucestershire",
        "begun_on": "2026-10-01", "grounds": "She needs more than the school can give." } }),
    );
    let request: EhcRequestId = school.write(&school.senco, begin);
    let advice = own.print(
        school,
        statutory(
            school,
            json!({ "paper": "school_advice", "request_id": request }),
        ),
    );
    for words in [own.plan_name, own.assessment_name] {
        assert!(advice.contains(words), "no \"{words}\": {advice}");
    }
    let arrange: SaveEhcReview = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null, "review": {
        "review_kind": "annual", "with_pep": true, "meeting_on": "2027-01-20", "meeting_at": "14:00",
        "place": "Library", "people": [
            { "name": "Zoë", "kind": "child", "role": "", "advice_wanted": false },
            { "name": "Mrs Ångström", "kind": "parent", "role": "Mother", "advice_wanted": true },
            { "name": "Helen Marsh", "kind": "health", "role": "Speech therapist", "advice_wanted": true } ] } }),
    );
    let review: EhcReviewId = school.write(&school.senco, arrange);
    for paper in ["invitations", "advice_requests", "report"] {
        let asked = statutory(school, json!({ "paper": paper, "review_id": review }));
        let text = own.print(school, asked);
        let said = text.to_lowercase();
        assert!(said.contains("annual review"), "{paper}: {text}");
    }
}

fn statutory(school: &TestSchool, paper: Value) -> PrintEhc {
    PrintEhc {
        pupil_id: school.zoe.clone(),
        paper: op(paper),
        choices: PrintChoices::default(),
    }
}

/// The letters to a team meeting, its notes, the chronology, and the plan for a reduced timetable.
fn team_papers_of(own: &Own, school: &TestSchool) {
    let meet: SaveTeamMeeting = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null, "meeting": {
        "reintegration_id": null, "planned_on": "2026-11-09", "meeting_at": "14:00", "place": "Library",
        "purpose": "Reading",
        "people": [{ "name": "Helen Marsh", "kind": "health", "role": "Therapist", "attendance": "came" }],
        "held_on": "2026-11-09", "notes": "Reading is better.",
        "actions": [{ "id": null, "text": "Word cards", "action_by": "Ms J Lee", "by_on": "2026-12-04" }],
        "next_on": null } }),
    );
    let meeting: TeamMeetingId = school.write(&school.senco, meet);
    let hours = json!(["3", "3", "3", "3", "3"]);
    let reduce: SaveReintegration = op(
        json!({ "pupil_id": school.zoe, "id": null, "version": null, "plan": {
        "starts_on": "2026-11-16", "ends_on": "2026-11-27", "reason": "Tired after her operation.",
        "support": "A calm room.", "agreements": [], "risk_on": null, "risk_by": "", "full_week": "32.5",
        "weeks": [{ "from_on": "2026-11-16", "hours": hours }] } }),
    );
    let timetable: ReintegrationId = school.write(&school.senco, reduce);
    let everything = json!({ "kinds": [], "from": null, "to": null });
    for paper in [
        json!({ "paper": "team_invitations", "meeting_id": meeting }),
        json!({ "paper": "team_notes", "meeting_id": meeting }),
        json!({ "paper": "chronology", "wanted": everything, "with_restricted": true }),
        json!({ "paper": "reintegration", "plan_id": timetable }),
    ] {
        let print = PrintTeam {
            pupil_id: school.zoe.clone(),
            paper: op(paper),
            choices: PrintChoices::default(),
        };
        own.print(school, print);
    }
}

/// The papers of the whole school: what a round came to, and the register.
fn school_papers_of(own: &Own, school: &TestSchool) {
    let round = PrintRound {
        round: op(json!("2026-2")),
    };
    own.print(school, round);
    for of in [
        json!({ "list": "register", "part": "register" }),
        json!({ "list": "register_on", "on": "2026-11-06", "part": "register" }),
        json!({ "list": "due" }),
    ] {
        let list: PrintList = op(
            json!({ "wanted": { "of": of, "rows": null, "columns": null, "narrowed_by": [],
            "order": "" } }),
        );
        own.print(school, list);
    }
}

#[test]
fn a_trusts_papers_say_sen_support() {
    every_paper(&TRUST);
}

#[test]
fn the_papers_of_six_stages_say_pupil_voice() {
    every_paper(&SIX);
}

#[test]
fn the_papers_of_the_proposed_layers_say_individual_support_plan() {
    every_paper(&LAYERS);
}

#[test]
fn the_papers_of_the_graduated_pathway_say_my_plan() {
    every_paper(&GRADUATED);
}
