import { accepted, begin, checkDetails, doorOf, isOpen, refused } from '@anteroom/domain';
import type { ArrivedEvent, ClinicId, ConsultationId, DetailProblems, Result } from '@anteroom/domain';
import { arrivalForm } from '@anteroom/protocol';
import * as z from 'zod/mini';
import type { Stores } from '../../database/database.ts';
import { refusalOf } from '../../refusal.ts';
import type { Asker, Command, Failed } from '../../perform.ts';
import type { Refusal } from '../../refusal.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Material } from '../../session/material.ts';
import { callerRow } from '../../session/presence-rows.ts';
import type { SessionTools } from '../../session/sessions.ts';
import type { CallerIdentity } from '../access/read-model.ts';
import { practised } from '../first-steps/read-model.ts';
import { deltaOf } from '../waiting-area/read-model.ts';
import type { Page } from '../../realtime/page.ts';
import { hashOfToken, newToken } from '../../platform/tokens.ts';
import type { StayDetails } from './typed-words.ts';
import { together } from '../../session/together.ts';

/** Somebody at the door: what they typed, unread as yet, and the token that their browser holds for this clinic. */
export interface Arrival {
  readonly clinic: string;
  readonly form: unknown;
  readonly token: string | null;
  readonly device: Page['device'];
  /** Whether they may be here as a practice caller (H4), not where it isn't said; what the form says of it counts for nobody else. */
  readonly mayPractise?: boolean;
}

/** Where somebody who arrived stands: the token for their cookie, and whether the stay began just now. */
export interface Arrived {
  readonly token: string;
  readonly consultationId: ConsultationId;
  readonly isNew: boolean;
}

/** Why somebody can't arrive; `problems` names every field that is wrong. */
export interface ArrivalRefusal extends Refusal {
  readonly problems?: DetailProblems;
}

export type ArrivalAnswer =
  { readonly ok: true; readonly value: Arrived } | { readonly ok: false; readonly error: ArrivalRefusal };

/** The door of a clinic (E1, E4): one stay a browser and clinic, however often the form is sent. */
export interface Arrivals {
  arrive(arrival: Arrival): Promise<ArrivalAnswer>;
  /** The stay that a browser's token opens in this clinic, or null; `open` says whether it still goes on. */
  stayOf(
    clinicId: ClinicId,
    token: string | null,
  ): Promise<{ readonly identity: CallerIdentity; readonly open: boolean } | null>;
  /** "Not you? Start again": ends the stay of this browser, if there is one. */
  startAgain(clinicId: ClinicId, token: string | null): Promise<void>;
}

