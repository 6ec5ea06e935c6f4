// A long list comes in two steps: what fits a screen is drawn and painted, then the rest in one go, since every step
// costs a layout of the whole table. It is for the eye alone; what is printed, taken out, counted or chosen goes by the
// rows themselves.
/** Rows drawn before the first paint: what a window shows of a table, and a few more. */
export const FIRST = 16;

/** Milliseconds from then until the rest is drawn, in which what is there is painted and can be used. */
const PAUSE = 80;

export class Growing {
  /** How many rows to draw now. */
  drawn: number;
  readonly #keys: () => readonly string[];
  readonly #first: number;

  /** Made while a component is made; `keys` are those of the rows that are to be there in the end. */
  constructor(keys: () => readonly string[], first = FIRST) {
    this.#keys = keys;
    this.#first = first;
    this.drawn = $state(first);
    let known: readonly string[] = [];
    // Where much of the first screenful is other rows than before, as when another part of the list is looked at,
    // begin anew; a row that somebody else changed or added leaves what is drawn as it is.
    $effect.pre(() => {
      const now = keys();
      const fresh = now.slice(0, first).filter((key) => !known.includes(key)).length;
      if (fresh > first / 4) this.drawn = first;
      known = now;
    });
    $effect(() => {
      const wanted = keys().length;
      if (this.drawn >= wanted) {
        // Rows that come back later, as when a letter of a search is taken away, come in steps again.
        this.drawn = Math.max(first, wanted);
        return undefined;
      }
      return afterPaint(() => {
        this.drawn = wanted;
      });
    });
  }

  /** More rows are about to come. */
  get unfinished(): boolean {
    return this.drawn < this.#keys().length;
  }

  /** Begins with the first screenful again: the rows stand in another order. */
  again(): void {
    this.drawn = this.#first;
  }

  /** Draws all that are wanted at once. */
  finish(): void {
    this.drawn = Infinity;
  }
}

/** Runs once what is there now has been painted; what is returned calls it off. */
function afterPaint(run: () => void): () => void {
  let later: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    later = setTimeout(run, PAUSE);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(later);
  };
}
