import * as z from 'zod/mini';
import { mediaAnswerRequest, publishReply, publishRequest, wantPicturesRequest } from './media-server.ts';
import { toServerMessage } from './message.ts';

const nothing = z.strictObject({});

/** Messages about what goes over a media server (S6, S7). */
export const mediaMessages = {
  /** Anybody in the call: begins to send over the media server, or begins anew. */
  publish: toServerMessage('call/publish', ['take-part-in-call'], publishRequest, publishReply),
  /** Anybody in the call: answers what the media server offers of the others. */
  answerMedia: toServerMessage('call/answer-media', ['take-part-in-call'], mediaAnswerRequest, nothing),
  /** Anybody in the call: which sizes of the others' pictures the own page shows. */
  wantPictures: toServerMessage('call/want-pictures', ['take-part-in-call'], wantPicturesRequest, nothing),
} as const;
