import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { ClinicId, GraceTimes, PersonId } from '@anteroom/domain';
import { createChange } from './change.ts';
import { createCommands } from './commands.ts';
import type { Database } from './database/database.ts';
import { leaveWithoutRight } from './features/call/leave-without-right.ts';
import { createIceServersFor, hasRelay } from './features/call/ice-servers.ts';
import { createInvitedEntrance, type InvitedEntrance } from './features/call-invitation/entrance.ts';
import { createCallInvitations, type CallInvitations } from './features/call-invitation/service.ts';
import { createCallMedia } from './features/call-media/call-media.ts';
import { hearCallChanges } from './features/call-media/hear-call-changes.ts';
import { absentMediaServers, type MediaServers } from './features/call-media/media-room.ts';
import type { IceConfiguration } from './features/call/ice-servers.ts';
import { createStructure, type Structure } from './features/clinic/manage.ts';
import { createCallerLinkDoor, type CallerLinkDoor } from './features/caller-link/entrance.ts';
import { createCallerLinkService, type CallerLinkService } from './features/caller-link/service.ts';
import { createArrivals } from './features/consultation/arrival.ts';
import type { Arrivals } from './features/consultation/arrival.ts';
import { createSweep } from './features/consultation/sweep.ts';
import type { StayKeyStore } from './features/consultation/typed-entry-store.ts';
import { createEarlyErasure, type EarlyErasure } from './features/consultation/early-erasure.ts';
import { createExpireOffers } from './features/consultation/transfer/expire-offers.ts';
import { createTypedWords } from './features/consultation/typed-words.ts';
import { createEntryFieldService, type EntryFieldService } from './features/entry-field/service.ts';
import { createGraceWatch } from './features/participant/grace-watch.ts';
import { createLostPages } from './features/participant/lost-pages.ts';
import { reclaim } from './features/participant/presence.ts';
import { retimeGraces } from './features/participant/retime-graces.ts';
import { createSettingsService, type SettingsService } from './features/settings/service.ts';
import { createTellSettings } from './features/settings/tell-settings.ts';
import { hearChanges } from './features/structure-map/hear-changes.ts';
import { createStructureTeller, tellEvery } from './features/structure-map/tell-structure.ts';
import { createKnocking } from './features/room/knocking.ts';
import type { Knocking } from './features/room/knocking.ts';
import { createRoomService } from './features/room/service.ts';
import type { RoomService } from './features/room/service.ts';
import { absentSms } from './features/sms/create-sms-sender.ts';
import { createPhoneBack, type PhoneBack } from './features/waiting-area/phone-back.ts';
import { createPositions } from './features/waiting-area/positions.ts';
import { createSweepExperience } from './features/waiting-experience/sweep-experience.ts';
import { createFailed, createPerform } from './perform.ts';
import type { Perform } from './perform.ts';
import type { Clock } from './platform/clock.ts';
import { randomIds } from './platform/ids.ts';
import type { Log } from './platform/log.ts';
import type { Scheduler } from './platform/scheduler.ts';
import { createAnnouncer } from './realtime/announcer.ts';
import { closeRealtimeServer, createRealtimeServer, openGateway } from './realtime/gateway.ts';
import type { Adapter } from './realtime/gateway.ts';
import { recheckSessions } from './realtime/recheck-sessions.ts';
import { createWatchersOf } from './realtime/watchers.ts';
import { createStandingWatch } from './realtime/standing-watch.ts';
import { createShakeHands } from './realtime/shake-hands.ts';
import type { StaffSession } from './realtime/shake-hands.ts';
import { createStructureAudience, createStructureNews } from './realtime/structure-audience.ts';
import { createOpenMaterial } from './session/material.ts';
import type { MediaServerPresence } from './session/media-server-presence.ts';
import type { ReachCallers, SessionTools } from './session/sessions.ts';
import { createTellInOrder } from './session/tell-in-order.ts';

