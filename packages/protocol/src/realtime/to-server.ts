import { handOverNoteLimit } from '@anteroom/domain';
import * as z from 'zod/mini';
import {
  callId,
  clinicId,
  consultationId,
  messageId,
  organisationId,
  participantId,
  personId,
  roomId,
  slug,
} from '../ids.ts';
import { pushSubscriptionInput } from '../push.ts';
import { waitingExperience } from '../waiting-experience.ts';
import { callMediaMessages } from './call-media-messages.ts';
import { consentMessages } from './consent-messages.ts';
import { dashboardMessages } from './dashboard.ts';
import { hostMessages } from './host.ts';
import { mediaMessages } from './media-messages.ts';
import { toServerMessage } from './message.ts';
import { roomsSnapshot, visitView } from './room-views.ts';
import { signalRequest } from './signalling.ts';
import { structureSnapshot } from './structure-views.ts';
import { callView, iceServer, message, messageLimit, stayView, waitingAreaSnapshot } from './views.ts';

const nothing = z.strictObject({});

/** Those whom an answer to knocks is about: each is named, so that nobody who knocks meanwhile is meant too. */
const visitIds = z.array(participantId).check(z.minLength(1), z.maxLength(20));

/** A caller puts the phone down (E7), and says how they are reached: by push, by a text message, or both. */
export const callBackWish = z.union([
  z.strictObject({
    wanted: z.literal(true),
    subscription: z.optional(pushSubscriptionInput),
    phone: z.optional(z.string().check(z.minLength(1), z.maxLength(32))),
    /** In which they are told. */
    locale: z.enum(['en', 'de']),
  }),
  z.strictObject({ wanted: z.literal(false) }),
]);

/** A hand-over note, or why a transfer is declined. */
const transferWords = z.string().check(z.trim(), z.maxLength(handOverNoteLimit));

/** What staff write in place of what a caller typed; the domain's rule says what is wrong with it. */
const detailTexts = {
  firstName: z.string().check(z.maxLength(400)),
  lastName: z.string().check(z.maxLength(400)),
  phone: z.string().check(z.maxLength(400)),
};

/** What staff may ask of one stay; the same commands come over HTTP. */
export const consultationCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('join') }),
  z.strictObject({ type: z.literal('add'), callId }),
  z.strictObject({ type: z.literal('hold') }),
  z.strictObject({ type: z.literal('end') }),
  /** They were spoken with over the telephone: the stay is completed, unless somebody sees them by now. */
  z.strictObject({ type: z.literal('phoned') }),
  z.strictObject({ type: z.literal('remove') }),
  z.strictObject({ type: z.literal('mark-ready'), ready: z.boolean() }),
  z.strictObject({ type: z.literal('assign'), to: z.nullable(personId) }),
  z.strictObject({ type: z.literal('call-back') }),
  z.strictObject({ type: z.literal('edit-details'), ...detailTexts }),
  z.strictObject({ type: z.literal('offer-transfer'), to: clinicId, note: transferWords }),
  z.strictObject({ type: z.literal('withdraw-transfer') }),
  /** Takes one person out: a provider leaves, a companion goes; the caller is removed. */
  z.strictObject({ type: z.literal('disconnect'), participantId }),
]);
export type ConsultationCommandRequest = z.infer<typeof consultationCommand>;

/** What a command on a stay answers: the call that it led into, where it did. */
export const commandReply = z.strictObject({ call: z.nullable(callView) });

