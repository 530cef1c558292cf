import { beforeEach, expect, test } from 'vitest';
import { createMemoryDatabase, type MemoryDatabase } from '../../database/memory-database.ts';
import { anOrganisation } from '../../database/testing/world.ts';
import { randomIds } from '../../platform/ids.ts';
import { endSessions } from './sessions.ts';

let database: MemoryDatabase;
const nordby = anOrganisation('nordby');
const southby = anOrganisation('southby', 'Southby Hospital');
const mei = randomIds.person();

beforeEach(async () => {
  database = createMemoryDatabase();
  await database.addPerson({ id: mei, name: 'Mei Chen' });
  for (const organisation of [nordby, southby]) await database.stores.clinics.addOrganisation(organisation);
  for (const [sessionId, organisation, domain] of [
    ['one', nordby, 'a.example'],
    ['two', nordby, 'b.example'],
    ['other', southby, 'a.example'],
  ] as const)
    await database.stores.singleSignOn.addSession({
      sessionId,
      organisationId: organisation.id,
      personId: mei,
      subject: 'mei',
      providerSession: null,
      domain,
      expiresAt: 1,
    });
});

test('sessions that fit end with their sockets; others of the organisation and elsewhere go on', async () => {
  const ended: string[] = [];
  const cut: string[] = [];
  const count = await endSessions(
    {
      identity: {
        endSession: async (_person, sessionId) => ended.push(sessionId) > 0,
      },
      stores: database.stores,
      onSignedOut: (sessionId) => void cut.push(sessionId),
    },
    nordby.id,
    ({ domain }) => domain === 'a.example',
  );
  expect([count, ended, cut]).toEqual([1, ['one'], ['one']]);
  expect((await database.stores.singleSignOn.sessionsOf(nordby.id)).map(({ sessionId }) => sessionId)).toEqual(['two']);
  expect(await database.stores.singleSignOn.sessionsOf(southby.id)).toHaveLength(1);
});
