// A copy of what the core said, kept true: it is asked for again when a write changes what it is made of.
import { untrack } from 'svelte';
import { onChanged, type News } from './call';
import type { Kind, PupilId } from './generated/api';
import { problemFrom, type Problem } from './problem';

interface ResourceOptions<Key, Value> {
  /** What it depends on; a new key (compared as JSON) asks anew and forgets the old answer. */
  key: () => Key;
  load: (key: Key) => Promise<Value>;
  /** The kinds of record it is made of, as `changed` names them. */
  kinds: readonly Kind[];
  /** The one child it is about; what changes of another child is no news. */
  pupil?: (key: Key) => PupilId;
  /** Where news comes from; the tests give their own. */
  listen?: (listener: (news: News) => void) => () => void;
}

/** Make it while a component is set up: it lives and dies with it. */
export class Resource<Key, Value> {
  /** The last answer; stays in sight while a newer one is on its way. */
  value = $state.raw<Value>();
  problem = $state.raw<Problem>();
  loading = $state(true);

  #options: ResourceOptions<Key, Value>;
  #asked = 0;

  constructor(options: ResourceOptions<Key, Value>) {
    this.#options = options;
    const { listen = onChanged } = options;
    const key = $derived(JSON.stringify(options.key()));

    // Only another key asks anew. What makes up the key, and what the loading reads, may be replaced by its like while
    // somebody types: then nothing is to be drawn again.
    $effect(() => {
      const wanted = key;
      return untrack(() => this.#follow(wanted));
    });
    $effect(() =>
      listen((news) => {
        if (this.#isMine(news)) void this.reload();
      }),
    );
  }

  #isMine(news: News): boolean {
    const { kinds, pupil, key } = this.#options;
    if (!news.kinds.some((kind) => kinds.includes(kind))) return false;
    return pupil === undefined || news.pupils.length === 0 || news.pupils.includes(pupil(key()));
  }

  #follow(_key: string): () => void {
    this.value = undefined;
    void this.reload();
    return () => {
      this.#asked += 1;
    };
  }

  /** Asks again; of several answers under way only the one asked for last counts. */
  async reload(): Promise<void> {
    const mine = ++this.#asked;
    this.loading = true;
    try {
      const value = await this.#options.load(this.#options.key());
      if (mine !== this.#asked) return;
      this.value = value;
      this.problem = undefined;
    } catch (rejection) {
      if (mine !== this.#asked) return;
      this.problem = problemFrom(rejection);
    } finally {
      if (mine === this.#asked) this.loading = false;
    }
  }
}
