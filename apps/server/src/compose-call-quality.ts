import type { FastifyInstance } from 'fastify';
import type { Stores } from './database/database.ts';
import { iceAddressesOf } from './features/call-quality/ice-addresses.ts';
import { createMeasureLimit } from './features/call-quality/measure-limit.ts';
import { serveMeasuring } from './features/call-quality/measure-routes.ts';
import { servePrecallPages } from './features/call-quality/pages/routes.ts';
import { createPrecallReports } from './features/call-quality/precall-report.ts';
import { servePrecallReports } from './features/call-quality/routes.ts';
import type { Mailer } from './features/mail/mailer.ts';
import type { WebSource } from './http/manifest.ts';
import type { Clock } from './platform/clock.ts';
import type { Configuration } from './platform/configuration.ts';

/** Wires what a line is measured with, and the pre-call test (E3, E8). */
export async function composeCallQuality(
  app: FastifyInstance,
  parts: {
    readonly configuration: Configuration;
    readonly clock: Clock;
    readonly stores: Stores;
    readonly mailer: Mailer;
    readonly web: WebSource;
    readonly secure: boolean;
  },
): Promise<void> {
  const { configuration, clock, stores } = parts;
  await serveMeasuring(app, {
    limit: createMeasureLimit({ perMinute: configuration.limits.arrivals, clock }),
    iceAddresses: iceAddressesOf(configuration.ice),
  });
  servePrecallPages(app, { ...parts, clinics: stores.clinics });
  servePrecallReports(app, createPrecallReports(parts));
}
