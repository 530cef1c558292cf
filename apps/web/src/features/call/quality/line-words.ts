import type { QualityLevel } from '@anteroom/media';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CallPerson, CallState } from '../call-state.ts';
import { ownLineText } from '../call-words.ts';
import type { CallLineView } from './call-line.ts';

/** How good the own line is and what it is used for, in a word or two for the bar. */
export function lineText(ownLine: QualityLevel | null, isAlone: boolean, use: CallLineView['use']): MessageDescriptor {
  if (use === 'sound-only' && !isAlone) return msg`Sound only`;
  return ownLineText(ownLine, isAlone);
}

/** What helps, in the order in which one would try it; nothing while all is well. */
export function adviceFor(ownLine: QualityLevel | null, use: CallLineView['use']): readonly MessageDescriptor[] {
  if (ownLine !== 'weak' && ownLine !== 'bad') return [];
  const moves = [
    msg`Move nearer to your router, or plug in its cable. On a phone, try Wi-Fi or a place with better reception.`,
    msg`Close other programs and pages that use the network, such as films, downloads and backups.`,
  ];
  switch (use) {
    case 'usual':
      return [...moves, msg`Choose Save data or Sound only above: more of the line is left for the sound.`];
    case 'saving':
      return [...moves, msg`Choose Sound only above: the sound then has the line to itself.`];
    case 'sound-only':
      return moves;
  }
}

/** What is to be known of the way to somebody, beside its figures; null where it is as it should be. */
export function wayText({ id, name, peer, pictureStopped }: CallPerson, line: CallLineView): MessageDescriptor | null {
  const wants = line.others.get(id)?.wants ?? 'all';
  if (wants === 'none') return msg`${name} has chosen sound only. Your picture isn’t sent there.`;
  if (peer?.ownPicture === 'none') return msg`The line is too narrow for your picture: ${name} hears you.`;
  if (pictureStopped === 'their-line') return msg`The line of ${name} is too narrow for a picture.`;
  if (wants === 'small') return msg`${name} saves data. Your picture is sent small.`;
  if (peer?.ownPicture === 'less') return msg`Your picture is sent smaller: the sound comes first.`;
  if (peer?.quality?.side === 'theirs') return msg`The trouble seems to be on the side of ${name}.`;
  return null;
}

/** What the person is told over the stage, unasked; null where nothing is to be said. */
export function noticeFor({ people, local }: CallState, line: CallLineView): MessageDescriptor | null {
  switch (line.repair) {
    case 'network':
      return msg`The network has changed. Connections are being renewed by themselves.`;
    case 'wake':
      return msg`This device was asleep. Connections are being renewed by themselves.`;
    case 'seen':
      return msg`Connections are being renewed by themselves.`;
    case null:
  }
  if (local.camera.status !== 'on') return null;
  const reached = people.filter(({ peer }) => peer?.connection === 'connected');
  const isStopped = reached.length > 0 && reached.every(({ peer }) => peer?.ownPicture === 'none');
  return isStopped ? msg`Your line is too narrow for your picture. You are heard, and it comes back by itself.` : null;
}
