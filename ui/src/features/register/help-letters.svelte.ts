// Letters for many children as they were written last, kept in sight until somebody writes others.
import { fromBase64 } from '$lib/backend/call';
import { api, type WriteHelpLetters, type WrittenHelpLetters } from '$lib/backend/generated/api';
import { LongWork } from '$lib/backend/long-work.svelte';

export class HelpLetters {
  doubleSided = $state(true);
  made = $state.raw<WrittenHelpLetters>();
  readonly work = new LongWork();

  readonly bytes = $derived(
    this.made && this.made.letters > 0 ? fromBase64(this.made.bytes_base64) : undefined,
  );

  /** The file to save; nothing as long as there is none. */
  get file(): { bytes: Uint8Array<ArrayBuffer>; suggested_file_name: string } | undefined {
    const [made, bytes] = [this.made, this.bytes];
    return made && bytes ? { bytes, suggested_file_name: made.suggested_file_name } : undefined;
  }

  async write(letters: WriteHelpLetters): Promise<void> {
    this.made = undefined;
    this.made = await this.work.run((watch) => api.writeHelpLetters(letters, watch));
  }

  putAway(): void {
    this.made = undefined;
  }
}

/** "1 letter", "12 letters". */
export function lettersWords(count: number): string {
  return count === 1 ? '1 letter' : `${count} letters`;
}
