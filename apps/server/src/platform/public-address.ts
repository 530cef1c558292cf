import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Addresses that aren't the public internet: private, loopback, link-local (the clouds' metadata among them), special ones. */
const special = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  special.addSubnet(network, prefix, 'ipv4');
}

/** All that is given out to the public internet in IPv6; what lies outside of it is special. */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

/** Inside of it: addresses that stand for others or for none, such as Teredo, 6to4 and the ones for documentation. */
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  special.addSubnet(network, prefix, 'ipv6');
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether the server may speak to this address: a public one, or loopback where that is allowed. */
export function mayReach(address: string, options: { readonly loopback: boolean }): boolean {
  const version = isIP(address);
  if (version === 4) return loopback.check(address, 'ipv4') ? options.loopback : !special.check(address, 'ipv4');
  if (version !== 6) return false;
  if (loopback.check(address, 'ipv6')) return options.loopback;
  return global.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/** Whether a host of an address, without brackets, is this machine by its name. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || isLoopbackAddress(host);
}

function isLoopbackAddress(host: string): boolean {
  const version = isIP(host);
  return version !== 0 && loopback.check(host, version === 4 ? 'ipv4' : 'ipv6');
}

/** Looks a name up and goes on only with addresses that may be reached: the one that was looked at is the one that is asked. */
export function publicLookup(
  find: LookupFunction,
  options: { readonly loopback: boolean },
  refused: () => Error,
): LookupFunction {
  return (hostname, settings, done) => {
    find(hostname, { ...settings, all: true }, (error, found) => {
      if (error !== null) return done(error, []);
      const addresses = typeof found === 'string' ? [] : found;
      const first = addresses[0];
      if (first === undefined || !addresses.every(({ address }) => mayReach(address, options)))
        return done(refused(), []);
      return settings.all === true ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}
