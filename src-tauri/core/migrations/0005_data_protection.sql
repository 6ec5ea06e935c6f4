-- How long records are kept, what stops their destruction, who asked to see them, and what was destroyed.

-- The school's schedule: whole years after the date of birth. Where there is no row, the usual 31.
create table retention (
    id text not null primary key,
    years integer not null constraint retention_years check (years between 1 and 99),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;

-- Why the record of a child must not be destroyed, whatever her age: an inquiry, a claim, a complaint.
create table legal_hold (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    from_on text not null,
    reason text not null,
    ended_on text,
    end_reason text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index legal_hold_pupil_id on legal_hold (pupil_id);
create index legal_hold_open on legal_hold (pupil_id) where ended_on is null and voided_at is null;

-- Requests to see everything that is kept about a child (UK GDPR article 15).
create table access_request (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    asked_by text not null,
    relationship text not null,
    received_on text not null,
    identity_on text,
    identity_how text not null,
    extended_on text,
    extension_reason text not null,
    answered_on text,
    answer_note text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index access_request_pupil_id on access_request (pupil_id);
create index access_request_open on access_request (pupil_id) where answered_on is null and voided_at is null;

-- Lists of records to be destroyed, and that they were. Retention: for good; it names no child.
create table destruction (
    id text not null primary key,
    number integer not null,
    prepared_on text not null,
    years integer not null,
    signed_on text,
    signed_by text not null,
    children integer not null,
    records integer not null,
    entries integer not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;

-- A child on such a list. It is destroyed with her record.
create table destruction_line (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    destruction_id text not null references destruction (id),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index destruction_line_pupil_id on destruction_line (pupil_id);
create index destruction_line_destruction_id on destruction_line (destruction_id);

-- A signed destruction stays as it was.
create trigger destruction_is_frozen before update on destruction when old.signed_on is not null
begin
    select raise(abort, 'frozen');
end;

-- Which entries of the audit trail were emptied, and by which destruction. Append-only, like the trail.
create table audit_destroyed (
    number integer not null primary key,
    destruction integer not null
) strict;
create index audit_destroyed_destruction on audit_destroyed (destruction);

create trigger audit_destroyed_is_not_changed before update on audit_destroyed
begin
    select raise(abort, 'the audit trail is append-only');
end;

create trigger audit_destroyed_is_not_deleted before delete on audit_destroyed
begin
    select raise(abort, 'the audit trail is append-only');
end;

-- An entry of the trail may be emptied by a destruction, and changed in no other way: that something was done, by whom
-- and when, stays.
drop trigger audit_entry_is_not_changed;
create trigger audit_entry_is_not_changed before update on audit_entry
when not (
    exists (select 1 from audit_destroyed where number = old.number)
    and new.number = old.number and new.at = old.at and new.staff_id = old.staff_id
    and new.action = old.action and new.verb = old.verb and new.kind = old.kind
    and new.seal = old.seal and new.record_id = '' and new.pupil_id is null and new.changes = '[]'
)
begin
    select raise(abort, 'the audit trail is append-only');
end;

-- There while records are being destroyed, and at no other time: a closed round then lets go of a child.
create table destroying (
    only integer not null primary key constraint destroying_only check (only = 1)
) strict;

drop trigger review_round_is_frozen;
create trigger review_round_is_frozen before update on review_round
when not exists (select 1 from destroying) or new.round <> old.round or new.closed_on <> old.closed_on
begin
    select raise(abort, 'frozen');
end;
