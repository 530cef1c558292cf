import type { ConsultationEvent, Consultation, Waiting } from '@anteroom/domain';
import { randomIds } from '../../platform/ids.ts';
import { noon } from './world.ts';

/** A stay in each status that there is, with every fact filled in. */
export function everyStatus(waiting: Waiting): readonly Consultation[] {
  const by = randomIds.person();
  const full: Waiting = {
    ...waiting,
    companions: [randomIds.participant(), randomIds.participant()],
    transferredFrom: randomIds.consultation(),
    offer: { to: randomIds.clinic(), noteId: randomIds.typedEntry(), by, at: noon, expiresAt: noon + 9 },
    failedOffer: { to: randomIds.clinic(), how: 'declined', by, reasonId: randomIds.typedEntry(), at: noon },
    ready: { by, at: noon + 1 },
    assignedTo: by,
    callBackWantedSince: noon + 2,
    calledBackAt: noon + 3,
  };
  return [
    full,
    { ...full, status: 'on-hold', since: noon + 3, heldBy: by, reason: 'left' },
    {
      ...full,
      offer: null,
      status: 'transferred',
      at: noon + 4,
      to: randomIds.clinic(),
      continuedAs: randomIds.consultation(),
    },
    { ...full, offer: null, status: 'ended', at: noon + 5, outcome: 'completed' },
    { ...full, status: 'waiting', offer: { to: randomIds.clinic(), noteId: null, by, at: noon, expiresAt: null } },
  ];
}

/** One event of each type that there is, with every field that one may have. */
export function everyEvent(arrived: Extract<ConsultationEvent, { type: 'arrived' }>): readonly ConsultationEvent[] {
  const at = noon + 1;
  const by = randomIds.person();
  const provider = { participantId: randomIds.participant(), personId: by, joinedAt: at };
  const offer = { to: randomIds.clinic(), noteId: randomIds.typedEntry(), by, at, expiresAt: at + 1 };
  const one: { readonly [Type in ConsultationEvent['type']]: Extract<ConsultationEvent, { type: Type }> } = {
    arrived: { ...arrived, transferredFrom: randomIds.consultation(), callBackWantedSince: at },
    'seeing-began': { type: 'seeing-began', at, callId: randomIds.call(), provider },
    'provider-joined': { type: 'provider-joined', at, provider },
    'provider-left': { type: 'provider-left', at, participantId: provider.participantId },
    'put-on-hold': { type: 'put-on-hold', at, by, reason: 'held' },
    'transfer-offered': { type: 'transfer-offered', at, offer },
    'transfer-declined': { type: 'transfer-declined', at, by, reasonId: randomIds.typedEntry() },
    'transfer-withdrawn': { type: 'transfer-withdrawn', at, by },
    'transfer-expired': { type: 'transfer-expired', at },
    transferred: { type: 'transferred', at, by, to: randomIds.clinic(), continuedAs: randomIds.consultation() },
    ended: { type: 'ended', at, outcome: 'lost', by: null },
    'ready-marked': { type: 'ready-marked', at, by, ready: true },
    assigned: { type: 'assigned', at, by, to: null },
    'call-back-wanted': { type: 'call-back-wanted', at, wanted: false },
    'called-back': { type: 'called-back', at, by },
    'consent-step': {
      type: 'consent-step',
      at,
      step: 'withdrawn',
      kind: 'recording',
      by: null,
      participantId: provider.participantId,
    },
    'companion-entered': { type: 'companion-entered', at, participantId: provider.participantId },
    'participant-held': { type: 'participant-held', at, participantId: provider.participantId, by },
    'participant-taken-back': { type: 'participant-taken-back', at, participantId: provider.participantId, by },
    'companion-left': { type: 'companion-left', at, participantId: provider.participantId },
  };
  return Object.values(one);
}
