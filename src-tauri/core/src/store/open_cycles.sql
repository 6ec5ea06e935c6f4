select t.pupil_id, t.id as cycle_id, t.plan_id, pl.name as plan_name, pl.stage_key, t.number, t.starts_on, t.due_on,
       (select count(*) from target g
         where g.plan_id = t.plan_id and g.voided_at is null and g.ended_on is null) as targets,
       (select count(*) from target g
         where g.plan_id = t.plan_id and g.voided_at is null and g.ended_on is null
           and (exists (select 1 from rating r
                         where r.target_id = g.id and r.cycle_id = t.id and r.voided_at is null)
             or exists (select 1 from target_review tr join review v on v.id = tr.review_id
                         where tr.target_id = g.id and v.cycle_id = t.id
                           and tr.score is not null and tr.voided_at is null and v.voided_at is null))) as rated,
       exists (select 1 from review v where v.cycle_id = t.id and v.voided_at is null) as review_begun
from pupil cross join cycle t on t.pupil_id = pupil.id
join "plan" pl on pl.id = t.plan_id
where t.voided_at is null and t.closed_on is null and pl.voided_at is null and pl.ended_on is null
