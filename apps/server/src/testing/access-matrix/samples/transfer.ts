import type { RequestOf } from '@anteroom/protocol';
import { elsewhere, offer } from '../offers.ts';
import type { MessageSamples, RouteSamples, Sample } from '../sample.ts';

type Answer = RequestOf<'answerTransfer'>['answer'];

/** The clinic that is tried is asked to take a caller of another one. */
function answering(answer: Answer): Sample<RequestOf<'answerTransfer'>> {
  return {
    what: answer.type,
    async request(at) {
      const from = elsewhere(at);
      await offer(at, from, at.spot);
      return { clinicId: at.spot.clinic.id, consultationId: from.stay.id, answer };
    },
  };
}

export const transferMessageSamples: MessageSamples<'answerTransfer'> = {
  answerTransfer: [answering({ type: 'accept' }), answering({ type: 'decline', reason: 'No bed is free.' })],
};

export const transferRouteSamples: RouteSamples<'listTransferDestinations' | 'listColleagues'> = {
  listTransferDestinations: [{ request: ({ spot }) => ({ params: { clinicId: spot.clinic.id } }) }],
  listColleagues: [{ request: ({ spot }) => ({ params: { clinicId: spot.clinic.id } }) }],
};
