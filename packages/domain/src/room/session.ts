import type { Call } from '../call/state.ts';
import type { MediaCommand } from '../call/topology.ts';
import type { CallId, GuestLinkId, ParticipantId, PersonId } from '../ids.ts';
import type { Result } from '../result.ts';
import type { Room, RoomEntry } from './room.ts';
import type { OpenVisit, Visit } from './visit.ts';

/**
 * A room with its call, if one runs, and everybody who knocks or is inside. One decision over all of them, so that no run of
 * commands leaves guests together without a member.
 */
export interface RoomSession {
  readonly room: Room;
  readonly call: Call | null;
  readonly visits: readonly OpenVisit[];
  /** For `enter`: the open call in which the person already is, wherever that is: in this room, another, a waiting area. */
  readonly callOfPerson?: CallId | null;
}

/** What can be asked of a room. */
export type RoomCommand =
  | {
      readonly type: 'enter';
      /** The id of a new call, used where none runs yet. */
      readonly callId: CallId;
      readonly participantId: ParticipantId;
      readonly personId: PersonId;
    }
  | { readonly type: 'leave'; readonly participantId: ParticipantId; readonly reason: 'left' | 'gone' }
  | { readonly type: 'end-call'; readonly by: PersonId }
  /** A member inside locks the call, or unlocks it (W8). */
  | { readonly type: 'lock'; readonly by: PersonId; readonly locked: boolean }
  /** A member inside puts guests on hold in the call, or takes them back (C2). */
  | {
      readonly type: 'hold-participants' | 'take-back-participants';
      readonly participantIds: readonly ParticipantId[];
      readonly by: PersonId;
    }
  /** What pages have found, or a member decides, about how the call travels (C7). */
  | MediaCommand
  | { readonly type: 'knock'; readonly visitId: ParticipantId; readonly linkId: GuestLinkId }
  | { readonly type: 'admit'; readonly visitIds: readonly ParticipantId[]; readonly by: PersonId }
  | { readonly type: 'decline'; readonly visitIds: readonly ParticipantId[] }
  | { readonly type: 'remove-guest'; readonly visitId: ParticipantId }
  | { readonly type: 'guest-leaves'; readonly visitId: ParticipantId; readonly reason: 'left' | 'lost' }
  | { readonly type: 'revoke-links'; readonly linkIds: readonly GuestLinkId[] }
  | {
      readonly type: 'change';
      readonly name: string;
      readonly entry: RoomEntry;
      readonly guestPhoto: Room['guestPhoto'];
    }
  | { readonly type: 'close' };

export type RoomRefusal =
  | 'room-closed'
  | 'room-empty'
  | 'call-full'
  | 'call-ended'
  | 'call-locked'
  | 'already-in-a-call'
  | 'not-in-this-call'
  | 'provider-not-held'
  | 'too-many-knocks'
  | 'visit-over';

/** What a decision changes: the room and its call as they will be, and the visits that are new or other than before. */
export interface RoomChange {
  readonly room: Room;
  readonly call: Call | null;
  readonly visits: readonly Visit[];
}

export type RoomDecision = Result<RoomChange, RoomRefusal>;
