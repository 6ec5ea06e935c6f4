//! What a cell of such a list says: measures, scores, how often, areas of need.

use crate::domain::measure::{Direction, Measure};
use crate::domain::need::{NeedArea, SenType};
use crate::domain::person_name::fold;
use crate::exchange::Cell;

/// What somebody wrote in the column for the measure. What says no unit is the scale of 1 to 10.
pub(super) fn measure_of(text: &str) -> Measure {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let says = |wanted: &[&str]| wanted.iter().any(|word| words.contains(word));
    let holds = |parts: &[&str]| parts.iter().any(|part| folded.contains(part));
    let by_eye = holds(&["observ", "judgement", "teacher assess", "rating", "rated"]);
    if holds(&["goal attainment"]) || says(&["gas"]) {
        return Measure::Gas;
    }
    let direction = if says(&[
        "fewer",
        "less",
        "reduce",
        "reduced",
        "incidents",
        "absences",
        "lates",
    ]) {
        Direction::Down
    } else {
        Direction::Up
    };
    if text.contains('%') || holds(&["per cent"]) || says(&["percent", "percentage"]) {
        return Measure::Percentage { direction };
    }
    if words.is_empty()
        || by_eye
        || holds(&["1 to 10", "1 10", "out of 10", "scale"])
        || says(&["tme", "tmer"])
    {
        return Measure::Tme;
    }
    if says(&["yes", "y"]) && says(&["no", "n"]) || holds(&["achieved or not"]) {
        return Measure::YesNo;
    }
    Measure::Count {
        unit: text.split_whitespace().collect::<Vec<_>>().join(" "),
        direction,
    }
}

/// A score: "3", "3/10", "40%", "12 words", "yes".
///
/// # Errors
/// A sentence, where it is none.
pub(super) fn score_of(cell: &Cell, measure: &Measure) -> Result<Option<f64>, String> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        // A workbook keeps 40% as 0.4.
        Cell::Number(number) => {
            let hundredth =
                matches!(measure, Measure::Percentage { .. }) && *number > 0.0 && *number < 1.0;
            return Ok(Some(if hundredth {
                (number * 10_000.0).round() / 100.0
            } else {
                *number
            }));
        }
        Cell::YesNo(flag) => return Ok(Some(f64::from(u8::from(*flag)))),
        Cell::Fault(what) => return Err(format!("The cell holds {what} instead of a value.")),
        cell => cell.text().into_owned(),
    };
    match fold(&text).as_str() {
        "" | "n a" | "na" | "tbc" | "none" => return Ok(None),
        "yes" | "y" | "achieved" => return Ok(Some(1.0)),
        "no" | "n" | "not yet" | "not achieved" => return Ok(Some(0.0)),
        _ => {}
    }
    leading_number(&text).map(Some).ok_or_else(|| {
        format!(
            "\u{201c}{text}\u{201d} is not a score. Write a number, such as 3, or leave it empty."
        )
    })
}

/// The number that a text begins with: "3 out of 10", "\u{2212}1", "40%".
fn leading_number(text: &str) -> Option<f64> {
    let text = text.trim().replace('\u{2212}', "-");
    let end = text
        .char_indices()
        .find(|(place, sign)| {
            !(sign.is_ascii_digit() || *sign == '.' || (*place == 0 && matches!(sign, '-' | '+')))
        })
        .map_or(text.len(), |(place, _)| place);
    text.get(..end)?
        .trim_end_matches('.')
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite())
}

