import { callId, participantId, toServer } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnection } from '../../connection/connection.ts';
import { createFakeServer, yes } from '../../connection/testing/fake-wire.ts';
import { idText } from '../../connection/testing/sample-rows.ts';
import { lookEvery, tellBandwidth } from './bandwidth-teller.ts';
import { createFakeMedia } from './testing/fake-media.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const id = callId.parse(idText('call'));
const said = (...figures: number[]) => figures.map((bandwidth) => ({ callId: id, bandwidth }));
const amina = participantId.parse(idText('amina'));
const stats = (bytesReceived: number, bytesSent: number) => ({
  ...{ bytesReceived, bytesSent, framesDecoded: 0, framesSent: 0, audioPacketsReceived: 0, videoPacketsReceived: 0 },
  ...{ roundTripMs: null, path: null },
});

/** A call whose counters stand, one look after the other, as they are listed. */
async function told(counters: readonly (readonly [number, number] | null)[]): Promise<readonly unknown[]> {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  server.answer(toServer.announceBandwidth, () => yes({}));
  const left = [...counters];
  const media = {
    ...createFakeMedia(),
    stats: () => {
      const next = left.shift() ?? null;
      return Promise.resolve(next === null ? new Map() : new Map([[amina, stats(...next)]]));
    },
  };
  const stop = tellBandwidth({ media, connection, callId: id }, () => Date.now());
  await vi.advanceTimersByTimeAsync(lookEvery * counters.length);
  stop();
  await vi.advanceTimersByTimeAsync(lookEvery * 2);
  return server.bodiesOf(toServer.announceBandwidth);
}

test('tells what went both ways since the last look, in kbit/s', async () => {
  expect(
    await told([
      [0, 0],
      [1_000_000, 250_000],
      [1_500_000, 250_000],
    ]),
  ).toEqual(said(1_000, 400));
});

test('a change that is hardly one isn’t told', async () => {
  expect(
    await told([
      [0, 0],
      [1_000_000, 0],
      [2_050_000, 0],
    ]),
  ).toEqual(said(800));
});

test('a connection that was made anew counts from its beginning', async () => {
  expect(
    await told([
      [0, 0],
      [2_000_000, 0],
      [500_000, 0],
    ]),
  ).toEqual(said(1_600, 400));
});

test('says nothing while there is nobody', async () => {
  expect(await told([null, null, null])).toEqual(said());
});
