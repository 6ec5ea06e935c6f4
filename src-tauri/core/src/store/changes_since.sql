with closed as (
    select c.id, c.pupil_id,
           (select max(a.number) from audit_entry a where a.record_id = c.id and a.kind = 'cycle') as number,
           (select min(a.number) from cycle n join audit_entry a on a.record_id = n.id and a.kind = 'cycle'
             where n.pupil_id = c.pupil_id and n.voided_at is null and n.closed_on > c.closed_on
               and a.verb = 'revised' and a.changes like '%"closed_on"%') as next_number
      from cycle c
     where c.id = :cycle and c.closed_on is not null and c.voided_at is null
),
printed as (
    select t.*, (select max(a.number) from audit_entry a
                  where a.pupil_id = t.pupil_id and a.verb = 'printed' and a.kind = 'plan'
                    and a.number > t.number and (t.next_number is null or a.number < t.next_number)) as printed_number
      from closed t
)
select a.number, a.at, s.name as staff_name, a.verb, a.kind, a.changes
from printed t
join pupil on pupil.id = t.pupil_id
join audit_entry a on a.pupil_id = t.pupil_id
join staff s on s.id = a.staff_id
where a.number > t.printed_number and (t.next_number is null or a.number < t.next_number)
  and a.kind in ('plan', 'outcome', 'target', 'small_step', 'strategy', 'provision')
  and a.verb in ('added', 'revised', 'voided', 'brought back')
  and not (a.kind = 'small_step' and a.changes like '%"achieved_on"%')
  and pupil.voided_at is null
