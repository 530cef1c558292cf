import { routes } from '@anteroom/protocol';
import type { FastifyInstance } from 'fastify';
import type { WebSource } from './manifest.ts';
import { sendPage } from './page.ts';
import { keepLanguage, preferencesOf, rootAttributes } from './preferences.ts';

/** Where somebody comes in. */
const atTheDoor = [
  '/sign-in',
  '/sign-in/:organisation',
  '/reset',
  '/reset/:token',
  '/second-factor',
  '/invitation/:token',
] as const;

/** The pages of those who are signed in. Each begins with the question who that is. */
const inside = ['/account', '/account/*', '/clinics', '/clinics/*', '/organisations', '/organisations/*'] as const;

/** Lets the browser ask while the page's code is on its way (P5). */
const whoIsAsked = `<${routes.me.path}>; rel=preload; as=fetch; crossorigin`;

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
  for (const path of [...atTheDoor, ...inside]) {
    const isInside = inside.some((address) => address === path);
    app.get(path, async (request, reply) => {
      const preferences = preferencesOf(request);
      keepLanguage(reply, preferences, parts.secure);
      if (isInside) void reply.header('link', whoIsAsked);
      const page = parts.web().staffPage.replace(/<html[^>]*>/, () => `<html ${rootAttributes(preferences)}>`);
      return sendPage(request, reply, 200, page);
    });
  }
}
