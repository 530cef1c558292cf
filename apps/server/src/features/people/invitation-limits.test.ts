import { everyPermission, invitationLasts, type ClinicId, type OrganisationId } from '@anteroom/domain';
import { routes, type TeamRole } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChange } from '../../change.ts';
import { randomIds } from '../../platform/ids.ts';
import { createBrowser } from '../../testing/browser-in-memory.ts';
import { origin, password, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';
import { createAcceptances } from './accept.ts';

const solberg = 'ingrid.solberg@demo.anteroom.example';
const chen = 'mei.chen@demo.anteroom.example';
const jonas = 'jonas.berg@demo.anteroom.example';
let server: ServerInMemory;
let clinicId: ClinicId;
let organisationId: OrganisationId;
let asSolberg = '';

beforeEach(async () => {
  server = await startServerInMemory();
  await server.addAdministrator(solberg);
  asSolberg = await server.signIn(solberg);
  const found = await server.database.stores.clinics.bySlug('renal');
  if (found === null) throw new Error('There is no clinic.');
  clinicId = found.clinic.id;
  organisationId = found.organisation.id;
});
afterEach(() => server.close());

async function post(url: string, payload: object, cookie: string): Promise<unknown> {
  const answer = await server.app.inject({ method: 'POST', url, headers: { origin, cookie }, payload });
  return answer.json();
}
const invite = (email: string, role: TeamRole = 'team-member', cookie = asSolberg) =>
  post(
    routes.inviteToClinic.path.replace(':clinicId', clinicId),
    { email, role, permissions: everyPermission, locale: 'en' },
    cookie,
  );
const again = (id: string, what: 'resend' | 'withdraw') => post(`/api/invitations/${id}/${what}`, {}, asSolberg);
const refusal = (code: string) => ({ error: { code } });

async function lettersTo(email: string) {
  return (await server.database.stores.mailbox.newest()).filter(({ to }) => to === email);
}

async function tokenTo(email: string): Promise<string> {
  const [letter] = await lettersTo(email);
  return /\/invitation\/([\w-]{43})$/m.exec(letter?.text ?? '')?.[1] ?? '';
}

async function invitationId(): Promise<string> {
  const place = { organisationId, clinicId };
  const { entries } = await server.database.stores.invitations.unsettledOf(place, { search: '', limit: 1, offset: 0 });
  return entries[0]?.id ?? '';
}

test('An invitation that is withdrawn while it is being accepted leaves no account behind', async () => {
  await invite(jonas);
  const token = await tokenTo(jonas);
  const id = await invitationId();
  const { database, identity, clock, mailer } = server;
  const acceptances = createAcceptances({
    ...{ database, clock, mailer, change: createChange(database), ids: randomIds },
    standingChanged: () => undefined,
    identity: {
      ...identity,
      async createPerson(person) {
        const made = await identity.createPerson(person);
        expect(await again(id, 'withdraw')).toEqual({});
        return made;
      },
    },
  });
  const passwords = server.identityTables['account']?.length;
  const taken = await acceptances.accept({ token, name: 'Jonas Berg', password });
  expect(taken).toEqual({ ok: false, refusal: { code: 'not-found' } });
  expect(await identity.personByEmail(jonas)).toBeNull();
  expect(server.identityTables['account']).toHaveLength(passwords ?? 0);
  // The address is free again.
  await invite(jonas);
  const accept = { token: await tokenTo(jonas), name: 'Jonas Berg', password };
  expect(await createBrowser(server).code('acceptInvitation', accept)).toBe('ok');
});

test('A letter says until when it is valid, in the time of its organisation', async () => {
  const change = { key: 'timeZone', value: 'Asia/Tokyo' } as const;
  await server.database.stores.settings.change({ organisationId }, change, 0);
  await invite(jonas);
  const [letter] = await lettersTo(jonas);
  const end = new Date(server.clock.now() + invitationLasts);
  const inTokyo = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', timeZone: 'Asia/Tokyo' }).format(end);
  expect(letter?.text).toContain(inTokyo);
  expect(letter?.text).toMatch(/valid until .* GMT\+9/);
});

test('So many letters go to one address, and so many for one person, and one more is refused', async () => {
  for (let index = 0; index < 20; index += 1) expect(await invite(jonas)).toEqual({});
  expect(await invite(jonas)).toEqual(refusal('too-many-invitations'));
  const id = await invitationId();
  expect(await again(id, 'resend')).toEqual(refusal('too-many-invitations'));
  expect(await lettersTo(jonas)).toHaveLength(20);
  // Whoever may not invite hears of nothing but that.
  await server.addStaff(chen);
  expect(await invite(jonas, 'clinic-administrator', await server.signIn(chen))).toEqual(refusal('forbidden'));

  for (let index = 0; index < 80; index += 1) expect(await invite(`person-${index}@nordby.example`)).toEqual({});
  expect(await invite('one.more@nordby.example')).toEqual(refusal('too-many-invitations'));
  await server.clock.advance(10 * 60_000);
  expect(await invite('one.more@nordby.example')).toEqual({});
  expect(await again(id, 'resend')).toEqual({});
});
