select pupil.id as pupil_id,
       (select max(t.happened_on) from review t
         where t.pupil_id = pupil.id and t.voided_at is null and t.closed_on is not null) as reviewed_on,
       (select t.happened_on from review t
         where t.pupil_id = pupil.id and t.voided_at is null and t.closed_on is not null
           and t.parent_attendance in ('attended', 'phoned')
         order by t.happened_on desc limit 1) as with_parents_on,
       (select max(t.happened_on) from profile t
         where t.pupil_id = pupil.id and t.voided_at is null) as profiled_on
from pupil cross join placement p on p.pupil_id = pupil.id
where p.voided_at is null and p.from_on <= :today and (p.to_on is null or p.to_on > :today)
