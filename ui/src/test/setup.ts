import { vi } from 'vitest';
import { configure } from '@testing-library/svelte';
import '@testing-library/jest-dom/vitest';

// What is waited for may come late where the machine is busy.
configure({ asyncUtilTimeout: 10_000 });

// jsdom draws nothing, so what only measures, scrolls or animates is given a still answer.
class StillResizeObserver {
  observe = (): void => undefined;
  unobserve = (): void => undefined;
  disconnect = (): void => undefined;
}

function stillMedia(query: string): Partial<MediaQueryList> {
  return {
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
}

vi.stubGlobal('ResizeObserver', StillResizeObserver);
vi.stubGlobal('matchMedia', stillMedia);

Object.assign(Element.prototype, {
  scrollIntoView: () => undefined,
  hasPointerCapture: () => false,
  animate: () => ({ cancel: () => undefined, finished: Promise.resolve() }),
});

// What floats is hidden while what it belongs to is out of sight, so everything has a place in a window.
const rect = { x: 10, y: 10, left: 10, top: 10, right: 110, bottom: 40, width: 100, height: 30 };
Object.assign(Element.prototype, {
  getBoundingClientRect: () => ({ ...rect, toJSON: () => rect }),
  getClientRects: () => [rect],
});
Object.defineProperties(Element.prototype, {
  clientWidth: { get: () => 1280 },
  clientHeight: { get: () => 800 },
});
