select t.pupil_id, t.starts_on, t.ends_on,
       (select max(m.held_on) from team_meeting m
         where m.reintegration_id = t.id and m.voided_at is null) as last_meeting_on
from {reintegration}
where t.decided_on is not null and t.ended_on is null and t.voided_at is null
