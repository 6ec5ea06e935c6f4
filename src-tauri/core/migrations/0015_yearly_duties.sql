-- What the school itself owes once a school year: when each was done, or why it is not for this school.
-- Retention: as long as the school keeps its settings. No child is named in it.
create table duty_done (
    id text not null primary key,
    duty text not null,
    starting integer not null,
    done_on text,
    place text not null,
    late_reason text not null,
    not_for_us text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text,
    constraint duty_done_or_not check ((done_on is null) <> (not_for_us = ''))
) strict, without rowid;
create unique index duty_done_once on duty_done (duty, starting) where voided_at is null;
