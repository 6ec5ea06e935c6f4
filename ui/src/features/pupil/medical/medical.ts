// The healthcare plan, medicines, the medication record and training: between the records and their forms.
import { longDate } from '$components/forms/date';
import type {
  ContactId,
  GivenDraft,
  GivenOutcome,
  HealthcareDraft,
  HealthcareView,
  HealthTraining,
  MedicalView,
  Medicine,
  MedicineDraft,
  MedicineGiven,
  PupilId,
  SchoolFactsView,
  TrainingDraft,
} from '$lib/backend/generated/api';
import type { Said } from '$lib/forms/differences';
import { nameOf } from '../words';

type Codes = Pick<SchoolFactsView, 'codes'>;

export function medicalHref(pupilId: PupilId): string {
  return `/pupil/${pupilId}/medical`;
}

export interface HealthcareAnswers extends Omit<
  HealthcareDraft,
  'happened_on' | 'consent_on' | 'emergency_steps'
> {
  happened_on: string;
  consent_on: string;
  emergency_steps: { text: string }[];
}

/** The plan as it is, or a new one with a line of each kind to begin with. */
export function healthcareAnswers(plan: HealthcareView | null, today: string): HealthcareAnswers {
  const { card, detail } = plan ?? {};
  const care = detail?.care ?? [];
  return {
    happened_on: detail?.happened_on ?? today,
    conditions: card?.conditions ?? [{ name: '', signs: '' }],
    triggers: detail?.triggers ?? '',
    care: care.length > 0 ? care : [{ what: '', when: '', place: '', who: '' }],
    emergency_signs: card?.signs ?? '',
    emergency_steps: (card?.steps ?? ['', '', '']).map((text) => ({ text })),
    emergency_call: card?.call ?? '999, then the office, who ring the parents',
    emergency_place: card?.place ?? '',
    contact_ids: detail?.contact_ids ?? [],
    advice_from: detail?.advice_from ?? '',
    trips: detail?.trips ?? '',
    sport: detail?.sport ?? '',
    consent_on: detail?.consent_on ?? '',
    consent_by: detail?.consent_by ?? '',
  };
}

export function healthcareDraft(answers: HealthcareAnswers): HealthcareDraft {
  return {
    ...answers,
    happened_on: answers.happened_on || null,
    consent_on: answers.consent_on || null,
    emergency_steps: answers.emergency_steps.map(({ text }) => text),
  };
}

/** The contacts with one rung or not; who is rung first stands first. */
export function rung(ids: readonly ContactId[], id: ContactId, on: boolean): ContactId[] {
  const others = ids.filter((other) => other !== id);
  return on ? [...others, id] : others;
}

export interface MedicineAnswers extends Omit<MedicineDraft, 'received_on' | 'expires_on' | 'consent_on'> {
  received_on: string;
  expires_on: string;
  consent_on: string;
}

export function medicineAnswers(medicine: Medicine | undefined, today: string): MedicineAnswers {
  return {
    name: medicine?.name ?? '',
    dose: medicine?.dose ?? '',
    route: medicine?.route ?? '',
    when_given: medicine?.when_given ?? '',
    kept_where: medicine?.kept_where ?? '',
    for_emergency: medicine?.for_emergency ?? false,
    received_on: medicine?.received_on ?? today,
    expires_on: medicine?.expires_on ?? '',
    consent_on: medicine?.consent_on ?? '',
    consent_by: medicine?.consent_by ?? '',
  };
}

export function medicineDraft(answers: MedicineAnswers): MedicineDraft {
  return {
    ...answers,
    received_on: answers.received_on || null,
    expires_on: answers.expires_on || null,
    consent_on: answers.consent_on || null,
  };
}

export function describeMedicine(answers: MedicineAnswers): Said[] {
  return [
    { term: 'Name', text: answers.name },
    { term: 'Dose', text: answers.dose },
    { term: 'How it is given', text: answers.route },
    { term: 'When it is given', text: answers.when_given },
    { term: 'Where it is kept', text: answers.kept_where },
    { term: 'For an emergency', text: answers.for_emergency ? 'Yes' : 'No' },
    { term: 'Came to the school', text: longDate(answers.received_on) },
    { term: 'Last day of use', text: longDate(answers.expires_on) },
    { term: 'Consent', text: [answers.consent_by, longDate(answers.consent_on)].filter(Boolean).join(', ') },
  ];
}

export interface GivenAnswers extends Omit<GivenDraft, 'medicine_id' | 'happened_on' | 'outcome'> {
  medicine_id: string;
  happened_on: string;
  outcome: GivenOutcome | '';
  /** What was wrong, where an earlier entry is put right. */
  reason: string;
}

/** An entry as it is; or a new one as it mostly is: now, given, by whoever writes it. */
export function givenAnswers(view: MedicalView, today: string, entry?: MedicineGiven): GivenAnswers {
  if (entry) {
    const { medicine_id, happened_on, at, outcome, dose, given_by, witness, note } = entry;
    return { medicine_id, happened_on, at, outcome, dose, given_by, witness, note, reason: '' };
  }
  const held = view.medicines.filter(({ now }) => now);
  const only = held.length === 1 ? held[0]?.medicine.record : undefined;
  return {
    medicine_id: only?.id ?? '',
    happened_on: today,
    at: view.now,
    outcome: 'given',
    dose: only?.dose ?? '',
    given_by: view.my_name,
    witness: '',
    note: '',
    reason: '',
  };
}

export function givenDraft({ reason: _, ...answers }: GivenAnswers): GivenDraft {
  return {
    ...answers,
    medicine_id: answers.medicine_id || null,
    happened_on: answers.happened_on || null,
    outcome: answers.outcome || null,
  };
}

/** Whether the child had the medicine, so that there is a dose; else there is a reason. */
export function wasTaken(outcome: GivenOutcome | ''): boolean {
  return outcome === 'given' || outcome === 'self_given';
}

export function describeGiven(answers: GivenAnswers, view: MedicalView, { codes }: Codes): Said[] {
  const medicine = view.medicines.find(({ medicine: { record } }) => record.id === answers.medicine_id);
  return [
    { term: 'Medicine', text: medicine?.medicine.record.name ?? '' },
    { term: 'When', text: `${longDate(answers.happened_on)} ${answers.at}` },
    { term: 'What came of it', text: nameOf(codes.words.given_outcome, answers.outcome) },
    { term: 'Dose', text: answers.dose },
    { term: 'By', text: answers.given_by },
    { term: 'Witness', text: answers.witness },
    { term: 'Note', text: answers.note },
  ];
}

export interface TrainingAnswers extends Omit<TrainingDraft, 'happened_on' | 'valid_until_on'> {
  happened_on: string;
  valid_until_on: string;
}

export function trainingAnswers(training: HealthTraining | undefined): TrainingAnswers {
  return {
    person: training?.person ?? '',
    training: training?.training ?? '',
    trainer: training?.trainer ?? '',
    happened_on: training?.happened_on ?? '',
    valid_until_on: training?.valid_until_on ?? '',
  };
}

export function trainingDraft(answers: TrainingAnswers): TrainingDraft {
  return {
    ...answers,
    happened_on: answers.happened_on || null,
    valid_until_on: answers.valid_until_on || null,
  };
}
