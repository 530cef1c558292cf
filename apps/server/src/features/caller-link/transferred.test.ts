import { toServer } from '@anteroom/protocol';
import { codeIn, valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tellOfTransfers, type TransferStory } from '../../testing/transfer-story.ts';

let story: TransferStory;
beforeEach(async () => {
  story = await tellOfTransfers();
});
afterEach(() => story.clinic.close());

test('A personal link leads to where its caller was transferred, is used up there, and leaves nothing behind', async () => {
  const { clinic, chen, osei, geriatrics, offers } = story;
  const { callerLinks, linkDoor, arrivals } = clinic.server.core;
  const details = { firstName: 'Alice', lastName: 'Andersson', phone: '' };
  const wanted = { kind: 'personal', expiresAt: clinic.clock.now() + 3_600_000, details } as const;
  const made = await callerLinks.make(clinic.id, wanted, { kind: 'staff', personId: chen.personId });
  if (!made.ok) throw new Error(made.refusal.code);
  const { id, path } = made.value;
  const link = path?.replace('/l/', '') ?? '';
  const arrive = () => arrivals.arrive({ clinic: clinic.slug, form: details, token: null, device: 'phone', link });
  const first = await arrive();
  if (!first.ok) throw new Error(first.error.code);
  expect(codeIn(await offers({ id: first.value.consultationId }))).toBe('ok');

  const second = await arrive();
  if (!second.ok) throw new Error(second.error.code);
  expect(second.value).toMatchObject({ clinicId: geriatrics.id, isNew: false });
  expect((await linkDoor.behind(link))?.stayPlace?.clinic.id).toBe(geriatrics.id);

  const call = await osei.joins({ id: second.value.consultationId });
  valueOf(await osei.page.request(toServer.endCall, { callId: call.callId }));
  const { stores } = clinic.database;
  expect((await stores.callerLinks.load(id))?.link).toMatchObject({
    consultationId: second.value.consultationId,
    ended: { ending: 'used' },
  });
  expect(await stores.typedEntries.ofLinks([id])).toEqual([]);
  // The key of what is no longer there goes with the next clearing out.
  await clinic.clock.advance(60 * 60_000);
  expect(await clinic.stayKeys.get(id)).toBeNull();
});
