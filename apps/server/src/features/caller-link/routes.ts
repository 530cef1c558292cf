import type { CallerLinkId, ClinicId, Result } from '@anteroom/domain';
import { refused } from '@anteroom/domain';
import type { LocaleCode } from '@anteroom/i18n';
import { routes } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createRateLimit, passes } from '../../http/rate-limit.ts';
import { serveRoute, type Answer } from '../../http/serve-route.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Refusal } from '../../refusal.ts';
import type { Identity } from '../access/read-model.ts';
import type { Mailer } from '../mail/read-model.ts';
import type { SmsSender } from '../sms/read-model.ts';
import { linkMail } from './link-mail.ts';
import type { CallerLinkService } from './service.ts';

export interface CallerLinkRouteParts {
  readonly links: CallerLinkService;
  readonly mailer: Mailer;
  readonly sms: SmsSender;
  readonly clock: Clock;
  /** Scheme, host and port of links in messages; null where a request's own origin will do. */
  readonly publicUrl: string | null;
  readonly identityOf: (request: FastifyRequest) => Promise<Identity>;
}

const hour = 60 * 60 * 1_000;
/** Messages that one person may send in an hour, and that may go to one address: a day's list of patients, and no flood. */
const limits = { perSender: 200, perReceiver: 20 } as const;
/** Text messages with links are fewer: half of what a clinic may send by default stays for callers whose turn it is. */
const textLimits = { perSender: 50, perClinic: 100 } as const;

interface Sent {
  readonly clinicId: ClinicId;
  readonly linkId: CallerLinkId | null;
  readonly to: string;
  readonly locale: LocaleCode;
}

/** Links for single callers by HTTP, and the messages that bring them (E9, E10, W7). */
export function serveCallerLinks(app: FastifyInstance, parts: CallerLinkRouteParts): void {
  const { links, mailer, sms, clock, publicUrl, identityOf } = parts;
  const bySender = createRateLimit({ limit: limits.perSender, window: hour, clock });
  const byReceiver = createRateLimit({ limit: limits.perReceiver, window: hour, clock });
  const textsBySender = createRateLimit({ limit: textLimits.perSender, window: hour, clock });
  const textsByClinic = createRateLimit({ limit: textLimits.perClinic, window: hour, clock });
  const originOf = ({ headers, protocol, host }: FastifyRequest): string =>
    publicUrl ?? headers.origin ?? `${protocol}://${host}`;

  async function send(wanted: Sent, request: FastifyRequest): Promise<Result<null, Refusal>> {
    const by = await identityOf(request);
    const { to, ...query } = wanted;
    const words = await links.words({ ...query, origin: originOf(request) }, by);
    if (!words.ok) return words;
    if (!/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(to)) return refused({ code: 'invalid-input', field: 'to' });
    const isCounted = passes([
      ...(by.kind === 'staff' ? [{ limit: bySender, key: by.personId }] : []),
      { limit: byReceiver, key: to.toLowerCase() },
    ]);
    if (!isCounted) return refused({ code: 'too-many-requests' });
    return mailer.send({ to, locale: wanted.locale, write: () => linkMail(words.value) });
  }

  async function text(wanted: Sent, request: FastifyRequest): Promise<Result<null, Refusal>> {
    const by = await identityOf(request);
    const { to, ...query } = wanted;
    const words = await links.words({ ...query, origin: originOf(request) }, by);
    if (!words.ok) return words;
    if (sms.kind === 'absent') return refused({ code: 'sms-absent' });
    const number = sms.numberOf(to);
    if (number === null) return refused({ code: 'phone-malformed', field: 'to' });
    const isCounted = passes([
      ...(by.kind === 'staff' ? [{ limit: textsBySender, key: by.personId }] : []),
      { limit: textsByClinic, key: wanted.clinicId },
      { limit: byReceiver, key: number },
    ]);
    if (!isCounted) return refused({ code: 'too-many-requests' });
    return sms.send({ to, clinicId: wanted.clinicId, locale: wanted.locale, write: () => words.value.sms });
  }

  serveRoute(app, routes.listCallerLinks, async ({ params, query, request }) => {
    const { kind, page = '1' } = query;
    return answerOf(await links.list(params.clinicId, { kind, page: Number(page) }, await identityOf(request)));
  });
  serveRoute(app, routes.makeCallerLink, async ({ params, body, request }) =>
    answerOf(await links.make(params.clinicId, body, await identityOf(request))),
  );
  serveRoute(app, routes.revokeCallerLink, async ({ params, request }) =>
    nothingOf(await links.revoke(params.clinicId, params.linkId, await identityOf(request))),
  );
  serveRoute(app, routes.callerLinkWords, async ({ params, query, request }) =>
    answerOf(await links.words({ ...params, ...query, origin: originOf(request) }, await identityOf(request))),
  );
  serveRoute(app, routes.clinicLinkWords, async ({ params, query, request }) =>
    answerOf(
      await links.words({ ...params, ...query, linkId: null, origin: originOf(request) }, await identityOf(request)),
    ),
  );
  serveRoute(app, routes.sendCallerLink, async ({ params, body, request }) =>
    nothingOf(await send({ ...params, ...body }, request)),
  );
  serveRoute(app, routes.textCallerLink, async ({ params, body, request }) =>
    nothingOf(await text({ ...params, ...body }, request)),
  );
  serveRoute(app, routes.textClinicLink, async ({ params, body, request }) =>
    nothingOf(await text({ ...params, ...body, linkId: null }, request)),
  );
  serveRoute(app, routes.sendClinicLink, async ({ params, body, request }) =>
    nothingOf(await send({ ...params, ...body, linkId: null }, request)),
  );
}

function answerOf<Value>(result: Result<Value, Refusal>): Answer<Value> {
  return result.ok ? { ok: true, value: result.value } : { ok: false, error: result.refusal };
}

function nothingOf(result: Result<unknown, Refusal>): Answer<Record<string, never>> {
  return result.ok ? { ok: true, value: {} } : { ok: false, error: result.refusal };
}
