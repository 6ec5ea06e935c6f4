import { afterEach, expect, it, vi } from 'vitest';
import { hearHeading, keepFocusInSight } from './focus';

/** A frame of this height with a box in it at this place, and what happens when a message takes room from it. */
function frameWith(at: { top: number; bottom: number }) {
  let shrunk: () => void = () => undefined;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(hear: () => void) {
        shrunk = hear;
      }
      observe = (): void => undefined;
      disconnect = (): void => undefined;
    },
  );
  const frame = document.createElement('div');
  const box = document.createElement('input');
  frame.append(box);
  document.body.append(frame);
  let height = 600;
  Object.defineProperty(frame, 'clientHeight', { get: () => height });
  frame.getBoundingClientRect = () => new DOMRect(0, 0, 800, height);
  box.getBoundingClientRect = () => new DOMRect(0, at.top, 100, at.bottom - at.top);
  const scrolled = vi.spyOn(box, 'scrollIntoView');
  const stop = keepFocusInSight(frame);
  return {
    box,
    scrolled,
    stop,
    to: (now: number): void => {
      height = now;
      shrunk();
    },
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

it('what is typed in comes back into sight when a message takes the room', () => {
  const { box, scrolled, to } = frameWith({ top: 540, bottom: 580 });
  box.focus();
  to(500);
  expect(scrolled).toHaveBeenCalledWith({ block: 'nearest' });
});

it('nothing moves for somebody who has scrolled away from it, or types nowhere', () => {
  const away = frameWith({ top: 900, bottom: 940 });
  away.box.focus();
  away.to(500);
  expect(away.scrolled).not.toHaveBeenCalled();
  const nowhere = frameWith({ top: 540, bottom: 580 });
  nowhere.to(500);
  expect(nowhere.scrolled).not.toHaveBeenCalled();
});

it('nothing moves when there is more room than before', () => {
  const { box, scrolled, to } = frameWith({ top: 540, bottom: 580 });
  box.focus();
  to(700);
  expect(scrolled).not.toHaveBeenCalled();
});

it('has the heading of a page heard that was opened, unless something in it has the focus already', () => {
  document.body.innerHTML = '<a href="#x">Plan</a><main><h1 tabindex="-1">Settings</h1></main>';
  hearHeading();
  expect(document.activeElement).toBe(document.querySelector('h1'));
  document.querySelector('a')?.focus();
  hearHeading();
  expect(document.activeElement).toBe(document.querySelector('a'));
});
