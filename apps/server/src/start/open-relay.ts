import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { IceConfiguration } from '../features/call/ice-servers.ts';
import type { Configuration } from '../platform/configuration.ts';
import { endLeftover, programOnPath } from '../platform/kept-process.ts';
import type { Log } from '../platform/log.ts';
import { keptPrivately } from '../platform/private-file.ts';
import { firstFreePort, startOwnRelay } from '../relay/own-relay.ts';

/** Why there is no relay, or that there is one. */
export type RelayState = 'configured' | 'own' | 'not-wanted' | 'not-installed' | 'no-address';

export interface OpenedRelay {
  readonly state: RelayState;
  /** How browsers find a way to each other, with the relay in it. */
  readonly ice: IceConfiguration;
  close(): Promise<void>;
}

/** The port of TURN (RFC 8656). */
const usualPort = 3_478;

/**
 * The relays of this server: those that are configured, else the coturn on this machine, started as a child.
 * @param addresses of this machine on its networks, IPv4
 */
export async function openRelay(
  { ice, relay, media, dataFolder, publicUrl }: Configuration,
  { log, addresses }: { readonly log: Log; readonly addresses: readonly string[] },
): Promise<OpenedRelay> {
  const without = (state: RelayState): OpenedRelay => ({ state, ice, close: () => Promise.resolve() });
  const isTurn = (url: string) => /^turns?:/.test(url);
  if (ice.turn !== null || ice.servers.some(({ urls }) => urls.some(isTurn))) return without('configured');
  if (!relay.isWanted) return without('not-wanted');
  const program = programOnPath('turnserver');
  if (program === null) return without('not-installed');
  const [first] = addresses;
  if (first === undefined) return without('no-address');
  const isHere = media.address === null || addresses.includes(media.address);
  const address = isHere ? (media.address ?? first) : first;
  const publicAddress = isHere ? null : media.address;
  const folder = join(dataFolder, 'relay');
  const pidFile = join(folder, 'pid');
  endLeftover(pidFile, log, 'coturn');
  const port = relay.port ?? (await firstFreePort(address, usualPort));
  // Kept: who is in a call while this server starts again has a credential of before.
  const secret = await keptPrivately(join(folder, 'secret'), () => randomBytes(32).toString('base64url'));
  const allowed = [address, ...(publicAddress === null ? [] : [publicAddress])];
  const { ports, tls } = relay;
  const kept = startOwnRelay({ program, log, pidFile, secret, address, publicAddress, port, ports, tls, allowed });
  const at = publicAddress ?? address;
  // The certificate is of a name: that by which browsers know this server.
  const name = publicUrl === null ? at : new URL(publicUrl).hostname;
  const urls = [
    `turn:${at}:${port}?transport=udp`,
    `turn:${at}:${port}?transport=tcp`,
    ...(tls === null ? [] : [`turns:${name}:${tls.port}?transport=tcp`]),
  ];
  return { state: 'own', ice: { ...ice, turn: { urls, secret } }, close: () => kept.close() };
}
