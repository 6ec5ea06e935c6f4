-- Whether pictures may be taken of the window, where the system lets a program forbid it. They may not, unless the school
-- says so.
alter table school add column capture_allowed integer not null default 0;
