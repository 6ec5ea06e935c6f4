select t.pupil_id, t.happened_on, t.what
from (select id, pupil_id, happened_on,
             case when parent_attendance in ('attended', 'phoned') then 'review_with_parents' else 'review' end as what
        from review where voided_at is null and closed_on is not null
      union all
      select id, pupil_id, happened_on, 'meeting' as what
        from note where voided_at is null and note_kind = 'meeting'
      union all
      select id, pupil_id, happened_on, 'meeting' as what
        from meeting where voided_at is null and outcome in ('attended', 'phoned')
      union all
      select id, pupil_id, happened_on, 'profile' as what
        from profile where voided_at is null) t
join pupil on pupil.id = t.pupil_id
where true
