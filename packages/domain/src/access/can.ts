import type { Actor, CallerActor, StaffActor } from './actor.ts';
import type { Place, Verb } from './verbs.ts';

/** Yes, or the code of why not. What one may not know of answers as if it weren't there. */
export type Permission =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: 'not-signed-in' | 'not-found' | 'forbidden' };

const yes: Permission = { allowed: true };
const notFound: Permission = { allowed: false, reason: 'not-found' };

/**
 * Whether somebody may do something in a place, by the access table. The server asks it for every route and message,
 * the web to grey a button.
 */
export function can(actor: Actor, verb: Verb, place: Place): Permission {
  if (verb === 'arrive') return yes;
  switch (actor.kind) {
    case 'system':
      return yes;
    case 'visitor':
      return { allowed: false, reason: 'not-signed-in' };
    case 'caller':
      return callerCan(actor, verb, place);
    case 'staff':
      return staffCan(actor, verb, place);
  }
}

function callerCan(actor: CallerActor, verb: Verb, place: Place): Permission {
  switch (verb) {
    case 'see-own-stay':
    case 'answer-in-own-stay':
    case 'leave-own-stay':
    case 'take-part-in-call':
      return place.consultationId === actor.consultationId ? yes : notFound;
    default:
      return notFound;
  }
}

function staffCan(actor: StaffActor, verb: Verb, place: Place): Permission {
  if (verb === 'see-own-account') return yes;
  const roles = actor.organisations
    .filter((membership) => membership.organisationId === place.organisationId)
    .map((membership) => membership.role);
  const clinics = actor.clinics.filter((membership) => membership.clinicId === place.clinicId);
  if (roles.length === 0 && clinics.length === 0) return notFound;
  const isAdministrator = roles.includes('organisation-administrator');
  const isCoordinator = roles.includes('organisation-coordinator');
  const permitted = clinics.some((membership) => membership.waitingArea);
  switch (verb) {
    case 'see-waiting-area':
    case 'message-caller':
      return allow(isAdministrator || isCoordinator || permitted);
    case 'attend-caller':
    case 'tend-caller':
    case 'take-part-in-call':
    case 'host-call':
      return allow(isAdministrator || permitted);
    default:
      return notFound;
  }
}

function allow(allowed: boolean): Permission {
  return allowed ? yes : { allowed: false, reason: 'forbidden' };
}
