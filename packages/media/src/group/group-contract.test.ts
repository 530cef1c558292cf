import { describeMediaSession } from '../media-session.suite.ts';
import type { MediaWorld } from '../media-session.suite.ts';
import { createGroupCall } from '../testing/group-call.ts';
import { between } from './coming-links.ts';
import type { Topology } from './group-session.ts';

function worldOf(topology: Topology): MediaWorld {
  const call = createGroupCall();
  return {
    session(self, local) {
      const { session } = call.load(self, local);
      session.setTopology(topology, false);
      return session;
    },
    // Over a media server not all connections begin at once.
    settle: () => call.pass(400 + between),
    received(at, from) {
      const isComing = call.flows(at, from, 'audio') || call.flows(at, from, 'video');
      return isComing ? (call.pages.get(from)?.sent() ?? null) : null;
    },
    interrupt() {
      call.web.interrupt();
      call.mediaServer.interrupt();
    },
    heal() {
      call.web.heal();
      call.mediaServer.heal();
    },
  };
}

describeMediaSession('group, from page to page', () => worldOf('mesh'));
describeMediaSession('group, over a media server', () => worldOf('media-server'));
