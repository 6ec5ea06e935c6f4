select t.pupil_id, t.happened_on,
       case when t.parent_attendance in ('attended', 'phoned') then 'review_with_parents' else 'review' end as what
from pupil cross join review t on t.pupil_id = pupil.id
where t.voided_at is null and t.closed_on is not null
union all
select t.pupil_id, t.happened_on, 'meeting' as what
from pupil cross join note t on t.pupil_id = pupil.id
where t.voided_at is null and t.note_kind = 'meeting'
union all
select t.pupil_id, t.happened_on, 'meeting' as what
from pupil cross join meeting t on t.pupil_id = pupil.id
where t.voided_at is null and t.outcome in ('attended', 'phoned')
union all
select t.pupil_id, t.happened_on, 'profile' as what
from pupil cross join profile t on t.pupil_id = pupil.id
where t.voided_at is null
