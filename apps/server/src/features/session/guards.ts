import { accepted, refused, type Result } from '@anteroom/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Refusal } from '../../refusal.ts';
import type { AnySession, Identity, RequestHeaders } from './identity.ts';
import { provenFor } from './session-state.ts';

type Guarded = Promise<Result<AnySession, Refusal>>;

/** Who may use the routes of the own account, by the state of their session. */
export interface SessionGuards {
  /** An open session. */
  open(headers: RequestHeaders): Guarded;
  /** An open one, or one that has to set up its second factor first. */
  enrolling(headers: RequestHeaders): Guarded;
  /** The same, and its person has shown who they are a short while ago: for what would hand the account to somebody else. */
  delicate(headers: RequestHeaders): Guarded;
}

/** Why a session in this state reaches nothing. */
export function refusalOfState(session: AnySession | null): Refusal | null {
  if (session === null) return { code: 'not-signed-in' };
  if (session.state === 'open') return null;
  return { code: session.state === 'locked' ? 'session-locked' : session.state };
}

export function createSessionGuards(identity: Identity, clock: Clock): SessionGuards {
  const guard = async (headers: RequestHeaders, mayEnrol: boolean): Guarded => {
    const session = await identity.anySessionOf(headers);
    const refusal = refusalOfState(session);
    if (session !== null && (refusal === null || (mayEnrol && session.state === 'enrolment-needed')))
      return accepted(session);
    return refused(refusal ?? { code: 'not-signed-in' });
  };
  return {
    open: (headers) => guard(headers, false),
    enrolling: (headers) => guard(headers, true),
    async delicate(headers) {
      const guarded = await guard(headers, true);
      if (!guarded.ok || clock.now() - guarded.value.provenAt <= provenFor) return guarded;
      return refused({ code: 'proof-needed' });
    },
  };
}
