import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChange } from '../change.ts';
import { createMemoryDatabase, type MemoryDatabase } from '../database/memory-database.ts';
import { createClinicService } from '../features/clinic/service.ts';
import { createSettingsService } from '../features/settings/service.ts';
import { createOrganisationService } from '../features/organisation/service.ts';
import { absentMailer } from '../features/mail/create-mailer.ts';
import { createAccounts } from '../features/people/accounts.ts';
import { createResets } from '../features/session/resets.ts';
import { createFactorSecrets } from '../features/session/factor-secrets.ts';
import type { Identity } from '../features/session/identity.ts';
import { createSecondFactors } from '../features/session/second-factors.ts';
import { randomIds } from '../platform/ids.ts';
import { createMemoryLog } from '../testing/memory-log.ts';
import { createMemoryIdentity } from '../testing/memory-identity.ts';
import type { Command } from './command.ts';
import { createCommands } from './commands.ts';
import { parseCommand } from './parse-command.ts';
import { usage } from './usage.ts';

let database: MemoryDatabase;
let commands: readonly Command[];
let identity: Identity;

beforeEach(() => {
  database = createMemoryDatabase();
  const parts = { database, clock: { now: () => 0 }, ids: randomIds };
  const { clinics } = database.stores;
  identity = createMemoryIdentity(database);
  const services = {
    identity,
    resets: createResets({ identity, mailer: absentMailer, log: createMemoryLog() }),
    organisations: createOrganisationService(parts),
    clinics: createClinicService(parts),
    settings: createSettingsService({ ...parts, change: createChange(database) }, () => undefined),
    mailer: absentMailer,
    accounts: createAccounts({ ...parts, identity }),
    secondFactors: createSecondFactors({
      database,
      secrets: createFactorSecrets('a secret of a test that is long enough'),
      clock: parts.clock,
      required: true,
    }),
    hasOrganisation: async (slug: string) => (await clinics.organisationBySlug(slug)) !== null,
    clinicBySlug: async (slug: string) => (await clinics.bySlug(slug))?.clinic.id ?? null,
  };
  commands = createCommands((work) => work(services));
});
afterEach(() => database.close());

async function type(line: string): Promise<string> {
  const { command, values } = parseCommand(commands, line.split(' '));
  return (await command.run(values)).join('\n');
}

test('an operator makes the first organisation, clinic and people', async () => {
  const administrator = 'administrator create --email a@b.example --organisation nordby';
  await expect(type(administrator)).rejects.toThrow('There is no organisation with this slug');
  expect(await type('organisation create --slug nordby --name Nordby')).toContain('Made the organisation');
  expect(
    await type(
      'clinic create --organisation nordby --slug renal --name Renal --emergency-number 112 --time-zone Europe/Stockholm',
    ),
  ).toContain('/c/renal');
  // The try before has left no account behind, whose password nobody has seen.
  expect(await type(administrator)).toMatch(/Its password is (\w{5}-){3}\w{5}/);
  await expect(
    type('clinic create --organisation nordby --slug renal --name X --emergency-number 1 --time-zone UTC'),
  ).rejects.toThrow('2 to 20 digits');
  await expect(
    type('clinic create --organisation nordby --slug x1 --name X --emergency-number 112 --time-zone Sea'),
  ).rejects.toThrow('no such time zone');
  await expect(type('organisation create --slug nordby --name Nordby')).rejects.toThrow('This slug is taken');
  await expect(type('member create --email d@b.example --clinic unknown')).rejects.toThrow('no clinic');
  expect(await type('member create --email a@b.example --clinic renal')).toContain('had an account already');
});

test('an operator closes an account, which is nobody then, and opens it again with its roles', async () => {
  await type('organisation create --slug nordby --name Nordby');
  await type('administrator create --email a@b.example --organisation nordby');
  const { access, audit } = database.stores;
  const id = await identity.personByEmail('a@b.example');
  if (id === null) throw new Error('There is nobody.');
  expect(await type('account disable --email a@b.example')).toContain('can’t sign in');
  expect(await access.actorOf(id)).toBeNull();
  expect(await type('account enable --email a@b.example')).toContain('can sign in again');
  expect((await access.actorOf(id))?.organisations).toMatchObject([{ role: 'organisation-administrator' }]);
  const deeds = (await audit.about(id)).map(({ verb }) => verb);
  expect(deeds.slice(-2)).toEqual(['disable-account', 'enable-account']);
  await expect(type('account disable --email nobody@b.example')).rejects.toThrow('There is no account');
});

test('an operator helps somebody who has lost their phone', async () => {
  await type('organisation create --slug nordby --name Nordby');
  await type('administrator create --email a@b.example --organisation nordby');
  await expect(type('account reset-second-factor --email c@b.example')).rejects.toThrow('no account');
  expect(await type('account reset-second-factor --email a@b.example')).toContain('with the password alone now');
});

test.each([
  ['organisation create --slug nordby', '--name'],
  ['organisation create --slugg nordby --name x', '--slugg'],
  ['organisation create nordby', 'nordby'],
  ['organisation', 'no command'],
  ['clinic create --organisation nordby --slug renal', '--name, --time-zone, --emergency-number'],
])('“%s” is not understood', async (line, words) => {
  await expect(type(line)).rejects.toThrow(words);
});

test('says how every command is typed', () => {
  const text = usage(commands);
  for (const { name } of commands) expect(text).toContain(`  ${name}`);
  expect(text).toContain(
    'administrator create --email <e-mail> --organisation <slug> [--name <name>] [--password-stdin]',
  );
});
