import { consultationRoutes } from './consultation.ts';
import { operationRoutes } from './operation.ts';
import { sessionRoutes } from './session.ts';

/** Every JSON route of ours, by its name in code. */
export const routes = { ...sessionRoutes, ...consultationRoutes, ...operationRoutes } as const;
export type Routes = typeof routes;
