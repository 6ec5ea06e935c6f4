// What help says, and of which screen.
import type { HelpTopic } from '$components/shell/help';
import type { Action } from '$lib/backend/generated/api';

export interface Topic extends HelpTopic {
  /** Whoever may not do this need not read about it. */
  needs?: Action;
}

export interface Screen {
  /** The addresses it speaks of; the first that fits answers. */
  at: RegExp;
  topics: readonly Topic[];
}
