select t.pupil_id, 'plan' as what, '' as name, '' as person, t.happened_on as starts_on,
    (select max(json_extract(value, '$.reviewed_on')) from json_each(t.reviews)) as until_on
from {healthcare_plan}
where t.voided_at is null and t.ended_on is null
union all
select t.pupil_id, 'medicine' as what, t.name, '' as person, t.received_on as starts_on, t.expires_on as until_on
from {medicine}
where t.voided_at is null and t.ended_on is null and t.expires_on is not null
union all
select t.pupil_id, 'training' as what, t.training as name, t.person, t.happened_on as starts_on, t.valid_until_on as until_on
from {health_training}
where t.voided_at is null and t.valid_until_on is not null
  and not exists (
    select 1 from health_training later
    where later.pupil_id = t.pupil_id and later.person = t.person and later.training = t.training
      and later.voided_at is null and later.id <> t.id
      and (later.valid_until_on is null or later.valid_until_on > t.valid_until_on)
  )
