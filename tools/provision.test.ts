import { expect, test } from 'vitest';
import { absentLines, planProvision } from './shared/provision.mjs';

const debian = {
  has: () => false,
  environment: {},
  hasApt: true,
  isRoot: true,
  hasSudo: false,
  isTerminal: true,
};

test('somebody at a terminal of Debian is asked, unless they have answered beforehand', () => {
  expect(planProvision(debian, undefined)).toMatchObject({ do: 'ask', packages: ['janus', 'coturn'] });
  expect(planProvision(debian, 'yes')).toMatchObject({ do: 'install' });
  expect(planProvision(debian, 'no')).toEqual({ do: 'nothing' });
});

test('root without a terminal, as in a container, means yes; somebody with sudo is only told', () => {
  expect(planProvision({ ...debian, isTerminal: false }, undefined)).toMatchObject({ do: 'install' });
  const somebody = { ...debian, isRoot: false, hasSudo: true };
  expect(planProvision({ ...somebody, isTerminal: false }, undefined)).toMatchObject({ do: 'say' });
  expect(planProvision(somebody, undefined)).toMatchObject({ do: 'ask' });
});

test('nothing is installed in production, nor what is there or configured', () => {
  expect(planProvision({ ...debian, environment: { NODE_ENV: 'production' } }, 'yes')).toEqual({ do: 'nothing' });
  expect(planProvision({ ...debian, has: () => true }, 'yes')).toEqual({ do: 'nothing' });
  const configured = { TURN_URLS: 'turn:turn.example.org', MEDIA_SERVERS: 'none' };
  expect(planProvision({ ...debian, environment: configured }, 'yes')).toEqual({ do: 'nothing' });
});

test('elsewhere one line says what to type', () => {
  const plan = planProvision({ ...debian, hasApt: false }, undefined);
  expect(plan).toMatchObject({ do: 'say' });
  expect(JSON.stringify(plan)).toContain('apt-get install --no-install-recommends janus coturn');
});

test('a part that the system has no package of is named, with the setting by which another machine’s is used', () => {
  expect(absentLines(['janus'])).toEqual([
    expect.stringMatching(/no package janus, for calls of up to twenty.*MEDIA_SERVERS/),
  ]);
  expect(absentLines([])).toEqual([]);
});
