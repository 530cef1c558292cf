import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestClinic, type TestClinic } from '../../testing/test-clinic.ts';
import { versionOf } from './read-model.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await createTestClinic();
  const { settings } = clinic.database.stores;
  const scope = { clinicId: clinic.id };
  await settings.change(scope, { key: 'mustAgreeTo', value: ['information', 'terms', 'privacy'] }, 0);
  await settings.change(scope, { key: 'termsOfUse', value: { kind: 'text', text: 'Be kind.' } }, 0);
  const information = { text: 'Have your card ready.', translations: { de: 'Karte bereithalten.' } };
  await settings.change(scope, { key: 'importantInformation', value: information }, 0);
});
afterEach(() => clinic.close());

async function arriveHaving(agreed: string | undefined): Promise<unknown> {
  const arrived = await clinic.server.core.arrivals.arrive({
    ...{ clinic: clinic.slug, token: null, device: 'phone' },
    form: { firstName: 'Alice', lastName: 'Andersson', ...(agreed === undefined ? {} : { agreed }) },
  });
  if (arrived.ok) return arrived.value.consultationId;
  return [arrived.error.field, arrived.error.problems?.get('agreed')];
}

test('Nobody comes in without agreeing to what the clinic asks, in exactly the words that it has now', async () => {
  const information = `information.${versionOf('Have your card ready.')}`;
  const german = `information.${versionOf('Karte bereithalten.')}`;
  const terms = `terms.${versionOf('Be kind.')}`;
  expect(await arriveHaving(undefined)).toEqual(['agreed', 'required']);
  expect(await arriveHaving('on')).toEqual(['agreed', 'required']);
  expect(await arriveHaving(terms)).toEqual(['agreed', 'required']);
  expect(await arriveHaving(`${information} terms.${versionOf('Be quick.')}`)).toEqual(['agreed', 'malformed']);
  expect(typeof (await arriveHaving(`${information} ${terms}`))).toBe('string');
  expect(typeof (await arriveHaving(`${german} ${terms}`))).toBe('string');
});

test('What a caller agreed to stays with the stay, with its version and the time', async () => {
  const agreed = `information.${versionOf('Karte bereithalten.')} terms.${versionOf('Be kind.')}`;
  const alice = await clinic.callerArrives('Alice', { fields: { agreed } });
  const chen = await clinic.staff('Dr Chen');
  await chen.does(alice, { type: 'remove' });
  const stored = await clinic.database.stores.consultations.load(alice.id);
  expect(stored?.consultation).toMatchObject({
    status: 'ended',
    agreements: [
      { document: 'information', version: versionOf('Karte bereithalten.') },
      { document: 'terms', version: versionOf('Be kind.') },
    ],
  });
  expect(stored?.consultation.arrivedAt).toBeGreaterThan(0);
});
