import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'themes.css'), 'utf8');

function theme(name: string): Record<string, string> {
  const block = new RegExp(`data-theme='${name}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, key = '', value = '']) => [key, value]),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const SHEETS = ['ground', 'paper', 'paper-sunk', 'paper-hover', 'accent-soft'];
const TONES = ['neutral', 'info', 'good', 'warn', 'bad', 'plum'];

/** What is read, and what it stands on. */
const WORDS: [string, string][] = [
  ...['ink', 'ink-soft', 'ink-faint', 'link', 'danger'].flatMap((word) =>
    SHEETS.map((sheet): [string, string] => [word, sheet]),
  ),
  ...TONES.map((tone): [string, string] => [`${tone}-fg`, `${tone}-bg`]),
  ...TONES.map((tone): [string, string] => ['ink', `${tone}-bg`]),
  ['ink-faint', 'neutral-bg'],
  ['ink-soft', 'neutral-bg'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-strong'],
  ['on-mark', 'mark'],
  ['ground', 'ink'],
  ['bad-fg', 'paper'],
  ['good-fg', 'paper'],
  ['warn-fg', 'paper'],
  ['accent', 'accent-soft'],
  ['rail-ink', 'rail'],
  ['rail-ink', 'rail-active'],
  ['rail-ink', 'rail-hover'],
  ['rail-soft', 'rail'],
  ['rail-focus', 'rail'],
];

/** What marks a control, its state or its focus, and what it stands on. */
const EDGES: [string, string][] = [
  ...['line-strong', 'accent', 'focus', 'danger', 'chart-1', 'chart-2', 'chart-3'].flatMap((edge) =>
    ['ground', 'paper', 'paper-sunk'].map((sheet): [string, string] => [edge, sheet]),
  ),
  ['focus', 'accent-soft'],
  ['focus', 'warn-bg'],
  ['rail-focus', 'rail-active'],
  ['rail-focus', 'rail-hover'],
  ['mark', 'rail'],
];

describe.each(['light', 'dark', 'contrast'])('the %s theme', (name) => {
  const colours = theme(name);

  it.each(WORDS)('lets %s be read on %s', (word, sheet) => {
    expect(contrast(colours[word] ?? '', colours[sheet] ?? '')).toBeGreaterThanOrEqual(
      name === 'contrast' ? 7 : 4.5,
    );
  });

  it.each(EDGES)('shows %s on %s', (edge, sheet) => {
    expect(contrast(colours[edge] ?? '', colours[sheet] ?? '')).toBeGreaterThanOrEqual(3);
  });

  it('names every colour that the light theme names', () => {
    expect(Object.keys(colours).sort()).toEqual(Object.keys(theme('light')).sort());
  });
});
