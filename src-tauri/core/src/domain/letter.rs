//! Letters that the school words itself: which there are, and the placeholders in them that the record fills.
//!
//! Basis: parents are told when special educational provision is made for a child (Children and Families Act 2014 s68);
//! everybody is invited to a review of an EHC plan and asked for written advice (SEND Regulations 2014 reg 20).

use std::collections::BTreeMap;

use super::coded::coded;
use super::words::list;

coded! {
    /// What a letter is about.
    pub enum LetterKind {
        RegisterEntry = "register_entry", "Entering the SEND register";
        ProvisionMade = "provision_made", "Help that has begun";
        RegisterExit = "register_exit", "Leaving the SEND register";
        ReviewInvitation = "review_invitation", "Invitation to a review of an EHC plan";
        ReviewInvitationChild = "review_invitation_child", "Invitation to a review of an EHC plan, to the child";
        AdviceRequest = "advice_request", "Request for advice before a review";
        TeamInvitation = "team_invitation", "Invitation to a team meeting";
        TeamInvitationChild = "team_invitation_child", "Invitation to a team meeting, to the child";
        TimetableInvitation = "timetable_invitation", "Invitation to a meeting about a reduced timetable";
        TimetableInvitationChild = "timetable_invitation_child", "Invitation about the timetable, to the child";
        ParentsInvitation = "parents_invitation", "Invitation to parents to come and talk";
    }
}

coded! {
    /// What a letter goes with, which says where it is made. The name tells it as a sentence.
    pub enum LetterOccasion {
        Written = "written", "Written from the child\u{2019}s letters.";
        EhcReview = "ehc_review", "Printed from a review on a child\u{2019}s EHCP page, a letter for each person.";
        TeamMeeting = "team_meeting", "Printed from a meeting on a child\u{2019}s Team page, a letter for each person.";
        ParentsMeeting = "parents_meeting", "Printed from the meetings of a review round, a page for each family.";
    }
}

coded! {
    /// What stands in braces in a letter, and is filled from the record.
    pub enum Placeholder {
        Parents = "parents", "The parents who may be told, by name";
        Child = "child", "What the child is called";
        Name = "name", "The child\u{2019}s name in full";
        Year = "year", "The year group";
        Class = "class", "The class";
        Stage = "stage", "The stage on the pathway";
        Since = "since", "The day on which the stage began";
        Ended = "ended", "The day on which the last stage on the register ended";
        Plan = "plan", "What the plan is called";
        Help = "help", "What the plan provides, a line each";
        NextReview = "review", "The day by which the plan is reviewed";
        Teacher = "teacher", "The class teacher";
        Senco = "senco", "The SENCO";
        School = "school", "The school";
        Telephone = "telephone", "The school\u{2019}s telephone number";
        Recipient = "recipient", "Whom the letter goes to";
        Review = "review_name", "What the review is called, such as annual review";
        When = "when", "The day, the time and the place of the meeting";
        MeetingOn = "meeting_on", "The day of the meeting";
        Invited = "invited", "Who is invited, a line each";
        AdviceBy = "advice_by", "The day by which advice is asked for, to those who are asked";
        Pep = "pep", "The words personal education plan, where it is reviewed too";
        Sender = "sender", "Who writes, with the role";
        Purpose = "purpose", "What the meeting is to talk about";
        With = "with", "Whom the parents meet, and where";
        Minutes = "minutes", "How many minutes the meeting takes";
    }
}

/// What every letter may say.
const COMMON: [Placeholder; 8] = [
    Placeholder::Child,
    Placeholder::Name,
    Placeholder::Year,
    Placeholder::Class,
    Placeholder::Teacher,
    Placeholder::Senco,
    Placeholder::School,
    Placeholder::Telephone,
];

/// What letters to the family may say besides: where the child stands, and the help.
const OF_THE_FAMILY: [Placeholder; 7] = [
    Placeholder::Parents,
    Placeholder::Stage,
    Placeholder::Since,
    Placeholder::Ended,
    Placeholder::Plan,
    Placeholder::Help,
    Placeholder::NextReview,
];

