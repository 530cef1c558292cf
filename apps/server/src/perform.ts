import { refused } from '@anteroom/domain';
import type { Result } from '@anteroom/domain';
import type { Ack, ReplyOf, RequestOf, ToServerName } from '@anteroom/protocol';
import * as z from 'zod/mini';
import type { Identity } from './features/access/read-model.ts';
import type { Log } from './platform/log.ts';
import type { Page } from './realtime/page.ts';
import { refusalOf } from './refusal.ts';
import type { Refusal } from './refusal.ts';

/** Who asks: verified, and with the page that they ask from where that is a socket. */
export interface Asker {
  readonly identity: Identity;
  readonly page: Page | null;
}

/** What does one command or answers one question, given input that is well-formed. */
export type Handler<Name extends ToServerName> = (
  request: RequestOf<Name>,
  asker: Asker,
) => Promise<Result<ReplyOf<Name>, Refusal>>;

/** Reads what came in and handles it. */
export type Command<Name extends ToServerName> = (
  raw: unknown,
  asker: Asker,
) => Promise<Result<ReplyOf<Name>, Refusal>>;

/** One command for every message of the protocol. */
export type Commands = { readonly [Name in ToServerName]: Command<Name> };

/** Does what a message asks; never throws. */
export type Perform = <Name extends ToServerName>(
  name: Name,
  raw: unknown,
  asker: Asker,
) => Promise<Ack<ReplyOf<Name>>>;

/** Logs an error that nobody foresaw, and answers the code that tells of it. */
export type Failed = (command: string, error: unknown) => Promise<'unavailable' | 'server-error'>;

/** `unavailable`, which is worth trying again, where the database doesn't answer; else it is a fault of ours. */
export function createFailed(isReady: () => Promise<boolean>, log: Log): Failed {
  return async (command, error) => {
    log.error({ command, err: error }, 'A command failed.');
    const ready = await isReady().catch(() => false);
    return ready ? 'server-error' : 'unavailable';
  };
}

/**
 * The one path of every command, from a socket or over HTTP: what comes in is read strictly, the handler asks who may,
 * loads, decides, saves and tells; a refusal is answered by its code; an error is logged, and says no more than that there was one.
 */
export function createPerform(commands: Commands, failed: Failed): Perform {
  return async (name, raw, asker) => {
    try {
      const result = await commands[name](raw, asker);
      return result.ok ? { ok: true, value: result.value } : { ok: false, error: result.refusal };
    } catch (error) {
      return { ok: false, error: { code: await failed(name, error) } };
    }
  };
}

/** Puts a handler behind the schema of its message: nothing malformed reaches it, and no key that it doesn't know. */
export function reading<Request extends z.ZodMiniType, Reply>(
  { request }: { readonly request: Request },
  handle: (request: z.infer<Request>, asker: Asker) => Promise<Result<Reply, Refusal>>,
): (raw: unknown, asker: Asker) => Promise<Result<Reply, Refusal>> {
  return (raw, asker) => {
    const parsed = z.safeParse(request, raw);
    return parsed.success ? handle(parsed.data, asker) : Promise.resolve(refused(refusalOf(parsed.error.issues)));
  };
}
