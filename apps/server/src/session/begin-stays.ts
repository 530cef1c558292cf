import { graceFor, nextPresence, peopleOf } from '@anteroom/domain';
import type { ConsultationId, GraceTimes, Instant, SessionChange, Waiting } from '@anteroom/domain';
import type { Stores } from '../database/database.ts';
import type { StoredConsultation } from '../features/consultation/consultation-store.ts';
import { timeUntilClosing } from '../features/hours/read-model.ts';
import { together } from './together.ts';

/** Takes what was typed in a transferred stay along to the one that goes on, under that one's own key. */
export type MoveWords = (stores: Stores, from: ConsultationId, to: ConsultationId) => Promise<void>;

/**
 * Saves the stays that begin by an accepted transfer, in the transaction that closes those before them: what was typed,
 * the caller's token, the link that they came by and the presence of their people go along (S8). A caller is asked nothing again.
 */
export async function beginStays(
  stores: Stores,
  change: SessionChange,
  circumstances: { readonly now: Instant; readonly grace: GraceTimes; readonly moveWords: MoveWords | null },
): Promise<readonly StoredConsultation[]> {
  const begun: StoredConsultation[] = [];
  for (const stay of change.begun) {
    const arrival = change.arrivals.find(({ id }) => id === stay.id);
    const from = stay.transferredFrom;
    const { moveWords } = circumstances;
    if (arrival === undefined || from === null || moveWords === null || stay.status !== 'waiting')
      throw new Error('A stay began that nobody was transferred to.');
    await stores.consultations.insert(stay, [arrival]);
    await together([
      moveWords(stores, from, stay.id),
      stores.callerTokens.move(from, stay.id, stay.clinicId),
      stores.callerLinks.follow(from, stay.id),
      movePresence(stores, stay, circumstances),
    ]);
    begun.push({ consultation: stay, revision: 1 });
  }
  return begun;
}

/** Whoever is missing has the grace of somebody who waits, from now on. */
async function movePresence(
  stores: Stores,
  stay: Waiting,
  { now, grace }: { readonly now: Instant; readonly grace: GraceTimes },
): Promise<void> {
  const rows = await stores.presence.getMany([...peopleOf(stay)]);
  const place = await stores.clinics.byId(stay.clinicId);
  const untilClosing = place === null ? null : timeUntilClosing(place, now);
  const signal = { type: 'grace-changed', at: now, grace: graceFor(stay, grace, untilClosing) } as const;
  for (const row of rows.values()) {
    if (row.subject.kind !== 'caller') continue;
    const subject = { kind: 'caller', consultationId: stay.id } as const;
    await stores.presence.put({ ...row, subject, presence: nextPresence(row.presence, signal) });
  }
}
