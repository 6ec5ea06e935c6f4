-- What search looks in: the words of notes, concerns, targets, plans (EHC plans too) and profiles, folded (no accents, no case), with whom each
-- is about. Kept by triggers, in the transaction of the change itself; what is taken back is not in it.
-- Retention: goes with the record that it is made from, down to the last word ('secure-delete').

-- One row for each text that can be found.
create table searched (
    number integer not null primary key,
    kind text not null,
    record_id text not null unique,
    pupil_id text not null references pupil (id)
) strict;
create index searched_pupil_id on searched (pupil_id);

-- The index of words by the number of `searched`. `about` holds the child and the group, so that a search in the
-- scope of one person never walks through what is about other children.
create virtual table search_words using fts5 (
    words,
    about,
    content = '',
    columnsize = 0,
    detail = column,
    prefix = '3 4',
    tokenize = 'unicode61 remove_diacritics 2'
);
insert into search_words (search_words, rank) values ('secure-delete', 1);

-- The folded names of children: each word after a space, so that the beginning of a word is found by the space.
create table searched_name (
    pupil_id text not null primary key references pupil (id),
    words text not null
) strict, without rowid;

create trigger pupil_is_searched after insert on pupil when new.voided_at is null
begin
    insert into searched_name (pupil_id, words)
    values (new.id, ' ' || fold(new.preferred_forename || ' ' || new.legal_forename || ' ' || new.legal_surname || ' ' || coalesce(new.upn, '')));
end;

create trigger pupil_is_searched_anew after update of
    legal_forename, legal_surname, preferred_forename, upn, voided_at on pupil
begin
    delete from searched_name where pupil_id = old.id;
    insert into searched_name (pupil_id, words)
    select new.id, ' ' || fold(new.preferred_forename || ' ' || new.legal_forename || ' ' || new.legal_surname || ' ' || coalesce(new.upn, '')) where new.voided_at is null;
end;

create trigger pupil_is_not_searched before delete on pupil
begin
    delete from searched_name where pupil_id = old.id;
end;

insert into searched_name (pupil_id, words)
select pupil.id, ' ' || fold(pupil.preferred_forename || ' ' || pupil.legal_forename || ' ' || pupil.legal_surname || ' ' || coalesce(pupil.upn, ''))
from pupil where voided_at is null;

create trigger note_is_searched after insert on note when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('note', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold(new.body), 'p' || replace(new.pupil_id, '-', '') || ' gnote' from searched where record_id = new.id;
end;

create trigger note_is_searched_anew after update of pupil_id, body, voided_at on note
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.body), 'p' || replace(old.pupil_id, '-', '') || ' gnote' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'note', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold(new.body), 'p' || replace(new.pupil_id, '-', '') || ' gnote' from searched where record_id = new.id;
end;

create trigger note_is_not_searched before delete on note
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.body), 'p' || replace(old.pupil_id, '-', '') || ' gnote' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;

insert into searched (kind, record_id, pupil_id)
select 'note', id, pupil_id from note where voided_at is null order by id;
insert into search_words (rowid, words, about)
select s.number, fold(t.body), 'p' || replace(t.pupil_id, '-', '') || ' gnote'
from searched s join note t on t.id = s.record_id where s.kind = 'note' order by s.number;

create trigger concern_is_searched after insert on concern when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('concern', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold(new.words), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger concern_is_searched_anew after update of pupil_id, words, voided_at on concern
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.words), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'concern', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold(new.words), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger concern_is_not_searched before delete on concern
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.words), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;

insert into searched (kind, record_id, pupil_id)
select 'concern', id, pupil_id from concern where voided_at is null order by id;
insert into search_words (rowid, words, about)
select s.number, fold(t.words), 'p' || replace(t.pupil_id, '-', '') || ' gplan'
from searched s join concern t on t.id = s.record_id where s.kind = 'concern' order by s.number;

