// A picture from the disk on its way to the core, which alone decides what is kept of it.

/** The largest file that the core takes, in bytes. */
export const LARGEST_PHOTO = 10 * 1024 * 1024;

export function isPicture(type: string): boolean {
  return type === 'image/jpeg' || type === 'image/png';
}
