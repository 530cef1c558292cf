import * as z from 'zod/mini';
import { protocolError } from '../errors.ts';
import type { Ack, ToClientMessage, ToServerMessage } from './message.ts';

/** What a schema yields. */
export type Parsed<Schema extends z.ZodMiniType> = z.infer<Schema>;

const refusal = z.strictObject({ ok: z.literal(false), error: protocolError });
const success = z.strictObject({ ok: z.literal(true), value: z.unknown() });

/**
 * Keeps zod from compiling its schemas with `new Function`, which a page's content security policy forbids: it would
 * find that out by trying, and the browser would report it. To be called once, before anything is read.
 */
export function readWithoutEval(): void {
  z.config({ jitless: true });
}

/** Reads what the server answered to a message; null for something that is no answer to it. */
export function readAck<Request extends z.ZodMiniType, Reply extends z.ZodMiniType>(
  message: ToServerMessage<string, Request, Reply>,
  raw: unknown,
): Ack<Parsed<Reply>> | null {
  const answer = success.safeParse(raw);
  if (answer.success) {
    const value = message.reply.safeParse(answer.data.value);
    return value.success ? { ok: true, value: value.data } : null;
  }
  const refused = refusal.safeParse(raw);
  return refused.success ? { ok: false, error: refused.data.error } : null;
}

/** Reads what the server told this page; null for a body that isn't of this message. */
export function readBody<Body extends z.ZodMiniType>(
  message: ToClientMessage<string, Body>,
  raw: unknown,
): Parsed<Body> | null {
  const body = message.body.safeParse(raw);
  return body.success ? body.data : null;
}
