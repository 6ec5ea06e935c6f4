// Setting up a school, a few questions at a time. Nothing is written until the last step.
import { problemFrom, type Problem } from '$lib/backend/problem';
import type { NewSchool, PathwayPreset } from '$lib/backend/generated/api';

export const STEPS = [
  { key: 'school', heading: 'Your school', fields: ['name', 'urn', 'local_authority'] },
  { key: 'pathway', heading: 'Your pathway', fields: ['pathway', 'term_naming'] },
  { key: 'you', heading: 'You', fields: ['person_name', 'role', 'job_title'] },
  { key: 'password', heading: 'Your password', fields: ['password'] },
  { key: 'check', heading: 'Check your answers', fields: [] },
] as const;

export type Step = (typeof STEPS)[number];
export type StepKey = Step['key'];

/** The answers as they are given; the pathway is chosen last of all lists, so it may be open. */
export type Answers = Omit<NewSchool, 'pathway'> & { pathway: PathwayPreset | '' };

// What can be told before the core is asked: an answer that is needed and not there.
const NEEDED = new Map<keyof Answers, string>([
  ['name', 'Enter the name of the school.'],
  ['pathway', 'Choose the pathway that is most like yours. You can rename its stages later.'],
  ['person_name', 'Enter your name as colleagues and parents say it.'],
  ['password', 'Choose a password of 8 characters or more.'],
]);

export class SetUp {
  answers = $state<Answers>({
    name: '',
    urn: '',
    local_authority: '',
    pathway: '',
    term_naming: 'seasons',
    person_name: '',
    role: 'senco',
    job_title: 'SENCO',
    password: '',
  });
  place = $state(0);
  busy = $state(false);
  problem = $state.raw<Problem>();
  /** By the name of the field. */
  errors = $state.raw<Readonly<Record<string, string>>>({});
  attempts = $state(0);
  #returning = $state(false);
  #create: (school: NewSchool) => Promise<void>;

  constructor(create: (school: NewSchool) => Promise<void>) {
    this.#create = create;
  }

  get step(): Step {
    return STEPS[this.place] ?? STEPS[0];
  }

  field(name: keyof Answers): { id: string; error: string | undefined } {
    return { id: name, error: this.errors[name] };
  }

  /** What is wrong on this step, each with its field. */
  get wrong(): { id: string; message: string }[] {
    return Object.entries(this.errors).map(([id, message]) => ({ id, message }));
  }

  /** Goes on, where this step is answered; back to the check where the person came from there. */
  next(): void {
    this.problem = undefined;
    this.errors = this.#said((field) => (this.answers[field].trim() === '' ? NEEDED.get(field) : undefined));
    if (this.wrong.length > 0) {
      this.attempts += 1;
      return;
    }
    this.place = this.#returning ? STEPS.length - 1 : Math.min(this.place + 1, STEPS.length - 1);
    this.#returning = false;
  }

  back(): void {
    this.#returning = false;
    this.#go(Math.max(0, this.place - 1));
  }

  /** From the check to one of the steps and, after it, back. */
  change(key: StepKey): void {
    this.#returning = true;
    this.#go(STEPS.findIndex((step) => step.key === key));
  }

  /** Sets the school up. Where the core finds something wrong, shows the first step that holds it. */
  async finish(): Promise<boolean> {
    const { pathway, ...rest } = this.answers;
    if (this.busy || pathway === '') return false;
    this.busy = true;
    this.problem = undefined;
    try {
      await this.#create({ ...$state.snapshot(rest), pathway });
      this.answers.password = '';
      return true;
    } catch (rejection) {
      this.#refused(problemFrom(rejection));
      return false;
    } finally {
      this.busy = false;
    }
  }

  #refused(problem: Problem): void {
    const place = STEPS.findIndex(({ fields }) => fields.some((field) => problem.of(field) !== undefined));
    this.attempts += 1;
    if (place < 0) {
      this.problem = problem;
      return;
    }
    this.#go(place);
    this.#returning = true;
    this.errors = this.#said((field) => problem.of(field));
  }

  #go(place: number): void {
    this.errors = {};
    this.problem = undefined;
    this.place = place;
  }

  /** The sentences about the answers of this step. */
  #said(sentence: (field: keyof Answers) => string | undefined): Record<string, string> {
    return Object.fromEntries(
      this.step.fields.flatMap((field) => {
        const said = sentence(field);
        return said === undefined ? [] : [[field, said] as const];
      }),
    );
  }
}
