import { accepted, refused, type Result } from '../result.ts';
import type { Instant } from '../instant.ts';
import type { ConsultationCommand } from './commands.ts';
import type { ConsultationEvent } from './events.ts';
import type { ConsultationRefusal } from './refusals.ts';
import {
  isOpen,
  mostPeopleOfAStay,
  peopleOf,
  type Consultation,
  type OpenConsultation,
  type TransferOffer,
} from './state.ts';

/** What a decision needs beside the stay and the command. */
export interface DecisionContext {
  readonly now: Instant;
  /** Over a call: whether a media server is there now; left out, none is. */
  readonly hasMediaServer?: boolean;
  /** Over a call: most people whom its clinics let in (S3); left out, as many as there can be. */
  readonly mostPeople?: number;
}

export type Decision = Result<readonly ConsultationEvent[], ConsultationRefusal>;

const nothing: Decision = accepted([]);

/** Pressed again within this time, *call back* is one press, in milliseconds: nobody's phone rings twice. */
const callBackOnceIn = 15_000;

/**
 * Decides what a command does to a stay, by the table in `docs/consultation.md`.
 * Answers the events that follow (none where nothing changes), or the code of a refusal; changes nothing itself.
 */
export function decide(consultation: Consultation, command: ConsultationCommand, context: DecisionContext): Decision {
  if (isOpen(consultation)) return decideOpen(consultation, command, context.now);
  // Leaving or vanishing twice is no mistake: pages are closed, networks repeat themselves.
  if (isDeparture(command)) return nothing;
  return refused(consultation.status === 'ended' ? 'consultation-ended' : 'consultation-transferred');
}

function isDeparture({ type }: ConsultationCommand): boolean {
  return type === 'caller-leaves' || type === 'companion-leaves' || type === 'absent-past-grace';
}

function decideOpen(stay: OpenConsultation, command: ConsultationCommand, now: Instant): Decision {
  switch (command.type) {
    case 'join':
      return join(stay, command, now);
    case 'hold':
      if (stay.status !== 'being-seen') return refused('not-being-seen');
      return accepted([{ type: 'put-on-hold', at: now, by: command.by, reason: command.reason }]);
    case 'provider-leaves':
      return providerLeaves(stay, command, now);
    case 'end':
      if (stay.status === 'waiting') return refused('not-yet-seen');
      return accepted([{ type: 'ended', at: now, outcome: 'completed', by: command.by }]);
    case 'phoned':
      // Somebody looks after them in a call by now: their list was older.
      if (stay.status === 'being-seen') return refused('in-another-call');
      return accepted([{ type: 'ended', at: now, outcome: 'completed', by: command.by }]);
    case 'caller-leaves':
      return accepted([
        {
          type: 'ended',
          at: now,
          outcome: stay.status === 'waiting' ? 'abandoned' : 'completed',
          by: null,
        },
      ]);
    case 'remove':
      return accepted([{ type: 'ended', at: now, outcome: 'removed', by: command.by }]);
    case 'absent-past-grace':
      return accepted([{ type: 'ended', at: now, outcome: 'lost', by: null }]);
    case 'offer-transfer':
    case 'accept-transfer':
    case 'decline-transfer':
    case 'withdraw-transfer':
    case 'expire-transfer':
      return decideTransfer(stay, command, now);
    default:
      return decideFact(stay, command, now);
  }
}

type JoinCommand = Extract<ConsultationCommand, { type: 'join' }>;

function join(stay: OpenConsultation, command: JoinCommand, now: Instant): Decision {
  const provider = {
    participantId: command.participantId,
    personId: command.personId,
    joinedAt: now,
  };
  if (stay.status !== 'being-seen') {
    return accepted([{ type: 'seeing-began', at: now, callId: command.callId, provider }]);
  }
  if (stay.callId !== command.callId) return refused('in-another-call');
  // Once is enough: a second press, a repeated message and a newer page of the same person all find them there.
  if (stay.providers.some((other) => other.personId === command.personId)) return nothing;
  return accepted([{ type: 'provider-joined', at: now, provider }]);
}

