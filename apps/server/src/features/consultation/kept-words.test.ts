import { toServer } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestClinic, type TestClinic } from '../../testing/test-clinic.ts';
import { createSweep } from './sweep.ts';
import { createTypedWords } from './typed-words.ts';

const hour = 3_600_000;

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
});
afterEach(() => clinic.close());

function keepFor(hours: number, seen: number): Promise<boolean> {
  const scope = { clinicId: clinic.id };
  return clinic.database.stores.settings.change(scope, { key: 'keepTypedHours', value: hours }, seen);
}

/** The sweep, as it runs every ten minutes. */
function sweep(): Promise<number> {
  const words = createTypedWords(clinic.stayKeys);
  return createSweep({ database: clinic.database, words, clock: clinic.clock }, clinic.stayKeys)();
}

async function isKept(id: Parameters<TestClinic['stayKeys']['get']>[0]): Promise<boolean> {
  return (await clinic.stayKeys.get(id)) !== null;
}

test('Where a clinic keeps what was typed for two hours, it is there for two hours after the end and not longer', async () => {
  await keepFor(2, 0);
  const alice = await clinic.callerArrives('Alice');
  await alice.page.request(toServer.leaveStay, {});
  await alice.page.untilCut();
  // The token is dead all the same: it opens nothing.
  expect(await clinic.server.core.arrivals.stayOf(clinic.id, alice.token)).toBeNull();

  await clinic.clock.advance(2 * hour - 60_000);
  await sweep();
  expect([await isKept(alice.id), (await clinic.database.stores.typedEntries.of([alice.id])).length]).toEqual([
    true,
    1,
  ]);
  await clinic.clock.advance(60_000);
  await sweep();
  expect([await isKept(alice.id), (await clinic.database.stores.typedEntries.of([alice.id])).length]).toEqual([
    false,
    0,
  ]);
});

test('Where the clinic shortens the time, it is shorter for those who have gone already', async () => {
  await keepFor(72, 0);
  const alice = await clinic.callerArrives('Alice');
  await alice.page.request(toServer.leaveStay, {});
  await alice.page.untilCut();
  await clinic.clock.advance(hour);
  await sweep();
  expect(await isKept(alice.id)).toBe(true);
  await keepFor(0, 1);
  await sweep();
  expect(await isKept(alice.id)).toBe(false);
  expect(await clinic.database.stores.typedEntries.of([alice.id])).toEqual([]);
});
