import * as z from 'zod/mini';
import { callId, participantId } from '../ids.ts';
import { toServerMessage } from './message.ts';

/** What a host does with others in the call (C2). */
export const hostActions = ['mute', 'hold', 'take-back', 'disconnect'] as const;
export type HostAction = (typeof hostActions)[number];

/** Most people whom one message is about; there are no more in a call. */
const mostManaged = 20;

/** What hosts ask beside the commands of one stay and of one room. */
export const hostMessages = {
  /** Staff inside: mute others, put them on hold inside the call or take them back, or take them out of it (C2). */
  manageCall: toServerMessage(
    'call/manage',
    ['host-call'],
    z.strictObject({
      callId,
      action: z.enum(hostActions),
      participantIds: z.array(participantId).check(z.minLength(1), z.maxLength(mostManaged)),
    }),
    z.strictObject({}),
  ),
} as const;
