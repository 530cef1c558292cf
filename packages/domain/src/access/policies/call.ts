import { isAdministrator, isMember, type Rule } from '../standing.ts';
import { roomPolicy } from './room.ts';

/** In a room who may enter it, else whoever may attend the clinic's callers. */
const isProvider: Rule = (standing, place) =>
  place.room == null
    ? isAdministrator(standing) || standing.permits('waitingArea')
    : roomPolicy['enter-room'](standing, place);

/** Who may do what in a call, once they are in it. */
export const callPolicy = {
  'host-call': isProvider,
  'take-part-in-call': isProvider,
  'use-call-tools': (standing) => isAdministrator(standing) || isMember(standing),
} as const satisfies Record<string, Rule>;