/// A number in a cell: "20", "20 mins", "1:4" and "1 to 4" as the four, "one to one" as one.
///
/// # Errors
/// A sentence, where there is none.
pub(super) fn count_of(cell: &Cell) -> Result<Option<f64>, String> {
    match cell {
        Cell::Empty => return Ok(None),
        Cell::Number(number) => return Ok(Some(*number)),
        Cell::Fault(what) => return Err(format!("The cell holds {what} instead of a value.")),
        _ => {}
    }
    let text = cell.text();
    let folded = fold(&text);
    if matches!(
        folded.as_str(),
        "1 1" | "121" | "1 to 1" | "one to one" | "individual"
    ) {
        return Ok(Some(1.0));
    }
    let after = text.rsplit([':', '-']).next().unwrap_or_default();
    let after = after.rsplit(" to ").next().unwrap_or_default();
    numbers(after).next().map(Some).ok_or_else(|| {
        format!("\u{201c}{text}\u{201d} has no number in it. Write one, or leave it empty.")
    })
}

/// Every run of digits in a text, as a number.
fn numbers(text: &str) -> impl Iterator<Item = f64> {
    text.split(|sign: char| !sign.is_ascii_digit())
        .filter(|part| !part.is_empty() && part.len() < 6)
        .filter_map(|part| part.parse().ok())
}

/// How many times a week and for how many minutes, by words: "3 x 20 mins", "daily 10 minutes", "twice a week".
pub(super) fn often_of(text: &str) -> (Option<f64>, Option<f64>) {
    let folded = fold(text);
    let before = |part: &str| {
        folded
            .split_once(part)
            .and_then(|(before, _)| numbers(before).last())
    };
    let minutes = before("min");
    let times = if folded.contains("daily") || folded.contains("every day") {
        Some(5.0)
    } else if folded.contains("twice") {
        Some(2.0)
    } else if folded.contains("once") {
        Some(1.0)
    } else {
        ["times", "session", "per week", "a week", "weekly"]
            .iter()
            .find_map(|part| before(part))
            .or_else(|| multiplied(&folded))
            .filter(|times| Some(*times) != minutes)
            .or_else(|| folded.contains("weekly").then_some(1.0))
    };
    (times, minutes)
}

/// The number before an x: "3 x 20", "3x20".
fn multiplied(text: &str) -> Option<f64> {
    text.match_indices('x').find_map(|(place, _)| {
        let before = text.get(..place)?.trim_end();
        before
            .ends_with(|sign: char| sign.is_ascii_digit())
            .then(|| numbers(before).last())?
    })
}

/// The broad area that words mean: its name, a part of it, or a type of need of the census.
pub(super) fn area_of(text: &str) -> Option<NeedArea> {
    let folded = fold(text);
    if folded.is_empty() {
        return None;
    }
    let by_type = SenType::ALL
        .iter()
        .find(|kind| fold(kind.code()) == folded || fold(kind.name()) == folded);
    if let Some(area) = by_type.and_then(|kind| kind.area()) {
        return Some(area);
    }
    const WORDS: [(NeedArea, &[&str]); 4] = [
        (
            NeedArea::CommunicationAndInteraction,
            &[
                "communication",
                "interaction",
                "speech",
                "language",
                "autis",
            ],
        ),
        (
            NeedArea::SocialEmotionalAndMentalHealth,
            &["social", "emotional", "mental", "semh"],
        ),
        (
            NeedArea::SensoryAndOrPhysical,
            &["sensory", "physical", "hearing", "vision", "motor"],
        ),
        (
            NeedArea::CognitionAndLearning,
            &[
                "cognition",
                "learning",
                "literacy",
                "numeracy",
                "reading",
                "maths",
            ],
        ),
    ];
    let by_letters = match folded.as_str() {
        "c l" | "cl" | "c and l" => Some(NeedArea::CognitionAndLearning),
        "c i" | "ci" | "c and i" => Some(NeedArea::CommunicationAndInteraction),
        "s p" | "sp" | "s and p" | "pd" => Some(NeedArea::SensoryAndOrPhysical),
        _ => None,
    };
    by_letters.or_else(|| {
        WORDS
            .iter()
            .find(|(_, words)| words.iter().any(|word| folded.contains(word)))
            .map(|(area, _)| *area)
    })
}
