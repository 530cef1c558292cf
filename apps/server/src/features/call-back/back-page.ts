import { isOpen } from '@anteroom/domain';
import type { FastifyInstance } from 'fastify';
import type { Stores } from '../../database/database.ts';
import { RefusedRequest } from '../../http/problem.ts';
import { hashOfToken } from '../../platform/tokens.ts';
import { stayCookieName } from '../consultation/read-model.ts';

/**
 * Brings a caller back to their stay, on the same device or on another (E7): the link of a text message. One that leads nowhere, any
 * more or ever, answers like one that never was.
 */
export function serveBack(app: FastifyInstance, parts: { readonly stores: Stores; readonly secure: boolean }): void {
  const { stores, secure } = parts;
  app.get<{ Params: { token: string } }>('/back/:token', async (request, reply) => {
    const { token } = request.params;
    const hash = hashOfToken(token);
    const found = hash === null ? null : await stores.callerTokens.find(hash);
    const stored = found === null ? null : await stores.consultations.load(found.consultationId);
    const placed = found === null ? null : await stores.clinics.byId(found.clinicId);
    if (found === null || stored === null || placed === null || !isOpen(stored.consultation))
      throw new RefusedRequest('not-found');
    void reply.setCookie(stayCookieName(found.clinicId), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
    });
    return reply.redirect(`/c/${placed.clinic.slug}/wait`, 303);
  });
}
