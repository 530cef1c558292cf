import type { ParticipantId } from '@anteroom/domain';
import { createStore } from '../../connection/store.ts';
import type { WritableStore } from '../../connection/store.ts';
import { perCall } from './per-call.ts';

/**
 * Whose picture stays the large one on this page, by the call's id; null while nobody is pinned. Who leaves and comes back
 * is pinned still.
 */
export const pinnedOf = perCall((): WritableStore<ParticipantId | null> => createStore<ParticipantId | null>(null));

/** Pins somebody; whoever is pinned already is let go. */
export function togglePinned(pinned: WritableStore<ParticipantId | null>, id: ParticipantId): void {
  pinned.set(pinned.read() === id ? null : id);
}

/** Who is pinned after this one: one after the other, then nobody. */
export function nextPinned(
  others: readonly { readonly id: ParticipantId }[],
  pinned: ParticipantId | null,
): ParticipantId | null {
  const at = others.findIndex(({ id }) => id === pinned);
  return others[at + 1]?.id ?? null;
}
