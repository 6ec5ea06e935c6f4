select a.number, a.at, s.name as staff_name, a.action, a.verb, a.kind, a.record_id, a.pupil_id,
       coalesce(nullif(p.preferred_forename, ''), p.legal_forename) || ' ' || p.legal_surname as pupil_name,
       a.changes
from audit_entry a
join staff s on s.id = a.staff_id
left join pupil p on p.id = a.pupil_id
where true
