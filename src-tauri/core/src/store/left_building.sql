select d.id as key, d.id as disclosure_id, d.pupil_id, d.happened_on, d.thing, d.what, d.to_whom, d.way, d.basis,
       d.basis_reason, d.consent_by, d.consent_on, d.note, s.name as by
from disclosure d join staff s on s.id = d.recorded_by
where d.voided_at is null
union all
select 'file-' || p.id, null, p.id, p.file_sent_on, 'record', 'The SEND file', p.destination, 'not_said', 'transfer',
       'Pupil Information Regulations 2005 reg 9', '', null, '', ''
from pupil p
where p.file_sent_on is not null and p.voided_at is null
union all
select 'request-' || r.id, null, r.pupil_id, r.answered_on, 'record', 'What is kept about the child',
       r.asked_by || iif(r.relationship = '', '', ' (' || r.relationship || ')'), 'not_said', 'law',
       'Request to see the record, UK GDPR article 15', '', null, r.answer_note, s.name
from access_request r join staff s on s.id = r.recorded_by
where r.answered_on is not null and r.voided_at is null
union all
select 'letter-' || l.id, null, l.pupil_id, l.happened_on, 'paper', 'Letter: ' || l.title, 'The family', 'not_said',
       'family', '', '', null, '', s.name
from letter l join staff s on s.id = l.recorded_by
where l.voided_at is null
