// What every control of a form shares: a label, perhaps a hint, perhaps what is wrong with the answer.
import type { Snippet } from 'svelte';

export interface FieldProps {
  label: string;
  hint?: string;
  /** What is wrong and how to put it right, as one sentence; absent when the answer stands. */
  error?: string | undefined;
  /** Also the id an error summary links to; give the path that the core uses for the field. */
  id?: string;
  optional?: boolean;
  /** Keeps the label for readers while the eye has it from the surroundings, as in a table cell. */
  labelHidden?: boolean;
  /** Beside the label: a key hint, a link, a count. */
  aside?: Snippet;
}

/** What a control must put on its element so that its label, hint and error belong to it. */
export interface ControlAttributes {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export function controlAttributes(id: string, field: Pick<FieldProps, 'hint' | 'error'>): ControlAttributes {
  const described = [field.hint ? `${id}-hint` : '', field.error ? `${id}-error` : ''].filter(Boolean);
  return {
    id,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    'aria-invalid': field.error ? true : undefined,
  };
}
