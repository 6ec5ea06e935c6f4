//! A plan with one row of the list more: what the row adds, and where the plan has something else and stays.

use super::{PlanAddition, PlanImportRow};
use crate::domain::date_words::long;
use crate::domain::measure::{Measure, Score};
use crate::domain::person_name::fold;
use crate::domain::words::capital;
use crate::exchange::plans::{FileProvision, FileTarget, PlanRow};
use crate::ops::plan::{
    OutcomeDraft, PlanDraft, PlanParts, ProvisionDraft, StrategyDraft, TargetDraft,
};

/// What targets without an outcome in the list stand under.
const NO_OUTCOME: &str = "My next steps";

/// The plan with a row more.
pub(super) struct Attempt<'a> {
    pub(super) draft: PlanDraft,
    parts: &'a PlanParts,
    pub(super) row: PlanImportRow,
    pub(super) targets: u32,
    /// Lines of it.
    pub(super) provision: u32,
}

impl<'a> Attempt<'a> {
    pub(super) fn new(draft: PlanDraft, parts: &'a PlanParts, row: u32) -> Self {
        Self {
            draft,
            parts,
            row: PlanImportRow {
                row,
                adds: Vec::new(),
                look: Vec::new(),
            },
            targets: 0,
            provision: 0,
        }
    }

    pub(super) fn put(&mut self, row: &PlanRow) {
        let place = row.target.as_ref().map(|target| self.put_target(target));
        if let Some(line) = &row.provision {
            self.put_provision(line, place.flatten());
        }
    }

    fn add(&mut self, what: &str, text: &str, about: String) {
        self.row.adds.push(PlanAddition {
            what: what.to_owned(),
            text: text.to_owned(),
            about,
        });
    }

    /// Gives the place of the target in the draft, where it is open.
    fn put_target(&mut self, wanted: &FileTarget) -> Option<(usize, usize)> {
        let text = fold(&wanted.text);
        if let Some(place) = self.place_of(&text) {
            self.compare(wanted, place);
            return Some(place);
        }
        let ended = self.parts.targets.iter().map(|kept| &kept.record);
        if let Some(ended) = ended
            .filter(|target| !target.is_open())
            .find(|target| fold(&target.text) == text)
        {
            let day = ended
                .ended_on
                .map(|day| format!(" on {}", long(day)))
                .unwrap_or_default();
            self.row.look.push(format!(
                "The target \u{201c}{}\u{201d} ended{day}. It stays so.",
                ended.text
            ));
            return None;
        }
        let outcome = self.outcome(wanted);
        self.add("Target", &wanted.text, target_words(wanted));
        for strategy in &wanted.strategies {
            self.add("Strategy", strategy, String::new());
        }
        self.targets += 1;
        let strategies = wanted.strategies.iter().map(|text| StrategyDraft {
            id: None,
            text: text.clone(),
        });
        let drafted = TargetDraft {
            id: None,
            text: wanted.text.clone(),
            measure: wanted.measure.clone(),
            baseline: wanted.baseline,
            expected: wanted.expected,
            set_on: None,
            by_on: wanted.by_on,
            small_steps: Vec::new(),
            strategies: strategies.collect(),
            provision: Vec::new(),
        };
        let targets = &mut self.draft.outcomes.get_mut(outcome)?.targets;
        targets.push(drafted);
        Some((outcome, targets.len() - 1))
    }

    fn place_of(&self, text: &str) -> Option<(usize, usize)> {
        let outcomes = self.draft.outcomes.iter().enumerate();
        outcomes
            .flat_map(|(at, outcome)| {
                let targets = outcome.targets.iter().enumerate();
                targets.map(move |(place, target)| ((at, place), target))
            })
            .find(|(_, target)| fold(&target.text) == text)
            .map(|(place, _)| place)
    }

    /// Adds the strategies that the plan lacks, and says where it has something else than the list.
    fn compare(&mut self, wanted: &FileTarget, (outcome, place): (usize, usize)) {
        let found = self
            .draft
            .outcomes
            .get_mut(outcome)
            .and_then(|outcome| outcome.targets.get_mut(place));
        let Some(found) = found else { return };
        let mut look = Vec::new();
        let mut differs = |what: &str, here: String, there: String| {
            look.push(format!(
                "{what}: {there} in the list, {here} here. It stays as it is here."
            ));
        };
        if wanted.measure == found.measure {
            let scores = [
                ("Baseline", found.baseline, wanted.baseline),
                ("Expected score", found.expected, wanted.expected),
            ];
            for (what, here, there) in scores {
                if let Some(there) = there.filter(|there| Some(*there) != here) {
                    let words = |score: Option<f64>| score_words(&found.measure, score);
                    differs(what, words(here), words(Some(there)));
                }
            }
        } else if wanted.baseline.is_some() || wanted.expected.is_some() {
            differs(
                "Measure",
                found.measure.name().to_owned(),
                wanted.measure.name().to_owned(),
            );
        }
        if let Some(there) = wanted.by_on.filter(|there| Some(*there) != found.by_on) {
            let here = found.by_on.map_or_else(|| "no day".to_owned(), long);
            differs("Achieved by", here, long(there));
        }
        let fresh: Vec<String> = wanted
            .strategies
            .iter()
            .filter(|text| {
                !found
                    .strategies
                    .iter()
                    .any(|known| fold(&known.text) == fold(text))
            })
            .cloned()
            .collect();
        found
            .strategies
            .extend(fresh.iter().map(|text| StrategyDraft {
                id: None,
                text: text.clone(),
            }));
        self.row.look.extend(look);
        for text in fresh {
            self.add("Strategy", &text, String::new());
        }
    }

