-- The limits of time that are the school's own, as JSON. What is not in it is as in a new school.
alter table school add column own_limits text not null default '{}' constraint school_own_limits check (json_valid(own_limits));
