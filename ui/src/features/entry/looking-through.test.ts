import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { expectAccessible } from '../../test/axe';
import LookingThrough from './LookingThrough.svelte';

const step = (done: number) => ({ done, total: 1869, words: 'Looking through the school’s file' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('says nothing of a look that is over in a moment', async () => {
  const { rerender } = render(LookingThrough, { step: step(1) });
  await vi.advanceTimersByTimeAsync(300);
  await rerender({ step: undefined });
  await vi.advanceTimersByTimeAsync(2000);
  expect(screen.queryByRole('progressbar')).toBeNull();
});

it('tells how far a longer one is, and goes when it is over', async () => {
  const { rerender, container } = render(LookingThrough, { step: step(1) });
  await vi.advanceTimersByTimeAsync(700);
  await rerender({ step: step(900) });
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '900 of 1869 MB');
  vi.useRealTimers();
  await expectAccessible(container);
  await rerender({ step: undefined });
  expect(screen.queryByRole('progressbar')).toBeNull();
});
