// Short words at the foot of the window about what just happened, with the way back where there is one.

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'good' | 'bad';
  /** Takes back what just happened. */
  undo?: () => Promise<void> | void;
}

/** How long a toast stays: long enough to read, and longer where it offers the way back. */
const STAY_MS = 6_000;
const STAY_WITH_UNDO_MS = 12_000;

export class Toasts {
  list = $state.raw<Toast[]>([]);
  #next = 1;
  #timers: Record<number, ReturnType<typeof setTimeout> | undefined> = {};

  show(text: string, more: { tone?: Toast['tone']; undo?: Toast['undo'] } = {}): number {
    const toast: Toast = { id: this.#next++, text, tone: more.tone ?? 'plain' };
    if (more.undo) toast.undo = more.undo;
    // What is said again takes the place of what was said: three times the same words tell nothing more.
    const others = this.list.filter((other) => other.text !== text || other.undo !== undefined);
    this.list = [...others, toast].slice(-3);
    this.#start(toast);
    return toast.id;
  }

  close(id: number): void {
    this.#stop(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Runs the way back of a toast; what goes wrong there becomes a toast of its own. */
  async undo(toast: Toast): Promise<void> {
    this.close(toast.id);
    try {
      await toast.undo?.();
    } catch (problem) {
      this.show(problem instanceof Error ? problem.message : String(problem), { tone: 'bad' });
    }
  }

  /** Nothing leaves while somebody points at it or has the focus in it. */
  hold(): void {
    for (const toast of this.list) this.#stop(toast.id);
  }

  release(): void {
    for (const toast of this.list) this.#start(toast);
  }

  clear(): void {
    this.hold();
    this.list = [];
  }

  #start(toast: Toast): void {
    this.#stop(toast.id);
    const stay = toast.undo ? STAY_WITH_UNDO_MS : STAY_MS;
    this.#timers[toast.id] = setTimeout(() => this.close(toast.id), stay);
  }

  #stop(id: number): void {
    clearTimeout(this.#timers[id]);
    this.#timers[id] = undefined;
  }
}

/** The window's one pile. */
export const toasts = new Toasts();
