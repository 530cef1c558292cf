import { routes } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { origin, password, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

const solberg = 'ingrid.solberg@demo.anteroom.example';
const jonas = 'jonas.berg@demo.anteroom.example';

let server: ServerInMemory;
beforeEach(async () => {
  server = await startServerInMemory();
  const made = await server.identity.createPerson({ email: solberg, name: 'Ingrid Solberg', password });
  if (!made.ok) throw new Error(made.refusal);
  await server.organisations.addAdministrator('nordby', made.value);
});
afterEach(() => server.close());

const refusal = (code: string) => ({ error: { code } });

async function lettersTo(email: string) {
  return (await server.database.stores.mailbox.newest()).filter(({ to }) => to === email);
}

describe('asking for an account', () => {
  const ask = (clinic: string, address = '192.0.2.9') =>
    server.app.inject({
      method: 'POST',
      url: routes.askForAccount.path,
      headers: { origin },
      remoteAddress: address,
      payload: { clinic, name: 'Jonas Berg', email: jonas, message: 'I begin on Monday.', locale: 'en' },
    });

  test.each(['renal', `${origin}/c/renal?lang=de`, 'anteroom.test/c/renal/', ' Renal '])(
    'by %j reaches whoever can invite',
    async (clinic) => {
      expect((await ask(clinic)).json()).toEqual({});
      await expect.poll(() => lettersTo(solberg)).toHaveLength(1);
      const [letter] = await lettersTo(solberg);
      expect(letter?.text).toContain('Jonas Berg');
      expect(letter?.text).toContain('I begin on Monday.');
    },
  );

  test('reaches the support contact where one is set', async () => {
    const found = await server.database.stores.clinics.bySlug('renal');
    if (found === null) throw new Error('There is no clinic.');
    await server.database.stores.settings.change(
      { organisationId: found.organisation.id },
      { key: 'supportContact', value: { email: 'help@nordby.example', phone: '' } },
      0,
    );
    await ask('renal');
    await expect.poll(() => lettersTo('help@nordby.example')).toHaveLength(1);
    expect(await lettersTo(solberg)).toEqual([]);
  });

  test('tells nothing of which clinics there are, and is limited', async () => {
    expect((await ask('no-such-clinic')).json()).toEqual({});
    for (let index = 0; index < 4; index += 1) await ask('renal');
    const answer = await ask('renal');
    expect([answer.statusCode, answer.json()]).toEqual([429, refusal('too-many-requests')]);
  });
});
