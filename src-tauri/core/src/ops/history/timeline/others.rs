//! What the school and others have to do with each other about a child: agencies, what left the building, letters, and
//! documents.

use super::Events;
use crate::domain::disclosure::DisclosedThing;
use crate::domain::record::agency::{Agency, AgencyEntry, Referral};
use crate::domain::record::disclosure::Disclosure;
use crate::domain::record::letter::Letter;
use crate::domain::role::Action;
use crate::domain::words::lower;
use crate::error::Result;
use crate::store::{Reader, Seen};

/// Referrals, visits and meetings; letters, reports and reasons for whoever may read them.
pub(super) fn agencies(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    let reads_reports = tx.session().may(Action::ReportRead);
    let shown = |words: &str| {
        if reads_reports {
            words.to_owned()
        } else {
            String::new()
        }
    };
    let entries = tx.about::<AgencyEntry>(pupil)?;
    for kept in tx.about::<Referral>(pupil)? {
        let referral = &kept.record;
        let agency = tx.kept::<Agency>(referral.agency_id.as_str())?.record.name;
        let title = format!("Referred to {agency}");
        events.add(&kept, referral.happened_on, title, &shown(&referral.reason));
        if let Some(closed_on) = referral.closed_on {
            let title = format!("{agency}: work ended");
            events.add(&kept, closed_on, title, &shown(&referral.outcome_note));
        }
        let own = entries
            .iter()
            .filter(|entry| entry.record.referral_id == referral.id);
        for entry in own {
            let kind = entry.record.entry_kind;
            if reads_reports || !kind.is_paper() {
                let title = format!("{}: {agency}", kind.name());
                events.add(entry, entry.record.happened_on, title, &entry.record.words);
            }
        }
    }
    Ok(())
}

pub(super) fn disclosures(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    for kept in tx.about::<Disclosure>(pupil)? {
        let left = &kept.record;
        let title = match left.thing {
            DisclosedThing::EhcPlan => format!("EHC plan shown to {}", left.to_whom),
            DisclosedThing::Spoken => format!("Told to {}: {}", left.to_whom, lower(&left.what)),
            _ => format!("Given to {}: {}", left.to_whom, lower(&left.what)),
        };
        events.add(&kept, left.happened_on, title, left.basis.name());
    }
    Ok(())
}

pub(super) fn letters(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    for kept in tx.about::<Letter>(pupil)? {
        let letter = &kept.record;
        let title = format!("Letter: {}", letter.title);
        events.add(&kept, letter.happened_on, title, "");
    }
    Ok(())
}

/// The documents that the person may open, each on the day that stands on it.
pub(super) fn documents(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    let kept = tx.attachments(pupil)?.into_iter();
    for kept in kept.filter(|one| one.voided.is_none()) {
        let document = &kept.record;
        let title = format!("{}: {}", document.attachment_kind.name(), document.title);
        events.add(&kept, document.happened_on, title, &document.from_whom);
    }
    Ok(())
}
