//! The words with which children and parents are heard, and how parents took part.
//!
//! What a child says is the child's: never inferred by an adult, and "would rather not say" is an answer.

use super::coded::coded;

coded! {
    /// The faces scale, from best to worst. `value` gives 5 down to 1.
    pub enum Face {
        VeryHappy = "very_happy", "Very happy";
        Happy = "happy", "Happy";
        NotSure = "not_sure", "Not sure";
        Sad = "sad", "Sad";
        VerySad = "very_sad", "Very sad";
        WouldRatherNotSay = "would_rather_not_say", "I would rather not say";
    }
}

impl Face {
    /// Five for very happy down to one for very sad; `None` for a child who would rather not say.
    pub fn value(self) -> Option<u32> {
        match self {
            Self::VeryHappy => Some(5),
            Self::Happy => Some(4),
            Self::NotSure => Some(3),
            Self::Sad => Some(2),
            Self::VerySad => Some(1),
            Self::WouldRatherNotSay => None,
        }
    }
}

coded! {
    /// Beginnings of sentences that a child may finish, alone or with a scribe.
    pub enum SentenceStarter {
        GoodAt = "good_at", "I am good at…";
        Like = "like", "I like it when…";
        Proud = "proud", "I am proud of…";
        GoingWell = "going_well", "Something that is going well is…";
        Easier = "easier", "Something that has got easier is…";
        Hard = "hard", "I find it hard when…";
        Worry = "worry", "I worry about…";
        Helps = "helps", "It helps me when…";
        DoesNotHelp = "does_not_help", "It does not help me when…";
        GrownUps = "grown_ups", "I want grown-ups to know that…";
        Next = "next", "Next I would like to…";
        Hope = "hope", "When I am older I hope…";
    }
}

coded! {
    /// What parents are asked before and at a review.
    pub enum ParentPrompt {
        GoingWell = "going_well", "What is going well?";
        Worries = "worries", "What worries you?";
        Hopes = "hopes", "What do you hope for?";
        HelpsAtHome = "helps_at_home", "What helps at home?";
    }
}

coded! {
    /// Whether a parent agrees with the plan as written.
    pub enum ParentAgreement {
        Agrees = "agrees", "Agrees with the plan";
        AgreesInPart = "agrees_in_part", "Agrees in part";
        DoesNotAgree = "does_not_agree", "Does not agree";
        NotYetAsked = "not_yet_asked", "Not yet asked";
    }
}

impl ParentAgreement {
    /// What a parent ticks on paper; nothing for what only the school records.
    pub fn ticked(self) -> Option<&'static str> {
        match self {
            Self::Agrees => Some("Yes, I agree."),
            Self::AgreesInPart => Some("I agree with some of it."),
            Self::DoesNotAgree => Some("No, I do not agree."),
            Self::NotYetAsked => None,
        }
    }
}

coded! {
    /// How a parent took part in a review.
    pub enum ParentAttendance {
        Attended = "attended", "Came to the meeting";
        Phoned = "phoned", "Took part by phone";
        SentViews = "sent_views", "Sent views";
        Declined = "declined", "Declined";
    }
}

impl ParentAttendance {
    /// A conversation in which the parent took part counts as one of the year's meetings (Code 6.65).
    pub fn is_meeting(self) -> bool {
        matches!(self, Self::Attended | Self::Phoned)
    }
}

coded! {
    /// What came of a contact with parents outside a review and a parents' evening.
    pub enum ContactOutcome {
        Attended = "attended", "Met in person";
        Phoned = "phoned", "Spoke by phone";
        SentViews = "sent_views", "Sent their views";
        Declined = "declined", "Declined";
        Missed = "missed", "Did not come";
        NotParents = "not_parents", "Not with parents";
    }
}

impl ContactOutcome {
    /// Whether it counts as one of the year's meetings (SEND Code of Practice 2015, 6.65).
    pub fn is_meeting(self) -> bool {
        matches!(self, Self::Attended | Self::Phoned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_who_would_rather_not_say_is_not_counted_as_sad() {
        let values: Vec<Option<u32>> = Face::ALL.iter().map(|face| face.value()).collect();
        assert_eq!(values, [Some(5), Some(4), Some(3), Some(2), Some(1), None]);
    }

    #[test]
    fn views_alone_are_heard_but_are_not_a_meeting() {
        assert!(ParentAttendance::Attended.is_meeting() && ParentAttendance::Phoned.is_meeting());
        assert!(
            !ParentAttendance::SentViews.is_meeting() && !ParentAttendance::Declined.is_meeting()
        );
    }
}
