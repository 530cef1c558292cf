import { accepted, everyPermission, noPermission, type Actor, type Visit } from '@anteroom/domain';
import { beforeEach, describe, expect, test } from 'vitest';
import { createMemoryDatabase, type MemoryDatabase } from '../../database/memory-database.ts';
import { aClinic, anOrganisation } from '../../database/testing/world.ts';
import { randomIds } from '../../platform/ids.ts';
import { organisationPlace, placeIn, placeOf } from '../clinic/read-model.ts';
import { actorOf, hearAs, permit } from './read-model.ts';

const organisation = anOrganisation('nordby');
const clinic = aClinic(organisation, 'renal');
const organisationId = organisation.id;
const clinicId = clinic.id;
const consultationId = randomIds.consultation();
const chen = randomIds.person();
const caller = { kind: 'caller', consultationId, clinicId } as const;
const place = { organisationId, clinicId, consultationId };
let database: MemoryDatabase;

beforeEach(async () => {
  database = createMemoryDatabase();
  const { clinics, access } = database.stores;
  await clinics.addOrganisation(organisation);
  await clinics.add(clinic);
  await database.addPerson({ id: chen, name: 'Mei Chen' });
  await access.grantClinicRole(chen, clinicId, 'team-member', everyPermission);
});

describe('Who somebody is', () => {
  test('Dr Chen is all that the database says at this moment', async () => {
    const asked = () => actorOf({ kind: 'staff', personId: chen }, database.stores);
    expect(await asked()).toMatchObject({ kind: 'staff', personId: chen, clinics: [{ clinicId, waitingArea: true }] });
    await database.stores.access.grantClinicRole(chen, clinicId, 'team-member', noPermission);
    expect(await asked()).toMatchObject({ clinics: [{ clinicId, waitingArea: false }] });
  });

  test('whom the database doesn’t know is nobody, however good their session was', async () => {
    expect(await actorOf({ kind: 'staff', personId: randomIds.person() }, database.stores)).toEqual({
      kind: 'visitor',
    });
  });

  test('a caller is their token, and the database is not asked', async () => {
    await database.close();
    for (const identity of [caller, { kind: 'visitor' } as const, { kind: 'system' } as const]) {
      expect(await actorOf(identity, database.stores)).toEqual(identity);
    }
  });
});

describe('A guest', () => {
  const guest = { kind: 'guest', visitId: randomIds.participant(), roomId: randomIds.room() } as const;
  const visit = {
    ...{ id: guest.visitId, roomId: guest.roomId, linkId: randomIds.guestLink(), arrivedAt: 0, since: 0 },
  };
  const knocking = { ...visit, status: 'knocking', returned: false } as const;
  const inside = { ...visit, status: 'inside', callId: randomIds.call(), admittedBy: null } as const;
  /** Who they are by their visit, as it stands in the database. */
  const actor = (stored: Visit | null) =>
    actorOf(guest, { ...database.stores, visits: { ...database.stores.visits, load: () => Promise.resolve(stored) } });

  test('is somebody while their visit goes on, and let in once the visit says so', async () => {
    const known = { kind: 'guest', participantId: guest.visitId, roomId: guest.roomId };
    expect(await actor(knocking)).toEqual({ ...known, isAdmitted: false });
    expect(await actor(inside)).toEqual({ ...known, isAdmitted: true });
  });

  test('is nobody when it is over, was never there, or belongs to another room', async () => {
    const nobody = { kind: 'visitor' };
    expect(await actor({ ...visit, status: 'over', outcome: 'left' })).toEqual(nobody);
    expect(await actor(null)).toEqual(nobody);
    expect(await actor({ ...inside, roomId: randomIds.room() })).toEqual(nobody);
  });
});

describe('Whoever begins to hear something', () => {
  const forbidden = { ok: false, refusal: { code: 'forbidden' } } as const;
  /** What is begun and stopped while the answers are, one after the other, these. */
  async function told(...answers: readonly (string | typeof forbidden)[]) {
    const done: string[] = [];
    let asked = 0;
    const ask = () => {
      const answer = answers[Math.min(asked, answers.length - 1)] ?? forbidden;
      asked += 1;
      return Promise.resolve(typeof answer === 'string' ? accepted(answer) : answer);
    };
    const heard = await hearAs(ask, { begin: (as) => done.push(as), stop: () => done.push('stop') });
    return { heard, done, asked };
  }

  test('is asked before and after, and begins once', async () => {
    expect(await told('inside')).toEqual({ heard: accepted('inside'), done: ['inside'], asked: 2 });
  });

  test('begins nothing without the right, and stops where it went meanwhile', async () => {
    expect(await told(forbidden)).toEqual({ heard: forbidden, done: [], asked: 1 });
    expect(await told('inside', forbidden)).toEqual({ heard: forbidden, done: ['inside', 'stop'], asked: 2 });
  });

  test('begins anew where they hear it as something else by then', async () => {
    expect(await told('inside', 'outside')).toEqual({
      heard: accepted('outside'),
      done: ['inside', 'outside'],
      asked: 3,
    });
  });
});

describe('Where something is done', () => {
  test('is a clinic together with its organisation, and a stay where there is one', async () => {
    expect(await placeIn(database.stores, clinicId, consultationId)).toEqual(place);
    expect(await placeIn(database.stores, clinicId)).toEqual({ ...place, consultationId: null });
  });

  test('is the same for a clinic that has been found, and an organisation is a place of its own', () => {
    expect(placeOf({ clinic, organisation })).toEqual({ ...place, consultationId: null });
    expect(organisationPlace(organisationId)).toEqual({ organisationId, clinicId: null, consultationId: null });
  });

  test('is nowhere for a clinic that isn’t there', async () => {
    expect(await placeIn(database.stores, randomIds.clinic())).toBeNull();
  });
});

describe('Whether they may', () => {
  const visitor: Actor = { kind: 'visitor' };
  const system: Actor = { kind: 'system' };

  test('is what the access table says, with its reason', async () => {
    const actor = await actorOf({ kind: 'staff', personId: chen }, database.stores);
    expect(permit(actor, 'attend-caller', place)).toEqual({ ok: true, value: null });
    expect(permit(actor, 'configure-clinic', place)).toEqual({ ok: false, refusal: { code: 'forbidden' } });
    expect(permit(actor, 'attend-caller', { ...place, clinicId: randomIds.clinic() })).toEqual({
      ok: false,
      refusal: { code: 'not-found' },
    });
    expect(permit(visitor, 'attend-caller', place)).toEqual({ ok: false, refusal: { code: 'not-signed-in' } });
  });

  test('nowhere nobody may anything: it isn’t there, and whoever isn’t signed in is asked to', () => {
    const refusedWith = (code: string) => ({ ok: false, refusal: { code } });
    expect(permit(system, 'attend-caller', null)).toEqual(refusedWith('not-found'));
    expect(permit(caller, 'see-own-stay', null)).toEqual(refusedWith('not-found'));
    expect(permit(visitor, 'see-own-stay', null)).toEqual(refusedWith('not-signed-in'));
  });
});
