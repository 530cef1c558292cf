import * as z from 'zod/mini';
import type { Access } from '../access.ts';

/** The schema of what has to be empty. */
export const none = z.strictObject({});

/** One HTTP route: all that both ends and the documentation need. Paths name parameters as `:name`. */
export interface Route<
  Params extends z.ZodMiniType = z.ZodMiniType,
  Query extends z.ZodMiniType = z.ZodMiniType,
  Body extends z.ZodMiniType = z.ZodMiniType,
  Reply extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly access: Access;
  readonly params: Params;
  /** What stands behind the question mark; every value comes as text, one that is given twice is refused. */
  readonly query: Query;
  readonly body: Body;
  readonly reply: Reply;
  /** Most bytes of a body, where it isn't the usual 64 kB. */
  readonly bodyLimit?: number;
}

/** Defines a route. */
export function route<
  Params extends z.ZodMiniType,
  Query extends z.ZodMiniType,
  Body extends z.ZodMiniType,
  Reply extends z.ZodMiniType,
>(definition: Route<Params, Query, Body, Reply>): Route<Params, Query, Body, Reply> {
  return definition;
}
