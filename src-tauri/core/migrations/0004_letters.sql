-- Letters to families: how the school words them, and those that went out about a child.

-- How the school words a letter. Retention: as long as the school keeps its settings.
create table letter_words (
    id text not null primary key,
    letter_kind text not null,
    edition integer not null,
    title text not null,
    body text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create unique index letter_words_edition on letter_words (letter_kind, edition);

-- A letter that went out about a child. Retention: with the child's SEND file.
create table letter (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    letter_kind text not null,
    edition integer not null,
    happened_on text not null,
    title text not null,
    body text not null,
    placement_id text references placement (id),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index letter_pupil_id on letter (pupil_id);
create index letter_placement_id on letter (placement_id);