/** Every message from a page to the server, by its name in code. */
export const toServer = {
  /** Staff: begin to watch a waiting area; answers the whole list, changes follow as deltas. */
  watchWaitingArea: toServerMessage(
    'waiting-area/watch',
    ['see-waiting-area'],
    z.strictObject({ clinicId }),
    waitingAreaSnapshot,
  ),
  /** Staff: hear when what is set for a clinic or for an organisation changes, or what they are called. */
  watchSettings: toServerMessage(
    'settings/watch',
    ['see-clinic'],
    z.union([z.strictObject({ clinicId }), z.strictObject({ organisationId })]),
    nothing,
  ),
  unwatchWaitingArea: toServerMessage('waiting-area/unwatch', 'anybody', z.strictObject({ clinicId }), nothing),
  /** Staff: join, add, hold, end, remove, mark ready, assign, edit details, offer a transfer or withdraw it. */
  commandConsultation: toServerMessage(
    'consultation/command',
    ['attend-caller', 'tend-caller', 'transfer-out'],
    z.strictObject({ consultationId, command: consultationCommand }),
    commandReply,
  ),
  /** Staff of the clinic that a caller is offered to: take them, or decline and say why (S8). */
  answerTransfer: toServerMessage(
    'transfer/answer',
    ['answer-transfer-offer'],
    z.strictObject({
      clinicId,
      consultationId,
      answer: z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('accept') }),
        z.strictObject({ type: z.literal('decline'), reason: transferWords }),
      ]),
    }),
    /** As which stay it goes on; null where it was declined. */
    z.strictObject({ continuedAs: z.nullable(consultationId) }),
  ),
  /** Caller: take up the own stay, as its newest page. */
  enterStay: toServerMessage('stay/enter', ['see-own-stay'], nothing, stayView),
  /** Caller: wants to be called back, and by which ways; or no longer. */
  wantCallBack: toServerMessage('stay/want-call-back', ['see-own-stay'], callBackWish, nothing),
  /** Caller: leave for good. */
  leaveStay: toServerMessage('stay/leave', ['leave-own-stay'], nothing, nothing),
  /** Anybody admitted: come (back) into a call that one is in; after a reload or a restart of the server. */
  enterCall: toServerMessage('call/enter', ['take-part-in-call'], z.strictObject({ callId }), callView),
  /** A page that sits in the call: the relay's newer credential, long before the last one has died. */
  renewRelay: toServerMessage(
    'call/renew-relay',
    ['take-part-in-call'],
    z.strictObject({ callId }),
    z.strictObject({ iceServers: z.array(iceServer) }),
  ),
  /** Staff: leave; the last provider's leaving puts the callers on hold. */
  leaveCall: toServerMessage('call/leave', ['take-part-in-call'], z.strictObject({ callId }), nothing),
  /** Staff: end the call for everybody. */
  endCall: toServerMessage('call/end', ['host-call'], z.strictObject({ callId }), nothing),
  /** Staff inside: nobody joins the call from outside any more, or whoever may can again (W8). */
  lockCall: toServerMessage('call/lock', ['lock-call'], z.strictObject({ callId, locked: z.boolean() }), nothing),
  /** Anybody in the call: a step of the negotiation with another in it. */
  signal: toServerMessage('call/signal', ['take-part-in-call'], signalRequest, nothing),
  /** Anybody in the call: whether the own microphone and camera are on. */
  announceMedia: toServerMessage(
    'call/announce-media',
    ['take-part-in-call'],
    z.strictObject({ callId, microphone: z.boolean(), camera: z.boolean() }),
    nothing,
  ),
  /** A message about a stay, from staff or from its caller; the id makes a repetition harmless. */
  sendMessage: toServerMessage(
    'message/send',
    ['message-caller', 'answer-in-own-stay'],
    z.strictObject({
      consultationId,
      id: messageId,
      text: z.string().check(z.trim(), z.minLength(1), z.maxLength(messageLimit)),
    }),
    message,
  ),
  /** All messages of a stay, oldest first. */
  listMessages: toServerMessage(
    'message/list',
    ['message-caller', 'answer-in-own-stay'],
    z.strictObject({ consultationId }),
    z.strictObject({ messages: z.array(message) }),
  ),
  /** Staff: they have the messages of a caller in front of them; the caller is told. */
  markMessagesRead: toServerMessage(
    'message/mark-read',
    ['message-caller'],
    z.strictObject({ consultationId }),
    nothing,
  ),
  /** Caller: what the clinic offers while one waits, in a language (E6). */
  askExperience: toServerMessage(
    'stay/ask-experience',
    ['see-own-stay'],
    z.strictObject({ language: z.string().check(z.regex(/^[a-z]{2,3}$/)) }),
    waitingExperience,
  ),
  /** Staff: begin to watch the rooms of a clinic; answers all of them, changes follow as deltas. */
  watchRooms: toServerMessage('rooms/watch', ['see-clinic'], z.strictObject({ clinicId }), roomsSnapshot),
  unwatchRooms: toServerMessage('rooms/unwatch', 'anybody', z.strictObject({ clinicId }), nothing),
  /** A member goes into a room: the first opens its call, the others join it. */
  enterRoom: toServerMessage('room/enter', ['enter-room', 'use-user-room'], z.strictObject({ roomId }), callView),
  /** A member lets guests who knock in, as many as there are seats; answers who came in. */
  admitGuests: toServerMessage(
    'room/admit',
    ['admit-guest'],
    z.strictObject({ roomId, visitIds }),
    z.strictObject({ admitted: z.array(participantId) }),
  ),
  /** A member declines guests who knock. */
  declineGuests: toServerMessage('room/decline', ['admit-guest'], z.strictObject({ roomId, visitIds }), nothing),
  /** A member removes a guest from the call. */
  removeGuest: toServerMessage(
    'room/remove-guest',
    ['admit-guest'],
    z.strictObject({ roomId, visitId: participantId }),
    nothing,
  ),
  /** Guest: take up the own visit, as its newest page. */
  enterVisit: toServerMessage('visit/enter', ['see-own-visit'], nothing, visitView),
  /** Guest: leave for good. */
  leaveVisit: toServerMessage('visit/leave', ['leave-own-visit'], nothing, nothing),
  /** Staff: begin to watch the structure map of an organisation; answers all that they see, changes follow as deltas. */
  watchStructure: toServerMessage(
    'structure/watch',
    ['see-clinic'],
    z.strictObject({ organisation: slug }),
    structureSnapshot,
  ),
  unwatchStructure: toServerMessage('structure/unwatch', 'anybody', nothing, nothing),
  ...callMediaMessages,
  ...consentMessages,
  ...dashboardMessages,
  ...hostMessages,
  ...mediaMessages,
} as const;

export type ToServer = typeof toServer;
export type ToServerName = keyof ToServer;
export type RequestOf<Name extends ToServerName> = z.infer<ToServer[Name]['request']>;
export type ReplyOf<Name extends ToServerName> = z.infer<ToServer[Name]['reply']>;
