import { needed, type Command } from './command.ts';
import { Failed } from './failed.ts';
import type { CommandServices, WithServices } from './with-services.ts';

const options = { slug: needed('slug') };

/** Closes organisations and opens them again (S1): its history stays, and its people see it. */
export function closeOrganisation(withServices: WithServices): readonly Command[] {
  return [
    {
      name: 'organisation close',
      does: 'Closes an organisation with its clinics: who is inside finishes, nobody new comes in, history stays.',
      options,
      run: (values) =>
        withServices(async ({ organisations }) => {
          const { organisation, clinics } = must(await organisations.close(values.get('slug') ?? ''));
          return [
            `${organisation.name} is closed; ${counted(clinics)} closed with it. “organisation reopen” opens them.`,
          ];
        }),
    },
    {
      name: 'organisation reopen',
      does: 'Opens a closed organisation again, with the clinics that were closed with it.',
      options,
      run: (values) =>
        withServices(async ({ organisations }) => {
          const { organisation, clinics } = must(await organisations.reopen(values.get('slug') ?? ''));
          return [`${organisation.name} is open; ${counted(clinics)} opened with it.`];
        }),
    },
  ];
}

type Done = Awaited<ReturnType<CommandServices['organisations']['close']>>;

function must(done: Done) {
  if (done.ok) return done.value;
  throw new Failed('There is no organisation with this slug.');
}

function counted(clinics: number): string {
  return clinics === 1 ? '1 clinic was' : `${clinics} clinics were`;
}
