-- What was decided about a date due of a child: paused from a day until a day, late and why, or does not apply and why.
-- The date itself is never kept. Retention: with the child's SEND file.
create table clock_mark (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    rule text not null,
    started_on text not null,
    about_id text not null,
    mark text not null,
    from_on text not null,
    until_on text,
    reason text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text,
    constraint clock_mark_in_order check (until_on is null or until_on >= from_on)
) strict, without rowid;
create index clock_mark_pupil_id on clock_mark (pupil_id);
create index clock_mark_held on clock_mark (pupil_id, rule) where voided_at is null;
