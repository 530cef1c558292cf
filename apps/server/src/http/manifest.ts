import { createHash } from 'node:crypto';
import { watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { publicFile, type PublicFile } from './public-file.ts';

const manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).optional(),
    imports: z.array(z.string()).optional(),
    assets: z.array(z.string()).optional(),
  }),
);

/** All that a page has to name to have a part of the web: addresses that begin with `/`. */
export interface WebEntry {
  readonly file: string;
  /** Scripts that the entry imports, to be asked for at once. */
  readonly imports: readonly string[];
  readonly styles: readonly string[];
}

/** A style that stands in a page, and the name by which a content security policy lets it. */
export interface StyleText {
  readonly text: string;
  readonly hash: string;
}

/** The built web as the server's pages see it. */
export interface Web {
  /** Where the built files are. */
  readonly folder: string;
  readonly caller: WebEntry;
  readonly setup: WebEntry;
  /** What opens a closed waiting area's page by itself. */
  readonly door: WebEntry;
  /** The pages of guests of rooms: the way in, and the visit. */
  readonly guestSetup: WebEntry;
  readonly guest: WebEntry;
  /** The small pages around it: a link for one caller, the poster, the contact form. */
  readonly openPages: WebEntry;
  /** The pre-call test. */
  readonly precall: WebEntry;
  readonly callerStyle: string;
  /** The same style as text, for a page that is to be painted without asking for it. */
  readonly callerStyleText: StyleText;
  /** Fonts that the caller's pages use for certain. */
  readonly callerFonts: readonly string[];
  /** The site's icon, or null in a build without one. */
  readonly icon: string | null;
  /** The staff's page, as built. */
  readonly staffPage: string;
  /** The script of the worker that shows what is pushed. */
  readonly pushWorker: string;
  /** The button for other people's pages. */
  readonly button: { readonly script: PublicFile; readonly style: PublicFile };
}

/** There are no pages to serve. */
export class WebNotBuilt extends Error {
  constructor(folder: string) {
    super(`The pages are not built: there is nothing in ${folder}. “npm start” builds them.`);
    this.name = 'WebNotBuilt';
  }
}

/**
 * Reads what the web's build left behind.
 * @throws WebNotBuilt; Error where it lacks a part
 */
export async function readWeb(folder: string): Promise<Web> {
  const [text, staffPage] = await Promise.all([
    readFile(join(folder, '.vite/manifest.json'), 'utf8'),
    readFile(join(folder, 'index.html'), 'utf8'),
  ]).catch(() => {
    throw new WebNotBuilt(folder);
  });
  const chunks = manifest.parse(JSON.parse(text));

  const chunkOf = (key: string) => {
    const chunk = chunks[key];
    if (chunk === undefined) throw new Error(`The built web has no ${key}.`);
    return chunk;
  };
  const entry = (key: string): WebEntry => {
    const seen = new Set<string>();
    const styles = new Set<string>();
    const visit = (name: string): void => {
      if (seen.has(name)) return;
      seen.add(name);
      const chunk = chunkOf(name);
      for (const style of chunk.css ?? []) styles.add(`/${style}`);
      for (const next of chunk.imports ?? []) visit(next);
    };
    visit(key);
    seen.delete(key);
    return {
      file: `/${chunkOf(key).file}`,
      imports: [...seen].map((name) => `/${chunkOf(name).file}`),
      styles: [...styles],
    };
  };
  const style = chunkOf('src/ui/caller.css');
  return {
    folder,
    caller: entry('src/caller/main.tsx'),
    setup: entry('src/setup/main.ts'),
    door: entry('src/door/main.ts'),
    guestSetup: entry('src/guest-setup/main.ts'),
    guest: entry('src/guest/main.tsx'),
    openPages: entry('src/open-pages/main.ts'),
    precall: entry('src/precall/main.ts'),
    callerStyle: `/${style.file}`,
    callerStyleText: await readStyle(join(folder, style.file)),
    // Those for the letters that every page has; the others come when a name needs them.
    callerFonts: (style.assets ?? []).filter((file) => /-latin-\d+-.*\.woff2$/.test(file)).map((file) => `/${file}`),
    icon: /<link rel="icon" href="([^"]+)"/.exec(staffPage)?.[1] ?? null,
    staffPage,
    pushWorker: await readFile(join(folder, chunkOf('src/push-worker/push-worker.ts').file), 'utf8'),
    button: {
      script: publicFile(await readFile(join(folder, 'button.js'), 'utf8')),
      style: publicFile(await readFile(join(folder, 'button.css'), 'utf8')),
    },
  };
}

async function readStyle(file: string): Promise<StyleText> {
  const text = await readFile(file, 'utf8');
  return { text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` };
}

/** The built web at this moment. */
export type WebSource = () => Web;

/**
 * The web that is served: read once, or again after each build where somebody is working on it.
 * @throws where it was not built
 */
export async function openWeb(folder: string, options: { readonly watch: boolean }): Promise<WebSource> {
  let web = await readWeb(folder);
  if (!options.watch) return () => web;
  const manifestFile = join(folder, '.vite/manifest.json');
  watchFile(manifestFile, { interval: 500, persistent: false }, () => {
    // Half a build is no web: the one before stays until the next is whole.
    void readWeb(folder).then(
      (next) => {
        web = next;
      },
      () => undefined,
    );
  });
  return () => web;
}
