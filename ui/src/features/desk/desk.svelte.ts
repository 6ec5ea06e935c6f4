// Which school is open and who sits at it. Everything that happens before somebody is signed in goes through here.
import type { Watch } from '$lib/backend/call';
import { flushDrafts } from '$lib/backend/drafts';
import {
  api,
  type Action,
  type DeskStatus,
  type DisplayChoices,
  type ForgottenPassword,
  type NewSchool,
  type RestoreBackup,
  type StaffId,
  type Step,
} from '$lib/backend/generated/api';
import { forgetSecret } from '$lib/secret-copy';

export class Desk {
  status = $state.raw<DeskStatus>();
  /** How far the look through the school's file is, while somebody comes in. */
  looking = $state.raw<Step>();

  /** Whoever is signed in. */
  get me(): DeskStatus['me'] {
    return this.status?.me ?? null;
  }

  /** Whether the person signed in may do this; the core asks again whatever the window thinks. */
  may(action: Action): boolean {
    return this.me?.may.includes(action) ?? false;
  }

  async load(): Promise<DeskStatus> {
    this.status = await api.deskStatus({});
    return this.status;
  }

  async signIn(staffId: StaffId, password: string): Promise<void> {
    this.status = await this.#watched((watch) => api.signIn({ staff_id: staffId, password }, watch));
  }

  async #watched<Output>(comeIn: (watch: Watch) => Promise<Output>): Promise<Output> {
    let over = false;
    const told = (step: Step) => {
      // One may come after the answer.
      if (!over) this.looking = step;
    };
    try {
      return await comeIn({ work: crypto.randomUUID(), told });
    } finally {
      over = true;
      this.looking = undefined;
    }
  }

  /** Sets the school up; whoever did so is signed in. */
  async createSchool(school: NewSchool): Promise<void> {
    this.status = await api.createSchool(school);
  }

  /** Replaces one's own password. */
  async changePassword(current: string, next: string): Promise<void> {
    this.status = await api.changePassword({ current, new: next });
  }

  /** Keeps how the window looks to the person signed in, for their next sign-in too. */
  async keepDisplay(display: DisplayChoices): Promise<void> {
    await api.keepDisplay({ display });
    if (this.status?.me) this.status = { ...this.status, me: { ...this.status.me, display } };
  }

  /** Puts the recovery sheet that was made in force. */
  async confirmSheet(groups: string[]): Promise<void> {
    this.status = await api.confirmRecoverySheet({ groups });
  }

  /** Comes in with the recovery sheet instead of a password. */
  async openWithSheet(sheet: string, forgotten: ForgottenPassword | null): Promise<void> {
    this.status = await this.#watched((watch) => api.openWithSheet({ sheet, forgotten }, watch));
  }

  /** Restores a backup where there is no school. */
  async restoreBackup(backup: RestoreBackup): Promise<void> {
    this.status = await api.restoreBackup(backup);
  }

  /** Goes back to a backup of the school that is open; everybody is signed out. */
  async goBackTo(path: string, sheet: string): Promise<void> {
    await flushDrafts();
    this.status = await api.goBackTo({ path, sheet });
  }

  /** Takes the audit trail as it is, though the backups know another. */
  async acceptTrail(reason: string): Promise<void> {
    this.status = await api.acceptTrail({ reason });
  }

  /** Saves what is typed, then closes the file until the password is typed again. */
  async lock(): Promise<void> {
    await Promise.all([flushDrafts(), forgetSecret()]);
    this.status = await api.lock({});
  }

  /** Saves what is typed, then signs out. */
  async signOut(): Promise<void> {
    await Promise.all([flushDrafts(), forgetSecret()]);
    this.status = await api.signOut({});
  }

  async openSample(): Promise<void> {
    this.status = await api.openSample({});
  }

  /** Back to the school's own file. */
  async openSchool(): Promise<void> {
    this.status = await api.openSchool({});
  }

  /** Removes the sample school for good and goes back to where the window would have opened without it. */
  async leaveSample(): Promise<void> {
    await api.removeSample({});
    await this.load();
  }
}

/** The window's one desk. */
export const desk = new Desk();
