import { errorBody, type ErrorCode, type Route } from '@anteroom/protocol';
import * as z from 'zod/mini';

/** A request that was refused, with the server's code; `unavailable` where no answer came. */
export class RestError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;

  constructor(code: ErrorCode, field?: string) {
    super(code);
    this.name = 'RestError';
    this.code = code;
    this.field = field;
  }
}

/** The code of whatever a request ended with; what is no refusal is a fault of ours. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof RestError ? error.code : 'server-error';
}

const lockListeners = new Set<() => void>();

/** Calls the listener whenever the server says that the session is locked, whatever was asked for. */
export function onSessionLocked(listener: () => void): void {
  lockListeners.add(listener);
}

/** What a route is called with: values of its path, and its body. */
export interface Call<Params extends z.ZodMiniType, Query extends z.ZodMiniType, Body extends z.ZodMiniType> {
  readonly params: z.output<Params>;
  /** Left out where the route takes none. */
  readonly query?: z.input<Query>;
  readonly body: z.input<Body>;
}

/**
 * Calls one of our routes with the session's cookie and parses the answer.
 * @param cache what may be kept for others is asked for anew here: a change shows at once where it was made
 * @throws {RestError} when it is refused, when no answer comes, or when the answer isn't what the route promises
 */
export async function rest<
  Params extends z.ZodMiniType,
  Query extends z.ZodMiniType,
  Body extends z.ZodMiniType,
  Reply extends z.ZodMiniType,
>(
  route: Route<Params, Query, Body, Reply>,
  { params, query, body }: Call<Params, Query, Body>,
  cache: RequestCache = 'no-store',
): Promise<z.output<Reply>> {
  const path = `${pathOf(route.path, params)}${searchOf(query)}`;
  const reply = await request(route.method, path, route.method === 'GET' ? undefined : body, cache);
  const parsed = z.safeParse(route.reply, reply);
  if (!parsed.success) throw new RestError('version-mismatch');
  return parsed.data;
}

/**
 * Sends JSON and gives the answer's body, unparsed.
 * @throws {RestError} as `rest` does
 */
export async function request(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  cache: RequestCache = 'no-store',
): Promise<unknown> {
  const common = { method, credentials: 'same-origin', cache } as const;
  const init: RequestInit = { ...common, headers: { accept: 'application/json' } };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
  }
  const response = await fetch(path, init).catch(() => {
    throw new RestError('unavailable');
  });
  const content: unknown = await response.json().catch(() => undefined);
  if (response.ok) return content;
  const refusal = z.safeParse(errorBody, content);
  if (refusal.success && refusal.data.error.code === 'session-locked') for (const hear of lockListeners) hear();
  if (refusal.success) throw new RestError(refusal.data.error.code, refusal.data.error.field);
  throw new RestError(codeOfStatus(response.status));
}

/** Refusals that aren't ours, such as a proxy's. */
function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'not-signed-in';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 429) return 'too-many-requests';
  return status >= 502 && status <= 504 ? 'unavailable' : 'server-error';
}

function pathOf(pattern: string, params: unknown): string {
  const values = new Map(Object.entries(params !== null && typeof params === 'object' ? params : {}));
  return pattern.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(values.get(name) ?? '')));
}

function searchOf(query: unknown): string {
  if (query === null || typeof query !== 'object') return '';
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
