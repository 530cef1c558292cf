import type { RouteSamples } from '../sample.ts';

export const operationRouteSamples: RouteSamples<'openapi' | 'live' | 'ready'> = {
  openapi: [{ request: () => ({}) }],
  live: [{ request: () => ({}) }],
  ready: [{ request: () => ({}) }],
};