create trigger target_is_searched after insert on target when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('target', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold(new.text), 'p' || replace(new.pupil_id, '-', '') || ' gtarget' from searched where record_id = new.id;
end;

create trigger target_is_searched_anew after update of pupil_id, text, voided_at on target
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.text), 'p' || replace(old.pupil_id, '-', '') || ' gtarget' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'target', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold(new.text), 'p' || replace(new.pupil_id, '-', '') || ' gtarget' from searched where record_id = new.id;
end;

create trigger target_is_not_searched before delete on target
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.text), 'p' || replace(old.pupil_id, '-', '') || ' gtarget' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;

insert into searched (kind, record_id, pupil_id)
select 'target', id, pupil_id from target where voided_at is null order by id;
insert into search_words (rowid, words, about)
select s.number, fold(t.text), 'p' || replace(t.pupil_id, '-', '') || ' gtarget'
from searched s join target t on t.id = s.record_id where s.kind = 'target' order by s.number;

create trigger outcome_is_searched after insert on outcome when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('outcome', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold(new.text), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger outcome_is_searched_anew after update of pupil_id, text, voided_at on outcome
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.text), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'outcome', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold(new.text), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger outcome_is_not_searched before delete on outcome
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.text), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;

insert into searched (kind, record_id, pupil_id)
select 'outcome', id, pupil_id from outcome where voided_at is null order by id;
insert into search_words (rowid, words, about)
select s.number, fold(t.text), 'p' || replace(t.pupil_id, '-', '') || ' gplan'
from searched s join outcome t on t.id = s.record_id where s.kind = 'outcome' order by s.number;

create trigger strategy_is_searched after insert on strategy when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('strategy', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold(new.text), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger strategy_is_searched_anew after update of pupil_id, text, voided_at on strategy
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.text), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'strategy', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold(new.text), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger strategy_is_not_searched before delete on strategy
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.text), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;

insert into searched (kind, record_id, pupil_id)
select 'strategy', id, pupil_id from strategy where voided_at is null order by id;
insert into search_words (rowid, words, about)
select s.number, fold(t.text), 'p' || replace(t.pupil_id, '-', '') || ' gplan'
from searched s join strategy t on t.id = s.record_id where s.kind = 'strategy' order by s.number;

create trigger provision_is_searched after insert on provision when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('provision', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold(new.what), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger provision_is_searched_anew after update of pupil_id, what, voided_at on provision
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.what), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'provision', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold(new.what), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger provision_is_not_searched before delete on provision
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.what), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;

insert into searched (kind, record_id, pupil_id)
select 'provision', id, pupil_id from provision where voided_at is null order by id;
insert into search_words (rowid, words, about)
select s.number, fold(t.what), 'p' || replace(t.pupil_id, '-', '') || ' gplan'
from searched s join provision t on t.id = s.record_id where s.kind = 'provision' order by s.number;

create trigger plan_is_searched after insert on "plan" when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('plan', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold(new.strengths || ' ' || new.important_to_me || ' ' || new.helps_me || ' ' || new.what_we_notice || ' ' || new.home_support), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger plan_is_searched_anew after update of pupil_id, strengths, important_to_me, helps_me, what_we_notice, home_support, voided_at on "plan"
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.strengths || ' ' || old.important_to_me || ' ' || old.helps_me || ' ' || old.what_we_notice || ' ' || old.home_support), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'plan', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold(new.strengths || ' ' || new.important_to_me || ' ' || new.helps_me || ' ' || new.what_we_notice || ' ' || new.home_support), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger plan_is_not_searched before delete on "plan"
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.strengths || ' ' || old.important_to_me || ' ' || old.helps_me || ' ' || old.what_we_notice || ' ' || old.home_support), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;

insert into searched (kind, record_id, pupil_id)
select 'plan', id, pupil_id from "plan" where voided_at is null order by id;
insert into search_words (rowid, words, about)
select s.number, fold(t.strengths || ' ' || t.important_to_me || ' ' || t.helps_me || ' ' || t.what_we_notice || ' ' || t.home_support), 'p' || replace(t.pupil_id, '-', '') || ' gplan'
from searched s join "plan" t on t.id = s.record_id where s.kind = 'plan' order by s.number;

