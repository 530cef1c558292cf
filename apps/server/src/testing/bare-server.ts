import type { ClinicId, ConsultationId, ParticipantId } from '@anteroom/domain';
import type { Ack, ReplyOf, ToServerName, WaitingAreaDelta } from '@anteroom/protocol';
import type { MovingClock } from '@anteroom/testkit';
import { createChange } from '../change.ts';
import { createCommands } from '../commands.ts';
import type { Database } from '../database/database.ts';
import type { Identity } from '../features/access/read-model.ts';
import { createCallMedia } from '../features/call-media/call-media.ts';
import { absentMediaServers } from '../features/call-media/media-room.ts';
import { createCallerLinkDoor } from '../features/caller-link/entrance.ts';
import { createArrivals } from '../features/consultation/arrival.ts';
import { createTypedWords } from '../features/consultation/typed-words.ts';
import type { StayKeyStore } from '../features/consultation/typed-entry-store.ts';
import { createGraceWatch } from '../features/participant/grace-watch.ts';
import { noteLost } from '../features/participant/presence.ts';
import { absentSms } from '../features/sms/create-sms-sender.ts';
import { createPositions } from '../features/waiting-area/positions.ts';
import { createFailed, createPerform } from '../perform.ts';
import { randomIds } from '../platform/ids.ts';
import type { Announcer } from '../realtime/announcer.ts';
import type { Page } from '../realtime/page.ts';
import { createOpenMaterial } from '../session/material.ts';
import { noMediaServer } from '../session/media-server-presence.ts';
import type { SessionTools } from '../session/sessions.ts';
import { createTellInOrder } from '../session/tell-in-order.ts';
import { createMemoryLog } from './memory-log.ts';
import { testGrace } from './test-server.ts';

/** The one path of every command without a network: what dashboards are told is handed on as it is. */
export interface BareServer {
  perform<Name extends ToServerName>(
    name: Name,
    raw: unknown,
    identity: Identity,
    page?: Page | null,
  ): Promise<Ack<ReplyOf<Name>>>;
  arrive(clinic: string, firstName: string): Promise<ConsultationId>;
  /** A page of this server, by the name of its connection. */
  page(connection: string): Page;
  lose(participantId: ParticipantId, connection: string): Promise<void>;
  /** Ends the graces that have run out, and takes over what dead servers have left. */
  tick(): Promise<void>;
}

/** Starts one over a database; to stop it is to forget it, as a crash does. */
export function startBareServer(parts: {
  readonly database: Database;
  readonly stayKeys: StayKeyStore;
  readonly clock: MovingClock;
  readonly hear: (delta: WaitingAreaDelta) => void;
}): BareServer {
  const { database, stayKeys, clock } = parts;
  const log = createMemoryLog();
  const words = createTypedWords(stayKeys);
  const open = createOpenMaterial(words);
  const announcer = silent(parts.hear);
  const tools: SessionTools = {
    database,
    change: createChange(database),
    words,
    open,
    announcer,
    tellInOrder: createTellInOrder(log),
    iceServersFor: () => [],
    mediaServer: noMediaServer,
    offersRelay: () => false,
    structure: { touched: ignore, shown: ignore, tick: () => Promise.resolve(), refresh: () => Promise.resolve() },
    positions: createPositions({ database, open, announcer, clock, log }),
    reach: { sms: absentSms, push: null, baseUrl: () => 'http://localhost' },
    clock,
    nodeId: randomIds.node(),
    grace: testGrace,
    log,
  };
  const failed = createFailed(() => database.ready(), log);
  const commands = createCommands(
    tools,
    randomIds,
    createCallMedia({ servers: absentMediaServers, database, teller: announcer, clock, log }),
  );
  const perform = createPerform(commands, failed);
  const links = createCallerLinkDoor(tools);
  const arrivals = createArrivals(tools, { ids: randomIds, leaveStay: commands.leaveStay, failed, links });
  const watch = createGraceWatch(tools);
  return {
    perform: (name, raw, identity, page = null) => perform(name, raw, { identity, page }),
    async arrive(clinic, firstName) {
      const form = { firstName, lastName: 'Andersson' };
      const arrived = await arrivals.arrive({ clinic, form, token: null, device: 'phone' });
      if (!arrived.ok) throw new Error(arrived.error.code);
      return arrived.value.consultationId;
    },
    page: (connection) => pageOf(connection, tools.nodeId),
    lose: (participantId, connection) => noteLost(tools, { participantId, connection }),
    tick: () => watch.tick(),
  };
}

function ignore(): void {
  // Nobody listens.
}

function silent(hear: (delta: WaitingAreaDelta) => void): Announcer {
  return {
    waitingAreaChanged: hear,
    stayChanged: ignore,
    settingsChanged: ignore,
    messagePosted: ignore,
    messagesRead: ignore,
    roomsChanged: ignore,
    userRoomChanged: ignore,
    visitChanged: ignore,
    admitGuest: ignore,
    closeVisit: ignore,
    admit: ignore,
    callChanged: ignore,
    mediaAnnounced: ignore,
    muted: ignore,
    invitationsChanged: ignore,
    holding: ignore,
    signalled: ignore,
    mediaOffered: ignore,
    mediaLost: ignore,
    dismiss: ignore,
    supersede: ignore,
    closeStay: ignore,
    signedOut: ignore,
    locked: ignore,
    unlocked: ignore,
  };
}

function pageOf(connection: string, nodeId: Page['nodeId']): Page {
  return {
    connection,
    nodeId,
    device: 'desktop',
    browser: 'Firefox 153',
    watch: ignore,
    unwatch: ignore,
    watchSettings: ignore,
    unwatchSettings: ignore,
    watchStructure: ignore,
    unwatchStructure: ignore,
    takeStay: ignore,
    watchRooms: ignore,
    unwatchRooms: ignore,
    takeVisit: ignore,
    sit: ignore,
    seatIn: () => null,
    isHolding: () => false,
  };
}

/** The identity of a caller. */
export function callerOf(consultationId: ConsultationId, clinicId: ClinicId): Identity {
  return { kind: 'caller', consultationId, clinicId };
}
