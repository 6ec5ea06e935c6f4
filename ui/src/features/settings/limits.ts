// The limits of time that a school may set for itself, in the order of its Settings.
import type { OwnLimitsDraft } from '$lib/backend/generated/api';

interface Limit {
  field: keyof OwnLimitsDraft;
  label: string;
  hint: string;
  unit: string;
}

export const LIMITS: readonly Limit[] = [
  {
    field: 'due_soon_days',
    label: 'A date stands on Today beforehand for',
    hint: 'It is “due soon” from then. Usually 14.',
    unit: 'days',
  },
  {
    field: 'concern_weeks',
    label: 'A cause for concern is decided within',
    hint: 'A child who is watched is looked at again after as long, unless another day is agreed. Usually 6.',
    unit: 'weeks',
  },
  {
    field: 'parents_told_school_days',
    label: 'That parents were not told of the provision is flagged after',
    hint: 'The law says that they are told (Children and Families Act 2014, section 68). Usually 10.',
    unit: 'school days',
  },
  {
    field: 'shortest_cycle_school_days',
    label: 'A cycle has at the least',
    hint: 'With fewer days left, the review is due at the end of the half-term or term after. Usually 15.',
    unit: 'school days',
  },
  {
    field: 'advice_weeks',
    label: 'Advice is asked for before an annual review meeting by',
    hint: 'Invitations go out two weeks before and the report two weeks after: that is law. Usually 4 to 6.',
    unit: 'weeks',
  },
];
