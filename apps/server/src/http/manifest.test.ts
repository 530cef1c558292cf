import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWeb, readWeb, WebNotBuilt } from './manifest.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anteroom-web-'));
});
afterEach(() => rm(folder, { recursive: true }));

const manifest = {
  'src/caller/main.tsx': { file: 'assets/caller-1.js', imports: ['_shared.js'], css: ['assets/caller-1.css'] },
  '_shared.js': { file: 'assets/shared-1.js', imports: ['_deep.js', 'src/caller/main.tsx'] },
  '_deep.js': { file: 'assets/deep-1.js', css: ['assets/deep-1.css'] },
  'src/setup/main.ts': { file: 'assets/setup-1.js' },
  'src/door/main.ts': { file: 'assets/door-1.js' },
  'src/guest-setup/main.ts': { file: 'assets/guest-setup-1.js' },
  'src/open-pages/main.ts': { file: 'assets/open-pages-1.js' },
  'src/guest/main.tsx': { file: 'assets/guest-1.js' },
  'src/precall/main.ts': { file: 'assets/precall-1.js' },
  'src/push-worker/push-worker.ts': { file: 'assets/push-worker-1.js' },
  'src/ui/caller.css': {
    file: 'assets/caller-style-1.css',
    assets: ['assets/font-latin-400-normal-1.woff2', 'assets/font-latin-ext-400-normal-1.woff2'],
  },
};

async function build(chunks: object): Promise<void> {
  await mkdir(join(folder, '.vite'), { recursive: true });
  await writeFile(join(folder, '.vite/manifest.json'), JSON.stringify(chunks));
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'assets/caller-style-1.css'), 'body{margin:0}');
  await writeFile(join(folder, 'assets/push-worker-1.js'), 'self.onpush = null;');
  await writeFile(join(folder, 'button.js'), 'customElements;');
  await writeFile(join(folder, 'button.css'), '.anteroom-button{}');
  await writeFile(join(folder, 'index.html'), '<link rel="icon" href="/assets/mark-1.svg" type="image/svg+xml">');
}

test('names all that a page needs, what is imported by imports included, each once', async () => {
  await build(manifest);
  expect(await readWeb(folder)).toMatchObject({
    caller: {
      file: '/assets/caller-1.js',
      imports: ['/assets/shared-1.js', '/assets/deep-1.js'],
      styles: ['/assets/caller-1.css', '/assets/deep-1.css'],
    },
    setup: { file: '/assets/setup-1.js', imports: [], styles: [] },
    callerStyle: '/assets/caller-style-1.css',
    callerStyleText: { text: 'body{margin:0}', hash: 'sha256-IAdwN3biDCQ3brrgp1m8kBEsPQYyqfREKOEfeoREopc=' },
    // The other letters come when a name needs them.
    callerFonts: ['/assets/font-latin-400-normal-1.woff2'],
    icon: '/assets/mark-1.svg',
  });
});

test('says in words that nothing was built', async () => {
  await expect(openWeb(folder, { watch: false })).rejects.toThrow(WebNotBuilt);
});

test('refuses a build that lacks a part', async () => {
  await build({ ...manifest, 'src/setup/main.ts': undefined });
  await expect(readWeb(folder)).rejects.toThrow('src/setup/main.ts');
});
