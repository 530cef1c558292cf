import { randomUUID } from 'node:crypto';
import type { Log } from '../../platform/log.ts';
import type { GatewaySettings } from '../../platform/sms-settings.ts';
import { isIdempotent, isTaken, requestOf, type GatewayRequest } from './gateway.ts';
import type { SmsCarrier } from './sms-sender.ts';

/** How long a gateway may take for its answer, in milliseconds: somebody waits for it. */
const patience = 8_000;
/** Longest answer that is read, in bytes. */
const answerLimit = 65_536;

/** How one attempt went: `unsent` never reached the gateway, after `unclear` nobody knows whether it did. */
type Attempt =
  { readonly outcome: 'taken' } | { readonly outcome: 'refused' | 'unsent' | 'unclear'; readonly reason: string };

/** Errors after which nothing can have been sent. */
const neverSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH'];

/**
 * Sends by an HTTP gateway. A second attempt follows where the first can't have been sent, and where the gateway is told an
 * id by which it recognises the same message again; else one message might become two.
 */
export function createGatewayCarrier(gateway: GatewaySettings, log: Log, timeout = patience): SmsCarrier {
  const mayRepeat = isIdempotent(gateway);
  return {
    kind: 'gateway',
    async carry({ to, text }) {
      const request = requestOf(gateway, { to, text, id: randomUUID() });
      const first = await attempt(request, gateway, timeout);
      const again = first.outcome === 'unsent' || (first.outcome === 'unclear' && mayRepeat);
      const last = again ? await attempt(request, gateway, timeout) : first;
      if (last.outcome === 'taken') return true;
      log.error({ reason: last.reason }, 'A text message could not be sent.');
      return false;
    },
  };
}

async function attempt(request: GatewayRequest, { success }: GatewaySettings, timeout: number): Promise<Attempt> {
  const { url, method, headers, body } = request;
  try {
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(url, { method, headers, body, redirect: 'manual', signal });
    const answer = await readSome(response);
    if (isTaken(success, response.status, answer)) return { outcome: 'taken' };
    return { outcome: response.status >= 500 ? 'unclear' : 'refused', reason: `status ${response.status}` };
  } catch (error) {
    const reason = reasonOf(error);
    return { outcome: neverSent.includes(reason) ? 'unsent' : 'unclear', reason };
  }
}

async function readSome(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  if (body === null) return '';
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > answerLimit) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The code alone: what stands beside it may quote the address, and with it the number. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
