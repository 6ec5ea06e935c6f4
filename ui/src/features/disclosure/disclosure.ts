// What the form of a disclosure holds, and what it begins with.
import type {
  DisclosedThing,
  DisclosureBasis,
  DisclosureDraft,
  DisclosureWay,
} from '$lib/backend/generated/api';

/** What a form holds: an empty day is no day, an empty choice none. */
export interface DisclosureAnswers extends Omit<
  DisclosureDraft,
  'happened_on' | 'thing' | 'way' | 'basis' | 'consent_on'
> {
  happened_on: string;
  thing: DisclosedThing | '';
  way: DisclosureWay | '';
  basis: DisclosureBasis | '';
  consent_on: string;
}

/** What is known before anybody types: that it is a paper, and which. */
export type Known = Partial<Pick<DisclosureAnswers, 'thing' | 'what' | 'way' | 'basis'>>;

export function newDisclosure(today: string, known: Known = {}): DisclosureAnswers {
  return {
    happened_on: today,
    thing: '',
    what: '',
    to_whom: '',
    way: '',
    basis: '',
    basis_reason: '',
    consent_by: '',
    consent_on: '',
    note: '',
    ...known,
  };
}

export function disclosureDraft(answers: DisclosureAnswers): DisclosureDraft {
  return {
    ...answers,
    happened_on: answers.happened_on || null,
    thing: answers.thing || null,
    way: answers.way || null,
    basis: answers.basis || null,
    consent_on: answers.consent_on || null,
  };
}
