import { absentSms } from '../features/sms/create-sms-sender.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createChange } from '../change.ts';
import { createMemoryDatabase, type MemoryDatabase } from '../database/memory-database.ts';
import { createClinicService } from '../features/clinic/service.ts';
import { createSettingsService } from '../features/settings/service.ts';
import { createOrganisationService } from '../features/organisation/service.ts';
import { absentMailer } from '../features/mail/create-mailer.ts';
import type { Mail } from '../features/mail/mailer.ts';
import { createMailboxMailer } from '../features/mail/mailbox-mailer.ts';
import { createAccounts } from '../features/people/accounts.ts';
import { createInvitations } from '../features/people/invite.ts';
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
/** Whether an e-mail can go out. */
let hasMail = true;

beforeEach(() => {
  database = createMemoryDatabase();
  const parts = { database, clock: { now: () => 0 }, ids: randomIds };
  const { clinics } = database.stores;
  identity = createMemoryIdentity(database);
  hasMail = true;
  const change = createChange(database);
  const mailbox = createMailboxMailer({ mailbox: database.stores.mailbox, clock: parts.clock, log: createMemoryLog() });
  const mailer = { kind: mailbox.kind, send: (mail: Mail) => (hasMail ? mailbox : absentMailer).send(mail) };
  const services = {
    identity,
    resets: createResets({ identity, mailer: absentMailer, log: createMemoryLog() }),
    organisations: createOrganisationService(parts),
    clinics: createClinicService(parts),
    settings: createSettingsService({ ...parts, change }, () => undefined),
    mailer,
    sms: absentSms,
    invitations: createInvitations({ ...parts, change, identity, mailer, standingChanged: () => undefined }),
    accounts: createAccounts({ ...parts, identity }),
    secondFactors: createSecondFactors({
      database,
      secrets: createFactorSecrets('a secret of a test that is long enough'),
      clock: parts.clock,
      required: true,
    }),
    organisationBySlug: async (slug: string) => (await clinics.organisationBySlug(slug))?.id ?? null,
    publicUrl: 'https://video.hospital.example',
    now: () => 0,
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

describe('an operator invites an administrator', () => {
  const invite = 'administrator invite --email a@b.example --organisation nordby';
  beforeEach(async () => {
    await expect(type(invite)).rejects.toThrow('There is no organisation with this slug');
    await type('organisation create --slug nordby --name Nordby');
  });

  test('by an e-mail whose link alone knows its secret', async () => {
    expect(await type(invite)).toBe('Sent an invitation to a@b.example. It is valid until 1970-01-31.');
    const [letter] = await database.stores.mailbox.newest();
    expect(letter).toMatchObject({ to: 'a@b.example', subject: 'You are invited to Nordby' });
    expect(letter?.text).toMatch(/^https:\/\/video\.hospital\.example\/invitation\/[\w-]{43}$/m);
    await type(`${invite} --language de --url https://other.example`);
    const [second] = await database.stores.mailbox.newest();
    expect(second?.text).toContain('https://other.example/invitation/');
    expect(second?.text).toContain('Guten Tag');
    for (const wrong of ['--language fr', '--url javascript:alert(1)', '--url nowhere'])
      await expect(type(`${invite} ${wrong}`)).rejects.toThrow();
    await expect(type('administrator invite --email nobody --organisation nordby')).rejects.toThrow('no e-mail');
  });

  test('with the link in hand, where no e-mail goes out', async () => {
    hasMail = false;
    const printed = await type(invite);
    expect(printed).toContain('No e-mail could be sent');
    expect(printed).toMatch(/\nhttps:\/\/video\.hospital\.example\/invitation\/[\w-]{43}$/);
  });

  test('who has an account and has the role at once', async () => {
    const made = await identity.createPerson({ email: 'a@b.example', name: 'A', password: 'correct horse battery' });
    if (!made.ok) throw new Error(made.refusal);
    hasMail = false;
    expect(await type(invite)).toContain('had an account already');
    expect((await database.stores.access.actorOf(made.value))?.organisations).toMatchObject([
      { role: 'organisation-administrator' },
    ]);
  });
});

test('an operator closes an organisation with its clinics, and opens again what was closed with it', async () => {
  await expect(type('organisation close --slug nordby')).rejects.toThrow('no organisation');
  await type('organisation create --slug nordby --name Nordby');
  const clinic = 'clinic create --organisation nordby --emergency-number 112 --time-zone UTC --name X --slug';
  for (const slug of ['renal', 'heart', 'closed-before']) await type(`${clinic} ${slug}`);
  const { clinics, audit } = database.stores;
  const closedAt = async (slug: string) => (await clinics.bySlug(slug))?.clinic.closedAt;
  const before = await clinics.bySlug('closed-before');
  if (before === null) throw new Error('There is no such clinic.');
  await clinics.setClosed(before.clinic.id, -1);

  expect(await type('organisation close --slug nordby')).toContain('Nordby is closed; 2 clinics were closed with it');
  expect(await Promise.all(['renal', 'heart', 'closed-before'].map(closedAt))).toEqual([0, 0, -1]);
  expect(await type('organisation close --slug nordby')).toContain('0 clinics');
  for (const line of [`${clinic} new`, 'administrator invite --email a@b.example --organisation nordby'])
    await expect(type(line)).rejects.toThrow('This organisation is closed');

  expect(await type('organisation reopen --slug nordby')).toContain('Nordby is open; 2 clinics were opened with it');
  expect(await Promise.all(['renal', 'heart', 'closed-before'].map(closedAt))).toEqual([null, null, -1]);
  const deeds = await audit.about(before.organisation.id);
  expect(deeds.map(({ verb }) => verb)).toEqual(['create-organisation', 'close-organisation', 'reopen-organisation']);
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
