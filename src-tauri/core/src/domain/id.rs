//! Ids: a newtype for each kind of record, so that one cannot be taken for another.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// An id that was made or stored before.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as it is stored.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    StaffId, PupilId, ClassId, YearId, ContactId, FactorId, NeedId, PlacementId, ProfileId, PlanId, OutcomeId,
    TargetId, StepId, StrategyId, ProvisionId, CycleId, ReviewId, RatingId, NoteId, LinkId,
    ImportId, ImportColumnsId,
    RoundId, ReasonId, SignatureId, EveningId, MeetingId,
    AssessmentId, ClockMarkId, ConcernId, AgencyId, ReferralId, AgencyEntryId, RecommendationId, SavedViewId,
    LetterId, LetterWordsId, BankEntryId, DutyDoneId,
    EhcRequestId, EhcPlanId, EhcReviewId, DisclosureId, AttachmentId,
    HealthcarePlanId, MedicineId, MedicineGivenId, HealthTrainingId,
    DisabilityId, AdjustmentId, AccessArrangementId,
    OutsideLeadId, TeamMeetingId, TeamActionId, ChronologyEventId, ReintegrationId,
    HoldId, AccessRequestId, DestructionId, DestructionLineId,
}
