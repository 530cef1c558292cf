import { describe, expect, test } from 'vitest';
import { measureLine, type LinePort } from './line.ts';
import type { NetworkTimes } from './network-times.ts';

/** A line that is simulated: its clock goes on as bytes move, and nobody waits. */
function lineOf(options: {
  kbps?: number;
  delay?: number;
  lost?: readonly number[];
  /** What a busy device adds to each piece in turn, in milliseconds. */
  held?: readonly number[];
  /** How late a busy page looks at its clock after each answer, in milliseconds, while the network notes when it came. */
  busy?: number | null;
  status?: number;
  away?: boolean;
}) {
  const { kbps = 1_000, delay = 40, lost = [], held = [], busy = null, status = 200, away = false } = options;
  let now = 0;
  let asked = 0;
  let pieces = 0;
  let noted: NetworkTimes | null = null;
  const moved: number[] = [];
  const deadlines = new WeakMap<AbortSignal, number>();
  const port: LinePort = {
    now: () => now,
    isOver: () => false,
    watch: () => (busy === null ? null : { times: () => Promise.resolve(noted), stop: () => undefined }),
    timeout(milliseconds) {
      const signal = new AbortController().signal;
      deadlines.set(signal, now + milliseconds);
      return signal;
    },
    async fetch(path, init) {
      if (away) throw new TypeError('away');
      const body = init.body instanceof Blob ? init.body.size : Number(/(\d+)$/.exec(path)?.[1] ?? 0) * 1_024;
      if (body === 0 && lost.includes((asked += 1))) {
        now += 3_000;
        throw new DOMException('late', 'TimeoutError');
      }
      if (status !== 200) return new Response(null, { status });
      const took = delay + (body * 8) / kbps + (body === 0 ? 0 : (held[pieces++] ?? 0));
      const isLeft = init.method === 'POST';
      noted = { toFirst: isLeft ? took : delay, toLast: took };
      now += took + (busy ?? 0);
      moved.push(body);
      if (isLeft) return new Response(null, { status: 204 });
      return new Response(new Uint8Array(body));
    },
  };
  return { port, moved };
}

describe('A line', () => {
  test.each([100, 180, 330, 2_000, 20_000])('of %i kbit/s is measured as it is', async (kbps) => {
    const { down, up, roundTrip, late, answers } = await measureLine(lineOf({ kbps }).port, {
      pings: 4,
      enough: Infinity,
    });
    expect([answers, roundTrip, late]).toEqual([true, 40, 0]);
    expect(down).toBeGreaterThan(kbps * 0.95);
    expect(down).toBeLessThan(kbps * 1.05);
    expect(up).toBe(down);
  });

  test('that is slow is asked for little, one that is quick for more and never for much', async () => {
    const slow = lineOf({ kbps: 200 });
    await measureLine(slow.port, { pings: 2, enough: Infinity });
    expect(slow.moved.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(170 * 1_024);
    const quick = lineOf({ kbps: 50_000 });
    await measureLine(quick.port, { pings: 2, enough: Infinity });
    expect(quick.moved.reduce((sum, bytes) => sum + bytes, 0)).toBe(2 * 272 * 1_024);
  });

  test('that is quick enough is asked for no more than shows it', async () => {
    const quick = lineOf({ kbps: 50_000 });
    const { down } = await measureLine(quick.port, { pings: 2, enough: 1_500 });
    expect(down).toBeGreaterThan(1_500);
    expect(quick.moved.reduce((sum, bytes) => sum + bytes, 0)).toBe(2 * 16 * 1_024);
  });

  test.each([120, 250, 5_000])('of %i kbit/s is measured within 15 % by a busy device too', async (kbps) => {
    const { port } = lineOf({ kbps, held: [60, 60, 60, 60] });
    const { down, up } = await measureLine(port, { pings: 4, enough: Infinity });
    for (const measured of [down, up]) {
      expect(measured).toBeGreaterThan(kbps * 0.85);
      expect(measured).toBeLessThan(kbps * 1.15);
    }
  });

  test('is not told to be a bad one because the page was busy, where the browser notes how it was', async () => {
    for (const kbps of [250, 5_000]) {
      const { port } = lineOf({ kbps, busy: 900 });
      const { down, up, roundTrip, late } = await measureLine(port, { pings: 5, enough: Infinity });
      expect([down, up, roundTrip, late]).toEqual([kbps, kbps, 40, 0]);
    }
  });

  test('that is held up once is measured by what came through before or after', async () => {
    for (const held of [
      [2_000, 0, 2_000, 0],
      [0, 2_000, 0, 2_000],
    ]) {
      const { down, up } = await measureLine(lineOf({ kbps: 250, held }).port, { pings: 4, enough: Infinity });
      expect([down, up]).toEqual([250, 250]);
    }
  });

  test('that loses something says how much', async () => {
    const { late, roundTrip } = await measureLine(lineOf({ lost: [3, 7] }).port, { pings: 21, enough: Infinity });
    expect([late, roundTrip]).toEqual([0.1, 40]);
  });

  test('on which nothing comes back is no line', async () => {
    expect(await measureLine(lineOf({ away: true }).port, { pings: 20, enough: Infinity })).toEqual({
      answers: false,
      roundTrip: null,
      late: null,
      down: null,
      up: null,
    });
  });

  test('is not known where the server is too busy to be measured', async () => {
    expect((await measureLine(lineOf({ status: 429 }).port, { pings: 4, enough: Infinity })).answers).toBeNull();
  });
});
