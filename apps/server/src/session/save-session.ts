import { isOpen, nextPresence, participantsOf, peopleOf, graceFor } from '@anteroom/domain';
import type { Actor, Call, ClinicId, ConsultationId, GraceTimes, Instant, SessionChange } from '@anteroom/domain';
import { Stale } from '../change.ts';
import type { Stores } from '../database/database.ts';
import type { AuditEntry } from '../features/audit/audit-store.ts';
import type { StoredConsultation } from '../features/consultation/consultation-store.ts';
import type { LoadedSession } from './load-session.ts';
import { readMaterial } from './material.ts';
import type { Material } from './material.ts';

/** Who changes a session, when, and by what: written into the audit log with it. */
export interface Deed {
  readonly actor: Actor;
  readonly verb: string;
  readonly now: Instant;
}

/** A session as it was and as it is saved now, with all that is needed to tell of it. */
export interface SavedSession {
  readonly before: LoadedSession;
  readonly call: { readonly call: Call; readonly revision: number } | null;
  readonly changed: readonly StoredConsultation[];
  /** The new revision of every waiting list that shows a difference. */
  readonly lists: ReadonlyMap<ClinicId, number>;
  readonly material: Material;
}

/**
 * Saves what was decided: the call, its stays with their events, presence, the audit log and the revisions of the waiting
 * lists, all in the caller's transaction. What was typed in a stay that is over is erased with it.
 * Throws `Stale` where somebody else was faster.
 */
export async function saveSession(
  stores: Stores,
  before: LoadedSession,
  change: SessionChange,
  deed: Deed,
  grace: GraceTimes,
): Promise<SavedSession> {
  const callRevision = await saveCall(stores, before, change.call);
  const changed = await saveStays(stores, before, change);
  await adaptPresence(stores, before, change, deed.now, grace);
  await stores.audit.append(auditOf(before, change, deed));
  const lists = await raiseLists(stores, changed);
  const stays = before.stays.map(
    (stay) => changed.find((other) => other.consultation.id === stay.consultation.id) ?? stay,
  );
  const material = await readMaterial(stores, stays, change.call);
  for (const { consultation } of changed) {
    if (!isOpen(consultation)) await eraseStay(stores, consultation.id);
  }
  const call = change.call === null ? null : { call: change.call, revision: callRevision };
  return { before, call, changed, lists, material };
}

/** Erases what was typed in a stay and lets its token die; its key is destroyed after the commit. */
export async function eraseStay(stores: Stores, id: ConsultationId): Promise<void> {
  await stores.typedEntries.erase(id);
  await stores.callerTokens.destroy(id);
}

async function saveCall(stores: Stores, before: LoadedSession, call: Call | null): Promise<number> {
  const earlier = before.session.call;
  if (call === null || isSame(call, earlier)) return before.callRevision;
  if (earlier?.id !== call.id) {
    await stores.calls.insert(call);
    return 1;
  }
  if (!(await stores.calls.save(call, before.callRevision))) throw new Stale();
  return before.callRevision + 1;
}

/** Both come from the same rules, so that equal calls are written alike. */
function isSame(call: Call, earlier: Call | null): boolean {
  return JSON.stringify(call) === JSON.stringify(earlier);
}

async function saveStays(
  stores: Stores,
  before: LoadedSession,
  change: SessionChange,
): Promise<readonly StoredConsultation[]> {
  const saved: StoredConsultation[] = [];
  for (const { consultationId, after, events } of change.stays) {
    const stored = before.stays.find((stay) => stay.consultation.id === consultationId);
    if (stored === undefined) throw new Error('A stay was decided that was not loaded.');
    if (!(await stores.consultations.save(after, stored.revision, events))) throw new Stale();
    saved.push({ consultation: after, revision: stored.revision + 1 });
  }
  return saved;
}

/** Who is out for good has no presence any more; who is missing gets the grace of their new status. */
async function adaptPresence(
  stores: Stores,
  before: LoadedSession,
  change: SessionChange,
  now: Instant,
  grace: GraceTimes,
): Promise<void> {
  const earlier = before.session.call;
  const providers = earlier?.status === 'open' ? earlier.providers.map((provider) => provider.participantId) : [];
  const inside = new Set(change.call === null ? [] : participantsOf(change.call));
  const over = change.stays.flatMap(({ after }) => (isOpen(after) ? [] : peopleOf(after)));
  const out = [...providers.filter((id) => !inside.has(id)), ...over];
  if (out.length > 0) await stores.presence.remove(out);
  const open = change.stays.map(({ after }) => after).filter(isOpen);
  if (open.length === 0) return;
  const rows = await stores.presence.getMany(open.flatMap(peopleOf));
  for (const stay of open) {
    for (const id of peopleOf(stay)) {
      const row = rows.get(id);
      if (row?.presence.state !== 'missing') continue;
      const signal = { type: 'grace-changed', at: now, grace: graceFor(stay, grace) } as const;
      await stores.presence.changeOwned(id, row, { presence: nextPresence(row.presence, signal) });
    }
  }
}

function auditOf(before: LoadedSession, change: SessionChange, { actor, verb, now }: Deed): AuditEntry[] {
  const by: AuditEntry['actor'] =
    actor.kind === 'staff'
      ? { kind: 'staff', personId: actor.personId }
      : { kind: actor.kind === 'caller' ? 'caller' : 'system' };
  const stays = change.stays.map(({ after }) => ({
    at: now,
    actor: by,
    verb,
    clinicId: after.clinicId,
    subject: after.id,
  }));
  const call = change.call;
  if (call === null || isSame(call, before.session.call)) return stays;
  return [...stays, { at: now, actor: by, verb, clinicId: null, subject: call.id }];
}

async function raiseLists(
  stores: Stores,
  changed: readonly StoredConsultation[],
): Promise<ReadonlyMap<ClinicId, number>> {
  // Always in the same order, or two transactions that raise the same two would wait for each other.
  const clinics = [...new Set(changed.map(({ consultation }) => consultation.clinicId))].sort();
  const lists = new Map<ClinicId, number>();
  for (const clinicId of clinics) lists.set(clinicId, await stores.waitingAreas.raise(clinicId));
  return lists;
}
