select t.pupil_id, t.id as concern_id, t.happened_on, t.look_again_on,
       t.after_placement_id is not null as after_leaving,
       case when t.decision = 'watch' then t.decided_on
            -- Nobody raised a concern: who left is watched from that day.
            when t.after_placement_id is not null then t.happened_on end as watched_on
from {concern}
where t.voided_at is null
  and (t.decision is null or t.decision = 'watch'
       -- A stage that was taken back answers nothing.
       or (t.decision = 'place'
           and exists (select 1 from placement p where p.id = t.placement_id and p.voided_at is not null)))
