import { toServer } from '@anteroom/protocol';
import { valueOf } from '@anteroom/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tellOfTransfers, type TransferStory } from '../../../testing/transfer-story.ts';

let story: TransferStory;
beforeEach(async () => {
  story = await tellOfTransfers();
});
afterEach(() => story.clinic.close());

describe('The way in', () => {
  test('a browser whose page was away during the transfer finds the stay where it is', async () => {
    const { clinic, offers } = story;
    const alice = await clinic.callerArrives('Alice');
    alice.page.close();
    await offers(alice);
    const page = await alice.opensPage();
    expect(valueOf(await page.request(toServer.enterStay, {})).clinic.slug).toBe('geriatrics');
    const { arrivals } = clinic.server.core;
    expect(await arrivals.stayOf(clinic.id, alice.token)).toMatchObject({ open: true });
    // Whoever arrives again by the first clinic's link is where they are, not in both.
    const again = await arrivals.arrive({
      clinic: 'renal',
      form: { firstName: 'Alice', lastName: 'Andersson' },
      token: alice.token,
      device: 'desktop',
    });
    expect(again).toMatchObject({ ok: true, value: { isNew: false } });
  });

  test('a stay of another clinic is not opened by a token that was never there', async () => {
    const { clinic, geriatrics } = story;
    const alice = await clinic.callerArrives('Alice');
    expect(await clinic.server.core.arrivals.stayOf(geriatrics.id, alice.token)).toBeNull();
  });
});
