//! The words of the statutory processes, with their codes.

use crate::domain::coded::coded;

coded! {
    /// Who asked the local authority for an EHC needs assessment.
    pub enum RequestedBy {
        School = "school", "The school";
        Parent = "parent", "The parents";
        Other = "other", "Somebody else";
    }
}

coded! {
    /// What the local authority decided on the request.
    pub enum AssessDecision {
        Assess = "assess", "It will assess";
        Refuse = "refuse", "It will not assess";
    }
}

coded! {
    /// How the process that began with a request ended.
    pub enum RequestOutcome {
        Issued = "issued", "Final EHC plan issued";
        NotIssued = "not_issued", "Decided not to issue a plan";
        Withdrawn = "withdrawn", "The request was withdrawn";
    }
}

coded! {
    /// A step of the request for an assessment, or of a review of the plan.
    pub enum EhcStep {
        SignOff = "sign_off", "Headteacher\u{2019}s sign-off";
        Request = "request", "Request to the local authority";
        Decision = "decision", "Decision whether to assess";
        Advice = "advice", "School\u{2019}s advice";
        NotToIssue = "not_to_issue", "Decision not to issue a plan";
        DraftViews = "draft_views", "Parents\u{2019} views on the draft plan";
        Consultation = "consultation", "School\u{2019}s reply to the consultation";
        FinalPlan = "final_plan", "Final plan";
        Rights = "rights", "Parents told of mediation and appeal";
        Appeal = "appeal", "Parents\u{2019} appeal";
        ReviewAdvice = "review_advice", "Advice asked for the review";
        Invitations = "invitations", "Invitations and papers";
        Meeting = "meeting", "Review meeting";
        Report = "report", "Report to all who were invited";
        ReviewDecision = "review_decision", "Local authority\u{2019}s decision on the review";
        AmendedPlan = "amended_plan", "Amended plan";
    }
}

coded! {
    /// What a reason beside a step is for.
    pub enum StepReasonKind {
        Late = "late", "Done late";
        NotApplicable = "not_applicable", "Does not apply";
    }
}

coded! {
    /// What a request should show. Nothing of it blocks a request.
    pub enum EvidenceItem {
        TwoCycles = "two_cycles", "Two full cycles reviewed";
        AgencyReports = "agency_reports", "Reports of outside agencies";
        Assessment = "assessment", "The assessment";
        ChildViews = "child_views", "The child\u{2019}s views";
        ParentViews = "parent_views", "The parents\u{2019} views";
        Attendance = "attendance", "Attendance";
    }
}

coded! {
    /// A section of an EHC plan (SEND Regulations 2014 reg 12).
    pub enum EhcSection {
        A = "A", "A: Views, interests and aspirations";
        B = "B", "B: Special educational needs";
        C = "C", "C: Health needs related to SEN";
        D = "D", "D: Social care needs related to SEN";
        E = "E", "E: Outcomes";
        F = "F", "F: Special educational provision";
        G = "G", "G: Health provision";
        H1 = "H1", "H1: Social care provision under the 1970 Act";
        H2 = "H2", "H2: Other social care provision";
        I = "I", "I: Placement";
        J = "J", "J: Direct payments";
        K = "K", "K: Advice and information";
    }
}

coded! {
    /// How a section stands in the plan that the school holds.
    pub enum SectionState {
        Text = "text", "Written out here";
        Document = "document", "In the local authority\u{2019}s document";
        Nothing = "nothing", "There, and says there is nothing";
        Merged = "merged", "Not kept apart from another section";
        Missing = "missing", "Missing";
    }
}

coded! {
    /// Where in the school the plan places the child. A unit counts where the plan names it.
    pub enum SchoolUnit {
        None = "none", "Neither";
        Unit = "unit", "SEN unit";
        Resourced = "resourced", "Resourced provision";
    }
}

coded! {
    /// What kind of review of the plan it is.
    pub enum EhcReviewKind {
        Annual = "annual", "Annual review";
        Interim = "interim", "Interim review";
    }
}

coded! {
    /// Who somebody invited to a review is.
    pub enum InviteeKind {
        Parent = "parent", "Parent or carer";
        Child = "child", "The child";
        School = "school", "School staff";
        LocalAuthority = "local_authority", "Local authority";
        Health = "health", "Health";
        SocialCare = "social_care", "Social care";
        VirtualSchool = "virtual_school", "Virtual school";
        NextSchool = "next_school", "Next school";
        Other = "other", "Other";
    }
}

coded! {
    /// Whether somebody invited took part.
    pub enum ReviewAttendance {
        Came = "came", "Came";
        SentViews = "sent_views", "Sent views or advice";
        Apologies = "apologies", "Sent apologies";
        Absent = "absent", "Did not come";
    }
}

coded! {
    /// What the meeting recommends to the local authority.
    pub enum ReviewRecommendation {
        Keep = "keep", "Keep the plan as it is";
        Amend = "amend", "Change the plan";
        Cease = "cease", "End the plan";
    }
}

coded! {
    /// What the local authority decided on a review.
    pub enum LaDecision {
        Keep = "keep", "Leave the plan as it is";
        Amend = "amend", "Amend the plan";
        Cease = "cease", "End the plan";
    }
}
