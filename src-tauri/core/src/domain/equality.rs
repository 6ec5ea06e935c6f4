//! Words of the Equality Act 2010 as far as a school records by them: a disability (section 6 and Schedule 1),
//! reasonable adjustments (section 20), and arrangements for tests.

use super::coded::coded;

/// Said wherever a disability is recorded: CFA 2014 section 20 asks for special educational provision, not for a
/// disability.
pub const NOT_SEND_ALONE: &str = "A disability is not SEND in itself. A child who is disabled and needs no special \
    educational provision is not on the register, and has a right to reasonable adjustments all the same.";

coded! {
    /// What kind of impairment it is.
    pub enum Impairment {
        Physical = "physical", "Physical or sensory";
        Mental = "mental", "Mental, learning or neurodevelopmental";
        Both = "both", "Both";
    }
}

coded! {
    /// In what way the effect is long-term (Schedule 1, paragraphs 2, 6 and 8).
    pub enum LongTerm {
        Lasted = "lasted", "It has lasted 12 months or more";
        WillLast = "will_last", "It is likely to last 12 months or more";
        ForLife = "for_life", "It is likely to last for life";
        ComesBack = "comes_back", "It comes and goes, and is likely to come back";
        Treated = "treated", "Cancer, HIV or multiple sclerosis: a disability from the diagnosis on";
    }
}

coded! {
    /// What makes a test accessible to a child.
    pub enum ArrangementKind {
        ExtraTime = "extra_time", "Extra time";
        RestBreaks = "rest_breaks", "Rest breaks";
        Reader = "reader", "Reader";
        Scribe = "scribe", "Scribe";
        Prompter = "prompter", "Prompter";
        EnlargedPaper = "enlarged_paper", "Enlarged paper";
        ModifiedPaper = "modified_paper", "Modified large print or braille";
        ColouredPaper = "coloured_paper", "Coloured paper or overlay";
        WordProcessor = "word_processor", "Word processor";
        Translation = "translation", "Spoken translation or signing";
        SeparateRoom = "separate_room", "Separate room";
        EarlyOpening = "early_opening", "Papers opened early to prepare them";
        Other = "other", "Other";
    }
}

coded! {
    /// For which tests.
    pub enum TestKind {
        All = "all", "All tests";
        KeyStage2 = "key_stage_2", "Key Stage 2 tests (SATs)";
        MultiplicationCheck = "multiplication_check", "Multiplication tables check";
        PhonicsCheck = "phonics_check", "Phonics screening check";
        Baseline = "baseline", "Reception baseline";
        OwnTests = "own_tests", "The school\u{2019}s own tests";
    }
}

coded! {
    /// How far an arrangement is. Which of them have to be applied for, or told, is set each year by the Standards and
    /// Testing Agency.
    pub enum ArrangementState {
        Agreed = "agreed", "Agreed, nothing to apply for";
        ToApply = "to_apply", "To be applied for";
        Applied = "applied", "Applied for";
        Granted = "granted", "Granted";
        Refused = "refused", "Refused";
    }
}

impl ArrangementState {
    /// Whether there was an application, so that there is a day of it.
    pub fn was_applied_for(self) -> bool {
        matches!(self, Self::Applied | Self::Granted | Self::Refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_applied_for_has_a_day_of_application() {
        let applied: Vec<&str> = ArrangementState::ALL
            .iter()
            .filter(|state| state.was_applied_for())
            .map(|state| state.code())
            .collect();
        assert_eq!(applied, ["applied", "granted", "refused"]);
    }
}
