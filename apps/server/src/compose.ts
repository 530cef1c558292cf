import type { FastifyInstance } from 'fastify';
import { composeHttp } from './compose-http.ts';
import { composeAlerts } from './compose-alerts.ts';
import { composeServices, type Services } from './compose-services.ts';
import { createChange } from './change.ts';
import { createCore } from './core.ts';
import { composeSingleSignOn } from './features/single-sign-on/compose-single-sign-on.ts';
import { guardSessions } from './features/single-sign-on/sessions.ts';
import { createPushSender } from './features/push/create-push-sender.ts';
import { createOrigins, type Origins } from './http/origins.ts';
import type { Ground } from './ground.ts';
import { isSecure } from './platform/configuration.ts';
import { createHttpServer } from './http/server.ts';

export interface Server extends Services {
  readonly app: FastifyInstance;
  readonly origins: Origins;
  /** Begins to take care of presence; to be called once it listens. */
  start(): Promise<void>;
  /** Lets go of sockets and requests; the database stays open. */
  close(): Promise<void>;
}

/** Wires the whole server, once. Nothing here decides anything. */
export async function compose(ground: Ground): Promise<Server> {
  const { configuration, logger, clock, scheduler, database, stayKeys } = ground;
  const origins = createOrigins(configuration.publicUrl === null ? [] : [configuration.publicUrl]);
  const services = composeServices(ground);
  const { mailer, secondFactors } = services;
  const identity = guardSessions(services.identity, database.stores);
  const app = await createHttpServer({
    configuration,
    logger,
    clock,
    origins,
    certificate: ground.certificate,
    style: () => ground.web().callerStyle,
    styleHash: () => ground.web().callerStyleText.hash,
  });

  const baseUrl = (): string => configuration.publicUrl ?? origins.all()[0] ?? '';
  const push = createPushSender({ configuration, secret: ground.secret, log: logger });
  const core = createCore({
    httpServer: app.server,
    secret: ground.secret,
    database,
    stayKeys,
    clock,
    scheduler,
    logger,
    staffSession: async (headers) => {
      const session = await identity.anySessionOf(headers);
      if (session?.state !== 'open' && session?.state !== 'locked') return null;
      const { personId, sessionId, state } = session;
      return { personId, sessionId, isLocked: state === 'locked' };
    },
    touchSession: (sessionId) => identity.touch(sessionId),
    originAllowed: ({ headers }) => origins.allows(headers.origin),
    ice: ground.ice,
    mediaServers: ground.mediaServers,
    grace: { inCall: configuration.grace.call, waiting: configuration.grace.waiting },
    reach: { sms: services.sms, push, baseUrl },
    adapter: ground.adapter,
    othersReachable: () => ground.fanOut() !== 'away',
  });

  const alerts = composeAlerts(app, {
    ...{ database, identity, mailer, push, clock, scheduler, baseUrl },
    secret: ground.secret,
    secure: isSecure(configuration),
    sms: services.sms,
    watchersOf: (clinic) => core.watchersOf(clinic),
    offersRelay: core.offersRelay,
    web: ground.web,
    log: logger,
  });
  const signedOut = (sessionId: string): void => {
    core.signOut(sessionId);
    alerts.subscriptions.signedOut(sessionId).catch((error: unknown) => {
      logger.warn({ err: error }, 'A browser that takes notices could not be forgotten.');
    });
  };

  await composeHttp(app, {
    configuration,
    secret: ground.secret,
    clock,
    database,
    identity,
    secondFactors,
    resets: services.resets,
    mailer,
    sms: services.sms,
    web: ground.web,
    arrivals: core.arrivals,
    linkDoor: core.linkDoor,
    callerLinks: core.callerLinks,
    knocking: core.knocking,
    invited: core.invited,
    callInvitations: core.callInvitations,
    rooms: core.rooms,
    entryFields: core.entryFields,
    phoneBack: core.phoneBack,
    earlyErasure: core.earlyErasure,
    structure: core.structure,
    settings: core.settings,
    perform: (request, personId) =>
      core.perform('commandConsultation', request, { identity: { kind: 'staff', personId }, page: null }),
    pages: {
      signedOut,
      locked: (sessionId) => core.lock(sessionId),
      unlocked: (sessionId) => core.unlock(sessionId),
    },
    logger,
    onStandingChanged: () => core.standingChanged(),
    fanOut: ground.fanOut,
  });
  await composeSingleSignOn(app, {
    configuration,
    secret: ground.secret,
    clock,
    database,
    change: createChange(database),
    identity,
    secondFactors,
    onSignedOut: signedOut,
    originOf: ({ protocol, host }) => originOf(configuration.publicUrl, origins, `${protocol}://${host}`),
  });

  return {
    ...services,
    app,
    origins,
    async start() {
      await core.start();
      alerts.start();
    },
    async close() {
      alerts.stop();
      await core.close();
      await app.close();
    },
  };
}

/** Where the browser of a request reaches this server: the address that the operator has named, or a known one of its own. */
function originOf(publicUrl: string | null, origins: Origins, asked: string): string {
  return publicUrl ?? (origins.allows(asked) ? asked : (origins.all()[0] ?? asked));
}
