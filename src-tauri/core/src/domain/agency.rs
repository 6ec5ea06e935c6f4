//! Outside agencies: what kinds there are, what comes of their work, and when consent is to be asked for again.

use chrono::NaiveDate;

use super::coded::coded;
use super::date_words::long;

coded! {
    /// What an agency is.
    pub enum AgencyKind {
        EducationalPsychology = "educational_psychology", "Educational psychology";
        SpeechAndLanguage = "speech_and_language", "Speech and language therapy";
        AdvisoryTeaching = "advisory_teaching", "Advisory or specialist teaching";
        HearingSupport = "hearing_support", "Hearing support";
        VisionSupport = "vision_support", "Vision support";
        OccupationalTherapy = "occupational_therapy", "Occupational therapy";
        Physiotherapy = "physiotherapy", "Physiotherapy";
        Paediatrics = "paediatrics", "Paediatrics";
        MentalHealth = "mental_health", "Child and adolescent mental health";
        SchoolNursing = "school_nursing", "School nursing";
        EarlyHelp = "early_help", "Early help and family support";
        SocialCare = "social_care", "Social care";
        EarlyYears = "early_years", "Early years and portage";
        Voluntary = "voluntary", "Charity or community group";
        Other = "other", "Other";
    }
}

coded! {
    /// How the work of an agency with a child ended.
    pub enum ReferralOutcome {
        Finished = "finished", "The work is finished";
        AdviceGiven = "advice_given", "Advice was given";
        PassedOn = "passed_on", "Passed on to another service";
        NotAccepted = "not_accepted", "The referral was not accepted";
        FamilyDeclined = "family_declined", "The family declined";
        Other = "other", "Other";
    }
}

coded! {
    /// What an agency did or sent.
    pub enum AgencyEntryKind {
        Visit = "visit", "Visit";
        Report = "report", "Report";
        Letter = "letter", "Letter";
        Advice = "advice", "Advice by phone or message";
        Meeting = "meeting", "Meeting";
    }
}

impl AgencyEntryKind {
    /// Whether it is a paper of the agency, which is not for everybody who works with the child.
    pub fn is_paper(self) -> bool {
        matches!(self, Self::Report | Self::Letter)
    }
}

coded! {
    /// What became of a recommendation.
    pub enum AdviceAnswer {
        InPlan = "in_plan", "In the plan";
        Action = "action", "Somebody does it";
        NotTakenUp = "not_taken_up", "Not taken up";
    }
}

/// A service that works with a child, as far as consent goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined<'a> {
    pub agency: &'a str,
    /// When the child was referred to it.
    pub on: NaiveDate,
    /// When the family last agreed to what it is told and does; nothing where it works without consent.
    pub consent_on: Option<NaiveDate>,
}

/// Why the consent for a service is to be asked for again: another service has joined since it was given, so that more
/// people know of the child than the family agreed to. Nothing where it still holds.
pub fn consent_to_revisit(service: &Joined<'_>, others: &[Joined<'_>]) -> Option<String> {
    let consent_on = service.consent_on?;
    let latest = others
        .iter()
        .filter(|other| *other != service && other.on > consent_on)
        .max_by_key(|other| other.on)?;
    Some(format!(
        "Consent was given on {}; {} joined on {}. Ask the family again.",
        long(consent_on),
        latest.agency,
        long(latest.on)
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn joined<'a>(agency: &'a str, on: &str, consent_on: Option<&str>) -> Joined<'a> {
        Joined {
            agency,
            on: on.parse().unwrap(),
            consent_on: consent_on.map(|day| day.parse().unwrap()),
        }
    }

    #[test]
    fn consent_is_asked_for_again_when_another_service_joins() {
        let first = joined("Speech therapy", "2026-09-14", Some("2026-09-10"));
        assert_eq!(
            consent_to_revisit(&first, std::slice::from_ref(&first)),
            None
        );
        let second = joined("Paediatrics", "2026-10-05", Some("2026-10-05"));
        let both = [first.clone(), second.clone()];
        assert_eq!(
            consent_to_revisit(&first, &both).unwrap(),
            "Consent was given on 10 September 2026; Paediatrics joined on 5 October 2026. Ask the family again."
        );
        assert_eq!(consent_to_revisit(&second, &both), None);
    }

    #[test]
    fn consent_given_again_on_the_day_another_joins_holds() {
        let first = joined("Speech therapy", "2026-09-14", Some("2026-10-05"));
        let second = joined("Paediatrics", "2026-10-05", None);
        assert_eq!(consent_to_revisit(&first, &[first.clone(), second]), None);
    }

    #[test]
    fn a_service_that_works_without_consent_has_none_to_revisit() {
        let first = joined("Social care", "2026-09-14", None);
        let second = joined("Paediatrics", "2026-10-05", None);
        assert_eq!(consent_to_revisit(&first, &[first.clone(), second]), None);
    }

    #[test]
    fn reports_and_letters_are_papers() {
        let papers: Vec<&str> = AgencyEntryKind::ALL
            .iter()
            .filter(|kind| kind.is_paper())
            .map(|kind| kind.code())
            .collect();
        assert_eq!(papers, ["report", "letter"]);
    }
}
