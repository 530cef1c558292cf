import type { FastifyInstance } from 'fastify';
import type { WebSource } from './manifest.ts';
import { sendPage } from './page.ts';
import { keepLanguage, preferencesOf, rootAttributes } from './preferences.ts';

/** Serves the staff's one page under all its addresses, in the language and theme of the person. */
export function serveStaffPages(
  app: FastifyInstance,
  parts: {
    readonly web: WebSource;
    readonly secure: boolean;
    readonly isSignedIn: (headers: Readonly<Record<string, string | string[] | undefined>>) => Promise<boolean>;
  },
): void {
  app.get('/', async (request, reply) => {
    const signedIn = await parts.isSignedIn(request.headers);
    return reply.redirect(signedIn ? '/clinics' : '/sign-in', 303);
  });
  for (const path of [
    '/sign-in',
    '/sign-in/:organisation',
    '/reset',
    '/reset/:token',
    '/second-factor',
    '/account',
    '/account/*',
    '/invitation/:token',
    '/clinics',
    '/clinics/*',
    '/organisations',
    '/organisations/*',
  ]) {
    app.get(path, async (request, reply) => {
      const preferences = preferencesOf(request);
      keepLanguage(reply, preferences, parts.secure);
      const page = parts.web().staffPage.replace(/<html[^>]*>/, () => `<html ${rootAttributes(preferences)}>`);
      return sendPage(request, reply, 200, page);
    });
  }
}