/** What the core needs from outside. */
export interface CoreParts {
  /** What the secrets of guest links are derived from. */
  readonly secret: string;
  readonly httpServer: HttpServer;
  readonly database: Database;
  /** On a connection of its own: it is asked while the database is busy. */
  readonly stayKeys: StayKeyStore;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly logger: Log;
  readonly staffSession: StaffSession;
  /** Somebody is in a call: their session doesn't lock meanwhile. */
  readonly touchSession?: (sessionId: string) => Promise<void>;
  /** Whether a page from where this request comes may open a socket. */
  readonly originAllowed: (request: IncomingMessage) => boolean;
  readonly ice: IceConfiguration;
  /** Whether there is one, where that is another than the next. */
  readonly mediaServer?: MediaServerPresence;
  /** What carries calls of more than six; none where it isn't said. */
  readonly mediaServers?: MediaServers;
  readonly grace: GraceTimes;
  /** The ways to callers who have put their page away; none where it isn't said. */
  readonly reach?: ReachCallers;
  /** Passes messages on between several nodes; null where there is one. */
  readonly adapter: Adapter | null;
  /** Whether what passes messages on answers now; it always does where it isn't said. */
  readonly othersReachable?: () => boolean;
}

/** The middle of the server: commands, sockets, presence. */
export interface Core {
  readonly perform: Perform;
  readonly arrivals: Arrivals;
  /** What stands behind links for single callers. */
  readonly linkDoor: CallerLinkDoor;
  readonly callerLinks: CallerLinkService;
  readonly knocking: Knocking;
  /** The way into calls by invitation, and what hosts do about it. */
  readonly invited: InvitedEntrance;
  readonly callInvitations: CallInvitations;
  readonly rooms: RoomService;
  readonly entryFields: EntryFieldService;
  readonly phoneBack: PhoneBack;
  readonly earlyErasure: EarlyErasure;
  readonly structure: Structure;
  readonly settings: SettingsService;
  /** Whether those inside a call are given a relay. */
  readonly offersRelay: () => boolean;
  /** Takes over what dead nodes have left, and begins to watch; to be called when the server listens. */
  start(): Promise<void>;
  /** Who has a page that shows this waiting area and isn't locked, on whichever node. */
  watchersOf(clinicId: ClinicId): Promise<ReadonlySet<PersonId>>;
  /** Cuts every page of a session that is over, on every node. */
  signOut(sessionId: string): void;
  /** Every page of a session is covered, on every node: it hears nothing and asks for nothing until it is unlocked. */
  lock(sessionId: string): void;
  unlock(sessionId: string): void;
  /** Somebody is something else from now on: their pages keep what they still may, and are told; here at once, elsewhere in a second. */
  standingChanged(): void;
  /** Closes the sockets and lets other nodes take over; before the database is closed. */
  close(): Promise<void>;
}

const watchEvery = 1_000;
const reclaimEvery = 5_000;
const recheckEvery = 30_000;
const sweepEvery = 600_000;
const structureEvery = 10_000;

