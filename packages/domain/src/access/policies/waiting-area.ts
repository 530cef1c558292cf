import {
  isAdministrator,
  isClinicAdministrator,
  isCoordinating,
  isMember,
  type Rule,
  type Standing,
} from '../standing.ts';
import { roomPolicy } from './room.ts';

/** Whoever works with callers: the permission for the waiting area, or the organisation's administrator. */
const isAttending = (standing: Standing): boolean => isAdministrator(standing) || standing.permits('waitingArea');

/** The same, and a coordinator of the organisation. */
const isWatching = (standing: Standing): boolean => isCoordinating(standing) || standing.permits('waitingArea');

/** Only who has it ticked, whatever they are at the organisation. */
const isTicked = (standing: Standing): boolean => standing.permits('waitingArea');

/** Who may do what with a waiting area and the callers in it. */
export const waitingAreaPolicy = {
  'see-waiting-area': isWatching,
  'message-caller': isWatching,
  'make-caller-links': isWatching,
  'attend-caller': isAttending,
  'tend-caller': isAttending,
  'transfer-out': isAttending,
  'answer-transfer-offer': isTicked,
  /** In a room whoever may enter it. */
  'lock-call': (standing, place) =>
    place.room == null ? isTicked(standing) : roomPolicy['enter-room'](standing, place),
  'send-clinic-link': (standing) => isCoordinating(standing) || isMember(standing),
  'manage-own-alerts': (standing) => isCoordinating(standing) || isMember(standing),
  'erase-stay': (standing) => isAdministrator(standing) || isClinicAdministrator(standing),
  /** A member of the destination, or its service referrer, who may do nothing else there. */
  'transfer-in': (standing) => isMember(standing) || standing.isReferrer,
} as const satisfies Record<string, Rule>;
