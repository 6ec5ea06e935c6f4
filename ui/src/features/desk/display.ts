import { Display } from '$components/theme/display.svelte';
import { toasts } from '$components/feedback/toasts.svelte';
import { problemFrom } from '$lib/backend/problem';
import { desk, type Desk } from './desk.svelte';

/** How the window looks, from its first picture on. */
export const display = new Display();

/** Shows the window as whoever is signed in likes it, and keeps what they choose from now on. */
export function showAsChosen(look: Display = display, at: Desk = desk): void {
  const chosen = at.me?.display;
  if (!chosen) return;
  look.restore(chosen.theme, chosen.text_size);
  // One after the other, so that the last choice is the one that is kept.
  let keeping = Promise.resolve();
  look.onchoice = () => {
    const choices = { theme: look.theme, text_size: look.textSize };
    keeping = keeping
      .then(() => at.keepDisplay(choices))
      .catch((problem: unknown) => {
        toasts.show(`This was not kept for your next sign-in. ${problemFrom(problem).message}`, {
          tone: 'bad',
        });
      });
  };
}
