-- The school's bank of targets, strategies and provision. No child is named in it.
-- Retention: as long as the school keeps its settings.
create table bank_entry (
    id text not null primary key,
    bank_kind text not null,
    area text,
    phase text not null,
    text text not null,
    who text not null,
    place text not null,
    minutes integer,
    times_a_week integer,
    group_size integer,
    starter_key text not null,
    retired_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create unique index bank_entry_starter_key on bank_entry (starter_key) where starter_key <> '';
