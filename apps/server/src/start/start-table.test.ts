import { expect, test } from 'vitest';
import { readConfiguration } from '../platform/configuration.ts';
import { partsInUse, type Carriers } from './parts-in-use.ts';
import { startTable, type StartFacts } from './start-table.ts';

const none = { mediaServer: 'not-installed', relay: 'not-installed' } as const;

function partsFor(environment: Record<string, string>, carriers: Carriers = none) {
  const read = readConfiguration(environment, { https: false });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return partsInUse(read.configuration, carriers);
}

const facts: StartFacts = {
  address: 'http://localhost:3000',
  networkAddresses: [],
  demoPassword: 'abcde-fghij',
  parts: partsFor({}),
  authorityFile: null,
};

test('names the links of every clinic, everybody’s address and the password', () => {
  const table = startTable(facts);
  for (const slug of ['renal', 'physiotherapy', 'cardiology'])
    expect(table).toContain(`http://localhost:3000/c/${slug}`);
  expect(table).toContain('abcde-fghij');
  expect(table.match(/@demo\.anteroom\.example/g)).toHaveLength(10);
});

test('says nothing of a demo where there is none', () => {
  const table = startTable({ ...facts, demoPassword: null });
  expect(table).not.toContain('demo');
  expect(table).toContain('Anteroom is ready at http://localhost:3000');
});

test('says which parts are there, and the one line that adds the others', () => {
  const both: Carriers = { mediaServer: 'own', relay: 'configured' };
  const states = (environment: Record<string, string>, carriers?: Carriers) =>
    Object.fromEntries(partsFor(environment, carriers).map(({ name, state }) => [name, state]));
  expect(states({})).toMatchObject({ database: 'embedded', 'media server': 'absent', relay: 'absent', mail: 'absent' });
  expect(
    states({ DATABASE_URL: 'postgres://localhost/anteroom', SMTP_URL: 'smtp://mail.example.org' }, both),
  ).toMatchObject({ database: 'found', 'media server': 'found', relay: 'found', mail: 'found' });
  const table = startTable(facts);
  for (const name of ['DATABASE_URL=', 'TURN_URLS=', 'SMTP_URL=']) expect(table).toContain(name);
});

test('shows no password of a part', () => {
  const parts = partsFor({ DATABASE_URL: 'postgres://anteroom:s3cret@db.example.org/anteroom' });
  expect(startTable({ ...facts, parts })).not.toContain('s3cret');
});

test('says how a phone comes to trust a certificate of its own', () => {
  const table = startTable({
    ...facts,
    networkAddresses: ['https://192.168.0.7:3000'],
    authorityFile: 'data/ca/anteroom-ca.crt',
  });
  expect(table).toContain('https://192.168.0.7:3000');
  expect(table).toContain('data/ca/anteroom-ca.crt');
});
