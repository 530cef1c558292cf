import { describe, expect, test } from 'vitest';
import { noPermission, type StaffActor } from '../access/actor.ts';
import * as sample from '../testing/sample-ids.ts';
import { decideEntry, holdsSession, type KnownPeople, type ProviderClaim } from './decide-entry.ts';
import type { SingleSignOnSettings } from './settings.ts';

const nordby = sample.organisation(1);
const southby = sample.organisation(2);

const settings: SingleSignOnSettings = {
  isOn: true,
  provider: { protocol: 'oidc', issuer: 'https://id.nordby.example', clientId: 'anteroom', scopes: ['email'] },
  domains: ['nordby.example'],
  joining: 'by-domain',
  carriesSecondFactor: false,
};

const mei: ProviderClaim = {
  subject: 'mei',
  email: 'Mei.Chen@Nordby.example',
  isEmailVerified: true,
  name: ' Mei   Chen ',
};

const nobody: KnownPeople = { bySubject: null, byEmail: null, isInvited: false };

function working(...at: readonly ReturnType<typeof sample.organisation>[]): StaffActor {
  return {
    kind: 'staff',
    personId: sample.person(1),
    organisations: [],
    clinics: at.map((organisationId, index) => ({
      organisationId,
      clinicId: sample.clinic(index),
      role: 'team-member',
      ...noPermission,
    })),
    referrals: [],
  };
}

function decide(
  claim: Partial<ProviderClaim>,
  known: Partial<KnownPeople> = {},
  changed: Partial<SingleSignOnSettings> = {},
) {
  const decided = decideEntry(nordby, { ...settings, ...changed }, { ...mei, ...claim }, { ...nobody, ...known });
  return decided.ok ? decided.value : decided.refusal;
}

describe('the first time', () => {
  test('somebody with an address of the organisation is new', () => {
    expect(decide({})).toEqual({
      kind: 'new',
      email: 'mei.chen@nordby.example',
      name: 'Mei Chen',
      domain: 'nordby.example',
    });
  });

  test('without a name is called by the address', () => {
    expect(decide({ name: ' ' })).toMatchObject({ name: 'mei.chen' });
    expect(decide({ name: 'x'.repeat(500) })).toMatchObject({ name: 'x'.repeat(120) });
  });

  test.each([
    ['no address', { email: null }, 'email-missing'],
    ['no address at all', { email: 'Mei' }, 'email-missing'],
    ['two addresses in one', { email: 'mei@nordby.example@evil.example' }, 'email-missing'],
    ['an address that nobody has verified', { isEmailVerified: false }, 'email-unverified'],
    ['an address elsewhere', { email: 'mei@other.example' }, 'email-not-of-organisation'],
    ['a domain below ours', { email: 'mei@lab.nordby.example' }, 'email-not-of-organisation'],
    ['a domain that ends like ours', { email: 'mei@evilnordby.example' }, 'email-not-of-organisation'],
  ])('with %s is refused', (_what, claim, refusal) => {
    expect(decide(claim)).toBe(refusal);
  });

  test('by invitation only, waits for one', () => {
    expect(decide({}, {}, { joining: 'by-invitation' })).toBe('not-invited');
    expect(decide({}, { isInvited: true }, { joining: 'by-invitation' })).toMatchObject({ kind: 'new' });
  });

  test('an invitation holds for an address elsewhere', () => {
    expect(decide({ email: 'mei@other.example' }, { isInvited: true })).toMatchObject({ kind: 'new', domain: null });
  });

  test('nobody comes in while it is off', () => {
    expect(decide({}, {}, { isOn: false })).toBe('single-sign-on-off');
    expect(decide({}, { bySubject: working(nordby) }, { isOn: false })).toBe('single-sign-on-off');
  });
});

describe('an account with the same e-mail', () => {
  test('is tied to the provider where the person works here', () => {
    expect(decide({}, { byEmail: working(nordby) })).toEqual({
      kind: 'tied',
      personId: sample.person(1),
      domain: 'nordby.example',
    });
  });

  test('of somebody who is nothing here stays theirs alone', () => {
    expect(decide({}, { byEmail: working() })).toBe('account-not-linked');
    expect(decide({}, { byEmail: working(southby) })).toBe('account-not-linked');
  });

  test('of somebody who works at another organisation too stays theirs alone', () => {
    expect(decide({}, { byEmail: working(nordby, southby) })).toBe('belongs-elsewhere');
  });

  test('isn’t tied by an invitation', () => {
    expect(decide({ email: 'mei@other.example' }, { byEmail: working(nordby), isInvited: true })).toBe(
      'account-not-linked',
    );
  });
});

describe('the second time', () => {
  test('is known by the subject, whatever the address is now', () => {
    expect(decide({ email: 'mei.lund@nordby.example' }, { bySubject: working(nordby) })).toMatchObject({
      kind: 'known',
      personId: sample.person(1),
    });
  });

  test('without a role yet is known too', () => {
    expect(decide({}, { bySubject: working() })).toMatchObject({ kind: 'known' });
  });

  test('is refused where the person has become somebody at another organisation', () => {
    expect(decide({}, { bySubject: working(southby) })).toBe('belongs-elsewhere');
    expect(decide({}, { bySubject: working(nordby, southby) })).toBe('belongs-elsewhere');
  });

  test('with an address elsewhere holds for whoever works here', () => {
    expect(decide({ email: 'mei@other.example' }, { bySubject: working(nordby) })).toMatchObject({ domain: null });
    expect(decide({ email: 'mei@other.example' }, { bySubject: working() })).toBe('email-not-of-organisation');
  });
});

describe('a session', () => {
  const own = { domain: 'nordby.example' };

  test('holds while all is as it was', () => {
    expect(holdsSession(nordby, settings, own, working(nordby))).toBe(true);
    expect(holdsSession(nordby, settings, { domain: null }, working())).toBe(true);
  });

  test.each([
    ['nothing is configured any more', null, own, working(nordby)],
    ['it is off', { ...settings, isOn: false }, own, working(nordby)],
    ['the domain is taken out', { ...settings, domains: ['other.example'] }, own, working(nordby)],
    ['the person is gone', settings, own, null],
    ['the person is somebody elsewhere', settings, own, working(nordby, southby)],
  ])('ends when %s', (_what, changed, session, person) => {
    expect(holdsSession(nordby, changed, session, person)).toBe(false);
  });
});
