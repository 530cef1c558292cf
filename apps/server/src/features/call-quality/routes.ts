import { defaultLocale, parseLocale } from '@anteroom/i18n';
import { routes } from '@anteroom/protocol';
import type { FastifyInstance } from 'fastify';
import { answerOf } from '../../http/answer-of.ts';
import { serveRoute } from '../../http/serve-route.ts';
import type { PrecallReports } from './precall-report.ts';

/** Serves the report of a pre-call test (E8). */
export function servePrecallReports(app: FastifyInstance, reports: PrecallReports): void {
  serveRoute(app, routes.precallReport, async ({ params, body, request }) =>
    answerOf(
      await reports.report({
        clinic: params.clinic,
        findings: body.findings,
        locale: parseLocale(body.locale) ?? defaultLocale,
        send: body.send,
        address: request.ip,
      }),
      ({ subject, lines, sent }) => ({ subject, lines: [...lines], sent }),
    ),
  );
}
