import type { IncomingHttpHeaders } from 'node:http';
import { accepted, isCallInvitationId, isGuestLinkId, refused } from '@anteroom/domain';
import type { PersonId, Result } from '@anteroom/domain';
import { handshake, protocolVersion } from '@anteroom/protocol';
import * as z from 'zod/mini';
import type { Database } from '../database/database.ts';
import type { Identity } from '../features/access/read-model.ts';
import type { InvitedEntrance } from '../features/call-invitation/entrance.ts';
import type { Arrivals } from '../features/consultation/arrival.ts';
import { stayCookieName } from '../features/consultation/stay-cookie.ts';
import type { Knocking } from '../features/room/knocking.ts';
import { visitCookieName } from '../features/room/visit-cookie.ts';
import type { Refusal } from '../refusal.ts';
import { refusalOf } from '../refusal.ts';
import { cookieIn } from './cookies.ts';

/** Whose session a request's cookies name, or null. */
export type StaffSession = (
  headers: IncomingHttpHeaders,
) => Promise<{ readonly personId: PersonId; readonly sessionId: string; readonly isLocked?: boolean } | null>;

/** Who has connected. */
export interface Greeted {
  readonly identity: Identity;
  readonly sessionId: string | null;
  /** Whether the session is locked: its page waits until it is unlocked, and hears nothing else. */
  readonly isLocked?: boolean;
}

/** Reads what a page says when it connects, and finds out from its cookies who it is. */
export type ShakeHands = (said: unknown, headers: IncomingHttpHeaders) => Promise<Result<Greeted, Refusal>>;

/** Makes the handshake: without a session or a token nobody comes in. */
export function createShakeHands(ports: {
  readonly database: Database;
  readonly arrivals: Arrivals;
  readonly knocking: Pick<Knocking, 'guestOf'>;
  readonly invited: Pick<InvitedEntrance, 'guestOf'>;
  readonly staffSession: StaffSession;
}): ShakeHands {
  return async (said, headers) => {
    // An old page may say things that this version doesn't know: it is told to load itself again, not that it is wrong.
    const version = z.safeParse(z.object({ version: z.int() }), said);
    if (version.success && version.data.version !== protocolVersion) return refused({ code: 'version-mismatch' });
    const parsed = z.safeParse(handshake, said);
    if (!parsed.success) return refused(refusalOf(parsed.error.issues));
    if (parsed.data.as === 'staff') {
      const session = await ports.staffSession(headers);
      if (session === null) return refused({ code: 'not-signed-in' });
      const { personId, sessionId, isLocked = false } = session;
      return accepted({ identity: { kind: 'staff', personId }, sessionId, isLocked });
    }
    if (parsed.data.as === 'guest') {
      const { link } = parsed.data;
      const token = cookieIn(headers.cookie, visitCookieName(link));
      const guest =
        (isGuestLinkId(link) ? await ports.knocking.guestOf(link, token) : null) ??
        (isCallInvitationId(link) ? await ports.invited.guestOf(link, token) : null);
      return guest === null ? refused({ code: 'not-signed-in' }) : accepted({ identity: guest, sessionId: null });
    }
    const found = await ports.database.stores.clinics.byAnySlug(parsed.data.clinic);
    if (found === null) return refused({ code: 'not-signed-in' });
    const token = cookieIn(headers.cookie, stayCookieName(found.clinic.id));
    const stay = await ports.arrivals.stayOf(found.clinic.id, token);
    if (stay?.open !== true) return refused({ code: 'not-signed-in' });
    return accepted({ identity: stay.identity, sessionId: null });
  };
}
