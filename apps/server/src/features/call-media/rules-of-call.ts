import { encryptionOf, isHeld, participantsOf, topologyOf } from '@anteroom/domain';
import type { Call, OpenCall, ParticipantId } from '@anteroom/domain';

/** Whether a call's sound and pictures go over a media server (C7). */
export function goesOverMediaServer(call: Call): call is OpenCall {
  return call.status === 'open' && topologyOf(call) === 'media-server';
}

/** Whether a page may send there what isn't encrypted for the others' pages alone (C7). */
export function mayGoUnencrypted(call: OpenCall): boolean {
  return encryptionOf(call) === 'off';
}

/** Whether somebody sends and receives in a call: who is on hold in it does neither (C2). */
export function takesPart(call: OpenCall, id: ParticipantId): boolean {
  return participantsOf(call).includes(id) && !isHeld(call, id);
}
