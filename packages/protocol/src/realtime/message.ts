import * as z from 'zod/mini';
import type { Access } from '../access.ts';
import { protocolError } from '../errors.ts';

/** One message from a page to the server: its name on the wire, what it carries, what a success answers. */
export interface ToServerMessage<
  Event extends string = string,
  Request extends z.ZodMiniType = z.ZodMiniType,
  Reply extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly event: Event;
  readonly access: Access;
  readonly request: Request;
  readonly reply: Reply;
}

/** Defines a message to the server. */
export function toServerMessage<const Event extends string, Request extends z.ZodMiniType, Reply extends z.ZodMiniType>(
  event: Event,
  access: Access,
  request: Request,
  reply: Reply,
): ToServerMessage<Event, Request, Reply> {
  return { event, access, request, reply };
}

/** One message from the server to a page. */
export interface ToClientMessage<Event extends string = string, Body extends z.ZodMiniType = z.ZodMiniType> {
  readonly event: Event;
  readonly body: Body;
}

/** Defines a message to a page. */
export function toClientMessage<const Event extends string, Body extends z.ZodMiniType>(
  event: Event,
  body: Body,
): ToClientMessage<Event, Body> {
  return { event, body };
}

/** The acknowledgement of a message: the reply, or the coded error. */
export type Ack<Reply> =
  { readonly ok: true; readonly value: Reply } | { readonly ok: false; readonly error: z.infer<typeof protocolError> };

/** The schema of an acknowledgement, for the page that reads it. */
export function ackOf<Reply extends z.ZodMiniType>(reply: Reply) {
  return z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value: reply }),
    z.strictObject({ ok: z.literal(false), error: protocolError }),
  ]);
}
