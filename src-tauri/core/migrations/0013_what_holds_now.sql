-- What the first screen and the round ask of the whole school, each as an index of what holds now: of a school of
-- decades it is a few hundred lines side by side, where the records themselves lie among those of all who ever were.
-- Partial indexes end in the columns of their condition, so that they hold all that is asked and no record is read.

-- The children who are at the school.
create index pupil_here on pupil (left_on, voided_at) where voided_at is null;

-- Plans that go on with their open cycles. A cycle stays open when its plan is ended, so that the cycle alone does not
-- tell what is to be reviewed.
create index plan_going on "plan" (pupil_id, started_on, name, stage_key, ended_on, voided_at)
    where ended_on is null and voided_at is null;
create index cycle_going on cycle (plan_id, due_on, starts_on, number, pupil_id, closed_on, voided_at)
    where closed_on is null and voided_at is null;

-- The review that followed another of the same child.
create index cycle_held on cycle (pupil_id, closed_on, voided_at) where closed_on is not null and voided_at is null;

-- The days of this school year on which parents were met.
create index review_met on review (happened_on, pupil_id, parent_attendance, closed_on, voided_at)
    where parent_attendance in ('attended', 'phoned') and closed_on is not null and voided_at is null;
create index note_met on note (happened_on, pupil_id, note_kind, voided_at)
    where note_kind = 'meeting' and voided_at is null;
create index meeting_met on meeting (happened_on, pupil_id, outcome, voided_at)
    where outcome in ('attended', 'phoned') and voided_at is null;
create index ehc_review_met on ehc_review (held_on) where held_on is not null and voided_at is null;
create index team_meeting_met on team_meeting (held_on) where held_on is not null and voided_at is null;

-- What was taken on and is not done, and what runs for the health of children.
create index recommendation_taken on recommendation (pupil_id)
    where answer = 'action' and done_on is null and by_on is not null and voided_at is null;
create index healthcare_plan_going on healthcare_plan (pupil_id) where ended_on is null and voided_at is null;
create index medicine_expiring on medicine (pupil_id)
    where ended_on is null and expires_on is not null and voided_at is null;
create index health_training_ending on health_training (pupil_id)
    where valid_until_on is not null and voided_at is null;
