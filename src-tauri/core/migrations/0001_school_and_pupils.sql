-- The school, its people, its children, their plans and reviews.
-- Every record carries who recorded it and when, a version for edit conflicts, and whether it was voided.
-- Retention: everything about a child is kept until the school destroys her file; nothing here is deleted before.

-- Members of staff. Retention: kept for as long as a record names them.
create table staff (
    id text not null primary key,
    name text not null,
    role text not null,
    administrator integer not null,
    job_title text not null,
    left_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;

-- The keys as the file knows them: which vault it is, the key of the PC for whoever holds the recovery sheet, and the
-- text of school.keys that belongs beside it, so that one that was swapped or rolled back is noticed.
create table vault (
    only integer not null primary key constraint vault_only check (only = 1),
    vault_id text not null,
    pc_key blob not null,
    header text not null,
    next_header text
) strict, without rowid;

-- When this file was last backed up, and where to besides its own folder. No record: it is about this PC.
create table backup_state (
    only integer not null primary key constraint backup_state_only check (only = 1),
    begun_at text,
    second_folder text not null,
    made_at text,
    away_at text,
    trouble text,
    drilled_at text,
    drill_words text not null,
    drill_held integer not null
) strict, without rowid;

-- How the window looks to each person who chose. No record: it is nobody else's business and leaves no trace.
create table display_choice (
    staff_id text not null primary key references staff (id),
    theme text not null,
    text_size integer not null
) strict, without rowid;

-- The one school of this file.
create table school (
    id text not null primary key,
    name text not null,
    urn text not null,
    local_authority text not null,
    headteacher_name text not null,
    telephone text not null,
    term_naming text not null,
    sample integer not null,
    lock_minutes integer not null constraint school_lock_minutes check (lock_minutes between 1 and 15),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;

-- School years with their half-terms and days off, as JSON.
create table school_year (
    id text not null primary key,
    starting integer not null,
    calendar text not null constraint school_year_calendar check (json_valid(calendar)),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index school_year_starting on school_year (starting);

-- The school's own copy of a pathway, as JSON.
create table pathway (
    id text not null primary key,
    pathway text not null constraint pathway_pathway check (json_valid(pathway)),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;

-- Classes, one row for each school year.
create table class (
    id text not null primary key,
    name text not null,
    year_starting integer not null,
    year_groups text not null constraint class_year_groups check (json_valid(year_groups)),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index class_year_starting on class (year_starting);

-- Who teaches or helps in a class, from when to when.
create table class_staff (
    id text not null primary key,
    class_id text not null references class (id),
    staff_id text not null references staff (id),
    from_on text not null,
    to_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index class_staff_class_id on class_staff (class_id);
create index class_staff_staff_id on class_staff (staff_id);

-- Children of the school, present and past. Retention: date of birth + 31 years by default.
create table pupil (
    id text not null primary key,
    legal_forename text not null,
    legal_surname text not null,
    preferred_forename text not null,
    upn text,
    sex text not null,
    born_on text not null,
    year_override text,
    admitted_on text,
    left_on text,
    destination text not null,
    file_sent_on text,
    home_language text not null,
    interpreter_needed integer not null,
    key_facts text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index pupil_left_on on pupil (left_on);
create unique index pupil_upn on pupil (upn) where upn is not null and voided_at is null;

-- That a child is in a class, from when to when.
create table class_member (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    class_id text not null references class (id),
    from_on text not null,
    to_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index class_member_pupil_id on class_member (pupil_id);
create index class_member_class_id on class_member (class_id);
-- Indexes that end in `voided_at` hold all that a list asks for, so that it reads no record beside them.
create index class_member_kept on class_member (pupil_id, from_on, to_on, class_id, voided_at) where voided_at is null;
-- What holds now, for lists of the whole school: those of a quarter of a century have ended.
create index class_member_now on class_member (to_on, from_on, pupil_id, class_id, voided_at) where voided_at is null;

-- Adults who work with a child; it gives a teaching assistant sight of the child.
create table pupil_staff (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    staff_id text not null references staff (id),
    duty text not null,
    from_on text not null,
    to_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index pupil_staff_pupil_id on pupil_staff (pupil_id);
create index pupil_staff_staff_id on pupil_staff (staff_id);
create index pupil_staff_kept on pupil_staff (pupil_id, duty, from_on, to_on, staff_id, voided_at)
    where voided_at is null;
create index pupil_staff_now on pupil_staff (to_on, from_on, duty, pupil_id, staff_id, voided_at)
    where voided_at is null;

-- The child's photograph: JPEG, re-encoded without metadata.
create table photo (
    pupil_id text not null primary key references pupil (id),
    jpeg blob not null,
    recorded_at text not null,
    recorded_by text not null references staff (id)
) strict;

-- Parents, carers and other adults in a child's life.
create table contact (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    name text not null,
    relationship text not null,
    parental_responsibility integer not null,
    may_be_told integer not null,
    restriction text not null,
    telephone text not null,
    email text not null,
    address text not null,
    language text not null,
    priority integer not null,
    from_on text not null,
    to_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index contact_pupil_id on contact (pupil_id);
create index contact_kept on contact (pupil_id, to_on, voided_at) where voided_at is null;

-- What a child's family likes to read.
create table family_paper (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    text_size text not null,
    tint text not null,
    spacing text not null,
    heading_language text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create unique index family_paper_pupil_id on family_paper (pupil_id);

-- What affects progress and is not SEND in itself.
create table factor (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    factor text not null,
    detail text not null,
    from_on text not null,
    to_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index factor_pupil_id on factor (pupil_id, from_on, to_on, factor, voided_at);
create index factor_now on factor (to_on, from_on, pupil_id, factor, voided_at) where voided_at is null;

-- Areas of need, primary and secondary.
create table need (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    area text not null,
    sen_type text,
    rank text not null,
    detail text not null,
    from_on text not null,
    to_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index need_pupil_id on need (pupil_id, from_on, to_on, area, sen_type, rank, voided_at);
create index need_now on need (to_on, from_on, pupil_id, area, sen_type, rank, voided_at) where voided_at is null;

-- First concerns: what was seen, the meeting with the parents, the decision.
create table concern (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    happened_on text not null,
    raised_by text not null,
    words text not null,
    areas text not null constraint concern_areas check (json_valid(areas)),
    findings text not null constraint concern_findings check (json_valid(findings)),
    tried text not null,
    factors text not null constraint concern_factors check (json_valid(factors)),
    factors_detail text not null,
    eal text,
    eal_detail text not null,
    parents_told_on text,
    parents_told_how text not null,
    met_on text,
    met_with text not null,
    strengths text not null,
    child_views text not null,
    parent_views text not null,
    at_home text not null,
    agreed text not null,
    consent_on text,
    consent_by text not null,
    decision text,
    decided_on text,
    decided_by text not null,
    decision_reason text not null,
    look_again_on text,
    placement_id text references placement (id),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index concern_pupil_id on concern (pupil_id);
create index concern_placement_id on concern (placement_id);

-- Stages of the pathway that a child is or was on. Intervals of one child do not overlap.
create table placement (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    stage_key text not null,
    stage_name text not null,
    on_register integer not null,
    census text not null,
    from_on text not null,
    to_on text,
    reason text not null,
    evidence text not null,
    decided_by text not null,
    parents_told_on text,
    missing text not null constraint placement_missing check (json_valid(missing)),
    missing_reason text not null,
    end_reason text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index placement_pupil_id on placement (pupil_id);
create index placement_kept on placement
    (pupil_id, from_on, to_on, stage_key, stage_name, on_register, census, parents_told_on, voided_at)
    where voided_at is null;
create index placement_now on placement
    (to_on, from_on, pupil_id, stage_key, stage_name, on_register, census, voided_at) where voided_at is null;

-- Imports of lists from other programs. Which records each touched stands in the audit trail.
create table import_run (
    id text not null primary key,
    list text not null constraint import_run_list check (list in ('pupils', 'plans', 'provision')),
    file_name text not null,
    happened_on text not null,
    added integer not null,
    changed integer not null,
    leaving integer not null,
    placed integer not null,
    plans integer not null,
    targets integer not null,
    provision integer not null,
    backup text not null,
    undone_on text,
    kept_back integer not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;

-- What the columns of an imported list mean, by its headings.
create table import_columns (
    id text not null primary key,
    signature text not null,
    columns text not null constraint import_columns_columns check (json_valid(columns)),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;

-- My Profile.
create table profile (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    happened_on text not null,
    admire text not null,
    important text not null,
    support text not null,
    communicate text not null,
    hopes text not null,
    written_with text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index profile_pupil_id on profile (pupil_id);
create index profile_written on profile (pupil_id, happened_on, voided_at) where voided_at is null;

-- My Assessment: what was found by area, as JSON, and who contributed when.
create table assessment (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    happened_on text not null,
    learning text not null constraint assessment_learning check (json_valid(learning)),
    communication text not null constraint assessment_communication check (json_valid(communication)),
    emotional text not null constraint assessment_emotional check (json_valid(emotional)),
    physical text not null constraint assessment_physical check (json_valid(physical)),
    home text not null constraint assessment_home check (json_valid(home)),
    analysis text not null,
    contributors text not null constraint assessment_contributors check (json_valid(contributors)),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index assessment_pupil_id on assessment (pupil_id);

-- Outside agencies that the school works with.
create table agency (
    id text not null primary key,
    name text not null,
    agency_kind text not null,
    contact_name text not null,
    telephone text not null,
    email text not null,
    note text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;

-- Referrals of a child to an agency, with consent and outcome.
create table referral (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    agency_id text not null references agency (id),
    happened_on text not null,
    referred_by text not null,
    reason text not null,
    consent_on text,
    consent_by text not null,
    without_consent text not null,
    consent_again_on text,
    begun_on text,
    closed_on text,
    outcome text,
    outcome_note text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index referral_pupil_id on referral (pupil_id);
create index referral_agency_id on referral (agency_id);

-- What an agency did or sent: visits, reports, letters, advice, meetings.
create table agency_entry (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    referral_id text not null references referral (id),
    entry_kind text not null,
    happened_on text not null,
    received_on text,
    author text not null,
    words text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index agency_entry_pupil_id on agency_entry (pupil_id);
create index agency_entry_referral_id on agency_entry (referral_id);

-- What an agency recommends, and what became of it.
create table recommendation (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    entry_id text not null references agency_entry (id),
    text text not null,
    answer text,
    target_id text references target (id),
    strategy_id text references strategy (id),
    action_by text not null,
    by_on text,
    done_on text,
    answer_note text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index recommendation_pupil_id on recommendation (pupil_id);
create index recommendation_entry_id on recommendation (entry_id);
create index recommendation_target_id on recommendation (target_id);
create index recommendation_strategy_id on recommendation (strategy_id);

-- A request for an EHC needs assessment, with everything that followed from it.
create table ehc_request (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    requested_by text not null,
    requested_by_name text not null,
    local_authority text not null,
    begun_on text not null,
    grounds text not null,
    evidence_reasons text not null constraint ehc_request_evidence_reasons check (json_valid(evidence_reasons)),
    signed_on text,
    signed_by text not null,
    unsigned_reason text not null,
    sent_on text,
    received_on text,
    panel_on text,
    decision text,
    decided_on text,
    decision_note text not null,
    advice_asked_on text,
    advice_sent_on text,
    draft_served_on text,
    parents_views_on text,
    parents_views text not null,
    consulted_on text,
    replied_on text,
    reply text not null,
    outcome text,
    outcome_on text,
    outcome_note text not null,
    rights_told_on text,
    certificate_on text,
    appealed_on text,
    reasons text not null constraint ehc_request_reasons check (json_valid(reasons)),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index ehc_request_pupil_id on ehc_request (pupil_id);

-- One version of an EHC plan; an amended plan is a row of its own.
create table ehc_plan (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    request_id text references ehc_request (id),
    review_id text references ehc_review (id),
    edition integer not null,
    issued_on text not null,
    first_issued_on text not null,
    local_authority text not null,
    sections text not null constraint ehc_plan_sections check (json_valid(sections)),
    outcomes text not null constraint ehc_plan_outcomes check (json_valid(outcomes)),
    provisions text not null constraint ehc_plan_provisions check (json_valid(provisions)),
    top_up integer not null,
    top_up_pounds integer,
    school_unit text not null,
    ceased_on text,
    ceased_reason text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index ehc_plan_pupil_id on ehc_plan (pupil_id);
create index ehc_plan_request_id on ehc_plan (request_id);
create index ehc_plan_review_id on ehc_plan (review_id);

-- An annual or interim review of an EHC plan.
create table ehc_review (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    plan_id text not null references ehc_plan (id),
    review_kind text not null,
    with_pep integer not null,
    arranged_on text not null,
    meeting_on text not null,
    meeting_at text not null,
    place text not null,
    people text not null constraint ehc_review_people check (json_valid(people)),
    advice_asked_on text,
    invitations_sent_on text,
    papers_sent_on text,
    held_on text,
    child_views text not null,
    child_scribe text not null,
    parent_views text not null,
    working_well text not null,
    progress text not null constraint ehc_review_progress check (json_valid(progress)),
    changes text not null,
    moving_on text not null,
    recommendation text,
    report_sent_on text,
    decision text,
    decided_on text,
    decision_note text not null,
    amended_on text,
    reasons text not null constraint ehc_review_reasons check (json_valid(reasons)),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index ehc_review_pupil_id on ehc_review (pupil_id);
create index ehc_review_plan_id on ehc_review (plan_id);

-- To whom an EHC plan was shown, and on what ground.
create table ehc_disclosure (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    plan_id text not null references ehc_plan (id),
    happened_on text not null,
    to_whom text not null,
    what text not null,
    basis text not null,
    consent_by text not null,
    consent_on text,
    note text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index ehc_disclosure_pupil_id on ehc_disclosure (pupil_id);
create index ehc_disclosure_plan_id on ehc_disclosure (plan_id);

-- Plans: My Plan and its kin.
create table "plan" (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    stage_key text not null,
    name text not null,
    started_on text not null,
    ended_on text,
    end_reason text not null,
    strengths text not null,
    important_to_me text not null,
    helps_me text not null,
    what_we_notice text not null,
    home_support text not null,
    parent_took_part integer not null,
    child_took_part integer not null,
    teacher_took_part integer not null,
    key_people text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index plan_pupil_id on "plan" (pupil_id);
-- Plans that go on, one or two of a child.
create index plan_open on "plan" (pupil_id, started_on, ended_on, voided_at) where ended_on is null and voided_at is null;

-- Long-term outcomes of a plan.
create table outcome (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    plan_id text not null references "plan" (id),
    position integer not null,
    area text,
    text text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index outcome_pupil_id on outcome (pupil_id);
create index outcome_plan_id on outcome (plan_id);

-- SMART targets and how each is measured.
create table target (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    plan_id text not null references "plan" (id),
    outcome_id text not null references outcome (id),
    position integer not null,
    text text not null,
    measure text not null,
    baseline real,
    expected real,
    set_on text not null,
    by_on text,
    result text,
    ended_on text,
    adapted_from text references target (id),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index target_pupil_id on target (pupil_id);
create index target_plan_id on target (plan_id, ended_on, voided_at);
create index target_outcome_id on target (outcome_id);
create index target_adapted_from on target (adapted_from);

-- Measurable steps on the way to a target.
create table small_step (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    target_id text not null references target (id),
    position integer not null,
    text text not null,
    achieved_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index small_step_pupil_id on small_step (pupil_id);
create index small_step_target_id on small_step (target_id);

-- What adults do, for a target or for the whole plan.
create table strategy (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    plan_id text not null references "plan" (id),
    target_id text references target (id),
    position integer not null,
    text text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index strategy_pupil_id on strategy (pupil_id);
create index strategy_plan_id on strategy (plan_id);
create index strategy_target_id on strategy (target_id);

-- Lines of provision of a plan.
create table provision (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    plan_id text not null references "plan" (id),
    target_id text references target (id),
    position integer not null,
    what text not null,
    who text not null,
    place text not null,
    minutes integer,
    times_a_week integer,
    group_size integer,
    from_on text,
    to_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index provision_pupil_id on provision (pupil_id);
create index provision_plan_id on provision (plan_id);
create index provision_target_id on provision (target_id);

-- Turns of assess, plan, do, review. Frozen once closed.
create table cycle (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    plan_id text not null references "plan" (id),
    number integer not null,
    starts_on text not null,
    due_on text not null,
    moved_reason text not null,
    closed_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index cycle_pupil_id on cycle (pupil_id);
create index cycle_plan_id on cycle (plan_id);
create index cycle_open on cycle (pupil_id, due_on) where closed_on is null and voided_at is null;
create index cycle_closed on cycle (closed_on, pupil_id) where closed_on is not null and voided_at is null;

-- Dated ratings of a target.
create table rating (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    target_id text not null references target (id),
    cycle_id text references cycle (id),
    happened_on text not null,
    score real not null,
    evidence text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index rating_pupil_id on rating (pupil_id);
create index rating_target_id on rating (target_id);
create index rating_cycle_id on rating (cycle_id, target_id, voided_at);

-- Reviews that close a cycle, with both voices and the decision.
create table review (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    plan_id text not null references "plan" (id),
    cycle_id text not null references cycle (id),
    happened_on text not null,
    who_took_part text not null,
    evidence text not null,
    child_views text not null,
    child_face text,
    child_scribe text not null,
    child_declined integer not null,
    parent_going_well text not null,
    parent_worries text not null,
    parent_hopes text not null,
    parent_helps text not null,
    parent_attendance text,
    parent_agreement text,
    attendance real,
    decision text,
    decision_reason text not null,
    next_due_on text,
    closed_on text,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index review_pupil_id on review (pupil_id);
create index review_plan_id on review (plan_id);
create index review_cycle_id on review (cycle_id);
create index review_held on review (pupil_id, happened_on, parent_attendance, closed_on, voided_at)
    where closed_on is not null and voided_at is null;

-- Each target in a review.
create table target_review (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    review_id text not null references review (id),
    target_id text not null references target (id),
    score real,
    outcome text,
    reason text not null,
    evidence text not null,
    next text,
    adapted_text text not null,
    adapted_expected real,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index target_review_pupil_id on target_review (pupil_id);
create index target_review_review_id on target_review (review_id, voided_at);
create index target_review_target_id on target_review (target_id, review_id, score, voided_at);

-- Rounds of reviews that were closed, with their figures as JSON. Frozen. What is open is worked out from cycles.
create table review_round (
    id text not null primary key,
    round text not null,
    closed_on text not null,
    note text not null,
    summary text not null constraint review_round_summary check (json_valid(summary)),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create unique index review_round_round on review_round (round) where voided_at is null;

-- Why the review of a cycle is late, or is not held in a round.
create table round_reason (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    cycle_id text not null references cycle (id),
    round text not null,
    reason_kind text not null,
    reason text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index round_reason_pupil_id on round_reason (pupil_id);
create unique index round_reason_cycle_id on round_reason (cycle_id, round) where voided_at is null;
create index round_reason_of_cycle on round_reason (cycle_id);

-- That the plan decided on at the review of a cycle was signed.
create table plan_signature (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    plan_id text not null references "plan" (id),
    cycle_id text not null references cycle (id),
    happened_on text not null,
    signed_by text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index plan_signature_pupil_id on plan_signature (pupil_id);
create index plan_signature_plan_id on plan_signature (plan_id);
create unique index plan_signature_of_cycle on plan_signature (cycle_id) where voided_at is null;
create index plan_signature_cycle_id on plan_signature (cycle_id);

-- Evenings on which parents are met: times, and whose desk is where, as JSON.
create table parents_evening (
    id text not null primary key,
    round text not null,
    meets_on text not null,
    starts_at text not null,
    ends_at text not null,
    slot_minutes integer not null,
    gap_minutes integer not null,
    desks text not null constraint parents_evening_desks check (json_valid(desks)),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index parents_evening_round on parents_evening (round);

-- The meeting with the parents of a child in a round: its time, and what came of it. One for each child and round.
create table meeting (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    round text not null,
    evening_id text references parents_evening (id),
    staff_id text references staff (id),
    starts_at text,
    also_staff_id text references staff (id),
    by_hand integer not null,
    invited_on text,
    outcome text,
    happened_on text,
    outcome_note text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text,
    constraint meeting_time check ((evening_id is null) = (starts_at is null) and (staff_id is null) = (starts_at is null))
) strict, without rowid;
create index meeting_pupil_id on meeting (pupil_id, outcome, happened_on, voided_at);
create unique index meeting_of_child on meeting (round, pupil_id) where voided_at is null;
create index meeting_evening_id on meeting (evening_id);
create index meeting_staff_id on meeting (staff_id);
create index meeting_also_staff_id on meeting (also_staff_id);

-- Dated notes about a child.
create table note (
    id text not null primary key,
    pupil_id text not null references pupil (id),
    happened_on text not null,
    note_kind text not null,
    body text not null,
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index note_pupil_id on note (pupil_id);
create index note_meeting on note (pupil_id, happened_on, note_kind, voided_at)
    where note_kind = 'meeting' and voided_at is null;

-- Ways of looking at a list that somebody gave a name: for themselves, or for everybody.
create table saved_view (
    id text not null primary key,
    list text not null,
    name text not null,
    staff_id text not null references staff (id),
    shared integer not null,
    opens_first integer not null,
    look text not null constraint saved_view_look check (json_valid(look)),
    version integer not null,
    recorded_at text not null,
    recorded_by text not null references staff (id),
    voided_at text,
    voided_by text references staff (id),
    void_reason text
) strict, without rowid;
create index saved_view_staff_id on saved_view (staff_id);

-- What somebody was typing, kept for them alone until they save or discard it.
create table draft (
    staff_id text not null references staff (id),
    place text not null,
    body text not null constraint draft_body check (json_valid(body)),
    saved_at text not null,
    primary key (staff_id, place)
) strict, without rowid;

-- The audit trail. Append-only, and each entry is sealed together with the seal of the one before it.
create table audit_entry (
    number integer primary key autoincrement,
    at text not null,
    staff_id text not null references staff (id),
    action text not null,
    verb text not null,
    kind text not null,
    record_id text not null,
    pupil_id text references pupil (id),
    changes text not null constraint audit_entry_changes check (json_valid(changes)),
    seal blob not null
) strict;
-- Where the trail ends, sealed too, under a random key that is made with the file and goes with it for good.
create table audit_chain (
    only integer not null primary key constraint audit_chain_only check (only = 1),
    key blob not null,
    length integer not null,
    head blob not null,
    mark blob not null
) strict, without rowid;
create index audit_entry_staff_id on audit_entry (staff_id);
create index audit_entry_pupil_id on audit_entry (pupil_id);
create index audit_entry_record_id on audit_entry (record_id, kind, verb);
-- What was printed about a child, and when last.
create index audit_entry_printed on audit_entry (pupil_id, number) where verb = 'printed';
create index audit_entry_at on audit_entry (at);
create index audit_entry_opened on audit_entry (pupil_id, staff_id, at) where verb = 'opened';
-- Since when the trail is that of this file; see store/trail.rs.
create index audit_entry_own_since on audit_entry (number, at) where verb in (
    'restored a backup with its recovery sheet', 'went back to this backup', 'accepted the audit trail as it is');

create trigger audit_entry_is_not_changed before update on audit_entry
begin
    select raise(abort, 'the audit trail is append-only');
end;

create trigger audit_entry_is_not_deleted before delete on audit_entry
begin
    select raise(abort, 'the audit trail is append-only');
end;

-- A closed cycle and its review stay as they were.
create trigger cycle_is_frozen before update on cycle when old.closed_on is not null
begin
    select raise(abort, 'frozen');
end;

create trigger review_is_frozen before update on review when old.closed_on is not null
begin
    select raise(abort, 'frozen');
end;

create trigger target_review_is_frozen before update on target_review
when (select closed_on from review where id = old.review_id) is not null
begin
    select raise(abort, 'frozen');
end;

create trigger rating_is_frozen before update on rating
when (select closed_on from cycle where id = old.cycle_id) is not null
begin
    select raise(abort, 'frozen');
end;

create trigger review_round_is_frozen before update on review_round
begin
    select raise(abort, 'frozen');
end;
