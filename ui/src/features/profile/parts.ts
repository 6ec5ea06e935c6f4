// The five parts of a profile, in the order of the paper, with what helps to fill them in.
import { longDate } from '$components/forms/date';
import type { Profile, ProfileDraft } from '$lib/backend/generated/api';
import type { Said } from '$lib/forms/differences';

type Part = 'admire' | 'important' | 'support' | 'communicate' | 'hopes';

export const PARTS: readonly { field: Part; heading: string; prompt: string }[] = [
  {
    field: 'admire',
    heading: 'What people like and admire about me',
    prompt: 'What would a good friend say? What is the child proud of?',
  },
  {
    field: 'important',
    heading: 'What is important to me',
    prompt: 'People, places, things and routines that make a good day',
  },
  {
    field: 'support',
    heading: 'How best to support me',
    prompt: 'What helps, what does not, and what to do when it is a hard day',
  },
  {
    field: 'communicate',
    heading: 'How I communicate',
    prompt: 'Words, signs, pictures, behaviour, and what they mean',
  },
  { field: 'hopes', heading: 'My hopes', prompt: 'For this year, and for when I am older' },
];

/** The form of a profile as it stands; empty for one that is begun. */
export function draftOf(profile: Profile | undefined, today: string): ProfileDraft {
  return {
    happened_on: profile?.happened_on ?? today,
    admire: profile?.admire ?? '',
    important: profile?.important ?? '',
    support: profile?.support ?? '',
    communicate: profile?.communicate ?? '',
    hopes: profile?.hopes ?? '',
    written_with: profile?.written_with ?? '',
  };
}

/** The profile in plain words, to show what somebody else saved beside one's own. */
export function profileWords(profile: ProfileDraft): Said[] {
  return [
    ...PARTS.map(({ field, heading }) => ({ term: heading, text: profile[field] })),
    { term: 'Written with', text: profile.written_with },
    { term: 'Written on', text: longDate(profile.happened_on) },
  ];
}
