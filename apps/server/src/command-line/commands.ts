import { everyPermission, type PersonId } from '@anteroom/domain';
import type { Services } from '../compose-services.ts';
import { newPassword } from '../platform/new-password.ts';
import { closeAccount } from './close-account.ts';
import { closeOrganisation } from './close-organisation.ts';
import { flag, needed, possible, type Command } from './command.ts';
import { Failed } from './failed.ts';
import { inviteAdministrator } from './invite-administrator.ts';
import { readHealth } from './read-health.ts';
import { readPassword } from './read-password.ts';
import { resetSecondFactor } from './reset-second-factor.ts';
import { version } from './version.ts';
import type { WithServices } from './with-services.ts';

const operator = { kind: 'operator' } as const;

/** Everything that the operator can do here; `withServices` opens the database for the time of one command. */
export function createCommands(withServices: WithServices): readonly Command[] {
  return [
    {
      name: 'administrator create',
      does: 'Makes an account that administers an organisation; prints a password unless one comes in.',
      options: {
        email: needed('e-mail'),
        organisation: needed('slug'),
        name: possible('name'),
        'password-stdin': flag,
      },
      run: (values) =>
        withServices(async (services) => {
          const organisation = valueOf(values, 'organisation');
          // Before the account is made: its password is shown only once.
          if ((await services.organisationBySlug(organisation)) === null) throw refusalOf('no-such-organisation');
          const { id, lines } = await account(services, values);
          const added = await services.organisations.addAdministrator(organisation, id);
          if (!added.ok) throw refusalOf(added.refusal);
          return lines;
        }),
    },
    inviteAdministrator(withServices),
    {
      name: 'member create',
      does: 'Makes an account and adds it to a clinic; an administrator of it with --administrator.',
      options: {
        email: needed('e-mail'),
        clinic: needed('slug'),
        name: possible('name'),
        administrator: flag,
        'password-stdin': flag,
      },
      run: (values) =>
        withServices(async (services) => {
          const clinic = await services.clinicBySlug(valueOf(values, 'clinic'));
          if (clinic === null) throw refusalOf('no-such-clinic');
          const { id, lines } = await account(services, values);
          const role = values.has('administrator') ? 'clinic-administrator' : 'team-member';
          const added = await services.clinics.grant(clinic, id, role, everyPermission, operator);
          if (!added.ok) throw refusalOf(added.refusal);
          return lines;
        }),
    },
    {
      name: 'organisation create',
      does: 'Makes an organisation, the unit to which clinics belong.',
      options: { slug: needed('slug'), name: needed('name') },
      run: (values) =>
        withServices(async ({ organisations }) => {
          const made = await organisations.create({ slug: valueOf(values, 'slug'), name: valueOf(values, 'name') });
          if (!made.ok) throw refusalOf(made.refusal);
          return [`Made the organisation ${made.value.name} (${made.value.slug}).`];
        }),
    },
    ...closeOrganisation(withServices),
    {
      name: 'clinic create',
      does: 'Makes a clinic with its waiting area.',
      options: {
        organisation: needed('slug'),
        slug: needed('slug'),
        name: needed('name'),
        'time-zone': needed('such as Europe/Stockholm'),
        'emergency-number': needed('such as 112'),
      },
      run: (values) =>
        withServices(async ({ clinics }) => {
          const made = await clinics.create(
            {
              organisation: valueOf(values, 'organisation'),
              slug: valueOf(values, 'slug'),
              name: valueOf(values, 'name'),
              timeZone: valueOf(values, 'time-zone'),
              emergencyNumber: valueOf(values, 'emergency-number'),
            },
            operator,
          );
          if (!made.ok) throw refusalOf(made.refusal);
          return [`Made the clinic ${made.value.name}. Its link ends in /c/${made.value.slug}.`];
        }),
    },
    resetSecondFactor(withServices),
    ...closeAccount(withServices),
    {
      name: 'health',
      does: 'Asks a running server how it is; exit code 0 when it can work.',
      options: { url: possible('http://localhost:3000') },
      run: (values) => readHealth(values.get('url')),
    },
    {
      name: 'version',
      does: 'Prints the version.',
      options: {},
      run: () => Promise.resolve([version()]),
    },
  ];
}

/** The account with an e-mail, made where there is none; a person may administer several organisations. */
async function account(
  { identity }: Services,
  values: ReadonlyMap<string, string>,
): Promise<{ readonly id: PersonId; readonly lines: readonly string[] }> {
  const email = valueOf(values, 'email');
  const known = await identity.personByEmail(email);
  if (known !== null) return { id: known, lines: [`${email} had an account already, and keeps its password.`] };
  const given = values.has('password-stdin') ? await readPassword(process.stdin) : null;
  const password = given ?? newPassword();
  const made = await identity.createPerson({
    email,
    name: values.get('name') ?? email.split('@')[0] ?? email,
    password,
  });
  if (!made.ok) throw refusalOf(made.refusal);
  return {
    id: made.value,
    lines: [`Made an account for ${email}.`, ...(given === null ? [`Its password is ${password}`] : [])],
  };
}

function valueOf(values: ReadonlyMap<string, string>, name: string): string {
  const value = values.get(name);
  if (value === undefined) throw new Failed(`--${name} is needed.`, 2);
  return value;
}

/** What stands in the way, in words. */
const sentences: Readonly<Record<string, string>> = {
  'malformed-slug': 'A slug has 2 to 60 small letters, digits and single hyphens.',
  'missing-name': 'A name is needed.',
  'slug-taken': 'This slug is taken.',
  'unknown-time-zone': 'There is no such time zone; write one such as Europe/Stockholm.',
  'malformed-emergency-number': 'An emergency number has 2 to 20 digits.',
  'no-such-organisation': 'There is no organisation with this slug. Make it with “organisation create”.',
  'organisation-closed': 'This organisation is closed. Open it with “organisation reopen”.',
  'no-such-clinic': 'There is no clinic with this slug. Make it with “clinic create”.',
  'email-taken': 'There is an account with this e-mail already.',
  'password-too-short': 'A password has at least 13 characters.',
  'password-too-long': 'A password has at most 256 characters.',
  'password-too-common': 'This password is among the first to be tried. Choose one that is harder to guess.',
  'malformed-email': 'That is no e-mail address.',
};

function refusalOf(code: string): Failed {
  return new Failed(sentences[code] ?? code);
}