    /// The outcome that the target belongs to: the one of the list, the only one there is, or a new one.
    fn outcome(&mut self, wanted: &FileTarget) -> usize {
        let text = match (wanted.outcome.as_str(), self.draft.outcomes.as_slice()) {
            ("", [only]) => only.text.clone(),
            ("", _) => NO_OUTCOME.to_owned(),
            (named, _) => named.to_owned(),
        };
        let known = self
            .draft
            .outcomes
            .iter()
            .position(|outcome| fold(&outcome.text) == fold(&text));
        known.unwrap_or_else(|| {
            let area = wanted
                .area
                .map_or_else(String::new, |area| area.name().to_owned());
            self.add("Outcome", &text, area);
            self.draft.outcomes.push(OutcomeDraft {
                id: None,
                area: wanted.area,
                text,
                targets: Vec::new(),
            });
            self.draft.outcomes.len() - 1
        })
    }

    fn put_provision(&mut self, wanted: &FileProvision, target: Option<(usize, usize)>) {
        let drafted = self
            .draft
            .outcomes
            .iter()
            .flat_map(|outcome| &outcome.targets)
            .flat_map(|target| &target.provision)
            .chain(&self.draft.provision)
            .map(|line| (line.what.as_str(), line.who.as_str(), line.from_on));
        let kept = self.parts.provision.iter().map(|kept| &kept.record);
        let kept = kept.map(|line| (line.what.as_str(), line.who.as_str(), line.from_on));
        let mut known = drafted.chain(kept);
        let same = known.any(|(what, who, from_on)| {
            let of_one_time =
                from_on.is_none() || wanted.from_on.is_none() || from_on == wanted.from_on;
            fold(what) == fold(&wanted.what) && fold(who) == fold(&wanted.who) && of_one_time
        });
        if same {
            return;
        }
        self.add("Support", &wanted.what, provision_words(wanted));
        self.provision += 1;
        let line = ProvisionDraft {
            id: None,
            what: wanted.what.clone(),
            who: wanted.who.clone(),
            place: wanted.place.clone(),
            minutes: wanted.minutes,
            times_a_week: wanted.times_a_week,
            group_size: wanted.group_size,
            from_on: wanted.from_on,
            to_on: wanted.to_on,
        };
        let of_target = target.and_then(|(outcome, place)| {
            let outcome = self.draft.outcomes.get_mut(outcome)?;
            outcome.targets.get_mut(place)
        });
        match of_target {
            Some(target) => target.provision.push(line),
            None => self.draft.provision.push(line),
        }
    }
}

fn score_words(measure: &Measure, score: Option<f64>) -> String {
    match score.and_then(Score::finite) {
        Some(score) => measure.words(score),
        None => "nothing".to_owned(),
    }
}

/// "From 3 out of 10 to 7 out of 10, by 17 December 2026".
fn target_words(target: &FileTarget) -> String {
    let mut words = Vec::new();
    match (target.baseline, target.expected) {
        (None, None) => words.push(target.measure.name().to_owned()),
        (baseline, expected) => {
            let from =
                baseline.map(|score| format!("from {}", score_words(&target.measure, Some(score))));
            let to =
                expected.map(|score| format!("to {}", score_words(&target.measure, Some(score))));
            words.push(from.into_iter().chain(to).collect::<Vec<_>>().join(" "));
        }
    }
    words.extend(target.by_on.map(|by_on| format!("by {}", long(by_on))));
    capital(&words.join(", "))
}

/// "Ms J Lee, 3 times a week for 20 minutes, from 14 September 2026".
fn provision_words(line: &FileProvision) -> String {
    let whole = |number: Option<f64>| number.map(|number| number.to_string());
    let mut words: Vec<String> = Vec::new();
    words.extend(Some(line.who.clone()).filter(|who| !who.is_empty()));
    words.extend(Some(line.place.clone()).filter(|place| !place.is_empty()));
    words.extend(whole(line.times_a_week).map(|times| match times.as_str() {
        "1" => "once a week".to_owned(),
        times => format!("{times} times a week"),
    }));
    words.extend(whole(line.minutes).map(|minutes| format!("{minutes} minutes")));
    words.extend(whole(line.group_size).map(|size| match size.as_str() {
        "1" => "one to one".to_owned(),
        size => format!("in a group of {size}"),
    }));
    words.extend(
        line.from_on
            .map(|from_on| format!("from {}", long(from_on))),
    );
    words.extend(line.to_on.map(|to_on| format!("until {}", long(to_on))));
    words.join(", ")
}
