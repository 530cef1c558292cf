import { callHolding } from '../call/holding.ts';
import { isLockedFor, lockedBy } from '../call/locking.ts';
import type { DecisionContext } from '../call/session.ts';
import { providerIn, withoutGone, type OpenCall, type ProviderMember } from '../call/state.ts';
import { callAfterMedia, mostPeopleIn, withTopology, type MediaCommand } from '../call/topology.ts';
import type { ParticipantId } from '../ids.ts';
import { accepted, refused } from '../result.ts';
import { changeOf, endCall, hasSeat, inOrder, letIn, letInWhoMay, type RoomDraft } from './room-steps.ts';
import type { RoomCommand, RoomDecision, RoomSession } from './session.ts';
import { endVisit, factsOf } from './visit.ts';

/** Most guests who knock at one room at a time. */
export const knockLimit = 30;

type Of<Type extends RoomCommand['type']> = Extract<RoomCommand, { type: Type }>;

/**
 * Decides over a room: its call, and everybody who knocks or is inside. Answers what changes, or the code of a refusal, in
 * which case nothing at all changes (S4, S5, S6).
 */
export function decideRoom(session: RoomSession, command: RoomCommand, context: DecisionContext): RoomDecision {
  const decided = decideCommand(session, command, context);
  if (!decided.ok || decided.value.call?.status !== 'open') return decided;
  return accepted({ ...decided.value, call: withTopology(decided.value.call, context) });
}

function decideCommand(session: RoomSession, command: RoomCommand, context: DecisionContext): RoomDecision {
  if (session.room.closedAt !== null) return refused('room-closed');
  const call = session.call?.status === 'open' ? session.call : null;
  const draft: RoomDraft = {
    ...{ session, room: session.room, call, visits: session.visits, ended: null },
    now: context.now,
    mostPeople: mostPeopleIn(context),
  };
  switch (command.type) {
    case 'enter':
      return enter(draft, command);
    case 'leave':
      return leave(draft, command);
    case 'end-call':
      if (call === null) return refused('call-ended');
      if (providerIn(call, command.by) === null) return refused('not-in-this-call');
      return changeOf(endCall(draft, (visit) => endVisit(visit, 'ended', draft.now)));
    case 'lock':
      return lock(draft, command, context);
    case 'hold-participants':
    case 'take-back-participants':
      return hold(draft, command, context);
    case 'report-strain':
    case 'report-encryption':
    case 'allow-unencrypted':
      return media(draft, command, context);
    case 'knock':
      return knock(draft, command);
    case 'admit':
      return admit(draft, command);
    case 'decline':
      return outOf(draft, (visit) => visit.status === 'knocking' && command.visitIds.includes(visit.id), 'declined');
    case 'remove-guest':
      return outOf(draft, (visit) => visit.id === command.visitId, 'removed');
    case 'guest-leaves':
      return outOf(draft, (visit) => visit.id === command.visitId, command.reason);
    case 'revoke-links': {
      const out = outOf(
        draft,
        (visit) => visit.linkId !== null && command.linkIds.includes(visit.linkId),
        'link-revoked',
      );
      return out.ok ? out : changeOf(draft);
    }
    case 'change': {
      const { name, entry, guestPhoto } = command;
      return changeOf(letInWhoMay({ ...draft, room: { ...draft.room, name, entry, guestPhoto } }));
    }
    case 'close': {
      const ended = call === null ? draft : endCall(draft, (visit) => endVisit(visit, 'room-closed', draft.now));
      const visits = ended.visits.map((visit) =>
        visit.status === 'over' ? visit : endVisit(visit, 'room-closed', draft.now),
      );
      return changeOf({ ...ended, visits, room: { ...ended.room, closedAt: draft.now } });
    }
  }
}

/** A member goes in: the first opens the call. Who is inside already stays the participant that they are. */
function enter(draft: RoomDraft, { callId, participantId, personId }: Of<'enter'>): RoomDecision {
  const { call, now } = draft;
  if (call !== null && providerIn(call, personId) !== null) return changeOf(draft);
  const elsewhere = draft.session.callOfPerson ?? null;
  if (elsewhere !== null && elsewhere !== call?.id) return refused('already-in-a-call');
  const member: ProviderMember = { kind: 'provider', participantId, personId, joinedAt: now };
  if (call !== null) {
    if (isLockedFor(call, personId)) return refused('call-locked');
    if (!hasSeat(call, draft)) return refused('call-full');
    return changeOf(letInWhoMay({ ...draft, call: { ...call, providers: [...call.providers, member] } }));
  }
  const begun: OpenCall = {
    status: 'open',
    id: callId,
    startedAt: now,
    providers: [member],
    stays: [],
    roomId: draft.room.id,
    guests: [],
    lock: null,
    held: [],
  };
  return changeOf(letInWhoMay({ ...draft, call: begun, room: { ...draft.room, callId } }));
}

