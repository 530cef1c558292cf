import { routes } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { randomIds } from '../../platform/ids.ts';
import { origin, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

const ingrid = 'ingrid.solberg@demo.anteroom.example';
let server: ServerInMemory;
let cookie: string;

beforeEach(async () => {
  server = await startServerInMemory();
  await server.addAdministrator(ingrid);
  cookie = await server.signIn(ingrid);
});
afterEach(() => server.close());

async function renal() {
  const found = await server.database.stores.clinics.bySlug('renal');
  if (found === null) throw new Error('There is no clinic.');
  return found.clinic;
}

async function steps() {
  const { id } = await renal();
  const answer = await server.app.inject({ url: `/api/clinics/${id}/first-steps`, headers: { cookie } });
  return routes.firstSteps.reply.parse(answer.json());
}

/** Somebody sends the form of the clinic link. */
async function arrives(more: Readonly<Record<string, string>>, by?: string) {
  const payload = { firstName: 'Practice', lastName: 'caller', phone: '', ...more };
  const headers = { origin, ...(by === undefined ? {} : { cookie: by }) };
  const answer = await server.app.inject({ method: 'POST', url: '/c/renal', headers, payload });
  expect(answer.statusCode).toBe(303);
}

async function waiting(): Promise<number | undefined> {
  const answer = await server.app.inject({ url: '/api/clinics/renal', headers: { cookie } });
  return routes.myClinic.reply.parse(answer.json()).waiting;
}

test('a new clinic has every step before it, and each is ticked by what is there', async () => {
  expect(await steps()).toEqual({ team: false, waitingArea: false, information: false, rooms: false, practice: false });

  await server.addStaff('mei.chen@demo.anteroom.example');
  expect(await steps()).toMatchObject({ team: false, waitingArea: true });
  await server.addStaff('jonas.berg@demo.anteroom.example');
  expect(await steps()).toMatchObject({ team: true });

  const { settings, rooms } = server.database.stores;
  const { id } = await renal();
  await settings.change({ clinicId: id }, { key: 'supportContact', value: { email: '', phone: '070 555 01 00' } }, 0);
  expect(await steps()).toMatchObject({ information: false });
  const policy = { kind: 'text', text: 'What is kept, and for how long.' } as const;
  await settings.change({ clinicId: id }, { key: 'privacyPolicy', value: policy }, 0);
  expect(await steps()).toMatchObject({ information: true });

  const how = {
    kind: 'meeting',
    name: 'Handover',
    ownerId: null,
    entry: 'knock',
    guestPhoto: 'off',
    position: 0,
  } as const;
  await rooms.insert({ ...how, id: randomIds.room(), clinicId: id, closedAt: null, callId: null });
  expect(await steps()).toMatchObject({ rooms: true, practice: false });
});

test('a practice caller ticks the last one, and is counted nowhere as a caller', async () => {
  await arrives({ practice: 'on' }, cookie);
  expect(await steps()).toMatchObject({ practice: true });
  expect(await waiting()).toBe(0);
  const { id, organisationId } = await renal();
  const { consultations, structureMap } = server.database.stores;
  expect(await consultations.queueOf(id)).toEqual([]);
  expect((await structureMap.clinics(organisationId, 'all'))[0]?.waiting).toBe(0);
  const [stay] = await consultations.openOf(id);
  expect(stay?.consultation).toMatchObject({ status: 'waiting', isPractice: true });

  await arrives({ firstName: 'Amina' });
  expect(await waiting()).toBe(1);
});

test('nobody else is a practice caller: they wait and are counted like every other', async () => {
  await arrives({ practice: 'on' });
  expect([await waiting(), (await steps()).practice]).toEqual([1, false]);
});

test('the form that staff try says that it is practice, also after a mistake', async () => {
  const hidden = '<input type="hidden" name="practice" value="on" />';
  const open = async (query: string, by: string) =>
    (await server.app.inject({ url: `/c/renal${query}`, headers: { cookie: by } })).body;
  expect(await open('?practice', cookie)).toContain(hidden);
  expect(await open('', cookie)).not.toContain('name="practice"');
  expect(await open('?practice', '')).not.toContain('name="practice"');
  const payload = { firstName: 'Practice', lastName: '', phone: '', practice: 'on' };
  const wrong = await server.app.inject({ method: 'POST', url: '/c/renal', headers: { origin }, payload });
  expect([wrong.statusCode, wrong.body.includes(hidden)]).toEqual([422, true]);
});

describe('a new organisation', () => {
  async function own() {
    const { organisationId: id } = await renal();
    const answer = await server.app.inject({ url: `/api/organisations/${id}/first-steps`, headers: { cookie } });
    return routes.organisationFirstSteps.reply.parse(answer.json());
  }

  test('has a clinic already, and what is missing is ticked by what is there', async () => {
    expect(await own()).toEqual({ information: false, look: false, people: false, clinic: true });

    const { organisationId, id } = await renal();
    const { settings, clinics } = server.database.stores;
    const support = { key: 'supportContact', value: { email: 'help@demo.anteroom.example', phone: '' } } as const;
    await settings.change({ organisationId }, support, 0);
    expect(await own()).toMatchObject({ information: false });
    const policy = { kind: 'text', text: 'What is kept, and for how long.' } as const;
    await settings.change({ organisationId }, { key: 'privacyPolicy', value: policy }, 0);
    const logo = { kind: 'picture', hash: 'a'.repeat(43), width: 8, height: 8 } as const;
    await settings.change({ organisationId }, { key: 'logo', value: logo }, 0);
    expect(await own()).toMatchObject({ information: true, look: true, people: false });

    await server.addAdministrator('ola.nordmann@demo.anteroom.example');
    expect(await own()).toMatchObject({ people: true });
    await clinics.setClosed(id, 1);
    expect(await own()).toMatchObject({ clinic: false });
  });

  test('shows them to nobody else', async () => {
    const { organisationId } = await renal();
    await server.addStaff('mei.chen@demo.anteroom.example');
    const by = await server.signIn('mei.chen@demo.anteroom.example');
    const answer = await server.app.inject({
      url: `/api/organisations/${organisationId}/first-steps`,
      headers: { cookie: by },
    });
    expect(answer.statusCode).toBe(404);
  });
});