type LeaveCommand = Extract<ConsultationCommand, { type: 'provider-leaves' }>;

function providerLeaves(stay: OpenConsultation, command: LeaveCommand, now: Instant): Decision {
  if (stay.status !== 'being-seen') return refused('not-being-seen');
  const leaving = stay.providers.find((provider) => provider.participantId === command.participantId);
  if (leaving === undefined) return refused('not-in-this-call');
  if (stay.providers.length > 1) {
    return accepted([{ type: 'provider-left', at: now, participantId: command.participantId }]);
  }
  return accepted([{ type: 'put-on-hold', at: now, by: leaving.personId, reason: command.reason }]);
}

type TransferCommand = Extract<ConsultationCommand, { type: `${string}-transfer` }>;

function decideTransfer(stay: OpenConsultation, command: TransferCommand, now: Instant): Decision {
  if (command.type === 'offer-transfer') {
    if (stay.offer !== null) return refused('transfer-already-offered');
    if (command.to === stay.clinicId) return refused('transfer-to-same-clinic');
    const { to, noteId, by, expiresAt } = command;
    const offer = { to, noteId, by, at: now, expiresAt };
    return accepted([{ type: 'transfer-offered', at: now, offer }]);
  }
  if (stay.offer === null) return refused('no-transfer-offered');
  return accepted([answer(stay.offer, command, now)]);
}

function answer(
  offer: TransferOffer,
  command: Exclude<TransferCommand, { type: 'offer-transfer' }>,
  now: Instant,
): ConsultationEvent {
  switch (command.type) {
    case 'accept-transfer':
      return {
        type: 'transferred',
        at: now,
        by: command.by,
        to: offer.to,
        continuedAs: command.continuedAs,
      };
    case 'decline-transfer':
      return { type: 'transfer-declined', at: now, by: command.by, reasonId: command.reasonId };
    case 'withdraw-transfer':
      return { type: 'transfer-withdrawn', at: now, by: command.by };
    case 'expire-transfer':
      return { type: 'transfer-expired', at: now };
  }
}

type FactCommand = Extract<
  ConsultationCommand,
  { type: 'mark-ready' | 'assign' | 'want-call-back' | 'call-back' | 'companion-enters' | 'companion-leaves' }
>;

/** The facts beside the status; saying again what is already so changes nothing. */
function decideFact(stay: OpenConsultation, command: FactCommand, now: Instant): Decision {
  switch (command.type) {
    case 'mark-ready':
      if ((stay.ready !== null) === command.ready) return nothing;
      return accepted([{ type: 'ready-marked', at: now, by: command.by, ready: command.ready }]);
    case 'assign':
      if (stay.assignedTo === command.to) return nothing;
      return accepted([{ type: 'assigned', at: now, by: command.by, to: command.to }]);
    case 'want-call-back':
      if ((stay.callBackWantedSince !== null) === command.wanted) return nothing;
      return accepted([{ type: 'call-back-wanted', at: now, wanted: command.wanted }]);
    case 'call-back': {
      if (stay.callBackWantedSince === null) return refused('no-call-back-wanted');
      const sinceLast = stay.calledBackAt === undefined ? null : now - stay.calledBackAt;
      if (sinceLast !== null && sinceLast >= 0 && sinceLast < callBackOnceIn) return nothing;
      return accepted([{ type: 'called-back', at: now, by: command.by }]);
    }
    case 'companion-enters':
      if (peopleOf(stay).includes(command.participantId)) return nothing;
      if (peopleOf(stay).length >= mostPeopleOfAStay) return refused('call-full');
      return accepted([{ type: 'companion-entered', at: now, participantId: command.participantId }]);
    case 'companion-leaves':
      if (!stay.companions.includes(command.participantId)) return nothing;
      return accepted([{ type: 'companion-left', at: now, participantId: command.participantId }]);
  }
}
