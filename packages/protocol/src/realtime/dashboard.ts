import { activityKinds } from '@anteroom/domain';
import * as z from 'zod/mini';
import { errorCode } from '../errors.ts';
import { callId, consultationId, instant, messageId, participantId } from '../ids.ts';
import { toServerMessage } from './message.ts';
import { callView, messageLimit } from './views.ts';

/** Most callers whom one message goes to at once. */
export const mostReceivers = 100;

/** Most callers whom a page may ask to bring together; how many there is room for, the rules say. */
const mostInGroup = 20;

/** Somebody with a caller, or the caller, as the waiting area's team sees them (W4). */
export const stayParticipant = z.strictObject({
  participantId,
  kind: z.enum(['provider', 'caller', 'companion']),
  /** The stay whose people they belong to; null for staff. */
  consultationId: z.nullable(consultationId),
  name: z.string(),
  /** Whether their page is connected to a server now. */
  here: z.boolean(),
  /** Whether they are on; null while nobody is with the caller, and nothing is sent. */
  microphone: z.nullable(z.boolean()),
  camera: z.nullable(z.boolean()),
  device: z.enum(['desktop', 'phone', 'tablet', 'unknown']),
  /** Name and version, such as `Firefox 153`; empty where it isn't known. */
  browser: z.string(),
  /** What goes over their line in the call, both ways, in kbit/s; null where they haven't said. */
  bandwidth: z.nullable(z.int()),
});
export type StayParticipant = z.infer<typeof stayParticipant>;

/** One step of a stay, with its time and person (W4). */
export const activityStep = z.strictObject({
  at: instant,
  kind: z.enum([...activityKinds, 'message-of-staff', 'message-of-caller']),
  /** The name of whoever of the staff did it, here; null where it was the caller, their page or the clock. */
  by: z.nullable(z.string()),
  /** The colleague or the clinic that it is about, by name; null where there is none. */
  about: z.nullable(z.string()),
});
export type ActivityStepView = z.infer<typeof activityStep>;

/** What the dashboard asks beside the commands of one stay. */
export const dashboardMessages = {
  /** Staff: bring several waiting or on-hold callers together, all or none; into a new call, or into the one that they name and are in. */
  beginGroupCall: toServerMessage(
    'call/begin-group',
    ['lock-call'],
    z.strictObject({
      consultationIds: z.array(consultationId).check(z.minLength(1), z.maxLength(mostInGroup)),
      callId: z.nullable(callId),
    }),
    callView,
  ),
  /** Staff: the same message to several callers; the id makes a repetition harmless. Answers whom it could not reach. */
  sendToSeveral: toServerMessage(
    'message/send-to-several',
    ['message-caller'],
    z.strictObject({
      consultationIds: z.array(consultationId).check(z.minLength(1), z.maxLength(mostReceivers)),
      id: messageId,
      text: z.string().check(z.trim(), z.minLength(1), z.maxLength(messageLimit)),
    }),
    z.strictObject({
      sent: z.array(consultationId),
      notSent: z.array(z.strictObject({ consultationId, code: errorCode })),
    }),
  ),
  /** Staff: who is with a caller, and by which means. */
  seeParticipants: toServerMessage(
    'consultation/participants',
    ['tend-caller'],
    z.strictObject({ consultationId }),
    z.strictObject({ participants: z.array(stayParticipant) }),
  ),
  /** Staff: every step of a stay, oldest first. */
  seeActivity: toServerMessage(
    'consultation/activity',
    ['tend-caller'],
    z.strictObject({ consultationId }),
    z.strictObject({ steps: z.array(activityStep) }),
  ),
  /** Anybody in the call: what goes over their line, both ways, in kbit/s. */
  announceBandwidth: toServerMessage(
    'call/announce-bandwidth',
    ['take-part-in-call'],
    z.strictObject({ callId, bandwidth: z.int().check(z.nonnegative(), z.maximum(10_000_000)) }),
    z.strictObject({}),
  ),
} as const;
