import { browserOf, hasInformation, wordsIn } from '@anteroom/domain';
import { readArrivalForm } from '@anteroom/protocol';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Html } from '../../../http/html.ts';
import type { WebSource } from '../../../http/manifest.ts';
import { isForScript, sendPage } from '../../../http/page.ts';
import { keepLanguage, preferencesOf } from '../../../http/preferences.ts';
import { RefusedRequest } from '../../../http/problem.ts';
import type { RateLimit } from '../../../http/rate-limit.ts';
import { translatorFor } from '../../../http/translators.ts';
import type { Stores } from '../../../database/database.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { PlacedClinic } from '../../clinic/read-model.ts';
import { doorViewOf } from '../../hours/read-model.ts';
import { deviceOf } from '../../participant/read-model.ts';
import type { Arrivals } from '../arrival.ts';
import type { SurveyDesk } from '../../waiting-experience/read-model.ts';
import { stayCookieName } from '../stay-cookie.ts';
import { closedPage } from './closed-page.ts';
import { serveContact, type ContactParts } from './contact-routes.ts';
import { writtenAs } from './closed-words.ts';
import { doorPage } from './door-page.ts';
import type { CallerPage } from './layout.ts';
import { afterPage } from './after-page.ts';
import { serveLinkPages, type ArrivalRequest, type LinkDoorway } from './link-routes.ts';
import { startAgainPage, waitPage } from './other-pages.ts';
import { policyPage } from './policy-page.ts';
import { posterPage } from './poster-page.ts';
import { emptySetup, practiceSetup, setupPage, type SetupValues } from './setup-page.ts';

export interface CallerPagesParts {
  readonly arrivals: Arrivals;
  readonly surveys: SurveyDesk;
  readonly links: LinkDoorway;
  /** Sends what callers write to support, and counts it. */
  readonly contact: Pick<ContactParts, 'mailer' | 'limits'>;
  readonly clinics: Stores['clinics'];
  /** Where browsers find this server; null where nobody has said. */
  readonly publicUrl: string | null;
  /** Decides whether it is open; a caller's own clock never does. */
  readonly clock: Clock;
  readonly web: WebSource;
  readonly secure: boolean;
  /** Whether whoever sends a request may be a practice caller of the clinic (H4). */
  readonly mayPractise: (request: FastifyRequest, clinic: PlacedClinic) => Promise<boolean>;
  /** Counts arrivals by address; generous, since a hospital's ward may share one. */
  readonly limit: RateLimit;
}

/** Most bytes of a form: long answers to every field, in a script whose letters take nine bytes each. */
const formLimit = 512 * 1_024;

/** How long a browser keeps a stay's cookie, in seconds; the stay itself ends sooner. */
const cookieLife = 24 * 60 * 60;

