import { fileURLToPath } from 'node:url';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fileByDoors, fileOfLightPages } from './build/chunks.ts';
import { precompress } from './build/precompress.ts';
import { websiteButton } from './build/website-button.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The oldest browsers that we build for. */
const target = ['chrome111', 'firefox115', 'safari16.4'];

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

/** Below so many bytes, before they are made small, a file costs more than it saves. */
const worthAFile = 20_000;

const doors = { staff: entries.staff, caller: entries.caller, guest: entries.guest };

export default defineConfig({
  root: here('.'),
  plugins: [react(), babel({ plugins: ['@lingui/babel-plugin-lingui-macro'] }), websiteButton(target), precompress()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    // The content security policy allows neither data: fonts nor inline styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target,
    cssTarget: target,
    rolldownOptions: {
      input: entries,
      output: {
        // A file that many pages share is named by all of them, which is longer than an address should be.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0] ?? name}-[hash].js`,
        codeSplitting: {
          groups: [
            { name: 'before-a-call', test: beforeACall, priority: 2 },
            {
              name: fileOfLightPages([entries.precall]),
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 8_000,
              priority: 1,
            },
            { name: fileByDoors(doors), minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: worthAFile },
          ],
        },
      },
    },
  },
});
