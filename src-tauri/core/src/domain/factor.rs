//! Factors that bear on learning but are not SEND in themselves. Each is held with from and to dates.

use super::coded::coded;

coded! {
    /// A circumstance to weigh beside a child's needs; none of them is SEN alone.
    pub enum FactorKind {
        AttendanceAndPunctuality = "attendance_and_punctuality", "Attendance and punctuality";
        HealthAndWelfare = "health_and_welfare", "Health and welfare";
        Eal = "eal", "English as an additional language";
        PupilPremium = "pupil_premium", "Pupil premium";
        LookedAfter = "looked_after", "Looked after";
        PreviouslyLookedAfter = "previously_looked_after", "Previously looked after";
        ServiceChild = "service_child", "Service child";
        YoungCarer = "young_carer", "Young carer";
        Trauma = "trauma", "Trauma";
        Behaviour = "behaviour", "Behaviour";
        Disability = "disability", "Disability alone";
    }
}

impl FactorKind {
    /// A short tag for a crowded table.
    pub fn short_name(self) -> &'static str {
        match self {
            Self::AttendanceAndPunctuality => "Attendance",
            Self::HealthAndWelfare => "Health",
            Self::Eal => "EAL",
            Self::PupilPremium => "PP",
            Self::LookedAfter => "LAC",
            Self::PreviouslyLookedAfter => "Prev. LAC",
            Self::ServiceChild => "Service",
            Self::Disability => "Disability",
            Self::YoungCarer | Self::Trauma | Self::Behaviour => self.name(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_fits_a_crowded_table() {
        for kind in FactorKind::ALL {
            assert!(kind.short_name().len() <= 11, "{kind:?}");
        }
    }
}
