import type { CallId, ClinicId, ConsultationId, ParticipantId, PersonId } from '@anteroom/domain';
import { toClient } from '@anteroom/protocol';
import type { BodyOf, CallView, Message, StayView, ToClientName, WaitingAreaDelta } from '@anteroom/protocol';
import type { RealtimeServer } from './socket-types.ts';
import { rooms } from './rooms.ts';

export type LeaveReason = BodyOf<'callLeft'>['reason'];

/** Tells pages what has happened, on every node. What is told is a view made for those who read it. */
export interface Announcer {
  waitingAreaChanged(delta: WaitingAreaDelta): void;
  stayChanged(view: StayView): void;
  /** To staff who watch the settings of the clinic, or where there is none, of the organisation and all of its clinics. */
  settingsChanged(body: BodyOf<'settingsChanged'>): void;
  /** To the caller's page and to the staff who watch the waiting area. */
  messagePosted(clinicId: ClinicId, consultationId: ConsultationId, message: Message): void;
  /** To the caller whose messages staff have read. */
  messagesRead(body: BodyOf<'messagesRead'>): void;
  /** To staff who watch the rooms of a clinic: those who may enter them, and those who may not. */
  roomsChanged(audience: 'inside' | 'outside', delta: BodyOf<'roomsChanged'>): void;
  userRoomChanged(ownerId: PersonId, body: BodyOf<'userRoomChanged'>): void;
  visitChanged(view: BodyOf<'visitChanged'>): void;
  /** Lets the page of a guest into a call. */
  admitGuest(view: CallView): void;
  /** Cuts the pages of a visit that is over; what was sent before still arrives. */
  closeVisit(id: ParticipantId): void;
  /** Lets the page of a stay into a call. */
  admit(id: ConsultationId, view: CallView): void;
  /** To these people inside a call. */
  callChanged(to: readonly ParticipantId[], body: BodyOf<'callChanged'>): void;
  /** To these people, or where it is null to everybody inside. */
  mediaAnnounced(body: BodyOf<'mediaAnnounced'>, to: readonly ParticipantId[] | null): void;
  /** To those whom a host has muted. */
  muted(to: readonly ParticipantId[], body: BodyOf<'muted'>): void;
  /** To these hosts inside a call. */
  invitationsChanged(to: readonly ParticipantId[], body: BodyOf<'invitationsChanged'>): void;
  /** Has the pages of a call know whether anybody is on hold inside it; they are told nothing. */
  holding(callId: CallId, isHolding: boolean): void;
  signalled(to: ParticipantId, body: BodyOf<'signalled'>): void;
  mediaOffered(to: ParticipantId, body: BodyOf<'mediaOffered'>): void;
  mediaLost(to: ParticipantId, body: BodyOf<'mediaLost'>): void;
  /** Takes somebody's place in a call away. */
  dismiss(callId: CallId, id: ParticipantId, reason: LeaveReason): void;
  /** Tells a page that a newer one has taken over, and cuts it, on whichever node it is. */
  supersede(connection: string): void;
  /** Cuts the pages of a stay that is over; what was sent before still arrives. */
  closeStay(id: ConsultationId): void;
  /** Cuts every page of a session that is over. */
  signedOut(sessionId: string): void;
  /** Covers every page of a session. */
  locked(sessionId: string): void;
  unlocked(sessionId: string): void;
}

/**
 * Makes the announcer of a Socket.IO server; with an adapter between nodes it reaches the pages of all of them.
 * @param othersReachable whether what carries messages between nodes answers now. While it doesn't, the pages of this node
 * are told at once: told to all, they would wait for its return.
 */