/// What letters about a review may say besides.
const OF_A_REVIEW: [Placeholder; 8] = [
    Placeholder::Recipient,
    Placeholder::Review,
    Placeholder::When,
    Placeholder::MeetingOn,
    Placeholder::Invited,
    Placeholder::AdviceBy,
    Placeholder::Pep,
    Placeholder::Sender,
];

/// What invitations to a meeting of the team may say besides.
const OF_A_TEAM: [Placeholder; 6] = [
    Placeholder::Recipient,
    Placeholder::When,
    Placeholder::MeetingOn,
    Placeholder::Purpose,
    Placeholder::Invited,
    Placeholder::Sender,
];

/// All that an invitation to parents may say: it goes home in a bag, and the office prints it.
const OF_A_TALK: [Placeholder; 10] = [
    Placeholder::Child,
    Placeholder::Year,
    Placeholder::Class,
    Placeholder::Teacher,
    Placeholder::School,
    Placeholder::Telephone,
    Placeholder::When,
    Placeholder::MeetingOn,
    Placeholder::With,
    Placeholder::Minutes,
];

impl Placeholder {
    /// Whether a paragraph that names it is left out where there is nothing to say, instead of leaving a line to write
    /// on.
    pub fn left_out_when_empty(self) -> bool {
        matches!(
            self,
            Self::Invited | Self::AdviceBy | Self::Pep | Self::Purpose
        )
    }
}

impl LetterKind {
    /// Whether sending it tells the parents that special educational provision is made.
    pub fn tells_of_provision(self) -> bool {
        matches!(self, Self::RegisterEntry | Self::ProvisionMade)
    }

    /// What it goes with.
    pub fn occasion(self) -> LetterOccasion {
        match self {
            Self::RegisterEntry | Self::ProvisionMade | Self::RegisterExit => {
                LetterOccasion::Written
            }
            Self::ReviewInvitation | Self::ReviewInvitationChild | Self::AdviceRequest => {
                LetterOccasion::EhcReview
            }
            Self::TeamInvitation
            | Self::TeamInvitationChild
            | Self::TimetableInvitation
            | Self::TimetableInvitationChild => LetterOccasion::TeamMeeting,
            Self::ParentsInvitation => LetterOccasion::ParentsMeeting,
        }
    }

    /// What may stand in braces in it.
    pub fn placeholders(self) -> impl Iterator<Item = Placeholder> {
        let (common, own): (&[Placeholder], &[Placeholder]) = match self.occasion() {
            LetterOccasion::Written => (&COMMON, &OF_THE_FAMILY),
            LetterOccasion::EhcReview => (&COMMON, &OF_A_REVIEW),
            LetterOccasion::TeamMeeting => (&COMMON, &OF_A_TEAM),
            LetterOccasion::ParentsMeeting => (&[], &OF_A_TALK),
        };
        Placeholder::ALL
            .iter()
            .copied()
            .filter(move |one| common.contains(one) || own.contains(one))
    }

    /// The heading and the words that come with the program, until the school writes its own.
    pub fn given(self) -> (&'static str, &'static str) {
        match self {
            Self::RegisterEntry => (
                "{child} is now on our SEND register",
                include_str!("letters/register_entry.txt"),
            ),
            Self::ProvisionMade => (
                "Help for {child} at school",
                include_str!("letters/provision_made.txt"),
            ),
            Self::RegisterExit => (
                "{child} no longer needs to be on our SEND register",
                include_str!("letters/register_exit.txt"),
            ),
            Self::ReviewInvitation => (
                "Invitation to the {review_name} for {child}",
                include_str!("letters/review_invitation.txt"),
            ),
            Self::ReviewInvitationChild => (
                "Your {review_name}, {child}",
                include_str!("letters/review_invitation_child.txt"),
            ),
            Self::AdviceRequest => (
                "Your advice for the {review_name} for {child}",
                include_str!("letters/advice_request.txt"),
            ),
            Self::TeamInvitation => (
                "Team meeting for {child}",
                include_str!("letters/team_invitation.txt"),
            ),
            Self::TeamInvitationChild => (
                "Your team meeting, {child}",
                include_str!("letters/team_invitation_child.txt"),
            ),
            Self::TimetableInvitation => (
                "Meeting about the timetable of {child}",
                include_str!("letters/timetable_invitation.txt"),
            ),
            Self::TimetableInvitationChild => (
                "A meeting about your time at school, {child}",
                include_str!("letters/timetable_invitation_child.txt"),
            ),
            Self::ParentsInvitation => (
                "Come and talk with us about {child}",
                include_str!("letters/parents_invitation.txt"),
            ),
        }
    }
}

