import type { ConsultationCommandRequest } from '@anteroom/protocol';
import { newMessageId } from '@anteroom/testkit';
import { callWith } from '../in-call.ts';
import { destinationOf, elsewhere, offer } from '../offers.ts';
import type { MessageSamples, RouteSamples, Sample, Situation } from '../sample.ts';

/** What staff do with a stay, over HTTP and by socket. */
type Wanted = readonly [
  what: ConsultationCommandRequest['type'],
  verb: 'attend-caller' | 'tend-caller' | 'transfer-out',
  command: (at: Situation) => ConsultationCommandRequest | Promise<ConsultationCommandRequest>,
  granted?: string,
];

const commands: readonly [Wanted, ...Wanted[]] = [
  ['join', 'attend-caller', () => ({ type: 'join' })],
  ['add', 'attend-caller', async (at) => ({ type: 'add', callId: (await callWith(at, at.spot.otherStay)).callId })],
  ['hold', 'attend-caller', async (at) => callWith(at).then(() => ({ type: 'hold' }) as const)],
  ['end', 'attend-caller', async (at) => callWith(at).then(() => ({ type: 'end' }) as const)],
  ['remove', 'attend-caller', () => ({ type: 'remove' })],
  ['phoned', 'attend-caller', () => ({ type: 'phoned' })],
  // Nobody has asked to be called back.
  ['call-back', 'attend-caller', () => ({ type: 'call-back' }), 'no-call-back-wanted'],
  ['disconnect', 'attend-caller', ({ spot }) => ({ type: 'disconnect', participantId: spot.stay.callerId })],
  ['mark-ready', 'tend-caller', () => ({ type: 'mark-ready', ready: true })],
  ['assign', 'tend-caller', ({ world }) => ({ type: 'assign', to: world.host.personId })],
  [
    'edit-details',
    'tend-caller',
    () => ({ type: 'edit-details', firstName: 'Alicia', lastName: 'Andersson', phone: '+46 70 123 45 67' }),
  ],
  [
    'offer-transfer',
    'transfer-out',
    async (at) => ({ type: 'offer-transfer', to: await destinationOf(at), note: 'Knows us' }),
  ],
  [
    'withdraw-transfer',
    'transfer-out',
    async (at) => {
      await offer(at, at.spot, elsewhere(at));
      return { type: 'withdraw-transfer' };
    },
  ],
];

function commanding<Request>(
  request: (at: Situation, command: ConsultationCommandRequest) => Request,
): readonly [Sample<Request>, ...Sample<Request>[]] {
  const sample = ([what, verb, command, granted = 'ok']: Wanted): Sample<Request> => ({
    what,
    granted,
    verbs: [verb],
    request: async (at) => request(at, await command(at)),
  });
  const [first, ...more] = commands;
  return [sample(first), ...more.map(sample)];
}

export const consultationRouteSamples: RouteSamples<'commandConsultation'> = {
  commandConsultation: commanding(({ spot }, command) => ({
    params: { consultationId: spot.stay.id },
    body: { command },
  })),
};

export const consultationMessageSamples: MessageSamples<
  | 'watchWaitingArea'
  | 'unwatchWaitingArea'
  | 'commandConsultation'
  | 'enterStay'
  | 'leaveStay'
  | 'wantCallBack'
  | 'sendMessage'
  | 'listMessages'
> = {
  watchWaitingArea: [{ request: ({ spot }) => ({ clinicId: spot.clinic.id }) }],
  unwatchWaitingArea: [{ request: ({ spot }) => ({ clinicId: spot.clinic.id }) }],
  commandConsultation: commanding(({ spot }, command) => ({ consultationId: spot.stay.id, command })),
  enterStay: [{ place: ownStay, request: () => ({}) }],
  wantCallBack: [{ place: ownStay, request: () => ({ wanted: false }) }],
  leaveStay: [{ place: ownStay, request: () => ({}) }],
  sendMessage: [
    { request: ({ spot }) => ({ consultationId: spot.stay.id, id: newMessageId(), text: 'Are you there?' }) },
  ],
  listMessages: [{ request: ({ spot }) => ({ consultationId: spot.stay.id }) }],
};

/** A caller's page says nothing of a stay: it is always the own one. */
function ownStay({ spot, actor }: Pick<Situation, 'spot' | 'actor'>) {
  return actor.kind === 'caller' ? { ...spot.place, consultationId: actor.consultationId } : spot.place;
}