/** Wires the one path of every command and everything realtime, onto an HTTP server. */
export function createCore(ports: CoreParts): Core {
  const { database, clock, scheduler, grace, logger: log } = ports;
  const nodeId = randomIds.node();
  const io = createRealtimeServer(ports);
  const mediaServers = ports.mediaServers ?? absentMediaServers;
  const mediaServer = ports.mediaServer ?? mediaServers;
  const othersReachable = ports.othersReachable ?? (() => true);
  const structure = createStructureTeller({
    database,
    audience: createStructureAudience(io),
    mediaServer,
    news: createStructureNews(io, ports.adapter !== null, othersReachable),
    clock,
    log,
  });
  const announced = createAnnouncer(io, othersReachable);
  const media = createCallMedia({
    ...{ database, clock, log, teller: announced },
    servers: mediaServers,
  });
  const announcer = hearChanges(hearCallChanges(announced, media), structure.touched);
  const words = createTypedWords(ports.stayKeys);
  const open = createOpenMaterial(words);
  const iceServersFor = createIceServersFor(ports.ice);
  const offersRelay = () => hasRelay(iceServersFor(randomIds.participant(), clock.now()));
  const tools: SessionTools = {
    database,
    change: createChange(database),
    words,
    open,
    announcer,
    tellInOrder: createTellInOrder(log),
    iceServersFor,
    offersRelay,
    mediaServer,
    structure,
    positions: createPositions({ database, open, announcer, clock, log }),
    reach: ports.reach ?? { sms: absentSms, push: null, baseUrl: () => '' },
    clock,
    nodeId,
    grace,
    log,
  };
  const failed = createFailed(() => database.ready(), log);
  const commands = createCommands(tools, randomIds, media);
  const perform = createPerform(commands, failed);
  const linkDoor = createCallerLinkDoor(tools);
  const arrivals = createArrivals(tools, { ids: randomIds, leaveStay: commands.leaveStay, failed, links: linkDoor });
  const knocking = createKnocking(tools, randomIds, failed);
  const invited = createInvitedEntrance(tools, randomIds, failed);
  const tellSettings = createTellSettings(tools, (stays) => retimeGraces(tools, stays));
  const watch = createGraceWatch(tools);
  const sweep = createSweep(tools, ports.stayKeys);
  const stops: (() => void)[] = [];
  const lost = createLostPages(tools);
  let closing = false;

  const gateway = openGateway(io, {
    perform,
    shakeHands: createShakeHands({ database, arrivals, knocking, invited, staffSession: ports.staffSession }),
    lost(page) {
      // When this node goes, the others find its rows; nobody is missing by their own doing.
      if (!closing) lost.add(page);
    },
    seen(person) {
      database.stores.team
        .seen(person, clock.now())
        .catch((error: unknown) => log.warn({ err: error }, 'When somebody was here could not be noted.'));
    },
    clock,
    nodeId,
    log,
  });
  const standing = createStandingWatch({ io, database, leaveCall: (person) => leaveWithoutRight(tools, person) });

  /** What is done again and again goes on after a failure. */
  const safely = (work: () => Promise<unknown>, failed: string) => async () => {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, failed);
    }
  };
  const sweepSafely = safely(sweep, 'Stays that are over could not be swept.');
  const sweepExperience = safely(createSweepExperience(tools), 'What waiting pages leave behind could not be swept.');
  const refreshStructure = safely(() => structure.refresh(), 'Structure maps could not be looked at.');
  const expireOffers = safely(createExpireOffers(tools), 'Offered transfers could not be looked at.');
  const takeBack = safely(() => reclaim(tools, gateway.ownPages), 'Presence could not be looked at.');
  const recheck = safely(async () => {
    await recheckSessions(io, announcer, ports);
    await standing.recheck();
  }, 'Sessions could not be looked at.');
  const lookAtMedia = safely(() => media.tick(), 'Calls over media servers could not be looked at.');
  const lookAtStanding = safely(() => standing.tick(), 'Changes of roles could not be looked at.');

  return {
    perform,
    arrivals,
    linkDoor,
    callerLinks: createCallerLinkService(tools, { ids: randomIds, secret: ports.secret }),
    knocking,
    invited,
    callInvitations: createCallInvitations(tools, { ids: randomIds, secret: ports.secret }),
    rooms: createRoomService(tools, { ids: randomIds, secret: ports.secret }),
    entryFields: createEntryFieldService(tools),
    phoneBack: createPhoneBack(tools),
    earlyErasure: createEarlyErasure(tools),
    offersRelay,
    structure: createStructure(tools, randomIds, tellSettings),
    settings: createSettingsService(tools, tellSettings),
    async start() {
      await watch.tick();
      await standing.start();
      await sweepSafely();
      stops.push(
        scheduler.every(watchEvery, async () => {
          await lost.retry();
          await watch.tick();
        }),
        scheduler.every(watchEvery, lookAtStanding),
        scheduler.every(watchEvery, lookAtMedia),
        scheduler.every(watchEvery, expireOffers),
        scheduler.every(tellEvery, () => structure.tick()),
        scheduler.every(structureEvery, refreshStructure),
        scheduler.every(reclaimEvery, takeBack),
        scheduler.every(recheckEvery, recheck),
        scheduler.every(sweepEvery, sweepSafely),
        scheduler.every(sweepEvery, sweepExperience),
      );
    },
    watchersOf: createWatchersOf(io, othersReachable),
    signOut: (sessionId) => announcer.signedOut(sessionId),
    lock: (sessionId) => announcer.locked(sessionId),
    unlock: (sessionId) => announcer.unlocked(sessionId),
    standingChanged: () => void lookAtStanding(),
    async close() {
      closing = true;
      for (const stop of stops) stop();
      await media.close();
      await closeRealtimeServer(io);
      await lost.settled();
      try {
        await watch.leave();
      } catch (error) {
        log.warn({ err: error }, 'This node could not be signed off.');
      }
    },
  };
}
