import { tidy } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';
import { precallFindings, type PrecallFindings } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { preferencesOf } from '../../../http/preferences.ts';
import { RefusedRequest } from '../../../http/problem.ts';
import { passes, type RateLimit } from '../../../http/rate-limit.ts';
import { foundLines } from '../../call-quality/read-model.ts';
import type { PlacedClinic } from '../../clinic/read-model.ts';
import type { Mailer } from '../../mail/read-model.ts';
import {
  contactedPage,
  contactLimits,
  contactPage,
  emptyContact,
  writeYourselfPage,
  type ContactProblem,
  type ContactValues,
} from './contact-page.ts';
import type { LinkPagesParts } from './link-routes.ts';

export interface ContactParts {
  readonly mailer: Mailer;
  /** Counts messages by the address that they come from, and by the mailbox that they go to: several clinics may have one. */
  readonly limits: { readonly byAddress: RateLimit; readonly byMailbox: RateLimit };
  readonly show: LinkPagesParts['show'];
  readonly placeOf: (slug: string) => Promise<PlacedClinic>;
}

/** A line break is one character to a browser that counts, and two in what it sends. */
const text = (limit: number) =>
  z._default(
    z.pipe(
      z.pipe(
        z.string().check(z.maxLength(2 * limit)),
        z.transform((typed) => typed.replace(/\r\n?/g, '\n')),
      ),
      z.string().check(z.maxLength(limit)),
    ),
    '',
  );

const contactForm = z.strictObject({
  name: text(contactLimits.name),
  email: text(contactLimits.email),
  message: text(contactLimits.message),
  /** What a pre-call test found, as JSON. */
  report: z.optional(z.string().check(z.maxLength(contactLimits.report))),
  withReport: z.optional(z.literal('on')),
  /** Comes from the pre-call test: shows the form, and sends nothing. */
  step: z.optional(z.literal('begin')),
});

type Contact = z.output<typeof contactForm>;

const isAddress = (email: string): boolean => /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(email);

/** The form to a clinic's support address, which may be its organisation's (H2). Where none is set there is no such page. */
export function serveContact(app: FastifyInstance, { mailer, limits, show, placeOf }: ContactParts): void {
  app.get<{ Params: { clinic: string } }>('/c/:clinic/contact', async (request, reply) => {
    const place = await reachable(request.params.clinic);
    if (place.clinic.slug !== request.params.clinic) return reply.redirect(`/c/${place.clinic.slug}/contact`, 302);
    // Where a message was sent, a reload sends none again.
    const isSent = new URL(request.url, 'http://localhost').searchParams.has('sent');
    if (mailer.kind !== 'absent' && isSent) return show(request, reply, place, 200, contactedPage);
    return show(request, reply, place, 200, (page) =>
      mailer.kind === 'absent' ? writeYourselfPage(page) : contactPage(page, emptyContact),
    );
  });

  app.post<{ Params: { clinic: string } }>('/c/:clinic/contact', async (request, reply) => {
    const place = await reachable(request.params.clinic);
    if (mailer.kind === 'absent') return show(request, reply, place, 200, writeYourselfPage);
    const parsed = z.safeParse(contactForm, request.body ?? {});
    if (!parsed.success) throw new RefusedRequest('invalid-input');
    const typed = parsed.data;
    const findings = typed.report === undefined ? null : findingsIn(typed.report);
    const again = (status: number, problem: ContactProblem | null) =>
      show(request, reply, place, status, (page) =>
        contactPage(page, { ...typed, problem, report: reportIn(page.i18n, typed, findings) }),
      );
    if (typed.step === 'begin') return again(200, null);
    if (typed.message.trim() === '') return again(422, 'message');
    const email = tidy(typed.email);
    if (email !== '' && !isAddress(email)) return again(422, 'email');
    const counted = [
      { limit: limits.byAddress, key: request.ip },
      { limit: limits.byMailbox, key: place.settings.supportContact.email },
    ];
    if (!passes(counted)) return again(429, 'too-many');
    const sent = await send(request, place, { ...typed, email }, typed.withReport === 'on' ? findings : null);
    if (!sent.ok) {
      for (const { limit, key } of counted) limit.giveBack(key);
      return again(502, 'not-sent');
    }
    return reply.redirect(`/c/${place.clinic.slug}/contact?sent`, 303);
  });

  async function reachable(slug: string): Promise<PlacedClinic> {
    const place = await placeOf(slug);
    if (place.clinic.closedAt !== null || place.settings.supportContact.email === '')
      throw new RefusedRequest('not-found');
    return place;
  }

  /**
   * Everything that was typed is text of the letter: none of it names who sends it, or to whom. The letter says first that
   * nobody knows who wrote it, and quotes them, so that nothing typed looks like a word or a link of ours.
   */
  function send(
    request: FastifyRequest,
    { clinic, settings }: PlacedClinic,
    typed: Contact,
    findings: PrecallFindings | null,
  ): ReturnType<Mailer['send']> {
    const { email } = typed;
    const name = tidy(typed.name);
    return mailer.send({
      to: settings.supportContact.email,
      locale: preferencesOf(request).locale,
      write: (i18n) => ({
        subject: i18n._({
          id: 'mail.contact.subject',
          message: 'Message to support: {clinic}',
          values: { clinic: clinic.name },
        }),
        paragraphs: [
          i18n._({
            id: 'mail.contact.lead',
            message: 'Somebody wrote this with the form of {clinic}. Nobody has checked who.',
            values: { clinic: clinic.name },
          }),
          typed.message.trim().replace(/^/gm, '> '),
          ...(name === '' ? [] : [i18n._({ id: 'mail.contact.name', message: 'Name: {name}', values: { name } })]),
          ...(email === ''
            ? []
            : [i18n._({ id: 'mail.contact.email', message: 'Answer to: {email}', values: { email } })]),
          ...(findings === null ? [] : [reportParagraph(i18n, findings)]),
        ],
      }),
    });
  }
}

function reportParagraph(i18n: I18n, findings: PrecallFindings): string {
  const heading = i18n._({ id: 'mail.contact.report', message: 'What the test of the device found:' });
  return [heading, ...foundLines(i18n, findings)].join('\n');
}

function reportIn(i18n: I18n, typed: Contact, findings: PrecallFindings | null): ContactValues['report'] {
  if (findings === null) return null;
  const isWanted = typed.step === 'begin' || typed.withReport === 'on';
  return { value: JSON.stringify(findings), lines: foundLines(i18n, findings), isWanted };
}

/** What the form brings is what our page found, or nothing that is taken. */
function findingsIn(said: string): PrecallFindings {
  let value: unknown;
  try {
    value = JSON.parse(said);
  } catch {
    throw new RefusedRequest('invalid-input');
  }
  const read = z.safeParse(precallFindings, value);
  if (!read.success) throw new RefusedRequest('invalid-input');
  return read.data;
}
