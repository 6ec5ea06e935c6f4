// What F1 says: what the screen in front is for, how its main job is done, and what holds everywhere.
import type { HelpTopic } from '$components/shell/help';
import type { Action } from '$lib/backend/generated/api';
import { CHILD_SCREENS } from './child-screens';
import { SCHOOL_SCREENS } from './school-screens';
import type { Topic } from './screen';
import { SETTINGS_SCREENS } from './settings-screens';

// The first that fits answers: printing, which the child’s file has, goes before the list that is printed.
const SCREENS = [...CHILD_SCREENS, ...SCHOOL_SCREENS, ...SETTINGS_SCREENS];

/** True on every screen. */
const EVERYWHERE: readonly Topic[] = [
  {
    heading: 'Saving',
    paragraphs: [
      'What you type is kept as a draft about a second after you stop, even if the power goes. It is in the record once “Saved” and the time stand beside it.',
    ],
  },
  {
    heading: 'Mistakes',
    paragraphs: [
      'Nothing is deleted. What was recorded by mistake is taken back with a reason, and can be brought back.',
    ],
  },
];

/** What to say about the screen at this address to somebody who may do this much. */
export function helpFor(path: string, may: (action: Action) => boolean): readonly HelpTopic[] {
  const screen = SCREENS.find(({ at }) => at.test(path));
  return [...(screen?.topics ?? []), ...EVERYWHERE].filter(({ needs }) => needs === undefined || may(needs));
}

/** Everything that help says on any screen, to somebody who may do this much. */
export function allHelp(may: (action: Action) => boolean): readonly HelpTopic[] {
  const topics = [...SCREENS.flatMap(({ topics }) => topics), ...EVERYWHERE];
  return topics.filter(({ needs }) => needs === undefined || may(needs));
}
