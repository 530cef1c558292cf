import { lookup as systemLookup } from 'node:dns';
import { request as requestPlain } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Configuration } from '../../platform/configuration.ts';
import type { Log } from '../../platform/log.ts';
import { isLoopbackHost, mayReach, publicLookup } from '../../platform/public-address.ts';
import { pushKeysOf } from './push-keys.ts';
import type { PushAddress, PushOutcome, PushSender } from './push-sender.ts';
import type { PushEnvelope } from './web-push-envelope.ts';

/** How long a push service may take for its answer, in milliseconds. */
const patience = 8_000;

/** The address names no push service that may be spoken to. */
class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

/** Makes the way to the push services. Their addresses come from browsers, so they lead to nothing inside of our network. */
export function createPushSender(parts: {
  readonly configuration: Pick<Configuration, 'push' | 'production'>;
  readonly secret: string;
  readonly log: Log;
  readonly lookup?: LookupFunction;
}): PushSender {
  const { configuration, log } = parts;
  // A service on this machine is for trying out and for tests alone.
  const options = { loopback: !configuration.production };
  const lookup = publicLookup(parts.lookup ?? systemLookup, options, () => new ForbiddenAddress());
  const keys = pushKeysOf(configuration, parts.secret);
  const { subject } = configuration.push;

  return {
    publicKey: keys.publicKey,
    mayReach: ({ endpoint }) => isAllowed(endpoint, options),
    async send(address, { title, body, path, tag }, { lasts }) {
      if (!isAllowed(address.endpoint, options)) return 'gone';
      try {
        const { sealEnvelope } = await import('./web-push-envelope.ts');
        const envelope = sealEnvelope(address, JSON.stringify({ title, body, path, tag }), { keys, subject, lasts });
        const status = await post(address, envelope, lookup);
        if (status >= 200 && status <= 299) return 'sent';
        // 404 and 410: the browser has taken its subscription back, or the service has forgotten it.
        const outcome: PushOutcome = status === 404 || status === 410 ? 'gone' : 'failed';
        if (outcome === 'failed') log.warn({ status }, 'A push service refused a notice.');
        return outcome;
      } catch (error) {
        log.warn({ reason: reasonOf(error) }, 'A notice could not be pushed.');
        return error instanceof ForbiddenAddress ? 'gone' : 'failed';
      }
    },
  };
}

function isAllowed(endpoint: string, options: { readonly loopback: boolean }): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, username, password } = new URL(endpoint);
  if (username !== '' || password !== '') return false;
  const host = hostname.replace(/^\[|\]$/g, '');
  const isLoopback = isLoopbackHost(host);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback)) return false;
  if (isLoopback) return options.loopback;
  return isIP(host) === 0 || mayReach(host, options);
}

/** Posts it, follows nothing, and reads no more than the status. */
function post({ endpoint }: PushAddress, { headers, body }: PushEnvelope, lookup: LookupFunction): Promise<number> {
  return new Promise((resolve, reject) => {
    const ask = endpoint.startsWith('https:') ? requestSecurely : requestPlain;
    const signal = AbortSignal.timeout(patience);
    const request = ask(endpoint, { method: 'POST', headers, agent: false, lookup, signal }, (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** The code alone: what stands beside it may quote the address. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
