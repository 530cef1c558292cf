import type { CallId } from '@anteroom/domain';
import type { MediaServerWire, WireOutcome } from '@anteroom/media';
import { toClient, toServer } from '@anteroom/protocol';
import type { Ack } from '@anteroom/protocol';
import type { Connection } from '../../../connection/connection.ts';

/** The way of a call's page to the media server, through our server. */
export function createMediaServerWire(connection: Connection, callId: CallId): MediaServerWire {
  return {
    async publish({ attempt, sdp, lines, isEncrypted }) {
      const body = { callId, attempt, sdp, lines: [...lines], isEncrypted };
      const answer = await connection.request(toServer.publish, body);
      return answer.ok ? answer.value : null;
    },
    async answer(attempt, number, sdp) {
      return outcomeOf(await connection.request(toServer.answerMedia, { callId, attempt, number, sdp }));
    },
    async wantPictures(attempt, wanted) {
      const pictures = [...wanted].map(([participantId, { picture, screen }]) => ({ participantId, picture, screen }));
      return outcomeOf(await connection.request(toServer.wantPictures, { callId, attempt, pictures }));
    },
    onOffer: (handler) =>
      connection.on(toClient.mediaOffered, ({ callId: of, ...offer }) => {
        if (of === callId) handler(offer);
      }),
    onLost: (handler) =>
      connection.on(toClient.mediaLost, ({ callId: of, attempt }) => {
        if (of === callId) handler(attempt);
      }),
  };
}

/** A refusal is about an attempt that the server doesn't know; where no answer came nothing is known. */
function outcomeOf(answer: Ack<object>): WireOutcome {
  if (answer.ok) return 'done';
  return answer.error.code === 'unavailable' ? 'away' : 'void';
}