create trigger profile_is_searched after insert on profile when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('profile', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold(new.admire || ' ' || new.important || ' ' || new.support || ' ' || new.communicate || ' ' || new.hopes), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger profile_is_searched_anew after update of pupil_id, admire, important, support, communicate, hopes, voided_at on profile
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.admire || ' ' || old.important || ' ' || old.support || ' ' || old.communicate || ' ' || old.hopes), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'profile', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold(new.admire || ' ' || new.important || ' ' || new.support || ' ' || new.communicate || ' ' || new.hopes), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger profile_is_not_searched before delete on profile
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold(old.admire || ' ' || old.important || ' ' || old.support || ' ' || old.communicate || ' ' || old.hopes), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;

insert into searched (kind, record_id, pupil_id)
select 'profile', id, pupil_id from profile where voided_at is null order by id;
insert into search_words (rowid, words, about)
select s.number, fold(t.admire || ' ' || t.important || ' ' || t.support || ' ' || t.communicate || ' ' || t.hopes), 'p' || replace(t.pupil_id, '-', '') || ' gplan'
from searched s join profile t on t.id = s.record_id where s.kind = 'profile' order by s.number;

-- Of an EHC plan what staff need: its outcomes and what Section F provides.
create trigger ehc_plan_is_searched after insert on ehc_plan when new.voided_at is null
begin
    insert into searched (kind, record_id, pupil_id) values ('ehc_plan', new.id, new.pupil_id);
    insert into search_words (rowid, words, about)
    select number, fold((select coalesce(group_concat(one.value ->> 'text', ' '), '') from json_each(new.outcomes) one) || ' ' || (select coalesce(group_concat(one.value ->> 'what', ' '), '') from json_each(new.provisions) one)), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger ehc_plan_is_searched_anew after update of pupil_id, outcomes, provisions, voided_at on ehc_plan
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold((select coalesce(group_concat(one.value ->> 'text', ' '), '') from json_each(old.outcomes) one) || ' ' || (select coalesce(group_concat(one.value ->> 'what', ' '), '') from json_each(old.provisions) one)), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
    insert into searched (kind, record_id, pupil_id)
    select 'ehc_plan', new.id, new.pupil_id where new.voided_at is null;
    insert into search_words (rowid, words, about)
    select number, fold((select coalesce(group_concat(one.value ->> 'text', ' '), '') from json_each(new.outcomes) one) || ' ' || (select coalesce(group_concat(one.value ->> 'what', ' '), '') from json_each(new.provisions) one)), 'p' || replace(new.pupil_id, '-', '') || ' gplan' from searched where record_id = new.id;
end;

create trigger ehc_plan_is_not_searched before delete on ehc_plan
begin
    insert into search_words (search_words, rowid, words, about)
    select 'delete', number, fold((select coalesce(group_concat(one.value ->> 'text', ' '), '') from json_each(old.outcomes) one) || ' ' || (select coalesce(group_concat(one.value ->> 'what', ' '), '') from json_each(old.provisions) one)), 'p' || replace(old.pupil_id, '-', '') || ' gplan' from searched where record_id = old.id;
    delete from searched where record_id = old.id;
end;

insert into searched (kind, record_id, pupil_id)
select 'ehc_plan', id, pupil_id from ehc_plan where voided_at is null order by id;
insert into search_words (rowid, words, about)
select s.number, fold((select coalesce(group_concat(one.value ->> 'text', ' '), '') from json_each(t.outcomes) one) || ' ' || (select coalesce(group_concat(one.value ->> 'what', ' '), '') from json_each(t.provisions) one)), 'p' || replace(t.pupil_id, '-', '') || ' gplan'
from searched s join ehc_plan t on t.id = s.record_id where s.kind = 'ehc_plan' order by s.number;
