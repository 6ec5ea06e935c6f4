// A list of the plan that is written line by line, from the keyboard alone: Enter begins the next line, Alt with the
// arrows moves a line, Alt+Delete takes it out, and Backspace does where the line is empty.
import { tick } from 'svelte';
import { moveBy, putIn, saysSomething } from './editing';

interface LineListOptions<Line> {
  list: () => Line[];
  blank: () => Line;
  /** The id of the first control of the line at a place. */
  idOf: (place: number) => string;
  /** Where the focus goes when the list is empty. */
  emptyId: () => string;
  /** Asks before words are lost. */
  ask: (question: { heading: string; remove: () => void }) => void;
  /** "step", "line of provision". */
  noun: string;
}

export class LineList<Line> {
  /** What was done last, for a screen reader. */
  said = $state('');
  #options: LineListOptions<Line>;

  constructor(options: LineListOptions<Line>) {
    this.#options = options;
  }

  async add(after?: number): Promise<void> {
    const { list, blank } = this.#options;
    await this.#focus(putIn(list(), blank(), after));
  }

  /** Takes in a line that is written already; one at the end that says nothing makes way for it. */
  async take(line: Line): Promise<void> {
    const { list } = this.#options;
    if (list().length > 0 && !saysSomething(list().at(-1))) list().pop();
    await this.#focus(putIn(list(), line));
  }

  async move(place: number, step: -1 | 1): Promise<void> {
    const { list, noun } = this.#options;
    const to = moveBy(list(), place, step);
    if (to === place) return;
    this.said = `The ${noun} is now number ${to + 1} of ${list().length}.`;
    await this.#focus(to);
  }

  /** Takes a line out; asks first where it says something. */
  remove(place: number): void {
    const { list, ask, noun } = this.#options;
    const line = list()[place];
    if (line === undefined) return;
    if (!saysSomething(line)) this.#takeOut(place);
    else ask({ heading: `Take this ${noun} out?`, remove: () => this.#takeOut(place) });
  }

  /** What a key means in the line at a place. */
  press(event: KeyboardEvent, place: number): void {
    if (event.defaultPrevented || event.isComposing) return;
    const line = this.#options.list()[place];
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      void this.move(place, event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.altKey && event.key === 'Delete') {
      event.preventDefault();
      this.remove(place);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      void this.add(place);
    } else if (event.key === 'Backspace' && !saysSomething(line)) {
      event.preventDefault();
      this.#takeOut(place);
    }
  }

  #takeOut(place: number): void {
    const { list } = this.#options;
    list().splice(place, 1);
    void this.#focus(Math.max(0, place - 1));
  }

  async #focus(place: number): Promise<void> {
    const { list, idOf, emptyId } = this.#options;
    await tick();
    const control = document.getElementById(list().length === 0 ? emptyId() : idOf(place));
    control?.focus();
    // The web view brings only the caret into sight; the rest of the box would lie under the foot of the form.
    control?.scrollIntoView({ block: 'nearest' });
  }
}
