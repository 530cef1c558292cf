import { routes } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { origin, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

const email = 'dr.chen@hospital.example';
let server: ServerInMemory;
beforeEach(async () => {
  server = await startServerInMemory();
});
afterEach(() => server.close());

const post = (url: string, payload: object, cookie = '') =>
  server.app.inject({ method: 'POST', url, headers: { origin, cookie }, payload });

test('An account that another organisation’s provider has made is not the mailbox’s owner, and takes none of their roles', async () => {
  // Somebody has let their own provider say that they are Dr Chen, and left a passkey behind.
  const made = await server.identity.createPerson({
    email,
    name: 'Dr Chen',
    password: 'nobody knows this one',
    mailboxProven: false,
  });
  if (!made.ok) throw new Error(made.refusal);
  const { stores } = server.database;
  await stores.secondFactors.addPasskey({
    ...{
      id: 'AAAAAAAAAAAAAAAAAAAAAA',
      personId: made.value,
      credentialId: 'left-behind',
      publicKey: new Uint8Array([1]),
    },
    ...{ counter: 0, transports: [], name: 'Phone', backedUp: false, createdAt: 0, usedAt: null },
  });

  // The hospital invites Dr Chen: by a letter to the mailbox, for the account is not known to be theirs.
  await server.addStaff('mei@demo.anteroom.example');
  const mei = await server.identity.personByEmail('mei@demo.anteroom.example');
  const clinic = await stores.clinics.bySlug('renal');
  if (mei === null || clinic === null) throw new Error('There is no clinic to work in.');
  const clinicId = clinic.clinic.id;
  const permissions = { waitingArea: true, meetingRooms: true, userRoom: true };
  await stores.access.grantClinicRole(mei, clinicId, 'clinic-administrator', permissions);
  const cookie = await server.signIn('mei@demo.anteroom.example');
  const invited = await post(
    routes.inviteToClinic.path.replace(':clinicId', clinicId),
    { email, role: 'team-member', permissions, locale: 'en' },
    cookie,
  );
  expect(invited.statusCode).toBe(200);
  expect((await stores.access.actorOf(made.value))?.clinics).toEqual([]);
  expect((await stores.mailbox.newest())[0]?.text).toContain('/invitation/');

  // Dr Chen follows the link for a new password: what was left behind goes, and the account is theirs.
  const mark = await server.identity.passwordMark(made.value);
  const token = await server.identity.keepNote(`reset\n${made.value}\n${mark ?? ''}`, 60_000);
  const reset = await post(routes.resetPassword.path, { token, password: 'a lantern beside the quiet harbour' });
  expect(reset.statusCode).toBe(200);
  expect(await stores.secondFactors.passkeysOf(made.value)).toEqual([]);
  expect(await server.identity.isMailboxProven(made.value)).toBe(true);
});
