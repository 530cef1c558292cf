import type { Actor, CallerActor, GuestActor, StaffActor } from './actor.ts';
import { callPolicy } from './policies/call.ts';
import { clinicPolicy } from './policies/clinic.ts';
import { organisationPolicy } from './policies/organisation.ts';
import { roomPolicy } from './policies/room.ts';
import { waitingAreaPolicy } from './policies/waiting-area.ts';
import { standingIn, type Rule } from './standing.ts';
import type { CallerVerb, GuestVerb, OpenVerb, Place, StaffVerb, Verb } from './verbs.ts';

/** Yes, or the code of why not. What one may not know of answers as if it weren't there. */
export type Permitted =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: 'not-signed-in' | 'not-found' | 'forbidden' };

const yes: Permitted = { allowed: true };
const notFound: Permitted = { allowed: false, reason: 'not-found' };
const forbidden: Permitted = { allowed: false, reason: 'forbidden' };

/** What is everybody's own in every place. */
type OwnVerb = 'see-own-account';

/** The rule of every verb, by the noun that it belongs to; a verb without a rule doesn't compile. */
const rules: { readonly [Name in Exclude<StaffVerb, OwnVerb>]: Rule } = {
  ...organisationPolicy,
  ...clinicPolicy,
  ...waitingAreaPolicy,
  ...roomPolicy,
  ...callPolicy,
};

/**
 * Whether somebody may do something in a place, by the access table. The server asks it for every route and message,
 * the web to grey a button.
 */
export function can(actor: Actor, verb: Verb, place: Place): Permitted {
  if (isOpenVerb(verb)) return yes;
  switch (actor.kind) {
    case 'system':
      return yes;
    case 'visitor':
      return { allowed: false, reason: 'not-signed-in' };
    case 'caller':
      return callerCan(actor, verb, place);
    case 'guest':
      return guestCan(actor, verb, place);
    case 'staff':
      if (verb === 'see-own-account') return yes;
      return hasRule(verb) ? staffCan(actor, verb, place) : notFound;
  }
}

function staffCan(actor: StaffActor, verb: keyof typeof rules, place: Place): Permitted {
  const standing = standingIn(actor, place);
  // Colleagues don't see a user room (S5): somebody else's answers as if it weren't there, and only rooms are managed.
  const isHidden = place.room?.kind === 'user' && place.room.ownerId !== actor.personId && verb !== 'manage-rooms';
  if (standing === null || isHidden) return notFound;
  return rules[verb](standing, place) ? yes : forbidden;
}

function callerCan(actor: CallerActor, verb: Exclude<Verb, OpenVerb>, place: Place): Permitted {
  switch (verb) {
    case 'see-own-stay':
    case 'answer-in-own-stay':
    case 'leave-own-stay':
    case 'ask-for-own-erasure':
    case 'take-part-in-call':
      return place.consultationId === actor.consultationId ? yes : notFound;
    default:
      return notFound;
  }
}

function guestCan(actor: GuestActor, verb: Exclude<Verb, OpenVerb>, place: Place): Permitted {
  const isInvitedThere = actor.callId !== undefined && place.callId === actor.callId;
  const isAtRoom = actor.roomId !== null && place.room?.id === actor.roomId;
  if (!isInvitedThere && !isAtRoom) return notFound;
  switch (verb) {
    case 'see-own-visit':
    case 'leave-own-visit':
      return yes;
    case 'take-part-in-call':
      return actor.isAdmitted ? yes : notFound;
    default:
      return notFound;
  }
}

function isOpenVerb(verb: Verb): verb is OpenVerb {
  return verb === 'arrive' || verb === 'knock';
}

function hasRule(verb: StaffVerb | CallerVerb | GuestVerb): verb is keyof typeof rules {
  return verb in rules;
}
