select c.pupil_id, c.id as cycle_id, c.plan_id, t.name as plan_name, t.stage_key, c.number, c.starts_on, c.due_on,
       (select count(*) from target g
         where g.plan_id = c.plan_id and g.voided_at is null and g.ended_on is null) as targets,
       (select count(*) from target g
         where g.plan_id = c.plan_id and g.voided_at is null and g.ended_on is null
           and (exists (select 1 from rating r
                         where r.target_id = g.id and r.cycle_id = c.id and r.voided_at is null)
             or exists (select 1 from target_review tr join review v on v.id = tr.review_id
                         where tr.target_id = g.id and v.cycle_id = c.id
                           and tr.score is not null and tr.voided_at is null and v.voided_at is null))) as rated,
       exists (select 1 from review v where v.cycle_id = c.id and v.voided_at is null) as review_begun
from {plan} cross join cycle c on c.plan_id = t.id
where t.ended_on is null and t.voided_at is null and c.closed_on is null and c.voided_at is null
