import { createHmac, randomBytes } from 'node:crypto';
import { knockAgainAt, type GuestLinkId, type ParticipantId } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Clock } from '../../platform/clock.ts';

/**
 * Sees when somebody who was declined presses on. The pause of a browser stands in its cookie, and a cookie is quickly
 * deleted; so from an address from which several were declined at a link nobody knocks there before the pause is over.
 */
export interface Pressing {
  /** Whether a new visitor by this link has to wait first. */
  mustWait(linkId: GuestLinkId, address: string): Promise<boolean>;
  /** Somebody has begun to knock. */
  noteKnock(linkId: GuestLinkId, address: string, visitId: ParticipantId): void;
}

/** Declined within `remembered` from one address at one link: so many may be people of one house, more is pressing. */
const patience = 3;
const remembered = 10 * 60_000;

/** Most doors and addresses that are remembered at once; the oldest go first. */
const mostKeys = 10_000;

interface Knocked {
  readonly visitId: ParticipantId;
  readonly at: number;
}

/** In this process alone, like every limit by address. */
export function createPressing(parts: { readonly stores: Pick<Stores, 'visits'>; readonly clock: Clock }): Pressing {
  const { stores, clock } = parts;
  // Addresses are kept nowhere: a key that is never written down makes of them what nobody can take back.
  const key = randomBytes(32);
  const knocks = new Map<string, readonly Knocked[]>();
  const doorOf = (linkId: GuestLinkId, address: string): string =>
    createHmac('sha256', key).update(`${linkId}\n${address}`).digest('base64url');
  const recent = (door: string): readonly Knocked[] =>
    (knocks.get(door) ?? []).filter(({ at }) => clock.now() - at < remembered);

  return {
    async mustWait(linkId, address) {
      const earlier = recent(doorOf(linkId, address));
      if (earlier.length < patience) return false;
      const visits = await stores.visits.loadMany(earlier.map(({ visitId }) => visitId));
      const pauses = visits.flatMap((visit) => knockAgainAt(visit) ?? []);
      return pauses.length >= patience && clock.now() < Math.max(...pauses);
    },
    noteKnock(linkId, address, visitId) {
      const door = doorOf(linkId, address);
      const earlier = recent(door);
      // Set anew, it is the youngest.
      knocks.delete(door);
      knocks.set(door, [...earlier.slice(1 - mostOfOne), { visitId, at: clock.now() }]);
      for (const oldest of knocks.keys()) {
        if (knocks.size <= mostKeys) break;
        knocks.delete(oldest);
      }
    },
  };
}

/** Knocks of one door and address that are remembered. */
const mostOfOne = 30;
