import * as z from 'zod/mini';
import { none, route } from './route.ts';

/** For programs, and for whoever runs the server. */
export const operationRoutes = {
  /** This list, for programs. */
  openapi: route({
    method: 'GET',
    path: '/api/openapi.json',
    access: 'anybody',
    query: none,
    params: none,
    body: none,
    reply: z.record(z.string(), z.unknown()),
  }),
  live: route({
    method: 'GET',
    path: '/health/live',
    access: 'anybody',
    query: none,
    params: none,
    body: none,
    reply: z.strictObject({ status: z.literal('ok') }),
  }),
  ready: route({
    method: 'GET',
    path: '/health/ready',
    access: 'anybody',
    query: none,
    params: none,
    body: none,
    reply: z.strictObject({
      status: z.enum(['ok', 'degraded', 'unavailable']),
      database: z.boolean(),
      fanOut: z.enum(['local', 'connected', 'away']),
    }),
  }),
} as const;
