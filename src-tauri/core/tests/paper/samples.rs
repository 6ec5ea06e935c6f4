//! Papers to test with: the kept fixtures, and what is made from them.

use std::path::PathBuf;

use chrono::NaiveDate;
use waymark_core::documents::{
    Paper, PaperChoices, PaperStamp, PlanPaper, ProfilePaper, TargetPaper, plan, profile,
};

/// Names and signs as they come in English schools, a script a line.
pub(crate) const NAMES: &[&str] = &[
    "Zoë Siân Łukasz Ştefan Nguyễn Thị Ánh Ọlá ũ ĩ ẹ ṣ Þóra Ñusta ŵ ŷ",
    "Олена Ґалаґан Ђорђе",
    "Ελένη Παπαδοπούλου",
    "محمد علي السلام لأحمد عبد الله لآلئ پروین ٹیپو ڑے ھوا",
    "יעל כהן",
    "अनन्या क्षत्रिय श्रीकृष्ण",
    "আনন্যা চৌধুরী",
    "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "અનન્યા ક્ષિતિજ",
    "தமிழ்ச்செல்வி கோபால்",
    "മലയാളം കൃഷ്ണ",
    "සිංහල ක්‍රිෂ්ණ",
    "สมชาย น้ำใจ",
    "ሀና ገብረ",
    "Արամ ნინო",
    "张伟 黃曉明 さくら サクラ 김민준",
    "cafe\u{301} naïve — “quoted” ‘so’ ½ → ≥ ✓ ☺ £5 €6 fi ffi fl",
];

pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/paper")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap()
}

pub(crate) fn photo() -> Vec<u8> {
    std::fs::read(folder().join("photo.jpg")).unwrap()
}

/// A plan as most are: two targets, a review, a photo.
pub(crate) fn typical_plan() -> PlanPaper {
    let mut plan: PlanPaper = serde_json::from_str(&read("plan.json")).unwrap();
    plan.child.photo = Some(photo());
    plan
}

/// A plan as a child has it who gets a good deal of help: four targets with steps, strategies and provision.
pub(crate) fn four_targets() -> PlanPaper {
    let mut plan = typical_plan();
    let mut second = plan.outcomes[0].clone();
    second.text =
        "By the end of Year 4, Siân joins in with games and says what she needs.".to_owned();
    for (target, text) in second.targets.iter_mut().zip([
        "By 18 December 2026 Siân asks for a break with her card, four times out of five.",
        "By 18 December 2026 Siân takes turns in a game with two friends for ten minutes.",
    ]) {
        target.number += 2;
        target.text = text.to_owned();
        target.steps.truncate(2);
        target.provision.truncate(1);
    }
    plan.outcomes.push(second);
    plan
}

/// A plan with little in it, of a child with an Arabic name.
pub(crate) fn short_plan() -> PlanPaper {
    serde_json::from_str(&read("plan-short.json")).unwrap()
}

pub(crate) fn typical_profile() -> ProfilePaper {
    let mut profile: ProfilePaper = serde_json::from_str(&read("profile.json")).unwrap();
    profile.child.photo = Some(photo());
    profile
}

/// Words of at least `characters`, each numbered so that a lost one is noticed.
pub(crate) fn long_answer(about: &str, characters: usize) -> String {
    let mut words = String::new();
    for number in 1.. {
        if words.chars().count() >= characters {
            break;
        }
        words.push_str(&format!("{about} {number} reads — counts, and waits. "));
        if number % 17 == 0 {
            words.push('\n');
        }
    }
    words.trim_end().to_owned()
}

/// 12 targets and answers of 3,000 characters.
pub(crate) fn huge_plan() -> PlanPaper {
    let mut plan = typical_plan();
    plan.strengths = long_answer("Strength", 3000);
    plan.what_matters = long_answer("Matter", 3000);
    plan.what_helps = long_answer("Help", 3000);
    plan.child_views = long_answer("Child", 3000);
    plan.parent_views = long_answer("Parent", 3000);
    plan.decision = long_answer("Decision", 3000);
    let pattern: Vec<TargetPaper> = plan.outcomes[0].targets.clone();
    plan.outcomes[0].targets = (1..=12)
        .zip(pattern.iter().cycle())
        .map(|(number, target)| {
            let mut target = target.clone();
            target.number = number;
            target.text = format!("Goal {number}: {}", target.text);
            target
        })
        .collect();
    // One cell of a table that is taller than a page.
    plan.outcomes[0].targets[0].provision[0].what = long_answer("Provision", 3000);
    plan
}

pub(crate) fn stamp() -> PaperStamp {
    PaperStamp {
        printed_on: NaiveDate::from_ymd_opt(2026, 11, 22)
            .unwrap()
            .and_hms_opt(14, 2, 0)
            .unwrap(),
        printed_by: "Ms Harding".to_owned(),
        school_name: "Westfield Primary School".to_owned(),
    }
}

pub(crate) fn print_plan(view: &PlanPaper) -> Paper {
    plan(view, &stamp(), &PaperChoices::default()).unwrap()
}

pub(crate) fn print_profile(view: &ProfilePaper) -> Paper {
    profile(view, &stamp(), &PaperChoices::default()).unwrap()
}
