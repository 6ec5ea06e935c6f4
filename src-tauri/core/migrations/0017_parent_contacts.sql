-- What came of a contact with parents outside a review and a parents' evening, and with whom it was. A note of a meeting
-- that says nothing of it goes on counting as a meeting with parents.
alter table note add column contact_outcome text;
alter table note add column contact_with text not null default '';

drop index note_meeting;
drop index note_met;
create index note_met_of_child on note (pupil_id, happened_on, note_kind, contact_outcome, voided_at)
    where note_kind = 'meeting' and contact_outcome is null and voided_at is null;
create index note_met on note (happened_on, pupil_id, note_kind, contact_outcome, voided_at)
    where note_kind = 'meeting' and contact_outcome is null and voided_at is null;
create index note_contact on note (pupil_id, happened_on, contact_outcome, voided_at)
    where contact_outcome in ('attended', 'phoned') and voided_at is null;
create index note_contact_met on note (happened_on, pupil_id, contact_outcome, voided_at)
    where contact_outcome in ('attended', 'phoned') and voided_at is null;
