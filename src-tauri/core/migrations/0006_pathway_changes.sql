-- What the pathway was before each change of it, so that the past keeps its words and a change can be put back.
-- Retention: as long as a record of a child may name one of its stages.
create table pathway_change (
    id text not null primary key,
    edition integer not null,
    happened_on text not null,
    reason text not null,
    before text not null constraint pathway_change_before check (json_valid(before)),
    shifts text not null constraint pathway_change_shifts check (json_valid(shifts)),
    children integer not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create unique index pathway_change_edition on pathway_change (edition);