/** The caller's way in, rendered here so that it works on any device, before any script (E1, E4). */
export async function serveCallerPages(server: FastifyInstance, parts: CallerPagesParts): Promise<void> {
  await server.register(async (app) => {
    // The one place where a plain form is taken.
    await app.register(formbody, { bodyLimit: formLimit });

    app.get<{ Params: { clinic: string }; Querystring: { practice?: unknown } }>(
      '/c/:clinic',
      async (request, reply) => {
        const place = await placeOf(request.params.clinic);
        if (isFormer(request, place)) return forward(request, reply, place);
        const stay = await parts.arrivals.stayOf(place.clinic.id, tokenOf(request, place));
        if (stay?.open === true) return toStay(request, reply, place, stay.identity.clinicId);
        const shut = showDoor(request, reply, place);
        if (shut !== null) return shut;
        const practises = request.query.practice !== undefined && (await parts.mayPractise(request, place));
        return show(request, reply, place, 200, (page) =>
          setupPage(page, practises ? practiceSetup(page.i18n) : emptySetup),
        );
      },
    );

    app.post<{ Params: { clinic: string } }>('/c/:clinic', { bodyLimit: formLimit }, async (request, reply) => {
      const place = await placeOf(request.params.clinic);
      return arrive(request, reply, { place, form: request.body ?? {} });
    });
    serveContact(app, { ...parts.contact, show, placeOf });
    serveLinkPages(app, { links: parts.links, arrivals: parts.arrivals, show, showDoor, tokenOf, arrive, formLimit });

    app.get<{ Params: { clinic: string } }>('/c/:clinic/wait', async (request, reply) => {
      const place = await placeOf(request.params.clinic);
      if (isFormer(request, place)) return forward(request, reply, place);
      const stay = await parts.arrivals.stayOf(place.clinic.id, tokenOf(request, place));
      if (stay?.open !== true) return reply.redirect(`/c/${place.clinic.slug}`, 303);
      if (stay.identity.clinicId !== place.clinic.id) return toStay(request, reply, place, stay.identity.clinicId);
      return show(request, reply, place, 200, waitPage);
    });

    app.get<{ Params: { clinic: string } }>('/c/:clinic/information', async (request, reply) => {
      const place = await placeOf(request.params.clinic);
      if (isFormer(request, place)) return forward(request, reply, place);
      const { importantInformation } = place.settings;
      if (!hasInformation(place.settings)) throw new RefusedRequest('not-found');
      return show(request, reply, place, 200, (page) =>
        policyPage(page, 'information', wordsIn(importantInformation, page.preferences.locale)),
      );
    });

    app.get<{ Params: { clinic: string } }>('/c/:clinic/poster', async (request, reply) => {
      const place = await placeOf(request.params.clinic);
      if (place.clinic.closedAt !== null) throw new RefusedRequest('not-found');
      if (isFormer(request, place)) return forward(request, reply, place);
      const origin = parts.publicUrl ?? `${request.protocol}://${request.host}`;
      return sendPage(request, reply, 200, posterPage(pageOf(request, place), origin));
    });

    for (const which of ['privacy', 'terms'] as const) {
      app.get<{ Params: { clinic: string } }>(`/c/:clinic/${which}`, async (request, reply) => {
        const place = await placeOf(request.params.clinic);
        if (isFormer(request, place)) return forward(request, reply, place);
        const policy = place.settings[which === 'privacy' ? 'privacyPolicy' : 'termsOfUse'];
        if (policy.kind === 'link') return reply.redirect(policy.url, 302);
        if (policy.kind === 'none') throw new RefusedRequest('not-found');
        return show(request, reply, place, 200, (page) => policyPage(page, which, policy.text));
      });
    }

    app.get<{ Params: { clinic: string }; Querystring: { answered?: unknown } }>(
      '/c/:clinic/thanks',
      async (request, reply) => {
        const place = await placeOf(request.params.clinic);
        const asks = await mayAnswer(request, place);
        const survey = asks ? 'open' : request.query.answered === undefined ? 'none' : 'answered';
        return show(request, reply, place, 200, (page) => afterPage(page, { survey }));
      },
    );

    app.post<{ Params: { clinic: string } }>('/c/:clinic/survey', async (request, reply) => {
      const place = await placeOf(request.params.clinic);
      const thanks = `/c/${place.clinic.slug}/thanks`;
      if (!(await mayAnswer(request, place))) return reply.redirect(thanks, 303);
      const taken = await parts.surveys.take(place.clinic.id, tokenOf(request, place), request.body ?? {});
      if (!taken.ok) {
        return show(request, reply, place, 422, (page) => afterPage(page, { survey: 'open', lacks: true }));
      }
      void reply.clearCookie(stayCookieName(place.clinic.id), { path: '/' });
      return reply.redirect(taken.value.kept ? `${thanks}?answered` : thanks, 303);
    });

    app.get<{ Params: { clinic: string } }>('/c/:clinic/start-again', async (request, reply) =>
      show(request, reply, await placeOf(request.params.clinic), 200, startAgainPage),
    );

    app.post<{ Params: { clinic: string } }>('/c/:clinic/start-again', async (request, reply) => {
      const place = await placeOf(request.params.clinic);
      await parts.arrivals.startAgain(place.clinic.id, tokenOf(request, place));
      void reply.clearCookie(stayCookieName(place.clinic.id), { path: '/' });
      return reply.redirect(`/c/${place.clinic.slug}`, 303);
    });
  });

  /** Whether the clinic asks, and this browser's visit may still be answered for. */
  async function mayAnswer(request: FastifyRequest, place: PlacedClinic): Promise<boolean> {
    if (place.settings.afterwards.kind !== 'survey') return false;
    return parts.surveys.isOpen(place.clinic.id, tokenOf(request, place));
  }

  /** Takes somebody in, by the clinic's own page or by a link for one caller. */
  async function arrive(
    request: FastifyRequest,
    reply: FastifyReply,
    { place, form, link }: Omit<ArrivalRequest, 'link'> & Partial<ArrivalRequest>,
  ): Promise<FastifyReply> {
    const retryAfter = parts.limit.take(request.ip);
    if (retryAfter > 0) throw new RefusedRequest('too-many-requests', { retryAfter });
    const arrived = await parts.arrivals.arrive({
      clinic: place.clinic.slug,
      form,
      token: tokenOf(request, place),
      device: deviceOf(request.headers['user-agent']),
      mayPractise: saysPractice(form) && (await parts.mayPractise(request, place)),
      ...(link === undefined ? {} : { link }),
    });
    if (arrived.ok) {
      // By a link for one caller they may have been transferred meanwhile.
      const at = arrived.value.clinicId === place.clinic.id ? place : await parts.clinics.byId(arrived.value.clinicId);
      if (at === null) throw new RefusedRequest('not-found');
      const wait = `/c/${at.clinic.slug}/wait`;
      keepToken(reply, at.clinic.id, arrived.value.token);
      return isForScript(request) ? reply.code(201).send({ wait }) : reply.redirect(wait, 303);
    }
    const { code, problems } = arrived.error;
    const shut = isForScript(request) ? null : showDoor(request, reply, place);
    if (shut !== null) return shut;
    // The link's own page says why it doesn't lead in.
    if (link !== undefined && problems === undefined && !isForScript(request)) return reply.redirect(`/l/${link}`, 303);
    const { field } = arrived.error;
    if (isForScript(request) || problems === undefined)
      throw new RefusedRequest(code, field === undefined ? {} : { field });
    const action = link === undefined ? {} : { action: `/l/${link}` };
    return show(request, reply, place, 422, (page) => setupPage(page, { ...typed(form), problems, ...action }));
  }

  function keepToken(reply: FastifyReply, clinicId: PlacedClinic['clinic']['id'], token: string): void {
    void reply.setCookie(stayCookieName(clinicId), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: parts.secure,
      maxAge: cookieLife,
    });
  }

  /** To the page of a stay that goes on; where the caller was transferred, to that of the clinic that they are in now (S8). */
  async function toStay(
    request: FastifyRequest,
    reply: FastifyReply,
    place: PlacedClinic,
    clinicId: PlacedClinic['clinic']['id'],
  ): Promise<FastifyReply> {
    const current = clinicId === place.clinic.id ? place : await parts.clinics.byId(clinicId);
    const token = tokenOf(request, place);
    if (current === null || token === null) throw new RefusedRequest('not-found');
    if (current !== place) keepToken(reply, clinicId, token);
    return reply.redirect(`/c/${current.clinic.slug}/wait`, 303);
  }

  async function placeOf(slug: string): Promise<PlacedClinic> {
    // Links last: in text messages, on posters, in bookmarks. One by a former slug goes on working.
    const place = await parts.clinics.byAnySlug(slug);
    if (place === null) throw new RefusedRequest('not-found');
    return place;
  }

  /** The page of a door through which nobody comes in now; null where it is open. */
  function showDoor(request: FastifyRequest, reply: FastifyReply, place: PlacedClinic): Promise<FastifyReply> | null {
    const view = doorViewOf(place, parts.clock.now());
    const { door } = view;
    if (door === 'open') return null;
    if (door !== 'out-of-hours') return show(request, reply, place, doorStatus[door], (page) => doorPage(page, door));
    return show(request, reply, place, doorStatus[door], (page) =>
      closedPage(page, view, writtenAs(page.i18n.locale, request.headers['accept-language'])),
    );
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    place: PlacedClinic,
    status: number,
    render: (page: CallerPage) => Html,
  ): Promise<FastifyReply> {
    const page = pageOf(request, place);
    keepLanguage(reply, page.preferences, parts.secure);
    return sendPage(request, reply, status, render(page));
  }

  function pageOf(request: FastifyRequest, place: PlacedClinic): CallerPage {
    const chosen = preferencesOf(request);
    const { theme } = place.settings;
    const preferences = { ...chosen, theme: chosen.theme ?? (theme === 'device' ? null : theme) };
    const used = browserOf(request.headers['user-agent'] ?? '');
    return { i18n: translatorFor(preferences.locale), preferences, web: parts.web(), place, used };
  }
}

