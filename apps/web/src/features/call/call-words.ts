import type { DeviceRefusal, DeviceState, QualityLevel } from '@anteroom/media';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { CallPerson } from './call-state.ts';

/** How the own line is, in words; null while nothing was measured. */
export function ownLineText(level: QualityLevel | null, isAlone: boolean): MessageDescriptor {
  if (isAlone) return msg`Nobody else is here`;
  switch (level) {
    case null:
      return msg`Connecting…`;
    case 'good':
      return msg`Your connection is good`;
    case 'weak':
      return msg`Your connection is weak`;
    case 'bad':
      return msg`Your connection is bad`;
  }
}

/** What is wrong with the way to somebody: a sentence for the large picture, a word or two for a small one. */
export interface Trouble {
  readonly sentence: MessageDescriptor;
  readonly short: MessageDescriptor;
}

/** What is wrong with the way to somebody; null when all is well. */
export function troubleWith({ name, peer, isHere }: CallPerson): Trouble | null {
  if (peer === null || peer.connection === 'connecting') {
    return { sentence: msg`Connecting to ${name}…`, short: msg`Connecting…` };
  }
  if (peer.connection === 'failed') {
    return { sentence: msg`There is no connection to ${name}. Trying again.`, short: msg`No connection` };
  }
  if (peer.connection === 'interrupted') {
    return isHere
      ? { sentence: msg`The connection to ${name} is lost. It is being mended.`, short: msg`Connection lost` }
      : { sentence: msg`${name} is reconnecting.`, short: msg`Reconnecting` };
  }
  switch (peer.quality?.level) {
    case 'bad':
      return { sentence: msg`The connection to ${name} is bad. Sound comes first.`, short: msg`Bad connection` };
    case 'weak':
      return { sentence: msg`The connection to ${name} is weak. Sound comes first.`, short: msg`Weak connection` };
    case 'good':
    case undefined:
      return null;
  }
}

/** The names of the others, as the call's title. */
export function titleOf(i18n: I18n, people: readonly CallPerson[]): string {
  const [first, ...more] = people.filter(({ isSelf }) => !isSelf);
  if (first === undefined) return i18n._(msg`Call`);
  if (more.length === 0) return first.name;
  const { name } = first;
  const count = more.length;
  return i18n._(msg`${name} and ${plural(count, { one: '# other', other: '# others' })}`);
}

const refusals: Record<'microphone' | 'camera', Record<DeviceRefusal, MessageDescriptor>> = {
  camera: {
    denied: msg`The camera is blocked for this page. Allow it at the camera symbol beside the page’s address, then press Start video.`,
    missing: msg`No camera was found. Plug one in and press Start video, or go on with sound alone.`,
    busy: msg`Another program is using the camera. Close it there and press Start video.`,
    insecure: msg`Cameras work only on a secure page (https). Ask your clinic for the right link.`,
    unsupported: msg`This browser can’t use a camera. Open the page in Firefox, Chrome, Edge or Safari.`,
  },
  microphone: {
    denied: msg`The microphone is blocked for this page. Allow it at the symbol beside the page’s address, then press Unmute.`,
    missing: msg`No microphone was found. Plug one in and press Unmute.`,
    busy: msg`Another program is using the microphone. Close it there and press Unmute.`,
    insecure: msg`Microphones work only on a secure page (https). Ask your clinic for the right link.`,
    unsupported: msg`This browser can’t use a microphone. Open the page in Firefox, Chrome, Edge or Safari.`,
  },
};

/** Why a device doesn't run and what helps; null when it isn't refused. */
export function deviceText(kind: 'microphone' | 'camera', state: DeviceState): MessageDescriptor | null {
  return state.status === 'refused' ? refusals[kind][state.reason] : null;
}
