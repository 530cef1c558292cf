import type { ParticipantId } from '@anteroom/domain';

import type { FakeClock } from '../fake/fake-clock.ts';
import { createFakeClock } from '../fake/fake-clock.ts';
import type { LocalTracks } from '../media-session.ts';
import type { MeshSession } from '../mesh/create-mesh-session.ts';
import { createMeshSession } from '../mesh/create-mesh-session.ts';
import { tracksOf } from './people.ts';
import type { ScriptedPeerConnection } from './scripted-peer-connections.ts';
import type { ScriptedWeb } from './scripted-web.ts';
import { createScriptedWeb } from './scripted-web.ts';
import type { ScriptedServer } from './scripted-signalling.ts';
import { createScriptedServer } from './scripted-signalling.ts';

/** One page in a call. */
export interface Page {
  readonly session: MeshSession;
  /** The connections that this page has open now. */
  open(): readonly ScriptedPeerConnection[];
  /** Every connection that this page ever made. */
  made(): readonly ScriptedPeerConnection[];
}

/** A call without a browser, in which everything goes only as far as the test lets it. */
export interface MeshCall {
  readonly clock: FakeClock;
  readonly web: ScriptedWeb;
  readonly server: ScriptedServer;
  readonly problems: readonly unknown[];
  /** Loads a page for this participant; their page before it is gone without a word. */
  load(self: ParticipantId, local?: LocalTracks): Page;
  /** Loads pages for all, each with all the others as peers, and lets them find each other. */
  gather(ids: readonly ParticipantId[]): Promise<ReadonlyMap<ParticipantId, Page>>;
}

/** A call of nobody yet. */
export function createMeshCall(): MeshCall {
  const clock = createFakeClock();
  const web = createScriptedWeb(clock);
  const server = createScriptedServer(clock);
  const problems: unknown[] = [];
  const current = new Map<ParticipantId, MeshSession>();
  let generations = 0;

  function load(self: ParticipantId, local = tracksOf(self)): Page {
    current.get(self)?.close();
    const mine: ScriptedPeerConnection[] = [];
    const session = createMeshSession({
      self,
      signalling: server.connect(self),
      createPeerConnection(events, outgoing) {
        const connection = web.create(events, outgoing);
        mine.push(...web.connections.slice(-1));
        return connection;
      },
      local,
      clock,
      newGeneration: () => `generation-${String((generations += 1))}`,
      onProblem: (problem) => problems.push(problem),
    });
    current.set(self, session);
    return { session, made: () => mine, open: () => mine.filter(({ state }) => state !== 'closed') };
  }

  return {
    clock,
    web,
    server,
    problems,
    load,
    async gather(ids) {
      const pages = new Map(ids.map((id) => [id, load(id)]));
      for (const { session } of pages.values()) session.setPeers(ids);
      await clock.settle();
      return pages;
    },
  };
}
