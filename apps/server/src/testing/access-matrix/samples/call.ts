import { toServer, type HostAction, type RequestOf } from '@anteroom/protocol';
import { valueOf } from '@anteroom/testkit';
import { callWith } from '../in-call.ts';
import type { MessageSamples, Sample, Situation } from '../sample.ts';

/** A call that one may not know of has a code of its own, the same for every reason. */
const hidden = { 'not-found': 'not-in-this-call', forbidden: 'not-in-this-call' } as const;

const attempt = 'attempt-1';
const offerOfSound = 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n';

/** Whoever may come in has a place in the call; nobody else can get one. */
async function seated(at: Situation) {
  const call = await callWith(at);
  if (at.allowed && at.page !== null) valueOf(await at.page.request(toServer.enterCall, { callId: call.callId }));
  return call;
}

/** One thing that hosts do with the caller in their call. */
function managed(action: HostAction): Sample<RequestOf<'manageCall'>> {
  return {
    what: action,
    refused: { 'not-found': 'not-in-this-call' },
    async request(at) {
      const { callId, participants } = await callWith(at);
      const callers = participants.filter(({ kind }) => kind === 'caller');
      return { callId, action, participantIds: callers.map(({ participantId }) => participantId) };
    },
  };
}

export const callMessageSamples: MessageSamples<
  | 'enterCall'
  | 'leaveCall'
  | 'endCall'
  | 'lockCall'
  | 'manageCall'
  | 'signal'
  | 'publish'
  | 'answerMedia'
  | 'wantPictures'
  | 'announceMedia'
  | 'askConsent'
  | 'answerConsent'
  | 'recordCall'
  | 'renewRelay'
  | 'reportStrain'
  | 'reportEncryption'
  | 'allowUnencrypted'
> = {
  enterCall: [{ refused: hidden, request: async (at) => ({ callId: (await callWith(at)).callId }) }],
  leaveCall: [
    {
      refused: hidden,
      // A caller leaves their stay, not the call.
      granted: ({ actor }) => (actor.kind === 'caller' ? 'not-in-this-call' : 'ok'),
      // Who is inside may always leave: what is tried is whether somebody may who isn't.
      request: async (at) => ({
        callId: (await callWith(at.allowed ? at : { ...at, actor: { kind: 'visitor' } })).callId,
      }),
    },
  ],
  endCall: [
    { refused: { 'not-found': 'not-in-this-call' }, request: async (at) => ({ callId: (await callWith(at)).callId }) },
  ],
  lockCall: [
    {
      refused: { 'not-found': 'not-in-this-call' },
      request: async (at) => ({ callId: (await callWith(at)).callId, locked: true }),
    },
  ],
  manageCall: [managed('mute'), managed('hold'), managed('take-back'), managed('disconnect')],
  askConsent: [
    {
      refused: { 'not-found': 'not-in-this-call' },
      request: async (at) => ({ callId: (await callWith(at)).callId, kind: 'recording' }),
    },
  ],
  answerConsent: [
    {
      refused: hidden,
      // Nobody has asked: whoever may answer hears just that.
      granted: () => 'no-such-question',
      request: async (at) => ({ callId: (await callWith(at)).callId, number: 1, agrees: true }),
    },
  ],
  recordCall: [
    {
      refused: { 'not-found': 'not-in-this-call' },
      granted: () => 'consent-missing',
      request: async (at) => ({ callId: (await callWith(at)).callId, on: true }),
    },
  ],
  renewRelay: [{ refused: hidden, request: async (at) => ({ callId: (await seated(at)).callId }) }],
  reportStrain: [{ refused: hidden, request: async (at) => ({ callId: (await callWith(at)).callId, strained: true }) }],
  reportEncryption: [
    { refused: hidden, request: async (at) => ({ callId: (await callWith(at)).callId, able: false }) },
  ],
  allowUnencrypted: [
    { refused: { 'not-found': 'not-in-this-call' }, request: async (at) => ({ callId: (await callWith(at)).callId }) },
  ],
  signal: [
    {
      refused: hidden,
      async request(at) {
        const { callId, participants, self } = await seated(at);
        const to =
          at.actor.kind === 'caller'
            ? self
            : (participants.find(({ kind }) => kind === 'caller')?.participantId ?? self);
        return { callId, to, signal: { generation: 'g', candidate: null } };
      },
    },
  ],
  publish: [
    {
      refused: hidden,
      // It is a mesh here.
      granted: () => 'conflict',
      request: async (at) => ({
        ...{ callId: (await seated(at)).callId, attempt, sdp: offerOfSound, isEncrypted: true },
        lines: [{ mid: '0', kind: 'sound' }],
      }),
    },
  ],
  answerMedia: [
    {
      refused: hidden,
      request: async (at) => ({ callId: (await seated(at)).callId, attempt, number: 1, sdp: offerOfSound }),
    },
  ],
  wantPictures: [
    { refused: hidden, request: async (at) => ({ callId: (await seated(at)).callId, attempt, pictures: [] }) },
  ],
  announceMedia: [
    {
      refused: hidden,
      request: async (at) => ({ callId: (await seated(at)).callId, microphone: false, camera: false }),
    },
  ],
};
