import { clinicId, organisationId, toClient, toServer, type StructureClinic } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnection } from '../../connection/connection.ts';
import { createServerClock } from '../../connection/server-clock.ts';
import { createFakeServer, no, yes } from '../../connection/testing/fake-wire.ts';
import { idText } from '../../connection/testing/sample-rows.ts';
import { createStructureMap } from './structure-map.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const nordby = { id: organisationId.parse(idText('nordby')), slug: 'nordby', name: 'Nordby Hospital' };

function floor(name: string): StructureClinic {
  const empty = { revision: 1, waiting: 0, beingSeen: 0, onHold: 0, rooms: [] };
  return { ...empty, id: clinicId.parse(idText(name)), slug: name.toLowerCase(), name };
}

async function follow(...floors: readonly string[]) {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  const show = (names: readonly string[]): void =>
    server.answer(toServer.watchStructure, () =>
      yes({ organisation: nordby, now: 0, clinics: names.map(floor), userRooms: [] }),
    );
  show(floors);
  const map = createStructureMap({ connection, organisation: 'nordby', clock: createServerClock(() => 0) });
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  return { server, map, show, names: () => map.view.read().clinics.map(({ name }) => name) };
}

test('a floor goes at once when its reader loses their role in the clinic', async () => {
  const { server, show, names } = await follow('Cardiology', 'Renal');
  expect(names()).toEqual(['Cardiology', 'Renal']);
  show(['Renal']);
  server.tell(toClient.standingChanged, {});
  await vi.advanceTimersByTimeAsync(0);
  expect(names()).toEqual(['Renal']);
});

test('the house goes with the last of their roles', async () => {
  const { server, map } = await follow('Cardiology');
  server.answer(toServer.watchStructure, () => no('not-found'));
  server.tell(toClient.standingChanged, {});
  await vi.advanceTimersByTimeAsync(0);
  expect(map.view.read()).toMatchObject({ phase: 'failed', error: 'not-found' });
});
