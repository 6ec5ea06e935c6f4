//! Writes sample papers into a folder, to be looked at: `cargo run --example paper -- FOLDER`.

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use chrono::NaiveDate;
use waymark_core::documents::{
    Paper, PaperChoices, PaperStamp, PlanPaper, ProfilePaper, Spacing, TextSize, Tint, plan,
    profile,
};

const PLAN: &str = include_str!("../../../tests/fixtures/paper/plan.json");
const SHORT: &str = include_str!("../../../tests/fixtures/paper/plan-short.json");
const PROFILE: &str = include_str!("../../../tests/fixtures/paper/profile.json");
const PHOTO: &[u8] = include_bytes!("../../../tests/fixtures/paper/photo.jpg");

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("name a folder")?;
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder)?;
    let stamp = PaperStamp {
        printed_on: NaiveDate::from_ymd_opt(2026, 11, 22)
            .and_then(|day| day.and_hms_opt(14, 2, 0))
            .ok_or("no such day")?,
        printed_by: "Ms Harding".to_owned(),
        school_name: "Westfield Primary School".to_owned(),
    };
    let plain = PaperChoices::default();
    let large = PaperChoices {
        text_size: TextSize::Large,
        tint: Tint::Cream,
        ..plain
    };
    let easier = PaperChoices {
        tint: Tint::Blue,
        spacing: Spacing::Easier,
        ..plain
    };

    let mut typical: PlanPaper = serde_json::from_str(PLAN)?;
    let bare = typical.clone();
    typical.child.photo = Some(PHOTO.to_vec());
    let short: PlanPaper = serde_json::from_str(SHORT)?;
    let mut child: ProfilePaper = serde_json::from_str(PROFILE)?;
    let child_bare = child.clone();
    child.child.photo = Some(PHOTO.to_vec());
    let mut huge = typical.clone();
    huge.strengths =
        "Siân builds towers, draws sea animals and notices when someone is sad. ".repeat(42);
    huge.parent_views = "At home she reads every evening with her grandmother. ".repeat(56);
    let targets: Vec<_> = huge
        .outcomes
        .iter()
        .flat_map(|o| o.targets.clone())
        .collect();
    for outcome in &mut huge.outcomes {
        outcome.targets = targets.iter().cycle().take(12).cloned().collect();
        for (number, target) in (1..).zip(&mut outcome.targets) {
            target.number = number;
        }
    }
    let mut full = child.clone();
    full.how_to_support = full.how_to_support.repeat(3);
    full.important_to_me = full.important_to_me.repeat(2);

    let write =
        |name: &str, make: &dyn Fn() -> Result<Paper, waymark_core::documents::DocumentError>| {
            let start = Instant::now();
            let paper = make()?;
            let took = start.elapsed();
            std::fs::write(folder.join(name), &paper.bytes)?;
            println!(
                "{name}: {} pages, {} bytes, {took:?}, unprintable {:?}",
                paper.pages,
                paper.bytes.len(),
                paper.unprintable
            );
            Ok::<(), Box<dyn Error>>(())
        };
    write("plan.pdf", &|| plan(&typical, &stamp, &plain))?;
    write("plan-again.pdf", &|| plan(&typical, &stamp, &plain))?;
    write("plan-bare.pdf", &|| plan(&bare, &stamp, &plain))?;
    write("plan-large.pdf", &|| plan(&typical, &stamp, &large))?;
    write("plan-easier.pdf", &|| plan(&typical, &stamp, &easier))?;
    write("plan-short.pdf", &|| plan(&short, &stamp, &plain))?;
    write("plan-huge.pdf", &|| plan(&huge, &stamp, &plain))?;
    write("profile.pdf", &|| profile(&child, &stamp, &plain))?;
    write("profile-bare.pdf", &|| profile(&child_bare, &stamp, &plain))?;
    write("profile-full.pdf", &|| profile(&full, &stamp, &plain))?;
    write("profile-large.pdf", &|| profile(&child, &stamp, &large))?;
    write("profile-easier.pdf", &|| profile(&child, &stamp, &easier))?;
    Ok(())
}
