// Numbers as staff type them.

/** The number in a box: `null` where the box is empty, `undefined` where what stands in it is no number. */
export function numberOf(text: string): number | null | undefined {
  const plain = text
    .trim()
    .replace(/^\u2212/, '-')
    .replace(/%$/, '')
    .trim();
  if (plain === '') return null;
  if (!/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d*)?$/.test(plain)) return undefined;
  return Number(plain.replaceAll(',', ''));
}
