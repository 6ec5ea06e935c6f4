-- Leaving a stage: who decided it, who was consulted, and why anybody was not. Of a child who leaves the pathway, that
-- her progress is looked at afterwards: a concern that names the placement which ended.
alter table placement add column end_decided_by text not null default '';
alter table placement add column end_parents_on text;
alter table placement add column end_teacher text not null default '';
alter table placement add column end_missing_reason text not null default '';
alter table concern add column after_placement_id text references placement (id);
create index concern_after_placement_id on concern (after_placement_id);
