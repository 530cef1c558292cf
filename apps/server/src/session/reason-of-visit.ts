import type { Visit } from '@anteroom/domain';
import type { LeaveReason } from '../realtime/announcer.ts';

/** What somebody is told who is out of a call since their visit became this. */
export function reasonOf(visit: Visit | undefined): LeaveReason {
  if (visit?.status === 'knocking') return 'members-left';
  if (visit?.status !== 'over') return 'ended';
  switch (visit.outcome) {
    case 'left':
    case 'lost':
      return 'left';
    case 'removed':
    case 'link-revoked':
      return 'removed';
    default:
      return 'ended';
  }
}
