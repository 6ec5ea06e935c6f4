//! What a child's family likes to read. Kept once on the child's record, and applied to every paper by itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::documents::PaperChoices;

use crate::domain::id::{LinkId, PupilId};
use crate::domain::paper::{HeadingLanguage, Spacing, TextSize, Tint};
use crate::domain::record::Kept;
use crate::domain::record::pupil::{FamilyPaper, Pupil};
use crate::domain::role::Action;
use crate::domain::word_lists::CodedWord;
use crate::error::{Error, Result};
use crate::office::{ReadOp, WriteOp};
use crate::store::{ReadTx, Reader, Seen, WriteTx};

/// The choices as they are typed and as papers follow them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FamilyChoices {
    pub text_size: TextSize,
    pub tint: Tint,
    pub spacing: Spacing,
    /// The language in which headings stand under the English ones.
    pub heading_language: Option<HeadingLanguage>,
}

impl FamilyChoices {
    fn of(record: &FamilyPaper) -> Self {
        Self {
            text_size: record.text_size,
            tint: record.tint,
            spacing: record.spacing,
            heading_language: record.heading_language,
        }
    }

    /// As layout takes them.
    pub(crate) fn paper(self) -> PaperChoices {
        PaperChoices {
            text_size: self.text_size,
            tint: self.tint,
            spacing: self.spacing,
            headings: self.heading_language,
        }
    }

    /// "Large print, cream, headings also in Polish"; nothing for the ordinary print.
    pub(crate) fn words(self) -> String {
        let mut parts = Vec::new();
        if self.text_size == TextSize::Large {
            parts.push("large print".to_owned());
        }
        if self.tint != Tint::None {
            parts.push(self.tint.name().to_lowercase());
        }
        if self.spacing == Spacing::Easier {
            parts.push("easier spacing".to_owned());
        }
        if let Some(language) = self.heading_language {
            parts.push(format!("headings also in {}", language.name()));
        }
        let words = parts.join(", ");
        let mut letters = words.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
            .unwrap_or_default()
    }
}

/// The choices of a family for the screen.
#[derive(Debug, Serialize, TS)]
pub struct FamilyPaperView {
    pub choices: FamilyChoices,
    /// The version to save from; none where nothing was chosen yet.
    pub version: Option<i32>,
    /// The headings that the child's home language suggests, where they are kept.
    pub home_language: Option<HeadingLanguage>,
    /// The languages in which headings are kept.
    pub languages: Vec<CodedWord>,
    pub may_write: bool,
}

/// Asks what the family of a child likes to read.
#[derive(Debug, Deserialize, TS)]
pub struct OpenFamilyPaper {
    pub pupil_id: PupilId,
}

impl ReadOp for OpenFamilyPaper {
    const ACTION: Action = Action::PupilOpen;
    type Output = FamilyPaperView;
    fn run(self, tx: &ReadTx<'_>) -> Result<FamilyPaperView> {
        let pupil = tx.seen(&self.pupil_id)?;
        let kept = kept(tx, &pupil)?;
        let home = tx.get::<Pupil>(pupil.id().as_str())?.home_language;
        let home_language = HeadingLanguage::ALL
            .iter()
            .copied()
            .find(|language| home.trim().eq_ignore_ascii_case(language.name()));
        Ok(FamilyPaperView {
            choices: kept
                .as_ref()
                .map(|kept| FamilyChoices::of(&kept.record))
                .unwrap_or_default(),
            version: kept.map(|kept| kept.version),
            home_language,
            languages: HeadingLanguage::words(),
            may_write: tx.session().may(SaveFamilyPaper::ACTION),
        })
    }
}

/// Keeps what the family likes to read.
#[derive(Debug, Deserialize, TS)]
pub struct SaveFamilyPaper {
    pub pupil_id: PupilId,
    /// The version that the change started from; none where nothing had been chosen.
    pub version: Option<i32>,
    pub choices: FamilyChoices,
}

