import { join } from 'node:path';
import { absentMediaServers, type MediaServers } from '../features/call-media/media-room.ts';
import { createJanusMediaServers } from '../media-server/janus-media-servers.ts';
import { findJanus, startOwnJanus } from '../media-server/own-janus.ts';
import type { Configuration } from '../platform/configuration.ts';
import type { Log } from '../platform/log.ts';

/** Why there is no media server, or that there is one. */
export type MediaServerState = 'configured' | 'own' | 'not-wanted' | 'not-installed' | 'no-address';

export interface OpenedMediaServers {
  readonly servers: MediaServers;
  readonly state: MediaServerState;
}

/**
 * The media servers of this server: those that are configured, else the Janus on this machine, started as a child.
 * @param addresses of this machine on its networks, IPv4
 */
export function openMediaServers(
  { media, dataFolder }: Pick<Configuration, 'media' | 'dataFolder'>,
  { secret, log, addresses }: { readonly secret: string; readonly log: Log; readonly addresses: readonly string[] },
): OpenedMediaServers {
  const absent = (state: MediaServerState): OpenedMediaServers => ({ servers: absentMediaServers, state });
  if (media.servers !== null) {
    if (media.servers.length === 0) return absent('not-wanted');
    const places = media.servers.map((place) => () => place);
    const servers = createJanusMediaServers({ places, secret, log, end: () => Promise.resolve() });
    return { servers, state: 'configured' };
  }
  const found = findJanus();
  if (found === null) return absent('not-installed');
  const [first] = addresses;
  // Janus can't use loopback: told to, it would offer every address that there is.
  if (first === undefined) return absent('no-address');
  const isHere = media.address === null || addresses.includes(media.address);
  const janus = startOwnJanus(found, {
    folder: join(dataFolder, 'media-server'),
    address: isHere ? (media.address ?? first) : first,
    publicAddress: isHere ? null : media.address,
    ports: media.ports,
    log,
  });
  const servers = createJanusMediaServers({ places: [janus.place], secret, log, end: () => janus.close() });
  return { servers, state: 'own' };
}