/** Makes the door. */
export function createArrivals(
  tools: SessionTools,
  ports: { readonly ids: Ids; readonly leaveStay: Command<'leaveStay'>; readonly failed: Failed },
): Arrivals {
  const { ids, leaveStay, failed } = ports;

  async function stayOf(stores: Stores, clinicId: ClinicId, token: string | null) {
    const hash = token === null ? null : hashOfToken(token);
    const found = hash === null ? null : await stores.callerTokens.find(hash);
    if (found === null || found.clinicId !== clinicId) return null;
    const stored = await stores.consultations.load(found.consultationId);
    if (stored === null) return null;
    const identity: CallerIdentity = { kind: 'caller', consultationId: found.consultationId, clinicId };
    return { identity, open: isOpen(stored.consultation) };
  }

  async function begins(place: Place, { isPractice, ...details }: Typed, device: Page['device']): Promise<Arrived> {
    const id = ids.consultation();
    const kept = tools.words.begin(id);
    try {
      const token = newToken();
      const entryId = ids.typedEntry();
      const sealed = await tools.words.sealDetails(id, entryId, details);
      if (sealed === null) throw new Error('A new stay has no key.');
      const saved = await tools.change((stores) =>
        save(stores, { id, place, entryId, sealed, kept, token, device, isPractice }),
      );
      if (!saved.ok) throw new Error('An arrival was refused by the database.');
      await tell(place.clinic.id, saved.value);
      return { token, consultationId: id, isNew: true };
    } catch (error) {
      await tools.words.destroy(id);
      throw error;
    }
  }

  async function save(stores: Stores, facts: NewStay): Promise<Result<Saved, Refusal>> {
    const { id, place, entryId, sealed, kept, token, device, isPractice } = facts;
    const clinicId = place.clinic.id;
    const now = tools.clock.now();
    const callerId = ids.participant();
    const event: ArrivedEvent = {
      type: 'arrived',
      at: now,
      id,
      clinicId,
      callerId,
      companions: [],
      firstArrivedAt: now,
      transferredFrom: null,
      ...(isPractice ? { isPractice } : {}),
    };
    const stay = begin(event);
    const hash = hashOfToken(token);
    if (hash === null) throw new Error('A new token is malformed.');
    const entry = { id: entryId, consultationId: id, kind: 'details', at: now, from: 'caller', sealed } as const;
    const row = { ...callerRow(stay, null, null, { ...tools, now }), device };
    // Sent together: one way to the database and back. The key is written meanwhile, and is safe before the commit.
    const [revision] = await together([
      stores.waitingAreas.raise(clinicId),
      stores.consultations.insert(stay, [event]),
      stores.typedEntries.put(entry),
      stores.callerTokens.put({ hash, consultationId: id, clinicId }),
      stores.presence.put(row),
      stores.audit.append([
        { at: now, actor: { kind: 'caller' }, verb: 'arrive', clinicId, subject: id },
        ...(isPractice
          ? [{ at: now, actor: { kind: 'caller' }, verb: practised, clinicId, subject: clinicId } as const]
          : []),
      ]),
      kept,
    ]);
    // Everything that the row of a new stay shows has just been written.
    const material: Material = {
      stays: [{ consultation: stay, revision: 1 }],
      entries: [entry],
      presence: new Map([[callerId, row]]),
      names: new Map(),
      clinics: new Map([[clinicId, place]]),
      queues: new Map(),
      room: null,
      guestEntries: [],
    };
    return accepted({ revision, material });
  }

  function tell(clinicId: ClinicId, { revision, material }: Saved): Promise<void> {
    return tools.tellInOrder(
      () => tools.open(material),
      (opened) => tools.announcer.waitingAreaChanged(deltaOf(clinicId, revision, opened)),
    );
  }

  return {
    async arrive({ clinic, form, token, device, mayPractise = false }) {
      const details = readForm(form, mayPractise);
      if (!details.ok) return { ok: false, error: details.refusal };
      try {
        const found = await tools.database.stores.clinics.bySlug(clinic);
        if (found === null) return { ok: false, error: { code: 'not-found' } };
        const own = await stayOf(tools.database.stores, found.clinic.id, token);
        if (own?.open === true && token !== null) {
          return { ok: true, value: { token, consultationId: own.identity.consultationId, isNew: false } };
        }
        // Whoever is inside stays; nobody else comes in.
        const door = doorOf(found.clinic, found.settings.waitingAreaSwitch);
        if (door !== 'open')
          return { ok: false, error: { code: door === 'closed' ? 'clinic-closed' : 'waiting-area-off' } };
        return { ok: true, value: await begins(found, details.value, device) };
      } catch (error) {
        return { ok: false, error: { code: await failed('arrive', error) } };
      }
    },
    stayOf: (clinicId, token) => stayOf(tools.database.stores, clinicId, token),
    async startAgain(clinicId, token) {
      const own = await stayOf(tools.database.stores, clinicId, token);
      if (own === null) return;
      const asker: Asker = { identity: own.identity, page: null };
      await leaveStay({}, asker);
    },
  };
}

type Place = NonNullable<Awaited<ReturnType<Stores['clinics']['bySlug']>>>;

interface NewStay {
  readonly id: ConsultationId;
  readonly place: Place;
  readonly entryId: ReturnType<Ids['typedEntry']>;
  readonly sealed: Uint8Array;
  /** When the key is safely kept. */
  readonly kept: Promise<void>;
  readonly token: string;
  readonly device: Page['device'];
  readonly isPractice: boolean;
}

/** What somebody typed, and whether they only try. */
type Typed = StayDetails & { readonly isPractice: boolean };

interface Saved {
  readonly revision: number;
  readonly material: Material;
}

function readForm(form: unknown, mayPractise: boolean): Result<Typed, ArrivalRefusal> {
  const parsed = z.safeParse(arrivalForm, form);
  if (!parsed.success) return refused(refusalOf(parsed.error.issues));
  const { firstName, lastName, phone = '', withoutCamera, practice } = parsed.data;
  const checked = checkDetails({ firstName, lastName, phone });
  if (checked.ok)
    return accepted({
      ...checked.value,
      withoutCamera: withoutCamera === 'on',
      isPractice: mayPractise && practice === 'on',
    });
  const problems = checked.refusal;
  const field = Object.keys(problems)[0];
  return refused({ code: 'invalid-input', problems, ...(field === undefined ? {} : { field }) });
}
