with held as (
    select c.id, c.pupil_id, c.plan_id, c.number, c.starts_on, c.due_on, c.closed_on
      from "plan" o cross join cycle c on c.plan_id = o.id
     where o.ended_on is null and o.voided_at is null
       and c.voided_at is null and c.closed_on is null and c.due_on <= :until and c.starts_on <= :until
    union all
    select c.id, c.pupil_id, c.plan_id, c.number, c.starts_on, c.due_on, c.closed_on
      from cycle c
     where c.voided_at is null and c.closed_on is not null and c.closed_on between :from and :horizon
       and c.starts_on <= :until and (c.closed_on <= :until or c.due_on <= :until)
),
-- Where in the trail the cycle was closed, and where the child's next one was: a closed cycle is not written again. It
-- matters only where something was printed about the child. Each is worked out once, which is what `materialized` says.
closed as materialized (
    select t.*,
           case when t.closed_on is not null
                 and exists (select 1 from audit_entry a where a.pupil_id = t.pupil_id and a.verb = 'printed') then
               (select max(a.number) from audit_entry a where a.record_id = t.id and a.kind = 'cycle')
           end as closed_number
      from held t
),
followed as materialized (
    select t.*,
           case when t.closed_number is not null then
               (select min(a.number) from cycle n join audit_entry a on a.record_id = n.id and a.kind = 'cycle'
                 where n.pupil_id = t.pupil_id and n.voided_at is null and n.closed_on > t.closed_on
                   and a.verb = 'revised' and a.changes like '%"closed_on"%')
           end as next_number
      from closed t
),
printed as materialized (
    select t.*,
           case when t.closed_number is not null then
               (select max(a.number) from audit_entry a
                 where a.pupil_id = t.pupil_id and a.verb = 'printed' and a.kind = 'plan'
                   and a.number > t.closed_number and (t.next_number is null or a.number < t.next_number))
           end as printed_number
      from followed t
)
select t.id as cycle_id, t.pupil_id, t.plan_id, t.number, t.starts_on, t.due_on, t.closed_on,
       pl.name as plan_name, pl.stage_key,
       v.id as review_id, v.happened_on as reviewed_on, v.decision, v.parent_attendance,
       coalesce(v.child_declined or v.child_face is not null or v.child_views <> '', 0) as child_heard,
       coalesce(v.parent_going_well || v.parent_worries || v.parent_hopes || v.parent_helps <> '', 0) as parents_wrote,
       case when :counted then 0 when t.closed_on is null then
           (select count(*) from target g
             where g.plan_id = t.plan_id and g.voided_at is null and g.ended_on is null)
       else (select count(*) from target_review r where r.review_id = v.id and r.voided_at is null) end as targets,
       case when :counted then 0 when t.closed_on is null then
           (select count(*) from target g
             where g.plan_id = t.plan_id and g.voided_at is null and g.ended_on is null
               and (exists (select 1 from rating r
                             where r.target_id = g.id and r.cycle_id = t.id and r.voided_at is null)
                 or exists (select 1 from target_review r where r.target_id = g.id and r.review_id = v.id
                               and r.score is not null and r.voided_at is null)))
       else (select count(*) from target_review r where r.review_id = v.id and r.voided_at is null) end as rated,
       case when not :counted then (select p.stage_name from placement p
         where p.pupil_id = t.pupil_id and p.voided_at is null and p.to_on = v.happened_on limit 1) end as moved_from,
       case when not :counted then (select p.stage_name from placement p
         where p.pupil_id = t.pupil_id and p.voided_at is null and p.from_on = v.happened_on limit 1) end as moved_to,
       (select a.at from audit_entry a where a.number = t.printed_number) as printed_at,
       case when not :counted then (select s.name from audit_entry a join staff s on s.id = a.staff_id
         where a.number = t.printed_number) end as printed_by,
       case when not :counted and t.printed_number is not null then
           (select count(*) from audit_entry a
             where a.pupil_id = t.pupil_id and a.number > t.printed_number
               and (t.next_number is null or a.number < t.next_number)
               and a.kind in ('plan', 'outcome', 'target', 'small_step', 'strategy', 'provision')
               and a.verb in ('added', 'revised', 'voided', 'brought back')
               and not (a.kind = 'small_step' and a.changes like '%"achieved_on"%'))
       else 0 end as changes_since,
       g.id as signature_id, g.happened_on as signed_on, g.signed_by
from printed t
join "plan" pl on pl.id = t.plan_id
join pupil on pupil.id = t.pupil_id
left join review v on v.cycle_id = t.id and v.voided_at is null
left join plan_signature g on g.cycle_id = t.id and g.voided_at is null
where pl.voided_at is null and pupil.voided_at is null
  and (t.closed_on is not null or (pl.ended_on is null and (pupil.left_on is null or pupil.left_on >= :today)))