/// A text cut at its placeholders.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece<'a> {
    Words(&'a str),
    Filled(Placeholder),
}

/// A letter with its placeholders filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledText {
    pub text: String,
    /// What the record does not hold; a line to write on stands in its place.
    pub missing: Vec<Placeholder>,
}

/// Stands where the record holds nothing.
const LINE: &str = "____________";

/// What is wrong with the placeholders of a letter, as a sentence.
///
/// # Errors
/// The sentence: a placeholder that this letter does not have, with those that it has, or a brace that is not closed.
pub fn check(kind: LetterKind, text: &str) -> Result<(), String> {
    pieces(kind, text).map(|_| ())
}

/// Fills the placeholders. A paragraph about what does not apply (`left_out_when_empty`) is left out.
///
/// # Errors
/// As [`check`].
pub fn fill(
    kind: LetterKind,
    text: &str,
    values: &BTreeMap<Placeholder, String>,
) -> Result<FilledText, String> {
    // The whole text is judged before anything of it is left out.
    check(kind, text)?;
    let known = |one: Placeholder| {
        let value = values.get(&one).map(|value| value.trim());
        value.filter(|value| !value.is_empty())
    };
    let applies = |paragraph: &str| -> Result<bool, String> {
        let said = pieces(kind, paragraph)?;
        Ok(!said.iter().any(|piece| {
            matches!(piece, Piece::Filled(one) if one.left_out_when_empty() && known(*one).is_none())
        }))
    };
    let mut said = Vec::new();
    for paragraph in text.split("\n\n") {
        if applies(paragraph)? {
            said.push(paragraph);
        }
    }
    let mut filled = FilledText {
        text: String::new(),
        missing: Vec::new(),
    };
    for piece in pieces(kind, &said.join("\n\n"))? {
        match piece {
            Piece::Words(words) => filled.text.push_str(words),
            Piece::Filled(placeholder) => match known(placeholder) {
                Some(value) => filled.text.push_str(value),
                None => {
                    filled.text.push_str(LINE);
                    if !filled.missing.contains(&placeholder) {
                        filled.missing.push(placeholder);
                    }
                }
            },
        }
    }
    Ok(filled)
}

fn pieces(kind: LetterKind, text: &str) -> Result<Vec<Piece<'_>>, String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        lone(before)?;
        let Some((code, behind)) = after.split_once('}') else {
            return Err("A placeholder is not closed: put a } behind it.".to_owned());
        };
        let wanted = code.trim();
        let known = kind.placeholders().find(|one| one.code() == wanted);
        let Some(placeholder) = known else {
            return Err(unknown(kind, wanted));
        };
        pieces.push(Piece::Words(before));
        pieces.push(Piece::Filled(placeholder));
        rest = behind;
    }
    lone(rest)?;
    pieces.push(Piece::Words(rest));
    Ok(pieces)
}

fn lone(words: &str) -> Result<(), String> {
    if words.contains('}') {
        return Err("A } stands alone: put a { before the name of its placeholder.".to_owned());
    }
    Ok(())
}

