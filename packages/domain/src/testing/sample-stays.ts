import type { ArrivedEvent } from '../consultation/events.ts';
import { begin } from '../consultation/evolve.ts';
import type {
  BeingSeen,
  ConsultationFacts,
  Ended,
  OnHold,
  Provider,
  TransferOffer,
  Transferred,
  Waiting,
} from '../consultation/state.ts';
import { callId, clinic, participant, person, stayId } from './sample-ids.ts';

export const arrived: ArrivedEvent = {
  type: 'arrived',
  at: 1_000,
  id: stayId(1),
  clinicId: clinic(1),
  callerId: participant(1),
  companions: [],
  firstArrivedAt: 1_000,
  transferredFrom: null,
};

/** Alice waits in the first clinic. */
export const waiting: Waiting = begin(arrived);

const { status: _status, ...rest } = waiting;
const facts: ConsultationFacts = rest;

/** Dr Chen. */
export const chen: Provider = { participantId: participant(90), personId: person(90), joinedAt: 2_000 };
/** Nurse Osei. */
export const osei: Provider = { participantId: participant(91), personId: person(91), joinedAt: 2_500 };

export const beingSeen: BeingSeen = {
  ...facts,
  status: 'being-seen',
  callId: callId(1),
  since: 2_000,
  providers: [chen],
};

export const onHold: OnHold = {
  ...facts,
  status: 'on-hold',
  since: 3_000,
  heldBy: chen.personId,
  reason: 'left',
};

export const transferred: Transferred = {
  ...facts,
  status: 'transferred',
  at: 4_000,
  to: clinic(2),
  continuedAs: stayId(2),
};

export const ended: Ended = { ...facts, status: 'ended', at: 4_000, outcome: 'completed' };

export const offer: TransferOffer = { to: clinic(2), noteId: null, by: chen.personId, at: 2_700, expiresAt: null };
