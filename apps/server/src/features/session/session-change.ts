import type { PersonId } from '@anteroom/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnySession, Identity } from './identity.ts';
import type { SessionPages } from './route-parts.ts';
import type { Assurance } from './session-state.ts';

/**
 * Opens a session in the place of the browser's one: whatever somebody may have learnt of the old one opens nothing, and
 * its pages are cut.
 */
export async function replaceSession(
  parts: { readonly identity: Identity; readonly pages: SessionPages },
  asked: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly old: AnySession | null },
  opened: { readonly personId: PersonId; readonly assurance: Assurance; readonly kept: boolean },
): Promise<void> {
  const { identity, pages } = parts;
  const { request, reply, old } = asked;
  const userAgent = request.headers['user-agent'] ?? '';
  const { personId, assurance, kept } = opened;
  for (const cookie of await identity.openSession(personId, { assurance, kept, userAgent }))
    void reply.header('set-cookie', cookie);
  if (old === null) return;
  await identity.endSession(old.personId, old.sessionId);
  pages.signedOut(old.sessionId);
}

/** Ends every session of somebody but one, and cuts their pages. */
export async function endOtherSessions(
  { identity, pages }: { readonly identity: Identity; readonly pages: SessionPages },
  personId: PersonId,
  keep: string | null,
): Promise<void> {
  for (const { sessionId } of await identity.sessionsOf(personId)) {
    if (sessionId === keep) continue;
    await identity.endSession(personId, sessionId);
    pages.signedOut(sessionId);
  }
}
