import { isClinicId } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerOf } from '../../http/answer-of.ts';
import { preferencesOf } from '../../http/preferences.ts';
import { RefusedRequest } from '../../http/problem.ts';
import { serveRoute } from '../../http/serve-route.ts';
import { translatorFor } from '../../http/translators.ts';
import type { Identity } from '../access/read-model.ts';
import { phoneBackCsv, type PhoneBack } from './phone-back.ts';

/** Serves the phone-back list, on screen and as a file (E2). */
export function servePhoneBack(
  app: FastifyInstance,
  parts: { readonly phoneBack: PhoneBack; readonly identityOf: (request: FastifyRequest) => Promise<Identity> },
): void {
  const { phoneBack, identityOf } = parts;
  serveRoute(app, routes.phoneBackList, async ({ params, request }) =>
    answerOf(
      await phoneBack.list(params.clinicId, await identityOf(request), 'list-phone-back'),
      ({ now, entries, more }) => ({ now, entries: [...entries], more }),
    ),
  );
  app.get<{ Params: { clinicId: string } }>('/clinics/:clinicId/phone-back.csv', async (request, reply) => {
    const { clinicId } = request.params;
    if (!isClinicId(clinicId)) throw new RefusedRequest('not-found');
    const list = await phoneBack.list(clinicId, await identityOf(request), 'export-phone-back');
    if (!list.ok) throw new RefusedRequest(list.refusal.code);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="phone-back.csv"')
      .send(phoneBackCsv(translatorFor(preferencesOf(request).locale), list.value));
  });
}
