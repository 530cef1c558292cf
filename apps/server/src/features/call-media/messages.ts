import { accepted, refused } from '@anteroom/domain';
import type { CallId, Result } from '@anteroom/domain';
import type { Handler } from '../../perform.ts';
import type { Page } from '../../realtime/page.ts';
import type { Refusal } from '../../refusal.ts';
import type { CallMedia } from './call-media.ts';
import { isDescription } from './check-description.ts';
import type { Seat } from './media-call.ts';

/** Most lines of media in an offer of the media server: three of each of nineteen others, and those that were of others before. */
const mostLines = 100;

const notIn: Result<never, Refusal> = refused({ code: 'not-in-this-call' });

/** Somebody's page begins to send over the media server, or begins anew (S6, S7). */
export function createPublish(media: CallMedia): Handler<'publish'> {
  return async (request, { page }) => {
    const seat = seatOf(page, request.callId);
    return seat === null ? notIn : media.publish(seat, request);
  };
}

/** A page answers what the media server offers it of the others. */
export function createAnswerMedia(media: CallMedia): Handler<'answerMedia'> {
  return async ({ callId, attempt: id, number, sdp }, { page }) => {
    const seat = seatOf(page, callId);
    if (seat === null) return notIn;
    if (!isDescription(sdp, mostLines)) return refused({ code: 'invalid-input', field: 'sdp' });
    const attempt = await media.attemptOf(callId, seat, id);
    const answered = await attempt?.incoming.answer(number, sdp);
    return answered?.ok === false ? answered : accepted({});
  };
}

/** A page says how large the others' pictures are on it, and whose it doesn't show. */
export function createWantPictures(media: CallMedia): Handler<'wantPictures'> {
  return async ({ callId, attempt: id, pictures }, { page }) => {
    const seat = seatOf(page, callId);
    if (seat === null) return notIn;
    const attempt = await media.attemptOf(callId, seat, id);
    attempt?.incoming.wish(pictures);
    return accepted({});
  };
}

/** Who a page is in a call is the place that it has there, whatever it says. */
function seatOf(page: Page | null, callId: CallId): Seat | null {
  const participantId = page?.seatIn(callId) ?? null;
  return page === null || participantId === null ? null : { participantId, connection: page.connection };
}
