//! How the window looks to one person: its colours and the size of its text.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::coded::coded;
use super::field_errors::FieldErrors;

coded! {
    /// The colours of the window.
    pub enum Theme {
        System = "system", "As the computer";
        Light = "light", "Light";
        Dark = "dark", "Dark";
        Contrast = "contrast", "High contrast";
    }
}

/// The sizes of text on offer, in per cent of the computer's own; up to what large print asks for (WCAG 2.2, 1.4.4).
pub const TEXT_SIZES: [u16; 7] = [100, 110, 125, 150, 175, 200, 225];

/// What a person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DisplayChoices {
    pub theme: Theme,
    /// In per cent of the computer's own; one of [`TEXT_SIZES`].
    pub text_size: u16,
}

/// How it looks to somebody who has not chosen.
impl Default for DisplayChoices {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            text_size: 100,
        }
    }
}

impl DisplayChoices {
    /// The choices, where each of them is on offer.
    ///
    /// # Errors
    /// The sentence beside `text_size`.
    pub fn checked(self) -> Result<Self, FieldErrors> {
        if TEXT_SIZES.contains(&self.text_size) {
            return Ok(self);
        }
        Err(FieldErrors::one(
            "text_size",
            "Choose one of the text sizes on the list.",
        ))
    }
}
