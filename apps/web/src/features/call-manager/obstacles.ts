import type { HostAction } from '@anteroom/protocol';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CallPerson } from '../call/call-state.ts';

/** As much of somebody in a call as decides what a host can do with them. */
export type Managed = Pick<CallPerson, 'id' | 'kind' | 'microphone' | 'isHeld' | 'isSelf'>;

/** Those of these people to whom an action means anything: the others are so already. */
export function concernedBy<Person extends Managed>(action: HostAction, people: readonly Person[]): readonly Person[] {
  const others = people.filter(({ isSelf }) => !isSelf);
  switch (action) {
    case 'mute':
      return others.filter(({ microphone, isHeld }) => microphone && !isHeld);
    case 'hold':
      return others.filter(({ isHeld }) => !isHeld);
    case 'take-back':
      return others.filter(({ isHeld }) => isHeld);
    case 'disconnect':
      return others;
  }
}

/** Why a host can't do something with these people, in a sentence; null where they can (C2). */
export function obstacleTo(action: HostAction, people: readonly Managed[]): MessageDescriptor | null {
  if (people.every(({ isSelf }) => isSelf)) return msg`Nobody is selected.`;
  const concerned = concernedBy(action, people);
  switch (action) {
    case 'mute':
      if (concerned.length > 0) return null;
      return people.every(({ isHeld, isSelf }) => isHeld || isSelf)
        ? msg`Who is on hold sends no sound.`
        : msg`The microphone is off. Only they can turn it on.`;
    case 'hold':
      if (concerned.some(({ kind }) => kind === 'provider')) return msg`Colleagues are not put on hold.`;
      return concerned.length > 0 ? null : msg`On hold already.`;
    case 'take-back':
      return concerned.length > 0 ? null : msg`Nobody of them is on hold.`;
    case 'disconnect':
      return null;
  }
}
