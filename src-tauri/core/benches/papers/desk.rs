//! Papers of a school of many years, as the window asks for them.

use std::hint::black_box;
use std::time::Duration;

use serde_json::{Value, json};

use crate::together::clock::{middle, middle_of, once};
use crate::together::options::Options;
use crate::together::school::{School, ask as ask_desk};

pub(crate) struct Through {
    pub(crate) one: Duration,
    pub(crate) batch: Duration,
    pub(crate) children: usize,
}

pub(crate) fn ask(options: &Options) -> Through {
    let school = School::of(options.most_years(), options);
    let desk = school.desk_of("SENCO");
    let register = ask_desk(&desk, "register", json!({ "leavers": "without" }));
    let on_plans: Vec<Value> = register["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| !row["review_due_on"].is_null())
        .map(|row| row["pupil"]["id"].clone())
        .take(200)
        .collect();
    let plans = ask_desk(&desk, "plans", json!({ "pupil_id": on_plans[0] }));
    let choices = json!({
        "text_size": "standard", "tint": "none", "spacing": "standard", "photo": true, "room_to_write": false
    });
    let one = json!({ "plan_id": plans[0]["plan"]["record"]["id"], "choices": choices });
    let batch = json!({
        "pupil_ids": on_plans,
        "papers": {
            "plan": true, "profile": false, "review_record": false, "child_view": false, "parent_view": false,
            "reply_slip": false, "team_notes": false, "chronology": false
        },
        "files": "one", "double_sided": true, "cover": true, "photo": true, "room_to_write": false,
        "names_in_files": false
    });
    let print = |command: &str, input: &Value| {
        black_box(desk.run(command, input.clone()).unwrap());
    };
    Through {
        one: middle_of(|| print("print_plan", &one)),
        batch: middle(
            (0..5)
                .map(|_| once(|| print("print_batch", &batch)))
                .collect(),
        ),
        children: on_plans.len(),
    }
}
