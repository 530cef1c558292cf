import type * as z from 'zod/mini';

/** One HTTP route: all that both ends and the documentation need. Paths name parameters as `:name`. */
export interface Route<
  Params extends z.ZodMiniType = z.ZodMiniType,
  Body extends z.ZodMiniType = z.ZodMiniType,
  Reply extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly params: Params;
  readonly body: Body;
  readonly reply: Reply;
}

/** Defines a route. */
export function route<Params extends z.ZodMiniType, Body extends z.ZodMiniType, Reply extends z.ZodMiniType>(
  definition: Route<Params, Body, Reply>,
): Route<Params, Body, Reply> {
  return definition;
}
