import { accepted, csvOf, phoneBackOrder, type ClinicId, type Instant, type Result } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';
import { phoneBackLimit, type PhoneBackEntry } from '@anteroom/protocol';
import type { Refusal } from '../../refusal.ts';
import { readMaterial } from '../../session/material.ts';
import type { SessionTools } from '../../session/sessions.ts';
import { actorOf, permit, type Identity } from '../access/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';
import { rowsOf } from './read-model.ts';

/** Whom to phone when pictures can't work (E2). */
export interface PhoneBackList {
  readonly now: Instant;
  readonly entries: readonly PhoneBackEntry[];
  /** How many there are beyond those. */
  readonly more: number;
  /** The clinic's time zone: a printed list is read there. */
  readonly timeZone: string;
}

/** Reads the phone-back list for staff who attend callers. Each reading is in the audit log: the list leaves the screen. */
export interface PhoneBack {
  list(
    clinicId: ClinicId,
    by: Identity,
    why: 'list-phone-back' | 'export-phone-back',
  ): Promise<Result<PhoneBackList, Refusal>>;
}

export function createPhoneBack(tools: Pick<SessionTools, 'database' | 'open' | 'clock'>): PhoneBack {
  const { database, open, clock } = tools;
  return {
    async list(clinicId, by, why) {
      const { stores } = database;
      const actor = await actorOf(by, stores);
      const permission = permit(actor, 'attend-caller', await placeIn(stores, clinicId));
      if (!permission.ok) return permission;
      const material = await open(await readMaterial(stores, await stores.consultations.openOf(clinicId)));
      const callers = phoneBackOrder(rowsOf(clinicId, material));
      const entries = callers.slice(0, phoneBackLimit).flatMap(entryOf);
      const now = clock.now();
      if (actor.kind === 'staff') {
        const whose = { kind: 'staff', personId: actor.personId } as const;
        await stores.audit.append([{ at: now, actor: whose, verb: why, clinicId, subject: clinicId }]);
      }
      const timeZone = material.clinics.get(clinicId)?.settings.timeZone ?? 'UTC';
      return accepted({ now, entries, more: callers.length - entries.length, timeZone });
    },
  };
}

function entryOf(row: ReturnType<typeof rowsOf>[number]): PhoneBackEntry[] {
  const { id, status, arrivedAt, firstName, lastName, phone, phoneWanted } = row;
  return status === 'being-seen' ? [] : [{ id, status, arrivedAt, firstName, lastName, phone, phoneWanted }];
}

/** The list as CSV; no cell of it is a formula, whatever somebody typed. */
export function phoneBackCsv(i18n: I18n, { entries, timeZone }: PhoneBackList): string {
  const yes = i18n._({ id: 'phone-back.yes', message: 'yes' });
  const head = [
    i18n._({ id: 'phone-back.last-name', message: 'Last name' }),
    i18n._({ id: 'phone-back.first-name', message: 'First name' }),
    i18n._({ id: 'phone-back.phone', message: 'Phone' }),
    i18n._({ id: 'phone-back.wanted', message: 'Wants to be phoned' }),
    i18n._({ id: 'phone-back.status', message: 'Status' }),
    i18n._({ id: 'phone-back.arrived', message: 'Arrived' }),
  ];
  const status = {
    waiting: i18n._({ id: 'phone-back.waiting', message: 'Waiting' }),
    'on-hold': i18n._({ id: 'phone-back.on-hold', message: 'On hold' }),
  };
  const time = (at: Instant): string => i18n.date(new Date(at), { dateStyle: 'short', timeStyle: 'short', timeZone });
  return csvOf([
    head,
    ...entries.map((entry) => [
      entry.lastName,
      entry.firstName,
      entry.phone,
      entry.phoneWanted ? yes : '',
      status[entry.status],
      time(entry.arrivedAt),
    ]),
  ]);
}