fn unknown(kind: LetterKind, wanted: &str) -> String {
    // A whole paragraph in braces is not quoted back.
    let told: String = wanted.chars().take(30).collect();
    let codes: Vec<String> = kind
        .placeholders()
        .map(|one| format!("{{{}}}", one.code()))
        .collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    format!(
        "There is no placeholder {{{told}}} in this letter. Those there are: {}.",
        list(&codes)
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    const TO_FAMILY: LetterKind = LetterKind::RegisterEntry;

    fn values(pairs: &[(Placeholder, &str)]) -> BTreeMap<Placeholder, String> {
        let pairs = pairs.iter();
        pairs
            .map(|(key, value)| (*key, (*value).to_owned()))
            .collect()
    }

    #[test]
    fn placeholders_are_filled_and_what_is_not_known_becomes_a_line() {
        let known = values(&[(Placeholder::Child, "Zoë"), (Placeholder::Plan, " ")]);
        let filled = fill(
            TO_FAMILY,
            "{child} has {plan}; { child } reads {plan}.",
            &known,
        )
        .unwrap();
        assert_eq!(filled.text, "Zoë has ____________; Zoë reads ____________.");
        assert_eq!(filled.missing, [Placeholder::Plan]);
    }

    #[test]
    fn a_value_is_never_read_as_a_placeholder() {
        let known = values(&[(Placeholder::Child, "{plan}")]);
        assert_eq!(fill(TO_FAMILY, "{child}", &known).unwrap().text, "{plan}");
    }

    #[test]
    fn what_is_wrong_is_said_in_a_sentence() {
        let told = check(TO_FAMILY, "Dear {mum},").unwrap_err();
        assert!(
            told.starts_with("There is no placeholder {mum} in this letter."),
            "{told}"
        );
        assert!(
            told.contains("{parents}") && told.contains("and {telephone}"),
            "{told}"
        );
        for wrong in ["Dear {child", "Dear child}", "{}", "{child {plan}"] {
            assert!(
                check(TO_FAMILY, wrong).unwrap_err().ends_with('.'),
                "{wrong}"
            );
        }
    }

    #[test]
    fn the_words_that_come_with_the_program_are_sound_and_greet_whom_they_go_to() {
        for kind in LetterKind::ALL {
            let (title, body) = kind.given();
            assert_eq!(check(*kind, title), Ok(()), "{kind:?}");
            assert_eq!(check(*kind, body), Ok(()), "{kind:?}");
            let (greeted, signed) = match kind.occasion() {
                LetterOccasion::Written => ("Dear {parents},", "{senco}"),
                LetterOccasion::EhcReview | LetterOccasion::TeamMeeting => {
                    ("Dear {recipient},", "{sender}")
                }
                LetterOccasion::ParentsMeeting => ("Dear parent or carer,", "{when}"),
            };
            assert!(body.starts_with(greeted), "{kind:?}");
            assert!(
                body.contains(signed) && title.contains("{child}"),
                "{kind:?}"
            );
        }
    }

    #[test]
    fn a_letter_has_the_placeholders_of_its_kind_alone() {
        assert!(check(LetterKind::ReviewInvitation, "{when}").is_ok());
        assert!(check(LetterKind::ReviewInvitation, "{parents}").is_err());
        assert!(check(TO_FAMILY, "{when}").is_err());
        assert!(check(LetterKind::TeamInvitation, "{purpose}").is_ok());
        // What goes home in a bag says nothing of SEND, whoever words it.
        for told in ["{stage}", "{plan}", "{help}", "{senco}", "{review_name}"] {
            assert!(
                check(LetterKind::ParentsInvitation, told).is_err(),
                "{told}"
            );
        }
        for placeholder in Placeholder::ALL {
            let mut kinds = LetterKind::ALL.iter();
            assert!(
                kinds.any(|kind| kind.placeholders().any(|one| one == *placeholder)),
                "{placeholder:?} is in no letter"
            );
        }
    }

    #[test]
    fn a_paragraph_about_what_does_not_apply_is_left_out_as_a_whole() {
        let kind = LetterKind::ReviewInvitation;
        let text = "Come to school.\n\nThe {pep} is reviewed too.\n\nWrite to us by {advice_by}.\n\nRing {telephone}.";
        let filled = fill(kind, text, &values(&[(Placeholder::AdviceBy, "3 March")])).unwrap();
        assert_eq!(
            filled.text,
            "Come to school.\n\nWrite to us by 3 March.\n\nRing ____________."
        );
        assert_eq!(filled.missing, [Placeholder::Telephone]);
    }

    proptest! {
        #[test]
        fn words_without_braces_stay_as_they_are(words in "[^{}]{0,200}") {
            prop_assert_eq!(fill(TO_FAMILY, &words, &BTreeMap::new()).unwrap().text, words);
        }

        #[test]
        fn any_text_is_filled_or_refused(text in "\\PC{0,80}") {
            if check(TO_FAMILY, &text).is_ok() {
                prop_assert!(fill(TO_FAMILY, &text, &BTreeMap::new()).is_ok());
            }
        }
    }
}
