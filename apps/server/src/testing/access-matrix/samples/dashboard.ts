import { toServer } from '@anteroom/protocol';
import { newMessageId, valueOf } from '@anteroom/testkit';
import { callWith } from '../in-call.ts';
import type { MessageSamples } from '../sample.ts';

export const dashboardMessageSamples: MessageSamples<
  'beginGroupCall' | 'sendToSeveral' | 'seeParticipants' | 'seeActivity' | 'announceBandwidth'
> = {
  beginGroupCall: [{ request: ({ spot }) => ({ consultationIds: [spot.stay.id, spot.otherStay.id], callId: null }) }],
  sendToSeveral: [
    {
      request: ({ spot }) => ({
        consultationIds: [spot.stay.id, spot.otherStay.id],
        id: newMessageId(),
        text: 'We are a little late.',
      }),
    },
  ],
  seeParticipants: [{ request: ({ spot }) => ({ consultationId: spot.stay.id }) }],
  seeActivity: [{ request: ({ spot }) => ({ consultationId: spot.stay.id }) }],
  announceBandwidth: [
    {
      // A call that one may not know of has a code of its own, the same for every reason.
      refused: { 'not-found': 'not-in-this-call', forbidden: 'not-in-this-call' },
      async request(at) {
        const { callId } = await callWith(at);
        if (at.allowed && at.page !== null) valueOf(await at.page.request(toServer.enterCall, { callId }));
        return { callId, bandwidth: 1_240 };
      },
    },
  ],
};
