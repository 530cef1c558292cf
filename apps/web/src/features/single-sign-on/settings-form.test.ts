import type { SingleSignOnView } from '@anteroom/protocol';
import { expect, test } from 'vitest';
import { formOf, inputOf } from './settings-form.ts';

const addresses = {
  signIn: '',
  oidcRedirect: '',
  oidcBackChannelLogout: '',
  samlAssertionConsumer: '',
  samlMetadata: '',
};
const pem = (letters: string): string => `-----BEGIN CERTIFICATE-----\n${letters}\n-----END CERTIFICATE-----`;

const oidc: SingleSignOnView = {
  addresses,
  settings: {
    isOn: true,
    provider: { protocol: 'oidc', issuer: 'https://id.example', clientId: 'anteroom', scopes: ['email', 'profile'] },
    domains: ['a.example', 'b.example'],
    joining: 'by-domain',
    carriesSecondFactor: true,
    isClientSecretSet: true,
  },
};

test('what is saved stands in the fields, and comes out as it was', () => {
  const { isClientSecretSet: _, ...saved } = oidc.settings ?? { isClientSecretSet: false };
  expect(inputOf(formOf(oidc))).toEqual(saved);
});

test('a secret is sent only where one is typed', () => {
  expect(inputOf({ ...formOf(oidc), clientSecret: 'typed' }).clientSecret).toBe('typed');
  expect('clientSecret' in inputOf(formOf(oidc))).toBe(false);
});

test('nothing is on before anything is set up', () => {
  expect(inputOf(formOf({ addresses, settings: null }))).toMatchObject({ isOn: false, joining: 'by-invitation' });
});

test('lists are read with commas, spaces and lines between', () => {
  const form = { ...formOf(oidc), domains: ' a.example, b.example\nc.example;d.example ', scopes: '' };
  expect(inputOf(form)).toMatchObject({
    domains: ['a.example', 'b.example', 'c.example', 'd.example'],
    provider: { scopes: [] },
  });
});

test('certificates are told apart by their lines', () => {
  const saml = { ...formOf(oidc), protocol: 'saml' as const, certificates: `${pem('AAA')}\n\n${pem('BBB')}\n` };
  expect(inputOf(saml).provider).toMatchObject({ certificates: [pem('AAA'), pem('BBB')] });
  expect(inputOf({ ...saml, certificates: ' AAA ' }).provider).toMatchObject({ certificates: ['AAA'] });
  expect(inputOf({ ...saml, certificates: ' ' }).provider).toMatchObject({ certificates: [] });
});
