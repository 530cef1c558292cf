import { routes, type Routes } from '@anteroom/protocol';
import { parseSetCookie } from './set-cookie.ts';
import { origin, type ServerInMemory } from './server-in-memory.ts';

type Name = keyof Routes;

/** A browser of a test: it keeps its cookies, and asks the server in memory. */
export interface BrowserInMemory {
  /** The status and the body of what was answered. */
  ask(name: Name, body?: object): Promise<{ readonly status: number; readonly body: unknown }>;
  /** The code of the refusal, or `ok`. */
  code(name: Name, body?: object): Promise<string>;
  cookie(name: string): string | undefined;
}

/** @param options `origin`: from which page it asks; `address`: from where in the network */
export function createBrowser(
  server: Pick<ServerInMemory, 'app'>,
  options: { readonly address?: string; readonly userAgent?: string; readonly origin?: string } = {},
): BrowserInMemory {
  const jar = new Map<string, string>();
  const ask: BrowserInMemory['ask'] = async (name, body = {}) => {
    const { method, path } = routes[name];
    const answer = await server.app.inject({
      method,
      url: path,
      headers: {
        origin: options.origin ?? origin,
        'user-agent': options.userAgent ?? 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
        cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; '),
      },
      remoteAddress: options.address ?? '192.0.2.1',
      ...(method === 'POST' ? { payload: body } : {}),
    });
    for (const { name: key, value, isGone } of parseSetCookie(answer.headers['set-cookie'])) {
      if (isGone) jar.delete(key);
      else jar.set(key, value);
    }
    return { status: answer.statusCode, body: answer.json() };
  };
  return {
    ask,
    async code(name, body) {
      const answer = await ask(name, body);
      return codeIn(answer.body);
    },
    cookie: (name) => jar.get(name),
  };
}

function codeIn(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('error' in body)) return 'ok';
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'malformed';
}
