import { personId, toClient, toServer } from '@anteroom/protocol';
import type { Row } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnection } from '../../connection/connection.ts';
import { createServerClock } from '../../connection/server-clock.ts';
import { createFakeServer, no, yes } from '../../connection/testing/fake-wire.ts';
import { delta, idText, renal, sampleRow, snapshot, stayOf } from '../../connection/testing/sample-rows.ts';
import { createWaitingListMirror } from '../../connection/waiting-list.ts';
import { createRememberedChoice } from './dashboard-choice.ts';
import { noFilters } from './field-filters.ts';
import { createWaitingArea } from './waiting-area.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const chen = personId.parse(idText('chen'));
const oskar = sampleRow('oskar', { arrivedAt: 1 });
const amina = sampleRow('amina', { arrivedAt: 2 });
const lucia = sampleRow('lucia', { status: 'on-hold' });

async function dashboard(rows: readonly Row[]) {
  const server = createFakeServer();
  const connection = createConnection({ as: 'staff' }, { createWire: server.createWire });
  server.answer(toServer.watchWaitingArea, () => yes(snapshot(1, rows)));
  const mirror = createWaitingListMirror({ connection, clinicId: renal, clock: createServerClock(() => 0) });
  const area = createWaitingArea(connection, mirror, {
    choice: createRememberedChoice('chen', 'renal', null),
    self: chen,
  });
  server.accept();
  await vi.advanceTimersByTimeAsync(0);
  return { server, area, names: () => area.view.read().rows.map(({ firstName }) => firstName) };
}

test('shows everybody in order, with the counts of the filters', async () => {
  const { area, names } = await dashboard([lucia, amina, oskar]);
  expect(names()).toEqual(['oskar', 'amina', 'lucia']);
  expect(area.view.read().counts).toEqual({ all: 3, waiting: 2, 'on-hold': 1, 'being-seen': 0 });
});

test('the counts stay while a filter or a search hides rows', async () => {
  const { area, names } = await dashboard([lucia, amina, oskar]);
  area.filterBy('waiting');
  area.search('ami');
  expect(names()).toEqual(['amina']);
  expect(area.view.read().counts.all).toBe(3);
});

test('shows only those who are assigned to oneself, until everybody is wanted again', async () => {
  const { area, names } = await dashboard([
    lucia,
    sampleRow('mine', { assignedTo: 'Dr Chen', assignedToId: chen }),
    oskar,
  ]);
  area.filterFields({ ...noFilters, assigned: 'me' });
  expect(names()).toEqual(['mine']);
  area.filterBy('on-hold');
  expect(area.view.read().phase).toBe('none-found');
  area.showAll();
  expect(names()).toHaveLength(3);
});

test('tells nobody here from nobody found', async () => {
  const { server, area } = await dashboard([]);
  expect(area.view.read().phase).toBe('empty');
  server.tell(toClient.waitingAreaChanged, delta(2, [amina]));
  area.filterBy('on-hold');
  expect(area.view.read().phase).toBe('none-found');
});

test('a caller who comes is fresh; those who were there are not', async () => {
  const { server, area } = await dashboard([oskar]);
  server.tell(toClient.waitingAreaChanged, delta(2, [amina]));
  expect([...area.view.read().fresh]).toEqual([stayOf('amina')]);
});

test('the keyboard walks the shown rows and stops at the ends', async () => {
  const { area } = await dashboard([lucia, amina, oskar]);
  const walked = [1, 1, 1, 1, -1].map((by) => {
    area.step(by === 1 ? 1 : -1);
    return area.view.read().current;
  });
  expect(walked).toEqual(['oskar', 'amina', 'lucia', 'lucia', 'amina'].map(stayOf));
});

test('a row that has gone is no longer the keyboard’s', async () => {
  const { server, area } = await dashboard([amina, oskar]);
  area.goTo(stayOf('oskar'));
  server.tell(toClient.waitingAreaChanged, delta(2, [], ['oskar']));
  expect(area.view.read().current).toBeNull();
});

test('a command marks its caller as busy until it is answered', async () => {
  const { server, area } = await dashboard([amina]);
  const joining = area.command(stayOf('amina'), { type: 'join' });
  expect([...area.view.read().busy]).toEqual([stayOf('amina')]);
  expect(await area.command(stayOf('amina'), { type: 'remove' })).toMatchObject({ error: { code: 'conflict' } });
  server.lose();
  expect(await joining).toEqual({ ok: false, error: { code: 'unavailable' } });
  expect(area.view.read().busy.size).toBe(0);
});

test('a refusal comes back with its code', async () => {
  const { server, area } = await dashboard([amina]);
  server.answer(toServer.commandConsultation, () => no('consultation-ended'));
  expect(await area.command(stayOf('amina'), { type: 'join' })).toMatchObject({
    error: { code: 'consultation-ended' },
  });
});

test('those who are ticked stay so under another filter, until they have gone', async () => {
  const { server, area } = await dashboard([lucia, amina, oskar]);
  area.select(stayOf('amina'), true);
  area.select(stayOf('lucia'), true);
  area.filterBy('waiting');
  expect(area.view.read().selected.map(({ firstName }) => firstName)).toEqual(['amina', 'lucia']);
  server.tell(toClient.waitingAreaChanged, delta(2, [], ['lucia']));
  expect(area.view.read().selected.map(({ firstName }) => firstName)).toEqual(['amina']);
  area.selectShown(false);
  expect(area.view.read().selected).toEqual([]);
});

test('from a row that has gone, down leads to the one that took its place, and up to the one before', async () => {
  for (const [by, expected] of [
    [1, 'lucia'],
    [-1, 'oskar'],
  ] as const) {
    const { server, area } = await dashboard([lucia, amina, oskar]);
    area.goTo(stayOf('amina'));
    server.tell(toClient.waitingAreaChanged, delta(2, [], ['amina']));
    area.step(by);
    expect(area.view.read().current).toBe(stayOf(expected));
  }
});

test('a column turns round at the second press; time begins with the longest', async () => {
  const { area, names } = await dashboard([lucia, amina, oskar]);
  area.sortBy('caller');
  expect(names()).toEqual(['amina', 'lucia', 'oskar']);
  area.sortBy('caller');
  expect(names()).toEqual(['oskar', 'lucia', 'amina']);
  area.sortBy('time');
  expect(area.view.read().sorting).toEqual({ by: 'time', isDown: true });
});

test('a group call marks all of its callers as busy', async () => {
  const { server, area } = await dashboard([amina, oskar]);
  const gathering = area.gather([stayOf('amina'), stayOf('oskar')], null);
  expect(area.view.read().busy.size).toBe(2);
  expect(await area.gather([stayOf('amina')], null)).toMatchObject({ error: { code: 'conflict' } });
  server.lose();
  expect(await gathering).toMatchObject({ ok: false });
  expect(area.view.read().busy.size).toBe(0);
});
