-- A child's health at school, and what the Equality Act asks a school to know of a child.
-- Retention of every table: with the child's SEND file.

-- An individual healthcare plan. One is in force for a child; those before have an end.
create table healthcare_plan (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    happened_on text not null,
    conditions text not null constraint healthcare_plan_conditions check (json_valid(conditions)),
    triggers text not null,
    care text not null constraint healthcare_plan_care check (json_valid(care)),
    emergency_signs text not null,
    emergency_steps text not null constraint healthcare_plan_steps check (json_valid(emergency_steps)),
    emergency_call text not null,
    emergency_place text not null,
    contact_ids text not null constraint healthcare_plan_contacts check (json_valid(contact_ids)),
    advice_from text not null,
    trips text not null,
    sport text not null,
    consent_on text,
    consent_by text not null,
    reviews text not null constraint healthcare_plan_reviews check (json_valid(reviews)),
    ended_on text,
    end_reason text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index healthcare_plan_pupil_id on healthcare_plan (pupil_id);

-- A medicine that the school holds for a child.
create table medicine (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    name text not null,
    dose text not null,
    route text not null,
    when_given text not null,
    kept_where text not null,
    for_emergency integer not null,
    received_on text not null,
    expires_on text,
    consent_on text not null,
    consent_by text not null,
    ended_on text,
    end_reason text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index medicine_pupil_id on medicine (pupil_id);

-- One time that a medicine was given, or was due and was not.
create table medicine_given (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    medicine_id text not null references medicine (id),
    happened_on text not null,
    at text not null,
    outcome text not null
        constraint medicine_given_outcome check (outcome in ('given', 'self_given', 'refused', 'not_given')),
    dose text not null,
    given_by text not null,
    witness text not null,
    note text not null,
    corrects_id text references medicine_given (id),
    correction_reason text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index medicine_given_pupil_id on medicine_given (pupil_id);
create index medicine_given_medicine_id on medicine_given (medicine_id);
create index medicine_given_corrects_id on medicine_given (corrects_id);

-- That somebody is trained to look after a child's condition.
create table health_training (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    person text not null,
    training text not null,
    trainer text not null,
    happened_on text not null,
    valid_until_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index health_training_pupil_id on health_training (pupil_id);

-- A physical or mental impairment with a long-term and substantial effect (Equality Act 2010 section 6).
create table disability (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    impairment text not null,
    what text not null,
    long_term text not null,
    substantial text not null,
    basis text not null,
    from_on text not null,
    to_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index disability_pupil_id on disability (pupil_id);

-- Something that the school does differently, so that the child is not at a substantial disadvantage (section 20).
create table adjustment (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    what text not null,
    place text not null,
    from_on text not null,
    reviewed_on text,
    review_note text not null,
    to_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index adjustment_pupil_id on adjustment (pupil_id);

-- What makes tests accessible to a child, in one school year.
create table access_arrangement (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    starting integer not null,
    tests text not null,
    arrangement text not null,
    detail text not null,
    evidence text not null,
    agreed_on text not null,
    agreed_by text not null,
    state text not null,
    applied_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index access_arrangement_pupil_id on access_arrangement (pupil_id);
create index access_arrangement_starting on access_arrangement (starting);

-- Search finds a healthcare plan by its conditions and triggers, and an adjustment by its words; both are for everybody
-- who may read the child's plan.
create trigger healthcare_plan_is_searched after insert on healthcare_plan when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('healthcare_plan', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold(coalesce((select group_concat(json_extract(value, '$.name') || ' ' || json_extract(value, '$.signs'), ' ') from json_each(new.conditions)), '') || ' ' || new.triggers), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger healthcare_plan_is_searched_anew after update of pupil_id, conditions, triggers, voided_at on healthcare_plan
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(coalesce((select group_concat(json_extract(value, '$.name') || ' ' || json_extract(value, '$.signs'), ' ') from json_each(old.conditions)), '') || ' ' || old.triggers), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'healthcare_plan', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold(coalesce((select group_concat(json_extract(value, '$.name') || ' ' || json_extract(value, '$.signs'), ' ') from json_each(new.conditions)), '') || ' ' || new.triggers), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger healthcare_plan_is_not_searched before delete on healthcare_plan
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(coalesce((select group_concat(json_extract(value, '$.name') || ' ' || json_extract(value, '$.signs'), ' ') from json_each(old.conditions)), '') || ' ' || old.triggers), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;

create trigger adjustment_is_searched after insert on adjustment when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('adjustment', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold(new.what || ' ' || new.place), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger adjustment_is_searched_anew after update of pupil_id, what, place, voided_at on adjustment
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.what || ' ' || old.place), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'adjustment', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold(new.what || ' ' || new.place), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger adjustment_is_not_searched before delete on adjustment
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.what || ' ' || old.place), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;
