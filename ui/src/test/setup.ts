import { vi } from 'vitest';
import '@testing-library/jest-dom/vitest';

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
