// What is chosen beside the pathway itself before it is saved: where children go, from which day and why.
import { api, type Pathway, type PathwayPreview, type StageShift } from '$lib/backend/generated/api';

export interface PathwayChoice {
  shifts: StageShift[];
  happened_on: string | null;
  reason: string;
  puts_back: number | null;
}

export const NO_CHOICE: PathwayChoice = { shifts: [], happened_on: null, reason: '', puts_back: null };

/** Asked for in the preview; anything else that is wrong stands in the form. */
function isOfChoice(field: string): boolean {
  return ['stages', 'happened_on', 'reason'].includes(field) || field.startsWith('shifts.');
}

interface Looked {
  choice: PathwayChoice;
  preview: PathwayPreview;
  /** Whether the pathway itself is sound, so that the preview is worth showing. */
  fit: boolean;
}

/** The choice with one stage's children sent elsewhere. */
export function sent(choice: PathwayChoice, from: string, to: string): PathwayChoice {
  return { ...choice, shifts: [...choice.shifts.filter((shift) => shift.from !== from), { from, to }] };
}

/** What an edit would change, with each stage that is gone taken for the nearest until another is chosen. */
export async function lookAt(pathway: Pathway, choice: PathwayChoice): Promise<Looked> {
  const first = await api.previewPathway({ pathway, ...choice });
  const open = first.questions.filter(
    ({ from, to }) => to !== '' && !choice.shifts.some((shift) => shift.from === from),
  );
  const full = open.reduce((so, { from, to }) => sent(so, from, to), choice);
  const preview = open.length > 0 ? await api.previewPathway({ pathway, ...full }) : first;
  const fit = Object.keys(preview.problems).every(isOfChoice) && !preview.problems.stages;
  const asked = preview.questions.length > 0 || preview.needs_senco !== null;
  return { choice: full, preview, fit: fit || (asked && Object.keys(preview.problems).every(isOfChoice)) };
}
