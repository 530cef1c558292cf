import { beforeEach, describe, expect, it } from 'vitest';

import type { MeshCall, Page } from '../testing/mesh-call.ts';
import { createMeshCall } from '../testing/mesh-call.ts';
import { alice, chen, dora, ivo } from '../testing/people.ts';

let call: MeshCall;

beforeEach(() => {
  call = createMeshCall();
});

async function two(): Promise<readonly [Page, Page]> {
  const pages = await call.gather([alice, chen]);
  const [one, other] = [pages.get(alice), pages.get(chen)];
  if (one === undefined || other === undefined) throw new Error('Two were asked for.');
  return [one, other];
}

describe('what goes to whom', () => {
  it('sends no picture at all to who wants none, and the same sound', async () => {
    const [one, other] = await two();
    const sent = call.server.sent.length;
    one.session.setWanted(chen, 'none');
    await call.clock.settle();
    expect(other.open()[0]?.received).toMatchObject({ audio: { label: alice }, video: null });
    one.session.setWanted(chen, 'small');
    await call.clock.settle();
    expect(other.open()[0]?.received?.video).toMatchObject({ label: alice });
    expect(one.open()[0]?.outgoing.limit?.height).toBe(180);
    expect(call.server.sent).toHaveLength(sent);
  });

  it('sends who wants less less, and the others what they had', async () => {
    const one = (await call.gather([alice, chen, ivo])).get(alice);
    one?.session.setWanted(chen, 'small');
    expect(one?.open().map(({ outgoing }) => outgoing.limit?.height)).toEqual([180, 540]);
  });

  it('packs its sound with more than two others, but not its music', async () => {
    const packed = async (...others: readonly (typeof alice)[]): Promise<readonly unknown[]> => {
      call = createMeshCall();
      const one = (await call.gather([alice, ...others])).get(alice);
      const speech = one?.open()[0]?.outgoing.isSoundPacked;
      one?.session.setSending({ picture: 'automatic', sound: 'music' });
      return [speech, one?.open()[0]?.outgoing.isSoundPacked];
    };
    expect(await packed(chen, ivo)).toEqual([false, false]);
    expect(await packed(chen, ivo, dora)).toEqual([true, false]);
  });

  it('forgets what somebody wanted once they left', async () => {
    const [one] = await two();
    one.session.setWanted(chen, 'none');
    one.session.setPeers([]);
    one.session.setPeers([chen]);
    expect(one.open().at(-1)?.outgoing.video).not.toBeNull();
  });

  it('sends as its person chooses', async () => {
    const [one] = await two();
    one.session.setSending({ picture: 'medium', sound: 'music' });
    expect(one.open()[0]?.outgoing).toMatchObject({ limit: { height: 360 }, soundBitrate: 128_000 });
    one.session.setSending({ picture: 'automatic', sound: 'speech' });
    expect(one.open()[0]?.outgoing).toMatchObject({ limit: null, soundBitrate: null });
  });

  it('shrinks the picture on a narrow line, then stops it, never the sound, and says so', async () => {
    const [one, other] = await two();
    const connection = one.open()[0];
    if (connection === undefined) throw new Error('Alice has a connection.');
    const says = (kbps: number): void => {
      connection.reported = reportOf(kbps);
    };
    says(120);
    await call.clock.pass(10_000);
    expect(connection.outgoing.limit?.height).toBe(180);
    expect(one.session.peers().get(chen)?.ownPicture).toBe('less');
    says(20);
    await call.clock.pass(10_000);
    expect(other.open()[0]?.received).toMatchObject({ audio: { label: alice }, video: null });
    expect(one.session.peers().get(chen)?.ownPicture).toBe('none');
    says(5000);
    await call.clock.pass(120_000);
    expect(connection.outgoing).toMatchObject({ limit: null, video: { label: alice } });
    expect(one.session.peers().get(chen)?.ownPicture).toBe('all');
  });
});

/** What a browser says whose line is held down to so many kbit/s. */
function reportOf(kbps: number): ReadonlyMap<string, object> {
  const entries = [
    {
      id: 'p',
      type: 'candidate-pair',
      selected: true,
      availableOutgoingBitrate: kbps * 1000,
      currentRoundTripTime: 0.05,
    },
    { id: 'ov', type: 'outbound-rtp', kind: 'video', qualityLimitationReason: kbps < 1000 ? 'bandwidth' : 'none' },
  ];
  return new Map(entries.map((entry) => [entry.id, entry]));
}
