import { isOpen, isOpenVisit, isToErase, nextPresence, participantsOf, peopleOf, graceFor } from '@anteroom/domain';
import type {
  Actor,
  Call,
  ClinicId,
  Consultation,
  ConsultationId,
  GraceTimes,
  Instant,
  SessionChange,
} from '@anteroom/domain';
import { Stale } from '../change.ts';
import type { Stores } from '../database/database.ts';
import type { AuditEntry } from '../features/audit/audit-store.ts';
import type { StoredConsultation } from '../features/consultation/consultation-store.ts';
import { timeUntilClosing } from '../features/hours/read-model.ts';
import type { LoadedSession } from './load-session.ts';
import { issueSurveys, noteWaits } from '../features/waiting-experience/read-model.ts';
import { beginStays, type MoveWords } from './begin-stays.ts';
import { adaptGuestGraces, readInvitedVisits, saveVisits, type InvitedVisits } from './invited-visits.ts';
import { readMaterial } from './material.ts';
import type { Material } from './material.ts';
import { together } from './together.ts';
import { useUpLinks } from './use-up-links.ts';

/** Who changes a session, when, and by what: written into the audit log with it. */
export interface Deed {
  readonly actor: Actor;
  readonly verb: string;
  readonly now: Instant;
  /** As whom the audit log knows them, where the actor doesn't say it. */
  readonly by?: AuditEntry['actor'];
}

/** A session as it was and as it is saved now, with all that is needed to tell of it. */
export interface SavedSession {
  readonly before: LoadedSession;
  readonly call: { readonly call: Call; readonly revision: number } | null;
  readonly changed: readonly StoredConsultation[];
  /** Whose rows look otherwise now: those that changed, and all in a call that was locked or unlocked. */
  readonly shown: readonly StoredConsultation[];
  /** Stays that began by an accepted transfer. */
  readonly begun: readonly StoredConsultation[];
  /** The new revision of every waiting list that shows a difference. */
  readonly lists: ReadonlyMap<ClinicId, number>;
  /** Those who were invited into the call, and what tells of them. */
  readonly invited: InvitedVisits;
  readonly material: Material;
}

/**
 * Saves what was decided: the call, its stays with their events, presence, the audit log and the revisions of the waiting
 * lists, all in the caller's transaction. What was typed in a stay that is over is erased with it.
 * The statements are sent together, in this order: the views are read from what is written just before them.
 * Throws `Stale` where somebody else was faster.
 */
export async function saveSession(
  stores: Stores,
  before: LoadedSession,
  change: SessionChange,
  deed: Deed,
  grace: GraceTimes,
  moveWords: MoveWords | null = null,
): Promise<SavedSession> {
  const changed = changedStays(before, change);
  const begun = await beginStays(stores, change, { now: deed.now, grace, moveWords });
  const stays = before.stays.map(
    (stay) => changed.find((other) => other.consultation.id === stay.consultation.id) ?? stay,
  );
  const shown = isLockedAnew(before, change.call) ? stays : changed;
  const visits = change.visits ?? [];
  const [callRevision, , , , , lists, material, invited] = await together([
    saveCall(stores, before, change.call, visits.length > 0),
    saveVisits(stores, visits),
    saveStays(stores, changed, change),
    removePresence(stores, before, change),
    stores.audit.append(auditOf(before, change, deed)),
    raiseLists(stores, before, [...shown, ...begun]),
    readMaterial(
      stores,
      [...stays, ...begun],
      change.call,
      visits.map(({ id }) => id),
    ),
    readInvitedVisits(stores, visits),
  ]);
  await adaptGraces(stores, changed, material, deed.now, grace);
  await adaptGuestGraces(stores, visits, { now: deed.now, grace });
  await together([noteWaits(stores, before, changed, deed.now), issueSurveys(stores, changed, deed.now)]);
  await together(changed.map(({ consultation }) => letGo(stores, consultation, material, deed.now)));
  await useUpLinks(stores, changed, deed.now);
  const call = change.call === null ? null : { call: change.call, revision: callRevision };
  return { before, call, changed, shown, begun, lists, invited, material };
}

/** Whether what was typed in a stay is to be erased by now: at its end, or later where its clinic keeps it for some hours (A4). */
export function isTypedOver(stay: Consultation, { clinics }: Pick<Material, 'clinics'>, now: Instant): boolean {
  return isToErase(stay, clinics.get(stay.clinicId)?.settings.keepTypedHours ?? 0, now);
}

/** The token of a stay that is over dies with it, whatever else is kept. */
async function letGo(stores: Stores, stay: Consultation, material: Material, now: Instant): Promise<void> {
  if (isOpen(stay)) return;
  await (isTypedOver(stay, material, now) ? eraseStay(stores, stay.id) : stores.callerTokens.destroy(stay.id));
}

/** Erases what was typed in a stay and lets its token die; its key is destroyed after the commit. */
export async function eraseStay(stores: Stores, id: ConsultationId): Promise<void> {
  await together([stores.typedEntries.erase(id), stores.callerTokens.destroy(id)]);
}

