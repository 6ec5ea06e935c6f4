select pupil.id,
       pupil.legal_forename, pupil.legal_surname, pupil.preferred_forename,
       pupil.born_on, pupil.sex, pupil.upn, pupil.year_override,
       pupil.admitted_on, pupil.left_on, pupil.file_sent_on, pupil.key_facts,
       (select m.class_id from class_member m
         where m.pupil_id = pupil.id and m.voided_at is null
           and m.from_on <= :today and (m.to_on is null or m.to_on >= :today)
         order by m.from_on desc limit 1) as class_id,
       (select c.name from class_member m join class c on c.id = m.class_id
         where m.pupil_id = pupil.id and m.voided_at is null
           and m.from_on <= :today and (m.to_on is null or m.to_on >= :today)
         order by m.from_on desc limit 1) as class_name,
       (select json_object('key', p.stage_key, 'name', p.stage_name, 'on_register', p.on_register,
                           'census', p.census, 'from_on', p.from_on)
          from placement p
         where p.pupil_id = pupil.id and p.voided_at is null
           and p.from_on <= :today and (p.to_on is null or p.to_on > :today)
         order by p.from_on desc limit 1) as stage,
       (select json_group_array(json_object('area', n.area, 'sen_type', n.sen_type, 'rank', n.rank) order by n.rank, n.id)
          from need n
         where n.pupil_id = pupil.id and n.voided_at is null
           and n.from_on <= :today and (n.to_on is null or n.to_on >= :today)) as needs,
       (select json_group_array(f.factor order by f.factor)
          from factor f
         where f.pupil_id = pupil.id and f.voided_at is null
           and f.from_on <= :today and (f.to_on is null or f.to_on >= :today)) as factors,
       (select s.name from pupil_staff k join staff s on s.id = k.staff_id
         where k.pupil_id = pupil.id and k.duty = 'key_worker' and k.voided_at is null
           and k.from_on <= :today and (k.to_on is null or k.to_on >= :today)
         order by k.from_on desc limit 1) as key_worker,
       (select min(c.due_on) from cycle c join "plan" pl on pl.id = c.plan_id
         where c.pupil_id = pupil.id and c.closed_on is null and c.voided_at is null
           and pl.ended_on is null and pl.voided_at is null) as review_due_on,
       exists (select 1 from photo where photo.pupil_id = pupil.id) as has_photo
from pupil
where pupil.voided_at is null
