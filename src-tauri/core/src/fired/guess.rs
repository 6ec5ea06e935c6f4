//! Values of a shape: some that fit, some that nearly do, some that nobody would think of.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::shape::{Shape, Shapes};
use crate::sample::chance::Chance;

/// Words of all sorts. The last ones are a list of children and a list without any, in base64.
const TEXTS: &[&str] = &[
    "",
    " ",
    "a",
    "Reads to the class and asks for help",
    "Zoë Ångström-O\u{2019}Brien",
    "名前",
    "مرحبا",
    "👩🏽‍🏫",
    "=HYPERLINK(\"http://example.org\")",
    "+44 1452 555 0100",
    "-1",
    "@SUM(A1)",
    "'; drop table pupil; --",
    "\u{0}",
    "\u{202e}siht",
    "null",
    "{\"a\":1}",
    "[1,2]",
    "../../etc/passwd",
    "C:\\Windows\\win.ini",
    "%",
    "_",
    "\"",
    "*",
    "a AND b NEAR(c)",
    "autumn_1",
    "2026-2",
    "my_plan",
    "note:zoe",
    "B801200005001",
    "Rm9yZW5hbWUsU3VybmFtZSxEYXRlIG9mIGJpcnRoCkFubmEsTWVsbCwwNS8xMC8yMDE4Cg==",
    "AAEC/w==",
];

const DAYS: &[&str] = &[
    "2026-11-10",
    "2026-11-09",
    "2026-09-01",
    "2027-01-07",
    "2018-10-05",
    "2024-02-29",
    "1900-01-01",
    "9999-12-31",
    "-4000-01-01",
    "+200000-01-01",
    "2026-02-30",
    "yesterday",
    "",
];

const NUMBERS: &[i64] = &[
    1,
    1,
    2,
    3,
    0,
    -1,
    5,
    10,
    15,
    60,
    100,
    2026,
    65_535,
    65_536,
    4_294_967_295,
    9_007_199_254_740_991,
    i64::MIN,
    i64::MAX,
];

/// Makes inputs, the same ones for the same seed.
pub(super) struct Guess<'a> {
    pub(super) shapes: &'a Shapes,
    /// Real ids by what they are the id of ("PupilId"), and every id under "".
    pub(super) ids: &'a BTreeMap<String, Vec<String>>,
    pub(super) chance: Chance,
}

impl Guess<'_> {
    /// An input that has the form that the command takes.
    pub(super) fn fitting(&mut self, command: &str) -> Json {
        let shape = &self.shapes.inputs[command];
        self.value(shape, "", 0)
    }

    /// An input for the command, sometimes broken in a place or two.
    pub(super) fn any(&mut self, command: &str) -> Json {
        let mut input = self.fitting(command);
        if self.chance.in_hundred(30) {
            for _ in 0..=self.chance.below(2) {
                self.break_in(&mut input);
            }
        }
        input
    }

    fn value(&mut self, shape: &Shape, name: &str, depth: usize) -> Json {
        match shape {
            Shape::Null => Json::Null,
            Shape::Flag => json!(self.chance.in_hundred(50)),
            Shape::Number => self.number(name),
            Shape::Text => self.text(name),
            Shape::Any => self.odd(),
            Shape::Word(word) => json!(word),
            Shape::Named(named) if named.ends_with("Id") => self.id(named),
            Shape::Named(named) => {
                let shape = self.shapes.types.get(named).cloned();
                match shape {
                    Some(shape) if depth < 12 => self.value(&shape, name, depth + 1),
                    _ => Json::Null,
                }
            }
            Shape::List(inner) => {
                let many = [0, 1, 1, 2, 3, 9][self.chance.below(6)];
                (0..many)
                    .map(|_| self.value(inner, name, depth + 1))
                    .collect()
            }
            Shape::Tuple(parts) => (parts.iter())
                .map(|part| self.value(part, name, depth + 1))
                .collect(),
            Shape::Object(fields) => {
                let made = fields
                    .iter()
                    .map(|(name, shape)| (name.clone(), self.value(shape, name, depth + 1)));
                Json::Object(made.collect::<Map<_, _>>())
            }
            Shape::OneOf(choices) => {
                // What may be left out is given more often than not: an empty input says little.
                let given: Vec<&Shape> = (choices.iter())
                    .filter(|choice| !matches!(choice, Shape::Null))
                    .collect();
                if given.len() < choices.len() && self.chance.in_hundred(25) {
                    return Json::Null;
                }
                let choice = *self.chance.pick(&given);
                self.value(choice, name, depth + 1)
            }
        }
    }

    fn id(&mut self, of: &str) -> Json {
        let own = self.ids.get(of).filter(|ids| !ids.is_empty());
        let pool = match own {
            Some(own) if self.chance.in_hundred(92) => own,
            _ => &self.ids[""],
        };
        json!(self.chance.pick(pool))
    }

    fn text(&mut self, name: &str) -> Json {
        let is_day = name.ends_with("_on") || name == "on" || name == "day";
        if is_day || matches!(name, "starts" | "ends" | "inset_days" | "closures") {
            return json!(self.chance.pick(DAYS));
        }
        if name.ends_with("_at") {
            let times = ["15:30", "18:00", "25:61", "", "2026-11-10T11:20:00Z"];
            return json!(self.chance.pick(&times));
        }
        if self.chance.in_hundred(2) {
            return json!("so many words ".repeat(4_000));
        }
        json!(self.chance.pick(TEXTS))
    }

    fn number(&mut self, name: &str) -> Json {
        if name == "version" && self.chance.in_hundred(80) {
            return json!(1 + self.chance.below(3));
        }
        if self.chance.in_hundred(8) {
            return json!(self.chance.pick(&[0.5, -0.25, 1e308, 1e-300]));
        }
        json!(self.chance.pick(NUMBERS))
    }

    /// Something that belongs nowhere.
    fn odd(&mut self) -> Json {
        match self.chance.below(7) {
            0 => Json::Null,
            1 => json!({}),
            2 => json!([]),
            3 => json!({ "a": { "b": [1, null, "c"] } }),
            4 => self.number(""),
            5 => json!(true),
            _ => self.text(""),
        }
    }

    fn break_in(&mut self, input: &mut Json) {
        let odd = self.odd();
        match input {
            Json::Object(fields) if !fields.is_empty() => {
                let names: Vec<String> = fields.keys().cloned().collect();
                let name = self.chance.pick(&names).clone();
                match self.chance.below(4) {
                    0 => drop(fields.remove(&name)),
                    1 => drop(fields.insert(name, odd)),
                    _ => self.break_in(&mut fields[&name]),
                }
            }
            Json::Array(parts) if !parts.is_empty() => {
                let place = self.chance.below(parts.len());
                self.break_in(&mut parts[place]);
            }
            other => *other = odd,
        }
    }
}
