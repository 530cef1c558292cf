import type { ArrivedEvent, ConsultationEvent } from './events.ts';
import type {
  BeingSeen,
  Consultation,
  ConsultationFacts,
  FailedOffer,
  NonEmpty,
  OpenConsultation,
  Provider,
  Waiting,
} from './state.ts';

type LaterEvent = Exclude<ConsultationEvent, ArrivedEvent>;

/** The stay that an arrival begins. */
export function begin(event: ArrivedEvent): Waiting {
  return {
    status: 'waiting',
    id: event.id,
    clinicId: event.clinicId,
    callerId: event.callerId,
    companions: event.companions,
    arrivedAt: event.at,
    firstArrivedAt: event.firstArrivedAt,
    transferredFrom: event.transferredFrom,
    offer: null,
    failedOffer: null,
    ready: null,
    assignedTo: null,
    callBackWantedSince: event.callBackWantedSince ?? null,
    ...practiceOf(event),
    ...agreementsOf(event),
  };
}

/**
 * Applies what has happened. It can't fail: an event that doesn't fit (which `decide` never makes) leaves the stay as it is.
 */
export function evolve(consultation: Consultation, event: LaterEvent): Consultation {
  if (consultation.status === 'ended' || consultation.status === 'transferred') return consultation;
  switch (event.type) {
    case 'seeing-began':
      if (consultation.status === 'being-seen') return consultation;
      return {
        ...factsOf(withoutCallBack(consultation)),
        status: 'being-seen',
        callId: event.callId,
        since: event.at,
        providers: [event.provider],
      };
    case 'provider-joined':
      return withProviders(consultation, (providers) => [...providers, event.provider]);
    case 'provider-left':
      return withProviders(consultation, (providers) => without(providers, event.participantId));
    case 'put-on-hold':
      if (consultation.status !== 'being-seen') return consultation;
      return {
        ...factsOf(consultation),
        status: 'on-hold',
        since: event.at,
        heldBy: event.by,
        reason: event.reason,
      };
    case 'transferred':
      return {
        ...factsOf(consultation),
        offer: null,
        failedOffer: null,
        status: 'transferred',
        at: event.at,
        to: event.to,
        continuedAs: event.continuedAs,
      };
    case 'ended':
      return {
        ...factsOf(consultation),
        offer: null,
        failedOffer: null,
        status: 'ended',
        at: event.at,
        outcome: event.outcome,
      };
    default:
      return event.type === 'call-back-wanted'
        ? { ...withoutCallBack(consultation), callBackWantedSince: event.wanted ? event.at : null }
        : { ...consultation, ...changedFacts(consultation, event) };
  }
}

/** The stay that a whole history amounts to, or null where it doesn't begin with an arrival. */
export function fold(events: readonly ConsultationEvent[]): Consultation | null {
  let state: Consultation | null = null;
  for (const event of events) {
    if (event.type === 'arrived') state = state ?? begin(event);
    else if (state !== null) state = evolve(state, event);
  }
  return state;
}

/**
 * The first event of the stay that goes on in the destination of an accepted transfer (S8). The people, the waiting time
 * and a wish to be called back go along (E7); the marks of the clinic that they leave do not.
 */
export function continuation(
  from: ConsultationFacts,
  event: Extract<ConsultationEvent, { type: 'transferred' }>,
): ArrivedEvent {
  return {
    type: 'arrived',
    at: event.at,
    id: event.continuedAs,
    clinicId: event.to,
    callerId: from.callerId,
    companions: from.companions,
    firstArrivedAt: from.firstArrivedAt,
    transferredFrom: from.id,
    ...(from.callBackWantedSince === null ? {} : { callBackWantedSince: from.callBackWantedSince }),
    ...practiceOf(from),
  };
}

type FactEvent = Exclude<
  LaterEvent,
  {
    type:
      | 'seeing-began'
      | 'provider-joined'
      | 'provider-left'
      | 'put-on-hold'
      | 'transferred'
      | 'ended'
      | 'call-back-wanted';
  }
>;

function changedFacts(stay: OpenConsultation, event: FactEvent): Partial<ConsultationFacts> {
  switch (event.type) {
    case 'transfer-offered':
      return { offer: event.offer, failedOffer: null };
    case 'transfer-declined':
      return failed(stay, { how: 'declined', by: event.by, reasonId: event.reasonId, at: event.at });
    case 'transfer-expired':
      return failed(stay, { how: 'expired', by: null, reasonId: null, at: event.at });
    case 'transfer-withdrawn':
      return { offer: null };
    case 'ready-marked':
      return { ready: event.ready ? { by: event.by, at: event.at } : null };
    case 'assigned':
      return { assignedTo: event.to };
    case 'called-back':
      return { calledBackAt: event.at };
    case 'companion-entered':
      return { companions: [...stay.companions, event.participantId] };
    case 'companion-left':
      return { companions: stay.companions.filter((id) => id !== event.participantId) };
    case 'consent-step':
    case 'participant-held':
    case 'participant-taken-back':
      return {};
  }
}

function failed(stay: OpenConsultation, outcome: Omit<FailedOffer, 'to'>): Partial<ConsultationFacts> {
  return stay.offer === null ? {} : { offer: null, failedOffer: { to: stay.offer.to, ...outcome } };
}

function factsOf(stay: OpenConsultation): ConsultationFacts {
  const { id, clinicId, callerId, companions, arrivedAt, firstArrivedAt, transferredFrom } = stay;
  const { offer, failedOffer, ready, assignedTo, callBackWantedSince } = stay;
  return {
    id,
    clinicId,
    callerId,
    companions,
    arrivedAt,
    firstArrivedAt,
    transferredFrom,
    offer,
    failedOffer,
    ready,
    assignedTo,
    callBackWantedSince,
    ...(stay.calledBackAt === undefined ? {} : { calledBackAt: stay.calledBackAt }),
    ...practiceOf(stay),
    ...agreementsOf(stay),
  };
}

/** Nobody wants to be called back any more, and so nobody has been. */
function withoutCallBack(stay: OpenConsultation): OpenConsultation {
  const { calledBackAt, ...rest } = stay;
  return { ...rest, callBackWantedSince: null };
}

/** Practice stays practice, whatever becomes of it. */
function practiceOf({ isPractice }: Pick<ConsultationFacts, 'isPractice'>): Pick<ConsultationFacts, 'isPractice'> {
  return isPractice === true ? { isPractice } : {};
}

/** What somebody agreed to in this clinic stays with this stay: another clinic has papers of its own. */
function agreementsOf({ agreements }: Pick<ConsultationFacts, 'agreements'>): Pick<ConsultationFacts, 'agreements'> {
  return agreements === undefined ? {} : { agreements };
}

function withProviders(
  stay: OpenConsultation,
  change: (providers: NonEmpty<Provider>) => NonEmpty<Provider> | null,
): OpenConsultation {
  if (stay.status !== 'being-seen') return stay;
  const providers = change(stay.providers);
  return providers === null ? stay : ({ ...stay, providers } satisfies BeingSeen);
}

function without(providers: NonEmpty<Provider>, participantId: string): NonEmpty<Provider> | null {
  const [first, ...rest] = providers.filter((provider) => provider.participantId !== participantId);
  return first === undefined ? null : [first, ...rest];
}
