import {
  everyPermission,
  invitationLasts,
  noPermission,
  type ClinicId,
  type OrganisationId,
  type PersonId,
} from '@anteroom/domain';
import { routes, type TeamRole } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { origin, password, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

const solberg = 'ingrid.solberg@demo.anteroom.example';
const chen = 'mei.chen@demo.anteroom.example';
const jonas = 'jonas.berg@demo.anteroom.example';
const phrase = 'a lantern beside the quiet harbour';

let server: ServerInMemory;
let clinicId: ClinicId;
let organisationId: OrganisationId;
let asSolberg = '';

beforeEach(async () => {
  server = await startServerInMemory({ SIGN_INS_PER_MINUTE: '100000' });
  const found = await server.database.stores.clinics.bySlug('renal');
  if (found === null) throw new Error('There is no clinic.');
  clinicId = found.clinic.id;
  organisationId = found.organisation.id;
  await signUp(solberg, 'Ingrid Solberg');
  await server.organisations.addAdministrator('nordby', await idOf(solberg));
  asSolberg = await server.signIn(solberg);
});
afterEach(() => server.close());

async function signUp(email: string, name: string): Promise<PersonId> {
  const made = await server.identity.createPerson({ email, name, password });
  if (!made.ok) throw new Error(made.refusal);
  return made.value;
}

async function idOf(email: string): Promise<PersonId> {
  const id = await server.identity.personByEmail(email);
  if (id === null) throw new Error('There is nobody.');
  return id;
}

async function post(path: string, payload: object, cookie = '') {
  const answer = await server.app.inject({ method: 'POST', url: path, headers: { origin, cookie }, payload });
  const body: unknown = answer.json();
  return body;
}

async function get(path: string, cookie: string) {
  const answer = await server.app.inject({ url: path, headers: { cookie } });
  const body: unknown = answer.json();
  return body;
}

const inClinic = (path: string, person = '') => path.replace(':clinicId', clinicId).replace(':personId', person);
const refusal = (code: string, field?: string) => ({ error: field === undefined ? { code } : { code, field } });

const invite = (email: string, role: TeamRole = 'team-member', cookie = asSolberg, permissions = everyPermission) =>
  post(inClinic(routes.inviteToClinic.path), { email, role, permissions, locale: 'en' }, cookie);

/** The letters to an address, the newest first. */
async function lettersTo(email: string) {
  return (await server.database.stores.mailbox.newest()).filter(({ to }) => to === email);
}

async function tokenTo(email: string): Promise<string> {
  const [letter] = await lettersTo(email);
  const token = /\/invitation\/([\w-]{43})$/m.exec(letter?.text ?? '')?.[1];
  if (token === undefined) throw new Error(`Nothing leads ${email} to an invitation.`);
  return token;
}

const read = (token: string, cookie = '') => post(routes.readInvitation.path, { token }, cookie);
const accept = (token: string, wanted: { name?: string; password?: string } = {}) =>
  post(routes.acceptInvitation.path, { token, name: 'Jonas Berg', password: phrase, ...wanted });

async function firstInvitation(cookie = asSolberg): Promise<{ id: string; state: string }> {
  const list = await get(inClinic(routes.listClinicInvitations.path), cookie);
  return routes.listClinicInvitations.reply.parse(list).invitations[0] ?? { id: '', state: 'none' };
}
const again = (id: string, what: 'resend' | 'withdraw', cookie = asSolberg) =>
  post(`/api/invitations/${id}/${what}`, {}, cookie);

describe('an invitation', () => {
  test('leads by e-mail to a page that says what it is, and from there to an account with the role', async () => {
    expect(await invite(jonas.toUpperCase(), 'team-member', asSolberg, { ...noPermission, waitingArea: true })).toEqual(
      {},
    );
    const [letter] = await lettersTo(jonas);
    expect(letter?.subject).toBe('You are invited to Renal clinic');
    expect(letter?.text).toContain('Ingrid Solberg invites you');
    expect(letter?.text).toContain(`${origin}/invitation/`);
    const token = await tokenTo(jonas);

    expect(await read(token)).toMatchObject({
      invitedBy: 'Ingrid Solberg',
      organisation: 'Nordby Hospital',
      clinic: 'Renal clinic',
      role: 'team-member',
      permissions: { ...noPermission, waitingArea: true },
      email: jonas,
      takes: 'account',
    });
    expect(await accept(token)).toEqual({});
    const me = await server.app.inject({
      method: 'POST',
      url: routes.signIn.path,
      headers: { origin },
      payload: { email: jonas, password: phrase },
    });
    expect(me.statusCode).toBe(200);
    expect(await server.database.stores.access.actorOf(await idOf(jonas))).toMatchObject({
      clinics: [{ clinicId, role: 'team-member', ...noPermission, waitingArea: true }],
    });
    expect(await read(token)).toEqual(refusal('not-found'));
    expect(await accept(token)).toEqual(refusal('not-found'));
    expect(await read('A'.repeat(43))).toEqual(refusal('not-found'));
  });

  test('tells nobody but its receiver whether there is an account: who has one is added, and told by e-mail', async () => {
    await signUp(chen, 'Mei Chen');
    const [known, unknown] = [await invite(chen), await invite(jonas)];
    expect(known).toEqual(unknown);
    expect(await server.database.stores.access.actorOf(await idOf(chen))).toMatchObject({
      clinics: [{ clinicId, role: 'team-member', ...everyPermission }],
    });
    expect((await lettersTo(chen))[0]?.text).toContain('You have been added to Renal clinic');
    // Once more changes nothing: neither up nor down, and no second letter.
    expect(await invite(chen, 'clinic-administrator')).toEqual({});
    expect(await server.database.stores.access.actorOf(await idOf(chen))).toMatchObject({
      clinics: [{ role: 'team-member' }],
    });
    expect(await lettersTo(chen)).toHaveLength(1);
  });

  test('asks for a name that can be read and a password that is long enough', async () => {
    await invite(jonas);
    const token = await tokenTo(jonas);
    expect(await accept(token, { name: '\u200b \u202e' })).toEqual(refusal('name-malformed', 'name'));
    expect(await accept(token, { password: 'too short' })).toEqual(refusal('password-too-short', 'password'));
    expect(await accept(token, { password: 'password password' })).toMatchObject({ error: { field: 'password' } });
    expect(await read(token)).toMatchObject({ takes: 'account' });
  });

  test('sent again has another link for a month, and the first is dead', async () => {
    await invite(jonas);
    const first = await tokenTo(jonas);
    await server.clock.advance(invitationLasts);
    expect(await read(first)).toEqual(refusal('not-found'));
    // Nobody is still signed in after a month.
    asSolberg = await server.signIn(solberg);
    const { id, state } = await firstInvitation();
    expect(state).toBe('expired');
    expect(await again(id, 'resend')).toEqual({});
    const second = await tokenTo(jonas);
    expect(await read(first)).toEqual(refusal('not-found'));
    await server.clock.advance(invitationLasts - 1);
    expect(await read(second)).toMatchObject({ email: jonas });
  });

  test('made twice is one, with what was offered last', async () => {
    await invite(jonas, 'team-member');
    const first = await tokenTo(jonas);
    await invite(jonas, 'clinic-clerk');
    expect(await read(first)).toEqual(refusal('not-found'));
    expect(await read(await tokenTo(jonas))).toMatchObject({ role: 'clinic-clerk' });
  });

  test('withdrawn answers like one that never was, and can’t be sent again', async () => {
    await invite(jonas);
    const token = await tokenTo(jonas);
    const { id } = await firstInvitation();
    expect(await again(id, 'withdraw')).toEqual({});
    expect(await read(token)).toEqual(refusal('not-found'));
    expect(await accept(token)).toEqual(refusal('not-found'));
    expect(await again(id, 'resend')).toEqual(refusal('conflict'));
    expect(await firstInvitation()).toMatchObject({ state: 'none' });
  });

  test('is worth no more than the right of whoever made it, until another sends it again', async () => {
    const clerk = await signUp(chen, 'Mei Chen');
    await server.clinics.grant(clinicId, clerk, 'clinic-clerk', everyPermission, { kind: 'operator' });
    const asChen = await server.signIn(chen);
    expect(await invite(jonas, 'team-member', asChen)).toEqual({});
    expect(await invite(jonas, 'clinic-clerk', asChen)).toEqual(refusal('forbidden'));
    const token = await tokenTo(jonas);
    await post(inClinic(routes.removeMember.path, clerk), { as: 'member' }, asSolberg);

    expect(await read(token)).toEqual(refusal('not-found'));
    expect(await accept(token)).toEqual(refusal('not-found'));
    expect(await server.identity.personByEmail(jonas)).toBeNull();
    await again((await firstInvitation()).id, 'resend');
    expect(await read(await tokenTo(jonas))).toMatchObject({ invitedBy: 'Ingrid Solberg' });
  });

  test('to a clinic that was closed leads nowhere', async () => {
    await invite(jonas);
    const token = await tokenTo(jonas);
    await server.database.stores.clinics.setClosed(clinicId, server.clock.now());
    expect(await read(token)).toEqual(refusal('not-found'));
    expect(await accept(token)).toEqual(refusal('not-found'));
    expect(await invite('another@demo.anteroom.example')).toEqual(refusal('clinic-closed'));
  });

  test('is taken with one press by who is signed in with its address, and by nobody else', async () => {
    await invite(jonas);
    const token = await tokenTo(jonas);
    await signUp(jonas, 'Jonas Berg');
    expect(await read(token)).toMatchObject({ takes: 'sign-in' });
    expect(await accept(token)).toEqual(refusal('account-exists'));
    const takeAs = (cookie: string) => post(routes.acceptInvitationSignedIn.path, { token }, cookie);
    expect(await takeAs('')).toEqual(refusal('not-signed-in'));
    expect(await takeAs(asSolberg)).toEqual(refusal('not-found'));
    const asJonas = await server.signIn(jonas);
    expect(await read(token, asJonas)).toMatchObject({ takes: 'nothing' });
    expect(await takeAs(asJonas)).toEqual({});
    expect(await get(routes.myRoles.path, asJonas)).toMatchObject({
      clinics: [{ slug: 'renal', role: 'team-member' }],
    });
  });

  test('leaves who invited whom to what in the audit log, and no address in any log', async () => {
    await invite(jonas);
    const { id } = await firstInvitation();
    await accept(await tokenTo(jonas));
    const told = await server.database.stores.audit.about(id);
    expect(told.map(({ verb }) => verb)).toEqual(['invite', 'accept-invitation']);
    expect(JSON.stringify(told)).not.toContain('jonas');
    expect(server.log.join('')).not.toMatch(/jonas|\/invitation\/[\w-]{43}/i);
  });

  test.each(['no address', 'a@b', 'a@b.example, c@d.example'])('to %j goes nowhere', async (email) => {
    expect(await invite(email)).toEqual(refusal('email-malformed', 'email'));
  });
});

describe('the last administrator', () => {
  test('of a clinic or an organisation stays one', async () => {
    const dahl = await signUp(chen, 'Henrik Dahl');
    await server.clinics.grant(clinicId, dahl, 'clinic-administrator', everyPermission, { kind: 'operator' });
    const change = { role: 'team-member', permissions: everyPermission };
    const last = refusal('last-administrator');
    expect(await post(inClinic(routes.changeMember.path, dahl), change, asSolberg)).toEqual(last);
    expect(await post(inClinic(routes.removeMember.path, dahl), { as: 'member' }, asSolberg)).toEqual(last);

    const berg = await signUp(jonas, 'Jonas Berg');
    await server.clinics.grant(clinicId, berg, 'clinic-administrator', everyPermission, { kind: 'operator' });
    expect(await post(inClinic(routes.changeMember.path, dahl), change, asSolberg)).toEqual({});
    expect(await post(inClinic(routes.removeMember.path, berg), { as: 'member' }, asSolberg)).toEqual(last);
  });

  test('and nobody changes their own role', async () => {
    const own = routes.changeOrganisationPerson.path
      .replace(':organisationId', organisationId)
      .replace(':personId', await idOf(solberg));
    expect(await post(own, { role: 'organisation-reporter' }, asSolberg)).toEqual(refusal('own-role'));
    expect(await post(`${own}/remove`, {}, asSolberg)).toEqual(refusal('own-role'));
    expect(await invite(solberg, 'clinic-administrator')).toEqual(refusal('own-role'));
  });
});

describe('a display name', () => {
  test('is what somebody is called in one clinic', async () => {
    const person = await signUp(chen, 'Mei Chen');
    await server.clinics.grant(clinicId, person, 'team-member', everyPermission, { kind: 'operator' });
    const asChen = await server.signIn(chen);
    const path = inClinic(routes.changeDisplayName.path);
    expect(await post(path, { name: '  Dr  Chen ' }, asChen)).toEqual({});
    expect(await get(routes.myRoles.path, asChen)).toMatchObject({ clinics: [{ displayName: 'Dr Chen' }] });
    expect(await get(`${inClinic(routes.listTeam.path)}?search=dr`, asSolberg)).toMatchObject({
      total: 1,
      members: [{ name: 'Mei Chen', displayName: 'Dr Chen', mayChange: true }],
    });
    expect(await post(path, { name: '\u202e' }, asChen)).toEqual(refusal('name-malformed', 'name'));
    expect(await post(path, { name: null }, asChen)).toEqual({});
    expect(await get(routes.myRoles.path, asChen)).toMatchObject({ clinics: [{ displayName: null }] });
  });
});
