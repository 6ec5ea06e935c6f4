-- Documents attached to a child's record, and what search finds of them.
-- Retention: with the child's record; a document that is taken back stays until then. Its bytes go with it.

create table attachment (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    attachment_kind text not null,
    title text not null,
    happened_on text not null,
    from_whom text not null,
    note text not null,
    access text not null constraint attachment_access check (access in ('everybody', 'restricted')),
    also_for text not null constraint attachment_also_for check (json_valid(also_for)),
    belongs_to text,
    belongs_id text,
    file_name text not null,
    file_kind text not null constraint attachment_file_kind check (file_kind in ('pdf', 'jpeg', 'png', 'docx')),
    bytes integer not null constraint attachment_bytes check (bytes between 1 and 26214400),
    sha256 text not null,
    source_sha256 text not null,
    protected integer not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text,
    constraint attachment_belongs check ((belongs_to is null) = (belongs_id is null))
) strict, without rowid;
create index attachment_pupil_id on attachment (pupil_id);
create index attachment_source on attachment (pupil_id, source_sha256);

-- The bytes of a document, in pieces of 256 KiB, so that no list ever walks through them.
create table attachment_chunk (
    attachment_id text not null references attachment (id) on delete cascade,
    number integer not null,
    bytes blob not null,
    primary key (attachment_id, number)
) strict;

create trigger attachment_chunk_stays before update on attachment_chunk
begin
    select raise(abort, 'the bytes of a document never change');
end;

-- Which file it is never changes: another file is another document.
create trigger attachment_file_stays before update of pupil_id, file_name, file_kind, bytes, sha256, source_sha256 on attachment
begin
    select raise(abort, 'the file of a document never changes');
end;

-- In the index each document carries the group of its access, and those who are named: a search of theirs alone
-- comes upon it.
create trigger attachment_is_searched after insert on attachment when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('attachment', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold(new.title || ' ' || new.from_whom), 'p' || replace(new.pupil_id, '-', '') || ' gfile' || new.access || coalesce((select group_concat(' gfile' || replace(value, '-', ''), '') from json_each(new.also_for)), '') from searched where record_id = new.id;
end;

create trigger attachment_is_searched_anew after update of title, from_whom, access, also_for, voided_at on attachment
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.title || ' ' || old.from_whom), 'p' || replace(old.pupil_id, '-', '') || ' gfile' || old.access || coalesce((select group_concat(' gfile' || replace(value, '-', ''), '') from json_each(old.also_for)), '') from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'attachment', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold(new.title || ' ' || new.from_whom), 'p' || replace(new.pupil_id, '-', '') || ' gfile' || new.access || coalesce((select group_concat(' gfile' || replace(value, '-', ''), '') from json_each(new.also_for)), '') from searched where record_id = new.id;
end;

create trigger attachment_is_not_searched before delete on attachment
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.title || ' ' || old.from_whom), 'p' || replace(old.pupil_id, '-', '') || ' gfile' || old.access || coalesce((select group_concat(' gfile' || replace(value, '-', ''), '') from json_each(old.also_for)), '') from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;
