// A contact between the record, the form and what the core takes.
import type { Contact, ContactDraft } from '$lib/backend/generated/api';
import type { Said } from '$lib/forms/differences';

export interface ContactAnswers {
  name: string;
  relationship: string;
  parental_responsibility: boolean;
  may_be_told: boolean;
  restriction: string;
  telephone: string;
  email: string;
  address: string;
  language: string;
  /** As text, since a box may be empty; 1 is called first. */
  priority: string;
  from_on: string;
  to_on: string;
}

export function newContact(today: string, order: number): ContactAnswers {
  return {
    name: '',
    relationship: '',
    parental_responsibility: false,
    may_be_told: true,
    restriction: '',
    telephone: '',
    email: '',
    address: '',
    language: '',
    priority: String(order),
    from_on: today,
    to_on: '',
  };
}

export function contactAnswers({ id: _id, pupil_id: _pupil, ...contact }: Contact): ContactAnswers {
  return { ...contact, priority: String(contact.priority), to_on: contact.to_on ?? '' };
}

export function contactDraft({ priority, from_on: from, to_on: to, ...rest }: ContactAnswers): ContactDraft {
  const order = Number(priority);
  // The core counts from 1 to 20; what is no such number at all is one that it refuses in its own words.
  const asked = Number.isInteger(order) && order >= 0 && order <= 255 ? order : 0;
  return {
    ...rest,
    priority: priority.trim() === '' ? null : asked,
    from_on: from || null,
    to_on: to || null,
  };
}

export function describeContact(answers: ContactAnswers): Said[] {
  return [
    { term: 'Name', text: answers.name },
    { term: 'Who this is', text: answers.relationship },
    { term: 'Parental responsibility', text: answers.parental_responsibility ? 'Yes' : 'No' },
    { term: 'May be told', text: answers.may_be_told ? 'Yes' : 'No' },
    { term: 'Restriction', text: answers.restriction },
    { term: 'Telephone', text: answers.telephone },
    { term: 'Email', text: answers.email },
    { term: 'Address', text: answers.address },
    { term: 'Language', text: answers.language },
    { term: 'Called', text: answers.priority },
  ];
}
