// Words for a screen reader alone stand apart from those beside them.
import { expect, it } from 'vitest';

const sources = import.meta.glob<string>('../**/*.svelte', { query: '?raw', import: 'default', eager: true });

/** Svelte drops the space at either end of an element, so that "Rate<span> target 1</span>" is "Ratetarget 1". */
const RUN_TOGETHER = [
  /[^\s>]<span class="visually-hidden"\s*>\s+[^\s:,]/,
  /[>}]<span class="visually-hidden"\s*>\s+[^\s:,{]/,
  /<span class="visually-hidden"\s*>[^<]*\s<\/span\s*>[^\s<]/,
];

it('are never kept apart by a space at the end of their own element', () => {
  expect(Object.keys(sources).length).toBeGreaterThan(200);
  const wrong = Object.entries(sources).flatMap(([file, text]) =>
    RUN_TOGETHER.filter((pattern) => pattern.test(text)).map(
      (pattern) => `${file}: ${pattern.exec(text)?.[0] ?? ''}`,
    ),
  );
  expect(wrong).toEqual([]);
});
