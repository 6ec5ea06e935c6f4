import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit(), svelteTesting()],
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
  },
});
