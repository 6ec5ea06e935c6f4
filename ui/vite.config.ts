import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The gallery of components is for development; what is built holds an empty page in its stead. */
function withoutGallery(): Plugin {
  const nothing = '\0without-gallery';
  return {
    name: 'without-gallery',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source) =>
      /\/gallery\/\w+\.svelte$/.test(source) && source.startsWith('../') ? nothing : undefined,
    load: (id) => (id === nothing ? 'export default undefined;' : undefined),
  };
}

/**
 * SvelteKit hides its page announcer by a style attribute, which the window's content policy refuses; `base.css`
 * hides it instead.
 */
function withoutStyleAttribute(): Plugin {
  return {
    name: 'without-style-attribute',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('/generated/root.svelte') ? code.replace(/ style="[^"]*"/g, '') : undefined,
  };
}

export default defineConfig({
  plugins: [withoutGallery(), withoutStyleAttribute(), sveltekit(), svelteTesting()],
  build: {
    // `data:` is not in the window's content policy.
    assetsInlineLimit: 0,
    // WebView2 is evergreen; WebKitGTK 2.40 and later stand behind Safari 16.4.
    target: ['safari16.4', 'edge116'],
    chunkSizeWarningLimit: 800,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    // axe over a whole screen takes seconds where the machine is busy.
    testTimeout: 90_000,
  },
});
