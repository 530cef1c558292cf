import { applyChange } from '../call/apply-change.ts';
import { decideSession } from '../call/decide-session.ts';
import type { Session, SessionCommand, SessionDecision } from '../call/session.ts';
import { participantsOf, providerIn, type Call, type OpenCall } from '../call/state.ts';
import type { ArrivedEvent, ConsultationEvent } from '../consultation/events.ts';
import { begin } from '../consultation/evolve.ts';
import { isOpen, type Consultation } from '../consultation/state.ts';
import type { CallId, ConsultationId, PersonId } from '../ids.ts';
import { deepFreeze } from './deep-freeze.ts';
import { callId, clinic, participant, person, stayId } from './sample-ids.ts';
import type { Action } from './actions.ts';
import { stayCommand } from './stay-commands.ts';

/** What one action came to. */
export interface Step {
  readonly session: Session;
  readonly command: SessionCommand;
  readonly decision: SessionDecision;
}

/** Several clinics in memory: stays, their events and calls, changed by `decideSession` alone. */
export interface World {
  readonly stays: Map<ConsultationId, Consultation>;
  readonly events: Map<ConsultationId, readonly ConsultationEvent[]>;
  readonly calls: Map<CallId, Call>;
  /** Does what the action says as far as it makes sense; null where there is nothing to do it to. */
  act(action: Action): Step | null;
  /** Every open call with its stays, and every open stay without one, as sessions. */
  sessions(): readonly Session[];
}

/** An empty world; its clock goes on by a second with every action. */
export function createWorld(): World {
  const stays = new Map<ConsultationId, Consultation>();
  const events = new Map<ConsultationId, readonly ConsultationEvent[]>();
  const calls = new Map<CallId, Call>();
  let now = 0;
  let used = 0;

  const openCalls = (): OpenCall[] => [...calls.values()].filter((call) => call.status === 'open');
  const callOf = (personId: PersonId): OpenCall | null =>
    openCalls().find((call) => providerIn(call, personId) !== null) ?? null;
  const sessionOf = (call: Call | null, named: Consultation | null): Session => {
    const ids = new Set(call?.status === 'open' ? call.stays.map((member) => member.consultationId) : []);
    if (named !== null) ids.add(named.id);
    const consultations = [...stays.values()].filter((stay) => ids.has(stay.id));
    return deepFreeze({ call, consultations });
  };
  const callOfStay = (stay: Consultation): Call | null =>
    stay.status === 'being-seen' ? (calls.get(stay.callId) ?? null) : null;

  const record = (event: ArrivedEvent): void => {
    stays.set(event.id, begin(event));
    events.set(event.id, [event]);
  };
  const save = ({ session, decision }: Step): void => {
    if (!decision.ok) return;
    const { call, stays: changed, arrivals } = decision.value;
    const after = applyChange(session, decision.value);
    for (const event of arrivals) events.set(event.id, [event]);
    for (const stay of after.consultations) stays.set(stay.id, stay);
    for (const { consultationId, events: more } of changed) {
      events.set(consultationId, [...(events.get(consultationId) ?? []), ...more]);
    }
    if (call !== null) calls.set(call.id, call);
  };

  const intend = (action: Exclude<Action, { does: 'arrive' }>): Omit<Step, 'decision'> | null => {
    const personId = person(action.person);
    const own = callOf(personId);
    if (action.does === 'leave') {
      const participantId = own === null ? participant(0) : providerIn(own, personId)?.participantId;
      if (participantId === undefined) return null;
      const call = own ?? openCalls()[0] ?? null;
      return { session: sessionOf(call, null), command: { type: 'leave', participantId, reason: action.reason } };
    }
    if (action.does === 'end-call') {
      return { session: sessionOf(own, null), command: { type: 'end-call', by: personId } };
    }
    if ('who' in action) {
      if (own === null) return null;
      const people = participantsOf(own);
      const participantIds = action.who.flatMap((number) => people[number % people.length] ?? []);
      return { session: sessionOf(own, null), command: { type: action.does, participantIds, by: personId } };
    }
    const inOrder = [...stays.values()].toSorted((one, other) => Number(isOpen(other)) - Number(isOpen(one)));
    const stay = inOrder[action.stay % Math.max(1, inOrder.length)];
    if (stay === undefined) return null;
    used += 1;
    const consultationId = stay.id;
    switch (action.does) {
      case 'join': {
        const session = { ...sessionOf(callOfStay(stay), stay), callOfPerson: own?.id ?? null };
        const participantId = participant(1_000 + used);
        return { session, command: { type: 'join', consultationId, callId: callId(used), participantId, personId } };
      }
      case 'add':
        return { session: sessionOf(own, stay), command: { type: 'add', consultationId, by: personId } };
      case 'stay': {
        const fresh = { stay: stayId(500 + used), companion: participant(2_000 + used) };
        const command = stayCommand(action.command, stay, personId, fresh);
        return { session: sessionOf(callOfStay(stay), stay), command: { type: 'stay', consultationId, command } };
      }
    }
  };

  return {
    stays,
    events,
    calls,
    act(action) {
      now += 1_000;
      if (action.does === 'arrive') {
        if ([...stays.values()].filter(isOpen).length > 4) return null;
        const id = stayId(stays.size + 1);
        record({
          type: 'arrived',
          at: now,
          id,
          clinicId: clinic(action.clinic),
          callerId: participant(stays.size + 1),
          companions: [],
          firstArrivedAt: now,
          transferredFrom: null,
        });
        return null;
      }
      const intent = intend(action);
      if (intent === null) return null;
      const step = { ...intent, decision: decideSession(intent.session, intent.command, { now }) };
      save(step);
      return step;
    },
    sessions() {
      const alone = [...stays.values()].filter((stay) => callOfStay(stay) === null);
      return [...openCalls().map((call) => sessionOf(call, null)), ...alone.map((stay) => sessionOf(null, stay))];
    },
  };
}
