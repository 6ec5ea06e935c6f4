select t.pupil_id, t.happened_on
from {review}
where t.voided_at is null and t.closed_on is not null and t.happened_on >= :year
  and t.parent_attendance in ('attended', 'phoned')
union all
select t.pupil_id, t.happened_on
from {note}
where t.voided_at is null and t.note_kind = 'meeting' and t.contact_outcome is null and t.happened_on >= :year
union all
select t.pupil_id, t.happened_on
from {note}
where t.voided_at is null and t.contact_outcome in ('attended', 'phoned') and t.happened_on >= :year
union all
select t.pupil_id, t.happened_on
from {meeting}
where t.voided_at is null and t.outcome in ('attended', 'phoned') and t.happened_on >= :year
union all
select t.pupil_id, t.held_on as happened_on
from {ehc_review}
where t.voided_at is null and t.held_on is not null and t.held_on >= :year
  and exists (select 1 from json_each(t.people) p where p.value ->> 'kind' = 'parent' and p.value ->> 'attendance' = 'came')
union all
select t.pupil_id, t.held_on as happened_on
from {team_meeting}
where t.voided_at is null and t.held_on is not null and t.held_on >= :year
  and exists (select 1 from json_each(t.people) p where p.value ->> 'kind' = 'parent' and p.value ->> 'attendance' = 'came')
