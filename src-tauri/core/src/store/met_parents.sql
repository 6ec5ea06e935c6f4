select t.pupil_id, t.happened_on
from pupil cross join review t on t.pupil_id = pupil.id
where t.voided_at is null and t.closed_on is not null and t.happened_on >= :year
  and t.parent_attendance in ('attended', 'phoned')
union all
select t.pupil_id, t.happened_on
from pupil cross join note t on t.pupil_id = pupil.id
where t.voided_at is null and t.note_kind = 'meeting' and t.happened_on >= :year
union all
select t.pupil_id, t.happened_on
from pupil cross join meeting t on t.pupil_id = pupil.id
where t.voided_at is null and t.outcome in ('attended', 'phoned') and t.happened_on >= :year
union all
select t.pupil_id, t.held_on as happened_on
from pupil cross join ehc_review t on t.pupil_id = pupil.id
where t.voided_at is null and t.held_on is not null and t.held_on >= :year
  and exists (select 1 from json_each(t.people) p where p.value ->> 'kind' = 'parent' and p.value ->> 'attendance' = 'came')
union all
select t.pupil_id, t.held_on as happened_on
from pupil cross join team_meeting t on t.pupil_id = pupil.id
where t.voided_at is null and t.held_on is not null and t.held_on >= :year
  and exists (select 1 from json_each(t.people) p where p.value ->> 'kind' = 'parent' and p.value ->> 'attendance' = 'came')
