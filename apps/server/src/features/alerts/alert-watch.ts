import { can, type ClinicId, type PersonId } from '@anteroom/domain';
import { parseLocale } from '@anteroom/i18n';
import type { Database } from '../../database/database.ts';
import { translatorFor } from '../../http/translators.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { placeOf, type PlacedClinic } from '../clinic/read-model.ts';
import { timeUntilClosing } from '../hours/read-model.ts';
import type { Mailer } from '../mail/read-model.ts';
import type { PushNotice } from '../push/read-model.ts';
import type { SmsSender } from '../sms/read-model.ts';
import type { AlertPhones } from './alert-phones.ts';
import type { DueAlerts } from './alert-store.ts';
import { alertLetter, alertNotice, alertSms } from './alert-words.ts';

/** Tells staff outside of the page that somebody waits (W5). */
export interface AlertWatch {
  /** To be run every few seconds, on every node: whoever claims a caller for somebody sends, and nobody else does. */
  tick(): Promise<void>;
  /** To be run now and then: forgets who has heard of callers that don't wait any more. */
  tidy(): Promise<void>;
}

export interface AlertWatchParts {
  readonly database: Database;
  readonly mailer: Mailer;
  readonly sms: SmsSender;
  readonly notify: (person: PersonId, notice: PushNotice) => Promise<number>;
  readonly phones: AlertPhones;
  /** Whether somebody has a session that isn't over. */
  readonly isSignedIn: (person: PersonId) => Promise<boolean>;
  /** The e-mail address of an account. */
  readonly emailOf: (person: PersonId) => Promise<string | null>;
  /** Who has a page open, on whichever node, that shows this waiting area. */
  readonly watchersOf: (clinic: ClinicId) => Promise<ReadonlySet<PersonId>>;
  /** Where pages are: scheme, host and port. */
  readonly baseUrl: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

export function createAlertWatch(parts: AlertWatchParts): AlertWatch {
  const { database, clock, log } = parts;
  const { stores } = database;
  let running = false;

  async function settle(due: DueAlerts, watchers: ReadonlySet<PersonId>): Promise<void> {
    const { alerts } = due;
    // Claimed first, also for who hears nothing: a caller whom their page has shown is no news once it is closed.
    const callers = await stores.alerts.claim(alerts.personId, due.callers, clock.now());
    if (callers.length === 0 || (alerts.onlyAway && watchers.has(alerts.personId))) return;
    const placed = await stores.clinics.byId(alerts.clinicId);
    if (placed === null || !(await mayHear(alerts.personId, placed))) return;
    await send(due, callers.length, placed);
  }

  /** Nobody hears anything who is signed out, whose account is closed, or who may not see the waiting area any more. */
  async function mayHear(person: PersonId, placed: PlacedClinic): Promise<boolean> {
    const actor = await stores.access.actorOf(person);
    const isThere = placed.clinic.closedAt === null && placed.organisation.closedAt === null;
    // By its hours; whoever is still inside then, the staff who stay know of.
    const isOpen = isThere && timeUntilClosing(placed, clock.now()) !== 0;
    if (actor === null || !isOpen || !can(actor, 'see-waiting-area', placeOf(placed)).allowed) return false;
    return await parts.isSignedIn(person);
  }

  async function send({ alerts }: DueAlerts, waiting: number, { clinic }: PlacedClinic): Promise<void> {
    const { personId, clinicId } = alerts;
    const path = `/clinics/${clinic.slug}/waiting-area`;
    const facts = { waiting, clinic: clinic.name, href: `${parts.baseUrl()}${path}` };
    const locale = parseLocale(alerts.locale) ?? 'en';
    const to = alerts.email ? await parts.emailOf(personId) : null;
    const number = alerts.sms ? parts.phones.open(personId, alerts.sealedPhone) : null;
    await Promise.all([
      to === null ? null : parts.mailer.send({ to, locale, write: alertLetter(facts) }),
      number === null ? null : parts.sms.send({ to: number, clinicId, locale, write: alertSms(facts) }),
      alerts.push ? parts.notify(personId, alertNotice(path, translatorFor(locale))) : null,
    ]);
  }

  return {
    async tick() {
      // A mail server that is slow holds nothing up but the next alerts.
      if (running) return;
      running = true;
      try {
        const due = await stores.alerts.due(clock.now());
        const clinics = [...new Set(due.map(({ alerts }) => alerts.clinicId))];
        const watchers = new Map(
          await Promise.all(clinics.map(async (id) => [id, await parts.watchersOf(id)] as const)),
        );
        for (const each of due) {
          try {
            await settle(each, watchers.get(each.alerts.clinicId) ?? new Set());
          } catch (error) {
            log.error({ personId: each.alerts.personId, err: error }, 'Somebody could not be alerted.');
          }
        }
      } finally {
        running = false;
      }
    },
    tidy: () => stores.alerts.forget(),
  };
}
