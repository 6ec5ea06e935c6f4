//! Words of the disclosure log: what left the building, how, and on what ground.

use super::coded::{CodedWord, coded};

coded! {
    /// What sort of thing left.
    pub enum DisclosedThing {
        Paper = "paper", "A paper made here";
        Document = "document", "A document attached to the record";
        EhcPlan = "ehc_plan", "The EHC plan, or part of it";
        Record = "record", "The whole record, or the SEND file";
        Spoken = "spoken", "Told by word";
        Other = "other", "Something else";
    }
}

coded! {
    /// How it went.
    pub enum DisclosureWay {
        Hand = "hand", "By hand";
        SecureEmail = "secure_email", "By secure email";
        Post = "post", "By post";
        Portal = "portal", "Through a secure portal or file transfer";
        Shown = "shown", "Shown here, and not left with them";
        Spoken = "spoken", "In a meeting or on the telephone";
        NotSaid = "not_said", "Not recorded";
    }
}

coded! {
    /// On what ground something about a child was given to somebody. The grounds for an EHC plan are those of the SEND
    /// Regulations 2014 reg 17 (Code of Practice 9.211 to 9.213); see [`DisclosureBasis::is_for_ehc_plan`].
    pub enum DisclosureBasis {
        Family = "family", "To the parents, the carers or the child";
        Consent = "consent", "With consent of the child or the parents";
        Transfer = "transfer", "Transfer to a new school";
        Law = "law", "A request that the law makes the school answer";
        Safeguarding = "safeguarding", "Safeguarding, or duties under the Children Act 1989 or the 1986 Act";
        Court = "court", "By order of a court, or for criminal proceedings";
        Inspection = "inspection", "To Ofsted, for an inspection";
        Interests = "interests", "The local authority finds it necessary in the child\u{2019}s interests";
        Appeal = "appeal", "For an appeal to the Tribunal";
        Ombudsman = "ombudsman", "For an investigation of maladministration";
        SecretaryOfState = "secretary_of_state", "To the Secretary of State, who asked for it";
        Research = "research", "For research that may advance the education of children with SEN";
        YouthAccommodation = "youth_accommodation", "To whoever runs youth accommodation or a youth offending team";
        Other = "other", "Another ground, with the reason";
    }
}

impl DisclosureBasis {
    /// Whether an EHC plan may be shown on this ground (SEND Regulations 2014 reg 17).
    pub const fn is_for_ehc_plan(self) -> bool {
        !matches!(
            self,
            Self::Family | Self::Transfer | Self::Law | Self::Other
        )
    }
}

/// The grounds on which an EHC plan may be shown, as a list for a form.
pub(super) struct EhcPlanGround;

impl EhcPlanGround {
    pub(super) fn words() -> Vec<CodedWord> {
        (DisclosureBasis::ALL.iter())
            .filter(|basis| basis.is_for_ehc_plan())
            .map(|basis| CodedWord {
                code: basis.code(),
                name: basis.name(),
            })
            .collect()
    }
}