/** @param isTouched where something beside it hangs on it, so that two such changes never pass each other unseen */
async function saveCall(stores: Stores, before: LoadedSession, call: Call | null, isTouched: boolean): Promise<number> {
  const earlier = before.session.call;
  if (call === null || (isSame(call, earlier) && !isTouched)) return before.callRevision;
  if (earlier?.id !== call.id) {
    await stores.calls.insert(call);
    return 1;
  }
  if (!(await stores.calls.save(call, before.callRevision))) throw new Stale();
  return before.callRevision + 1;
}

/** Whether a call that goes on is locked or unlocked by the change. */
function isLockedAnew({ session }: LoadedSession, call: Call | null): boolean {
  const earlier = session.call;
  if (earlier?.status !== 'open' || call?.status !== 'open' || earlier.id !== call.id) return false;
  return (earlier.lock === null) !== (call.lock === null);
}

/** Both come from the same rules, so that equal calls are written alike. */
function isSame(call: Call, earlier: Call | null): boolean {
  return JSON.stringify(call) === JSON.stringify(earlier);
}

function changedStays(before: LoadedSession, change: SessionChange): readonly StoredConsultation[] {
  return change.stays.map(({ consultationId, after }) => {
    const stored = before.stays.find((stay) => stay.consultation.id === consultationId);
    if (stored === undefined) throw new Error('A stay was decided that was not loaded.');
    return { consultation: after, revision: stored.revision + 1 };
  });
}

async function saveStays(stores: Stores, changed: readonly StoredConsultation[], change: SessionChange): Promise<void> {
  const saved = await together(
    changed.map(({ consultation, revision }) => {
      const events = change.stays.find((stay) => stay.consultationId === consultation.id)?.events ?? [];
      return stores.consultations.save(consultation, revision - 1, events);
    }),
  );
  if (saved.includes(false)) throw new Stale();
}

/** Who is out for good has no presence any more. */
async function removePresence(stores: Stores, before: LoadedSession, change: SessionChange): Promise<void> {
  const earlier = before.session.call;
  const providers = earlier?.status === 'open' ? earlier.providers.map((provider) => provider.participantId) : [];
  const inside = new Set(change.call === null ? [] : participantsOf(change.call));
  // The people of a transferred stay are in the one that goes on.
  const over = change.stays.flatMap(({ after }) => (after.status === 'ended' ? peopleOf(after) : []));
  const visitors = (change.visits ?? []).filter((visit) => !isOpenVisit(visit)).map(({ id }) => id);
  const out = [...providers.filter((id) => !inside.has(id)), ...over, ...visitors];
  if (out.length > 0) await stores.presence.remove(out);
}

/** Who is missing gets the grace of their new status, from now on. */
async function adaptGraces(
  stores: Stores,
  changed: readonly StoredConsultation[],
  material: Material,
  now: Instant,
  grace: GraceTimes,
): Promise<void> {
  for (const { consultation } of changed) {
    if (!isOpen(consultation)) continue;
    const place = material.clinics.get(consultation.clinicId);
    const untilClosing = place === undefined ? null : timeUntilClosing(place, now);
    for (const id of peopleOf(consultation)) {
      const row = material.presence.get(id);
      if (row?.presence.state !== 'missing') continue;
      const signal = { type: 'grace-changed', at: now, grace: graceFor(consultation, grace, untilClosing) } as const;
      await stores.presence.changeOwned(id, row, { presence: nextPresence(row.presence, signal) });
    }
  }
}

function auditOf(before: LoadedSession, change: SessionChange, { actor, verb, now, by: named }: Deed): AuditEntry[] {
  const known: AuditEntry['actor'] =
    actor.kind === 'staff'
      ? { kind: 'staff', personId: actor.personId }
      : { kind: actor.kind === 'caller' || actor.kind === 'guest' ? actor.kind : 'system' };
  const by = named ?? known;
  const stays = change.stays.map(({ after }) => ({
    at: now,
    actor: by,
    verb,
    clinicId: after.clinicId,
    subject: after.id,
  }));
  const begun = change.begun.map(({ id, clinicId }) => ({ at: now, actor: by, verb, clinicId, subject: id }));
  const call = change.call;
  const visits = (change.visits ?? []).map(({ id }) => ({ at: now, actor: by, verb, clinicId: null, subject: id }));
  if (call === null || isSame(call, before.session.call)) return [...stays, ...begun, ...visits];
  return [...stays, ...begun, ...visits, { at: now, actor: by, verb, clinicId: null, subject: call.id }];
}

async function raiseLists(
  stores: Stores,
  before: LoadedSession,
  changed: readonly StoredConsultation[],
): Promise<ReadonlyMap<ClinicId, number>> {
  const offers = changed.flatMap(({ consultation }) => changedOffers(before, consultation));
  // Always in the same order, or two transactions that raise the same two would wait for each other.
  const clinics = [...new Set([...changed.map(({ consultation }) => consultation.clinicId), ...offers])].sort();
  return new Map(await together(clinics.map(async (id) => [id, await stores.waitingAreas.raise(id)] as const)));
}

/** The clinics that are asked to take the caller from now on, or no longer. */
function changedOffers(before: LoadedSession, after: Consultation): readonly ClinicId[] {
  const earlier = before.session.consultations.find(({ id }) => id === after.id)?.offer ?? null;
  if (JSON.stringify(earlier) === JSON.stringify(after.offer)) return [];
  return [earlier, after.offer].flatMap((offer) => (offer === null ? [] : [offer.to]));
}
