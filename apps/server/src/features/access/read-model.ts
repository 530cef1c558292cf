import { accepted, can, refused } from '@anteroom/domain';
import type { Actor, ClinicId, ConsultationId, PersonId, Place, Result, Verb } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Refusal } from '../../refusal.ts';

/** A caller, by the token of their stay. */
export interface CallerIdentity {
  readonly kind: 'caller';
  readonly consultationId: ConsultationId;
  readonly clinicId: ClinicId;
}

/** Who somebody is, verified from a session or a token and from nothing else. */
export type Identity =
  | { readonly kind: 'staff'; readonly personId: PersonId }
  | CallerIdentity
  | { readonly kind: 'visitor' }
  | { readonly kind: 'system' };

/** All that somebody is at this moment: roles are read anew for every command, so that a lost one counts at once. */
export async function actorOf(identity: Identity, stores: Stores): Promise<Actor> {
  if (identity.kind !== 'staff') return identity;
  return (await stores.access.actorOf(identity.personId)) ?? { kind: 'visitor' };
}

/** Asks the access table; what one may not know of, and what isn't there (`null`), answer alike. */
export function permit(actor: Actor, verb: Verb, place: Place | null): Result<null, Refusal> {
  if (place === null) return refused({ code: actor.kind === 'visitor' ? 'not-signed-in' : 'not-found' });
  const permission = can(actor, verb, place);
  return permission.allowed ? accepted(null) : refused({ code: permission.reason });
}
