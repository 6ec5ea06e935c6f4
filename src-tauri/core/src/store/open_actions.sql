select t.pupil_id, a.name as agency, e.happened_on as recommended_on, t.action_by, t.by_on
from {recommendation}
join agency_entry e on e.id = t.entry_id
join referral r on r.id = e.referral_id
join agency a on a.id = r.agency_id
where t.voided_at is null and e.voided_at is null and r.voided_at is null
  and t.answer = 'action' and t.done_on is null and t.by_on is not null
