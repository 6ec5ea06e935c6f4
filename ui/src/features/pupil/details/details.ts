// A child's personal details between the record, the form and what the core takes.
import type { Said } from '$lib/forms/differences';
import { longDate } from '$components/forms/date';
import type { Pupil, PupilDraft, SchoolFactsView, Sex, YearGroup } from '$lib/backend/generated/api';
import { nameOf } from '../words';

/** The details as the form holds them: every answer as text. */
export interface DetailsAnswers {
  legal_forename: string;
  legal_surname: string;
  preferred_forename: string;
  upn: string;
  sex: Sex | '';
  born_on: string;
  /** The year group the child is taught in where it is not that of her age. */
  year_group: YearGroup | '';
  admitted_on: string;
  home_language: string;
  interpreter_needed: boolean;
  key_facts: string;
  confirmed_not_duplicate: boolean;
}

export const NO_DETAILS: DetailsAnswers = {
  legal_forename: '',
  legal_surname: '',
  preferred_forename: '',
  upn: '',
  sex: '',
  born_on: '',
  year_group: '',
  admitted_on: '',
  home_language: '',
  interpreter_needed: false,
  key_facts: '',
  confirmed_not_duplicate: false,
};

export function answersOf(pupil: Pupil): DetailsAnswers {
  return {
    legal_forename: pupil.legal_forename,
    legal_surname: pupil.legal_surname,
    preferred_forename: pupil.preferred_forename,
    upn: pupil.upn ?? '',
    sex: pupil.sex,
    born_on: pupil.born_on,
    year_group: pupil.year_override?.year_group ?? '',
    admitted_on: pupil.admitted_on ?? '',
    home_language: pupil.home_language,
    interpreter_needed: pupil.interpreter_needed,
    key_facts: pupil.key_facts,
    confirmed_not_duplicate: false,
  };
}

/**
 * What the core checks. A year group that was not touched keeps the school year it was set for: it moves up with the
 * child; a new one is meant for the year of today.
 */
export function draftOf(
  { year_group: yearGroup, born_on: bornOn, admitted_on: admittedOn, sex, ...rest }: DetailsAnswers,
  before: Pupil['year_override'],
  starting: number,
): PupilDraft {
  const kept = before?.year_group === yearGroup ? before : { year_group: yearGroup as YearGroup, starting };
  return {
    ...rest,
    sex: sex || null,
    born_on: bornOn || null,
    admitted_on: admittedOn || null,
    year_override: yearGroup === '' ? null : kept,
  };
}

/** The answers in plain words, for standing beside what somebody else saved. */
export function describeDetails(answers: DetailsAnswers, { codes }: Pick<SchoolFactsView, 'codes'>): Said[] {
  return [
    { term: 'Legal forename', text: answers.legal_forename },
    { term: 'Legal surname', text: answers.legal_surname },
    { term: 'Preferred forename', text: answers.preferred_forename },
    { term: 'Date of birth', text: longDate(answers.born_on) },
    { term: 'Sex', text: nameOf(codes.words.sex, answers.sex) },
    { term: 'UPN', text: answers.upn },
    { term: 'Year group taught in', text: nameOf(codes.primary_year_groups, answers.year_group) },
    { term: 'Admitted', text: longDate(answers.admitted_on) },
    { term: 'Home language', text: answers.home_language },
    { term: 'Interpreter needed', text: answers.interpreter_needed ? 'Yes' : 'No' },
    { term: 'Key facts', text: answers.key_facts },
  ];
}
