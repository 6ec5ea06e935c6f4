import axe from 'axe-core';
import { expect } from 'vitest';

/** Fails with what axe found. Colours are measured by `contrast.test.ts`: jsdom draws none. */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  const said = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`,
  );
  expect(said).toEqual([]);
}
