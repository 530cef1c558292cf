import { afterEach, describe, expect, test, vi } from 'vitest';
import { askDoor, holdsFor, linkIn, readDoor, type Door } from './door.ts';

afterEach(() => vi.unstubAllGlobals());

const said: Door = { door: 'open', opensAt: null, closesAt: 5_000_000, timeZone: 'Europe/Oslo', now: 1_000_000 };

describe('the clinic’s link', () => {
  test('is an address of the web', () => {
    expect(linkIn('https://video.hospital.example/c/renal')?.pathname).toBe('/c/renal');
  });
  test.each([null, '', 'renal', '/c/renal', 'javascript:alert(1)', 'data:text/html,x', 'file:///c/renal'])(
    '%s is none',
    (text) => {
      expect(linkIn(text)).toBeNull();
    },
  );
});

describe('asking whether it is open', () => {
  test('takes nothing of the visitor along', async () => {
    const asked: { address: string; init: RequestInit | undefined }[] = [];
    vi.stubGlobal('fetch', (address: URL, init?: RequestInit) => {
      asked.push({ address: address.href, init });
      return Promise.resolve(Response.json(said));
    });
    expect(await askDoor(new URL('https://video.hospital.example/c/renal'))).toEqual(said);
    expect(asked).toEqual([
      {
        address: 'https://video.hospital.example/api/doors/renal',
        init: { credentials: 'omit', referrerPolicy: 'no-referrer' },
      },
    ]);
  });

  test('says nothing where nobody answers, or it is no clinic’s link', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused by the page’s policy')));
    expect(await askDoor(new URL('https://video.hospital.example/c/renal'))).toBeNull();
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ error: { code: 'not-found' } }, { status: 404 })));
    expect(await askDoor(new URL('https://video.hospital.example/c/renal'))).toBeNull();
    expect(await askDoor(new URL('https://video.hospital.example/l/a-secret'))).toBeNull();
  });

  test.each([null, 'open', {}, { ...said, now: 'soon' }, { ...said, door: 1 }])(
    'takes no %j for an answer',
    (value) => {
      expect(readDoor(value)).toBeNull();
    },
  );

  test('asks again when it changes, and never less than once an hour', () => {
    expect(holdsFor({ ...said, closesAt: 1_060_000 })).toBe(61_000);
    expect(holdsFor(said)).toBe(3_600_000);
    expect(holdsFor({ ...said, closesAt: null })).toBe(3_600_000);
    expect(holdsFor({ ...said, opensAt: 1_000_100 })).toBe(15_000);
  });
});
