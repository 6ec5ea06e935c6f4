// The parts of a review in the order of the meeting, and which of them say enough.
import type { ReviewDraft } from '$lib/backend/generated/api';
import { firstOpen } from './review-form.svelte';

export interface ReviewSection {
  id: string;
  label: string;
  done: boolean;
  /** "3 of 4". */
  count?: string;
}

function said(...texts: string[]): boolean {
  return texts.some((text) => text.trim() !== '');
}

export function sectionsOf(draft: ReviewDraft): ReviewSection[] {
  const reviewed = draft.targets.filter((target) => firstOpen(target) === undefined).length;
  const parents = [draft.parent_going_well, draft.parent_worries, draft.parent_hopes, draft.parent_helps];
  return [
    {
      id: 'part-targets',
      label: 'Targets',
      done: reviewed === draft.targets.length,
      count: `${reviewed} of ${draft.targets.length}`,
    },
    {
      id: 'part-child',
      label: 'The child’s views',
      done: draft.child_declined || draft.child_face !== null || said(draft.child_views),
    },
    {
      id: 'part-parents',
      label: 'Parents’ views',
      done: draft.parent_attendance !== null || said(...parents),
    },
    {
      id: 'part-evidence',
      label: 'Evidence and attendance',
      done: said(draft.evidence) || draft.attendance !== null,
    },
    { id: 'part-decision', label: 'Decision', done: draft.decision !== null },
  ];
}
