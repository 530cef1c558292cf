import { pages } from '@anteroom/protocol';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { placeAt, placesOf } from './tour-places.ts';

const looked = [...new Set(Object.values(placesOf).flat())];

interface RouterPart {
  readonly parent: string;
  readonly path: string;
  /** It shows something; without, it only leads on. */
  readonly hasPage: boolean;
}

/** What the router is made of, read from its source: the router itself runs in a browser alone. */
function routerParts(): ReadonlyMap<string, RouterPart> {
  const source = readFileSync(new URL('../../apps/web/src/app/router.tsx', import.meta.url), 'utf8');
  const found = new Map<string, RouterPart>();
  for (const [, name = '', text = ''] of source.matchAll(/^const (\w+) = createRoute\(\{$(.*?)^\}\);$/gms)) {
    const parent = /getParentRoute: \(\) => (\w+),/.exec(text)?.[1] ?? '';
    const path = /^ {2}path: '([^']*)',$/m.exec(text)?.[1] ?? '';
    found.set(name, { parent, path, hasPage: /^ {2}component: /m.test(text) });
  }
  expect(found.size).toBe(source.match(/= createRoute\(/g)?.length);
  return found;
}

/** The addresses of the router that show a page of their own, and not only hold others. */
function routerPlaces(): string[] {
  const parts = routerParts();
  const parents = new Set([...parts.values()].map(({ parent }) => parent));
  const addressOf = (name: string): string => {
    const part = parts.get(name);
    return part === undefined ? '' : `${addressOf(part.parent)}${part.path === '/' ? '' : part.path}`;
  };
  return [...parts].flatMap(([name, { hasPage }]) => (hasPage && !parents.has(name) ? [addressOf(name)] : []));
}

/** What the server sends that is nothing to look at: it leads on, is a part of a page, or speaks to programs. */
const noPages: readonly string[] = [
  '/',
  '/brand/$file',
  '/pictures/$hash',
  '/waiting-files/$hash',
  '/rooms/$roomId/visits/$visitId/photo',
  '/back/$token',
  '/push-worker.js',
  '/button.js',
  '/button.css',
  '/measure/$kilobytes',
  '/clinics/$clinicId/phone-back.csv',
];

/** The addresses of the pages that the server renders; those that end with `*` are the router's. */
function serverPlaces(): string[] {
  return pages
    .filter(({ method, path }) => method === 'GET' && !path.startsWith('/api/') && !path.endsWith('*'))
    .map(({ path }) => path.replaceAll(/:(\w+)/g, '$$$1'))
    .filter((path) => !noPages.includes(path));
}

test('The tour looks at every page of the router and of the server, and at none that is gone', () => {
  const there = [...new Set([...routerPlaces(), ...serverPlaces()])];
  expect(there.length).toBeGreaterThan(25);
  expect(looked.toSorted()).toEqual(there.toSorted());
});

test.each([
  ['/clinics/renal/waiting-area', '/clinics/$clinic/waiting-area'],
  ['/clinics/', '/clinics'],
  ['/r/abc/visit?lang=de', '/r/$secret/visit'],
  ['/account/roles', '/account/roles'],
  ['/somewhere/else', undefined],
])('%s is %s', (path, place) => {
  expect(placeAt(`http://localhost:3000${path}`)).toBe(place);
});
