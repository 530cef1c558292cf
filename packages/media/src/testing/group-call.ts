import type { ParticipantId } from '@anteroom/domain';

import { FakeStream } from '../fake/fake-stream.ts';
import type { StartPart } from '../group/keyed-part.ts';
import { createGroupSession } from '../group/create-group-session.ts';
import type { GroupSession } from '../group/group-session.ts';
import type { LocalTracks } from '../media-session.ts';
import { createMeshSession } from '../mesh/create-mesh-session.ts';
import { createMediaServerPart } from '../sfu/create-media-server-part.ts';
import { createTalk } from '../talk/talk.ts';
import { createFakeClock } from '../fake/fake-clock.ts';
import type { FakeClock } from '../fake/fake-clock.ts';
import { tracksOf } from './people.ts';
import type { ScriptedMediaServer } from './scripted-media-server.ts';
import { createScriptedMediaServer } from './scripted-media-server.ts';
import type { ScriptedPeerConnection } from './scripted-peer-connections.ts';
import type { ScriptedWeb } from './scripted-web.ts';
import { createScriptedWeb } from './scripted-web.ts';
import { createScriptedServer } from './scripted-signalling.ts';

/** One page in a call of any size. */
export interface GroupPage {
  readonly session: GroupSession;
  /** The connections with other pages that are open now. */
  open(): readonly ScriptedPeerConnection[];
  /** What this page was given to send. */
  readonly sent: () => LocalTracks;
  /** Whom its keys went to, as it was told last. */
  readonly keyed: () => readonly ParticipantId[];
}

/** A call without a browser, with a media server in reach. */
export interface GroupCall {
  readonly clock: FakeClock;
  readonly web: ScriptedWeb;
  readonly mediaServer: ScriptedMediaServer;
  readonly pages: ReadonlyMap<ParticipantId, GroupPage>;
  load(self: ParticipantId, local?: LocalTracks): GroupPage;
  /** Whether what one is shown of another really comes at the moment. */
  flows(at: ParticipantId, from: ParticipantId, kind: 'audio' | 'video'): boolean;
  /** Lets time pass, as the server hears of it. */
  pass(milliseconds: number): Promise<void>;
}

/** A call of nobody yet. */
export function createGroupCall(): GroupCall {
  const clock = createFakeClock();
  const web = createScriptedWeb(clock);
  const server = createScriptedServer(clock);
  const pages = new Map<ParticipantId, GroupPage>();
  const isPeer = (at: ParticipantId, of: ParticipantId): boolean => pages.get(at)?.session.peers().has(of) === true;
  const mediaServer = createScriptedMediaServer(clock, (at, from) => isPeer(at, from) && isPeer(from, at));
  let names = 0;
  const newName = (): string => `name-${String((names += 1))}`;
  web.counts = true;

  function startPart(self: ParticipantId, onKeyed: (ids: readonly ParticipantId[]) => void): StartPart {
    return (beginning) => ({
      ...createMediaServerPart({
        ...beginning,
        wire: mediaServer.wire(self),
        connect: (attempt) => mediaServer.connect(self, attempt),
        clock,
        newAttempt: newName,
      }),
      setKeyed: onKeyed,
    });
  }

  return {
    clock,
    web,
    mediaServer,
    pages,
    load(self, local = tracksOf(self)) {
      pages.get(self)?.session.close();
      const mine: ScriptedPeerConnection[] = [];
      let keyed: readonly ParticipantId[] = [];
      let sent = local;
      const mesh = createMeshSession({
        self,
        signalling: server.connect(self),
        createPeerConnection(events, outgoing) {
          const connection = web.create(events, outgoing);
          mine.push(...web.connections.slice(-1));
          return connection;
        },
        local,
        clock,
        newGeneration: newName,
      });
      const session = createGroupSession({
        self,
        mesh,
        local,
        clock,
        newStream: () => new FakeStream(newName()),
        loadPart: () => Promise.resolve(startPart(self, (ids) => (keyed = ids))),
      });
      session.speakOver(createTalk({ session }));
      const page: GroupPage = {
        session: { ...session, setLocal: (tracks) => session.setLocal((sent = tracks)) },
        sent: () => sent,
        keyed: () => keyed,
        open: () => mine.filter(({ state }) => state !== 'closed'),
      };
      pages.set(self, page);
      return page;
    },
    flows(at, from, kind) {
      const shown = pages.get(at)?.session.peers().get(from)?.stream?.getTracks();
      const track = shown?.find((one) => one.kind === kind);
      if (track === undefined) return false;
      return mediaServer.flows(track) || web.flows(track);
    },
    async pass(milliseconds) {
      for (let left = milliseconds; left > 0; left -= 50) {
        mediaServer.update();
        await clock.pass(Math.min(50, left));
      }
    },
  };
}
