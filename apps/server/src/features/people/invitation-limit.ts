import type { PersonId } from '@anteroom/domain';
import { createRateLimit } from '../../http/rate-limit.ts';
import type { Clock } from '../../platform/clock.ts';

const hour = 60 * 60 * 1_000;

/** Letters that one person may cause in an hour: a whole clinic is invited in an afternoon, a flood isn't. */
const perInviter = 100;

/** Letters to one address in an hour, whoever causes them and wherever they lead. */
const perAddress = 20;

/** Holds those back who would fill strangers' mailboxes; counted in this process. */
export interface InvitationLimit {
  /** Counts a letter, whether there is an account or not; answers whether it may go out. */
  allows(by: PersonId, email: string): boolean;
}

export function createInvitationLimit(clock: Clock): InvitationLimit {
  const byInviter = createRateLimit({ limit: perInviter, window: hour, clock });
  const byAddress = createRateLimit({ limit: perAddress, window: hour, clock });
  return {
    allows(by, email) {
      if (byInviter.take(by) > 0) return false;
      if (byAddress.take(email) === 0) return true;
      // Nothing goes out, so nothing counts for whoever wanted it.
      byInviter.giveBack(by);
      return false;
    },
  };
}
