//! What the columns of an MIS export can hold, and the headings that mean it: those of SIMS, Arbor, Bromcom and
//! ScholarPack, and of lists that a school made itself.

use crate::domain::coded::coded;

coded! {
    /// What a column of a list of children can hold.
    pub enum PupilField {
        Upn = "upn", "UPN";
        Name = "name", "Whole name";
        Surname = "surname", "Legal surname";
        Forename = "forename", "Legal forename";
        Preferred = "preferred", "Preferred forename";
        Born = "born", "Date of birth";
        Sex = "sex", "Sex";
        Year = "year", "Year group";
        Class = "class", "Class";
        Admitted = "admitted", "Date of admission";
        Left = "left", "Date of leaving";
        Language = "language", "Home language";
        SenStatus = "sen_status", "SEN status";
        PrimaryNeed = "primary_need", "Primary need";
        SecondaryNeed = "secondary_need", "Secondary need";
        Eal = "eal", "English as an additional language";
        PupilPremium = "pupil_premium", "Pupil premium or free meals";
        LookedAfter = "looked_after", "Looked after";
        PreviouslyLookedAfter = "previously_looked_after", "Previously looked after";
        ServiceChild = "service_child", "Service child";
        YoungCarer = "young_carer", "Young carer";
        ContactName = "contact_name", "Contact: name";
        ContactForename = "contact_forename", "Contact: forename";
        ContactSurname = "contact_surname", "Contact: surname";
        ContactRelationship = "contact_relationship", "Contact: relationship";
        ContactPriority = "contact_priority", "Contact: priority";
        ContactResponsibility = "contact_responsibility", "Contact: parental responsibility";
        ContactTelephone = "contact_telephone", "Contact: telephone";
        ContactEmail = "contact_email", "Contact: email";
        ContactAddress = "contact_address", "Contact: address";
        ContactCourtOrder = "contact_court_order", "Contact: court order";
    }
}

impl PupilField {
    /// Whether a column of this kind tells of one of a child's contacts.
    pub fn is_of_contact(self) -> bool {
        self >= Self::ContactName
    }

    /// Whether it says that a child has SEND, or what goes with it: not for the office to see.
    pub fn is_send(self) -> bool {
        (Self::SenStatus..=Self::SecondaryNeed).contains(&self) || self.is_factor()
    }

    /// Whether it is a yes or no that is kept as a factor. Several columns may speak of one.
    pub fn is_factor(self) -> bool {
        (Self::Eal..=Self::YoungCarer).contains(&self)
    }

