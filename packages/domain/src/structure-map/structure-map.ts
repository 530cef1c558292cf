import type { Actor } from '../access/actor.ts';
import { can, type Permitted } from '../access/can.ts';
import type { ClinicId, OrganisationId, PersonId, RoomId } from '../ids.ts';
import { accepted, refused, type Result } from '../result.ts';
import type { RoomKind } from '../room/room.ts';

/** A meeting or group room on the structure map (S9): counts, and nothing of who is inside. */
export interface MapRoom {
  readonly id: RoomId;
  readonly kind: Exclude<RoomKind, 'user'>;
  readonly name: string;
  /** Everybody inside, guests counted. */
  readonly people: number;
  /** How many guests wait to be let in. */
  readonly knocks: number;
}

/** A clinic on the structure map: a floor of the house. */
export interface MapClinic {
  readonly id: ClinicId;
  readonly slug: string;
  readonly name: string;
  /** Rises with every change of what is counted; an older floor never replaces a newer one. */
  readonly revision: number;
  /** Everybody in the waiting area who is neither being seen nor on hold. */
  readonly waiting: number;
  readonly beingSeen: number;
  readonly onHold: number;
  /** In their order; never a user room. */
  readonly rooms: readonly MapRoom[];
}

/** Somebody's own user room, which is on their own map alone. */
export interface MapUserRoom {
  readonly id: RoomId;
  readonly clinicId: ClinicId;
  readonly ownerId: PersonId;
  readonly people: number;
}

/** How many people there are, on one floor or in the whole house. */
export interface MapCounts {
  readonly waiting: number;
  readonly beingSeen: number;
  readonly onHold: number;
  readonly inRooms: number;
}

/** Which clinics of an organisation somebody sees on its map: all of them, or those that they belong to. */
export type MapScope = 'all' | readonly ClinicId[];

type Reason = Extract<Permitted, { allowed: false }>['reason'];

/** Asks the access table whose floors somebody sees: roles at the organisation see all, roles in clinics their own. */
export function mapScope(actor: Actor, organisationId: OrganisationId): Result<MapScope, Reason> {
  const asked = (clinicId: ClinicId | null): Permitted =>
    can(actor, 'see-clinic', { organisationId, clinicId, consultationId: null });
  const whole = asked(null);
  if (whole.allowed) return accepted('all');
  if (actor.kind !== 'staff') return refused(whole.reason);
  const isHere = (place: { readonly organisationId: OrganisationId }): boolean =>
    place.organisationId === organisationId;
  const own = actor.clinics.filter(isHere).map(({ clinicId }) => clinicId);
  const seen = own.filter((clinicId) => asked(clinicId).allowed);
  if (seen.length > 0) return accepted(seen);
  // Whoever only refers callers knows that it is there, and sees no map of it.
  const [referral] = actor.referrals.filter(isHere);
  const answer = referral === undefined ? whole : asked(referral.clinicId);
  return refused(answer.allowed ? whole.reason : answer.reason);
}

/** How many are on a floor. */
export function countsOf({ waiting, beingSeen, onHold, rooms }: Omit<MapClinic, 'id'>): MapCounts {
  return { waiting, beingSeen, onHold, inRooms: rooms.reduce((sum, { people }) => sum + people, 0) };
}

/** How many are in the house, as far as its floors are seen. */
export function totalCounts(clinics: readonly MapClinic[]): MapCounts {
  const none: MapCounts = { waiting: 0, beingSeen: 0, onHold: 0, inRooms: 0 };
  return clinics.map(countsOf).reduce(
    (sum, floor) => ({
      waiting: sum.waiting + floor.waiting,
      beingSeen: sum.beingSeen + floor.beingSeen,
      onHold: sum.onHold + floor.onHold,
      inRooms: sum.inRooms + floor.inRooms,
    }),
    none,
  );
}

/** From how many clinics on floors are folded at first, so that a large house stays quick and can be looked over. */
export const foldFrom = 13;
