-- After a review of an EHC plan: when the parents were told of mediation and appeal, and what they made of it.
-- Kept and destroyed with the review that they are part of.
alter table ehc_review add column rights_told_on text;
alter table ehc_review add column certificate_on text;
alter table ehc_review add column appealed_on text;