impl WriteOp for SaveFamilyPaper {
    const ACTION: Action = Action::ContactWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let pupil = tx.seen(&self.pupil_id)?;
        let before = kept(tx, &pupil)?;
        let id = match &before {
            Some(kept) => kept.record.id.clone(),
            None => LinkId::new(tx.new_id()),
        };
        let FamilyChoices {
            text_size,
            tint,
            spacing,
            heading_language,
        } = self.choices;
        let record = FamilyPaper {
            id,
            pupil_id: pupil.id().clone(),
            text_size,
            tint,
            spacing,
            heading_language,
        };
        match (before, self.version) {
            (None, None) => tx.add(&record),
            (Some(_), Some(version)) => tx.revise(&record, version),
            // Somebody chose meanwhile.
            _ => Err(Error::Conflict),
        }
    }
}

/// What the family of this child likes to read; the ordinary print where nothing was chosen.
pub(crate) fn choices_of(tx: &Reader<'_>, pupil: &Seen) -> Result<FamilyChoices> {
    Ok(kept(tx, pupil)?
        .map(|kept| FamilyChoices::of(&kept.record))
        .unwrap_or_default())
}

fn kept(tx: &Reader<'_>, pupil: &Seen) -> Result<Option<Kept<FamilyPaper>>> {
    Ok(tx.about::<FamilyPaper>(pupil)?.into_iter().next())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;
    use crate::testing::{TestSchool, op};

    fn save(
        pupil: &PupilId,
        version: Option<i32>,
        size: &str,
        language: Option<&str>,
    ) -> SaveFamilyPaper {
        op(json!({ "pupil_id": pupil, "version": version, "choices": {
            "text_size": size, "tint": "cream", "spacing": "easier", "heading_language": language } }))
    }

    fn open(pupil: &PupilId) -> OpenFamilyPaper {
        OpenFamilyPaper {
            pupil_id: pupil.clone(),
        }
    }

    #[test]
    fn what_a_family_chooses_is_kept_revised_and_told_in_words() {
        let school = TestSchool::new();
        let before = school.read(&school.senco, open(&school.zoe));
        assert_eq!(
            (before.choices, before.version),
            (FamilyChoices::default(), None)
        );
        let audit = school.audit_len();
        school.write(
            &school.office_staff,
            save(&school.zoe, None, "large", Some("pl")),
        );
        assert_eq!(school.audit_len(), audit + 1);
        let kept = school.read(&school.teacher, open(&school.zoe));
        assert_eq!(
            kept.choices.words(),
            "Large print, cream, easier spacing, headings also in Polish"
        );
        assert!(!kept.may_write);
        school.write(
            &school.senco,
            save(&school.zoe, kept.version, "standard", None),
        );
        let now = school.read(&school.senco, open(&school.zoe));
        assert_eq!(now.choices.words(), "Cream, easier spacing");
        assert_eq!(FamilyChoices::default().words(), "");
    }

    #[test]
    fn a_choice_made_meanwhile_is_not_lost() {
        let school = TestSchool::new();
        school.write(&school.senco, save(&school.zoe, None, "large", None));
        for stale in [None, Some(0)] {
            let again = school
                .office
                .write(&school.senco, save(&school.zoe, stale, "standard", None));
            assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
        }
        let kept = school.read(&school.senco, open(&school.zoe));
        assert_eq!(kept.choices.text_size, TextSize::Large);
    }

    #[test]
    fn only_who_keeps_contacts_chooses_and_only_for_a_child_in_scope() {
        let school = TestSchool::new();
        school.forbids(&[&school.teacher, &school.ta, &school.head], || {
            save(&school.zoe, None, "large", None)
        });
        let unseen = school.office.read(&school.teacher, open(&school.idris));
        assert!(matches!(unseen, Err(Error::NotFound)));
    }
}
