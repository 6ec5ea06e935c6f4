-- The team around a child, its meetings and what they agreed, significant events, and reduced timetables.
-- Retention of all of them: with the child's SEND file.

-- A lead practitioner who is no member of staff.
create table outside_lead (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    name text not null,
    role text not null,
    telephone text not null,
    email text not null,
    from_on text not null,
    to_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index outside_lead_pupil_id on outside_lead (pupil_id);

-- Reduced timetables, from their preparation to their end.
create table reintegration (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    extends_id text references reintegration (id),
    starts_on text not null,
    ends_on text not null,
    reason text not null,
    support text not null,
    agreements text not null,
    risk_on text,
    risk_by text not null,
    full_week integer not null,
    weeks text not null,
    decided_on text,
    missing text not null,
    missing_reason text not null,
    ended_on text,
    ending text,
    end_reason text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index reintegration_pupil_id on reintegration (pupil_id);
create index reintegration_extends_id on reintegration (extends_id);
create index reintegration_open on reintegration (pupil_id)
    where decided_on is not null and ended_on is null and voided_at is null;

-- Meetings of the team, and those about a reduced timetable.
create table team_meeting (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    reintegration_id text references reintegration (id),
    planned_on text not null,
    meeting_at text not null,
    place text not null,
    purpose text not null,
    people text not null,
    held_on text,
    notes text not null,
    next_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index team_meeting_pupil_id on team_meeting (pupil_id);
create index team_meeting_reintegration_id on team_meeting (reintegration_id);
create index team_meeting_open on team_meeting (pupil_id) where held_on is null and voided_at is null;

-- What a meeting agreed.
create table team_action (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    meeting_id text not null references team_meeting (id),
    text text not null,
    action_by text not null,
    by_on text not null,
    done_on text,
    done_note text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index team_action_pupil_id on team_action (pupil_id);
create index team_action_meeting_id on team_action (meeting_id);
create index team_action_open on team_action (pupil_id) where done_on is null and voided_at is null;

-- Significant events that stand in no other record.
create table chronology_event (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    happened_on text not null,
    event_kind text not null,
    title text not null,
    words text not null,
    source text not null,
    restricted integer not null constraint chronology_event_restricted check (restricted in (0, 1)),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index chronology_event_pupil_id on chronology_event (pupil_id);

-- What was said at meetings and what happened is found by whoever may read it: meetings and events by whoever reads
-- agencies' reports, restricted events by whoever reads restricted documents.

create trigger team_meeting_is_searched after insert on team_meeting when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('team_meeting', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold(new.purpose || ' ' || new.notes), 'p' || replace(new.pupil_id, '-', '') || ' gteam' from searched where record_id = new.id;
end;

create trigger team_meeting_is_searched_anew after update of pupil_id, purpose, notes, voided_at on team_meeting
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.purpose || ' ' || old.notes), 'p' || replace(old.pupil_id, '-', '') || ' gteam' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'team_meeting', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold(new.purpose || ' ' || new.notes), 'p' || replace(new.pupil_id, '-', '') || ' gteam' from searched where record_id = new.id;
end;

create trigger team_meeting_is_not_searched before delete on team_meeting
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.purpose || ' ' || old.notes), 'p' || replace(old.pupil_id, '-', '') || ' gteam' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;

create trigger team_action_is_searched after insert on team_action when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('team_action', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold(new.text), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger team_action_is_searched_anew after update of pupil_id, text, voided_at on team_action
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.text), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'team_action', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold(new.text), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger team_action_is_not_searched before delete on team_action
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.text), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;

create trigger chronology_event_is_searched after insert on chronology_event when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('chronology_event', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold(new.title || ' ' || new.words || ' ' || new.source), 'p' || replace(new.pupil_id, '-', '') || iif(new.restricted, ' gteamrestricted', ' gteam') from searched where record_id = new.id;
end;

create trigger chronology_event_is_searched_anew after update of pupil_id, title, words, source, restricted, voided_at on chronology_event
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.title || ' ' || old.words || ' ' || old.source), 'p' || replace(old.pupil_id, '-', '') || iif(old.restricted, ' gteamrestricted', ' gteam') from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'chronology_event', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold(new.title || ' ' || new.words || ' ' || new.source), 'p' || replace(new.pupil_id, '-', '') || iif(new.restricted, ' gteamrestricted', ' gteam') from searched where record_id = new.id;
end;

create trigger chronology_event_is_not_searched before delete on chronology_event
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.title || ' ' || old.words || ' ' || old.source), 'p' || replace(old.pupil_id, '-', '') || iif(old.restricted, ' gteamrestricted', ' gteam') from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;

create trigger reintegration_is_searched after insert on reintegration when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('reintegration', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold(new.reason || ' ' || new.support || ' ' || new.end_reason), 'p' || replace(new.pupil_id, '-', '') || ' gteam' from searched where record_id = new.id;
end;

create trigger reintegration_is_searched_anew after update of pupil_id, reason, support, end_reason, voided_at on reintegration
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.reason || ' ' || old.support || ' ' || old.end_reason), 'p' || replace(old.pupil_id, '-', '') || ' gteam' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'reintegration', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold(new.reason || ' ' || new.support || ' ' || new.end_reason), 'p' || replace(new.pupil_id, '-', '') || ' gteam' from searched where record_id = new.id;
end;

create trigger reintegration_is_not_searched before delete on reintegration
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.reason || ' ' || old.support || ' ' || old.end_reason), 'p' || replace(old.pupil_id, '-', '') || ' gteam' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;