export function createAnnouncer(io: RealtimeServer, othersReachable: () => boolean): Announcer {
  const those = (to: string | string[]) => (othersReachable() ? io.in(to) : io.local.in(to));
  function tell<Name extends ToClientName>(to: string | string[], name: Name, body: BodyOf<Name>): void {
    those(to).emit(toClient[name].event, body);
  }
  /** What staff watch: a page that is locked hears none of it, and asks for everything anew once it is unlocked (P4). */
  function show<Name extends ToClientName>(to: string | string[], name: Name, body: BodyOf<Name>): void {
    those(to).except(rooms.covered).emit(toClient[name].event, body);
  }
  return {
    waitingAreaChanged: (delta) => show(rooms.clinic(delta.clinicId), 'waitingAreaChanged', delta),
    stayChanged: (view) => tell(rooms.stay(view.id), 'stayChanged', view),
    settingsChanged: (body) => show(rooms.settings(body.clinicId ?? body.organisationId), 'settingsChanged', body),
    messagePosted: (clinicId, consultationId, message) =>
      show([rooms.stay(consultationId), rooms.clinic(clinicId)], 'messagePosted', { consultationId, message }),
    messagesRead: (body) => tell(rooms.stay(body.consultationId), 'messagesRead', body),
    roomsChanged: (audience, delta) =>
      show(
        audience === 'inside' ? rooms.roomsInside(delta.clinicId) : rooms.roomsOutside(delta.clinicId),
        'roomsChanged',
        delta,
      ),
    userRoomChanged: (ownerId, body) => show(rooms.userRoom(body.clinicId, ownerId), 'userRoomChanged', body),
    visitChanged: (view) => tell(rooms.visit(view.id), 'visitChanged', view),
    admitGuest(view) {
      const page = rooms.visit(view.self);
      those(page).socketsJoin([rooms.call(view.callId), rooms.seat(view.callId, view.self)]);
      tell(page, 'callEntered', view);
    },
    closeVisit(id) {
      // Whoever leaves by their own message gets its answer first.
      setImmediate(() => those(rooms.visit(id)).disconnectSockets(true));
    },
    admit(id, view) {
      those(rooms.stay(id)).socketsJoin([rooms.call(view.callId), rooms.seat(view.callId, view.self)]);
      tell(rooms.stay(id), 'callEntered', view);
    },
    callChanged(to, body) {
      if (to.length === 0) return;
      tell(
        to.map((id) => rooms.seat(body.callId, id)),
        'callChanged',
        body,
      );
    },
    mediaAnnounced(body, to) {
      if (to?.length === 0) return;
      const seats = to?.map((id) => rooms.seat(body.callId, id)) ?? rooms.call(body.callId);
      tell(seats, 'mediaAnnounced', body);
    },
    muted(to, body) {
      if (to.length === 0) return;
      tell(
        to.map((id) => rooms.seat(body.callId, id)),
        'muted',
        body,
      );
    },
    invitationsChanged(to, body) {
      if (to.length === 0) return;
      tell(
        to.map((id) => rooms.seat(body.callId, id)),
        'invitationsChanged',
        body,
      );
    },
    holding(callId, isHolding) {
      const inside = those(rooms.call(callId));
      if (isHolding) inside.socketsJoin(rooms.holding(callId));
      else inside.socketsLeave(rooms.holding(callId));
    },
    signalled: (to, body) => tell(rooms.seat(body.callId, to), 'signalled', body),
    mediaOffered: (to, body) => tell(rooms.seat(body.callId, to), 'mediaOffered', body),
    mediaLost: (to, body) => tell(rooms.seat(body.callId, to), 'mediaLost', body),
    dismiss(callId, id, reason) {
      const seat = rooms.seat(callId, id);
      tell(seat, 'callLeft', { callId, reason });
      those(seat).socketsLeave([rooms.call(callId), rooms.holding(callId), seat]);
    },
    supersede(connection) {
      tell(connection, 'superseded', {});
      those(connection).disconnectSockets(true);
    },
    closeStay(id) {
      // Whoever leaves by their own message gets its answer first.
      setImmediate(() => those(rooms.stay(id)).disconnectSockets(true));
    },
    locked(sessionId) {
      those(rooms.session(sessionId)).socketsJoin([rooms.locked(sessionId), rooms.covered]);
      tell(rooms.session(sessionId), 'sessionLocked', {});
    },
    unlocked(sessionId) {
      those(rooms.session(sessionId)).socketsLeave([rooms.locked(sessionId), rooms.covered]);
      tell(rooms.session(sessionId), 'sessionUnlocked', {});
    },
    signedOut(sessionId) {
      tell(rooms.session(sessionId), 'signedOut', {});
      those(rooms.session(sessionId)).disconnectSockets(true);
    },
  };
}
