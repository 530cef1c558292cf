import { accepted, can, isOpenVisit, refused } from '@anteroom/domain';
import type {
  Actor,
  ClinicId,
  ConsultationId,
  ParticipantId,
  PersonId,
  Place,
  Result,
  RoomId,
  Verb,
} from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Refusal } from '../../refusal.ts';
import type { PersonNames } from './access-store.ts';

/** What people are called, everywhere and in some clinics. */
export type Names = ReadonlyMap<PersonId, PersonNames>;

/** A caller, by the token of their stay. */
export interface CallerIdentity {
  readonly kind: 'caller';
  readonly consultationId: ConsultationId;
  readonly clinicId: ClinicId;
}

/** A guest, by the token of their visit. */
export interface GuestIdentity {
  readonly kind: 'guest';
  readonly visitId: ParticipantId;
  /** Null for somebody invited into one call. */
  readonly roomId: RoomId | null;
}

/** Who somebody is, verified from a session or a token and from nothing else. */
export type Identity =
  | { readonly kind: 'staff'; readonly personId: PersonId }
  | CallerIdentity
  | GuestIdentity
  | { readonly kind: 'visitor' }
  | { readonly kind: 'system' };

/** All that somebody is at this moment: roles are read anew for every command, so that a lost one counts at once. */
export async function actorOf(identity: Identity, stores: Stores): Promise<Actor> {
  if (identity.kind === 'guest') return guestOf(identity, stores);
  if (identity.kind !== 'staff') return identity;
  return (await stores.access.actorOf(identity.personId)) ?? { kind: 'visitor' };
}

/** Whether a guest has been let in stands in their visit; with its end they are nobody. */
async function guestOf({ visitId, roomId }: GuestIdentity, stores: Stores): Promise<Actor> {
  const visit = await stores.visits.load(visitId);
  if (visit === null || !isOpenVisit(visit) || visit.roomId !== roomId) return { kind: 'visitor' };
  const guest = { kind: 'guest', participantId: visitId, roomId, isAdmitted: visit.status === 'inside' } as const;
  if (visit.invitationId === undefined) return guest;
  const stored = await stores.callInvitations.load(visit.invitationId);
  return stored === null ? { kind: 'visitor' } : { ...guest, callId: stored.invitation.callId };
}

/** What somebody is called in a clinic (P5): as they want to be there, else by their own name; empty for somebody unknown. */
export function nameIn(names: Names, id: PersonId, clinicId: ClinicId | null): string {
  const found = names.get(id);
  return (clinicId === null ? undefined : found?.inClinics.get(clinicId)) ?? found?.name ?? '';
}

/** Asks the access table; what one may not know of, and what isn't there (`null`), answer alike. */
export function permit(actor: Actor, verb: Verb, place: Place | null): Result<null, Refusal> {
  if (place === null) return refused({ code: actor.kind === 'visitor' ? 'not-signed-in' : 'not-found' });
  const permission = can(actor, verb, place);
  return permission.allowed ? accepted(null) : refused({ code: permission.reason });
}

/**
 * Lets a page hear something as what its person may (P6). They are asked before it begins, and once more after: a right
 * that was taken in between was looked for on this page too early.
 * @param ask as what they may hear it, now
 */
export async function hearAs<As extends string>(
  ask: () => Promise<Result<As, Refusal>>,
  { begin, stop }: { readonly begin: (as: As) => void; readonly stop: () => void },
): Promise<Result<As, Refusal>> {
  let begun: As | null = null;
  for (;;) {
    const asked = await ask();
    if (!asked.ok) {
      if (begun !== null) stop();
      return asked;
    }
    if (asked.value === begun) return asked;
    begun = asked.value;
    begin(begun);
  }
}