/** Closed for good is gone; switched off or out of hours is there, and says so. */
const doorStatus = { closed: 410, off: 200, 'out-of-hours': 200 } as const;

interface OfClinic {
  readonly params: { readonly clinic: string };
  readonly url: string;
}

function isFormer({ params }: OfClinic, { clinic }: PlacedClinic): boolean {
  return params.clinic !== clinic.slug;
}

/** To the same page under the slug that the clinic has now. */
function forward({ params, url }: OfClinic, reply: FastifyReply, { clinic }: PlacedClinic): FastifyReply {
  return reply.redirect(url.replace(`/c/${params.clinic}`, `/c/${clinic.slug}`), 302);
}

function tokenOf(request: FastifyRequest, place: PlacedClinic): string | null {
  return request.cookies[stayCookieName(place.clinic.id)] ?? null;
}

/** What stood in the form, to be shown again; only what a form of ours can say. */
function typed(body: unknown): Omit<SetupValues, 'problems'> {
  const read = readArrivalForm(body);
  if (!read.ok) return emptySetup;
  const { firstName, lastName, practice } = read.form;
  return { firstName, lastName, values: read.values, isPractice: practice === 'on' };
}

/** Whether a form says that it comes from staff who try their clinic. Nobody else's is asked about: it would cost each arrival two statements. */
function saysPractice(body: unknown): boolean {
  return typed(body).isPractice;
}
