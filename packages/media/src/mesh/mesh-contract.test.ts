import type { ParticipantId } from '@anteroom/domain';

import { describeMediaSession } from '../media-session.suite.ts';
import type { LocalTracks } from '../media-session.ts';
import type { Page } from '../testing/mesh-call.ts';
import { createMeshCall } from '../testing/mesh-call.ts';

describeMediaSession('mesh', () => {
  const call = createMeshCall();
  const pages = new Map<ParticipantId, Page>();
  return {
    session(self: ParticipantId, local: LocalTracks) {
      const page = call.load(self, local);
      pages.set(self, page);
      return page.session;
    },
    settle: () => call.clock.settle(),
    received(at, from) {
      const theirs = pages.get(from)?.open() ?? [];
      const mine = pages.get(at)?.open() ?? [];
      return mine.find(({ peer }) => peer !== undefined && theirs.includes(peer))?.received ?? null;
    },
    interrupt: () => call.web.interrupt(),
    heal: () => call.web.heal(),
  };
});
