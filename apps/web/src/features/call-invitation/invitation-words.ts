import type { InvitedAs } from '@anteroom/domain';
import type { CallInvitationView } from '@anteroom/protocol';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What somebody is invited as. */
export const invitedAsWords: Readonly<Record<InvitedAs, MessageDescriptor>> = {
  participant: msg`Participant`,
  interpreter: msg`Interpreter`,
};

/** What follows for whoever is invited so. */
export const whatFollowsWords: Readonly<Record<InvitedAs, MessageDescriptor>> = {
  participant: msg`They knock, and you let them in.`,
  interpreter: msg`They come straight into the call, and everybody sees that they interpret.`,
};

/** How it stands with an invitation, in a few words. */
export function stateWords({
  state,
  name,
  here,
}: Pick<CallInvitationView, 'state' | 'name' | 'here'>): MessageDescriptor {
  switch (state) {
    case 'open':
      return msg`Not used yet`;
    case 'knocking':
      return here ? msg`${name} is knocking` : msg`${name} was knocking, and is reconnecting`;
    case 'inside':
      return msg`${name} is in the call`;
    case 'left':
      return msg`Has left, and can come back`;
  }
}
