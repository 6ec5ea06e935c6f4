-- What a closed review said wrongly is put right by a dated entry that stands beside it.
alter table note add column review_id text references review (id);
create index note_review_id on note (review_id) where review_id is not null;

-- Meetings that parents came to, to count them against three a year.
create index ehc_review_held on ehc_review (pupil_id, held_on) where held_on is not null and voided_at is null;
create index team_meeting_held on team_meeting (pupil_id, held_on) where held_on is not null and voided_at is null;
