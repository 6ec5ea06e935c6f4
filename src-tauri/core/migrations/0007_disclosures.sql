-- Everything about a child that left the building: what, to whom, how and on what ground. What was kept of EHC plans that
-- were shown moves into it. Retention: with the child's SEND file.

create table disclosure (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    plan_id text references ehc_plan (id),
    happened_on text not null,
    thing text not null,
    what text not null,
    to_whom text not null,
    way text not null,
    basis text not null,
    basis_reason text not null,
    consent_by text not null,
    consent_on text,
    note text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index disclosure_pupil_id on disclosure (pupil_id);
create index disclosure_plan_id on disclosure (plan_id);

insert into disclosure (id, pupil_id, plan_id, happened_on, thing, what, to_whom, way, basis, basis_reason, consent_by,
    consent_on, note, version, recorded_at, recorded_by, voided_at, voided_by, void_reason)
select id, pupil_id, plan_id, happened_on, 'ehc_plan', what, to_whom, 'not_said', basis, '', consent_by,
    consent_on, note, version, recorded_at, recorded_by, voided_at, voided_by, void_reason
from ehc_disclosure;
drop table ehc_disclosure;
