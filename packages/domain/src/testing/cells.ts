import type { ConsultationCommand } from '../consultation/commands.ts';
import { decide } from '../consultation/decide.ts';
import { evolve } from '../consultation/evolve.ts';
import { isOpen, type Consultation, type ConsultationFacts, type ConsultationStatus } from '../consultation/state.ts';
import { callId, clinic, participant, person, stayId } from './sample-ids.ts';
import { beingSeen, chen, ended, offer, onHold, osei, transferred, waiting } from './sample-stays.ts';

/** One stay for each status: the columns of the table in `docs/consultation.md`. */
export const representatives: { readonly [Status in ConsultationStatus]: Consultation } = {
  waiting,
  'being-seen': beingSeen,
  'on-hold': onHold,
  transferred,
  ended,
};

export const statuses = ['waiting', 'being-seen', 'on-hold', 'transferred', 'ended'] as const;

/** A row of the table: a command, and what is true of an open stay beforehand. */
export interface CommandCase {
  readonly command: ConsultationCommand;
  readonly given?: Partial<ConsultationFacts>;
  readonly withSecondProvider?: true;
}

const by = person(90);
const joining = { type: 'join', participantId: participant(92), personId: person(92) } as const;
const companion = participant(2);
const full = [2, 3, 4, 5].map(participant);

/** Every command, in each situation that makes a difference. */
export const commandCases = {
  join: { command: { ...joining, callId: callId(1) } },
  'join, there already': {
    command: { ...joining, callId: callId(1), participantId: participant(93), personId: chen.personId },
  },
  'join, in another call': { command: { ...joining, callId: callId(2) } },
  hold: { command: { type: 'hold', by, reason: 'held' } },
  'provider leaves, the last': {
    command: { type: 'provider-leaves', participantId: chen.participantId, reason: 'left' },
  },
  'provider leaves, another stays': {
    withSecondProvider: true,
    command: { type: 'provider-leaves', participantId: osei.participantId, reason: 'gone' },
  },
  'provider leaves, was not there': {
    command: { type: 'provider-leaves', participantId: participant(99), reason: 'left' },
  },
  'offer transfer': { command: { type: 'offer-transfer', to: clinic(2), noteId: null, by, expiresAt: null } },
  'offer transfer, one stands': {
    given: { offer },
    command: { type: 'offer-transfer', to: clinic(3), noteId: null, by, expiresAt: null },
  },
  'offer transfer, to the same clinic': {
    command: { type: 'offer-transfer', to: clinic(1), noteId: null, by, expiresAt: null },
  },
  'accept transfer': { given: { offer }, command: { type: 'accept-transfer', by, continuedAs: stayId(2) } },
  'accept transfer, none offered': { command: { type: 'accept-transfer', by, continuedAs: stayId(2) } },
  'decline transfer': { given: { offer }, command: { type: 'decline-transfer', by, reasonId: null } },
  'decline transfer, none offered': { command: { type: 'decline-transfer', by, reasonId: null } },
  'withdraw transfer': { given: { offer }, command: { type: 'withdraw-transfer', by } },
  'withdraw transfer, none offered': { command: { type: 'withdraw-transfer', by } },
  'expire transfer': { given: { offer }, command: { type: 'expire-transfer' } },
  'expire transfer, none offered': { command: { type: 'expire-transfer' } },
  end: { command: { type: 'end', by } },
  phoned: { command: { type: 'phoned', by } },
  'caller leaves': { command: { type: 'caller-leaves' } },
  remove: { command: { type: 'remove', by } },
  'absent past grace': { command: { type: 'absent-past-grace' } },
  'mark ready': { command: { type: 'mark-ready', by, ready: true } },
  'mark ready, is so': {
    given: { ready: { by, at: 1_500 } },
    command: { type: 'mark-ready', by, ready: true },
  },
  assign: { command: { type: 'assign', by, to: person(91) } },
  'assign, is so': { given: { assignedTo: person(91) }, command: { type: 'assign', by, to: person(91) } },
  'want call back': { command: { type: 'want-call-back', wanted: true } },
  'want call back, is so': {
    given: { callBackWantedSince: 1_500 },
    command: { type: 'want-call-back', wanted: true },
  },
  'call back': { given: { callBackWantedSince: 1_500 }, command: { type: 'call-back', by } },
  'call back, just done': {
    given: { callBackWantedSince: 1_500, calledBackAt: 8_500 },
    command: { type: 'call-back', by },
  },
  'call back, none wanted': { command: { type: 'call-back', by } },
  'companion enters': { command: { type: 'companion-enters', participantId: companion } },
  'companion enters, is there': {
    given: { companions: [companion] },
    command: { type: 'companion-enters', participantId: companion },
  },
  'companion enters, no room': {
    given: { companions: full },
    command: { type: 'companion-enters', participantId: participant(6) },
  },
  'companion leaves': {
    given: { companions: [companion] },
    command: { type: 'companion-leaves', participantId: companion },
  },
  'companion leaves, is not there': { command: { type: 'companion-leaves', participantId: companion } },
} as const satisfies Readonly<Record<string, CommandCase>>;

export type CommandCaseName = keyof typeof commandCases;

/** The stay of a cell before its command. */
export function stayBefore(status: ConsultationStatus, { given, withSecondProvider }: CommandCase): Consultation {
  const stay = representatives[status];
  if (!isOpen(stay)) return stay;
  if (stay.status === 'being-seen' && withSecondProvider) {
    return { ...stay, ...given, providers: [chen, osei] };
  }
  return { ...stay, ...given };
}

/** What the code does in a cell, in the words of the table. */
export function renderCell(status: ConsultationStatus, commandCase: CommandCase): string {
  const stay = stayBefore(status, commandCase);
  const decision = decide(stay, commandCase.command, { now: 9_000 });
  if (!decision.ok) return `refuse: \`${decision.refusal}\``;
  if (decision.value.length === 0) return 'no change';
  let after = stay;
  for (const event of decision.value) if (event.type !== 'arrived') after = evolve(after, event);
  if (after.status === 'ended') return `→ ended: ${after.outcome}`;
  if (after.status !== stay.status) return `→ ${after.status.replace('-', ' ')}`;
  return `stays; ${decision.value.map((event) => `\`${event.type}\``).join(', ')}`;
}
