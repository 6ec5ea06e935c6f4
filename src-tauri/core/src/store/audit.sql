select a.number, a.at, s.name as staff_name, a.action, a.verb, a.kind, a.record_id, a.pupil_id,
       coalesce(nullif(p.preferred_forename, ''), p.legal_forename) || ' ' || p.legal_surname as pupil_name,
       a.changes
from audit_entry a
join staff s on s.id = a.staff_id
left join pupil p on p.id = a.pupil_id
where (:staff is null or a.staff_id = :staff)
  and (:pupil is null or a.pupil_id = :pupil)
  and (:act is null or :act = case
         when a.verb = 'opened' then 'opened'
         when a.verb in ('voided', 'brought back') then 'taken_back'
         when a.action in ('print', 'export') then 'taken_out'
         when a.action = 'own_write' and a.kind = 'staff' and a.verb <> 'set the password' then 'signed'
         else 'changed' end)
  and (:from_on is null or substr(a.at, 1, 10) >= :from_on)
  and (:to_on is null or substr(a.at, 1, 10) <= :to_on)
  and (:before is null or a.number < :before)
order by a.number desc
limit :page
