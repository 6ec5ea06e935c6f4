-- Whether the dates of a school year are those that setting up proposed, which nobody at the school has looked at yet.
alter table school_year add column proposed integer not null default 0;
