// What the list of provision can be narrowed by.
import type { Option } from '$components/forms/option';

const plain = (text: string): string => text.trim().toLowerCase().split(/\s+/).join(' ');

/** Each of the words once, however it is spaced and written, in order of the alphabet. */
export function choicesOf(words: readonly string[]): Option[] {
  const once = new Map<string, string>();
  for (const word of words) if (word.trim() !== '' && !once.has(plain(word))) once.set(plain(word), word);
  return [...once.values()]
    .sort((a, b) => a.localeCompare(b, 'en-GB'))
    .map((word) => ({ value: word, label: word }));
}
