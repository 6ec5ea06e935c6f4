// A picture from the disk on its way to the core, which alone decides what is kept of it.

/** The largest file that the core takes, in bytes. */
export const LARGEST_PHOTO = 10 * 1024 * 1024;

export function isPicture(type: string): boolean {
  return type === 'image/jpeg' || type === 'image/png';
}

// A call takes only so many arguments, so long files go piece by piece.
const PIECE = 0x8000;

export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += PIECE) {
    text += String.fromCharCode(...bytes.subarray(start, start + PIECE));
  }
  return btoa(text);
}
