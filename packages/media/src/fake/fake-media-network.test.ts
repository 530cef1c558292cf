import { expect, it } from 'vitest';

import { describeMediaSession } from '../media-session.suite.ts';
import { alice, chen, tracksOf } from '../testing/people.ts';
import { createFakeMediaNetwork } from './fake-media-network.ts';

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

describeMediaSession('in memory', () => ({ ...createFakeMediaNetwork(), settle }));

it('shows the quality that a test asks for', async () => {
  const network = createFakeMediaNetwork();
  const one = network.session(alice, tracksOf(alice));
  one.setPeers([chen]);
  network.setQuality(alice, chen, { level: 'bad', side: 'theirs' });
  expect(one.peers().get(chen)?.quality).toEqual({ level: 'bad', side: 'theirs' });
});
