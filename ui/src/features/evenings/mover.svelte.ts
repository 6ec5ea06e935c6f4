// Moving a meeting about the timetable: picked up, carried over the squares, put down; by the keyboard or the mouse.
import { problemFrom } from '$lib/backend/problem';
import { api, type EveningsView, type MeetingChild, type PlaceMeeting } from '$lib/backend/generated/api';
import { childAt, moving, placeOf, squareOf, squareWords, stepped, type Square } from './times';

type Commit = (move: PlaceMeeting) => Promise<unknown>;

export class Mover {
  /** The square that the arrow keys stand on. */
  at = $state<Square>({ evening: 0, time: 0, desk: 0 });
  /** The child who is being carried. */
  held = $state.raw<MeetingChild>();
  busy = $state(false);
  /** Why the last move was refused. */
  refused = $state<string>();
  /** What just happened, for readers. */
  said = $state('');

  #view: () => EveningsView;
  #commit: Commit;

  constructor(view: () => EveningsView, commit: Commit = (move) => api.placeMeeting(move)) {
    this.#view = view;
    this.#commit = commit;
  }

  /** Takes a child up, from the timetable or from those without a time. */
  pickUp(child: MeetingChild): void {
    this.held = child;
    this.refused = undefined;
    this.at = squareOf(this.#view(), child) ?? this.#firstFree(child) ?? this.at;
    this.said = `${child.pupil.name} picked up. Arrow keys choose a time, Enter puts the meeting there, Escape leaves it.`;
  }

  letGo(): void {
    if (!this.held) return;
    this.said = `${this.held.pupil.name} stays where it was.`;
    this.held = undefined;
  }

  /** What a key does; tells whether it did something. */
  press(key: string): boolean {
    const view = this.#view();
    if (key.startsWith('Arrow')) {
      this.at = stepped(view, this.at, key);
      return true;
    }
    if (key === 'Escape' && this.held) {
      this.letGo();
      return true;
    }
    if (key === 'Enter' || key === ' ') {
      if (this.held) void this.put(this.at);
      else {
        const child = childAt(view, this.at);
        if (child && !child.meeting?.outcome) this.pickUp(child);
      }
      return true;
    }
    if (key === 'Delete') {
      const child = this.held ?? childAt(view, this.at);
      if (child) void this.takeAway(child);
      return true;
    }
    return false;
  }

  /** Puts the child who is carried at a square. */
  async put(square: Square): Promise<boolean> {
    const { held } = this;
    const place = placeOf(this.#view(), square);
    if (!held || !place) return false;
    this.at = square;
    const where = squareWords(this.#view().evenings[square.evening], square);
    return this.#do(moving(this.#view().round.key, held, place), `${held.pupil.name}: ${where}.`);
  }

  /** Takes the time of a meeting away. */
  async takeAway(child: MeetingChild): Promise<boolean> {
    const words = `${child.pupil.name} has no time now.`;
    return this.#do(moving(this.#view().round.key, child, null), words);
  }

  async #do(move: PlaceMeeting, done: string): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.refused = undefined;
    try {
      await this.#commit(move);
      this.said = done;
      this.held = undefined;
      return true;
    } catch (rejection) {
      const problem = problemFrom(rejection);
      this.refused = problem.of('place') ?? problem.message;
      this.said = this.refused;
      return false;
    } finally {
      this.busy = false;
    }
  }

  #firstFree({ teacher_id: teacher }: MeetingChild): Square | undefined {
    const view = this.#view();
    for (const [evening, one] of view.evenings.entries()) {
      const desk = one.desks.findIndex(({ staff_id: id }) => id === teacher);
      const time = one.times.findIndex((_, at) => !childAt(view, { evening, time: at, desk }));
      if (!one.over && desk >= 0 && time >= 0) return { evening, time, desk };
    }
    return undefined;
  }
}
