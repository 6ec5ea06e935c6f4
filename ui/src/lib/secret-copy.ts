// A copied secret does not stay in the clipboard: after a minute, or when the window locks or the person signs out, it is
// taken out again, unless something else has been copied in the window since.

/** How long a copied secret may stay, in milliseconds. */
const STAYS = 60_000;

let held: ReturnType<typeof setTimeout> | undefined;

/** Copies a secret. Rejects where the clipboard cannot be written. */
export async function copySecret(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  if (held) clearTimeout(held);
  held = setTimeout(() => void forgetSecret(), STAYS);
}

/** Takes the secret that was copied out of the clipboard. It is not read first: a web view may ask the person for that. */
export async function forgetSecret(): Promise<void> {
  if (!held) return;
  clearTimeout(held);
  held = undefined;
  try {
    await navigator.clipboard.writeText('');
  } catch {
    // A window without the focus may not write: as soon as it has it again.
    window.addEventListener('focus', () => void navigator.clipboard.writeText('').catch(() => undefined), {
      once: true,
    });
  }
}

/** Something else was copied in the window, so that the secret is not there any more. */
function somethingElse(): void {
  if (held) clearTimeout(held);
  held = undefined;
}

window.addEventListener('copy', somethingElse);
window.addEventListener('cut', somethingElse);
