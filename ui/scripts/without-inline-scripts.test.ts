import { expect, it } from 'vitest';
import { externalise } from './without-inline-scripts.js';

it('moves an inline script to a file of its own and leaves the others', () => {
  const { html, files } = externalise('<script src="/a.js"></script><script>start("é");</script>');
  expect(files).toEqual([
    { name: expect.stringMatching(/^start\.[0-9a-f]{12}\.js$/) as string, text: 'start("é");' },
  ]);
  expect(html).toBe(`<script src="/a.js"></script><script src="/_app/${files[0]?.name ?? ''}"></script>`);
});

it('refuses a page with a style attribute', () => {
  expect(() => externalise('<div style="color: red"></div>')).toThrow('style attribute');
});
