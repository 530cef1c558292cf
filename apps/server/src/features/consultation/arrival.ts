import { accepted, begin, doorOf, evolve, isOpen, refused } from '@anteroom/domain';
import type { Agreement, ArrivedEvent, ClinicId, ConsultationId, Result } from '@anteroom/domain';
import { readArrivalForm } from '@anteroom/protocol';
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
import type { ArrivalLinks, LinkEntrance } from './arrival-link.ts';
import { hasBeenIn } from './transfer/has-been-in.ts';
import { typedIn, type ArrivalRefusal, type Typed } from './typed-in.ts';
import { together } from '../../session/together.ts';

/** Somebody at the door: what they typed, unread as yet, and the token that their browser holds for this clinic. */
export interface Arrival {
  readonly clinic: string;
  readonly form: unknown;
  readonly token: string | null;
  readonly device: Page['device'];
  /** The secret of the link that they came by, where it was made for one caller (E9, E10). */
  readonly link?: string;
  /** Whether they may be here as a practice caller (H4), not where it isn't said; what the form says of it counts for nobody else. */
  readonly mayPractise?: boolean;
}

/** Where somebody who arrived stands: the token for their cookie, and whether the stay began just now. */
export interface Arrived {
  readonly token: string;
  readonly consultationId: ConsultationId;
  readonly clinicId: ClinicId;
  readonly isNew: boolean;
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
  ports: {
    readonly ids: Ids;
    readonly leaveStay: Command<'leaveStay'>;
    readonly failed: Failed;
    readonly links: ArrivalLinks;
  },
): Arrivals {
  const { ids, leaveStay, failed, links } = ports;

  async function stayOf(stores: Stores, clinicId: ClinicId, token: string | null) {
    const hash = token === null ? null : hashOfToken(token);
    const found = hash === null ? null : await stores.callerTokens.find(hash);
    if (found === null) return null;
    const stored = await stores.consultations.load(found.consultationId);
    if (stored === null) return null;
    if (found.clinicId !== clinicId && !(await hasBeenIn(stores, clinicId, stored.consultation))) return null;
    const identity: CallerIdentity = { kind: 'caller', ...found };
    return { identity, open: isOpen(stored.consultation) };
  }

  async function begins(
    place: Place,
    typed: Typed,
    device: Page['device'],
    bind: Bind | null,
  ): Promise<Result<Arrived, Refusal>> {
    const { isPractice, agreements, ...details } = typed;
    const id = ids.consultation();
    const kept = tools.words.begin(id);
    try {
      const token = newToken();
      const entryId = ids.typedEntry();
      const sealed = await tools.words.sealDetails(id, entryId, details);
      if (sealed === null) throw new Error('A new stay has no key.');
      const saved = await tools.change((stores) =>
        save(stores, {
          ...{ id, place, entryId, sealed, kept, token, device, isPractice, agreements, bind },
          phoneWanted: details.phoneWanted,
        }),
      );
      if (!saved.ok) {
        await tools.words.destroy(id);
        return saved;
      }
      await tell(place.clinic.id, saved.value);
      return accepted({ token, consultationId: id, clinicId: place.clinic.id, isNew: true });
    } catch (error) {
      await tools.words.destroy(id);
      throw error;
    }
  }

  async function save(stores: Stores, facts: NewStay): Promise<Result<Saved, Refusal>> {
    const { id, place, entryId, sealed, kept, token, device, isPractice, agreements, bind, phoneWanted } = facts;
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
      ...(agreements.length > 0 ? { agreements } : {}),
    };
    // Who waits for the telephone may close the page: no grace runs while a call back is wanted.
    const wish = { type: 'call-back-wanted', at: now, wanted: true } as const;
    const arrived = begin(event);
    const stay = phoneWanted ? evolve(arrived, wish) : arrived;
    const hash = hashOfToken(token);
    if (hash === null) throw new Error('A new token is malformed.');
    const entry = { id: entryId, consultationId: id, kind: 'details', at: now, from: 'caller', sealed } as const;
    const row = { ...callerRow(stay, null, null, { ...tools, now }), device };
    // Sent together: one way to the database and back. The key is written meanwhile, and is safe before the commit.
    const [revision] = await together([
      stores.waitingAreas.raise(clinicId),
      stores.consultations.insert(stay, phoneWanted ? [event, wish] : [event]),
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
    if (bind !== null && !(await bind(stores, id))) return refused({ code: 'conflict' });
    // Everything that the row of a new stay shows has just been written.
    const material: Material = {
      stays: [{ consultation: stay, revision: 1 }],
      entries: [entry],
      presence: new Map([[callerId, row]]),
      names: new Map(),
      clinics: new Map([[clinicId, place]]),
      queues: new Map(),
      lockedCalls: new Set(),
      room: null,
      guestEntries: [],
      origins: new Map(),
    };
    return accepted({ revision, material });
  }

  function tell(clinicId: ClinicId, { revision, material }: Saved): Promise<void> {
    return tools.tellInOrder(
      () => tools.open(material),
      (opened) => tools.announcer.waitingAreaChanged(deltaOf(clinicId, revision, opened)),
    );
  }

  /** What a link alone decides; null where somebody arrives by it as everybody does. */
  async function enterBy(entrance: LinkEntrance, own: CallerIdentity | null): Promise<ArrivalAnswer | null> {
    if (entrance.kind === 'refused') return { ok: false, error: { code: 'link-not-valid' } };
    // One of two people would be in the place of the other.
    const isOwn = entrance.kind === 'inside' && entrance.consultationId === own?.consultationId;
    if (own !== null) return isOwn ? null : { ok: false, error: { code: 'conflict' } };
    if (entrance.kind === 'open') return null;
    if (!entrance.isPersonal) return { ok: false, error: { code: 'link-not-valid' } };
    return { ok: true, value: await addDevice(entrance) };
  }

  /** One more device of somebody who has a personal link: the same stay (E9). */
  async function addDevice({ consultationId, clinicId }: Inside): Promise<Arrived> {
    const token = newToken();
    const hash = hashOfToken(token);
    if (hash === null) throw new Error('A new token is malformed.');
    const entry = {
      at: tools.clock.now(),
      actor: { kind: 'caller' },
      verb: 'add-device',
      clinicId,
      subject: consultationId,
    } as const;
    await tools.database.transact(async (stores) => {
      await together([stores.callerTokens.put({ hash, consultationId, clinicId }), stores.audit.append([entry])]);
    });
    return { token, consultationId, clinicId, isNew: false };
  }

  return {
    async arrive({ clinic, form, token, device, link, mayPractise = false }) {
      const read = readArrivalForm(form);
      // Whoever comes back by a link needs no form.
      if (!read.ok && link === undefined) return { ok: false, error: refusalOf(read.issues) };
      try {
        const found = await tools.database.stores.clinics.bySlug(clinic);
        if (found === null) return { ok: false, error: { code: 'not-found' } };
        const own = await stayOf(tools.database.stores, found.clinic.id, token);
        const entrance = link === undefined ? null : await links.entrance(link, found.clinic.id);
        const byLink = entrance === null ? null : await enterBy(entrance, own?.open === true ? own.identity : null);
        if (byLink !== null) return byLink;
        if (!read.ok) return { ok: false, error: refusalOf(read.issues) };
        if (own?.open === true && token !== null) {
          return { ok: true, value: { token, ...placeIn(own.identity), isNew: false } };
        }
        // Whoever is inside stays; nobody else comes in.
        const door = doorOf(found.clinic, found.settings, tools.clock.now());
        if (door !== 'open') return { ok: false, error: { code: refusals[door] } };
        const typed = typedIn(read, found.settings, mayPractise);
        if (!typed.ok) return { ok: false, error: typed.refusal };
        const bind = entrance?.kind === 'open' ? entrance.bind : null;
        const begun = await begins(found, typed.value, device, bind);
        return begun.ok ? begun : { ok: false, error: begun.refusal };
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

/** Why nobody comes in by a door. */
const refusals = { closed: 'clinic-closed', off: 'waiting-area-off', 'out-of-hours': 'out-of-hours' } as const;

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
  readonly agreements: readonly Agreement[];
  /** Notes which stay a caller's link began. */
  readonly bind: Bind | null;
  readonly phoneWanted: boolean;
}

type Bind = Extract<LinkEntrance, { kind: 'open' }>['bind'];
type Inside = Extract<LinkEntrance, { kind: 'inside' }>;

interface Saved {
  readonly revision: number;
  readonly material: Material;
}

function placeIn({ consultationId, clinicId }: CallerIdentity): Pick<Arrived, 'consultationId' | 'clinicId'> {
  return { consultationId, clinicId };
}
