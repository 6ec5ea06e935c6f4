//! How the window looks to the one who is signed in, kept until their next sign-in.

use serde::Deserialize;
use ts_rs::TS;

use crate::domain::display::DisplayChoices;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::store::WriteTx;

/// Keeps one's colours and text size. They come back with who is signed in.
#[derive(Debug, Deserialize, TS)]
pub struct KeepDisplay {
    pub display: DisplayChoices,
}

impl WriteOp for KeepDisplay {
    const ACTION: Action = Action::OwnWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.keep_display(self.display.checked()?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;
    use crate::domain::display::Theme;
    use crate::error::Error;
    use crate::office::Session;
    use crate::store::display;
    use crate::testing::{TestSchool, op};

    fn keep(theme: &str, text_size: u16) -> KeepDisplay {
        op(json!({ "display": { "theme": theme, "text_size": text_size } }))
    }

    fn kept_for(school: &TestSchool, who: &Session) -> DisplayChoices {
        display::of(&school.office.file().connection(), who.staff_id()).unwrap()
    }

    #[test]
    fn each_person_keeps_their_own_and_the_last_choice_counts() {
        let school = TestSchool::new();
        let before = school.audit_len();
        for who in [&school.head, &school.ta, &school.office_staff] {
            school.write(who, keep("contrast", 150));
        }
        school.write(&school.ta, keep("dark", 225));
        assert_eq!(
            kept_for(&school, &school.ta),
            DisplayChoices {
                theme: Theme::Dark,
                text_size: 225
            }
        );
        assert_eq!(kept_for(&school, &school.head).theme, Theme::Contrast);
        assert_eq!(
            kept_for(&school, &school.teacher),
            DisplayChoices::default()
        );
        assert_eq!(school.audit_len(), before, "nobody else's business");
    }

    #[test]
    fn a_size_that_is_not_on_offer_is_refused_and_changes_nothing() {
        let school = TestSchool::new();
        school.write(&school.ta, keep("dark", 125));
        let refused = school.office.write(&school.ta, keep("light", 40));
        assert!(
            matches!(&refused, Err(Error::Invalid(f)) if f.of("text_size").len() == 1),
            "{refused:?}"
        );
        assert_eq!(kept_for(&school, &school.ta).theme, Theme::Dark);
    }
}
