import { createHmac } from 'node:crypto';
import type { Instant, ParticipantId } from '@anteroom/domain';
import type { IceServer } from '@anteroom/protocol';

/** How browsers find a way to each other, as the operator has set it up. */
export interface IceConfiguration {
  readonly stunUrls: readonly string[];
  /** A relay with a secret that it shares with this server, from which credentials of short life are made. */
  readonly turn: { readonly urls: readonly string[]; readonly secret: string } | null;
  /** Servers handed on as they are. */
  readonly servers: readonly {
    readonly urls: readonly string[];
    readonly username?: string | undefined;
    readonly credential?: string | undefined;
  }[];
}

/** Given to somebody inside a call, and to nobody else. */
export type IceServersFor = (id: ParticipantId, now: Instant) => IceServer[];

/** Whether a relay is among them. */
export function hasRelay(servers: readonly IceServer[]): boolean {
  return servers.some(({ urls }) => urls.some((url) => /^turns?:/.test(url)));
}

/**
 * How long a relay takes a credential for new allocations; pages in a call get a newer one long before. Nothing takes one back: so
 * long after the end of a call its last ones are dead, too. In seconds.
 */
export const credentialSeconds = 10 * 60;

/** Makes each participant's list: the relay's user name holds when it expires, its password is the HMAC-SHA1 of that. */
export function createIceServersFor(configuration: IceConfiguration): IceServersFor {
  const { stunUrls, turn, servers } = configuration;
  const fixed: IceServer[] = servers.map(({ urls, username, credential }) => ({
    urls: [...urls],
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  }));
  if (stunUrls.length > 0) fixed.push({ urls: [...stunUrls] });
  return (id, now) => {
    if (turn === null) return fixed;
    const username = `${Math.floor(now / 1000) + credentialSeconds}:${id}`;
    const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
    return [...fixed, { urls: [...turn.urls], username, credential }];
  };
}
