// What F1 says before anybody is signed in.
import type { HelpTopic } from '$components/shell/help';

/** What to say before anybody is signed in. */
export const HELP_AT_THE_DOOR: readonly HelpTopic[] = [
  {
    heading: 'Signing in',
    paragraphs: [
      'Pick your name and type your password. After some wrong ones you wait a little before the next try.',
      'Whoever has forgotten theirs asks a colleague who is an administrator: under Settings, Staff, they give out a one-time password.',
    ],
  },
  {
    heading: 'The sample school',
    paragraphs: [
      'A school with made-up children, to look round and to practise. It lies apart from yours and is removed with one press.',
    ],
  },
];

/** What to say about the recovery sheet. */
export const HELP_WITH_THE_SHEET: readonly HelpTopic[] = [
  {
    heading: 'The recovery sheet',
    paragraphs: [
      'A sheet of paper that opens the school’s file when a password is forgotten by everybody who could help, or when this computer is lost.',
      'Keep it where the school keeps what must not be lost, and not beside this computer: whoever holds it can open the file.',
    ],
  },
];

/** What to say while the school is set up. */
export const HELP_WITH_SETTING_UP: readonly HelpTopic[] = [
  {
    heading: 'Setting up',
    paragraphs: [
      'A few questions at a time, and a last look before anything is written. Every answer can be changed later in Settings.',
      'Whoever sets the school up is its first administrator. Add a second one soon, so that a forgotten password shuts nobody out.',
    ],
  },
];
