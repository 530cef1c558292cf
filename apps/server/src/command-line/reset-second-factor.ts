import { needed, type Command } from './command.ts';
import { Failed } from './failed.ts';
import type { WithServices } from './with-services.ts';

/** For somebody who has lost their phone and their backup codes; whether it is really them, the operator has to find out. */
export function resetSecondFactor(withServices: WithServices): Command {
  return {
    name: 'account reset-second-factor',
    does: 'Takes app, passkeys and backup codes away from an account whose owner has lost them, and ends its sessions.',
    options: { email: needed('e-mail') },
    run: (values) =>
      withServices(async ({ identity, secondFactors }) => {
        const email = values.get('email') ?? '';
        const id = await identity.personByEmail(email);
        if (id === null) throw new Failed('There is no account with this e-mail.');
        await secondFactors.reset(id);
        await identity.signOutEverywhere(id);
        return [`${email} signs in with the password alone now, and sets up a second factor next.`];
      }),
  };
}
