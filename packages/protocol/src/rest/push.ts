import * as z from 'zod/mini';
import { pushSubscriptionInput, reach } from '../push.ts';
import { none, route } from './route.ts';

/** Web Push: which key, and which browsers of staff take it (W5). */
export const pushRoutes = {
  /** Callers and staff: by which ways they can be reached. */
  reach: route({
    method: 'GET',
    path: '/api/reach',
    access: 'anybody',
    query: none,
    params: none,
    body: none,
    reply: reach,
  }),
  /** Staff: this browser takes Web Push until the session ends. */
  subscribeToPush: route({
    method: 'POST',
    path: '/api/account/push',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: z.strictObject({ subscription: pushSubscriptionInput }),
    reply: none,
  }),
  /** Staff: it takes none any more. */
  unsubscribeFromPush: route({
    method: 'POST',
    path: '/api/account/push/stop',
    access: ['see-own-account'],
    query: none,
    params: none,
    body: z.strictObject({ endpoint: z.string().check(z.minLength(1), z.maxLength(1_000)) }),
    reply: none,
  }),
} as const;
