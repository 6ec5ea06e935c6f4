import adapter from '@sveltejs/adapter-static';
import { withoutInlineScripts } from './scripts/without-inline-scripts.js';

/** @type {import('@sveltejs/kit').Config} */
const config = {
  kit: {
    adapter: withoutInlineScripts(
      adapter({ pages: 'build', assets: 'build', fallback: 'index.html' }),
      'build',
    ),
    alias: {
      $components: 'src/components',
      $features: 'src/features',
    },
    // The window's content policy allows no inline style sheet.
    inlineStyleThreshold: 0,
    output: { preloadStrategy: 'modulepreload' },
    paths: { relative: false },
    serviceWorker: { register: false },
    typescript: {
      config: (config) => ({
        ...config,
        include: [...config.include, '../scripts/**/*.js', '../scripts/**/*.ts'],
      }),
    },
    version: { name: process.env.npm_package_version ?? '0', pollInterval: 0 },
  },
  compilerOptions: { runes: true },
};

export default config;
