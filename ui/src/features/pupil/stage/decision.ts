// A decision on a stage: what is in place, what an adult confirms, and what is still missing.
import { longDate } from '$components/forms/date';
import type {
  Concern,
  Decision,
  EntryCheck,
  EntryCheckLine,
  SchoolFactsView,
  StageChoice,
} from '$lib/backend/generated/api';
import { nameOf } from '../words';
import { leavingInWords, leavingOf, notConsulted, type LeavingAnswers } from './leaving';

export interface DecisionAnswers {
  /** The key of the stage; `leave` to leave the pathway; empty while nothing is chosen. */
  to: string;
  happened_on: string;
  reason: string;
  evidence: string;
  decided_by: string;
  parents_told_on: string;
  confirmed: EntryCheck[];
  missing_reason: string;
  leaving: LeavingAnswers;
}

/** In place of a key: the child leaves the pathway. No stage's key can be it, since keys are made of letters. */
export const LEAVE = '-';

/** What shows that progress is less than expected, as the concern has it, a line a test. */
export function evidenceOf({ findings }: Concern, { codes }: Pick<SchoolFactsView, 'codes'>): string {
  return findings
    .map(({ test, evidence }) => `${nameOf(codes.words.progress_test, test)}: ${evidence}`)
    .join('\n');
}

export type CheckState = 'shown' | 'confirmed' | 'missing';

/** How one thing stands: the records show it, an adult says so, or it is missing. */
export function checkState(line: EntryCheckLine, answers: DecisionAnswers): CheckState {
  if (line.met) return 'shown';
  if (answers.confirmed.includes(line.check)) return 'confirmed';
  // A date on which the parents were told says as much as a tick.
  if (line.check === 'parent_told' && answers.parents_told_on !== '') return 'confirmed';
  return 'missing';
}

export function missingFrom(choice: StageChoice | undefined, answers: DecisionAnswers): EntryCheckLine[] {
  return choice?.checks.filter((line) => checkState(line, answers) === 'missing') ?? [];
}

/** Whether the child leaves the register by what is chosen. */
export function leavesRegister(
  answers: DecisionAnswers,
  choice: StageChoice | undefined,
  onRegister: boolean,
): boolean {
  if (!onRegister) return false;
  return choice ? !choice.on_register : answers.to === LEAVE;
}

/** What goes to the core: only what belongs to the stage that was chosen. */
export function decisionOf(
  answers: DecisionAnswers,
  choice: StageChoice | undefined,
  onRegister: boolean,
): Decision {
  const leaves = leavesRegister(answers, choice, onRegister);
  const pathway = answers.to === LEAVE;
  const asksWhy = missingFrom(choice, answers).length > 0 || (leaves && notConsulted(answers.leaving) !== '');
  const asked = choice?.checks.map(({ check }) => check) ?? [];
  return {
    to: answers.to === LEAVE ? null : answers.to,
    happened_on: answers.happened_on || null,
    reason: answers.reason,
    evidence: answers.evidence,
    decided_by: answers.decided_by,
    parents_told_on: choice && answers.parents_told_on ? answers.parents_told_on : null,
    confirmed: answers.confirmed.filter((check) => asked.includes(check)),
    missing_reason: asksWhy ? answers.missing_reason : '',
    leaving: leaves || pathway ? leavingOf(answers.leaving, pathway) : null,
  };
}

/** What is about to be saved, in plain words, to be checked once more; `weeks` until progress is looked at again. */
export function inWords(
  answers: DecisionAnswers,
  choice: StageChoice | undefined,
  onRegister: boolean,
  weeks: number,
): { term: string; text: string }[] {
  const leaves = leavesRegister(answers, choice, onRegister);
  const pathway = answers.to === LEAVE;
  const alone = leaves ? notConsulted(answers.leaving) : '';
  const missing = missingFrom(choice, answers)
    .map(({ words }) => words)
    .join('\n');
  const confirmed = (choice?.checks ?? [])
    .filter((line) => !line.met && answers.confirmed.includes(line.check))
    .map(({ words }) => words)
    .join('\n');
  return [
    { term: 'Decision', text: choice?.words ?? 'Leave the pathway' },
    { term: 'Decided on', text: longDate(answers.happened_on) },
    { term: 'Decided by', text: answers.decided_by },
    { term: 'Why', text: answers.reason },
    { term: 'Evidence', text: answers.evidence },
    { term: 'Parents told', text: choice ? longDate(answers.parents_told_on) : '' },
    { term: 'In place, as you say', text: confirmed },
    { term: 'Still missing', text: missing },
    ...(leaves || pathway ? leavingInWords(answers.leaving, pathway, weeks) : []),
    { term: 'Not consulted', text: alone },
    { term: 'Why all the same', text: missing || alone ? answers.missing_reason : '' },
  ].filter(({ text }) => text !== '');
}
