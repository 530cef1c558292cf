import { fileURLToPath } from 'node:url';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './build/precompress.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Three front doors, and the worker for what is pushed. `index.html` is the staff's; the caller's pages are rendered by the server, which finds the
 * scripts and styles in `dist/.vite/manifest.json` under the names of these files.
 */
const entries = {
  staff: here('index.html'),
  caller: here('src/caller/main.tsx'),
  setup: here('src/setup/main.ts'),
  door: here('src/door/main.ts'),
  guest: here('src/guest/main.tsx'),
  'guest-setup': here('src/guest-setup/main.ts'),
  'push-worker': here('src/push-worker/push-worker.ts'),
  'open-pages': here('src/open-pages/main.ts'),
  precall: here('src/precall/main.ts'),
  'caller-style': here('src/ui/caller.css'),
};

/**
 * What the pages before a call load, which other pages use too. In one file: a dozen small ones cost as much again in headers,
 * and these pages have 50 kB (P8).
 */
const beforeACall =
  /\/packages\/media\/src\/devices\/|\/web\/src\/setup\/(?:steps|level-meter|checks|camera-card)\.ts|\/ui\/tone\.ts|\/packages\/domain\/src\/(?:entry-field|call-quality)\/|\/consultation\/details\.ts|clinic-links\.ts|vite\/preload-helper/;

export default defineConfig({
  root: here('.'),
  plugins: [react(), babel({ plugins: ['@lingui/babel-plugin-lingui-macro'] }), precompress()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    // The content security policy allows neither data: fonts nor inline styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome111', 'firefox115', 'safari16.4'],
    cssTarget: ['chrome111', 'firefox115', 'safari16.4'],
    rolldownOptions: {
      input: entries,
      output: { codeSplitting: { groups: [{ name: 'before-a-call', test: beforeACall }] } },
    },
  },
});
