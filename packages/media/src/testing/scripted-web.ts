import type { MediaClock } from '../clock.ts';
import type { CreatePeerConnection } from '../mesh/peer-connection.ts';
import type { Web } from './scripted-peer-connections.ts';
import { ScriptedPeerConnection } from './scripted-peer-connections.ts';

/** Every connection of every page of a test, and the network between them. */
export interface ScriptedWeb {
  readonly create: CreatePeerConnection;
  /** All that were made, oldest first. */
  readonly connections: readonly ScriptedPeerConnection[];
  /** The network goes: what is connected shows `disconnected`. */
  interrupt(): void;
  /** The network is back: what was only interrupted is connected again. */
  heal(): void;
  /** As in another network: what isn't connected has no way back, and doesn't know it yet. */
  forgetWays(): void;
  /** Whether counters of what comes rise with every look, where a test doesn't say what they are. */
  counts: boolean;
  /** Whether what comes on this track flows now. */
  flows(track: MediaStreamTrack): boolean;
  /** What isn't connected fails, as a browser finds after a while: only new credentials help. */
  giveUp(): void;
}

/** A web of nobody yet. */
export function createScriptedWeb(clock: MediaClock): ScriptedWeb {
  const connections: ScriptedPeerConnection[] = [];
  const web: Web = {
    clock,
    up: true,
    counts: false,
    find: (name) => connections.find((connection) => connection.name === name),
  };
  const settleAll = (): void => connections.forEach((connection) => connection.settle());
  return {
    connections,
    get counts() {
      return web.counts;
    },
    set counts(next) {
      web.counts = next;
    },
    flows: (track) => connections.some((one) => one.flowsOn(track)),
    create(events, outgoing) {
      const connection = new ScriptedPeerConnection(`pc${String(connections.length + 1)}`, web, events, outgoing);
      connections.push(connection);
      return connection;
    },
    interrupt() {
      web.up = false;
      settleAll();
    },
    heal() {
      web.up = true;
      settleAll();
    },
    forgetWays: () => connections.forEach((one) => one.forgetWay()),
    giveUp: () => connections.forEach((one) => one.giveUp()),
  };
}
