import { refused, type Result } from '@anteroom/domain';
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
import type { CallInvitations, OfInvitation } from './service.ts';

export interface CallInvitationRouteParts {
  readonly invitations: CallInvitations;
  readonly mailer: Mailer;
  readonly sms: SmsSender;
  readonly clock: Clock;
  /** Scheme, host and port of links in messages; null where a request's own origin will do. */
  readonly publicUrl: string | null;
  readonly identityOf: (request: FastifyRequest) => Promise<Identity>;
}

const hour = 60 * 60 * 1_000;
/** Messages in an hour: of one person, to one address, and text messages of one person and of a clinic, whose callers need theirs. */
const limits = { perSender: 60, perReceiver: 20, textsPerSender: 30, textsPerClinic: 50 } as const;

interface Sent extends OfInvitation {
  readonly to: string;
  readonly locale: LocaleCode;
}

/** Invitations into calls by HTTP, and the messages that bring them (C2). An address is kept nowhere. */
export function serveCallInvitations(app: FastifyInstance, parts: CallInvitationRouteParts): void {
  const { invitations, mailer, sms, clock, publicUrl, identityOf } = parts;
  const bySender = createRateLimit({ limit: limits.perSender, window: hour, clock });
  const byReceiver = createRateLimit({ limit: limits.perReceiver, window: hour, clock });
  const textsBySender = createRateLimit({ limit: limits.textsPerSender, window: hour, clock });
  const textsByClinic = createRateLimit({ limit: limits.textsPerClinic, window: hour, clock });
  const originOf = ({ headers, protocol, host }: FastifyRequest): string =>
    publicUrl ?? headers.origin ?? `${protocol}://${host}`;
  const senderOf = (by: Identity): string => (by.kind === 'staff' ? by.personId : '');

  async function send({ to, locale, ...of }: Sent, request: FastifyRequest): Promise<Result<null, Refusal>> {
    const by = await identityOf(request);
    const words = await invitations.words(of, { locale, origin: originOf(request) }, by);
    if (!words.ok) return words;
    if (!/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(to)) return refused({ code: 'invalid-input', field: 'to' });
    const isCounted = passes([
      { limit: bySender, key: senderOf(by) },
      { limit: byReceiver, key: to.toLowerCase() },
    ]);
    if (!isCounted) return refused({ code: 'too-many-requests' });
    const { subject, text } = words.value;
    return mailer.send({ to, locale, write: () => ({ subject, paragraphs: text.split('\n\n') }) });
  }

  async function text({ to, locale, ...of }: Sent, request: FastifyRequest): Promise<Result<null, Refusal>> {
    const by = await identityOf(request);
    const words = await invitations.words(of, { locale, origin: originOf(request) }, by);
    if (!words.ok) return words;
    const { clinicId, sms: message } = words.value;
    if (sms.kind === 'absent') return refused({ code: 'sms-absent' });
    const number = sms.numberOf(to);
    if (number === null) return refused({ code: 'phone-malformed', field: 'to' });
    const isCounted = passes([
      { limit: textsBySender, key: senderOf(by) },
      { limit: textsByClinic, key: clinicId },
      { limit: byReceiver, key: number },
    ]);
    if (!isCounted) return refused({ code: 'too-many-requests' });
    return sms.send({ to, clinicId, locale, write: () => message });
  }

  serveRoute(app, routes.listCallInvitations, async ({ params, request }) => {
    const found = await invitations.list(params.callId, await identityOf(request));
    return found.ok ? { ok: true, value: { invitations: found.value } } : { ok: false, error: found.refusal };
  });
  serveRoute(app, routes.makeCallInvitation, async ({ params, body, request }) =>
    answerOf(await invitations.make(params.callId, body.as, await identityOf(request))),
  );
  serveRoute(app, routes.withdrawCallInvitation, async ({ params, request }) =>
    nothingOf(await invitations.withdraw(params, await identityOf(request))),
  );
  serveRoute(app, routes.admitInvited, async ({ params, request }) =>
    nothingOf(await invitations.admit(params, await identityOf(request))),
  );
  serveRoute(app, routes.declineInvited, async ({ params, request }) =>
    nothingOf(await invitations.decline(params, await identityOf(request))),
  );
  serveRoute(app, routes.callInvitationWords, async ({ params, query, request }) => {
    const about = { locale: query.locale, origin: originOf(request) };
    const words = await invitations.words(params, about, await identityOf(request));
    if (!words.ok) return { ok: false, error: words.refusal };
    const { subject, text: body, sms: message } = words.value;
    return { ok: true, value: { subject, text: body, sms: message } };
  });
  serveRoute(app, routes.sendCallInvitation, async ({ params, body, request }) =>
    nothingOf(await send({ ...params, ...body }, request)),
  );
  serveRoute(app, routes.textCallInvitation, async ({ params, body, request }) =>
    nothingOf(await text({ ...params, ...body }, request)),
  );
}

function answerOf<Value>(result: Result<Value, Refusal>): Answer<Value> {
  return result.ok ? { ok: true, value: result.value } : { ok: false, error: result.refusal };
}

function nothingOf(result: Result<unknown, Refusal>): Answer<Record<string, never>> {
  return result.ok ? { ok: true, value: {} } : { ok: false, error: result.refusal };
}