/** Whoever is inside locks or unlocks; an open room lets in who knocked meanwhile once it is unlocked. */
function lock(draft: RoomDraft, { by, locked }: Of<'lock'>, context: DecisionContext): RoomDecision {
  const { call } = draft;
  if (call === null) return refused('call-ended');
  if (providerIn(call, by) === null) return refused('not-in-this-call');
  return changeOf(letInWhoMay({ ...draft, call: lockedBy(call, by, locked, context) }));
}

/** Whoever is inside puts guests on hold in the call, or takes them back (C2). */
function hold(
  draft: RoomDraft,
  { type, participantIds, by }: Of<'hold-participants' | 'take-back-participants'>,
  context: DecisionContext,
): RoomDecision {
  if (draft.call === null) return refused('call-ended');
  const held = callHolding(draft.call, { participantIds, by, isHeld: type === 'hold-participants' }, context);
  return held.ok ? changeOf({ ...draft, call: held.value }) : held;
}

/** What is said about how the call travels (C7). */
function media(draft: RoomDraft, command: MediaCommand, context: DecisionContext): RoomDecision {
  if (draft.call === null) return refused('call-ended');
  const next = callAfterMedia(draft.call, command, context);
  return next.ok ? changeOf({ ...draft, call: next.value }) : next;
}

/** A member leaves or is gone: with the last one the call is over, and its guests wait as if they had just knocked. */
function leave(draft: RoomDraft, { participantId }: Of<'leave'>): RoomDecision {
  const { call, now } = draft;
  if (call === null) return refused('call-ended');
  const providers = call.providers.filter((provider) => provider.participantId !== participantId);
  if (providers.length === call.providers.length) return refused('not-in-this-call');
  if (providers.length > 0) return changeOf(letInWhoMay({ ...draft, call: { ...call, providers } }));
  const waitAgain = endCall(draft, (visit) => {
    return { ...factsOf(visit), status: 'knocking', since: now, returned: true };
  });
  return changeOf(waitAgain);
}

function knock(draft: RoomDraft, { visitId, linkId }: Of<'knock'>): RoomDecision {
  const { visits, room, now } = draft;
  if (visits.filter(({ status }) => status === 'knocking').length >= knockLimit) return refused('too-many-knocks');
  const facts = { id: visitId, roomId: room.id, linkId, arrivedAt: now };
  const visit = { ...facts, status: 'knocking', since: now, returned: false } as const;
  return changeOf(letInWhoMay({ ...draft, visits: [...visits, visit] }));
}

/** Lets in those who are named and knock, the first first, as many as there are seats. */
function admit(draft: RoomDraft, { visitIds, by }: Of<'admit'>): RoomDecision {
  if (draft.call === null) return refused('room-empty');
  const named = inOrder(draft.visits).filter(({ id }) => visitIds.includes(id));
  if (named.length === 0) return refused('visit-over');
  if (!hasSeat(draft.call, draft)) return refused('call-full');
  return changeOf(named.reduce((next, visit) => letIn(next, visit, by), draft));
}

type Outcome = Parameters<typeof endVisit>[1];

/** Ends visits; whoever was inside is out of the call, which frees their seats. */
function outOf(
  draft: RoomDraft,
  isMeant: (visit: RoomSession['visits'][number]) => boolean,
  outcome: Outcome,
): RoomDecision {
  const out = new Set<ParticipantId>(draft.session.visits.filter(isMeant).map(({ id }) => id));
  if (out.size === 0) return refused('visit-over');
  const visits = draft.visits.map((visit) =>
    out.has(visit.id) && visit.status !== 'over' ? endVisit(visit, outcome, draft.now) : visit,
  );
  const { call } = draft;
  if (call === null) return changeOf({ ...draft, visits });
  const guests = call.guests.filter(({ participantId }) => !out.has(participantId));
  // A hold outlives the one who walks out of it: by the same link they would be back at once, and off hold.
  const next = { ...call, guests };
  return changeOf(letInWhoMay({ ...draft, visits, call: outcome === 'removed' ? withoutGone(next) : next }));
}
