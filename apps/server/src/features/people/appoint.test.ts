import type { ClinicId, PersonId } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBrowser } from '../../testing/browser-in-memory.ts';
import { origin, password, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

const solberg = 'ingrid.solberg@demo.anteroom.example';
const jonas = 'jonas.berg@demo.anteroom.example';
let server: ServerInMemory;
let cookie = '';
let counted = 0;

beforeEach(async () => {
  server = await startServerInMemory();
  await server.addAdministrator(solberg);
  cookie = await server.signIn(solberg);
});
afterEach(() => server.close());

async function idOf(email: string): Promise<PersonId> {
  const id = await server.identity.personByEmail(email);
  if (id === null) throw new Error('There is nobody.');
  return id;
}

/** Makes a clinic as Ingrid Solberg, who names somebody or nobody. */
async function makeClinic(email?: string): Promise<{ id: ClinicId; notAppointed: string | null }> {
  counted += 1;
  const administrator = email === undefined ? {} : { administrator: { email, locale: 'en' } };
  const answer = await server.app.inject({
    method: 'POST',
    url: routes.createClinic.path.replace(':organisation', 'nordby'),
    headers: { origin, cookie },
    payload: { name: 'Hands', slug: `hands-${counted}`, ...administrator },
  });
  return routes.createClinic.reply.parse(answer.json());
}

const administratorsOf = async (clinicId: ClinicId) => [
  ...(await server.database.stores.access.lockAdministrators({ clinicId })),
];

test('whoever makes a clinic administers it, where they name nobody or themselves', async () => {
  for (const email of [undefined, solberg]) {
    const { id } = await makeClinic(email);
    expect(await administratorsOf(id)).toEqual([await idOf(solberg)]);
  }
});

test('somebody with an account administers it in their place', async () => {
  await server.addStaff(jonas);
  const { id, notAppointed } = await makeClinic(jonas);
  expect(notAppointed).toBeNull();
  expect(await administratorsOf(id)).toEqual([await idOf(jonas)]);
  const deeds = (await server.database.stores.audit.about(await idOf(solberg))).map(({ verb }) => verb);
  expect(deeds.slice(-2)).toEqual(['grant-clinic-administrator', 'remove-clinic-administrator']);
});

test('somebody without one is invited, and it has an administrator meanwhile', async () => {
  const { id, notAppointed } = await makeClinic(jonas);
  expect(notAppointed).toBeNull();
  expect(await administratorsOf(id)).toEqual([await idOf(solberg)]);
  const [letter] = await server.database.stores.mailbox.newest();
  expect(letter).toMatchObject({ to: jonas, subject: 'You are invited to Hands' });
  const token = /\/invitation\/([\w-]{43})$/m.exec(letter?.text ?? '')?.[1];
  expect(await createBrowser(server).code('acceptInvitation', { token, name: 'Jonas Berg', password })).toBe('ok');
  expect((await administratorsOf(id)).sort()).toEqual([await idOf(jonas), await idOf(solberg)].sort());
});

test('the clinic is made also where nobody could be told, and says so', async () => {
  const { id, notAppointed } = await makeClinic('nobody at all');
  expect(notAppointed).toBe('email-malformed');
  expect(await administratorsOf(id)).toEqual([await idOf(solberg)]);
});
