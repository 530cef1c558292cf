import { describe, expect, test } from 'vitest';
import { mayReach } from '../../platform/public-address.ts';
import { judgeProviderAddress } from './provider-address.ts';

const production = { loopback: false };
const demo = { loopback: true };

describe('the server speaks to', () => {
  test.each(['93.184.215.14', '8.8.8.8', '2606:4700::1111', '2a00:1450:4001::200e'])('%s', (address) => {
    expect(mayReach(address, production)).toBe(true);
  });

  test.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.2.7',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'nonsense',
    '',
  ])('not to %s', (address) => {
    expect(mayReach(address, production)).toBe(false);
  });

  test('itself for trying out, and to no other private address', () => {
    expect(mayReach('127.0.0.1', demo)).toBe(true);
    expect(mayReach('::1', demo)).toBe(true);
    for (const address of ['10.0.0.1', '169.254.169.254', '192.168.0.1', 'fd00::1'])
      expect(mayReach(address, demo)).toBe(false);
  });
});

describe('a provider’s address', () => {
  test.each([
    ['https://id.nordby.example', null],
    ['https://id.nordby.example/realms/nordby', null],
    ['http://id.nordby.example', 'address-not-https'],
    ['ftp://id.nordby.example', 'address-not-https'],
    ['javascript:alert(1)', 'address-not-https'],
    ['id.nordby.example', 'address-not-https'],
    ['https://me:secret@id.nordby.example', 'address-not-https'],
    ['http://localhost:3000', 'address-not-https'],
    ['https://localhost', 'address-not-public'],
    ['https://127.0.0.1', 'address-not-public'],
    ['https://[::1]', 'address-not-public'],
    ['https://2130706433', 'address-not-public'],
    ['https://0x7f.1', 'address-not-public'],
    ['https://169.254.169.254/latest', 'address-not-public'],
    ['https://[::ffff:10.0.0.1]', 'address-not-public'],
  ])('in production %s: %s', (address, problem) => {
    expect(judgeProviderAddress(address, production)).toBe(problem);
  });

  test.each([
    ['http://localhost:3000', null],
    ['http://127.0.0.1:3000', null],
    ['http://[::1]:3000', null],
    ['http://10.0.0.1', 'address-not-https'],
    ['https://10.0.0.1', 'address-not-public'],
  ])('for trying out %s: %s', (address, problem) => {
    expect(judgeProviderAddress(address, demo)).toBe(problem);
  });
});
