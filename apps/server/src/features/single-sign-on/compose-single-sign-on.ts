import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Change } from '../../change.ts';
import type { Database } from '../../database/database.ts';
import { createRateLimit } from '../../http/rate-limit.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Configuration } from '../../platform/configuration.ts';
import { isSecure } from '../../platform/configuration.ts';
import type { Identity, SecondFactors } from '../session/read-model.ts';
import { createAttempts } from './attempts.ts';
import { createConfigureSingleSignOn } from './configure.ts';
import { createEnter } from './entering.ts';
import { createSingleSignOnEntry } from './entry.ts';
import { createLogOutByProvider } from './log-out.ts';
import { createOidc } from './oidc.ts';
import { serveSingleSignOnPages } from './pages.ts';
import { createProviderFetch } from './provider-fetch.ts';
import { serveSingleSignOn } from './routes.ts';
import { createSingleSignOnSecrets } from './secrets.ts';

export interface SingleSignOnParts {
  readonly configuration: Configuration;
  readonly secret: string;
  readonly clock: Clock;
  readonly database: Database;
  readonly change: Change;
  readonly identity: Identity;
  readonly secondFactors: Pick<SecondFactors, 'factorsOf'>;
  readonly onSignedOut: (sessionId: string) => void;
  readonly originOf: (request: FastifyRequest) => string;
}

/** Wires single sign-on, and serves its addresses. */
export async function composeSingleSignOn(app: FastifyInstance, parts: SingleSignOnParts): Promise<void> {
  const { configuration, secret, clock, database, identity, onSignedOut } = parts;
  // A provider on this machine is for trying out and for tests alone.
  const loopback = !configuration.production;
  const fetch = createProviderFetch({ loopback });
  const secrets = createSingleSignOnSecrets(secret);
  const oidc = createOidc({ fetch, loopback });
  const limit = createRateLimit({ limit: configuration.limits.arrivals, window: 60_000, clock });

  serveSingleSignOn(app, {
    ...parts,
    limit,
    configure: createConfigureSingleSignOn({ ...parts, secrets, oidc, loopback }),
  });
  await serveSingleSignOnPages(app, {
    ...parts,
    limit,
    secure: isSecure(configuration),
    entry: createSingleSignOnEntry({
      database,
      secrets,
      oidc,
      attempts: createAttempts({ database, secrets, clock }),
      enter: createEnter(parts),
    }),
    logOut: createLogOutByProvider({ identity, stores: database.stores, onSignedOut, fetch }),
  });
}
