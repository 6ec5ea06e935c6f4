// The letters to families: which there are, and where one is written and printed.
import type { LetterKind } from '$lib/backend/generated/api';

export const LETTERS: readonly { kind: LetterKind; label: string; hint: string }[] = [
  {
    kind: 'register_entry',
    label: 'Entering the SEND register',
    hint: 'Tells the parents that special educational provision is made',
  },
  {
    kind: 'provision_made',
    label: 'Help that has begun',
    hint: 'About an intervention, or the first provision',
  },
  { kind: 'register_exit', label: 'Leaving the SEND register', hint: 'When progress is enough and lasts' },
];

/** The kind of that name; nothing for any other word. */
export function letterKind(name: string | null): LetterKind | undefined {
  return LETTERS.find(({ kind }) => kind === name)?.kind;
}

export function letterName(kind: LetterKind): string {
  return LETTERS.find((one) => one.kind === kind)?.label ?? '';
}

export function lettersHref(pupilId: string, kind?: LetterKind): string {
  return `/pupil/${pupilId}/overview/letters${kind ? `?write=${kind}` : ''}`;
}

export function letterPaperHref(pupilId: string, letterId: string): string {
  return `/pupil/${pupilId}/print?letter=${letterId}`;
}
