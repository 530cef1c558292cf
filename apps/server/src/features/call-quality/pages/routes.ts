import { browserOf } from '@anteroom/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Stores } from '../../../database/database.ts';
import type { WebSource } from '../../../http/manifest.ts';
import { sendPage } from '../../../http/page.ts';
import { keepLanguage, preferencesOf } from '../../../http/preferences.ts';
import { RefusedRequest } from '../../../http/problem.ts';
import { translatorFor } from '../../../http/translators.ts';
import type { PlacedClinic } from '../../clinic/read-model.ts';
import { precallPage } from './precall-page.ts';

/** Serves the pre-call test, of nobody and of a clinic (E8). */
export function servePrecallPages(
  app: FastifyInstance,
  parts: { readonly clinics: Stores['clinics']; readonly web: WebSource; readonly secure: boolean },
): void {
  app.get('/precall', (request, reply) => show(request, reply, null));
  app.get<{ Params: { clinic: string } }>('/c/:clinic/precall', async (request, reply) => {
    const place = await parts.clinics.byAnySlug(request.params.clinic);
    if (place === null) throw new RefusedRequest('not-found');
    if (place.clinic.slug !== request.params.clinic)
      return reply.redirect(request.url.replace(`/c/${request.params.clinic}`, `/c/${place.clinic.slug}`), 302);
    return show(request, reply, place);
  });

  async function show(request: FastifyRequest, reply: FastifyReply, place: PlacedClinic | null): Promise<FastifyReply> {
    const chosen = preferencesOf(request);
    const theme = place === null || place.settings.theme === 'device' ? null : place.settings.theme;
    const preferences = { ...chosen, theme: chosen.theme ?? theme };
    keepLanguage(reply, preferences, parts.secure);
    const i18n = translatorFor(preferences.locale);
    const used = browserOf(request.headers['user-agent'] ?? '');
    return sendPage(request, reply, 200, precallPage({ i18n, preferences, web: parts.web(), place, used }));
  }
}
