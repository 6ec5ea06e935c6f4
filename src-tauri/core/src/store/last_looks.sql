select pupil.id as pupil_id,
       (select max(r.happened_on) from review r
         where r.pupil_id = pupil.id and r.voided_at is null and r.closed_on is not null) as reviewed_on,
       (select r.happened_on from review r
         where r.pupil_id = pupil.id and r.voided_at is null and r.closed_on is not null
           and r.parent_attendance in ('attended', 'phoned')
         order by r.happened_on desc limit 1) as with_parents_on,
       (select max(r.happened_on) from profile r
         where r.pupil_id = pupil.id and r.voided_at is null) as profiled_on
from {placement}
where t.voided_at is null and t.from_on <= :today and (t.to_on is null or t.to_on > :today)
