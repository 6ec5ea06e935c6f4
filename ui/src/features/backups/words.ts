// How backups are spoken of.
import { longDate } from '$components/forms/date';
import type { BackupAge } from '$lib/backend/generated/api';
import { isoDay, momentOf, whenWords } from '$lib/forms/days';

/** `3.2 MB`, as the file manager counts. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

/** How old the newest backup off this computer is, and how much that matters. */
export function ageWords(age: BackupAge): { tone: 'good' | 'warn' | 'bad'; heading: string; text: string } {
  const { days, worry, away_at: away, made_at: made } = age;
  const here =
    made === null
      ? 'None has been made yet: the first is made when you sign out.'
      : `The last one on this computer is from ${whenWords(momentOf(made))}.`;
  if (away === null) {
    return {
      tone: worry ? 'bad' : 'warn',
      heading: worry
        ? `${daysWords(days)} without a backup off this computer`
        : 'No backup off this computer yet',
      text: `${here} If this computer is lost, so is the record. Choose a second place for backups.`,
    };
  }
  const last = `The last one in the second place is from ${whenWords(momentOf(away))}.`;
  if (worry) {
    return { tone: 'bad', heading: `${daysWords(days)} without a backup off this computer`, text: last };
  }
  const today = isoDay(momentOf(away)) === isoDay(new Date());
  const heading = today
    ? 'Backed up off this computer today'
    : `Backed up off this computer on ${longDate(isoDay(momentOf(away)))}`;
  return { tone: 'good', heading, text: last };
}

/** That no backup opens with the recovery sheet that is in force, because none was made since; nothing where one does. */
export function sheetWords(
  { made_at: made }: BackupAge,
  sheetSince: string | null,
): { heading: string; text: string } | undefined {
  if (made === null || sheetSince === null || momentOf(made) >= momentOf(sheetSince)) return undefined;
  return {
    heading: 'No backup opens with the new recovery sheet yet',
    text: 'The last one was made before the sheet was. Back up now, and keep the old sheet until that is done.',
  };
}
