import * as z from 'zod/mini';
import { answer } from '../entry-field.ts';
import { callId, clinicId, consultationId, instant, messageId, participantId, personId, roomId, slug } from '../ids.ts';
import { mediaFields } from './call-media-messages.ts';
import { consentFields } from './consent-messages.ts';
import { handOver, incomingOffer, rowTransfer } from './transfer-views.ts';

/** Longest message between a caller and the staff, in characters. */
export const messageLimit = 2_000;

/** One message between a caller and the staff (E6). */
export const message = z.strictObject({
  id: messageId,
  at: instant,
  from: z.enum(['caller', 'staff']),
  /** The sender's name as the reader may know it; empty for the caller. */
  name: z.string(),
  text: z.string(),
  /** When staff had the caller's message in front of them; left out while nobody had, and for what staff wrote. */
  readAt: z.optional(instant),
});
export type Message = z.infer<typeof message>;

/** A row of the waiting area dashboard (W1). */
export const row = z.strictObject({
  id: consultationId,
  status: z.enum(['waiting', 'being-seen', 'on-hold']),
  arrivedAt: instant,
  since: instant,
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string(),
  withoutCamera: z.boolean(),
  /** They can't be seen, and asked to be phoned (E2). */
  phoneWanted: z.boolean(),
  device: z.enum(['desktop', 'phone', 'tablet', 'unknown']),
  /** Null while connected, else since when the page is missing. */
  missingSince: z.nullable(instant),
  callId: z.nullable(callId),
  /** Whether the call in which they are being seen is locked: nobody joins it from here (W8). */
  isLocked: z.boolean(),
  providers: z.array(z.strictObject({ personId, name: z.string() })),
  heldBy: z.nullable(z.string()),
  holdReason: z.nullable(z.enum(['held', 'left', 'gone'])),
  ready: z.boolean(),
  assignedTo: z.nullable(z.string()),
  assignedToId: z.nullable(personId),
  callBackWanted: z.boolean(),
  /** When staff told them that it is their turn; null where they didn't. */
  calledBackAt: z.nullable(instant),
  /** Messages of the caller that nobody has answered yet. */
  unanswered: z.int().check(z.nonnegative()),
  /** Nobody real: staff try their own clinic (H4). */
  isPractice: z.boolean(),
  /** What was answered to the entry fields (E4), by the caller and by staff; fields without an answer are not there. */
  answers: z.array(answer),
  /** An offer to another clinic, or what became of the last one; null where there is neither. */
  transfer: z.nullable(rowTransfer),
  /** Null for somebody who came by themselves. */
  handOver: z.nullable(handOver),
});
export type Row = z.infer<typeof row>;

/** The whole list, at one revision. */
export const waitingAreaSnapshot = z.strictObject({
  clinicId,
  revision: z.int().check(z.nonnegative()),
  /** The server's clock, so that waiting times run right on a page whose clock is wrong. */
  now: instant,
  rows: z.array(row),
  /** Callers of other clinics who are offered to this one (S8). */
  offers: z.array(incomingOffer),
  /** Most people in a call here, everybody counted. */
  mostPeople: z.int().check(z.positive()),
});
export type WaitingAreaSnapshot = z.infer<typeof waitingAreaSnapshot>;

/** What has changed since the revision before; a gap in the revisions asks for a new snapshot. */
export const waitingAreaDelta = z.strictObject({
  clinicId,
  revision: z.int().check(z.nonnegative()),
  changed: z.array(row),
  gone: z.array(consultationId),
  offers: z.array(incomingOffer),
  /** Offers that are answered, withdrawn or over. */
  offersGone: z.array(consultationId),
});
export type WaitingAreaDelta = z.infer<typeof waitingAreaDelta>;

/** A caller's own stay, as they may know it (E6). */
export const stayView = z.strictObject({
  id: consultationId,
  /** Rises with every change of the stay; an older view never replaces a newer one. */
  revision: z.int().check(z.nonnegative()),
  participantId,
  status: z.enum(['waiting', 'being-seen', 'on-hold', 'transferred', 'ended']),
  arrivedAt: instant,
  now: instant,
  position: z.nullable(z.int().check(z.positive())),
  callId: z.nullable(callId),
  callBackWanted: z.boolean(),
  /** When staff told them that it is their turn; null where they didn't. */
  calledBackAt: z.nullable(instant),
  outcome: z.nullable(z.enum(['completed', 'abandoned', 'removed', 'lost'])),
  /** On hold: who put them there, or was the last to go; null where nobody did. */
  heldBy: z.nullable(z.string()),
  /** The clinic that is asked to take them; null where none is (S8). */
  offeredTo: z.nullable(z.strictObject({ clinic: z.string(), organisation: z.string() })),
  /** The clinic that handed them over; null where they came by themselves. */
  cameFrom: z.nullable(z.string()),
  firstName: z.string(),
  withoutCamera: z.boolean(),
  /** They asked to be phoned. */
  phoneWanted: z.boolean(),
  clinic: z.strictObject({
    slug,
    name: z.string(),
    organisation: z.string(),
    emergencyNumber: z.string(),
    /** For how many hours after the end what they typed is kept. */
    keepTypedHours: z.int(),
    /** Whether there was something to read on the way in. */
    hasInformation: z.boolean(),
    /** Another one wherever what the clinic offers while one waits is another: the page asks anew. */
    experience: z.string(),
    /** Whether others can still come in; whoever is inside stays either way (W6). */
    isOpen: z.boolean(),
    /** When it closes to others; null where that isn't in sight, or it is closed. */
    closesAt: z.nullable(instant),
  }),
});
export type StayView = z.infer<typeof stayView>;

export const iceServer = z.strictObject({
  urls: z.array(z.string()),
  username: z.optional(z.string()),
  credential: z.optional(z.string()),
});
export type IceServer = z.infer<typeof iceServer>;

/** Somebody in a call. */
export const callParticipant = z.strictObject({
  participantId,
  /** An interpreter is somebody whom a host has invited as one (C2). */
  kind: z.enum(['provider', 'caller', 'companion', 'guest', 'interpreter']),
  name: z.string(),
  /** Whether their page is connected to a server now; media may go on without. */
  here: z.boolean(),
  microphone: z.boolean(),
  camera: z.boolean(),
  /** They are on hold inside the call (C2): they and the others are no peers. Left out for everybody else. */
  held: z.optional(z.literal(true)),
  /** Their browser can't encrypt what goes through the media server; said to providers alone, and left out for everybody else. */
  cannotEncrypt: z.optional(z.literal(true)),
});
export type CallParticipant = z.infer<typeof callParticipant>;

/**
 * A call as somebody inside sees it; nobody outside gets any of it. Who is on hold inside it gets no more than their own stay's
 * people.
 */
export const callView = z.strictObject({
  callId,
  /** Rises with every change of who is inside. */
  revision: z.int().check(z.nonnegative()),
  self: participantId,
  startedAt: instant,
  now: instant,
  participants: z.array(callParticipant),
  iceServers: z.array(iceServer),
  ...mediaFields,
  /** Nobody joins from outside; whom those inside let in still comes (W8). */
  isLocked: z.boolean(),
  ...consentFields,
  /** The room that the call is in; null for a call with callers of a waiting area. */
  room: z.nullable(z.strictObject({ id: roomId, kind: z.enum(['meeting', 'group', 'user']), name: z.string() })),
});
export type CallView = z.infer<typeof callView>;
