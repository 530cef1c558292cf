import { lookup as systemLookup } from 'node:dns';
import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecurely } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { ProviderProblem } from '@anteroom/protocol';
import { publicLookup } from '../../platform/public-address.ts';
import { judgeProviderAddress } from './provider-address.ts';

/** A provider can't be asked, or answers nonsense. */
export class ProviderFault extends Error {
  readonly problem: ProviderProblem;
  constructor(problem: ProviderProblem, cause?: unknown) {
    super(problem, { cause });
    this.name = 'ProviderFault';
    this.problem = problem;
  }
}

/** What is asked of a provider. */
export interface ProviderRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * Asks a provider, whose address somebody of an organisation has typed in: never one that isn't public, following no
 * redirect, within a time and a size.
 * @throws ProviderFault
 */
export type ProviderFetch = (url: string, request?: ProviderRequest) => Promise<Response>;

export interface ProviderFetchOptions {
  /** Whether a provider may be on this machine: for trying out and for tests. */
  readonly loopback: boolean;
  /** How long one answer may take, in milliseconds. */
  readonly timeout?: number;
  /** How long it may be, in bytes. */
  readonly limit?: number;
  readonly lookup?: LookupFunction;
}

/** Makes the way to providers. */
export function createProviderFetch(options: ProviderFetchOptions): ProviderFetch {
  const { loopback, timeout = 5_000, limit = 262_144 } = options;
  const lookup = publicLookup(
    options.lookup ?? systemLookup,
    { loopback },
    () => new ProviderFault('address-not-public'),
  );

  return (url, { method = 'GET', headers = {}, body } = {}) => {
    const problem = judgeProviderAddress(url, { loopback });
    if (problem !== null) return Promise.reject(new ProviderFault(problem));
    const content = contentOf(body);
    return new Promise((resolve, reject) => {
      const fail = (error: unknown): void => reject(error instanceof ProviderFault ? error : faultOf(error));
      const ask = url.startsWith('https:') ? requestSecurely : requestPlain;
      const signal = AbortSignal.timeout(timeout);
      const request = ask(url, { method, headers: { ...headers }, agent: false, lookup, signal }, (response) => {
        read(response, limit).then(
          (answer) => resolve(answer),
          (error: unknown) => {
            request.destroy();
            fail(error);
          },
        );
      });
      request.on('error', fail);
      request.end(content);
    });
  };
}

async function read(response: IncomingMessage, limit: number): Promise<Response> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('An answer comes in as bytes.');
    size += chunk.length;
    if (size > limit) throw new ProviderFault('answer-too-large');
    chunks.push(chunk);
  }
  const status = response.statusCode ?? 0;
  if (status < 200 || status > 599) throw new ProviderFault('answer-not-ok');
  const type = response.headers['content-type'];
  const hasBody = status !== 204 && status !== 205 && status !== 304;
  return new Response(hasBody ? Buffer.concat(chunks) : null, {
    status,
    headers: type === undefined ? {} : { 'content-type': type },
  });
}

function contentOf(body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('Providers are sent texts and forms alone.');
}

function faultOf(error: unknown): ProviderFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isTimeout = error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
  if (isTimeout || code === 'ETIMEDOUT') return new ProviderFault('timed-out', error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new ProviderFault('host-unknown', error);
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/.test(code)) return new ProviderFault('certificate-not-trusted', error);
  return new ProviderFault('unreachable', error);
}
