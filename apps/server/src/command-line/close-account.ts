import type { PersonId } from '@anteroom/domain';
import { needed, type Command } from './command.ts';
import { Failed } from './failed.ts';
import type { CommandServices, WithServices } from './with-services.ts';

const options = { email: needed('e-mail') };

/** Closes accounts and opens them again: what a clinic can't do, since a person may belong to several. */
export function closeAccount(withServices: WithServices): readonly Command[] {
  return [
    {
      name: 'account disable',
      does: 'Closes an account at once, on every open page; its roles stay for when it is opened again.',
      options,
      run: (values) =>
        withServices(async (services) => {
          const email = values.get('email') ?? '';
          await services.accounts.disable(await personWith(services, email));
          return [`${email} is signed out everywhere and can’t sign in.`];
        }),
    },
    {
      name: 'account enable',
      does: 'Opens a closed account again, with the roles that it had.',
      options,
      run: (values) =>
        withServices(async (services) => {
          const email = values.get('email') ?? '';
          await services.accounts.enable(await personWith(services, email));
          return [`${email} can sign in again.`];
        }),
    },
  ];
}

async function personWith({ identity }: CommandServices, email: string): Promise<PersonId> {
  const id = await identity.personByEmail(email);
  if (id === null) throw new Failed('There is no account with this e-mail.');
  return id;
}
