import { graceFor, nextPresence } from '@anteroom/domain';
import type {
  CallId,
  Consultation,
  ConsultationId,
  Duration,
  GraceTimes,
  Instant,
  NodeId,
  OpenVisit,
  ParticipantId,
  PersonId,
  Presence,
  Visit,
} from '@anteroom/domain';
import type { PresenceRow } from '../features/participant/presence-store.ts';
import type { Page } from '../realtime/page.ts';

/** The page that a row is of. Before it has connected nobody knows its browser. */
type PageOfRow = Pick<Page, 'connection' | 'device'> & Partial<Pick<Page, 'browser'>>;

/** The moment, the node and the graces that a presence depends on. */
interface Circumstances {
  readonly now: Instant;
  readonly nodeId: NodeId;
  readonly grace: GraceTimes;
  /** How long from now until the caller's clinic closes, where they wish to be called back (E7). */
  readonly untilClosing?: Duration | null;
}

/** The presence of a provider: on their page, or missing from now where they joined without one. */
export function providerRow(
  callId: CallId,
  provider: { readonly participantId: ParticipantId; readonly personId: PersonId },
  page: Page | null,
  earlier: PresenceRow | null,
  circumstances: Circumstances,
): PresenceRow {
  const { participantId, personId } = provider;
  const subject = { kind: 'provider', callId, personId } as const;
  return rowOf(participantId, subject, page, earlier, circumstances, circumstances.grace.inCall);
}

/** The presence of a caller: on their page, or missing from now where none is connected yet. */
export function callerRow(
  stay: Consultation,
  page: PageOfRow | null,
  earlier: PresenceRow | null,
  circumstances: Circumstances,
): PresenceRow {
  const subject: { kind: 'caller'; consultationId: ConsultationId } = { kind: 'caller', consultationId: stay.id };
  const grace = graceFor(stay, circumstances.grace, circumstances.untilClosing ?? null);
  return rowOf(stay.callerId, subject, page, earlier, circumstances, grace);
}

/** The presence of a guest: on their page, or missing from now where none is connected yet. */
export function guestRow(
  visit: OpenVisit,
  page: PageOfRow | null,
  earlier: PresenceRow | null,
  circumstances: Circumstances,
): PresenceRow {
  const subject = { kind: 'guest', visitId: visit.id } as const;
  return rowOf(visit.id, subject, page, earlier, circumstances, graceOfGuest(visit, circumstances.grace));
}

/** How long a guest may be missing: as long as a caller, inside or while they knock. */
export function graceOfGuest(visit: Visit, grace: GraceTimes): number {
  if (visit.status === 'over') return 0;
  return visit.status === 'inside' ? grace.inCall : grace.waiting;
}

/** The presence of a page that is lost, or whose node is gone. */
export function missingFrom(now: Instant, grace: number | null): Presence {
  return nextPresence({ state: 'here' }, { type: 'disconnected', at: now, grace });
}

function rowOf(
  participantId: ParticipantId,
  subject: PresenceRow['subject'],
  page: PageOfRow | null,
  earlier: PresenceRow | null,
  { now, nodeId }: Circumstances,
  grace: number | null,
): PresenceRow {
  return {
    participantId,
    subject,
    presence: page === null ? missingFrom(now, grace) : { state: 'here' },
    nodeId,
    tab: page?.connection ?? '',
    device: page?.device ?? earlier?.device ?? 'unknown',
    microphone: earlier?.microphone ?? false,
    camera: earlier?.camera ?? false,
    browser: page?.browser ?? earlier?.browser ?? '',
    bandwidth: null,
  };
}
