//! Drafts: what a person was typing, kept in the encrypted file for that person alone. They are nobody else's
//! business, so they leave no trace; what is saved from them does.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use super::tx::Reader;
use super::write::WriteTx;
use crate::error::{Error, Result};

/// Unsaved words, and where they belong.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Draft {
    /// Which form of which record: "plan/<id>", as the window names it.
    pub place: String,
    /// The form as it stood.
    #[ts(type = "unknown")]
    pub body: DraftBody,
    #[ts(type = "string")]
    pub saved_at: DateTime<Utc>,
}

/// What a form held, as the window gave it.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct DraftBody(pub Json);

impl<'de> Deserialize<'de> for DraftBody {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        serde_json::from_str(&text)
            .map(Self)
            .map_err(serde::de::Error::custom)
    }
}

impl Reader<'_> {
    /// This person's draft at a place, if there is one.
    pub fn draft(&self, place: &str) -> Result<Option<Draft>> {
        let me = self.session().staff_id().as_str();
        let mut found = self.rows::<Draft>(
            "select place, body, saved_at from draft where staff_id = :me and place = :place",
            &[(":me", &me), (":place", &place)],
        )?;
        Ok(found.pop())
    }

    /// All of this person's drafts, the newest first.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        let me = self.session().staff_id().as_str();
        self.rows(
            "select place, body, saved_at from draft where staff_id = :me order by saved_at desc, place",
            &[(":me", &me)],
        )
    }
}

impl WriteTx<'_> {
    /// Keeps this person's draft at a place, over the one before.
    pub fn keep_draft(&mut self, place: &str, body: &Json) -> Result<DateTime<Utc>> {
        let text =
            serde_json::to_string(body).map_err(|error| Error::Internal(error.to_string()))?;
        let now = self.world().now();
        self.connection
            .prepare_cached(
                "insert into draft (staff_id, place, body, saved_at) values (?1, ?2, ?3, ?4)
                 on conflict (staff_id, place) do update set body = excluded.body, saved_at = excluded.saved_at",
            )?
            .execute((self.session().staff_id().as_str(), place, text, self.moment()))?;
        Ok(now)
    }

    /// Lets go of this person's draft at a place.
    pub fn discard_draft(&mut self, place: &str) -> Result<()> {
        self.connection
            .prepare_cached("delete from draft where staff_id = ?1 and place = ?2")?
            .execute((self.session().staff_id().as_str(), place))?;
        Ok(())
    }
}
