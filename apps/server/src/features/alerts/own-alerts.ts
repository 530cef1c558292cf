import { accepted, defaultAlerts, hintOfNumber, refused, type ClinicId, type Result } from '@anteroom/domain';
import type { OwnAlerts } from '@anteroom/protocol';
import type { Change } from '../../change.ts';
import type { Database, Stores } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Refusal } from '../../refusal.ts';
import { actorOf, permit, type Identity } from '../access/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';
import type { Mailer } from '../mail/read-model.ts';
import type { SmsSender } from '../sms/read-model.ts';
import type { AlertPhones } from './alert-phones.ts';
import type { StoredAlerts } from './alert-store.ts';

/** What somebody sets; without `phone` the number that is kept stays. */
export type AlertWish = Omit<OwnAlerts, 'phoneHint' | 'browsers'> & {
  readonly phone?: string | undefined;
  readonly locale: string;
};

/** Own alerts, read and set (W5). */
export interface OwnAlertsService {
  of(identity: Identity, clinic: ClinicId): Promise<Result<OwnAlerts, Refusal>>;
  set(identity: Identity, clinic: ClinicId, wish: AlertWish): Promise<Result<OwnAlerts, Refusal>>;
}

export function createOwnAlerts(parts: {
  readonly database: Database;
  readonly change: Change;
  readonly clock: Clock;
  readonly phones: AlertPhones;
  readonly mailer: Pick<Mailer, 'kind'>;
  readonly sms: Pick<SmsSender, 'kind' | 'numberOf'>;
}): OwnAlertsService {
  const { database, change, clock, phones, mailer, sms } = parts;

  async function personIn(stores: Stores, identity: Identity, clinic: ClinicId) {
    const actor = await actorOf(identity, stores);
    const may = permit(actor, 'manage-own-alerts', await placeIn(stores, clinic));
    if (!may.ok) return may;
    return actor.kind === 'staff' ? accepted(actor.personId) : refused({ code: 'not-found' } as const);
  }

  async function viewOf(
    stores: Stores,
    person: StoredAlerts['personId'],
    stored: StoredAlerts | null,
  ): Promise<OwnAlerts> {
    const { inPage, desktop, email, push, afterMinutes, onlyAway, sms: bySms } = stored ?? defaultAlerts;
    const number = stored === null ? null : phones.open(person, stored.sealedPhone);
    const browsers = (await stores.pushSubscriptions.of([person], clock.now())).length;
    const phoneHint = number === null ? null : hintOfNumber(number);
    return { inPage, desktop, email, sms: bySms, push, afterMinutes, onlyAway, phoneHint, browsers };
  }

  return {
    async of(identity, clinic) {
      const { stores } = database;
      const person = await personIn(stores, identity, clinic);
      if (!person.ok) return person;
      return accepted(await viewOf(stores, person.value, await stores.alerts.of(person.value, clinic)));
    },
    async set(identity, clinic, { phone, locale, ...settings }) {
      return await change<OwnAlerts>(async (stores) => {
        const person = await personIn(stores, identity, clinic);
        if (!person.ok) return person;
        const personId = person.value;
        if (settings.email && mailer.kind === 'absent') return refused({ code: 'mail-absent' });
        if (settings.sms && sms.kind === 'absent') return refused({ code: 'sms-absent' });
        const typed = phone?.trim() ?? '';
        if (typed !== '' && sms.numberOf(typed) === null) return refused({ code: 'phone-malformed', field: 'phone' });
        const earlier = await stores.alerts.of(personId, clinic);
        const kept = phone === undefined ? (earlier?.sealedPhone ?? null) : null;
        const sealedPhone = typed === '' ? kept : phones.seal(personId, typed);
        if (settings.sms && sealedPhone === null) return refused({ code: 'phone-malformed', field: 'phone' });
        const now = clock.now();
        const stored = { ...settings, personId, clinicId: clinic, locale, sealedPhone, setAt: now };
        await stores.alerts.put(stored);
        await stores.audit.append([
          {
            at: now,
            actor: { kind: 'staff', personId },
            verb: 'change-own-alerts',
            clinicId: clinic,
            subject: personId,
          },
        ]);
        return accepted(await viewOf(stores, personId, stored));
      });
    },
  };
}
