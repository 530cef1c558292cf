import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ClinicId, PersonId } from '@anteroom/domain';
import { createChange } from './change.ts';
import type { Database } from './database/database.ts';
import type { Identity as WhoAsks } from './features/access/read-model.ts';
import { createAlertPhones } from './features/alerts/alert-phones.ts';
import { createAlertWatch } from './features/alerts/alert-watch.ts';
import { createOwnAlerts } from './features/alerts/own-alerts.ts';
import { serveAlerts } from './features/alerts/routes.ts';
import { serveBack } from './features/call-back/back-page.ts';
import type { Mailer } from './features/mail/mailer.ts';
import type { PushSender } from './features/push/push-sender.ts';
import { servePush } from './features/push/routes.ts';
import { servePushWorker } from './features/push/worker-file.ts';
import { createSubscriptions, type Subscriptions } from './features/push/subscriptions.ts';
import type { Identity } from './features/session/identity.ts';
import type { SmsSender } from './features/sms/sms-sender.ts';
import type { WebSource } from './http/manifest.ts';
import type { Clock } from './platform/clock.ts';
import type { Log } from './platform/log.ts';
import type { Scheduler } from './platform/scheduler.ts';

const alertEvery = 2_000;
const tidyEvery = 600_000;

/** What is told to people who have put their page away (E7, W5). */
export interface Alerts {
  readonly subscriptions: Subscriptions;
  /** Begins to watch; to be called once the server listens. */
  start(): void;
  stop(): void;
}

/** Wires alerts, Web Push and the way back of callers. */
export function composeAlerts(
  app: FastifyInstance,
  parts: {
    readonly secret: string;
    readonly secure: boolean;
    readonly database: Database;
    readonly identity: Identity;
    readonly mailer: Mailer;
    readonly sms: SmsSender;
    readonly push: PushSender;
    /** Whether those inside a call are given a relay. */
    readonly offersRelay: () => boolean;
    readonly watchersOf: (clinic: ClinicId) => Promise<ReadonlySet<PersonId>>;
    readonly baseUrl: () => string;
    readonly web: WebSource;
    readonly clock: Clock;
    readonly scheduler: Scheduler;
    readonly log: Log;
  },
): Alerts {
  const { database, identity, mailer, sms, push, clock, scheduler, log, secret } = parts;
  const phones = createAlertPhones(secret);
  const subscriptions = createSubscriptions({ database, clock, secret, push });
  const watch = createAlertWatch({
    ...parts,
    phones,
    notify: (person, notice) => subscriptions.notify(person, notice),
    isSignedIn: async (person) =>
      (await identity.sessionsOf(person)).some(({ state }) => /^(open|locked)$/.test(state)),
    emailOf: async (person) => (await identity.accountOf(person))?.email ?? null,
  });

  const identityOf = async ({ headers }: Pick<FastifyRequest, 'headers'>): Promise<WhoAsks> => {
    const personId = await identity.staffOf(headers);
    return personId === null ? { kind: 'visitor' } : { kind: 'staff', personId };
  };
  const own = createOwnAlerts({ database, change: createChange(database), clock, phones, mailer, sms });
  serveAlerts(app, { own, identityOf });
  servePush(app, {
    reach: () => ({
      pushKey: push.publicKey,
      sms: sms.kind !== 'absent',
      email: mailer.kind !== 'absent',
      relay: parts.offersRelay(),
    }),
    subscriptions,
    sessionOf: (headers) => identity.sessionOf(headers),
  });
  servePushWorker(app, parts.web);
  serveBack(app, { stores: database.stores, secure: parts.secure });

  const stops: (() => void)[] = [];
  const safely = (work: () => Promise<void>) => async () => {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, 'Alerts could not be looked at.');
    }
  };
  return {
    subscriptions,
    start() {
      stops.push(
        scheduler.every(
          alertEvery,
          safely(() => watch.tick()),
        ),
        scheduler.every(
          tidyEvery,
          safely(() => watch.tidy()),
        ),
      );
    },
    stop() {
      for (const stop of stops.splice(0)) stop();
    },
  };
}
