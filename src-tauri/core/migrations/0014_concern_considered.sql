-- What was considered with a first concern: each circumstance that is not SEND in itself answered yes or no, what is
-- known of a child's languages, and the check at the age of two.
-- Kept and destroyed with the concern that they are part of.
alter table concern add column factors_ruled_out text not null default '[]'
    constraint concern_factors_ruled_out check (json_valid(factors_ruled_out));
alter table concern add column factor_words text not null default '[]'
    constraint concern_factor_words check (json_valid(factor_words));
alter table concern add column eal_languages text not null default '';
alter table concern add column eal_since text not null default '';
alter table concern add column early_check text;
alter table concern add column early_check_on text;
alter table concern add column early_check_words text not null default '';