    /// The headings that mean it, folded. Those of a contact stand without "contact" and its number.
    pub(super) fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Upn => &[
                "upn",
                "unique pupil number",
                "pupil upn",
                "current upn",
                "student upn",
            ],
            Self::Name => &[
                "name",
                "full name",
                "pupil name",
                "student name",
                "student",
                "pupil",
                "child",
                "child name",
                "preferred name",
                "legal name",
                "legal full name",
                "display name",
            ],
            Self::Surname => &[
                "surname",
                "legal surname",
                "last name",
                "legal last name",
                "family name",
                "legal family name",
                "pupil surname",
                "student surname",
                "surname legal",
            ],
            Self::Forename => &[
                "forename",
                "legal forename",
                "first name",
                "legal first name",
                "given name",
                "forenames",
                "pupil forename",
                "student forename",
                "forename legal",
                "christian name",
            ],
            Self::Preferred => &[
                "preferred forename",
                "preferred first name",
                "chosen name",
                "known as",
                "preferred given name",
                "chosen forename",
                "chosen first name",
                "forename preferred",
            ],
            Self::Born => &[
                "dob",
                "date of birth",
                "birth date",
                "birthdate",
                "d o b",
                "born",
                "birthday",
            ],
            Self::Sex => &[
                "sex",
                "gender",
                "legal sex",
                "legal gender",
                "m f",
                "sex at birth",
            ],
            Self::Year => &[
                "year",
                "year group",
                "yr",
                "nc year",
                "year taught in",
                "national curriculum year",
                "nc year actual",
                "curriculum year",
                "yeargroup",
                "ncyear",
                "year grp",
                "yr grp",
                "nc year group",
            ],
            Self::Class => &[
                "class",
                "reg",
                "reg group",
                "registration group",
                "registration form",
                "form",
                "tutor group",
                "class name",
                "registration",
                "class group",
                "form group",
                "reg form",
            ],
            Self::Admitted => &[
                "doa",
                "admission date",
                "date of admission",
                "entry date",
                "start date",
                "enrolment date",
                "enrolment start date",
                "date of entry",
                "admitted",
                "joined",
                "school entry date",
                "enrollment date",
            ],
            Self::Left => &[
                "dol",
                "leaving date",
                "date of leaving",
                "leave date",
                "date left",
                "enrolment end date",
            ],
            Self::Language => &[
                "first language",
                "home language",
                "language",
                "mother tongue",
                "native language",
                "first language description",
            ],
            Self::SenStatus => &[
                "sen status",
                "sen",
                "sen provision",
                "sen stage",
                "sen code",
                "send",
                "send status",
                "sen status code",
                "special educational needs",
                "current sen status",
                "sen provision code",
                "sen need status",
            ],
            Self::PrimaryNeed => &[
                "primary need",
                "sen type",
                "sen type 1",
                "primary sen type",
                "sen need",
                "need type",
                "primary sen need",
                "sen primary need",
                "sen need type",
                "sen need 1",
                "ranked 1 need",
                "need 1",
                "main need",
            ],
            Self::SecondaryNeed => &[
                "secondary need",
                "sen type 2",
                "secondary sen type",
                "secondary sen need",
                "sen secondary need",
                "sen need 2",
                "ranked 2 need",
                "need 2",
            ],
            Self::Eal => &[
                "eal",
                "english as an additional language",
                "eal status",
                "is eal",
                "eal pupil",
                "english additional language",
            ],
            Self::PupilPremium => &[
                "pp",
                "pupil premium",
                "pupil premium indicator",
                "fsm",
                "free school meals",
                "fsm eligible",
                "eligible for free meals",
                "eligible for fsm",
                "fsm ever 6",
                "ever 6 fsm",
                "ever6",
                "ever 6",
                "free meals",
                "pupil premium eligible",
                "pupil premium recipient",
                "deprivation pupil premium",
                "fsm eligibility",
                "pupil premium or free meals",
            ],
            Self::LookedAfter => &[
                "lac",
                "cla",
                "in care",
                "looked after",
                "looked after child",
                "child looked after",
                "in lea care",
                "is in care",
                "in la care",
                "currently in care",
            ],
            Self::PreviouslyLookedAfter => &[
                "post looked after arrangements",
                "pla",
                "plac",
                "previously looked after",
                "previously in care",
                "post lac",
                "adopted from care",
                "post looked after",
            ],
            Self::ServiceChild => &[
                "service child",
                "service children",
                "service children in education",
                "service child indicator",
                "armed forces",
                "service family",
                "parent in armed forces",
                "service children indicator",
            ],
            Self::YoungCarer => &[
                "young carer",
                "carer",
                "young carer indicator",
                "is young carer",
            ],
            Self::ContactName => &[
                "name",
                "full name",
                "parent name",
                "parent carer name",
                "guardian name",
                "guardian",
                "carer name",
                "parent",
                "parent carer",
                "addressee",
            ],
            Self::ContactForename => &["forename", "first name", "given name"],
            Self::ContactSurname => &["surname", "last name", "family name"],
            Self::ContactRelationship => &[
                "relationship",
                "relation",
                "relationship to pupil",
                "relationship to student",
                "relationship to child",
                "relationship type",
                "type",
            ],
            Self::ContactPriority => &[
                "priority",
                "order",
                "priority order",
                "call order",
                "priority number",
            ],
            Self::ContactResponsibility => &[
                "parental responsibility",
                "pr",
                "has parental responsibility",
                "legal guardian",
                "parental resp",
            ],
            Self::ContactTelephone => &[
                "telephone",
                "phone",
                "mobile",
                "home phone",
                "main telephone",
                "telephone number",
                "phone number",
                "mobile phone",
                "mobile number",
                "home telephone",
                "tel",
                "primary telephone",
                "mobile telephone",
                "main phone",
                "contact number",
                "daytime telephone",
            ],
            Self::ContactEmail => &[
                "email",
                "e mail",
                "email address",
                "main email",
                "primary email",
                "home email",
            ],
            Self::ContactAddress => &[
                "address",
                "home address",
                "full address",
                "postal address",
                "main address",
                "address block",
            ],
            Self::ContactCourtOrder => &["court order", "has court order", "court orders"],
        }
    }
}
