import type { ClinicId, ParticipantId, PersonId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import type { ConsultationEvent } from './events.ts';

/** Every kind of step that the activity of a stay can show (W4). */
export const activityKinds = [
  'arrived',
  'came-by-transfer',
  'seeing-began',
  'provider-joined',
  'provider-left',
  'held',
  'last-provider-left',
  'last-provider-gone',
  'transfer-offered',
  'transfer-declined',
  'transfer-withdrawn',
  'transfer-expired',
  'transferred',
  'completed',
  'abandoned',
  'removed',
  'lost',
  'marked-ready',
  'marked-not-ready',
  'assigned',
  'given-back',
  'call-back-wanted',
  'call-back-no-longer-wanted',
  'called-back',
  'companion-entered',
  'companion-left',
  'participant-held',
  'participant-taken-back',
  'consent-asked-recording',
  'consent-asked-other',
  'consent-yes-recording',
  'consent-yes-other',
  'consent-no-recording',
  'consent-no-other',
  'consent-withdrawn-recording',
  'consent-withdrawn-other',
  'recording-began',
  'recording-ended',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** One step of a stay: ids only, so that nothing of it has to be erased with what the caller typed (A4). */
export interface ActivityStep {
  readonly at: Instant;
  readonly kind: ActivityKind;
  /** Who of the staff did it; null where it was the caller, their page or the clock. */
  readonly by: PersonId | null;
  /** To whom of the staff it was assigned. */
  readonly to: PersonId | null;
  /** The clinic that it is about: asked to take the caller, or now has them. */
  readonly clinicId: ClinicId | null;
}

/** The steps of a stay as its events tell them, in their order; nothing of the first ones is needed but who they were. */
export function activityOf(events: readonly ConsultationEvent[]): readonly ActivityStep[] {
  const providers = new Map<ParticipantId, PersonId>();
  return events.map((event) => {
    if (event.type === 'seeing-began' || event.type === 'provider-joined') {
      providers.set(event.provider.participantId, event.provider.personId);
    }
    return { ...nobody, at: event.at, ...stepOf(event, providers) };
  });
}

const nobody = { by: null, to: null, clinicId: null } as const;

type Told = Pick<ActivityStep, 'kind'> & Partial<Pick<ActivityStep, 'by' | 'to' | 'clinicId'>>;

const holdKinds = { held: 'held', left: 'last-provider-left', gone: 'last-provider-gone' } as const;

function stepOf(event: ConsultationEvent, providers: ReadonlyMap<ParticipantId, PersonId>): Told {
  switch (event.type) {
    case 'arrived':
      return { kind: event.transferredFrom === null ? 'arrived' : 'came-by-transfer' };
    case 'seeing-began':
    case 'provider-joined':
      return { kind: event.type, by: event.provider.personId };
    case 'provider-left':
      return { kind: event.type, by: providers.get(event.participantId) ?? null };
    case 'put-on-hold':
      return { kind: holdKinds[event.reason], by: event.by };
    case 'transfer-offered':
      return { kind: event.type, by: event.offer.by, clinicId: event.offer.to };
    case 'transfer-declined':
    case 'transfer-withdrawn':
    case 'called-back':
    case 'participant-held':
    case 'participant-taken-back':
      return { kind: event.type, by: event.by };
    case 'transferred':
      return { kind: event.type, by: event.by, clinicId: event.to };
    case 'ended':
      return { kind: event.outcome, by: event.by };
    case 'ready-marked':
      return { kind: event.ready ? 'marked-ready' : 'marked-not-ready', by: event.by };
    case 'assigned':
      return { kind: event.to === null ? 'given-back' : 'assigned', by: event.by, to: event.to };
    case 'call-back-wanted':
      return { kind: event.wanted ? 'call-back-wanted' : 'call-back-no-longer-wanted' };
    case 'consent-step': {
      const { step, kind, by } = event;
      const isRecording = step === 'recording-began' || step === 'recording-ended';
      return { kind: isRecording ? step : `consent-${step}-${kind}`, by };
    }
    case 'transfer-expired':
    case 'companion-entered':
    case 'companion-left':
      return { kind: event.type };
  }
}
